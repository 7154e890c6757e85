"""From sending to receiving currency and back, and what the exchange margin costs.

Rates convert minor units to minor units: they include 10^(receiving exponent − sending exponent).
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.exact import INT64_MAX, Amounts, magnitude, muldiv_round
from remitcalc.engine.piecewise import MARGIN_UNITS, Piecewise, margin_pieces
from remitcalc.model.exchange import (
    Exchange,
    Margin,
    MarginBands,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
)
from remitcalc.model.frozen import frozen
from remitcalc.model.money import exponent
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.engine.exact import Ints
    from remitcalc.model.corridor import Corridor

_WHOLE = 100 * MARGIN_UNITS


@frozen
class Conversion:
    """The exchange of one service on one corridor.

    `reference` is None where the corridor has no reference rate. One of `margin` (a fraction of
    1), `by_amount` (pieces over the principal, millionths of a percent) and `quoted` (a rate) is
    set; none of them: undisclosed. `status` is the margin's, where it is the same at every amount.
    """

    reference: Fraction | None
    status: Status
    margin: Fraction | None = None
    by_amount: Piecewise | None = None
    quoted: Fraction | None = None

    @property
    def is_disclosed(self) -> bool:
        """Whether the provider tells its margin or rate."""
        return not (self.margin is None and self.by_amount is None and self.quoted is None)

    @property
    def gives_received(self) -> bool:
        """Whether what arrives can be known."""
        return self.reference is not None or self.quoted is not None

    @property
    def gives_cost(self) -> bool:
        """Whether the cost of the margin can be known."""
        known_margin = self.margin is not None or self.by_amount is not None
        return known_margin or (self.quoted is not None and self.reference is not None)

    def converted(self, net: Amounts, principal: Amounts) -> Amounts:
        """Return `net` in receiving minor units, rounded; needs `gives_received`."""
        if self.by_amount is not None and self.reference is not None:
            kept = muldiv_round(self.by_amount.at(principal), -1, 1, _WHOLE)
            num = _product(kept, self.reference.numerator)
            return muldiv_round(net, num, self.reference.denominator * _WHOLE)
        rate = self._rate
        return muldiv_round(net, rate.numerator, rate.denominator)

    def margin_cost(self, net: Amounts, principal: Amounts) -> Amounts:
        """Return net × m / 100, rounded: the margin's cost where there is no reference rate."""
        if self.by_amount is not None:
            return muldiv_round(net, self.by_amount.at(principal), _WHOLE)
        margin = self.margin or Fraction(0)
        return muldiv_round(net, margin.numerator, margin.denominator)

    def worth(self, received: Amounts) -> Amounts:
        """Return receiving minor units in sending minor units at the reference rate, rounded."""
        assert self.reference is not None
        return muldiv_round(received, self.reference.denominator, self.reference.numerator)

    def at_reference(self, sending: Amounts) -> Amounts:
        """Return sending minor units in receiving minor units at the reference rate, rounded."""
        assert self.reference is not None
        return muldiv_round(sending, self.reference.numerator, self.reference.denominator)

    @property
    def _rate(self) -> Fraction:
        if self.quoted is not None:
            return self.quoted
        assert self.reference is not None
        return self.reference * (1 - (self.margin or 0))


def reference_rate(corridor: Corridor) -> Fraction | None:
    """Return the corridor's reference rate between minor units, or None."""
    stated = corridor.reference
    sending, receiving = corridor.sending_currency, corridor.receiving_currency
    return None if stated is None else _in_minor(sending, receiving, stated.rate)


@lru_cache(maxsize=1024)
def conversion(
    exchange: Exchange, reference: Fraction | None, minor_per_minor: Fraction
) -> Conversion:
    """Return the conversion of `exchange`.

    `minor_per_minor` is 10^(receiving exponent − sending exponent), for a quoted rate.
    """
    match exchange:
        case Margin(percent, provenance):
            margin = Fraction(percent) / 100
            return Conversion(reference, provenance.status, margin=margin)
        case MarginSteps(steps):
            kept = (1 - Fraction(step.percent) / 100 for step in steps)
            margin = 1 - prod(kept, start=Fraction(1))
            weakest = max(step.provenance.status for step in steps)
            return Conversion(reference, weakest, margin=margin)
        case MarginBands() | ObservedMargins():
            return Conversion(reference, Status.PUBLISHED, by_amount=margin_pieces(exchange))
        case QuotedRate(rate, provenance):
            quoted = Fraction(rate) * minor_per_minor
            return Conversion(reference, provenance.status, quoted=quoted)
        case _:
            return Conversion(reference, Status.PUBLISHED)


def conversion_of(corridor: Corridor, exchange: Exchange) -> Conversion:
    """Return the conversion of `exchange` on `corridor`."""
    equal = _in_minor(corridor.sending_currency, corridor.receiving_currency, 1)
    return conversion(exchange, reference_rate(corridor), equal)


@lru_cache(maxsize=64)
def _in_minor(sending: str, receiving: str, rate: Decimal | int) -> Fraction:
    """Return a rate between currencies as a rate between their minor units."""
    digits = exponent(receiving) - exponent(sending)
    return Fraction(rate) * Fraction(10**digits if digits >= 0 else Fraction(1, 10**-digits))


def _product(kept: int | Ints, numerator: int) -> int | Ints:
    if isinstance(kept, int):
        return kept * numerator
    if max(magnitude(kept), 1) * numerator > INT64_MAX:
        return kept.astype(object) * numerator
    return kept * np.int64(numerator)
