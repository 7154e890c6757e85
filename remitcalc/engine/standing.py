"""How the pool stands among the ways to send alone, and which of them cost the group less."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.figure import ALL_PARTS, UNDISCLOSED, UNVALUED, Bound, Figure
from remitcalc.engine.pricing import price
from remitcalc.engine.ranking import for_all
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.engine.ranking import RankedService, Ranking
    from remitcalc.model.service import Service


class Standing(NamedTuple):
    """The pool's place among `of` ways, itself counted; None when it cannot be ranked.

    `beaten` ways cost more than it does; those that cost the same it neither beats nor loses to.

    Where only ways alone are bounds the pool beats *at least* the others, where only the pool is
    one *at most*; where both are, all are priced without the parts that any of them lacks: `before`
    holds their bits. `totals` are what ways alone cost the group, by service, so compared.
    """

    position: int | None
    of: int
    beaten: int = 0
    bound: Bound = Bound.EXACT
    before: int = 0
    totals: Mapping[str, int] = {}


class CheaperService(NamedTuple):
    """An individual service that costs the group less than the pool does.

    `total` is what it costs the group as far as it is known, `saving` what the group would save by
    it. `before` holds the bits of what both were priced without; where it is 0 though `total` lacks
    parts, the service is cheaper only because those are not counted.
    """

    service: Service
    total: Figure
    saving: Figure

    @property
    def is_only_uncounted(self) -> bool:
        """Whether it would not be cheaper like for like."""
        return bool(self.total.absent) and not self.saving.before


def standing(priced: PricedScenario, ranking: Ranking, together: Outcome) -> Standing:
    """Return the pool's place by the group's totals.

    Parameters
    ----------
    together : Outcome
        One row: what the group pays pooled.
    """
    of = len(ranking.ranked) + 1
    lacking, pooled = int(together.absent[0]), priced.pooled_total()
    if pooled is None or together.outside_range[0] or not is_rankable(lacking):
        return Standing(None, of)
    lacked = lacked_by(ranking)
    if not (lacking and lacked):
        if _has_unknown(ranking, together):
            return Standing(None, of)
        bound = Bound.AT_LEAST if lacked else Bound.AT_MOST if lacking else Bound.EXACT
        return _placed(group_totals(priced, ranking), pooled, bound)
    before = (lacking | lacked) & ALL_PARTS
    pooled = priced.without(before).pooled_total()
    if pooled is None:
        return Standing(None, of)
    return _placed(group_totals(priced, ranking, before), pooled, Bound.EXACT, before)


def cheaper(
    priced: PricedScenario, ranking: Ranking, found: Standing
) -> tuple[CheaperService, ...]:
    """Return the ranked services that cost the group less than the pool, cheapest first."""
    pooled = priced.without(found.before).pooled_total()
    if found.position is None or pooled is None:
        return ()
    totals = found.totals
    found_cheaper = [one for one in ranking.ranked if totals.get(one.service.id, pooled) < pooled]
    found_cheaper.sort(key=lambda one: totals[one.service.id])
    return tuple(
        _cheaper(priced, one, totals[one.service.id], pooled, found) for one in found_cheaper
    )


def is_rankable(absent: int) -> bool:
    """Return whether a price that lacks these parts can be compared with others at all."""
    return not absent & (UNDISCLOSED | UNVALUED)


def lacked_by(ranking: Ranking) -> int:
    """Return the bits of the parts that any ranked service lacks."""
    lacked = 0
    for one in ranking.ranked:
        lacked |= int(one.outcome.absent[0])
    return lacked


def _cheaper(
    priced: PricedScenario, one: RankedService, total: int, pooled: int, found: Standing
) -> CheaperService:
    currency, status = priced.corridor.sending_currency, Status(int(one.outcome.status[0]))
    weakest = max(status, Status(int(priced.first_joined.outcome.status.max())))
    absent = 0 if found.before else int(one.outcome.absent[0])
    bound = Bound.AT_LEAST if absent else Bound.EXACT
    cost = Figure(total, currency, bound, absent, found.before, status)
    saving = Figure(pooled - total, currency, before=found.before, status=weakest)
    if found.bound == Bound.AT_MOST:
        saving = replace(saving, bound=Bound.AT_LEAST)
    if absent:
        alike = priced.without(absent & ALL_PARTS).pooled_total()
        saving = replace(saving, bound=Bound.AT_MOST)
        if alike is not None and total < alike:
            before = absent & ALL_PARTS
            saving = Figure(alike - total, currency, before=before, status=weakest)
    return CheaperService(one.service, cost, saving)


def _has_unknown(ranking: Ranking, together: Outcome) -> bool:
    """Return whether a total stands on a base that an absent part would lower across an edge."""
    outcomes = [together, *(one.outcome for one in ranking.ranked)]
    return any(outcome.total_bound[0] == Bound.UNKNOWN for outcome in outcomes)


def _placed(totals: dict[str, int], pooled: int, bound: Bound, before: int = 0) -> Standing:
    cheaper_ways = sum(total < pooled for total in totals.values())
    dearer_ways = sum(total > pooled for total in totals.values())
    return Standing(cheaper_ways + 1, len(totals) + 1, dearer_ways, bound, before, totals)


def group_totals(priced: PricedScenario, ranking: Ranking, left_out: int = 0) -> dict[str, int]:
    """Return what each ranked service costs the group, by its id; without some parts, anew.

    The offers compared stay the same; one that cannot be priced without them is not among them.
    """
    if left_out:
        scenario = priced.scenario
        outcomes = {
            one.service.id: for_all(
                price(priced.corridor, one.service, scenario.date).without(left_out),
                ranking.senders,
                scenario.amount_is,
            )
            for one in ranking.ranked
        }
    else:
        outcomes = {one.service.id: one.outcome for one in ranking.ranked}
    times = len(priced.pools.ranked_amounts) // ranking.workers
    return {
        name: times * int(outcome.total[0])
        for name, outcome in outcomes.items()
        if outcome.all_possible
    }
