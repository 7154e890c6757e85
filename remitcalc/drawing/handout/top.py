"""The top of a handout: what it is, whose it is, the amount, and how together stands to alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.handout.chip import chip
from remitcalc.drawing.handout.icons import icon
from remitcalc.drawing.handout.marks import Mark, Shape, Type, bottom, lines, name_line, whole_line
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.wrapping import line_height

if TYPE_CHECKING:
    from remitcalc.output.handout.handout import Handout
    from remitcalc.output.handout.way import Way

_AMOUNT = 0.25
_MOST_LINES = 4


def top(handout: Handout, shown: tuple[Way, ...], box: Box, used: Type) -> list[Mark]:
    """Return title, worker, and the answer; `box` gives place and width."""
    colours = used.theme.colours
    marks: list[Mark] = []
    title, height = lines(box, handout.words.say("page.title"), used.title, colours.text, 2)
    under = Box(box.left, box.top + height, box.width, line_height(used.figure))
    if handout.worker:
        half = under._replace(left=under.left + under.width / 2, width=under.width / 2)
        where = name_line(half, handout.corridor, used.figure, colours.quiet, "right")
        room = under._replace(width=where.box.left - under.left - used.px(24))
        marks += [where, name_line(room, handout.worker, used.strong, colours.text)]
    else:
        marks.append(name_line(under, handout.corridor, used.figure, colours.quiet))
    marks += title
    answer = Box(box.left, under.bottom + used.px(10), box.width, 0.0)
    return [*marks, *_answer(handout, shown, answer, used)]


def _answer(handout: Handout, shown: tuple[Way, ...], box: Box, used: Type) -> list[Mark]:
    """Return a tinted card: on its left the amount, on its right what is to be said."""
    colours, pad = used.theme.colours, used.px(14)
    inner = Box(box.left + pad, box.top + pad, box.width - 2 * pad, 0.0)
    amount = _amount(handout, inner._replace(width=inner.width * _AMOUNT), used)
    left = inner.left + inner.width * _AMOUNT + used.px(22)
    room = Box(left, inner.top, inner.right - left, 0.0)
    said: list[Mark] = []
    for at, sentence in enumerate(handout.verdict):
        look = used.lead if at == 0 else used.body
        made, height = lines(room, sentence, look, colours.text, _MOST_LINES)
        said += made
        room = room._replace(top=room.top + height + used.px(4))
    if any(way.is_example for way in shown):
        said += _example(handout, room._replace(top=room.top + used.px(4)), used)
    low = max(bottom(amount, inner.top), bottom(said, inner.top)) + pad
    lower = (low - pad - bottom(amount, inner.top)) / 2
    amount = _amount(
        handout, inner._replace(top=inner.top + lower, width=inner.width * _AMOUNT), used
    )
    card = Box(box.left, box.top, box.width, low - box.top)
    back = Shape(card, lambda p: p.fill(card, colours.pooled_soft, radius=used.px(8)))
    rule = left - used.px(11)
    ends = (rule, inner.top), (rule, low - pad)
    between = Shape(
        Box(rule, inner.top, 0.0, low - pad - inner.top),
        lambda p: p.line(*ends, colours.pooled, "grid"),
    )
    return [back, between, *amount, *said]


def _amount(handout: Handout, box: Box, used: Type) -> list[Mark]:
    colours = used.theme.colours
    size = used.px(34)
    picture = icon("note", Box(box.left, box.top, size, size), colours.pooled)
    below = box._replace(top=box.top + size + used.px(2))
    label, height = lines(below, handout.amount_label, used.small, colours.quiet, 2)
    row = Box(box.left, below.top + height, box.width, line_height(used.big))
    return [picture, *label, whole_line(row, handout.amount, used.big, colours.text)]


def _example(handout: Handout, box: Box, used: Type) -> list[Mark]:
    colours = used.theme.colours
    mark = chip(handout.words.say("page.example"), (box.left, box.top), used)
    below = box._replace(top=bottom(mark, box.top) + used.px(3))
    note, _ = lines(below, handout.words.say("page.example_note"), used.note, colours.example, 2)
    return [*mark, *note]
