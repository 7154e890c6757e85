"""Completion for fish, with what each option does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spoken import Expected

    from remitcalc.cli.commands import Command
    from remitcalc.cli.options import Option

NAME = "remitcalc.fish"

_FIRST = "'not __remitcalc_command >/dev/null'"
_COMMAND = """\
function __remitcalc_command
    set -l is_value no
    for word in (commandline -opc)[2..-1]
        if test $is_value = yes
            set is_value no
        else if test $word = --language
            set is_value yes
        else if not string match -q -- '-*' $word
            echo $word
            return
        end
    end
    return 1
end"""


def made() -> str:
    """Return the script."""
    lines = [
        "# Completion of remitcalc for fish: made of the tables of its commands by packaging/pages",
        _COMMAND,
        "complete -c remitcalc -f",
    ]
    lines += [
        f"complete -c remitcalc -n {_FIRST} -a {command.name} -d {_quoted(command.does)}"
        for command in spoken.commands()
    ]
    lines += [_option(None, option) for option in spoken.WITHOUT_COMMAND]
    for command in spoken.commands():
        lines += _operands(command)
        lines += [_option(command, option) for option in spoken.options(command)]
    return "\n".join(lines) + "\n"


def _operands(command: Command) -> Iterator[str]:
    expected = spoken.operand(command)
    if expected.words or expected.is_file:
        yield f"complete -c remitcalc -n {_after(command)} {_argument(expected)}"


def _option(command: Command | None, option: Option) -> str:
    words = ["complete -c remitcalc -n", _after(command), f"-l {option.name[2:]}"]
    if option.short:
        words.append(f"-s {option.short[1:]}")
    if option.value:
        expected = spoken.value(command, option)
        words.append("-r" if expected.is_file else "-x")
        words.append(_argument(expected))
    words.append(f"-d {_quoted(option.help)}")
    return " ".join(filter(None, words))


def _after(command: Command | None) -> str:
    if command is None:
        return _FIRST
    return _quoted(f"string match -q -- {command.name} (__remitcalc_command)")


def _argument(expected: Expected) -> str:
    words = f"-a {_quoted(' '.join(expected.words))}" if expected.words else ""
    return " ".join(filter(None, (words, "-F" if expected.is_file else "")))


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
