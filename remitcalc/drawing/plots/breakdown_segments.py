"""The segments of stacked bars: where each part of a cost stands, and its pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.drawing.label_placement import Box
from remitcalc.output.chart_data.breakdown import POOLED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.drawing.frame import Frame
    from remitcalc.output.chart_data.breakdown import BreakdownChart

SOLID, PALE, RISING, FALLING, CROSSED = "solid", "pale", "rising", "falling", "crossed"
REST = "rest"
"""What comes after an absent part, which depends on it: no segment of a part, but a stretch."""
PATTERNS = {
    "sending": SOLID,
    "tax": CROSSED,
    "transit": RISING,
    "fx": PALE,
    "receiving": FALLING,
}
"""Parts differ by pattern, not by colour: colour says pooled or alone."""


class Segment(NamedTuple):
    """A part of a bar: values from `start` to `end`, in a slot, and its box in pixels."""

    row: int
    slot: int
    part: str
    family: str
    start: float
    end: float
    box: Box

    @property
    def pattern(self) -> str:
        """What it is filled with."""
        return PATTERNS.get(self.part, REST)


def segments(
    data: BreakdownChart, slots: Mapping[int, int], frame: Frame, thickness: float
) -> list[Segment]:
    """Return every part that costs something; those below zero grow to the left of it."""
    found = []
    for row, slot in slots.items():
        bar = data.bars[row]
        family = "pooled" if bar.role == POOLED else "alone"
        right = left = 0.0
        costs = [(part, bar.parts.get(part)) for part in PATTERNS]
        for part, cost in [*costs, (REST, bar.rest)]:
            if not cost:
                continue
            start, end = (right, right + cost) if cost > 0 else (left + cost, left)
            right, left = max(right, end), min(left, start)
            top = frame.y(thickness / 2 - slot)
            height = frame.y(-thickness / 2 - slot) - top
            x = frame.x(start)
            box = Box(x, top, frame.x(end) - x, height)
            found.append(Segment(row, slot, part, family, start, end, box))
    return found
