"""The chart of what each way to send costs, by part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.labels import Ground, Label, paint_labels, place_labels
from remitcalc.drawing.open_end import OPEN_LENGTH, paint_run_on, paint_stretch
from remitcalc.drawing.plot import Margins, Range, Spot
from remitcalc.drawing.plots.breakdown_rows import (
    CROSSED,
    FALLING,
    PATTERNS,
    REST,
    RISING,
    SOLID,
    THICKNESS,
    BarRows,
    Segment,
    fill,
    slots,
)
from remitcalc.drawing.plotted import Bars
from remitcalc.drawing.row_plot import RowPlot
from remitcalc.drawing.rows_that_fit import Apart, Left, rows_that_fit
from remitcalc.drawing.scenery import (
    line_height,
    money_ticks_across,
    paint_bottom_title,
    paint_column_words,
    paint_columns,
)
from remitcalc.drawing.style import elided, font, text_size
from remitcalc.output.chart_data.breakdown import ALONE, POOLED, BreakdownChart

if TYPE_CHECKING:
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme

_WIDEST_NAMES = 0.4
_LEAST_ROW = 1.25
MISSING = "missing"
"""An open end."""
_SWATCH = 18.0
_LEADING = 1.25


class BreakdownPlot(RowPlot[BreakdownChart]):
    """A stacked bar per way to send; the rows stand a unit apart, the first at the top, at zero.

    Where there are more rows than fit, the cheapest, the pool, the service it is compared with and
    the dearest stay.
    """

    def _prepare(self, *, keeps_range: bool) -> None:  # noqa: ARG002
        self.item.clear()
        self.shown: list[int | Left | Apart] = []
        self._items: dict[tuple[str, str], Any] = {}

    @property
    def slots(self) -> dict[int, int]:
        """From a bar to the slot it stands in, counted from the top."""
        return slots(self.shown)

    @property
    def segments(self) -> list[Segment]:
        """The parts of the bars that are shown, in pixels; none before there is a size."""
        return self._bar_rows.segments

    def rows(self) -> list[int]:
        """Return the bars that are shown."""
        return [] if self.data.nothing else list(self.slots)

    def spot(self, row: int) -> Spot:
        """Return where a bar begins: its end is full of words."""
        frame = self.frame
        y = frame.y(-self.slots.get(row, 0))
        return Spot(row, self.data.hover(row), frame.x(0), y)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the bar, or its name, under a pixel."""
        slot = self.row_at(x, y, len(self.shown))
        if slot is None:
            return None
        row = self.shown[slot]
        return self.spot(row) if isinstance(row, int) else None

    def labels(self) -> list[PlacedLabel]:
        """Return the labels of the levels in their places."""
        return self._labels

    def _home(self) -> tuple[Range, Range]:
        bars = [self.data.bars[row] for row in self.slots] or list(self.data.bars)
        rows = max(len(self.shown), 1)
        costs = [[*(c for c in bar.parts.values() if c), bar.rest] for bar in bars]
        low = min((sum(c for c in one if c < 0) for one in costs), default=0.0)
        tops = [sum(c for c in one if c > 0) for one in costs]
        high = max([*tops, *(level.value for level in self.data.levels)], default=1.0)
        used = font(self.theme, self.theme.type.small, is_bold=True)
        said = max((text_size(used, bar.total_label)[0] for bar in bars if not bar.note), default=0)
        # Room for the dearest bar's total beside it, however wide the plot is.
        room = said + 2 * self.theme.spacing.two + self.theme.spacing.four + OPEN_LENGTH
        width = max(self.frame.box.width, room + 1)
        span = (max(tops, default=high) - low) / (1 - min(room / width, 0.6))
        right = max(low + span, high + 0.04 * (high - low))
        return (1.04 * low, right or 1.0), (0.5 - rows, 0.5)

    def _margins(self) -> Margins:
        theme = self.theme
        line, gap = line_height(theme, theme.type.small), theme.spacing.one
        key = Key(self.data, theme, self.page.width)
        left = min(self._name_width() + 6 * gap, _WIDEST_NAMES * self.page.width)
        top = key.height + line + 2 * gap
        bottom = 2 * line + 2 * gap
        self._fit(self.page.height - top - bottom, line)
        return Margins(left, top, theme.spacing.three, bottom)

    def _name_width(self) -> float:
        """Return the width of the widest name, as it is written."""
        plain, bold = (font(self.theme, self.theme.type.small, is_bold=b) for b in (False, True))
        widths = (
            text_size(plain if bar.role == ALONE else bold, bar.label)[0] for bar in self.data.bars
        )
        return max(widths, default=0.0)

    def _fit(self, height: float, line: float) -> None:
        bars = self.data.bars
        room = max(int(height / (_LEAST_ROW * line)), 3)
        # The answer stays in sight: the pool or, without one, the cheapest way.
        best = [] if any(bar.role == POOLED for bar in bars) else [0]
        keep = [row for row, bar in enumerate(bars) if bar.role != ALONE or row in best]
        keep.sort(key=lambda row: bars[row].role != POOLED)
        ranked, apart = self.data.ranked, len(bars) - self.data.ranked
        if not apart:
            self.shown = [*rows_that_fit(ranked, room, keep)]
            return
        # Those apart take at most a third of the rows where there are too many of both.
        under = rows_that_fit(apart, max(room - ranked - 1, room // 3, 2), [0])
        over = rows_that_fit(ranked, max(room - len(under) - 1, 3), [r for r in keep if r < ranked])
        below = [row if isinstance(row, Left) else row + ranked for row in under]
        self.shown = [*over, Apart(), *below]

    def _settle(self) -> None:
        frame = self.frame
        self._bar_rows = BarRows(self.data, self.theme, self.page, frame, self.shown)
        self._make_bars()
        low, high = frame.x_range
        self._ticks = money_ticks_across(self.data.scale, self.theme, low, high, frame.box.width)
        strip_height = line_height(self.theme, self.theme.type.small) + self.theme.spacing.one
        strip = Box(
            frame.box.left,
            frame.box.top - strip_height,
            self.page.right - frame.box.left,
            strip_height,
        )
        labels = [
            Label(level.label, self.theme.colours.quiet, self._above(frame.x(level.value), strip))
            for level in self.data.levels
        ]
        self._labels = place_labels(labels, self.theme, Ground(strip))

    @staticmethod
    def _above(x: float, strip: Box) -> Any:
        return lambda width, height: [
            (x - width / 2, strip.bottom - height),
            (x - width, strip.bottom - height),
            (x, strip.bottom - height),
        ]

    def _make_bars(self) -> None:
        """Give every fill one item with all its bars."""
        found: dict[tuple[str, str], list[Segment]] = {}
        for segment in self.segments:
            found.setdefault((segment.family, segment.pattern), []).append(segment)
        for key in set(self._items) - set(found):
            self.item.removeItem(self._items.pop(key))
        for key, group in found.items():
            if key not in self._items:
                self._items[key] = Bars(
                    x0=[0.0],
                    width=1.0,
                    y=[0.0],
                    height=1.0,
                    pen=QPen(Qt.PenStyle.NoPen),
                    brush=QColor(fill(self.theme, *key)),
                )
                self.item.addItem(self._items[key], ignoreBounds=True)
            self._items[key].setOpts(
                x0=[s.start for s in group],
                x1=[s.end for s in group],
                width=None,
                y=[-float(s.slot) for s in group],
                height=THICKNESS,
            )

    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        self._bar_rows.backgrounds(pencil)
        paint_columns(pencil, self.theme, frame, self._ticks)

    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        box, colours = frame.box, self.theme.colours
        self._bar_rows.patterns(pencil)
        for level in self.data.levels:
            x = frame.x(level.value)
            if box.left <= x <= box.right:
                pencil.line((x, box.top), (x, box.bottom), colours.field_line, "level")
        self._bar_rows.words(pencil)
        Key(self.data, self.theme, self.page.width).paint(pencil)
        paint_labels(pencil, self._labels, colours.surface)
        paint_column_words(pencil, self.theme, frame, self._ticks, self.page)
        paint_bottom_title(pencil, self.theme, frame, self.page, self.data.scale.title)


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
