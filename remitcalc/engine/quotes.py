"""What a bank must quote: the most it may charge so that its transfer matches a way alone.

Found exactly: the whole group is priced anew at each figure tried, with all that rounds and shares.
The margin is looked for in steps of 0.01 percent points, the fee in sending minor units.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.break_even import MARGIN_STEP, last_that_holds
from remitcalc.engine.exact import muldiv_round
from remitcalc.engine.figure import FX, SENDING, Bound, difference_bound
from remitcalc.engine.piecewise import charge_pieces
from remitcalc.engine.pool import priced_pool
from remitcalc.engine.pricing import PricedCharge, Pricing, price
from remitcalc.engine.standing import group_totals, lacked_by
from remitcalc.engine.uniform_pool import size_curve
from remitcalc.model.charge import Charge, Flat
from remitcalc.model.message import Message, message
from remitcalc.model.payroll import exact_sum
from remitcalc.model.provenance import Provenance, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.engine.ranking import Ranking
    from remitcalc.model.service import Service

_STEPS_OF_ALL = int(100 / MARGIN_STEP)
_NEARBY = 256
"""Steps below the crossing that are looked at where rounding may waver: enough for any amount of a
hundred minor units or more."""
_ASKED = Provenance("", "", Status.OWN)


class Most(NamedTuple):
    """The most that may be charged; None: there is no such figure, and `why` says why.

    `value` counts steps of 0.01 percent points, or sending minor units. At it the group does not
    pay more than the way alone takes of it, one step beyond it does, or there is no pool any more;
    nor does it pay more at anything below, unless charges on arrival come in bands, or amounts are
    outlays, where totals waver by what rounding moves. Where only the way alone lacks parts, even
    more may match (*at least*); where only the pool does, it matches at no more than `value` (*at
    most*); where both do, both are priced without the parts in `before`.
    """

    value: int | None
    bound: Bound = Bound.EXACT
    before: int = 0
    why: Message | None = None

    @property
    def code(self) -> str:
        """The code of why there is no such figure; empty: there is one."""
        return "" if self.why is None else self.why.code

    @property
    def is_enough(self) -> bool:
        """Whether a bank that quotes it matches, whatever is not known."""
        return self.value is not None and self.bound in (Bound.EXACT, Bound.AT_LEAST)

    @property
    def percent(self) -> Fraction | None:
        """The value as a margin in percent."""
        return None if self.value is None else self.value * MARGIN_STEP


class Quote(NamedTuple):
    """The widest margin at the fee told, and the highest fee at the margin told.

    `fee` stands for all that one transfer is charged on top. `service` is the way to match.
    """

    service: Service
    margin: Most
    fee: Most


class _Rival(NamedTuple):
    """The way alone to match: its total for those who join, without some parts."""

    service: Service
    absent: int
    jumps: bool
    total: Callable[[int], int | None]


def quote_to_match_baseline(priced: PricedScenario) -> Quote:
    """Return what matches the baseline, or what each worker uses today."""
    rows = priced.pools.joining
    alone = priced.first_alone

    def total(without: int) -> int | None:
        outcome = priced.without(without).first_alone if without else alone
        return exact_sum(outcome.total[rows]) if outcome.is_possible[rows].all() else None

    absent = int(np.bitwise_or.reduce(alone.absent[rows], initial=0))
    jumps = bool((alone.total_bound[rows] == Bound.UNKNOWN).any())
    return _quote(priced, _Rival(priced.baseline, absent, jumps, total))


def quote_to_match_cheapest(priced: PricedScenario, ranking: Ranking) -> Quote | None:
    """Return what matches the cheapest way alone; None: no way can be ranked."""
    if not ranking.ranked:
        return None
    cheapest = ranking.ranked[0]

    def total(without: int) -> int | None:
        return group_totals(priced, ranking, without).get(cheapest.service.id)

    jumps = bool(cheapest.outcome.total_bound[0] == Bound.UNKNOWN)
    absent = lacked_by(ranking._replace(services=(cheapest,)))
    return _quote(priced, _Rival(cheapest.service, absent, jumps, total))


def _quote(priced: PricedScenario, rival: _Rival) -> Quote:
    pool = _Pool(priced)
    return Quote(rival.service, _most_margin(pool, rival), _most_fee(pool, rival))


class _Pool:
    """The pool of all who join, priced with one figure replaced."""

    def __init__(self, priced: PricedScenario) -> None:
        self.priced, self.terms = priced, priced.terms
        assert priced.pooled_service is not None
        self.pricing = price(priced.corridor, priced.pooled_service, priced.scenario.date).unmarked
        if self.terms.rule == "no-one-worse-off":
            # A settlement moves nothing from the group's total.
            self.terms = self.terms._replace(rule="equal")
        amounts = priced.payroll.amounts
        self.groups = [amounts[rows] for _, rows in priced.pools.groups]

    @property
    def is_outlay(self) -> bool:
        """Whether amounts are what workers part with."""
        return self.terms.amount_is == "outlay"

    @property
    def parted_with(self) -> int:
        """What all who join send, or part with."""
        return sum(exact_sum(amounts) for amounts in self.groups)

    @property
    def workers(self) -> int:
        """How many join."""
        return sum(len(amounts) for amounts in self.groups)

    def total(self, pricing: Pricing) -> int | None:
        """Return what those who join pay; None: not possible."""
        total = 0
        for amounts in self.groups:
            one = self._total(pricing, amounts)
            if one is None:
                return None
            total += one
        return total

    def refusal(self, pricing: Pricing) -> Message | None:
        """Return why the first pool that is not possible is not."""
        outcomes = (priced_pool(pricing, amounts, self.terms).outcome for amounts in self.groups)
        return next((one.reason_at(0) for one in outcomes if not one.all_possible), None)

    def _total(self, pricing: Pricing, amounts: Ints) -> int | None:
        if int(amounts.min()) == int(amounts.max()):
            curve = size_curve(pricing, int(amounts[0]), np.array([len(amounts)]), self.terms)
            return int(curve.total[0] - curve.employer[0]) if curve.is_possible[0] else None
        outcome = priced_pool(pricing, amounts, self.terms).outcome
        return exact_sum(outcome.total) if outcome.all_possible else None


class _Room(NamedTuple):
    """How far a figure would hold, or why there is none; the total to match, and that at 0."""

    found: Most
    target: int = 0
    free: int = 0


def _room(pool: _Pool, free: Pricing, rival: _Rival, too_dear: Message) -> _Room:
    """Return how much may be charged beside `free`, the pool without the figure asked for."""
    unknown = _why_unknown(pool, free, rival)
    if unknown is not None:
        return _Room(Most(None, why=unknown))
    bound, before = difference_bound(rival.absent, free.absent)
    target = rival.total(before)
    if target is None:
        return _Room(Most(None, why=message("break_even_needs_alone")))
    alike = free.without(before)
    paid = pool.total(alike)
    if paid is None:
        return _Room(Most(None, why=pool.refusal(alike)))
    dear = too_dear if paid > target else None
    return _Room(Most(None, bound, before, dear), target, paid)


def _why_unknown(pool: _Pool, free: Pricing, rival: _Rival) -> Message | None:
    if not pool.groups:
        return pool.priced.pools.refusal
    bound, before = difference_bound(rival.absent, free.absent)
    if rival.absent & FX or (rival.jumps and not before):
        return message("break_even_needs_margin_alone")
    jumps = free.without(before).bounds(pool.terms.amount_is)[0] == Bound.UNKNOWN
    if free.absent & FX or jumps or bound == Bound.UNKNOWN:
        return message("break_even_needs_margin_pooled")
    return None


def _most_margin(pool: _Pool, rival: _Rival) -> Most:
    def at(steps: int) -> Pricing:
        margin = steps * MARGIN_STEP / 100
        conversion = replace(pool.pricing.conversion, margin=margin, by_amount=None, quoted=None)
        return replace(pool.pricing, conversion=conversion)

    found, target, free = _room(pool, at(0), rival, message("no_margin_pays"))
    if found.why is not None:
        return found

    def matches(steps: int) -> bool:
        paid = pool.total(at(steps).without(found.before))
        return paid is not None and paid <= target

    most = _STEPS_OF_ALL - 1
    guess = min((target - free) * _STEPS_OF_ALL // pool.parted_with, most)
    last = last_that_holds(matches, guess, most)
    wavering = range(max(last - _wavering(pool), 0), last)
    failing = next((steps for steps in wavering if not matches(steps)), None)
    return found._replace(value=last if failing is None else failing - 1)


def _wavering(pool: _Pool) -> int:
    """Return over how many steps of the margin rounding may hide that totals rise with it.

    Each worker's exchange and arrival are rounded once, and what is their own on arrival once a
    charge: half a unit each. The total lies that near to a line that rises with the margin.
    """
    reference = pool.pricing.conversion.reference
    if reference is None:
        return 0  # the cost of the margin is rounded once, and shared
    own = len(pool.pricing.own_receiving) / reference
    tariffs = [priced.charge.tariff for priced in pool.pricing.all_receiving]
    taken = sum(Fraction(one.percent) for one in tariffs if isinstance(one, Flat)) / 100
    rise = pool.parted_with * (1 - min(taken, Fraction(99, 100))) / _STEPS_OF_ALL
    return min(ceil(pool.workers * (2 + own) / rise) - 1, _NEARBY)


def _most_fee(pool: _Pool, rival: _Rival) -> Most:
    def at(fee: int) -> Pricing:
        charge = Charge("", "sending", Flat(fixed=fee), _ASKED)
        told = pool.pricing.unsurveyed & ~SENDING
        sending = (PricedCharge(charge, charge_pieces(charge)),)
        return replace(pool.pricing, sending=sending, unsurveyed=told)

    found, target, free = _room(pool, at(0), rival, message("no_fee_pays"))
    if found.why is not None:
        return found
    if found.before & SENDING:
        return Most(None, why=message("break_even_needs_margin_alone"))
    if pool.terms.employer_share == 1:
        return found._replace(why=message("fee_is_the_employers"))

    kept = (1 - pool.terms.employer_share) * len(pool.groups)
    guess = int((target - free) / kept)

    def matches(fee: int) -> bool:
        if pool.is_outlay:
            paid = pool.total(at(fee).without(found.before))
            return paid is not None and paid <= target
        # Shares add up to what is shared, and nothing else depends on it.
        return free + len(pool.groups) * _shared(fee, pool.terms.employer_share) <= target

    most = pool.parted_with if pool.is_outlay else 2 * guess + 2
    return found._replace(value=last_that_holds(matches, min(guess, most), most))


def _shared(fee: int, employer_share: Fraction) -> int:
    """Return what of a fee the workers share."""
    return fee - int(muldiv_round(fee, employer_share.numerator, employer_share.denominator))
