"""The corners of all ranges that an answer is looked at in: each way at one of its ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.engine.price_ends import cheapest, dearest, ranged_parts, shared_variants
from remitcalc.engine.priced_scenario import PricedScenario
from remitcalc.engine.season import season
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.service import Service

Pair = tuple["Corridor | None", "Corridor | None"]
"""Corridors with the pool cheapest, and dearest; None: it has no prices there."""


def corner_pairs(priced: PricedScenario) -> Iterator[Pair]:
    """Yield the cheapest pool beside the dearest ways alone, and the reverse.

    One pair for each end of what all ways share.
    """
    for one in shared_variants(priced.corridor):
        yield (
            _moved(priced, one, cheapest, dearest),
            _moved(priced, one, dearest, cheapest),
        )


def pool_ends(priced: PricedScenario) -> Iterator[Pair]:
    """Yield corridors with the pool cheapest and dearest, for each end of what all ways share.

    The ways alone stay as they are. Nothing is yielded where nothing of the pool's price has a
    range.
    """
    corridor, pooled = priced.corridor, priced.pooled_service
    variants = list(shared_variants(corridor))
    if pooled is None or (len(variants) == 1 and not any(ranged_parts(pooled))):
        return
    for one in variants:
        yield _moved(priced, one, cheapest, _same), _moved(priced, one, dearest, _same)


def is_ranged(priced: PricedScenario) -> bool:
    """Return whether anything that an answer rests on has a range, and there is a pool."""
    if priced.pooled_service is None or not len(priced.pools.joining):
        return False
    corridor = priced.corridor
    shared = [corridor.reference, *corridor.taxes]
    if any(one is not None and one.ranges for one in shared):
        return True
    used = (priced.pooled_service, *corridor.individual_services)
    return any(any(ranged_parts(one)) for one in used)


def is_alike_alone(pair: Pair) -> bool:
    """Return whether the ways alone have the same prices in both corridors."""
    first, second = pair
    if first is None or second is None:
        return False
    return list(first.individual_services) == list(second.individual_services)


def priced_at(like: PricedScenario, corridor: Corridor) -> PricedScenario:
    """Return both ways priced in a corridor, compared with the same way alone."""
    scenario = like.scenario.replace(corridor=corridor)
    return PricedScenario(scenario, corridor.service(like.baseline.id), like.pools)


def refuse_unsettled(priced: PricedScenario) -> None:
    """Refuse the pool of a payday where the season cannot leave nobody worse off."""
    if priced.scenario.share == "no-one-worse-off":
        refused = season(priced, lambda _: None).pooled_reason
        if refused is not None:
            priced.refuse_pool(refused)


def _same(service: Service) -> Service:
    return service


def _moved(
    priced: PricedScenario,
    corridor: Corridor,
    pool_end: Callable[[Service], Service],
    alone_end: Callable[[Service], Service],
) -> Corridor | None:
    """Return a corridor with its pool at one end and all ways alone at one.

    Other offers for a group stay as they are: nothing here is compared with them.
    """

    def moved(one: Service) -> Service:
        if one.id == priced.scenario.pooled:
            return pool_end(one)
        return alone_end(one) if one.kind == "individual" else one

    try:
        return replace(corridor, services=tuple(moved(one) for one in corridor.services))
    except ModelError:
        return None
