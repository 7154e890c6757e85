"""Grid lines, ticks and titles of the axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.style import elided, font, text_size
from remitcalc.drawing.ticks import telling_ticks, ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.drawing.frame import Frame
    from remitcalc.drawing.pencil import Pencil
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.money_scale import Scale

Tick = tuple[float, str]
_PIXELS_DOWN = 44.0
_PIXELS_ACROSS = 90.0
_EDGE = 2.0


def money_ticks(scale: Scale, low: float, high: float, length: float) -> list[Tick]:
    """Return the ticks of an axis of money or percent down the side, `length` pixels long."""
    found = telling_ticks(low, high, max(int(length / _PIXELS_DOWN), 2))
    return [(value, scale.tick(value, found.decimals)) for value in found.values]


def money_ticks_across(
    scale: Scale, theme: Theme, low: float, high: float, length: float
) -> list[Tick]:
    """Return the ticks of an axis of money along the bottom, as many as their words allow."""
    most = max(int(length / _PIXELS_ACROSS), 2)
    used = font(theme, theme.type.small)
    while True:
        found = ticks(low, high, most)
        said = [(value, scale.tick(value, found.decimals)) for value in found.values]
        room = length / max(len(said), 1)
        if most <= 1 or all(
            text_size(used, text)[0] + theme.spacing.two < room for _, text in said
        ):
            return said
        most -= 1


def widest(theme: Theme, said: Sequence[Tick]) -> float:
    """Return the width of the widest tick's words."""
    used = font(theme, theme.type.small)
    return max((text_size(used, text)[0] for _, text in said), default=0.0)


def line_height(theme: Theme, size: float) -> float:
    """Return the height of a line of text."""
    return text_size(font(theme, size), "Ág")[1]


def paint_rows(pencil: Pencil, theme: Theme, frame: Frame, said: Sequence[Tick]) -> None:
    """Paint grid lines across; the one at zero is an axis."""
    box = frame.box
    for value, _ in said:
        y = round(frame.y(value))
        colour = theme.colours.field_line if value == 0 else theme.colours.line
        pencil.line((box.left, y), (box.right, y), colour, "grid")


def paint_columns(pencil: Pencil, theme: Theme, frame: Frame, said: Sequence[Tick]) -> None:
    """Paint grid lines down; the one at zero is an axis."""
    box = frame.box
    for value, _ in said:
        x = round(frame.x(value))
        colour = theme.colours.field_line if value == 0 else theme.colours.line
        pencil.line((x, box.top), (x, box.bottom), colour, "grid")


def paint_row_words(pencil: Pencil, theme: Theme, frame: Frame, said: Sequence[Tick]) -> None:
    """Write ticks left of the frame."""
    used, height = pencil.font(theme.type.small), line_height(theme, theme.type.small)
    for value, text in said:
        right = frame.box.left - theme.spacing.two
        box = Box(0.0, frame.y(value) - height / 2, right, height)
        pencil.text(box, text, theme.colours.quiet, used, "right")


def paint_column_words(
    pencil: Pencil, theme: Theme, frame: Frame, said: Sequence[Tick], page: Box
) -> None:
    """Write ticks under the frame; those at the ends are moved in where they would leave it."""
    used, height = pencil.font(theme.type.small), line_height(theme, theme.type.small)
    top = frame.box.bottom + theme.spacing.one
    for value, text in said:
        width = text_size(used, text)[0]
        left = frame.x(value) - width / 2
        left = min(max(left, page.left + _EDGE), page.right - width - _EDGE)
        pencil.text(Box(left, top, width, height), text, theme.colours.quiet, used, "centre")


def paint_top_title(pencil: Pencil, theme: Theme, page: Box, title: str) -> None:
    """Write what the side axis shows, level, over the frame: easier to read than turned."""
    used = pencil.font(theme.type.small)
    text = elided(used, title, page.width - 2 * _EDGE)
    box = Box(_EDGE, 0.0, page.width, line_height(theme, theme.type.small))
    pencil.text(box, text, theme.colours.quiet, used)


def paint_bottom_title(pencil: Pencil, theme: Theme, frame: Frame, page: Box, title: str) -> None:
    """Write what the bottom axis shows, in the middle under its ticks."""
    used, height = pencil.font(theme.type.small), line_height(theme, theme.type.small)
    text = elided(used, title, page.width - 2 * _EDGE)
    width = text_size(used, text)[0]
    left = frame.box.left + (frame.box.width - width) / 2
    left = min(max(left, _EDGE), page.right - width - _EDGE)
    pencil.text(
        Box(left, page.bottom - height - 1, width, height),
        text,
        theme.colours.quiet,
        used,
        "centre",
    )
