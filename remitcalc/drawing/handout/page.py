"""One handout on one page, whatever it says: fewer ways first, then smaller type, until it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.handout.foot import foot
from remitcalc.drawing.handout.marks import Type, bottom
from remitcalc.drawing.handout.top import top
from remitcalc.drawing.handout.ways import ways
from remitcalc.drawing.paper import Page, page_box
from remitcalc.drawing.pencil import Pencil
from remitcalc.drawing.theme import LIGHT, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from remitcalc.drawing.handout.marks import Mark
    from remitcalc.drawing.label_placement import Box
    from remitcalc.drawing.paper import PaperSize
    from remitcalc.output.handout.handout import Handout, Handouts

MARGIN = 46.0
_MOST_WAYS, _FEW_WAYS, _LEAST_WAYS = 7, 4, 2
_GAP, _ABOVE = 14.0, 0.35
"""Room between the parts; how much of what is left over stands above the ways."""
_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5)


def handout_page(handouts: Handouts, row: int, paper: PaperSize, bookmark: str = "") -> Page:
    """Return the page of one worker; it is worked out when it is painted."""

    def paint(painter: QPainter) -> None:
        pencil = Pencil(painter, theme(LIGHT))
        for mark in laid(handouts.of(row), paper):
            mark.paint(pencil)

    return Page(paint, bookmark)


def laid(handout: Handout, paper: PaperSize) -> list[Mark]:
    """Return what stands on the page, all of it within the margins."""
    inner = page_box(paper).grown(-MARGIN)
    marks: list[Mark] = []
    for scale, counts in _tries():
        used = Type(theme(LIGHT), scale)
        for count in counts:
            marks = _laid(handout, count, inner, used)
            if bottom(marks, inner.top) <= inner.bottom:
                return marks
    return marks


def _tries() -> list[tuple[float, range]]:
    """Return the scales to try, and how many ways each: few ways only in the smallest type."""
    usual = [(scale, range(_MOST_WAYS, _FEW_WAYS - 1, -1)) for scale in _SCALES]
    return [*usual, (_SCALES[-1], range(_FEW_WAYS - 1, _LEAST_WAYS - 1, -1))]


def _laid(handout: Handout, count: int, inner: Box, used: Type) -> list[Mark]:
    """Return the page with `count` ways: the foot stands at the foot, the rest from the top."""
    shown = handout.shown(count)
    begin, nowhere, gap = top(handout, shown, inner, used), inner._replace(top=0.0), used.px(_GAP)
    low = bottom(foot(handout, shown, nowhere, used), 0.0)
    high = bottom(ways(handout, shown, nowhere, used), 0.0)
    end = bottom(begin, inner.top)
    spare = max(inner.bottom - end - high - low - 2 * gap, 0.0)
    middle = inner._replace(top=end + gap + spare * _ABOVE)
    last = inner._replace(top=max(middle.top + high + gap, inner.bottom - low))
    return [*begin, *ways(handout, shown, middle, used), *foot(handout, shown, last, used)]
