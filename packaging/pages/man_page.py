"""The manual page, for `man remitcalc`, in the macros of man(7)."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING

import spoken

from remitcalc.cli.commands import WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remitcalc.cli.commands import Command
    from remitcalc.cli.options import Option

NAME = "remitcalc.1"

_SIGNS = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
_ENDS = (
    ("0", "Done; of check: no file has an error."),
    ("1", "The fault is the program's."),
    ("2", "What was given is wrong, or the answer cannot be written; one sentence says how."),
    ("129, 130, 141, 143", "Ended with its terminal, by Ctrl+C, by the reader of its pipe, by the"
     " system."),
)  # fmt: skip
_VARIABLES = (
    ("LC_ALL, LC_MESSAGES, LANG", "The language and the form of numbers, where --language does not"
     " say it."),
    ("XDG_DATA_HOME", "The folder whose folder remitcalc holds corridors and handouts of your own;"
     " ~/.local/share where it is not set."),
    ("DISPLAY, WAYLAND_DISPLAY, QT_QPA_PLATFORM", "Where the window is shown; without them the"
     " comparison is printed."),
    ("NO_COLOR", "Set: text is printed without colours."),
)  # fmt: skip
_FILES = (
    ("~/.local/share/remitcalc/corridors/", "Corridors of your own: their names stand wherever"
     " CORRIDOR does."),
    ("~/.local/share/remitcalc/handout/", "Texts of handouts in other languages."),
    ("~/.local/share/remitcalc/remittance-prices.sqlite", "Prices that import-rpw took in."),
)  # fmt: skip
_EXAMPLES = (
    ("remitcalc compare us-guatemala --workers 25 --amount 300", "Compare alone with pooled."),
    ("remitcalc compare canada-guatemala --payroll may.xlsx -o may.json", "The workers of a list."),
    ("remitcalc rank switzerland-serbia --amount 160", "Every way to send alone, cheapest first."),
)


def made(version: str, date: str) -> str:
    """Return the page of a version, released on `date` (YYYY-MM-DD)."""
    lines = [
        '.\\" Made of the tables of commands and options by packaging/pages.',
        f'.TH REMITCALC 1 "{date}" "remitcalc {version}" "User Commands"',
        ".SH NAME",
        "remitcalc \\- compare sending pay home one by one with one pooled transfer",
        ".SH SYNOPSIS",
        ".B remitcalc",
        "[\\fICOMMAND\\fR] [\\fIOPTIONS\\fR]",
        ".SH DESCRIPTION",
        _said(
            "What it costs to send pay home one by one, what one pooled transfer would cost, and"
            " what each worker keeps, by corridor, to the cent, with the source, date and standing"
            " of every figure. It works offline and gives no advice."
        ),
        ".PP",
        _said(f"Without a command: {WINDOW.does}."),
        ".SH COMMANDS",
        *(line for command in spoken.commands() for line in _command(command)),
        ".SH GENERAL OPTIONS",
        *_entries(map(_option, spoken.WITHOUT_COMMAND)),
        ".SH EXIT STATUS",
        *_told(_ENDS),
        ".SH ENVIRONMENT",
        *_told(_VARIABLES),
        ".SH FILES",
        *_told(_FILES),
        ".SH EXAMPLES",
        *_told(_EXAMPLES),
    ]
    return "\n".join(lines) + "\n"


def _command(command: Command) -> Iterator[str]:
    operands = f" \\fI{_escaped(command.operands)}\\fR" if command.operands else ""
    yield f".SS remitcalc {_escaped(command.name)}{operands}"
    yield _said(command.description)
    yield from _entries(map(_option, command.options))


def _option(option: Option) -> tuple[str, str]:
    names = ", ".join(f"\\fB{_escaped(one)}\\fR" for one in (option.short, option.name) if one)
    value = f" \\fI{_escaped(option.value)}\\fR" if option.value else ""
    return names + value, option.help


def _told(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    return _entries((f"\\fB{_escaped(name)}\\fR", does) for name, does in entries)


def _entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, does in entries:
        yield ".TP"
        yield name
        yield _said(does)


def _said(text: str) -> str:
    """Return a paragraph, a sentence a line or more, as man(7) wants it."""
    sentences = re.split(r"(?<=[.;:]) (?=[A-Z])", _escaped(text))
    lines = (one for said in sentences for one in wrap(said, 78, break_on_hyphens=False))
    return "\n".join(f"\\&{line}" if line[0] in ".'" else line for line in lines)


def _escaped(text: str) -> str:
    signs = (_SIGNS.get(one) or (one if one.isascii() else f"\\[u{ord(one):04X}]") for one in text)
    return "".join(signs)
