"""The card that says what the point under mouse or keys is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.label_placement import Box, Wish, around, placed
from remitcalc.drawing.style import elided, text_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.plot import Spot
    from remitcalc.drawing.theme import Theme

_RADIUS = 5.0


def paint_hover(
    pencil: Pencil, theme: Theme, spot: Spot, page: Box, labels: Sequence[PlacedLabel]
) -> None:
    """Paint a ring around the point and its words beside it, off the labels where there is room."""
    colours, pad = theme.colours, theme.spacing.two
    used = pencil.font(theme.type.small)
    lines = [elided(used, line, page.width - 4 * pad) for line in spot.text.splitlines()]
    sizes = [text_size(used, line) for line in lines]
    height = sizes[0][1]
    width = max(size[0] for size in sizes) + 2 * pad
    wish = Wish(width, height * len(lines) + pad, ())
    places = around(spot.x, spot.y, wish.width, wish.height, 1.5 * pad)
    wish = wish._replace(places=places)
    taken = [label.box for label in labels]
    bounds = page.grown(-1)
    box = placed([wish], bounds, taken)[0] or placed([wish], bounds)[0]
    pencil.dot((spot.x, spot.y), _RADIUS, colours.surface, colours.focus)
    if box is None:
        return
    pencil.fill(box, colours.surface, radius=theme.spacing.one)
    pencil.outline(box, colours.field_line, radius=theme.spacing.one)
    for number, line in enumerate(lines):
        at = Box(box.left + pad, box.top + pad / 2 + number * height, width - 2 * pad, height)
        pencil.text(at, line, colours.text, used)
