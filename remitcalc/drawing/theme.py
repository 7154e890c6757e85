"""The looks of window and charts: colours by role, sizes of type, spacing, strokes. No Qt."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Literal

from remitcalc import paths
from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

Shade = Literal["light", "dark"]
LIGHT: Shade = "light"
DARK: Shade = "dark"


@frozen
class Colours:
    """What is painted in which colour, as #rrggbb. Each has one meaning.

    Attributes
    ----------
    line, field_line : decoration; what must be seen: borders of fields, axes, reference lines.
    pooled, alone, worse : the two ways to send, and who is worse off. `_soft` is a background,
        `_tint` a pale fill that is always outlined in the full colour.
    on_solid : text on a full colour.
    """

    is_dark: bool
    window: str
    surface: str
    line: str
    field_line: str
    text: str
    quiet: str
    pooled: str
    pooled_soft: str
    pooled_tint: str
    alone: str
    alone_soft: str
    alone_tint: str
    worse: str
    worse_soft: str
    on_solid: str
    example: str
    example_soft: str
    example_line: str
    alarm: str
    alarm_soft: str
    focus: str
    hover: str


@frozen
class TypeScale:
    """Sizes of type in pixels."""

    tiny: float
    small: float
    body: float
    lead: float
    figure: float
    headline: float


@frozen
class Spacing:
    """Distances in pixels, by how many steps of four they are."""

    half: float
    one: float
    two: float
    three: float
    four: float
    six: float


@frozen
class Stroke:
    """A line's width and its dashes, in pixels; no dashes: a solid line."""

    width: float
    dash: tuple[float, ...] = ()


@frozen(eq=False)
class Theme:
    """All of it, for one shade. `family` is the font's; empty: the platform's."""

    colours: Colours
    type: TypeScale
    spacing: Spacing
    strokes: Mapping[str, Stroke]
    family: str = ""

    def scaled(self, factor: float, family: str = "") -> Theme:
        """Return this theme with all sizes times `factor`, for readers with larger text."""
        return Theme(
            colours=self.colours,
            type=TypeScale(**{name: size * factor for name, size in vars(self.type).items()}),
            spacing=Spacing(**{name: size * factor for name, size in vars(self.spacing).items()}),
            strokes={
                name: Stroke(stroke.width * factor, tuple(one * factor for one in stroke.dash))
                for name, stroke in self.strokes.items()
            },
            family=family or self.family,
        )


@cache
def theme(shade: Shade) -> Theme:
    """Return the theme of `shade`, as `resources/theme/theme.toml` states it."""
    path = paths.resources() / "theme" / "theme.toml"
    stated = tomllib.loads(path.read_text(encoding="utf-8"))
    return Theme(
        colours=Colours(**stated[shade]),
        type=TypeScale(**stated["type"]),
        spacing=Spacing(**stated["spacing"]),
        strokes={
            name: Stroke(stroke["width"], tuple(stroke["dash"]))
            for name, stroke in stated["stroke"].items()
        },
    )
