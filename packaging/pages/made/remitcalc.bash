# Completion of remitcalc for bash: made of the tables of its commands by packaging/pages.
_remitcalc() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word at
    local words= files=
    # bash takes --share=equal for three words.
    if [[ $cur == = ]]; then cur=
    elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}
    fi
    for ((at = 1; at < COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        if [[ $word == --language ]]; then
            [[ ${COMP_WORDS[at+1]} == = ]] && ((at++))
            ((at++))
        elif [[ $word != -* ]]; then command=$word; break
        fi
    done
    case "$command $prev" in
    "check --corridor") words="canada-guatemala switzerland-serbia us-guatemala" ;;
    "template --kind") words="fees payroll" ;;
    "compare --format") words="text csv json xlsx remitcalc" ;;
    "questions --format") words="text json pdf" ;;
    "bargain --format"|"explain --format") words="text json" ;;
    *" --amount"|*" --column"|*" --corridor"|*" --date"|*" --dpi"|*" --employer"|*" --employer-share"|*" --encoding"|*" --fee"|*" --for"|*" --heading-row"|*" --individual-every"|*" --keep-rows"|*" --leave-out"|*" --margin"|*" --net-fixed"|*" --net-percent"|*" --payday-days"|*" --paydays"|*" --pooled"|*" --pooled-every"|*" --provider"|*" --quarter"|*" --sheet"|*" --size"|*" --to-currency"|*" --worker"|*" --workers") : ;;
    *" --logo"|*" --output"|*" --payroll"|*" --quotes"|*" -o") files=1 ;;
    *" --paper") words="A4 Letter" ;;
    *" --way") words="alone pooled" ;;
    *" --decimal") words="comma point" ;;
    *" --page-language") words="de en es fr sr-Latn" ;;
    " --language"|*" --language") words="en es fr de sr-Latn" ;;
    *" --share") words="equal proportional no-one-worse-off" ;;
    *" --csv") words="excel" ;;
    *" --kind") words="group-size savings breakdown waterfall amount sharing speed season sensitivity" ;;
    *" --amount-is") words="principal outlay" ;;
    *" --format") words="text csv json" ;;
    *" --figure") words="total saving principal sending tax transit fx receiving received paid change employer percent" ;;
    *" --individual") words="typical cheapest" ;;
    *" --blank-joins") words="yes no" ;;
    *)
        case $command in
        open) if [[ $cur == -* ]]; then words="--language --debug -h --help"; else files=1; fi;;
        corridors) if [[ $cur == -* ]]; then words="--format --csv -o --output --language --debug -h --help"; else :; fi;;
        compare) if [[ $cur == -* ]]; then words="--workers --amount --payroll --sheet --net-percent --net-fixed --leave-out --keep-rows --column --heading-row --hidden --blank-joins --round --amount-is --individual --pooled --share --employer-share --paydays --payday-days --individual-every --pooled-every --date --quotes --decimal --encoding --names --format --csv -o --output --language --debug -h --help"; else words="canada-guatemala switzerland-serbia us-guatemala" files=1; fi;;
        rank) if [[ $cur == -* ]]; then words="--amount --amount-is --date --quotes --decimal --encoding --format --csv -o --output --language --debug -h --help"; else words="canada-guatemala switzerland-serbia us-guatemala" files=1; fi;;
        handout) if [[ $cur == -* ]]; then words="--workers --amount --payroll --sheet --net-percent --net-fixed --leave-out --keep-rows --column --heading-row --hidden --blank-joins --round --amount-is --individual --pooled --share --employer-share --paydays --payday-days --individual-every --pooled-every --date --quotes --decimal --encoding --names --worker --for --page-language --paper --employer --logo --own-quotes --each -o --output --language --debug -h --help"; else words="canada-guatemala switzerland-serbia us-guatemala" files=1; fi;;
        chart) if [[ $cur == -* ]]; then words="--workers --amount --payroll --sheet --net-percent --net-fixed --leave-out --keep-rows --column --heading-row --hidden --blank-joins --round --amount-is --individual --pooled --share --employer-share --paydays --payday-days --individual-every --pooled-every --date --quotes --decimal --encoding --names --kind --percent --size --dpi -o --output --language --debug -h --help"; else words="canada-guatemala switzerland-serbia us-guatemala" files=1; fi;;
        report) if [[ $cur == -* ]]; then words="--workers --amount --payroll --sheet --net-percent --net-fixed --leave-out --keep-rows --column --heading-row --hidden --blank-joins --round --amount-is --individual --pooled --share --employer-share --paydays --payday-days --individual-every --pooled-every --date --quotes --decimal --encoding --names --paper -o --output --language --debug -h --help"; else words="canada-guatemala switzerland-serbia us-guatemala" files=1; fi;;
        explain) if [[ $cur == -* ]]; then words="--workers --amount --payroll --sheet --net-percent --net-fixed --leave-out --keep-rows --column --heading-row --hidden --blank-joins --round --amount-is --individual --pooled --share --employer-share --paydays --payday-days --individual-every --pooled-every --date --quotes --decimal --encoding --names --worker --way --figure --season --format -o --output --language --debug -h --help"; else words="canada-guatemala switzerland-serbia us-guatemala" files=1; fi;;
        bargain) if [[ $cur == -* ]]; then words="--workers --amount --payroll --sheet --net-percent --net-fixed --leave-out --keep-rows --column --heading-row --hidden --blank-joins --round --amount-is --individual --pooled --share --employer-share --paydays --payday-days --individual-every --pooled-every --date --quotes --decimal --encoding --names --margin --fee --steps --format -o --output --language --debug -h --help"; else words="canada-guatemala switzerland-serbia us-guatemala" files=1; fi;;
        questions) if [[ $cur == -* ]]; then words="--workers --amount --payroll --sheet --net-percent --net-fixed --leave-out --keep-rows --column --heading-row --hidden --blank-joins --round --amount-is --individual --pooled --share --employer-share --paydays --payday-days --individual-every --pooled-every --date --quotes --decimal --encoding --provider --format --paper -o --output --language --debug -h --help"; else words="canada-guatemala switzerland-serbia us-guatemala" files=1; fi;;
        import-rpw) if [[ $cur == -* ]]; then words="--corridor --quarter --to-currency --history --force --decimal --encoding --format --csv -o --output --language --debug -h --help"; else files=1; fi;;
        check) if [[ $cur == -* ]]; then words="--corridor --decimal --encoding --sheet --net-percent --net-fixed --leave-out --keep-rows --column --heading-row --hidden --blank-joins --round --language --debug -h --help"; else files=1; fi;;
        template) if [[ $cur == -* ]]; then words="--kind --force --csv --language --debug -h --help"; else files=1; fi;;
        "") if [[ $cur == -* ]]; then words="--language --debug -h --help --version"; else words="open corridors compare rank handout chart report explain bargain questions import-rpw check template"; fi;;
        esac
        ;;
    esac
    local IFS=$' \t\n'
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    if [[ $files ]]; then
        IFS=$'\n'
        COMPREPLY+=($(compgen -f -- "$cur"))
        compopt -o filenames 2>/dev/null
    fi
}
complete -F _remitcalc remitcalc
