# Completion of remitcalc for PowerShell: made of the tables of its commands by packaging/pages.
Register-ArgumentCompleter -Native -CommandName remitcalc -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $commands = [ordered]@{
        'open' = 'open the window with these files'
        'corridors' = 'list the corridors at hand'
        'compare' = 'compare sending alone with one pooled transfer'
        'rank' = 'rank all ways to send one amount alone'
        'handout' = 'write a page for a worker, or one for each of a payroll'
        'chart' = 'draw a chart as PNG, SVG or PDF'
        'report' = 'write a report as PDF: figures, charts, sources, method'
        'explain' = 'take one figure apart, step by step, to its sources'
        'bargain' = 'tell how far a bank''s offer can go'
        'questions' = 'list what to ask banks and providers, a page each'
        'import-rpw' = 'list or take in corridors surveyed by the World Bank'
        'check' = 'check files and list every problem'
        'template' = 'write a fee table or payroll to fill in'
    }
    $options = @{
        'open' = @('--language', '--debug', '-h', '--help')
        'corridors' = @('--format', '--csv', '-o', '--output', '--language', '--debug', '-h', '--help')
        'compare' = @('--workers', '--amount', '--payroll', '--sheet', '--net-percent', '--net-fixed', '--leave-out', '--keep-rows', '--column', '--heading-row', '--hidden', '--blank-joins', '--round', '--amount-is', '--individual', '--pooled', '--share', '--employer-share', '--paydays', '--payday-days', '--individual-every', '--pooled-every', '--date', '--quotes', '--decimal', '--encoding', '--names', '--format', '--csv', '-o', '--output', '--language', '--debug', '-h', '--help')
        'rank' = @('--amount', '--amount-is', '--date', '--quotes', '--decimal', '--encoding', '--format', '--csv', '-o', '--output', '--language', '--debug', '-h', '--help')
        'handout' = @('--workers', '--amount', '--payroll', '--sheet', '--net-percent', '--net-fixed', '--leave-out', '--keep-rows', '--column', '--heading-row', '--hidden', '--blank-joins', '--round', '--amount-is', '--individual', '--pooled', '--share', '--employer-share', '--paydays', '--payday-days', '--individual-every', '--pooled-every', '--date', '--quotes', '--decimal', '--encoding', '--names', '--worker', '--for', '--page-language', '--paper', '--employer', '--logo', '--own-quotes', '--each', '-o', '--output', '--language', '--debug', '-h', '--help')
        'chart' = @('--workers', '--amount', '--payroll', '--sheet', '--net-percent', '--net-fixed', '--leave-out', '--keep-rows', '--column', '--heading-row', '--hidden', '--blank-joins', '--round', '--amount-is', '--individual', '--pooled', '--share', '--employer-share', '--paydays', '--payday-days', '--individual-every', '--pooled-every', '--date', '--quotes', '--decimal', '--encoding', '--names', '--kind', '--percent', '--size', '--dpi', '-o', '--output', '--language', '--debug', '-h', '--help')
        'report' = @('--workers', '--amount', '--payroll', '--sheet', '--net-percent', '--net-fixed', '--leave-out', '--keep-rows', '--column', '--heading-row', '--hidden', '--blank-joins', '--round', '--amount-is', '--individual', '--pooled', '--share', '--employer-share', '--paydays', '--payday-days', '--individual-every', '--pooled-every', '--date', '--quotes', '--decimal', '--encoding', '--names', '--paper', '-o', '--output', '--language', '--debug', '-h', '--help')
        'explain' = @('--workers', '--amount', '--payroll', '--sheet', '--net-percent', '--net-fixed', '--leave-out', '--keep-rows', '--column', '--heading-row', '--hidden', '--blank-joins', '--round', '--amount-is', '--individual', '--pooled', '--share', '--employer-share', '--paydays', '--payday-days', '--individual-every', '--pooled-every', '--date', '--quotes', '--decimal', '--encoding', '--names', '--worker', '--way', '--figure', '--season', '--format', '-o', '--output', '--language', '--debug', '-h', '--help')
        'bargain' = @('--workers', '--amount', '--payroll', '--sheet', '--net-percent', '--net-fixed', '--leave-out', '--keep-rows', '--column', '--heading-row', '--hidden', '--blank-joins', '--round', '--amount-is', '--individual', '--pooled', '--share', '--employer-share', '--paydays', '--payday-days', '--individual-every', '--pooled-every', '--date', '--quotes', '--decimal', '--encoding', '--names', '--margin', '--fee', '--steps', '--format', '-o', '--output', '--language', '--debug', '-h', '--help')
        'questions' = @('--workers', '--amount', '--payroll', '--sheet', '--net-percent', '--net-fixed', '--leave-out', '--keep-rows', '--column', '--heading-row', '--hidden', '--blank-joins', '--round', '--amount-is', '--individual', '--pooled', '--share', '--employer-share', '--paydays', '--payday-days', '--individual-every', '--pooled-every', '--date', '--quotes', '--decimal', '--encoding', '--provider', '--format', '--paper', '-o', '--output', '--language', '--debug', '-h', '--help')
        'import-rpw' = @('--corridor', '--quarter', '--to-currency', '--history', '--force', '--decimal', '--encoding', '--format', '--csv', '-o', '--output', '--language', '--debug', '-h', '--help')
        'check' = @('--corridor', '--decimal', '--encoding', '--sheet', '--net-percent', '--net-fixed', '--leave-out', '--keep-rows', '--column', '--heading-row', '--hidden', '--blank-joins', '--round', '--language', '--debug', '-h', '--help')
        'template' = @('--kind', '--force', '--csv', '--language', '--debug', '-h', '--help')
        '' = @('--language', '--debug', '-h', '--help', '--version')
    }
    $words = @{
        ' --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'open --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'corridors --format' = @('text', 'csv', 'json')
        'corridors --csv' = @('excel')
        'corridors --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'compare ' = @('canada-guatemala', 'switzerland-serbia', 'us-guatemala')
        'compare --blank-joins' = @('yes', 'no')
        'compare --amount-is' = @('principal', 'outlay')
        'compare --individual' = @('typical', 'cheapest')
        'compare --share' = @('equal', 'proportional', 'no-one-worse-off')
        'compare --decimal' = @('comma', 'point')
        'compare --format' = @('text', 'csv', 'json', 'xlsx', 'remitcalc')
        'compare --csv' = @('excel')
        'compare --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'rank ' = @('canada-guatemala', 'switzerland-serbia', 'us-guatemala')
        'rank --amount-is' = @('principal', 'outlay')
        'rank --decimal' = @('comma', 'point')
        'rank --format' = @('text', 'csv', 'json')
        'rank --csv' = @('excel')
        'rank --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'handout ' = @('canada-guatemala', 'switzerland-serbia', 'us-guatemala')
        'handout --blank-joins' = @('yes', 'no')
        'handout --amount-is' = @('principal', 'outlay')
        'handout --individual' = @('typical', 'cheapest')
        'handout --share' = @('equal', 'proportional', 'no-one-worse-off')
        'handout --decimal' = @('comma', 'point')
        'handout --page-language' = @('de', 'en', 'es', 'fr', 'sr-Latn')
        'handout --paper' = @('A4', 'Letter')
        'handout --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'chart ' = @('canada-guatemala', 'switzerland-serbia', 'us-guatemala')
        'chart --blank-joins' = @('yes', 'no')
        'chart --amount-is' = @('principal', 'outlay')
        'chart --individual' = @('typical', 'cheapest')
        'chart --share' = @('equal', 'proportional', 'no-one-worse-off')
        'chart --decimal' = @('comma', 'point')
        'chart --kind' = @('group-size', 'savings', 'breakdown', 'waterfall', 'amount', 'sharing', 'speed', 'season', 'sensitivity')
        'chart --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'report ' = @('canada-guatemala', 'switzerland-serbia', 'us-guatemala')
        'report --blank-joins' = @('yes', 'no')
        'report --amount-is' = @('principal', 'outlay')
        'report --individual' = @('typical', 'cheapest')
        'report --share' = @('equal', 'proportional', 'no-one-worse-off')
        'report --decimal' = @('comma', 'point')
        'report --paper' = @('A4', 'Letter')
        'report --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'explain ' = @('canada-guatemala', 'switzerland-serbia', 'us-guatemala')
        'explain --blank-joins' = @('yes', 'no')
        'explain --amount-is' = @('principal', 'outlay')
        'explain --individual' = @('typical', 'cheapest')
        'explain --share' = @('equal', 'proportional', 'no-one-worse-off')
        'explain --decimal' = @('comma', 'point')
        'explain --way' = @('alone', 'pooled')
        'explain --figure' = @('total', 'saving', 'principal', 'sending', 'tax', 'transit', 'fx', 'receiving', 'received', 'paid', 'change', 'employer', 'percent')
        'explain --format' = @('text', 'json')
        'explain --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'bargain ' = @('canada-guatemala', 'switzerland-serbia', 'us-guatemala')
        'bargain --blank-joins' = @('yes', 'no')
        'bargain --amount-is' = @('principal', 'outlay')
        'bargain --individual' = @('typical', 'cheapest')
        'bargain --share' = @('equal', 'proportional', 'no-one-worse-off')
        'bargain --decimal' = @('comma', 'point')
        'bargain --format' = @('text', 'json')
        'bargain --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'questions ' = @('canada-guatemala', 'switzerland-serbia', 'us-guatemala')
        'questions --blank-joins' = @('yes', 'no')
        'questions --amount-is' = @('principal', 'outlay')
        'questions --individual' = @('typical', 'cheapest')
        'questions --share' = @('equal', 'proportional', 'no-one-worse-off')
        'questions --decimal' = @('comma', 'point')
        'questions --format' = @('text', 'json', 'pdf')
        'questions --paper' = @('A4', 'Letter')
        'questions --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'import-rpw --decimal' = @('comma', 'point')
        'import-rpw --format' = @('text', 'csv', 'json')
        'import-rpw --csv' = @('excel')
        'import-rpw --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'check --corridor' = @('canada-guatemala', 'switzerland-serbia', 'us-guatemala')
        'check --decimal' = @('comma', 'point')
        'check --blank-joins' = @('yes', 'no')
        'check --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
        'template --kind' = @('fees', 'payroll')
        'template --csv' = @('excel')
        'template --language' = @('en', 'es', 'fr', 'de', 'sr-Latn')
    }
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
    $command = ''
    for ($at = 0; $at -lt $before.Count; $at++) {
        if ($before[$at] -eq '--language') { $at++ }
        elseif (-not $before[$at].StartsWith('-')) { $command = $before[$at]; break }
    }
    $last = if ($before.Count) { $before[-1] } else { '' }
    $own = "$command $last"
    $offered = if ($words.ContainsKey($own)) { $words[$own] }
        elseif ($wordToComplete.StartsWith('-')) { $options[$command] }
        elseif ($command -eq '') { $commands.Keys }
        else { $words["$command "] }
    $offered | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
        $does = if ($command -eq '' -and $commands[$_]) { $commands[$_] } else { $_ }
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $does)
    }
}
