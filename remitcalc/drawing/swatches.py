"""A key: swatches with their words, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.open_end import paint_run_on
from remitcalc.drawing.style import elided, font, text_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Colours, Theme

_WIDTH = 18.0
_HEIGHT = 0.6


class Look(NamedTuple):
    """How bars of a kind are painted: filled, and outlined or hatched in a colour."""

    fill: str
    outline: str = ""
    is_hatched: bool = False

    def paint(self, pencil: Pencil, boxes: Sequence[Box]) -> None:
        """Paint bars, which are full rectangles."""
        for box in boxes:
            pencil.fill(box, self.fill)
        self.paint_pattern(pencil, boxes)

    def paint_pattern(self, pencil: Pencil, boxes: Sequence[Box]) -> None:
        """Paint what stands over the fill."""
        if self.is_hatched:
            pencil.hatch(boxes, self.outline)
        for box in boxes if self.outline else ():
            pencil.outline(box, self.outline)


class OpenLook(NamedTuple):
    """How an open end looks in a key."""

    colours: Colours

    def paint(self, pencil: Pencil, boxes: Sequence[Box]) -> None:
        """Paint nothing but the end of a bar that runs on."""
        for box in boxes:
            bar = box._replace(width=0.0)
            paint_run_on(pencil, bar, self.colours.line, self.colours.quiet, "right")


Entry = tuple[Look | OpenLook, str]


def key_lines(theme: Theme, width: float, entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return entries line by line, each with as many as are not shortened there, one at least."""
    lines: list[list[Entry]] = []
    room = 0.0
    for entry, wanted in zip(entries, _wanted(theme, entries), strict=True):
        if not lines or wanted > room + theme.spacing.four:  # nothing stands beside the last one
            lines.append([])
            room = width
        lines[-1].append(entry)
        room -= wanted
    return lines


def _beside(theme: Theme) -> float:
    """Return what an entry takes besides its words, with the room up to the next one."""
    return _WIDTH + theme.spacing.one + theme.spacing.four


def _wanted(theme: Theme, entries: Sequence[Entry]) -> list[float]:
    """Return the widths at which entries are not shortened, each with the room up to the next."""
    used = font(theme, theme.type.small)
    return [text_size(used, said)[0] + _beside(theme) for _, said in entries]


def _shared(width: float, wanted: Sequence[float]) -> list[float]:
    """Return what each may have of a width: what short ones leave is for those that want more.

    >>> _shared(100.0, [20.0, 70.0, 60.0])
    [20.0, 40.0, 40.0]
    """
    left, rooms = width, [0.0] * len(wanted)
    for done, at in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        rooms[at] = min(wanted[at], left / (len(wanted) - done))
        left -= rooms[at]
    return rooms


def paint_key_lines(
    pencil: Pencil, theme: Theme, first: Box, lines: Sequence[Sequence[Entry]], gap: float = 0.0
) -> None:
    """Paint a key line by line, from the first line down."""
    for at, entries in enumerate(lines):
        top = first.top + at * (first.height + gap)
        paint_key(pencil, theme, first._replace(top=top), entries)


def paint_key(pencil: Pencil, theme: Theme, line: Box, entries: Sequence[Entry]) -> None:
    """Paint entries beside each other from the left of a line, shortened where not all fit."""
    used = font(theme, theme.type.small)
    left, wanted = line.left, _wanted(theme, entries)
    rooms = _shared(line.width + theme.spacing.four, wanted)
    for (look, said), whole, room in zip(entries, wanted, rooms, strict=True):
        text = said if whole <= room else elided(used, said, room - _beside(theme))
        height = _HEIGHT * line.height
        swatch = Box(left, line.top + (line.height - height) / 2, _WIDTH, height)
        look.paint(pencil, [swatch])
        words = swatch.right + theme.spacing.one
        width = text_size(used, text)[0]
        pencil.text(Box(words, line.top, width, line.height), text, theme.colours.quiet, used)
        left = words + width + theme.spacing.four
