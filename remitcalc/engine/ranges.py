"""How sure the answer is: what it ranges over while figures range over what they may be.

The rule is "Ranges" of the cost model. The pool's figures stand all at the end that makes it
cheapest, or all at the one that makes it dearest, those of every way alone likewise. Saving, rank
and break-even pair the pool's cheapest with the dearest alone, and the reverse. What both share,
the reference rate and the taxes, stands at each of its ends, the same for both. The baseline stays
the service that it is.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from remitcalc.engine.break_even import BreakEven, break_even
from remitcalc.engine.figure import Figure
from remitcalc.engine.price_ends import cheapest, dearest, ranged_parts, shared_variants
from remitcalc.engine.priced_scenario import PricedScenario
from remitcalc.engine.pricing import price
from remitcalc.engine.ranking import rank
from remitcalc.engine.savings import Difference, one_payday
from remitcalc.engine.season import season
from remitcalc.engine.shown import Shown
from remitcalc.engine.standing import Standing, standing
from remitcalc.model.frozen import frozen
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.ranking import Ranking
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.service import Service

    Tick = Callable[[float], object]

T = TypeVar("T")


class Ends(NamedTuple):
    """The least and the most that money may be; None: not possible, or not known, at that end."""

    least: Figure | None
    most: Figure | None


class SizeRange(NamedTuple):
    """What pools of one worker, two, … may cost, as far as all cases were searched.

    `least` and `most` are int64: the whole pool in sending minor units, with the employer's part;
    they mean nothing where it is not possible in every case.
    """

    least: NDArray[np.int64]
    most: NDArray[np.int64]
    is_possible: NDArray[np.bool_]


@frozen(eq=False)
class AnswerRange:
    """What the answer ranges over, in one payday, for all who join.

    Attributes
    ----------
    pooled, alone : Ends
        What they pay pooled, and alone.
    saving : Ends
        What they save: the least is the dearest pool beside the cheapest way alone.
    best, worst : Standing or None
        The pool's place where it is best and where it is worst; None: not ranked in every case.
    earliest, latest : BreakEven or None
        From which size pooling pays where it pays earliest and latest; None: unknown.
    by_size : SizeRange or None
        What the whole pool costs by group size; None: no curve at one of the ends.
    """

    pooled: Ends
    alone: Ends
    saving: Ends
    best: Standing | None
    worst: Standing | None
    earliest: BreakEven | None
    latest: BreakEven | None
    by_size: SizeRange | None


class _Case(NamedTuple):
    """The answer with the figures of each way at one end; `outcome` is what sending alone is."""

    ranking: Ranking
    outcome: Outcome
    pooled: Figure | None
    alone: Figure | None
    saving: Figure
    standing: Standing
    break_even: BreakEven


def answer_range(priced: PricedScenario, tick: Tick | None = None) -> AnswerRange | None:
    """Return what an answer ranges over; None: nothing it rests on has a range, or no pool.

    Parameters
    ----------
    priced : PricedScenario
        The two ways of the answer.
    tick : callable, optional
        Called with the fraction that is done; what it raises ends the work.
    """
    if priced.pooled_service is None or not len(priced.pools.joining) or not _is_ranged(priced):
        return None
    corridors = list(shared_variants(priced.corridor))
    good: list[_Case | None] = []
    bad: list[_Case | None] = []
    for at, corridor in enumerate(corridors):
        one, other = _pair(priced, corridor)
        good.append(one)
        bad.append(other)
        if tick is not None:
            tick((at + 1) / len(corridors))
    return _range_of(good, bad)


def pool_ends(priced: PricedScenario) -> Iterator[tuple[Corridor | None, Corridor | None]]:
    """Yield corridors with the pool cheapest and dearest, for each end of what all ways share.

    None: it has no prices there. Nothing is yielded where nothing of the pool's price has a range.
    """
    corridor, pooled = priced.corridor, priced.pooled_service
    variants = list(shared_variants(corridor))
    if pooled is None or (len(variants) == 1 and not any(ranged_parts(pooled))):
        return
    for one in variants:
        yield (
            _moved(priced, one, cheapest, cheapest),
            _moved(priced, one, dearest, dearest),
        )


def _is_ranged(priced: PricedScenario) -> bool:
    corridor = priced.corridor
    shared = [corridor.reference, *corridor.taxes]
    if any(one is not None and one.ranges for one in shared):
        return True
    used = (priced.pooled_service, *corridor.individual_services)
    return any(any(ranged_parts(one)) for one in used if one is not None)


def _pair(priced: PricedScenario, corridor: Corridor) -> tuple[_Case | None, _Case | None]:
    """Return the cheapest pool beside the dearest ways alone, and the reverse.

    None: a price is not possible at its end. What is the same at both ends is priced once.
    """
    ends = (
        _moved(priced, corridor, cheapest, dearest),
        _moved(priced, corridor, dearest, cheapest),
    )
    first = _case(priced, ends[0])
    if ends[0] == ends[1]:
        return first, first
    is_same = None not in ends and _ways(ends[0]) == _ways(ends[1])
    return first, _case(priced, ends[1], first if is_same else None)


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


def _ways(corridor: Corridor | None) -> list[Service]:
    return [] if corridor is None else list(corridor.individual_services)


def _case(
    like: PricedScenario, corridor: Corridor | None, beside: _Case | None = None
) -> _Case | None:
    """Return the answer in a corridor; `beside` is one whose ways alone cost the same."""
    if corridor is None:
        return None
    try:
        return _answer(like, like.scenario.replace(corridor=corridor), beside)
    except (ModelError, OverflowError):
        return None


def _answer(like: PricedScenario, scenario: Scenario, beside: _Case | None) -> _Case:
    corridor, day, pools = scenario.corridor, scenario.date, like.pools
    baseline = corridor.service(like.baseline.id)
    priced = PricedScenario(scenario, baseline, pools)
    if beside is None:
        ranking = rank(corridor, pools.ranked_for, day=day, amount_is=scenario.amount_is)
    else:
        ranking, priced.first_alone = beside.ranking, beside.outcome
    if scenario.share == "no-one-worse-off":
        refused = season(priced, lambda _: None).pooled_reason
        if refused is not None:
            priced.refuse_pool(refused)
    sides, rows = one_payday(priced), pools.joining
    payday = Difference(sides, priced, one_payday)
    shown = Shown(priced, priced.first_alone, priced.first_pooled)
    assert priced.pooled_service is not None  # nothing ranges without a pool
    pooled, alone = (price(corridor, one, day) for one in (priced.pooled_service, baseline))
    return _Case(
        ranking,
        priced.first_alone,
        pooled=sides.pooled.sum_of(rows),
        alone=sides.alone.sum_of(rows),
        saving=payday.of_group(payday.by_worker(), rows),
        standing=standing(priced, ranking, shown.together),
        break_even=break_even(pooled, alone, priced.payroll.mean_amount, pools.size, priced.terms),
    )


def _range_of(good: list[_Case | None], bad: list[_Case | None]) -> AnswerRange:
    """Return the extremes of cases; where one of an end's cases is not possible, none is known."""
    return AnswerRange(
        pooled=Ends(
            _extreme(min, good, lambda one: one.pooled), _extreme(max, bad, lambda one: one.pooled)
        ),
        alone=Ends(
            _extreme(min, bad, lambda one: one.alone), _extreme(max, good, lambda one: one.alone)
        ),
        saving=Ends(
            _extreme(min, bad, lambda one: one.saving), _extreme(max, good, lambda one: one.saving)
        ),
        best=_extreme(min, good, lambda one: one.standing),
        worst=_extreme(max, bad, lambda one: one.standing),
        earliest=_extreme(min, good, lambda one: one.break_even),
        latest=_extreme(max, bad, lambda one: one.break_even),
        by_size=_by_size(good, bad),
    )


def _by_size(good: list[_Case | None], bad: list[_Case | None]) -> SizeRange | None:
    if None in good or None in bad:
        return None
    low, high = ([one.break_even for one in some if one is not None] for some in (good, bad))
    common = min(one.searched_to for one in (*low, *high))
    return SizeRange(
        np.min([one.pooled_total[:common] for one in low], axis=0),
        np.max([one.pooled_total[:common] for one in high], axis=0),
        np.all([one.is_possible[:common] for one in (*low, *high)], axis=0),
    )


def _extreme(
    pick: Callable[..., T], cases: list[_Case | None], of: Callable[[_Case], T | None]
) -> T | None:
    found = [None if one is None else of(one) for one in cases]
    known = [one for one in found if one is not None and _order(one) is not None]
    return pick(known, key=_order) if len(known) == len(found) else None


def _order(of: object) -> float | None:
    """Return what a figure, a place or a break-even is compared by; None: it says nothing."""
    match of:
        case Figure():
            return of.minor if of.is_known else None
        case Standing():
            return of.position
        case BreakEven():
            return None if of.unknown is not None else math.inf if of.size is None else of.size
    raise TypeError(of)
