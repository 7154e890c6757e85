"""One handout on one page, whatever it says: as many ways as fit, in type as large as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.handout.foot import foot
from remitcalc.drawing.handout.marks import Type, bottom
from remitcalc.drawing.handout.top import top
from remitcalc.drawing.handout.ways import ways
from remitcalc.drawing.paper import Page, page_box
from remitcalc.drawing.pencil import Pencil
from remitcalc.drawing.style import page_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from remitcalc.drawing.handout.marks import Mark
    from remitcalc.drawing.label_placement import Box
    from remitcalc.drawing.paper import PaperSize
    from remitcalc.output.handout.handout import Handout, Handouts

MARGIN = 38.0
_MOST_WAYS, _FEW_WAYS, _LEAST_WAYS = 7, 3, 2
_GAP, _ABOVE = 10.0, 0.35
"""Room between the parts; how much of what is left over stands above the ways."""
_SCALES = (1.0, 0.98, 0.95, 0.92, 0.89, 0.86, 0.83, 0.8, 0.75, 0.7, 0.6, 0.5)


def handout_page(handouts: Handouts, row: int, paper: PaperSize, bookmark: str = "") -> Page:
    """Return the page of one worker; it is worked out when it is painted."""

    def paint(painter: QPainter) -> None:
        pencil = Pencil(painter, page_theme())
        for mark in laid(handouts.of(row), paper):
            mark.paint(pencil)

    return Page(paint, bookmark)


def laid(handout: Handout, paper: PaperSize) -> list[Mark]:
    """Return what stands on the page, all of it within the margins."""
    inner = page_box(paper).grown(-MARGIN)
    for scale in _SCALES:
        used, fits = Type(page_theme(), scale), 0
        for count in range(_FEW_WAYS, _MOST_WAYS + 1):
            if sum(_heights(handout, count, inner, used)) > inner.height:
                break
            fits = count
        if fits:
            return _laid(handout, fits, inner, used)
    return _laid(handout, _LEAST_WAYS, inner, used)


def _heights(handout: Handout, count: int, inner: Box, used: Type) -> tuple[float, float, float]:
    """Return how high top, ways and foot are, the room after each included."""
    shown, at = handout.shown(count), inner._replace(top=0.0)
    parts = top(handout, shown, at, used), ways(handout, shown, at, used)
    high, middle = (bottom(part, 0.0) + used.px(_GAP) for part in parts)
    return high, middle, bottom(foot(handout, shown, at, used), 0.0)


def _laid(handout: Handout, count: int, inner: Box, used: Type) -> list[Mark]:
    """Return the page with `count` ways: the foot stands at the foot, the rest from the top."""
    shown, (high, middle, low) = handout.shown(count), _heights(handout, count, inner, used)
    spare = max(inner.height - high - middle - low, 0.0)
    second = inner._replace(top=inner.top + high + spare * _ABOVE)
    last = inner._replace(top=max(second.top + middle, inner.bottom - low))
    return [
        *top(handout, shown, inner, used),
        *ways(handout, shown, second, used),
        *foot(handout, shown, last, used),
    ]
