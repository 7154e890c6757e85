"""A column of amounts: decimal text of major units, read and written many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from remitcalc.files.document.fields import Amount
from remitcalc.files.document.plain_columns import PlainAmounts
from remitcalc.model.money import exponent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.files.problems import Problems


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
    texts: Sequence[object] | PlainAmounts, currency: str, key: str, problems: Problems
) -> NDArray[np.int64] | None:
    """Return minor units; None where any is wrong, each noted at its place in `key`."""
    if isinstance(texts, PlainAmounts):
        amounts = texts.minor(exponent(currency))
        if amounts is not None and amounts.min() > 0:
            return amounts
        texts = texts.entries()
    kind = Amount(currency)
    read = [kind.read(text, f"{key}[{at}]", problems) for at, text in enumerate(texts)]
    if any(not isinstance(units, int) for units in read):
        return None
    return np.array(cast("list[int]", read), dtype=np.int64)
