"""How cells look: few styles, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.model.money import exponent
from remitcalc.output.figure_words import MARKS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from remitcalc.model.corridor import Corridor
    from remitcalc.output.language import Language

INK, QUIET, RULE = "#1F2933", "#5B6670", "#B8C2CC"
HEADING_FILL, BAND_FILL, INPUT_FILL, INPUT_INK = "#E6EDF3", "#24516F", "#FFF7D6", "#1D4E9E"
ALERT = "#9A3412"
ALONE, POOLED = "#B45F06", "#1F6F8B"

_LOOKS: dict[str, dict[str, object]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "font_size": 12, "font_color": BAND_FILL},
    "answer": {"bold": True, "font_size": 13, "text_wrap": True, "valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "note": {"font_color": QUIET, "text_wrap": True, "valign": "top"},
    "line": {"font_color": QUIET},
    "alert": {"font_color": ALERT, "bold": True, "text_wrap": True, "valign": "top"},
    "alert_line": {"font_color": ALERT, "bold": True},
    "origin": {"indent": 1},
    "beside": {"font_color": QUIET, "indent": 1},
    "note_beside": {"font_color": QUIET, "indent": 1, "text_wrap": True},
    "example": {"font_color": ALERT, "bold": True, "indent": 1},
    "origin_heading": {
        "bold": True,
        "bg_color": HEADING_FILL,
        "bottom": 1,
        "bottom_color": RULE,
        "valign": "vcenter",
        "indent": 1,
    },
    "heading": {
        "bold": True,
        "bg_color": HEADING_FILL,
        "bottom": 1,
        "bottom_color": RULE,
        "text_wrap": True,
        "valign": "vcenter",
    },
    "band": {"bold": True, "font_color": "#FFFFFF", "bg_color": BAND_FILL},
    "input": {"bg_color": INPUT_FILL, "font_color": INPUT_INK, "border": 1, "border_color": RULE},
    "calculated": {"font_color": QUIET},
    "total": {"bold": True, "top": 1, "bottom": 1, "top_color": RULE, "bottom_color": RULE},
    "strong": {"bold": True},
    "link": {"font_color": INPUT_INK, "underline": 1},
    "step": {"text_wrap": True, "valign": "top"},
    "step_strong": {"text_wrap": True, "valign": "top", "bold": True},
    "step_origin": {
        "font_color": QUIET,
        "text_wrap": True,
        "valign": "top",
        "align": "left",
        "indent": 1,
    },
    "step_alert": {"font_color": ALERT, "text_wrap": True, "valign": "top"},
    "tried": {"font_color": QUIET, "italic": True, "text_wrap": True, "valign": "top"},
    "calculated_top": {"font_color": QUIET, "valign": "top"},
    "input_top": {
        "bg_color": INPUT_FILL,
        "font_color": INPUT_INK,
        "border": 1,
        "border_color": RULE,
        "valign": "top",
    },
}
COUNT = "#,##0"
PERCENT = '0.00####" %"'
RATE = "0.00########"
UNITS = "#,##0.##########"


def money_format(language: Language, currency: str, mark: str = "") -> str:
    """Return the format of amounts in `currency`, with a mark before them, as "≥ ".

    Separators are those of whoever opens the file.

    >>> from remitcalc.output.language import PlainEnglish
    >>> money_format(PlainEnglish(), "CAD"), money_format(PlainEnglish(), "JPY")
    ('"C$"#,##0.00;-"C$"#,##0.00', '"¥"#,##0;-"¥"#,##0')
    >>> money_format(PlainEnglish(), "CAD", "≥ ")
    '"≥ C$"#,##0.00;"≥ "-"C$"#,##0.00'
    """
    digits = exponent(currency)
    before, after = language.numbers.around(currency)
    decimals = f".{'0' * digits}" if digits else ""
    shown = f"#,##0{decimals}{_quoted(after)}"
    return f"{_quoted(mark + before)}{shown};{_quoted(mark)}-{_quoted(before)}{shown}"


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


class Styles:
    """The formats of one workbook, by look and kind of number."""

    def __init__(self, book: Workbook, language: Language, corridor: Corridor) -> None:
        self._book = book
        self._made: dict[tuple[str, str, bool], Format] = {}
        self._numbers = {"count": COUNT, "percent": PERCENT, "rate": RATE, "units": UNITS}
        currencies = {
            "sending": corridor.sending_currency,
            "receiving": corridor.receiving_currency,
        }
        for name, currency in currencies.items():
            self._numbers[name] = money_format(language, currency)
            for bound in (Bound.AT_LEAST, Bound.AT_MOST):
                marked = money_format(language, currency, MARKS[bound])
                self._numbers[f"{name}_{bound.word}"] = marked

    def get(self, look: str = "plain", number: str = "", *, right: bool = False) -> Format:
        """Return the format of a look; `number` is a kind of figure, or empty for text."""
        key = (look, number, right)
        if key not in self._made:
            given: dict[str, object] = {"font_color": INK, **_LOOKS[look]}
            if number:
                given["num_format"] = self._numbers[number]
            if number or right:
                given["align"] = "right"
            self._made[key] = self._book.add_format(given)
        return self._made[key]
