"""The foot of a handout: what to ask, what is not counted, where the figures come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.handout.marks import Mark, Shape, Type, bottom, line, lines
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.wrapping import line_height, wrapped

if TYPE_CHECKING:
    from remitcalc.output.handout.handout import Handout
    from remitcalc.output.handout.way import Way

_COLUMNS = 2
_MOST_LINES = 4


def foot(handout: Handout, shown: tuple[Way, ...], box: Box, used: Type) -> list[Mark]:
    """Return the foot, from the top of `box` downwards."""
    colours, say = used.theme.colours, handout.words.say
    head = Box(box.left, box.top, box.width, line_height(used.head))
    marks: list[Mark] = [line(head, say("ask.title"), used.head, colours.text)]
    marks += _questions(handout, box._replace(top=head.bottom + used.px(4)), used)
    below = box._replace(top=bottom(marks, box.top) + used.px(10))
    ends = (below.left, below.top), (below.right, below.top)
    rule = Box(below.left, below.top, below.width, 0.0)
    marks.append(Shape(rule, lambda p: p.line(*ends, colours.line, "grid")))
    notes = f"{say('notes.no_advice')} {say('notes.not_counted')}"
    below = below._replace(top=below.top + used.px(6))
    made, height = lines(below, notes, used.note, colours.text)
    marks += made
    below = below._replace(top=below.top + height + used.px(4))
    marks += lines(below, _sources(handout, shown, below.width, used), used.tiny, colours.quiet)[0]
    return marks


def _questions(handout: Handout, box: Box, used: Type) -> list[Mark]:
    """Return the questions in two columns, each with a box to tick."""
    colours, gap, size = used.theme.colours, used.px(22), used.px(14)
    width = (box.width - gap * (_COLUMNS - 1)) / _COLUMNS
    marks: list[Mark] = []
    top, step = box.top, line_height(used.body)
    for start in range(0, len(handout.questions), _COLUMNS):
        for at, question in enumerate(handout.questions[start : start + _COLUMNS]):
            left = box.left + at * (width + gap)
            square = Box(left, top + (step - size) / 2, size, size)
            marks.append(_tick_box(square, colours.field_line))
            words = Box(left + used.px(22), top, width - used.px(22), 0.0)
            marks += lines(words, question, used.body, colours.text)[0]
        top = bottom(marks, top) + used.px(5)
    return marks


def _tick_box(box: Box, colour: str) -> Shape:
    return Shape(box, lambda pencil: pencil.outline(box, colour, radius=2))


def _sources(handout: Handout, shown: tuple[Way, ...], width: float, used: Type) -> str:
    """Return the sources in one paragraph: as many as there is room for, and how many are left."""
    words, found = handout.words, handout.sources(shown)
    for count in range(len(found), -1, -1):
        listed = found[:count]
        if count < len(found):
            rest = handout.figures.count(len(found) - count)
            listed.append(words.say("notes.more_sources", count=rest))
        said = f"{words.say('notes.sources')} {'; '.join(listed)}."
        if len(wrapped(used.tiny, said, width)) <= _MOST_LINES:
            break
    return said
