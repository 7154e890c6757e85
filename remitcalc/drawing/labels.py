"""Direct labels: words that stand beside what they name, each in a free place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.drawing.label_placement import Box, Wish, crossings, placed
from remitcalc.drawing.style import elided, font, text_size

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QFont

    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme

_PAD = 3.0


class Label(NamedTuple):
    """Words, and where they would like to stand: a function of their width and height.

    `lines` are the names of the lines that they stand for; none: no line.
    """

    text: str
    colour: str
    places: Callable[[float, float], list[tuple[float, float]]]
    is_bold: bool = False
    lines: tuple[str, ...] = ()


class PlacedLabel(NamedTuple):
    """Words in their place."""

    text: str
    colour: str
    used: QFont
    box: Box
    is_crossed: bool
    lines: tuple[str, ...] = ()


class Ground(NamedTuple):
    """Where labels may stand: inside `bounds`, outside `taken`, off the points of `lines`.

    `lines` are points by the name of their line. `rows` are faint lines across, which labels may
    cross.
    """

    bounds: Box
    taken: Sequence[Box] = ()
    lines: Mapping[str, NDArray[np.float64]] = {}
    rows: Sequence[float] = ()


def place_labels(labels: Sequence[Label], theme: Theme, ground: Ground) -> list[PlacedLabel]:
    """Return the labels for which there is room, the first having the first choice.

    One that is wider than the bounds is shortened.
    """
    written = []
    wishes = []
    names = list(ground.lines)
    for label in labels:
        used = font(theme, theme.type.small, is_bold=label.is_bold)
        text = elided(used, label.text, ground.bounds.width - 2 * _PAD)
        width, height = text_size(used, text)
        width += 2 * _PAD
        written.append((text, label.colour, used))
        lines = [names.index(one) for one in label.lines if one in ground.lines]
        wishes.append(Wish(width, height, label.places(width, height), lines))
    boxes = placed(wishes, ground.bounds, ground.taken, list(ground.lines.values()))
    return [
        PlacedLabel(*words, box, _is_crossed(box, ground), label.lines)
        for words, box, label in zip(written, boxes, labels, strict=True)
        if box is not None
    ]


def _is_crossed(box: Box, ground: Ground) -> bool:
    if any(box.top < row < box.bottom for row in ground.rows):
        return True
    return any(crossings(box, points) for points in ground.lines.values())


def paint_labels(pencil: Pencil, labels: Sequence[PlacedLabel], surface: str) -> None:
    """Paint labels, those that a line crosses on a halo of the surface's colour."""
    for label in labels:
        halo = surface if label.is_crossed else ""
        pencil.text(label.box, label.text, label.colour, label.used, "centre", halo=halo)
