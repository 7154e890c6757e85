"""What the stretches of the bars mean; only those that are on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.handout.bar import KINDS, open_end, swatch
from remitcalc.drawing.handout.icons import icon
from remitcalc.drawing.handout.marks import Mark, Type, Words, bottom, line, lines
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.wrapping import line_height
from remitcalc.drawing.style import text_size

if TYPE_CHECKING:
    from remitcalc.model.handout_words import HandoutWords
    from remitcalc.output.handout.way import Way

_UNKNOWN = "unknown"


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
        width = used.px(24) + text_size(used.small, named)[0] + 1
        if at > below.left and at + width > below.right:
            at, row = below.left, row + step
        marks += _entry(kind, named, Box(at, row, min(width, below.right - at), step), used)
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


def _entry(kind: str, named: str, box: Box, used: Type) -> list[Mark]:
    colours = used.theme.colours
    size = used.px(13)
    square = Box(box.left, box.top + (box.height - size) / 2, used.px(18), size)
    pair = (colours.text, colours.line)
    is_unknown = kind == _UNKNOWN
    drawn = open_end(square, colours.field_line) if is_unknown else swatch(kind, square, pair)
    words = Box(box.left + used.px(24), box.top, box.width - used.px(24), box.height)
    return [drawn, line(words, named, used.small, colours.text)]
