"""Waiting for what cannot be interrupted: a long document is laid out in one go."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    Tick = Callable[[int, int], None]

T = TypeVar("T")

_EVERY = 0.05
"""Seconds between two looks at whether anybody still waits."""


def unticked(_done: int, _total: int, /) -> None:
    """Tell nobody how much of how many is done."""


def waited(work: Callable[[], T], tick: Tick) -> T:
    """Return what `work` returns, telling meanwhile that nobody knows how far it is.

    `tick` is called with a total of 0 and may raise: then the work is left to end by itself, and
    what it makes is dropped.
    """
    made: list[T] = []
    failed: list[BaseException] = []

    def job() -> None:
        try:
            made.append(work())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=job, daemon=True)
    thread.start()
    while thread.is_alive():
        tick(0, 0)
        thread.join(_EVERY)
    if failed:
        raise failed[0]
    return made[0]
