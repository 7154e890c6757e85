"""What stands in a cell of a draft: to be looked at, and to be typed over."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.gui.editors.records import GridCell, Look
from remitcalc.output.draft_words import cell_text

if TYPE_CHECKING:
    from remitcalc.model.draft_cell import DraftCell
    from remitcalc.output.language import Language

UNKNOWN = "?"
_MORE, _YES = " ›", "✓"
_LOOKS = {
    "unknown": Look.UNKNOWN,
    "undisclosed": Look.UNKNOWN,
    "otherwise": Look.ELSEWHERE,
    "typed": Look.BROKEN,
}


def cell_words(cell: DraftCell, key: str, language: Language, currency: str = "") -> GridCell:
    """Return what a cell shows; money of `currency` needs no sign beside it."""
    text = _counted(cell, language) or cell_text(_short(cell), language, key, currency)
    if cell.kind == "yes_no":
        return GridCell(_YES, Look.TOGETHER, text) if text else GridCell("")
    if cell.kind == "text" and key == "date":
        text = language.numbers.period(text)
    is_more = cell.has_more or cell.kind == "otherwise"
    return GridCell(text + _MORE if is_more else text, _LOOKS.get(cell.kind, Look.PLAIN))


def text_to_edit(cell: DraftCell, language: Language, key: str = "", currency: str = "") -> str:
    """Return what stands in the box when a cell is begun: read back, it is what it was."""
    if cell.kind == "word":
        return cell.word
    if cell.kind == "unknown":
        return UNKNOWN
    if cell.kind == "otherwise":
        return ""
    return cell_text(_short(cell), language, key, currency)


def _counted(cell: DraftCell, language: Language) -> str:
    """Return how many surveyed amounts there are, in fewer words than stand where one pastes."""
    if cell.kind != "otherwise" or cell.word != "observed":
        return ""
    return f"{language.text('surveyed')} ({cell.count})"


def _short(cell: DraftCell) -> DraftCell:
    """Return a cell whose range in whole amounts has no decimals: three figures stand there."""
    figures = (cell.value, cell.low, cell.high)
    is_whole = all(isinstance(one, int | Decimal) and one == int(one) for one in figures)
    is_money = cell.kind == "range" and cell.unit == "money"
    return replace(cell, unit="whole") if is_money and is_whole else cell
