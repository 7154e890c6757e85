"""Completion for bash, 4 or newer; it needs nothing of the package bash-completion."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spoken import Expected

    from remitcalc.cli.options import Option

NAME = "remitcalc.bash"

_SCRIPT = """\
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
{values}
    *)
        case $command in
{commands}
        esac
        ;;
    esac
    local IFS=$' \\t\\n'
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    if [[ $files ]]; then
        IFS=$'\\n'
        COMPREPLY+=($(compgen -f -- "$cur"))
        compopt -o filenames 2>/dev/null
    fi
}
complete -F _remitcalc remitcalc
"""


def made() -> str:
    """Return the script."""
    entries = sorted(_values(), key=lambda entry: (entry[0] != "own", entry[2], entry[1]))
    lines = [
        f"    {'|'.join(pattern for _, pattern, _ in same)}) {does};;"
        for (_, does), same in _grouped(entries)
    ]
    commands = [
        f"        {command.name}) {_does(spoken.operand(command), spoken.options(command))};;"
        for command in spoken.commands()
    ]
    names = " ".join(command.name for command in spoken.commands())
    without = " ".join(_names(spoken.WITHOUT_COMMAND))
    commands.append(
        f'        "") if [[ $cur == -* ]]; then words="{without}"; else words="{names}"; fi;;'
    )
    return _SCRIPT.replace("{values}", "\n".join(lines)).replace("{commands}", "\n".join(commands))


def _values() -> Iterator[tuple[str, str, str]]:
    """Yield the options that take a value: of one command or any, the pattern, what is offered."""
    seen: dict[str, str] = {}
    for command in spoken.commands():
        for option in spoken.options(command):
            if not option.value:
                continue
            does = _offered(spoken.value(command, option))
            for name in filter(None, (option.short, option.name)):
                if name not in seen:
                    seen[name] = does
                    yield "any", f'*" {name}"', does
                elif seen[name] != does:
                    yield "own", f'"{command.name} {name}"', does
    yield "any", '" --language"', _offered(spoken.value(None, spoken.WITHOUT_COMMAND[0]))


def _grouped(
    entries: list[tuple[str, str, str]],
) -> Iterator[tuple[tuple[str, str], list[tuple[str, str, str]]]]:
    for key, same in groupby(entries, key=lambda entry: (entry[0], entry[2])):
        yield key, list(same)


def _offered(expected: Expected) -> str:
    words = f'words="{" ".join(expected.words)}" ' if expected.words else ""
    return f"{words}{'files=1 ' if expected.is_file else ''}" or ": "


def _does(expected: Expected, options: Iterable[Option]) -> str:
    names = " ".join(_names(options))
    return f'if [[ $cur == -* ]]; then words="{names}"; else {_offered(expected).rstrip()}; fi'


def _names(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        yield from filter(None, (option.short, option.name))
