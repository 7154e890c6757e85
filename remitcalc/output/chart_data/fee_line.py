"""How a fee goes with the amount: its line, drawn beside the bands or amounts it is stated in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]
"""Amount and fee, or amount and percent."""
_BEYOND = 1.5
"""How far a band without an end is drawn, as a multiple of where it begins."""


class Step(NamedTuple):
    """One band: what is charged from `start` on, below `end` (None: without end)."""

    start: float
    end: float | None
    fixed: float
    percent: float


def band_lines(steps: Sequence[Step], *, is_marginal: bool = False) -> list[list[Point]]:
    """Return a piece of line for each band; where two do not meet, the fee jumps.

    With `is_marginal` each slice of the amount pays the price of its own band, so that what the
    bands below charge is added; else the band of the whole amount applies to all of it.

    >>> band_lines([Step(0, 100, 2.99, 0), Step(100, None, 4.99, 0.5)])
    [[(0, 2.99), (100, 2.99)], [(100, 5.49), (150.0, 5.74)]]
    >>> band_lines([Step(0, 100, 0, 1), Step(100, 200, 0, 2)], is_marginal=True)
    [[(0, 0.0), (100, 1.0)], [(100, 1.0), (200, 3.0)]]
    """
    lines, below = [], 0.0
    for step in steps:
        end = step.end
        if end is None:
            end = step.start * _BEYOND or 1.0
        first, last = step.start, end
        if is_marginal:
            low = below + step.fixed
            high = low + (last - first) * step.percent / 100
            below = high
        else:
            low, high = (step.fixed + at * step.percent / 100 for at in (first, last))
        lines.append([(first, low), (last, high)])
    return lines


def observed_line(points: Sequence[Point]) -> list[list[Point]]:
    """Return the line through surveyed amounts: linear between two, and none beyond them.

    >>> observed_line([(500, 10), (200, 5)])
    [[(200, 5), (500, 10)]]
    """
    return [sorted(points)] if points else []
