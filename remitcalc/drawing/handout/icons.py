"""Pictures for those who do not read: a banknote, a purse of coins, a house, a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from remitcalc.drawing.handout.marks import Shape
from remitcalc.drawing.label_placement import Box

if TYPE_CHECKING:
    from remitcalc.drawing.pencil import Pencil

Icon = Literal["note", "coins", "house", "clock"]
_WEIGHT = 1.6


def icon(kind: Icon, box: Box, colour: str) -> Shape:
    """Return a picture that fills a square box."""
    draw = {"note": _note, "coins": _coins, "house": _house, "clock": _clock}[kind]
    return Shape(box, lambda pencil: draw(pencil, box, colour))


def _note(pencil: Pencil, box: Box, colour: str) -> None:
    """Draw a banknote."""
    high = box.height * 0.62
    note = Box(box.left, box.top + (box.height - high) / 2, box.width, high)
    pencil.outline(note, colour, radius=2)
    middle = note.left + note.width / 2, note.top + high / 2
    pencil.dot(middle, high * 0.24, colour)


def _coins(pencil: Pencil, box: Box, colour: str) -> None:
    """Draw three coins that lie on each other."""
    high = box.height / 4
    for at in range(3):
        shift = (at % 2) * box.width * 0.12
        coin = Box(box.left + shift, box.bottom - (at + 1) * high * 1.15, box.width * 0.8, high)
        pencil.outline(coin, colour, radius=high / 2)


def _house(pencil: Pencil, box: Box, colour: str) -> None:
    """Draw a house."""
    middle, eaves = box.left + box.width / 2, box.top + box.height * 0.48
    pencil.area([(box.left, eaves), (middle, box.top), (box.right, eaves)], colour)
    wall = box.width * 0.16
    room = Box(box.left + wall, eaves, box.width - 2 * wall, box.bottom - eaves)
    pencil.fill(room, colour)
    door = room.width * 0.3
    pencil.fill(Box(middle - door / 2, room.bottom - door * 1.6, door, door * 1.6), "#ffffff")


def _clock(pencil: Pencil, box: Box, colour: str) -> None:
    """Draw a clock."""
    radius = box.width / 2 - _WEIGHT
    middle = box.left + box.width / 2, box.top + box.height / 2
    pencil.dot(middle, radius, "#ffffff", colour, _WEIGHT)
    hand = middle[0], middle[1] - radius * 0.68
    pencil.curve([[hand, middle, (middle[0] + radius * 0.5, middle[1])]], colour, "outline")
