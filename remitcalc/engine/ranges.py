"""How sure the answer is: what it ranges over while figures range over what they may be.

The rule is "Ranges" of the cost model. The pool's figures stand all at the end that makes it
cheapest, or all at the one that makes it dearest, those of every way alone likewise. Saving, rank
and break-even pair the pool's cheapest with the dearest alone, and the reverse. What both share,
the reference rate and the taxes, stands at each of its ends, the same for both. The baseline stays
the service that it is.
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from remitcalc.engine.break_even import BreakEven, break_even
from remitcalc.engine.pricing import price
from remitcalc.engine.range_corners import is_alike_alone, priced_corners
from remitcalc.engine.ranking import rank
from remitcalc.engine.savings import one_payday
from remitcalc.engine.season import season_sides
from remitcalc.engine.shown import Shown
from remitcalc.engine.sides_range import compared_at, figure_ends, range_of, sides_range
from remitcalc.engine.standing import Standing, standing
from remitcalc.model.frozen import frozen
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from remitcalc.engine.figure import Figure
    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.engine.range_corners import Corners
    from remitcalc.engine.ranking import Ranking
    from remitcalc.engine.sides_range import Compared, Ends, SidesRange

T = TypeVar("T")


class SizeRange(NamedTuple):
    """What pools of one worker, two, … may cost, as far as all cases were searched.

    `least` and `most` are int64: the whole pool in sending minor units, with the employer's part;
    they mean nothing where it is not possible in every case.
    """

    least: NDArray[np.int64]
    most: NDArray[np.int64]
    is_possible: NDArray[np.bool_]


class BeatenRange(NamedTuple):
    """The pool's place where it beats the fewest ways, and where it beats the most, of as many."""

    fewest: Standing
    most: Standing


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
    beaten : BeatenRange or None
        How many ways it beats in any case; None: not ranked in every case, or not among as many
        ways, or not known alike, so that no number holds for all cases.
    earliest, latest : BreakEven or None
        From which size pooling pays where it pays earliest and latest; None: unknown. No margin.
    by_size : SizeRange or None
        What the whole pool costs by group size; None: no curve at one of the ends.
    """

    pooled: Ends
    alone: Ends
    saving: Ends
    best: Standing | None
    worst: Standing | None
    beaten: BeatenRange | None
    earliest: BreakEven | None
    latest: BreakEven | None
    by_size: SizeRange | None


class PaydayRange(NamedTuple):
    """What one payday ranges over: the answer, and each worker."""

    answer: AnswerRange
    workers: SidesRange


class _Case(NamedTuple):
    """The answer with the figures of each way at one end."""

    pooled: Figure | None
    alone: Figure | None
    saving: Figure
    standing: Standing
    break_even: BreakEven


class Ranges:
    """What an answer ranges over, found when it is asked for; None: nothing of it has a range.

    Attributes
    ----------
    corners : Corners or None
        The answer priced at the ends of its ranges: columns of all workers. They are let go of once
        a payday, and the season where there are several paydays, were read of them.
    """

    def __init__(self, priced: PricedScenario, ranking: Ranking) -> None:
        self._priced, self._ranking = priced, ranking
        self._unread = {"payday", "season"} if priced.scenario.paydays > 1 else {"payday"}
        self.corners = priced_corners(priced)

    @cached_property
    def payday(self) -> PaydayRange | None:
        """What one payday ranges over."""
        return self._read("payday", lambda corners: payday_range(corners, self._ranking))

    @cached_property
    def season(self) -> SidesRange | None:
        """What the season ranges over, for each worker and all."""
        return self._read("season", lambda corners: sides_range(corners, season_sides))

    def _read(self, part: str, read: Callable[[Corners], T]) -> T | None:
        corners = self.corners or priced_corners(self._priced)
        found = None if corners is None else read(corners)
        self._unread.discard(part)
        if not self._unread:
            self.corners = None
        return found


def payday_range(corners: Corners, ranking: Ranking) -> PaydayRange:
    """Return what an answer, and what each worker pays and saves, ranges over.

    Parameters
    ----------
    corners : Corners
        The answer priced at the ends of its ranges.
    ranking : Ranking
        The ways alone of the answer itself.
    """
    rankings = _Rankings(corners.answer, ranking)
    good: list[_Corner] = []
    bad: list[_Corner] = []
    for one, other in zip(corners.good, corners.bad, strict=True):
        first = _corner(one, rankings)
        good.append(first)
        bad.append(first if other is one else _corner(other, rankings))
    (good_paydays, good_cases), (bad_paydays, bad_cases) = (
        zip(*some, strict=True) for some in (good, bad)
    )
    return PaydayRange(
        _range_of([*good_cases], [*bad_cases]),
        range_of(corners.answer, good_paydays, bad_paydays),
    )


class _Corner(NamedTuple):
    """What is read at a corner; None: not possible there."""

    payday: Compared | None
    case: _Case | None


class _Rankings:
    """The ways alone, ranked once wherever their prices are the same."""

    def __init__(self, priced: PricedScenario, ranking: Ranking) -> None:
        self._found = [(priced, ranking)]

    def at(self, priced: PricedScenario) -> Ranking:
        """Return the ways alone at a corner."""
        for like, ranking in self._found:
            if is_alike_alone(like, priced):
                return ranking
        scenario, senders = priced.scenario, self._found[0][1].senders
        ranking = rank(priced.corridor, senders, day=scenario.date, amount_is=scenario.amount_is)
        self._found.append((priced, ranking))
        return ranking


def _corner(priced: PricedScenario | None, rankings: _Rankings) -> _Corner:
    """Return a payday, and the answer, at a corner."""
    payday = compared_at(priced, priced, one_payday)
    if priced is None or payday is None:
        return _Corner(payday, None)
    try:
        return _Corner(payday, _answer(priced, payday, rankings.at(priced)))
    except (ModelError, OverflowError):
        return _Corner(payday, None)


def _answer(priced: PricedScenario, payday: Compared, ranking: Ranking) -> _Case:
    corridor, pools, day = priced.corridor, priced.pools, priced.scenario.date
    baseline, amount = priced.baseline, priced.payroll.mean_amount
    shown = Shown(priced, priced.first_alone, priced.first_pooled)
    assert priced.pooled_service is not None  # nothing ranges without a pool
    pooled, alone = (price(corridor, one, day) for one in (priced.pooled_service, baseline))
    return _Case(
        pooled=payday.pooled,
        alone=payday.alone,
        saving=payday.saving,
        standing=standing(priced, ranking, shown.together),
        break_even=break_even(pooled, alone, amount, pools.size, priced.terms, finds_margin=False),
    )


def _range_of(good: list[_Case | None], bad: list[_Case | None]) -> AnswerRange:
    """Return the extremes of cases; where one of an end's cases is not possible, none is known."""
    return AnswerRange(
        pooled=figure_ends(good, bad, lambda one: one.pooled),
        alone=figure_ends(bad, good, lambda one: one.alone),
        saving=figure_ends(bad, good, lambda one: one.saving),
        best=_extreme(min, good, lambda one: one.standing),
        worst=_extreme(max, bad, lambda one: one.standing),
        beaten=_beaten([*good, *bad]),
        earliest=_extreme(min, good, lambda one: one.break_even),
        latest=_extreme(max, bad, lambda one: one.break_even),
        by_size=_by_size(good, bad),
    )


def _beaten(cases: list[_Case | None]) -> BeatenRange | None:
    found = [one.standing for one in cases if one is not None]
    is_ranked = len(found) == len(cases) and all(one.position is not None for one in found)
    if not is_ranked or len({(one.of, one.bound, one.before) for one in found}) > 1:
        return None
    by_number = sorted(found, key=lambda one: one.beaten)
    return BeatenRange(by_number[0], by_number[-1])


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
    """Return what a place or a break-even is compared by; None: it says nothing."""
    match of:
        case Standing():
            return of.position
        case BreakEven():
            return None if of.unknown is not None else math.inf if of.size is None else of.size
    raise TypeError(of)
