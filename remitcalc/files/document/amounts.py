"""A column of amounts: decimal text of major units, read and written many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from remitcalc.files.document.fields import Amount
from remitcalc.model.money import exponent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.files.problems import Problems

_LINE_END, _POINT, _ZERO = 10, 46, 48
_MOST_DIGITS = 16
"""With so many a sum of digits fits into 64 bits."""


def amount_texts(amounts: NDArray[np.int64], currency: str) -> list[str]:
    """Return minor units as decimal text with exactly the currency's decimals.

    >>> amount_texts(np.array([40000, 5]), "CAD"), amount_texts(np.array([300]), "JPY")
    (['400.00', '0.05'], ['300'])
    """
    digits = exponent(currency)
    texts = map(str, amounts.tolist())
    if not digits:
        return list(texts)
    padded = [text if len(text) > digits else text.zfill(digits + 1) for text in texts]
    return [f"{text[:-digits]}.{text[-digits:]}" for text in padded]


def amounts_of(
    texts: Sequence[object], currency: str, key: str, problems: Problems
) -> NDArray[np.int64] | None:
    """Return minor units; None where any is wrong, each noted at its place in `key`."""
    amounts = plain_amounts(texts, exponent(currency))
    if amounts is not None and (not len(amounts) or amounts.min() > 0):
        return amounts
    kind = Amount(currency)
    read = [kind.read(text, f"{key}[{at}]", problems) for at, text in enumerate(texts)]
    if any(not isinstance(units, int) for units in read):
        return None
    return np.array(cast("list[int]", read), dtype=np.int64)


def plain_amounts(texts: Sequence[object], decimals: int) -> NDArray[np.int64] | None:
    """Return minor units of texts that all have just so many decimals; None: one has not.

    >>> plain_amounts(["400.00", "0.05"], 2), plain_amounts(["400"], 2), plain_amounts([4], 0)
    (array([40000,     5]), None, None)
    """
    try:
        joined = "\n".join([*texts, ""]).encode("ascii")  # type: ignore[list-item]
    except (TypeError, UnicodeEncodeError):
        return None
    signs = np.frombuffer(joined, dtype=np.uint8)
    ends = np.flatnonzero(signs == _LINE_END)
    if len(ends) != len(texts):
        return None
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts
    places = (int(lengths.max()) if len(lengths) else 0) - (decimals > 0)
    least = decimals + 2 if decimals else 1
    if not len(texts) or lengths.min() < least or places > _MOST_DIGITS:
        return None
    if decimals and not (signs[ends - decimals - 1] == _POINT).all():
        return None
    values = signs - _ZERO  # what is below wraps round to above nine
    if np.count_nonzero(values < 10) != len(signs) - len(texts) * (2 if decimals else 1):  # noqa: PLR2004
        return None
    return _summed(values, starts, ends, places, decimals)


def _summed(
    values: NDArray[np.uint8],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    places: int,
    decimals: int,
) -> NDArray[np.int64]:
    """Return the numbers whose digits stand in `values`, place by place from the last."""
    sums = np.zeros(len(ends), dtype=np.int64)
    for place in range(places):
        at = ends - 1 - place - (1 if 0 < decimals <= place else 0)
        digits = values[np.maximum(at, 0)].astype(np.int64)
        sums += np.where(at >= starts, digits, 0) * 10**place
    return sums
