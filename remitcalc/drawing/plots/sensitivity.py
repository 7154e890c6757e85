"""The chart of what the saving depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.labels import Ground, Label, paint_labels, place_labels
from remitcalc.drawing.open_end import (
    OPEN_LENGTH,
    Direction,
    paint_faded,
    paint_run_on,
    paint_stretch,
)
from remitcalc.drawing.plot import Margins, Range, Spot
from remitcalc.drawing.plotted import Bars
from remitcalc.drawing.row_plot import RowPlot
from remitcalc.drawing.rows_that_fit import Left, rows_that_fit
from remitcalc.drawing.scenery import (
    line_height,
    money_ticks_across,
    paint_bottom_title,
    paint_column_words,
    paint_columns,
    widest,
)
from remitcalc.drawing.style import elided, font, text_size, wrapped
from remitcalc.drawing.swatches import Look
from remitcalc.engine.figure import Bound
from remitcalc.output.chart_data.sensitivity import SensitivityChart

if TYPE_CHECKING:
    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil

_LOWERED, _RAISED = range(2)
_WIDEST_NAMES = 0.34
_WIDEST_HEAD = 0.14
_LEAST_ROW = 1.15
_THICKNESS = 0.36
_OFFSETS = (0.19, -0.19)
_AIR = 0.06
_SWATCH = 12.0


class SensitivityPlot(RowPlot[SensitivityChart]):
    """Two bars per input from the present saving; rows a unit apart, the first at the top, at zero.

    The figures stand in two columns at the right, under what tells the two kinds of bars apart.
    """

    def _prepare(self, *, keeps_range: bool) -> None:  # noqa: ARG002
        self.item.clear()
        self.shown: list[int | Left] = []
        self._bars: dict[int, Any] = {}

    @property
    def slots(self) -> dict[int, int]:
        """From an input to the slot it stands in, counted from the top."""
        return {row: slot for slot, row in enumerate(self.shown) if not isinstance(row, Left)}

    def rows(self) -> list[int]:
        """Return the inputs that are shown."""
        return [] if self.data.nothing else list(self.slots)

    def ends(self, kind: int) -> dict[int, float]:
        """Return the savings that bars of a kind reach to, by shown input; those that are known."""
        swings = {row: self.data.swings[row] for row in self.slots}
        values = {r: s.lowered if kind == _LOWERED else s.raised for r, s in swings.items()}
        return {row: value for row, value in values.items() if value is not None}

    def bar_boxes(self, kind: int) -> dict[int, Box]:
        """Return the bars of a kind as they are drawn, in pixels, by input."""
        frame, boxes = self.frame, {}
        for row, value in self.ends(kind).items():
            left, right = sorted((frame.x(value), frame.x(self.data.saving)))
            middle = _OFFSETS[kind] - self.slots[row]
            top, bottom = frame.y(middle + _THICKNESS / 2), frame.y(middle - _THICKNESS / 2)
            boxes[row] = Box(left, top, right - left, bottom - top)
        return boxes

    def open_ends(self, kind: int) -> dict[int, Direction]:
        """Return the sides to which savings may lie beside what is drawn, by shown input."""
        found: dict[int, Direction] = {}
        for row in self.ends(kind):
            swing = self.data.swings[row]
            bound = swing.lowered_bound if kind == _LOWERED else swing.raised_bound
            if bound != Bound.EXACT:
                found[row] = "right" if bound == Bound.AT_LEAST else "left"
        return found

    def _reaches(self, row: int, kind: int) -> Direction:
        return "right" if self.ends(kind)[row] >= self.data.saving else "left"

    def spot(self, row: int) -> Spot:
        """Return where an input's row crosses the present saving."""
        frame = self.frame
        y = frame.y(-self.slots.get(row, 0))
        return Spot(row, self.data.hover(row), frame.x(self.data.saving), y)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Return the input in whose row a pixel is."""
        slot = self.row_at(x, y, len(self.shown))
        if slot is None:
            return None
        row = self.shown[slot]
        return None if isinstance(row, Left) else self.spot(row)

    def labels(self) -> list[PlacedLabel]:
        """Return the label of the present saving."""
        return self._labels

    def look(self, kind: int) -> Look:
        """Return how bars of a kind are painted."""
        colours = self.theme.colours
        if kind == _RAISED:
            return Look(colours.quiet)
        return Look(colours.surface, colours.quiet, is_hatched=True)

    def _home(self) -> tuple[Range, Range]:
        values = [*self.ends(_LOWERED).values(), *self.ends(_RAISED).values(), self.data.saving]
        low, high = min(values), max(values)
        air = _AIR * (high - low) or 1.0
        if any(self.open_ends(kind) for kind in (_LOWERED, _RAISED)):
            # Room for the ends that run on.
            air = max(air, OPEN_LENGTH * (high - low) / max(self.frame.box.width - 40, 100))
        return (low - air, high + air), (0.5 - max(len(self.shown), 1), 0.5)

    def _column(self) -> float:
        """Return the width of one of the two columns of figures."""
        used = font(self.theme, self.theme.type.small)
        said = [s for one in self.data.swings for s in (one.lowered_label, one.raised_label)]
        words = max((text_size(used, text)[0] for text in said), default=0.0)
        lines = [line for head in self._heads() for line in head]
        heads = max(text_size(used, line)[0] for line in lines) + _SWATCH + self.theme.spacing.one
        return max(words, heads) + self.theme.spacing.three

    def _heads(self) -> list[list[str]]:
        """Return the lines over both columns: one each, or more where the page is narrow."""
        used, titles = font(self.theme, self.theme.type.small), self._titles()
        widths = [text_size(used, text)[0] for text in titles]
        room = min(max(widths), _WIDEST_HEAD * self.page.width)
        return [wrapped(used, text, room) for text in titles]

    def _titles(self) -> tuple[str, str]:
        return self.data.lowered_title, self.data.raised_title

    def _margins(self) -> Margins:
        theme = self.theme
        line, gap = line_height(theme, theme.type.small), theme.spacing.one
        names = [(0.0, one.name) for one in self.data.swings]
        left = min(widest(theme, names) * 1.02 + 3 * gap, _WIDEST_NAMES * self.page.width)
        heads = max(map(len, self._heads()))
        top, bottom = heads * line + 2 * gap, 2 * line + 2 * gap
        room = max(int((self.page.height - top - bottom) / (_LEAST_ROW * line)), 2)
        self.shown = rows_that_fit(len(self.data.swings), room, [])
        return Margins(left, top, 2 * self._column() + theme.spacing.two, bottom)

    def _settle(self) -> None:
        frame = self.frame
        self._make_bars()
        low, high = frame.x_range
        self._ticks = money_ticks_across(self.data.scale, self.theme, low, high, frame.box.width)
        strip = Box(0.0, 0.0, frame.box.right, frame.box.top)
        x = frame.x(self.data.saving)
        label = Label(
            self.data.saving_label,
            self.theme.colours.text,
            lambda width, _: [(x - width / 2, strip.top + 1)],
            is_bold=True,
        )
        self._labels = place_labels([label], self.theme, Ground(strip))

    def _make_bars(self) -> None:
        for kind in (_LOWERED, _RAISED):
            ends, open_to = self.ends(kind), self.open_ends(kind)
            # What fades before its end is painted over them.
            ends = {
                r: e for r, e in ends.items() if open_to.get(r) in (None, self._reaches(r, kind))
            }
            if kind not in self._bars:
                self._bars[kind] = Bars(
                    x0=[0.0],
                    width=1.0,
                    y=[0.0],
                    height=_THICKNESS,
                    pen=QPen(Qt.PenStyle.NoPen),
                    brush=QColor(self.look(kind).fill),
                )
                self.item.addItem(self._bars[kind], ignoreBounds=True)
            self._bars[kind].setOpts(
                x0=[min(end, self.data.saving) for end in ends.values()],
                x1=[max(end, self.data.saving) for end in ends.values()],
                width=None,
                y=[_OFFSETS[kind] - self.slots[row] for row in ends],
                height=_THICKNESS,
            )

    def _draw_under(self, pencil: Pencil, frame: Frame) -> None:
        paint_columns(pencil, self.theme, frame, self._ticks)

    def _draw_over(self, pencil: Pencil, frame: Frame) -> None:
        colours, box = self.theme.colours, frame.box
        for kind in (_LOWERED, _RAISED):
            boxes = {row: b for row, b in self.bar_boxes(kind).items() if b.width > 1}
            open_to = self.open_ends(kind)
            closed = [b for row, b in boxes.items() if row not in open_to]
            self.look(kind).paint_pattern(pencil, closed)
            for row, bar in boxes.items():
                if row in open_to:
                    self._paint_open(pencil, kind, bar, open_to[row], self._reaches(row, kind))
        x = frame.x(self.data.saving)
        pencil.line((x, box.top), (x, box.bottom), colours.text, "mark")
        self._paint_rows(pencil, frame)
        self._paint_heads(pencil, frame)
        paint_labels(pencil, self._labels, colours.surface)
        paint_column_words(pencil, self.theme, frame, self._ticks, self._under_frame(frame))
        paint_bottom_title(pencil, self.theme, frame, self.page, self.data.scale.title)

    def _paint_open(
        self, pencil: Pencil, kind: int, bar: Box, direction: Direction, reaches: Direction
    ) -> None:
        """Paint a bar whose end is a bound: it runs on past it, or fades before it."""
        colours = self.theme.colours
        fill = colours.line if kind == _LOWERED else colours.quiet
        solid = bar
        if direction != reaches:
            solid = paint_faded(pencil, bar, fill, colours.quiet, reaches)
        elif kind == _LOWERED:
            paint_stretch(pencil, bar, colours.surface, colours.quiet)
            paint_run_on(pencil, bar, fill, colours.quiet, direction)
        else:
            paint_run_on(pencil, bar, fill, colours.quiet, direction)
        if kind == _LOWERED:
            pencil.hatch([solid], colours.quiet)

    def _under_frame(self, frame: Frame) -> Box:
        return self.page._replace(width=frame.box.right + self.theme.spacing.four)

    def _paint_rows(self, pencil: Pencil, frame: Frame) -> None:
        """Write names and both figures of each row."""
        used, colours = pencil.font(self.theme.type.small), self.theme.colours
        column, left = self._column(), frame.box.left - self.theme.spacing.two
        for slot, row in enumerate(self.shown):
            top, height = frame.y(0.5 - slot), frame.y(0) - frame.y(1)
            if isinstance(row, Left):
                said = f"⋯ {self.data.hidden(row.rows)}"
                pencil.text(Box(0.0, top, left, height), said, colours.quiet, used, "right")
                continue
            swing = self.data.swings[row]
            name = elided(used, swing.name, left)
            pencil.text(Box(0.0, top, left, height), name, colours.text, used, "right")
            for kind, said in enumerate((swing.lowered_label, swing.raised_label)):
                at = Box(frame.box.right + kind * column, top, column, height)
                pencil.text(at, said, colours.text, used, "right")

    def _paint_heads(self, pencil: Pencil, frame: Frame) -> None:
        """Write over the two columns which bars they belong to."""
        used, column = pencil.font(self.theme.type.small), self._column()
        line = line_height(self.theme, self.theme.type.small)
        for kind, lines in enumerate(self._heads()):
            right = frame.box.right + (kind + 1) * column
            for at, said in enumerate(lines):
                width = text_size(used, said)[0]
                head = Box(right - width, 1.0 + at * line, width, line)
                pencil.text(head, said, self.theme.colours.quiet, used, "right")
            left = right - max(text_size(used, said)[0] for said in lines)
            swatch = Box(
                left - _SWATCH - self.theme.spacing.one, 1 + 0.25 * line, _SWATCH, line / 2
            )
            self.look(kind).paint(pencil, [swatch])
