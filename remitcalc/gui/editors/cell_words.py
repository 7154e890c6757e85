"""What stands in a cell of a draft, in words: to be read, and to be typed over."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.gui.editors.format_words import worded
from remitcalc.gui.editors.records import GridCell, Look
from remitcalc.model.money import CURRENCIES, exponent
from remitcalc.output.language import marked, marked_plural
from remitcalc.output.number_format import NO_BREAK_SPACE

if TYPE_CHECKING:
    from remitcalc.model.draft_cell import DraftCell
    from remitcalc.output.language import Language

_BLANK = GridCell("")
_DASH = "–"
_MORE = "›"
UNKNOWN = "?"
_SIGNS = {
    "unknown": marked("? ask"),
    "undisclosed": marked("? not told"),
    "none": marked("none"),
}
_TYPED = {"unknown": UNKNOWN, "undisclosed": marked("not told"), "none": marked("none")}
_LOOKS = {
    "unknown": Look.UNKNOWN,
    "undisclosed": Look.UNKNOWN,
    "otherwise": Look.ELSEWHERE,
    "typed": Look.BROKEN,
}
_COUNTED = {
    "bands": marked_plural("bands ({count})", "bands ({count})", by="count"),
    "observed": marked_plural("observed ({count})", "observed ({count})", by="count"),
    "charges": marked_plural("{count} charge", "{count} charges", by="count"),
    "steps": marked_plural("{count} step", "{count} steps", by="count"),
}
_OTHERWISE = {
    "rate": marked("rate"),
    "limits": marked("with limits"),
    "several": marked("several"),
}


def cell_words(cell: DraftCell, key: str, language: Language, own_currency: str = "") -> GridCell:
    """Return what a cell shows; money of `own_currency` needs no sign beside it."""
    look = _LOOKS.get(cell.kind, Look.PLAIN)
    if cell.kind in _SIGNS:
        return GridCell(language.text(_SIGNS[cell.kind]), look)
    if cell.kind == "otherwise":
        return GridCell(f"{_stated_otherwise(cell, language)} {_MORE}", look)
    if cell.kind in ("number", "range"):
        return GridCell(_figure(cell, language, own_currency))
    if cell.kind == "yes_no":
        return GridCell(language.text("✓ one transfer"), Look.TOGETHER) if cell.value else _BLANK
    return GridCell(_told(cell, key, language), look)


def text_to_edit(cell: DraftCell, language: Language) -> str:
    """Return what stands in the box when a cell is begun: read back, it is what it was."""
    if cell.kind in _TYPED:
        return language.text(_TYPED[cell.kind])
    if cell.kind == "number":
        return _plain(cell.value, cell, language)
    if cell.kind == "range":
        low, high = (_plain(end, cell, language) for end in (cell.low, cell.high))
        return f"{low}{_DASH}{high} ({_plain(cell.value, cell, language)})"
    if cell.kind == "day" and isinstance(cell.value, datetime.date):
        return cell.value.isoformat()
    if cell.kind == "days":
        return _days(cell)
    return {"word": cell.word, "otherwise": ""}.get(cell.kind, cell.text)


def _told(cell: DraftCell, key: str, language: Language) -> str:
    if cell.kind == "word":
        return worded(key, cell.word, language)
    if cell.kind == "words":
        return ", ".join(worded(key, word, language) for word in cell.words)
    if cell.kind == "day" and isinstance(cell.value, datetime.date):
        return language.numbers.date(cell.value)
    if cell.kind == "days":
        return _days(cell)
    if key == "date":
        return language.numbers.period(cell.text)
    return cell.text


def _stated_otherwise(cell: DraftCell, language: Language) -> str:
    counted = _COUNTED.get(cell.word)
    if counted is not None:
        return language.plural(counted.one, counted.many, cell.count)
    return language.text(_OTHERWISE.get(cell.word, cell.word))


def _figure(cell: DraftCell, language: Language, own_currency: str) -> str:
    said = _number(cell.value, cell, language)
    if cell.kind == "range":
        low, high = (_number(end, cell, language) for end in (cell.low, cell.high))
        said = f"{low}{NO_BREAK_SPACE}{_DASH}{NO_BREAK_SPACE}{high} ({said})"
    if cell.unit == "percent":
        said += f"{NO_BREAK_SPACE}%"
    elif cell.unit == "money" and cell.currency and cell.currency != own_currency:
        said = f"{cell.currency}{NO_BREAK_SPACE}{said}"
    return f"{said} {_MORE}" if cell.has_more else said


def _number(value: object, cell: DraftCell, language: Language) -> str:
    return language.numbers.decimal(_decimal(value, cell))


def _plain(value: object, cell: DraftCell, language: Language) -> str:
    return language.numbers.plain(_decimal(value, cell))


def _decimal(value: object, cell: DraftCell) -> Decimal:
    """Return a number with the decimals that its currency shows, where it is money."""
    number = Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)
    if cell.unit == "money" and cell.currency in CURRENCIES and number != int(number):
        places = Decimal(1).scaleb(-exponent(cell.currency))
        return number if number != number.quantize(places) else number.quantize(places)
    if cell.unit == "money" and cell.kind == "number" and cell.currency in CURRENCIES:
        return number.quantize(Decimal(1).scaleb(-exponent(cell.currency)))
    return number


def _days(cell: DraftCell) -> str:
    return f"{cell.low}" if cell.low == cell.high else f"{cell.low}{_DASH}{cell.high}"
