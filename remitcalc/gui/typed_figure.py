"""What is typed for a figure, as a language writes it: a number, a range, none, or not known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.files.numbers.typed_range import typed_range
from remitcalc.gui.number_style import money_style, percent_style, plain_style
from remitcalc.gui.widgets.told_box import is_none_word, is_question
from remitcalc.model.figure_edits import UNKNOWN, TypedFigure
from remitcalc.model.price_place import SIDES

if TYPE_CHECKING:
    from remitcalc.gui.number_style import NumberStyle
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.language import Language
    from remitcalc.output.tables.figures import FigureRow

_DECIMALS, _RATE_DECIMALS = 6, 8
_ENDS = "–"


class FigureText:
    """Writes a figure as it is edited, and reads it back."""

    def __init__(self, row: FigureRow, corridor: Corridor, language: Language) -> None:
        self._row, self._language = row, language
        self._is_amount = self._row_is_amount()
        self._style = self._style_of(corridor)

    def value(self) -> str:
        """Return the figure as one types it: bare, with its range where it has one."""
        if self._row.is_unknown:
            return "?"
        value = self._row.value
        return self._language.text("none") if value is None else self._plain(value)

    def range(self) -> str:
        """Return the ends of its range as one types them; empty: it has none."""
        own = self._row.range
        return "" if own is None else f"{self._plain(own.low)}{_ENDS}{self._plain(own.high)}"

    def read(self, text: str) -> TypedFigure | str | None:
        """Return what was typed for the figure; None: it is not known. Else why it is none."""
        if is_question(text):
            return UNKNOWN
        if is_none_word(text, self._language):
            return TypedFigure(0 if self._is_amount else Decimal(0), is_none=True)
        typed = typed_range(text)
        if not typed.value and not typed.low:
            return self._language.text("A number, “none”, or “?” for what was not told.")
        if not typed.value:
            return self._language.text(
                "“{typed}” has no figure: write it as 15 (10–30), or the ends under Range.",
                typed=text.strip(),
            )
        return self._figure(typed.value, typed.low, typed.high)

    def read_range(self, text: str) -> TypedFigure | str:
        """Return the figure with the ends that were typed for its range, or without; or why not."""
        value = self._row.value
        if value is None:
            return self._language.text("A figure comes before its range.")
        if not text.strip() or is_none_word(text, self._language):
            return TypedFigure(value)
        typed = typed_range(text)
        if typed.value and typed.low:
            return self._figure(typed.value, typed.low, typed.high)
        if not typed.low:
            return self._language.text(
                "“{typed}” is no range: write its ends as 10–30.", typed=text.strip()
            )
        ends = self._figure(typed.low, typed.low, typed.high)
        return ends if isinstance(ends, str) else TypedFigure(value, ends.ends)

    def _figure(self, *texts: str) -> TypedFigure | str:
        """Return the figure of a value and, unless they are empty, its ends."""
        if not self._row.place.figure and self._row.place.part in SIDES and "%" in texts[0]:
            self._is_amount = False  # where nothing is stated a percentage may be, too
            self._style = percent_style(self._language, _DECIMALS)
        numbers = []
        for text in filter(None, texts):
            number = self._number(text)
            if isinstance(number, str):
                return number
            numbers.append(number)
        value, *ends = numbers
        return TypedFigure(value, (ends[0], ends[1]) if ends else None)

    def _number(self, text: str) -> int | Decimal | str:
        units = self._style.read(text)
        if units is None:
            unread = self._language.text("“{typed}” is not a figure.", typed=text)
            return self._style.doubt(text) or unread
        return units if self._is_amount else _decimal(units, self._style.decimals)

    def _plain(self, value: int | Decimal) -> str:
        if isinstance(value, int):
            return self._style.plain(value)
        point = self._language.numbers.marks.point
        return f"{value:f}".replace(".", point)

    def _row_is_amount(self) -> bool:
        place = self._row.place
        return place.part in SIDES and place.figure != "percent"

    def _style_of(self, corridor: Corridor) -> NumberStyle:
        place = self._row.place
        if self._is_amount:
            is_arrival = place.part == "receiving"
            currency = corridor.receiving_currency if is_arrival else corridor.sending_currency
            return money_style(self._language, currency)
        if place.figure == "rate":
            return replace(plain_style(self._language, _RATE_DECIMALS), trims=True)
        return percent_style(self._language, _DECIMALS)


def _decimal(units: int, decimals: int) -> Decimal:
    """Return a number as it is said: 1.8, not 1.800000."""
    found = Decimal(units).scaleb(-decimals)
    whole = found.to_integral_value()
    return whole if found == whole else found.normalize()
