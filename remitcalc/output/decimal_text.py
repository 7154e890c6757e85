"""Figures for machines: canonical decimal text, point and no grouping, unknown kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def money_text(minor: int | None, currency: str) -> str | None:
    """Return an amount in major units with all the decimals of its currency; None stays None.

    >>> money_text(1069, "CAD"), money_text(-5, "KWD"), money_text(26910, "JPY")
    ('10.69', '-0.005', '26910')
    """
    return money_texts((minor,), currency)[0]


def money_texts(minors: Iterable[int | None], currency: str) -> list[str | None]:
    """Return `money_text` of each amount."""
    digits = exponent(currency)
    if not digits:
        return [None if minor is None else str(minor) for minor in minors]
    unit = 10**digits
    return [
        None
        if minor is None
        else f"{'-' if minor < 0 else ''}{abs(minor) // unit}.{abs(minor) % unit:0{digits}d}"
        for minor in minors
    ]


def figure_text(figure: Figure | None) -> str | None:
    """Return a figure as decimal text, or None where it is not known."""
    if figure is None or not figure.is_known:
        return None
    return money_text(figure.minor, figure.currency)


def column_texts(figures: FigureColumn) -> list[str | None]:
    """Return the text of each row's figure, or None where it is not known."""
    return money_texts(known_only(figures.minor, figures.is_known), figures.currency)


def known_only(column: NDArray[np.int64], known: NDArray[np.bool_]) -> MaybeInts:
    """Return a column with None where it is not known."""
    values: MaybeInts = column.tolist()
    if known.all():
        return values
    return [value if is_known else None for value, is_known in zip(values, known, strict=True)]


def percent_text(value: Fraction | Decimal | None, decimals: int = 2) -> str | None:
    """Return a percentage rounded half away from zero; None stays None."""
    return None if value is None else f"{rounded(value, decimals):f}"
