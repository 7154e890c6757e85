"""How a command ends that could not do what was asked: sentences and an exit code."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from remitcalc.cli.commands import COMMANDS
from remitcalc.cli.options import GENERAL
from remitcalc.cli.request import BAD_INPUT, OUR_FAILURE, Request
from remitcalc.files.problems import did_you_mean
from remitcalc.model.message import ModelError, message
from remitcalc.writing.replacement import NotWrittenError

if TYPE_CHECKING:
    from collections.abc import Sequence

_STREAM_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""Errors of writing that name no file come from the standard output."""


def told(error: Exception, typed: Sequence[str]) -> int:
    """Tell an error in a sentence each for what it holds, and return the exit code."""
    request = Request(typed, GENERAL)
    if isinstance(error, ModelError):
        for said in error.messages:
            request.tell(said)
        return BAD_INPUT
    if isinstance(error, NotWrittenError):
        code = f"not_written_{error.cause}"
        request.tell(message(code, file=str(error.path), reason=error.reason))
        return BAD_INPUT
    if isinstance(error, OSError) and error.filename is None and error.errno in _STREAM_FULL:
        request.tell(message("not_printed", reason=error.strerror or str(error)))
        return BAD_INPUT
    request.tell(message("failure", reason=f"{type(error).__name__}: {error}"))
    request.tell(message("failure_debug"))
    return OUR_FAILURE


def no_such_command(word: str, typed: Sequence[str]) -> int:
    """Tell that `word` is no command, and return the exit code.

    After an option that there is none it may have been meant for its value: the option is told.
    """
    request = Request(typed, GENERAL)
    before = Request(typed[: [*typed].index(word)], GENERAL)
    if before.arguments.complaints:
        return before.complain()
    names = tuple(command.name for command in COMMANDS)
    said = message("command_unknown", value=word, choices=names)
    request.tell(said, did_you_mean(word, names))
    if os.path.isfile(word):  # noqa: PTH113  a word that no file can be called is none
        quoted = f'"{word}"' if " " in word else word
        request.tell(message("file_for_window", command=f"remitcalc open {quoted}"))
    return BAD_INPUT
