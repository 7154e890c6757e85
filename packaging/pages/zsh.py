"""Completion for zsh, with what each option does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spoken import Expected

    from remitcalc.cli.commands import Command
    from remitcalc.cli.options import Option

NAME = "_remitcalc"

_SCRIPT = """\
#compdef remitcalc
# Made of the tables of remitcalc's commands by packaging/pages.
_remitcalc() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C \\
{general} \\
    '1: :->command' \\
    '*:: :->rest'
  case $state in
    command)
      local -a commands=(
{commands}
      )
      _describe -t commands command commands
      ;;
    rest)
      case $line[1] in
{rest}
      esac
      ;;
  esac
}
_remitcalc_corridor() {
  _alternative 'corridors:corridor:({corridors})' 'files:file:_files'
}
_remitcalc "$@"
"""


def made() -> str:
    """Return the script."""
    parts = {
        "general": " \\\n".join(f"    {_spec(None, one)}" for one in spoken.WITHOUT_COMMAND),
        "commands": "\n".join(
            f"        {_quoted(f'{one.name}:{one.does}')}" for one in spoken.commands()
        ),
        "rest": "\n".join(line for one in spoken.commands() for line in _rest(one)),
        "corridors": " ".join(spoken.CORRIDORS),
    }
    script = _SCRIPT
    for name, text in parts.items():
        script = script.replace(f"{{{name}}}", text)
    return script


def _rest(command: Command) -> Iterator[str]:
    yield f"        {command.name})"
    specs = [_spec(command, option) for option in spoken.options(command)]
    expected = spoken.operand(command)
    if expected.words:
        specs.append("'1:corridor:_remitcalc_corridor'")
    elif expected.is_file:
        specs.append("'*:file:_files'")
    yield "          _arguments \\"
    yield " \\\n".join(f"            {spec}" for spec in specs)
    yield "          ;;"


def _spec(command: Command | None, option: Option) -> str:
    help_text = "".join(f"\\{sign}" if sign in "[]:\\" else sign for sign in option.help)
    takes = f":{option.value}:{_action(spoken.value(command, option))}" if option.value else ""
    takes = takes.replace("=", "\\=")
    sign = "=" if option.value else ""
    text = f"[{help_text}]{takes}"
    if option.short:
        both = f"({option.short} {option.name})"
        # A short option takes its value with or without a space: -oFILE.
        short = f"{option.short}{'+' if option.value else ''}"
        return f"{_quoted(both)}{{{short},{option.name}{sign}}}{_quoted(text)}"
    return _quoted(f"{'*' if option.repeats else ''}{option.name}{sign}{text}")


def _action(expected: Expected) -> str:
    if expected.is_file:
        return "_files"
    return f"({' '.join(expected.words)})" if expected.words else ""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
