"""How figures are counted so that a spreadsheet's doubles stay exact: as whole numbers.

Money is counted in minor units, percentages and rates in units of a power of ten. Products of such
numbers are exact below 2^53; each is looked at here before a formula is written at all.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.engine.piecewise import MARGIN_UNITS
from remitcalc.model.charge import Bands, Flat
from remitcalc.model.exchange import MarginBands
from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from remitcalc.engine.pricing import Pricing

MOST_EXACT = 2**53
MOST_SHARED = 5 * 10**14
"""A product that is divided and cut to a whole number must stay well below `MOST_EXACT`."""

_SPLIT_DECIMALS = 4
SPLIT = 10**_SPLIT_DECIMALS
"""Where a factor with many digits is taken apart."""

_ROOM = 10**15
_USUAL_PERCENT_DECIMALS = 4
_MOST_DECIMALS = 10


@frozen
class Counting:
    """The powers of ten in which percentages and rates are counted."""

    percent_decimals: int
    reference_decimals: int

    @property
    def whole(self) -> int:
        """How many units a hundred percent are."""
        return int(10 ** (self.percent_decimals + 2))


def decimals_of(value: Fraction) -> int:
    """Return how many decimals a decimal fraction needs; beyond `_MOST_DECIMALS` one more."""
    for decimals in range(_MOST_DECIMALS + 1):
        if (value * 10**decimals).denominator == 1:
            return decimals
    return _MOST_DECIMALS + 1


def decimals_with_room(value: Fraction, times: int) -> int | None:
    """Return in how many decimals `value` is counted where up to `times` of it are multiplied.

    More than it needs, so that somebody may type a longer one; None: it cannot be exact.
    """
    needed = decimals_of(value)
    largest = abs(value) * max(times, 1)
    if needed > _MOST_DECIMALS or largest * 10**needed >= MOST_EXACT:
        return None
    fitting = [d for d in range(needed, _MOST_DECIMALS + 1) if largest * 10**d <= _ROOM]
    return max(fitting, default=needed)


def decimals_in_halves(value: Fraction, times: int) -> int | None:
    """Return as `decimals_with_room` does, where `value` is multiplied in two halves.

    The lower half has the digits that `SPLIT` takes off; one decimal more than those at least.
    """
    needed = max(decimals_of(value), _SPLIT_DECIMALS + 1)
    largest = abs(value) * max(times, 1) / SPLIT
    if needed > _MOST_DECIMALS or largest * 10**needed >= MOST_EXACT or times * SPLIT >= MOST_EXACT:
        return None
    fitting = [d for d in range(needed, _MOST_DECIMALS + 1) if largest * 10**d <= _ROOM]
    return max(fitting, default=needed)


def percents_of(pricing: Pricing) -> Iterable[Decimal]:
    """Yield every percentage that charges of `pricing` are worked out with."""
    for charge in pricing.service.charges:
        if isinstance(charge.tariff, Flat):
            yield charge.tariff.percent
        elif isinstance(charge.tariff, Bands):
            yield from (band.percent for band in charge.tariff.bands)


def percent_decimals(percents: Iterable[Decimal]) -> int:
    """Return the decimals of a percent in which percentages are counted."""
    needed: list[int] = [decimals_of(Fraction(percent)) for percent in percents]
    return max([_USUAL_PERCENT_DECIMALS, *needed])


def margin_whole(pricing: Pricing) -> int:
    """Return how many units a hundred percent of a margin by amount are."""
    exchange = pricing.service.exchange
    if isinstance(exchange, MarginBands):
        decimals = percent_decimals(band.percent for band in exchange.bands)
        return int(10 ** (decimals + 2))
    return int(100 * MARGIN_UNITS)
