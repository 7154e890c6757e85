"""What ends a command from outside: Ctrl+C, the system that shuts down, a terminal that closes."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_BEYOND = 128
"""What shells add to the number of a signal that ended a command."""


class Ended(KeyboardInterrupt):
    """The command was told to end: it unwinds as after Ctrl+C, so that nothing is left behind."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = _BEYOND + number


def code_of(error: KeyboardInterrupt) -> int:
    """Return the exit code of a command that was ended: 130 for Ctrl+C, 143 for SIGTERM."""
    return error.code if isinstance(error, Ended) else _BEYOND + signal.SIGINT


def leave_at_once() -> None:
    """End without a word when told to: before anything is begun, and after everything is done."""
    _hear(_leave)


def unwind() -> None:
    """Raise `Ended` when told to; whoever asks a second time is told to wait for the first."""
    _hear(_raise)


def as_usual() -> None:
    """Leave it to the system again, as the window does, which hears of these by itself."""
    for number in _heard():
        is_typed = number == signal.SIGINT
        signal.signal(number, signal.default_int_handler if is_typed else signal.SIG_DFL)


def _hear(handler: Callable[[int, FrameType | None], None]) -> None:
    for number in _heard():
        signal.signal(number, handler)


def _heard() -> list[int]:
    """Return the signals that the caller, such as nohup, has not told us to ignore."""
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    return [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]


def _leave(number: int, _: FrameType | None) -> None:
    os._exit(_BEYOND + number)


def _raise(number: int, _: FrameType | None) -> None:
    _hear(_wait)
    raise Ended(number)


def _wait(_number: int, _: FrameType | None) -> None:
    """Go on with tidying up."""
