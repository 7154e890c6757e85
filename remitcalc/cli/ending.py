"""What ends a command from outside: Ctrl+C, the system that shuts down, a terminal that closes."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from remitcalc.writing.tidying import tidy_up

if TYPE_CHECKING:
    from types import FrameType

INTERRUPTED = 130
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_BEYOND = 128
"""What shells add to the number of a signal that ended a command."""


def hear() -> None:
    """Tidy up and end without a word when told to."""
    for number in _heard():
        signal.signal(number, _end)


def as_usual() -> None:
    """Leave it to the system again, as the window does, which hears of these by itself."""
    for number in _heard():
        is_typed = number == signal.SIGINT
        signal.signal(number, signal.default_int_handler if is_typed else signal.SIG_DFL)


def _heard() -> list[int]:
    """Return the signals that the caller, such as nohup, has not told us to ignore."""
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    return [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]


def _end(number: int, _: FrameType | None) -> None:
    for other in _heard():  # who asks again waits for the tidying
        signal.signal(other, signal.SIG_IGN)
    tidy_up()
    os._exit(_BEYOND + number)
