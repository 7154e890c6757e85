import pytest

from remitcalc.drawing.contrast import contrast
from remitcalc.drawing.theme import DARK, LIGHT, Shade, theme

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
