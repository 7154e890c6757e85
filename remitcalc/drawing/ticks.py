"""Where the ticks of an axis stand: round values, as many as fit."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import NamedTuple

_STEPS = (1, 2, 5, 10)
_TELLING = 2


class Ticks(NamedTuple):
    """Round values, and the decimals that tell them apart."""

    values: tuple[float, ...]
    decimals: int


def ticks(low: float, high: float, most: int, least_step: float = 0.0) -> Ticks:
    """Return at most `most` round values from `low` to `high`, at least two steps apart or none.

    >>> ticks(0, 37.1, 6)
    Ticks(values=(0.0, 10.0, 20.0, 30.0), decimals=0)
    >>> ticks(0, 0.5, 3)
    Ticks(values=(0.0, 0.2, 0.4), decimals=1)
    """
    if not high > low:
        return Ticks((), 0)
    rough = max((high - low) / max(most, 1), least_step)
    power = floor(log10(rough))
    step = next(s for s in (*_STEPS, 20) if s * 10.0**power >= rough * (1 - 1e-9)) * 10.0**power
    decimals = max(0, -floor(log10(step) + 1e-9))
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    # Rounded, so that three steps of 0.1 are 0.3.
    return Ticks(tuple(round(at * step, decimals) + 0.0 for at in range(first, last + 1)), decimals)


def telling_ticks(low: float, high: float, most: int) -> Ticks:
    """Return `ticks`, but more of them where there would be fewer than two: one tells no scale.

    >>> telling_ticks(0, 45, 2)
    Ticks(values=(0.0, 20.0, 40.0), decimals=0)
    """
    found = ticks(low, high, most)
    while len(found.values) < _TELLING and high > low:
        most += 1
        found = ticks(low, high, most)
    return found


def powers(low: float, high: float, steps: tuple[int, ...] = _STEPS[:3]) -> tuple[float, ...]:
    """Return 1, 2, 5, 10, 20, … from `low` to `high`, or 1, 10, 100, … with steps of 1 alone.

    >>> powers(1, 30)
    (1.0, 2.0, 5.0, 10.0, 20.0)
    """
    values = [s * 10.0**p for p in range(ceil(log10(high)) + 1) for s in steps]
    return tuple(value for value in values if low <= value <= high)
