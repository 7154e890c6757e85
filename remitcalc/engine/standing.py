"""How the pool stands among the ways to send alone, and which of them cost the group less."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.figure import ALL_PARTS, UNDISCLOSED, UNVALUED, Bound, Figure
from remitcalc.engine.ranking import rank

if TYPE_CHECKING:
    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.ranking import RankedService, Ranking
    from remitcalc.engine.ways import Ways
    from remitcalc.model.service import Service


class Standing(NamedTuple):
    """The pool's place among `of` ways, itself counted; None when it cannot be ranked.

    `beaten` ways cost more than it does; those that cost the same it neither beats nor loses to.

    Where only ways alone are bounds the pool beats *at least* the others, where only the pool is
    one *at most*; where both are, all are priced without the parts that any of them lacks: `before`
    holds their bits.
    """

    position: int | None
    of: int
    beaten: int = 0
    bound: Bound = Bound.EXACT
    before: int = 0


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


def standing(ways: Ways, ranking: Ranking, together: Outcome) -> Standing:
    """Return the pool's place by the group's totals.

    Parameters
    ----------
    together : Outcome
        One row: what the group pays pooled.
    """
    of = len(ranking.ranked) + 1
    lacking, pooled = int(together.absent[0]), ways.pooled_total()
    if pooled is None or together.outside_range[0] or not is_rankable(lacking):
        return Standing(None, of)
    lacked = lacked_by(ranking)
    if not (lacking and lacked):
        bound = Bound.AT_LEAST if lacked else Bound.AT_MOST if lacking else Bound.EXACT
        return _placed(ways, ranking, pooled, bound)
    before = (lacking | lacked) & ALL_PARTS
    pooled = ways.without(before).pooled_total()
    if pooled is None:
        return Standing(None, of)
    return _placed(ways, _without(ways, before), pooled, Bound.EXACT, before)


def cheaper(ways: Ways, ranking: Ranking, found: Standing) -> tuple[CheaperService, ...]:
    """Return the ranked services that cost the group less than the pool, cheapest first."""
    pooled = ways.without(found.before).pooled_total()
    if found.position is None or pooled is None:
        return ()
    if found.before:
        ranking = _without(ways, found.before)
    totals = _totals(ways, ranking)
    return tuple(
        _cheaper(ways, one, totals[one.service.id], pooled, found)
        for one in ranking.ranked
        if totals[one.service.id] < pooled
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
    ways: Ways, one: RankedService, total: int, pooled: int, found: Standing
) -> CheaperService:
    currency, absent = ways.corridor.sending_currency, int(one.outcome.absent[0])
    cost = Figure(total, currency, Bound.AT_LEAST if absent else Bound.EXACT, absent)
    saving = Figure(pooled - total, currency, before=found.before)
    if found.bound == Bound.AT_MOST:
        saving = replace(saving, bound=Bound.AT_LEAST)
    if absent:
        alike = ways.without(absent & ALL_PARTS).pooled_total()
        saving = replace(saving, bound=Bound.AT_MOST)
        if alike is not None and total < alike:
            saving = Figure(alike - total, currency, before=absent & ALL_PARTS)
    return CheaperService(one.service, cost, saving)


def _without(ways: Ways, parts: int) -> Ranking:
    scenario = ways.scenario
    return rank(
        ways.corridor,
        ways.ranked_amounts,
        day=scenario.date,
        amount_is=scenario.amount_is,
        left_out=parts,
    )


def _placed(ways: Ways, ranking: Ranking, pooled: int, bound: Bound, before: int = 0) -> Standing:
    totals = _totals(ways, ranking).values()
    cheaper_ways = sum(total < pooled for total in totals)
    dearer_ways = sum(total > pooled for total in totals)
    return Standing(cheaper_ways + 1, len(totals) + 1, dearer_ways, bound, before)


def _totals(ways: Ways, ranking: Ranking) -> dict[str, int]:
    """Return what each ranked service costs the group, by its id."""
    times = 1 if ranking.workers > 1 else len(ways.ranked_amounts)
    return {one.service.id: times * int(one.outcome.total[0]) for one in ranking.ranked}
