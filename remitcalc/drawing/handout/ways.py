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
    bottom,
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


class _Columns(NamedTuple):
    """Where the columns of a row stand; a time of no width: it is nowhere known."""

    name: Box
    paid: Box
    arrives: Box
    time: Box


def ways(handout: Handout, shown: tuple[Way, ...], box: Box, used: Type) -> list[Mark]:
    """Return headings, legend, a row per way, and how many ways are left out."""
    colours, say = used.theme.colours, handout.words.say
    has_time = any(way.knows_time for way in shown)
    marks = legend(handout.words, shown, box, used)
    columns = _columns(
        box._replace(top=bottom(marks, box.top) + used.px(8)), used, has_time=has_time
    )
    marks += _headings(handout, columns, used)
    top = bottom(marks, box.top) + used.px(4)
    scale = _scale(handout, shown, columns, used)
    for way in shown:
        row = _row(handout, way, (_moved(columns, top), scale), used)
        marks += row
        top = bottom(row, top)
    left_out = handout.left_out(shown)
    if not has_time:
        left_out = f"{left_out} {say('time.unknown')}".strip()
    below = box._replace(top=top + used.px(6))
    return [*marks, *lines(below, left_out, used.small, colours.quiet, 3)[0]]


def _scale(handout: Handout, shown: tuple[Way, ...], columns: _Columns, used: Type) -> float:
    """Return pixels per minor unit, such that beside the longest bar its cost has room."""
    example = chip_size(handout.words.say("page.example"), used)[0] + used.px(8)
    whole = _right(columns) - columns.name.left
    room = whole * _LONGEST
    for way in shown:
        said = text_size(used.cost, way.cost)[0] + used.px(10)
        room = min(room, whole - said - (example if way.is_example else 0.0))
    longest = max((sum(way.segments.values()) for way in shown), default=0)
    return max(room - used.px(bars.UNKNOWN), used.px(_SHORTEST)) / max(longest, 1)


def _columns(box: Box, used: Type, *, has_time: bool) -> _Columns:
    gap = used.px(10)
    inner = Box(box.left + gap, box.top, box.width - 2 * gap, 0.0)
    shares = (0.36, 0.19, 0.28, 0.17) if has_time else (0.42, 0.24, 0.34, 0.0)
    left, made = inner.left, []
    for share in shares:
        width = inner.width * share
        made.append(Box(left, inner.top, max(width - gap, 0.0), 0.0))
        left += width
    last = 3 if has_time else 2
    made[last] = made[last]._replace(width=made[last].width + gap)
    return _Columns(*made)


def _moved(columns: _Columns, top: float) -> _Columns:
    return _Columns(*(column._replace(top=top) for column in columns))


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


def _row(handout: Handout, way: Way, at: tuple[_Columns, float], used: Type) -> list[Mark]:
    """Return one way: names and amounts, then the bar with what it costs."""
    (columns, scale), colours = at, used.theme.colours
    top, left, right = columns.name.top, columns.name.left, _right(columns)
    first = line_height(used.strong)
    start = top + used.px(7)
    look = colours.pooled if way.role == "together" else colours.text
    paid = _high(columns.paid, start, first)
    marks: list[Mark] = [whole_line(paid, way.paid, used.figure, colours.text, "right")]
    room = marks[0].box.left - left - used.px(12)
    marks += [
        name_line(Box(left, start, room, first), way.name, used.strong, look),
        whole_line(
            _high(columns.arrives, start, first), way.arrives, used.figure, colours.text, "right"
        ),
    ]
    if columns.time.width:
        box = _high(columns.time, start, first)
        marks.append(whole_line(box, way.time, used.figure, colours.text, "right"))
    how = Box(left, start + first, right - left, line_height(used.small))
    marks.append(line(how, way.how, used.small, colours.quiet))
    below = Box(left, how.bottom + used.px(3), right - left, used.px(20))
    marks += _cost(handout, way, (below, scale), used)
    pad = used.px(10)
    whole = Box(left - pad, top, right - left + 2 * pad, below.bottom + used.px(9) - top)
    return [_back(way, whole, used), *marks]


def _cost(handout: Handout, way: Way, at: tuple[Box, float], used: Type) -> list[Mark]:
    (box, scale), colours = at, used.theme.colours
    marks = bars.bar(way, box, scale, used)
    end = box.left + bars.length(way, scale, used) + used.px(8 if marks else 0)
    right, said = box.right, handout.words.say("page.example")
    mark: list[Mark] = []
    if way.is_example:
        width, height = chip_size(said, used)
        mark = chip(said, (box.right - width, box.top + (box.height - height) / 2), used)
        right -= width + used.px(8)
    look = colours.pooled if way.role == "together" else colours.alone
    room = Box(end, box.top, right - end, box.height)
    return [*marks, whole_line(room, way.cost, used.cost, look), *mark]


def _back(way: Way, box: Box, used: Type) -> Shape:
    colours = used.theme.colours
    if way.role == "together":
        return Shape(box, lambda p: p.fill(box, colours.pooled_soft, radius=used.px(8)))
    if way.role == "compared":
        return Shape(box, lambda p: p.fill(box, colours.alone_soft, radius=used.px(8)))
    ends = (box.left, box.bottom), (box.right, box.bottom)
    return Shape(box, lambda p: p.line(*ends, colours.line, "grid"))


def _right(columns: _Columns) -> float:
    return (columns.time if columns.time.width else columns.arrives).right


def _high(column: Box, top: float, height: float) -> Box:
    return Box(column.left, top, column.width, height)
