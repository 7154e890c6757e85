"""Finds the command that was typed and runs it; every way to end is decided here."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from remitcalc.cli.commands import COMMANDS, WINDOW
from remitcalc.cli.ending import INTERRUPTED
from remitcalc.cli.options import GENERAL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from remitcalc.cli.commands import Command

_PIPE_CLOSED = 141


def main(typed: Sequence[str] | None = None) -> int:
    """Run the command in `typed` (default: that of this process) and return its exit code.

    0 done; 1 a failure of ours; 2 bad input, or nowhere to write; 141 the reader of a pipe went
    away; 130, 143, 129 ended by Ctrl+C, by the system, with its terminal.
    """
    typed = sys.argv[1:] if typed is None else list(typed)
    if sys.stdout is None:  # it was closed: nobody wants to read
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows a stand-in for it.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    command, rest = _chosen(typed)
    try:
        code = _run(command, rest)
        sys.stdout.flush()
    except KeyboardInterrupt:  # of a caller that is no command line
        code = INTERRUPTED
    except Exception as error:
        if "--debug" in rest and not isinstance(error, BrokenPipeError):
            raise
        code = ended_by(error, rest)
    return code


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def ended_by(error: Exception, typed: Sequence[str]) -> int:
    """Tell an error of a command, and return its exit code."""
    if isinstance(error, OSError):
        _stop_printing()
    if isinstance(error, BrokenPipeError):
        return _PIPE_CLOSED
    from remitcalc.cli.failure import told

    return told(error, typed)


def _stop_printing() -> None:
    """Let what is still buffered go nowhere: it must not raise again when it is flushed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _chosen(typed: list[str]) -> tuple[Command | str, list[str]]:
    """Return the command and what else was typed, or the word that is none and all of it.

    Options may stand before the command.
    """
    is_value = False
    for at, word in enumerate(typed):
        if is_value or word.startswith("-"):
            is_value = word == "--language"
            continue
        command = next((c for c in COMMANDS if c.name == word), None)
        return (word, typed) if command is None else (command, typed[:at] + typed[at + 1 :])
    return WINDOW, typed


def _run(command: Command | str, rest: list[str]) -> int:
    if isinstance(command, str):
        from remitcalc.cli.failure import no_such_command

        return no_such_command(command, rest)
    if "--help" in rest or "-h" in rest:
        from remitcalc.cli.asked_language import asked_language
        from remitcalc.cli.help import help_text

        sys.stdout.write(help_text(command, asked_language(rest)))
        return 0
    from remitcalc.cli.request import Request
    from remitcalc.writing.left_over import clear_left_over

    clear_left_over()
    return command.run(Request(rest, (*command.options, *GENERAL)))
