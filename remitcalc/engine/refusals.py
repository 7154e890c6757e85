"""Why a row is not possible: codes per row, and the messages they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.model.message import Message, message
from remitcalc.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.piecewise import Piecewise
    from remitcalc.engine.pricing import Charges, Pricing

_MOST_REASONS = 255


class NotPossibleError(Exception):
    """A pool as a whole is not possible."""

    def __init__(self, reason: Message) -> None:
        self.reason = reason
        super().__init__(reason.code)


class Refusals:
    """Collects reasons by row; a row keeps its first."""

    def __init__(self, count: int) -> None:
        self.codes = np.zeros(count, dtype=np.uint8)
        self.messages: list[Message] = []

    def mark(self, rows: slice, where: NDArray[np.bool_], reason: Message) -> None:
        """Give `reason` to those of `rows` where `where` is true and that have none yet."""
        if not where.any():
            return
        if reason not in self.messages:
            self.messages.append(reason)
        codes = self.codes[rows]
        codes[where & (codes == 0)] = min(self.messages.index(reason) + 1, _MOST_REASONS)


def not_taken(
    charges: Charges, bases: Ints, currency: str
) -> Iterator[tuple[NDArray[np.bool_], Message]]:
    """Yield where `bases` are not taken by each of `charges`, with the reason."""
    low, high = int(bases.min()), int(bases.max())
    for priced in charges:
        pieces, name = priced.pieces, priced.charge.name
        start, end = pieces.starts[0], pieces.end
        if low < start:
            reason = message("below_charge", charge=name, least=Money(start, currency))
            yield bases < start, reason
        if end is not None and high >= end:
            reason = message("above_charge", charge=name, most=Money(end, currency))
            yield bases >= end, reason


def without_margin(
    pricing: Pricing, principals: Ints
) -> Iterator[tuple[NDArray[np.bool_], Message]]:
    """Yield where a margin by amount is not given for `principals`, with the reason."""
    pieces = pricing.conversion.by_amount
    if pieces is None:
        return
    yield from _outside_bands(pieces, principals, pricing.sending_currency)


def _outside_bands(
    pieces: Piecewise, bases: Ints, currency: str
) -> Iterator[tuple[NDArray[np.bool_], Message]]:
    start, end = pieces.starts[0], pieces.end
    if int(bases.min()) < start:
        yield bases < start, message("below_margin", least=Money(start, currency))
    if end is not None and int(bases.max()) >= end:
        yield bases >= end, message("above_margin", most=Money(end, currency))
