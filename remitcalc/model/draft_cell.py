"""What a cell of the corridor editor shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

CellKind = Literal[
    "blank",
    "text",
    "word",
    "yes_no",
    "day",
    "number",
    "range",
    "none",
    "unknown",
    "undisclosed",
    "otherwise",
    "typed",
    "words",
    "days",
]
Unit = Literal["", "money", "percent", "rate", "whole"]


@frozen
class DraftCell:
    """One cell: what kind of thing it shows, and that.

    Attributes
    ----------
    kind : CellKind
        "none": nobody charges it. "unknown": nobody asked yet. "undisclosed": it is not told.
        "otherwise": stated in a way that no cell holds; `word` says how. "typed": no value yet.
        "word": one of the words of the format. "days": the least and the most of some days.
    value, low, high : int, Decimal or date
        A number, or the day; the ends of a range.
    unit : "money", "percent", "rate" or "whole"
        What a number is of, in major units.
    currency : str
        Of money, and the receiving one of a rate.
    word : str
        Of "word", "otherwise": bands, observed, charges or steps.
    text : str
        Of "text" and "typed".
    words : tuple of str
        Of "words".
    count : int
        Of "otherwise": how many bands, amounts, charges or steps.
    has_more : bool
        Whether more is stated than the cell shows: a least or a most, who bears it.
    status : str
        Of a source, and of a figure: the word of its status.
    """

    kind: CellKind
    value: int | Decimal | datetime.date | None = None
    low: int | Decimal | None = None
    high: int | Decimal | None = None
    unit: Unit = ""
    currency: str = ""
    word: str = ""
    text: str = ""
    words: tuple[str, ...] = ()
    count: int = 0
    has_more: bool = False
    status: str = ""
