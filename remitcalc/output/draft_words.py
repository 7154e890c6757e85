"""The cells of the corridor editor in words: what they show can be typed into them again."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.model.bank_offer import ChargeNames
from remitcalc.model.money import CURRENCIES, exponent
from remitcalc.model.notation import Notation
from remitcalc.output.number_format import NO_BREAK_SPACE
from remitcalc.output.wording.drafts import ASK, BY_KEY, NOBODY, NOT_TOLD, OTHERWISE, TOGETHER

if TYPE_CHECKING:
    from remitcalc.model.draft_cell import DraftCell
    from remitcalc.output.language import Language

_DOUBTED = 3


def notation_of(language: Language, today: datetime.date) -> Notation:
    """Return how who types in a language writes, on a day."""
    marks, text = language.numbers.marks, language.text
    return Notation(
        today=today,
        point=marks.point,
        group=marks.group,
        sizes=marks.sizes,
        own_source=text("typed in"),
        names=ChargeNames(
            fee=text("transfer fee"),
            transit=text("charge on the way"),
            arrival=text("charge on arrival"),
            distribution=text("distribution"),
        ),
    )


def cell_text(  # noqa: PLR0911
    cell: DraftCell, language: Language, key: str = "", currency: str = ""
) -> str:
    """Return what a cell shows.

    Parameters
    ----------
    cell : DraftCell
    language : Language
    key : str
        Of the column, whose words are for people; of others they are the file's own.
    currency : str
        That of the table, which goes without saying.
    """
    match cell.kind:
        case "number" | "range":
            return _figures(cell, language, currency)
        case "none":
            return language.text(NOBODY)
        case "unknown":
            return f"? {language.text(ASK)}"
        case "undisclosed":
            return f"? {language.text(NOT_TOLD)}"
        case "otherwise":
            return f"{language.text(OTHERWISE[cell.word])} ({cell.count})"
        case "yes_no":
            return language.text(TOGETHER) if cell.value else ""
        case "word":
            return _word(cell.word, key, language)
        case "words":
            return "; ".join(_word(word, key, language) for word in cell.words)
        case "day":
            assert isinstance(cell.value, datetime.date)
            return cell.value.isoformat()
        case "days":
            return str(cell.low) if cell.low == cell.high else f"{cell.low}–{cell.high}"
    return cell.text


def _figures(cell: DraftCell, language: Language, currency: str) -> str:
    """Return a number, or the ends and the number, with the unit where it does not go unsaid."""
    value = _number(cell.value, cell, language)
    if cell.kind == "range":
        low, high = (_number(end, cell, language) for end in (cell.low, cell.high))
        value = f"{low}–{high} ({value})"
    if cell.unit == "percent":
        return f"{value}{NO_BREAK_SPACE}%"
    if cell.currency and cell.currency != currency:
        beside = cell.currency
        if cell.unit == "rate":
            return f"{value}{NO_BREAK_SPACE}{beside}"
        return f"{beside}{NO_BREAK_SPACE}{value}"
    return value


def _number(value: object, cell: DraftCell, language: Language) -> str:
    """Return a number with the decimals it has, those of money with all of its currency.

    There are no marks of thousands: what is shown is what one types.
    """
    assert isinstance(value, int | Decimal)
    number, least = Decimal(value), 0
    if cell.unit == "money" and cell.currency in CURRENCIES:
        least = exponent(cell.currency)
    places = number.as_tuple().exponent
    decimals = max(least, -places) if isinstance(places, int) else least
    text = f"{number:.{decimals}f}"
    if cell.unit == "money" and decimals == _DOUBTED > least:
        text += "0"  # 1.400 of money might be a thousand
    return text.replace(".", language.numbers.marks.point)


def _word(word: str, key: str, language: Language) -> str:
    said = BY_KEY.get(key, {}).get(word)
    return word if said is None else language.text(said)
