"""Figures for machines: decimal text without grouping, by default with a point; unknown apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from remitcalc.model.money import exponent
from remitcalc.output.number_format import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from fractions import Fraction

    import numpy as np
    from numpy.typing import NDArray

    from remitcalc.engine.figure import Figure
    from remitcalc.engine.figure_column import FigureColumn

MaybeInts = list[int | None]
DecimalMark = Literal[".", ","]


def money_text(minor: int | None, currency: str, mark: DecimalMark = ".") -> str | None:
    """Return an amount in major units with all the decimals of its currency; None stays None.

    >>> money_text(1069, "CAD"), money_text(-5, "KWD"), money_text(26910, "JPY")
    ('10.69', '-0.005', '26910')
    """
    return money_texts((minor,), currency, mark)[0]


def money_texts(
    minors: Iterable[int | None], currency: str, mark: DecimalMark = "."
) -> list[str | None]:
    """Return `money_text` of each amount."""
    digits = exponent(currency)
    if not digits:
        return [None if minor is None else str(minor) for minor in minors]
    return [None if minor is None else _with_decimals(minor, digits, mark) for minor in minors]


def figure_text(figure: Figure | None, mark: DecimalMark = ".") -> str | None:
    """Return a figure as decimal text, or None where it is not known."""
    if figure is None or not figure.is_known:
        return None
    return money_text(figure.minor, figure.currency, mark)


def column_texts(figures: FigureColumn, mark: DecimalMark = ".") -> list[str | None]:
    """Return the text of each row's figure, or None where it is not known."""
    return money_texts(known_only(figures.minor, figures.is_known), figures.currency, mark)


def known_only(column: NDArray[np.int64], known: NDArray[np.bool_]) -> MaybeInts:
    """Return a column with None where it is not known."""
    values: MaybeInts = column.tolist()
    if known.all():
        return values
    return [value if is_known else None for value, is_known in zip(values, known, strict=True)]


def percent_text(
    value: Fraction | Decimal | None, decimals: int = 2, mark: DecimalMark = "."
) -> str | None:
    """Return a percentage rounded half away from zero; None stays None."""
    if value is None:
        return None
    return _with_decimals(int(rounded(value, decimals).scaleb(decimals)), decimals, mark)


def _with_decimals(value: int, digits: int, mark: DecimalMark) -> str:
    """Return a count of the smallest units, 10^digits of which are one, as decimal text."""
    sign, (whole, rest) = "-" if value < 0 else "", divmod(abs(value), 10**digits)
    return f"{sign}{whole}{mark}{rest:0{digits}d}"
