import pytest

from remitcalc.drawing.theme import DARK, LIGHT, Shade, theme

_KNEE = 0.04045
GROUNDS = ("surface", "window", "hover", "pooled_soft")
ON_GROUND = [
    *((text, ground) for text in ("text", "quiet") for ground in GROUNDS),
    *((text, ground) for text in ("pooled", "alone", "worse") for ground in ("surface", "window")),
    ("pooled", "pooled_soft"),
    ("alone", "alone_soft"),
    ("worse", "worse_soft"),
    ("example", "example_soft"),
    ("alarm", "alarm_soft"),
    ("alarm", "surface"),
    ("on_solid", "pooled"),
    ("on_solid", "alone"),
    ("text", "pooled_tint"),
    ("text", "alone_tint"),
]
GRAPHICS = [
    ("field_line", "surface"),
    ("field_line", "window"),
    ("focus", "surface"),
    ("focus", "window"),
    ("pooled", "surface"),
    ("alone", "surface"),
    ("worse", "surface"),
    ("pooled", "pooled_tint"),
    ("alone", "alone_tint"),
    ("worse", "worse_soft"),
]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours #rrggbb, from 1 to 21.

    By the Web Content Accessibility Guidelines 2.2 (W3C, 2023), "contrast ratio".
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 3)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= _KNEE else float(((c + 0.055) / 1.055) ** 2.4) for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("shade", [LIGHT, DARK])
@pytest.mark.parametrize(("text", "ground"), ON_GROUND)
def test_text_stands_out_from_what_it_is_written_on(shade: Shade, text: str, ground: str) -> None:
    colours = theme(shade).colours
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("shade", [LIGHT, DARK])
@pytest.mark.parametrize(("line", "ground"), GRAPHICS)
def test_lines_and_bars_stand_out_from_what_is_behind(shade: Shade, line: str, ground: str) -> None:
    colours = theme(shade).colours
    assert contrast(getattr(colours, line), getattr(colours, ground)) >= 3


def test_the_lines_of_both_ways_differ_without_colour() -> None:
    strokes = theme(LIGHT).strokes
    assert not strokes["pooled"].dash
    assert strokes["alone"].dash
    assert strokes["pooled"].width > strokes["alone"].width > strokes["level"].width


def test_larger_text_makes_everything_larger() -> None:
    plain, large = theme(LIGHT), theme(LIGHT).scaled(2)
    assert large.type.body == 2 * plain.type.body
    assert large.spacing.two == 2 * plain.spacing.two
    assert large.strokes["alone"].dash == tuple(2 * one for one in plain.strokes["alone"].dash)
