"""The ways to send, cheapest first: a row each, with a bar as long as it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.drawing.handout import bar as bars
from remitcalc.drawing.handout.chip import chip, chip_size
from remitcalc.drawing.handout.icons import Icon, icon
from remitcalc.drawing.handout.legend import legend
from remitcalc.drawing.handout.marks import (
    Mark,
    Shape,
    Type,
    Words,
    bottom,
    fitting,
    line,
    lines,
    name_line,
    whole_line,
)
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.wrapping import line_height
from remitcalc.drawing.style import text_size

if TYPE_CHECKING:
    from remitcalc.output.handout.handout import Handout
    from remitcalc.output.handout.way import Way

_LONGEST, _SHORTEST = 0.46, 40.0
"""How much of the width the longest bar takes; the least it takes, in pixels."""
_WITH_TIME, _WITHOUT = (0.30, 0.19, 0.33, 0.18), (0.42, 0.24, 0.34, 0.0)
"""How columns share the width: name, what one parts with, what arrives, how long."""


class _Columns(NamedTuple):
    """Where the columns of a row stand; a time of no width: it is nowhere known."""

    name: Box
    paid: Box
    arrives: Box
    time: Box

    @property
    def right(self) -> float:
        """The right edge of the last one."""
        return (self.time if self.time.width else self.arrives).right


def ways(handout: Handout, shown: tuple[Way, ...], box: Box, used: Type) -> list[Mark]:
    """Return headings, legend, a row per way, and how many ways are left out."""
    has_time = any(way.knows_time for way in shown)
    marks: list[Mark] = legend(handout.words, shown, box, used)
    columns = _columns(
        box._replace(top=bottom(marks, box.top) + used.px(8)), used, has_time=has_time
    )
    marks += _headings(handout, columns, used)
    top = bottom(marks, box.top) + used.px(4)
    rows = _Rows(handout, shown, columns, used)
    for way in shown:
        row = rows.row(way, top)
        marks += row
        top = bottom(row, top)
    left_out = handout.left_out(shown)
    if not has_time:
        left_out = f"{left_out} {handout.words.say('time.unknown')}".strip()
    marks += _rate(handout, shown, box._replace(top=top + used.px(6)), used)
    below = box._replace(top=bottom(marks, top) + used.px(6))
    return [*marks, *lines(below, left_out, used.small, used.theme.colours.quiet, 3)[0]]


def _rate(handout: Handout, shown: tuple[Way, ...], box: Box, used: Type) -> list[Mark]:
    """Return at which rate what arrives is worked out, marked where it is not a real one."""
    said, is_example = handout.rate(shown)
    if not said:
        return []
    if not is_example:
        return list(lines(box, said, used.small, used.theme.colours.quiet, 2)[0])
    mark = handout.words.say("page.example_rate")
    width, height = chip_size(mark, used)
    step = line_height(used.small)
    left = box.left + width + used.px(8)
    room = box._replace(left=left, width=box.right - left)
    words = lines(room, said, used.small, used.theme.colours.example, 2)[0]
    return [*chip(mark, (box.left, box.top + (step - height) / 2), used), *words]


class _Rows:
    """Rows of one table: bars in one scale, the figures of a column in one size of type."""

    def __init__(
        self, handout: Handout, shown: tuple[Way, ...], columns: _Columns, used: Type
    ) -> None:
        self._columns, self._used = columns, used
        self._example = handout.words.say("page.example")
        self._chip_width = chip_size(self._example, used)[0] + used.px(8)
        self._longest = max((sum(way.segments.values()) for way in shown), default=0)
        self._scale = self._scale_of(shown)
        cells = {
            name: [getattr(way, name) for way in shown] for name in ("paid", "arrives", "time")
        }
        self._fonts = {
            name: fitting(getattr(columns, name).width, said, used.figure)
            for name, said in cells.items()
        }

    def _scale_of(self, shown: tuple[Way, ...]) -> float:
        """Return pixels per minor unit, such that beside the longest bar its cost has room."""
        used, whole = self._used, self._columns.right - self._columns.name.left
        room = whole * _LONGEST
        for way in shown:
            said = text_size(used.cost, way.cost)[0] + used.px(10)
            room = min(room, whole - said - (self._chip_width if way.is_example else 0.0))
        return max(room - used.px(bars.UNKNOWN), used.px(_SHORTEST)) / max(self._longest, 1)

    def row(self, way: Way, top: float) -> list[Mark]:
        """Return one way: name and figures, then the bar with what it costs."""
        used, colours = self._used, self._used.theme.colours
        left, width = self._columns.name.left, self._columns.right - self._columns.name.left
        first, start = line_height(used.strong), top + used.px(7)
        look = colours.pooled if way.role == "together" else colours.text
        figures = self._figures(way, start, first)
        room = Box(left, start, figures[0].box.left - left - used.px(12), first)
        how = Box(left, start + first, width, line_height(used.small))
        below = Box(left, how.bottom + used.px(3), width, used.px(20))
        pad = used.px(10)
        whole = Box(left - pad, top, width + 2 * pad, below.bottom + used.px(9) - top)
        return [
            _back(way, whole, used),
            name_line(room, way.name, used.strong, look),
            *figures,
            line(how, way.how, used.small, colours.quiet),
            *self._cost(way, below),
        ]

    def _figures(self, way: Way, top: float, height: float) -> list[Words]:
        found = []
        for name, font in self._fonts.items():
            column: Box = getattr(self._columns, name)
            if column.width:
                box = Box(column.left, top, column.width, height)
                colour = self._used.theme.colours.text
                found.append(whole_line(box, getattr(way, name), font, colour, "right"))
        return found

    def _cost(self, way: Way, box: Box) -> list[Mark]:
        used, colours, right = self._used, self._used.theme.colours, box.right
        longest = box._replace(width=self._longest * self._scale + used.px(bars.UNKNOWN))
        marks = bars.bar(way, longest, self._scale, used)
        end = box.left + bars.length(way, longest, self._scale, used) + used.px(8 if marks else 0)
        if way.is_example:
            height = chip_size(self._example, used)[1]
            right -= self._chip_width
            corner = right + used.px(8), box.top + (box.height - height) / 2
            marks += chip(self._example, corner, used)
        look = colours.pooled if way.role == "together" else colours.alone
        room = Box(end, box.top, right - end, box.height)
        return [*marks, whole_line(room, way.cost, used.cost, look)]


def _columns(box: Box, used: Type, *, has_time: bool) -> _Columns:
    gap = used.px(10)
    inner = Box(box.left + gap, box.top, box.width - 2 * gap, 0.0)
    left, made = inner.left, []
    for share in _WITH_TIME if has_time else _WITHOUT:
        width = inner.width * share
        made.append(Box(left, inner.top, max(width - gap, 0.0), 0.0))
        left += width
    last = 3 if has_time else 2
    made[last] = made[last]._replace(width=made[last].width + gap)
    return _Columns(*made)


def _headings(handout: Handout, columns: _Columns, used: Type) -> list[Mark]:
    colours, say = used.theme.colours, handout.words.say
    size, high = used.px(16), line_height(used.label)
    stated: list[tuple[Box, str, Icon]] = [
        (columns.paid, say("ways.paid"), "note"),
        (columns.arrives, say("ways.arrives"), "house"),
    ]
    if columns.time.width:
        stated.append((columns.time, say("ways.time"), "clock"))
    marks: list[Mark] = []
    for column, said, kind in stated:
        room = Box(column.left + size + 4, column.top, column.width - size - 4, high)
        heading = whole_line(room, said, used.label, colours.quiet, "right")
        left = heading.box.left - size - used.px(5)
        picture = Box(left, column.top + (high - size) / 2, size, size)
        marks += [heading, icon(kind, picture, colours.quiet)]
    return marks


def _back(way: Way, box: Box, used: Type) -> Shape:
    colours = used.theme.colours
    if way.role == "together":
        return Shape(box, lambda p: p.fill(box, colours.pooled_soft, radius=used.px(8)))
    if way.role == "compared":
        return Shape(box, lambda p: p.fill(box, colours.alone_soft, radius=used.px(8)))
    ends = (box.left, box.bottom), (box.right, box.bottom)
    return Shape(box, lambda p: p.line(*ends, colours.line, "grid"))
