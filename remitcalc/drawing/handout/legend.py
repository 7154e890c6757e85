"""What the stretches of the bars mean; only those that are on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.handout.bar import KINDS, colours_of, open_end, swatch
from remitcalc.drawing.handout.icons import icon
from remitcalc.drawing.handout.marks import Mark, Shape, Type, Words, bottom, line, lines
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.wrapping import line_height
from remitcalc.drawing.style import text_size

if TYPE_CHECKING:
    from remitcalc.model.handout_words import HandoutWords
    from remitcalc.output.handout.way import Way

_UNKNOWN = "unknown"
_WIDE, _HIGH, _BETWEEN = 18, 13, 3
"""The size of a swatch, and the room between those of both ways."""


def legend(words: HandoutWords, shown: tuple[Way, ...], box: Box, used: Type) -> list[Mark]:
    """Return the heading of the ways, then a swatch and a name per stretch, in rows."""
    colours = used.theme.colours
    high, size = line_height(used.head), used.px(20)
    picture = icon("coins", Box(box.left, box.top + (high - size) / 2, size, size), colours.alone)
    left = box.left + size + used.px(8)
    title = line(
        Box(left, box.top, box.right - left, high), words.say("ways.cost"), used.head, colours.text
    )
    said = _meaning(words, Box(box.left, box.top, box.width, high), title.box.right, used)
    marks: list[Mark] = [picture, title, *said]
    below = box._replace(top=bottom(marks, box.top) + used.px(3))
    at, row = below.left, below.top
    step = line_height(used.small)
    for kind, named in _entries(words, shown):
        drawn = _swatches(kind, shown, (0.0, 0.0), used)[-1].box.right + used.px(6)
        width = drawn + text_size(used.small, named)[0] + 1
        if at > below.left and at + width > below.right:
            at, row = below.left, row + step
        swatches = _swatches(kind, shown, (at, row + (step - used.px(_HIGH)) / 2), used)
        room = Box(at, row, min(width, below.right - at), step)
        marks += _entry(named, room, swatches, used)
        at += width + used.px(18)
    return marks


def _meaning(words: HandoutWords, box: Box, title: float, used: Type) -> list[Words]:
    """Return what the length of a bar means: beside the title where it fits, else below it."""
    said, colour = words.say("ways.bar"), used.theme.colours.quiet
    left = title + used.px(14)
    if left + text_size(used.small, said)[0] <= box.right:
        return [line(box._replace(left=left, width=box.right - left), said, used.small, colour)]
    below = box._replace(top=box.bottom + used.px(2))
    return lines(below, said, used.small, colour, 2)[0]


def _entries(words: HandoutWords, shown: tuple[Way, ...]) -> list[tuple[str, str]]:
    found = [
        (kind, words.say(f"ways.{kind}"))
        for kind in KINDS
        if any(way.segments[kind] > 0 for way in shown)
    ]
    if any(way.is_open for way in shown):
        found.append((_UNKNOWN, words.say("ways.not_known")))
    return found


def _swatches(
    kind: str, shown: tuple[Way, ...], corner: tuple[float, float], used: Type
) -> list[Shape]:
    """Return a stretch as the bars have it: in the colour of sending alone, together, or both."""
    left, top = corner
    box = Box(left, top, used.px(_WIDE), used.px(_HIGH))
    if kind == _UNKNOWN:
        return [open_end(box, used.theme.colours.field_line)]
    ways = (way for way in shown if way.segments[kind] > 0)
    found = []
    for is_pooled in sorted({way.role == "together" for way in ways}):
        found.append(swatch(kind, box, colours_of(used, is_pooled=is_pooled)))
        box = box._replace(left=box.right + used.px(_BETWEEN))
    return found


def _entry(named: str, box: Box, swatches: list[Shape], used: Type) -> list[Mark]:
    left = swatches[-1].box.right + used.px(6)
    words = Box(left, box.top, box.right - left, box.height)
    return [*swatches, line(words, named, used.small, used.theme.colours.text)]
