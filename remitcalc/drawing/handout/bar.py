"""A bar that is as long as a way costs: solid, tinted and hatched by what the cost is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.handout.marks import Mark, Shape, whole_line
from remitcalc.drawing.label_placement import Box

if TYPE_CHECKING:
    from remitcalc.drawing.handout.marks import Type
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.output.handout.way import Way

KINDS = ("fees", "exchange", "on_the_way")
UNKNOWN = 22.0
"""How long the open end of a bar is, where part of the cost is not known."""


def colours_of(used: Type, *, is_pooled: bool) -> tuple[str, str]:
    """Return the full colour of a bar and its tint."""
    colours = used.theme.colours
    if is_pooled:
        return colours.pooled, colours.pooled_tint
    return colours.alone, colours.alone_tint


def bar(way: Way, box: Box, scale: float, used: Type) -> list[Mark]:
    """Return the bar of a way in a box that begins where the bar does.

    `scale` is pixels per minor unit, the box is as wide as the longest bar. A cost of nothing has a
    bar of no length; one that cannot be set beside others is open to the end of the longest.
    """
    colours = used.theme.colours
    pair = colours_of(used, is_pooled=way.role == "together")
    marks: list[Mark] = []
    left = box.left
    for kind in KINDS:
        width = way.segments[kind] * scale
        if width > 0:
            marks.append(swatch(kind, Box(left, box.top, width, box.height), pair))
            left += width
    if way.is_open:
        end = Box(left, box.top, _open_length(way, box, scale, used), box.height)
        marks.append(open_end(end, colours.field_line))
        marks.append(whole_line(end, "?", used.label, colours.quiet, "centre"))
    return marks


def swatch(kind: str, box: Box, pair: tuple[str, str]) -> Shape:
    """Return one stretch of a bar; `pair` is its full colour and its tint."""
    full, tint = pair

    def draw(pencil: Pencil) -> None:
        if kind == "fees":
            pencil.fill(box, full)
            return
        pencil.fill(box, tint)
        if kind == "on_the_way":
            pencil.hatch([box], full)
        pencil.outline(box, full)

    return Shape(box, draw)


def open_end(box: Box, colour: str) -> Shape:
    """Return the dashed end that stands for what is not known."""
    return Shape(box, lambda pencil: pencil.outline(box, colour, "missing"))


def length(way: Way, box: Box, scale: float, used: Type) -> float:
    """Return how long a bar is with its open end."""
    return _known(way, scale) + (_open_length(way, box, scale, used) if way.is_open else 0.0)


def _known(way: Way, scale: float) -> float:
    return sum(max(way.segments[kind], 0) for kind in KINDS) * scale


def _open_length(way: Way, box: Box, scale: float, used: Type) -> float:
    rest = box.width - _known(way, scale) if way.is_apart else 0.0
    return max(rest, used.px(UNKNOWN))
