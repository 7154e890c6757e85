"""The corners of all ranges that an answer is looked at in: each way at one of its ends.

They are priced once and kept: what a payday, a season and each worker range over is read of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.engine.price_ends import cheapest, dearest, ranged_parts, shared_variants
from remitcalc.engine.priced_scenario import PricedScenario
from remitcalc.engine.season import season
from remitcalc.model.frozen import frozen
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.service import Service

Pair = tuple["Corridor | None", "Corridor | None"]
"""Corridors with the pool cheapest, and dearest; None: it has no prices there."""


@frozen(eq=False)
class Corners:
    """An answer priced at the corners of its ranges; None: it has no prices there.

    One of each for each end of what all ways share, in the same order.

    Attributes
    ----------
    answer : PricedScenario
        The answer itself.
    good : tuple of PricedScenario or None
        The cheapest pool beside the dearest ways alone.
    bad : tuple of PricedScenario or None
        The dearest pool beside the cheapest ways alone.
    """

    answer: PricedScenario
    good: tuple[PricedScenario | None, ...]
    bad: tuple[PricedScenario | None, ...]


def priced_corners(priced: PricedScenario) -> Corners | None:
    """Return an answer at its corners; None: nothing it rests on has a range, or no pool."""
    if not _is_ranged(priced):
        return None
    pairs = [_priced_pair(priced, pair) for pair in _corner_pairs(priced)]
    good, bad = zip(*pairs, strict=True)
    return Corners(priced, good, bad)


def pool_ends(priced: PricedScenario) -> Iterator[Pair]:
    """Yield corridors with the pool cheapest and dearest, for each end of what all ways share.

    The ways alone stay as they are. Nothing is yielded where nothing of the pool's price has a
    range.
    """
    corridor, pooled = priced.corridor, priced.pooled_service
    variants = list(shared_variants(corridor))
    if pooled is None or (len(variants) == 1 and not any(ranged_parts(pooled))):
        return
    low, high = _moved(priced, cheapest, _same), _moved(priced, dearest, _same)
    for one in variants:
        yield _with(one, low), _with(one, high)


def is_alike_alone(one: PricedScenario, other: PricedScenario) -> bool:
    """Return whether the ways alone have the same prices at two corners."""
    some, others = one.corridor, other.corridor
    is_same_base = some.reference is others.reference and some.taxes == others.taxes
    return is_same_base and _are_same(some.individual_services, others.individual_services)


def _is_ranged(priced: PricedScenario) -> bool:
    if priced.pooled_service is None or not len(priced.pools.joining):
        return False
    corridor = priced.corridor
    shared = [corridor.reference, *corridor.taxes]
    if any(one is not None and one.ranges for one in shared):
        return True
    used = (priced.pooled_service, *corridor.individual_services)
    return any(any(ranged_parts(one)) for one in used)


def _corner_pairs(priced: PricedScenario) -> Iterator[Pair]:
    """Yield the cheapest pool beside the dearest ways alone, and the reverse."""
    good = _moved(priced, cheapest, dearest)
    bad = _moved(priced, dearest, cheapest)
    for one in shared_variants(priced.corridor):
        yield _with(one, good), _with(one, bad)


def _priced_pair(
    priced: PricedScenario, pair: Pair
) -> tuple[PricedScenario | None, PricedScenario | None]:
    """Return an answer priced in both corridors; what costs the same in both, once."""
    one, other = pair
    good = _priced_at(priced, one)
    if one is not None and other is not None and _are_same(one.services, other.services):
        return good, good
    return good, _priced_at(priced, other, good)


def _priced_at(
    like: PricedScenario, corridor: Corridor | None, beside: PricedScenario | None = None
) -> PricedScenario | None:
    """Return both ways priced in a corridor, compared with the same way alone."""
    if corridor is None:
        return None
    scenario = like.scenario.replace(corridor=corridor)
    try:
        priced = PricedScenario(scenario, corridor.service(like.baseline.id), like.pools)
        if beside is not None:
            keeps_alone = is_alike_alone(beside, priced)
            keeps_pooled = beside.pooled_service is priced.pooled_service
            priced = beside.changed(scenario, keeps_alone=keeps_alone, keeps_pooled=keeps_pooled)
        _refuse_unsettled(priced)
    except (ModelError, OverflowError):
        return None
    return priced


def _refuse_unsettled(priced: PricedScenario) -> None:
    """Refuse the pool of a payday where the season cannot leave nobody worse off."""
    if priced.scenario.share == "no-one-worse-off":
        refused = season(priced, lambda _: None).pooled_reason
        if refused is not None:
            priced.refuse_pool(refused)


def _same(service: Service) -> Service:
    return service


def _are_same(some: Sequence[Service], others: Sequence[Service]) -> bool:
    """Return whether these are the very services: what is not moved stays what it is."""
    return all(one is other for one, other in zip(some, others, strict=True))


def _moved(
    priced: PricedScenario,
    pool_end: Callable[[Service], Service],
    alone_end: Callable[[Service], Service],
) -> tuple[Service, ...] | None:
    """Return the services with the pool at one end and all ways alone at one; None: no prices.

    Other offers for a group stay as they are: nothing here is compared with them.
    """

    def moved(one: Service) -> Service:
        if one.id == priced.scenario.pooled:
            return pool_end(one)
        return alone_end(one) if one.kind == "individual" else one

    try:
        return tuple(moved(one) for one in priced.corridor.services)
    except ModelError:
        return None


def _with(corridor: Corridor, services: tuple[Service, ...] | None) -> Corridor | None:
    try:
        return None if services is None else replace(corridor, services=services)
    except ModelError:
        return None
