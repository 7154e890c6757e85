"""How far a single figure moves the answer: what is saved with it at either end of its range."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.engine.figure import Figure
from remitcalc.engine.sensitivity import moved_saving, scaled
from remitcalc.model.frozen import frozen
from remitcalc.model.message import ModelError
from remitcalc.model.price_place import price_at, with_price
from remitcalc.model.price_range import range_of

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.price_place import Priced, PricePlace
    from remitcalc.model.scenario import Scenario


@frozen
class Effect:
    """What is saved with a figure lowered and raised: by each where all are alike, else by all.

    Attributes
    ----------
    low, high : Figure or None
        None: unknown, or not possible.
    step_percent : Decimal or None
        By how much it was moved where it has no range; None: to the ends of its range.
    """

    low: Figure | None
    high: Figure | None
    step_percent: Decimal | None = None

    @property
    def spread(self) -> Figure | None:
        """How far apart the two are; None where either is not known.

        Both hold alike, for they lack the same parts: how far apart they are is exact.
        """
        low, high = self.low, self.high
        if low is None or high is None:
            return None
        if (low.bound, low.absent, low.before) != (high.bound, high.absent, high.before):
            return None
        return Figure(
            abs(high.minor - low.minor), low.currency, status=max(low.status, high.status)
        )


def effect_of(comparison: Comparison, place: PricePlace, step_percent: Decimal) -> Effect | None:
    """Return how far a figure moves what is saved; None where it has no value, or saves nothing.

    Only what is saved moves: whom the pool is compared with stays.
    """
    priced = price_at(comparison.scenario.corridor, place)
    if priced is None or getattr(priced, place.figure) is None:
        return None
    own = range_of(priced.ranges, place.figure)
    if own is None:
        share = step_percent / 100
        low, high = (_scaled(priced, 1 + one, place.figure) for one in (-share, share))
        return Effect(
            _saving(comparison, place, low), _saving(comparison, place, high), step_percent
        )
    others = tuple(one for one in priced.ranges if one is not own)
    low, high = (_replaced(priced, place.figure, end, others) for end in (own.low, own.high))
    return Effect(_saving(comparison, place, low), _saving(comparison, place, high))


def _scaled(priced: Priced, factor: Decimal, figure: str) -> Priced | None:
    try:
        return scaled(priced, factor, (figure,))
    except ModelError:  # a margin of 100 % and beyond is none
        return None


def _replaced(priced: Priced, figure: str, value: object, ranges: object) -> Priced | None:
    try:
        return replace(priced, **{figure: value}, ranges=ranges)  # type: ignore[arg-type]
    except ModelError:  # a least above a most
        return None


def _saving(comparison: Comparison, place: PricePlace, priced: Priced | None) -> Figure | None:
    if priced is None:
        return None
    pool = comparison.pooled_service
    is_pool = pool is not None and place.service == pool.id

    def moved(scenario: Scenario) -> Scenario:
        return replace(scenario, corridor=with_price(scenario.corridor, place, priced))

    keeps = {"keeps_alone": is_pool, "keeps_pooled": bool(place.service) and not is_pool}
    return moved_saving(comparison, moved, **keeps)
