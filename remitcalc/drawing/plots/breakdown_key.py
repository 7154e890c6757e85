"""What the patterns of the breakdown mean: a line over the bars, as parts recur in every row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.open_end import paint_run_on, paint_stretch
from remitcalc.drawing.plots.breakdown_segments import (
    CROSSED,
    FALLING,
    PATTERNS,
    REST,
    RISING,
    SOLID,
)
from remitcalc.drawing.style import elided, font, text_size

if TYPE_CHECKING:
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.breakdown import BreakdownChart

MISSING = "missing"
"""An open end."""
_SWATCH = 18.0
_LEADING = 1.25


class Entry(NamedTuple):
    """A pattern and its meaning, with the box of both."""

    pattern: str
    text: str
    box: Box


class Key:
    """The entries, in as many lines as the width asks for."""

    def __init__(self, data: BreakdownChart, theme: Theme, width: float) -> None:
        self._theme = theme
        used = font(theme, theme.type.small)
        self._line = text_size(used, "Ág")[1] * _LEADING
        said = [(PATTERNS[part], name) for part, name in data.parts.items()]
        said += [(REST, data.rest)] if data.rest else []
        said += [(MISSING, data.missing)] if data.missing else []
        self.entries: list[Entry] = []
        left = top = theme.spacing.half
        for pattern, name in said:
            text = elided(used, name, width - _SWATCH - theme.spacing.four)
            wide = _SWATCH + theme.spacing.one + text_size(used, text)[0] + 2
            if left + wide > width and left > theme.spacing.half:
                left, top = theme.spacing.half, top + self._line
            self.entries.append(Entry(pattern, text, Box(left, top, wide, self._line)))
            left += wide + theme.spacing.four
        self.height = top + self._line if said else 0.0

    def paint(self, pencil: Pencil) -> None:
        """Paint swatches and words."""
        colours, theme = self._theme.colours, self._theme
        for pattern, text, box in self.entries:
            height = 0.55 * box.height
            swatch = Box(box.left, box.top + (box.height - height) / 2, _SWATCH, height)
            if pattern == MISSING:
                paint_run_on(pencil, swatch._replace(width=0), colours.line, colours.quiet, "right")
            elif pattern == REST:
                paint_stretch(pencil, swatch, colours.line, colours.quiet)
            else:
                fill = colours.quiet if pattern == SOLID else colours.line
                pencil.fill(swatch, fill)
                self._hatch(pencil, swatch, pattern)
            left = swatch.right + theme.spacing.one
            words = Box(left, box.top, box.right - left, box.height)
            pencil.text(words, text, colours.quiet, pencil.font(theme.type.small))

    def _hatch(self, pencil: Pencil, swatch: Box, pattern: str) -> None:
        colour = self._theme.colours.quiet
        if pattern in (RISING, CROSSED):
            pencil.hatch([swatch], colour)
        if pattern in (FALLING, CROSSED):
            pencil.hatch([swatch], colour, rises=False)
        if pattern != SOLID:
            pencil.outline(swatch, colour)
