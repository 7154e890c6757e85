"""From which margin, and from which fee, the first worker loses by a pool.

Found exactly, by the definition of who is worse off: the whole season is priced anew at each figure
tried. The margin is looked for in steps of 0.01 percent points, the fee in sending minor units.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.break_even import MARGIN_STEP, last_that_holds
from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.figure import FX, Bound
from remitcalc.engine.season import season
from remitcalc.engine.worse_off import losing_by
from remitcalc.model.charge import Flat
from remitcalc.model.message import Message, message
from remitcalc.model.payroll import exact_sum
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.tried_quote import LARGEST_MARGIN, TriedQuote, tried

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from numpy.typing import NDArray

    from remitcalc.engine.priced_scenario import PricedScenario

    Tick = Callable[[float], object]

_NEARBY = 256
"""Figures below the crossing that are looked at where rounding and sharing may waver."""
_LATEST = {Bound.EXACT: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_MOST}
"""How far a first loss holds where one before it may have been missed."""
_ASKED = Provenance("", "", Status.OWN)


class FirstLoss(NamedTuple):
    """The first figure at which somebody loses; None: there is none, and `why` says why.

    `value` counts steps of 0.01 percent points, or sending minor units. One less, and nobody loses;
    nor at anything below where it is exact. Where charges on arrival come in bands, amounts are
    outlays or shares are proportional in a large group, a worker's cost wavers, and not every
    figure below is tried: somebody loses from there at the latest (*at most*). So it is where only
    the pool lacks parts; where only the way alone does, it is at the earliest (*at least*); where
    both do, both are priced without the parts in `before`. `refusal`: nobody loses up to there, but
    from there on the pool is not possible. At the figure `losers` workers lose, of whom `row` is
    the first in the payroll; None: nobody does.
    """

    value: int | None
    bound: Bound = Bound.EXACT
    before: int = 0
    why: Message | None = None
    refusal: Message | None = None
    losers: int = 0
    row: int | None = None

    @property
    def percent(self) -> Fraction | None:
        """The value as a margin in percent."""
        return None if self.value is None else self.value * MARGIN_STEP


class Loss(NamedTuple):
    """From which margin somebody loses at the fee told, and from which fee at the margin told."""

    margin: FirstLoss
    fee: FirstLoss


class _Tried(NamedTuple):
    """Of the season at one figure: how many lose, the first of them, and how far that holds.

    `bound` is that of the figure at which it begins, unknown where some are bounds one way and some
    the other, and where one side does not disclose its margin.
    """

    losers: int
    row: int | None
    bound: Bound
    before: int
    refusal: Message | None


def first_loss(priced: PricedScenario, tick: Tick | None = None) -> Loss:
    """Return from which margin, and from which fee, pooling leaves somebody worse off.

    `tick` is called with a fraction that means nothing; what it raises ends the search.
    """
    refusal = priced.pools.refusal
    if refusal is not None:
        none = FirstLoss(None, why=refusal)
        return Loss(none, none)
    search = _Search(priced, tick or (lambda _: None))
    return Loss(search.margin(), search.fee())


class _Search:
    """Looks for the first loss in one scenario."""

    def __init__(self, priced: PricedScenario, tick: Tick) -> None:
        self._priced, self._tick = priced, tick
        self._amounts = priced.payroll.amounts[priced.pools.joining]
        self._tries = self._least_gain = 0
        self.parted_with = exact_sum(self._amounts)

    def margin(self) -> FirstLoss:
        """Return the first margin at which somebody loses."""
        anyway, never = message("loses_without_margin"), message("nobody_loses_by_margin")
        whys, wavers = (anyway, never), self.margin_wavers()
        return self._first(lambda steps: TriedQuote(margin=steps), LARGEST_MARGIN, wavers, whys)

    def fee(self) -> FirstLoss:
        """Return the first fee at which somebody loses."""
        whys = (message("loses_without_fee"), message("nobody_loses_by_fee"))
        wavers = self.fee_wavers()
        return self._first(lambda fee: TriedQuote(fee=fee), self.parted_with, wavers, whys)

    def _first(
        self,
        quote: Callable[[int], TriedQuote],
        most: int,
        wavers: int,
        whys: tuple[Message, Message],
    ) -> FirstLoss:
        known: dict[int, _Tried] = {}

        def at(value: int) -> _Tried:
            if value not in known:
                known[value] = self._at(quote(value))
            return known[value]

        def holds(value: int) -> bool:
            return at(value).refusal is None and not at(value).losers

        anyway, never = whys
        if at(0).refusal is not None:
            return FirstLoss(None, why=at(0).refusal)
        bound, before = at(0).bound, at(0).before
        if bound == Bound.UNKNOWN:
            return FirstLoss(None, why=message("loss_not_known"))
        if not holds(0):
            return FirstLoss(None, bound, before, anyway)
        tries_all = self._tries_all(wavers)
        if not tries_all:
            bound, wavers = _LATEST.get(bound, Bound.UNKNOWN), min(wavers, _NEARBY)
        last = last_that_holds(holds, min(self._guess(most), most), most)
        failing = (one for one in range(max(last - wavers, 0), last) if not holds(one))
        last = next(failing, last + 1) - 1
        if bound == Bound.UNKNOWN or (last == most and not tries_all):
            return FirstLoss(None, why=message("loss_not_known"))
        if last == most:
            return FirstLoss(None, bound, before, never)
        first = at(last + 1)
        who = (0, None) if first.refusal is not None else (first.losers, first.row)
        return FirstLoss(last + 1, bound, before, None, first.refusal, *who)

    def margin_wavers(self) -> int:
        """Return over how many steps of the margin rounding may hide that a worker's cost rises.

        What arrives for all is rounded once and shared by whole units; it is worth a rounded
        amount, and so is each of a worker's charges on arrival.
        """
        reference = reference_rate(self._priced.corridor)
        assert self._priced.pooled_service is not None
        charges = len(self._priced.pooled_service.receiving.charges)
        unit = 0 if reference is None else 1 / reference
        rise = int(self._amounts.min()) * MARGIN_STEP / 100
        return ceil((2 + (3 + 2 * charges) * unit) / rise)

    def fee_wavers(self) -> int:
        """Return the same for the fee: equal shares of principals never fall as it rises."""
        terms, least = self._priced.terms, int(self._amounts.min())
        is_alike = terms.rule != "proportional" or least == int(self._amounts.max())
        if terms.amount_is == "principal" and is_alike:
            return 0
        return ceil(3 * self.parted_with / least)

    def _tries_all(self, wavers: int) -> bool:
        """Return whether every figure is tried at which somebody may lose before the crossing."""
        service = self._priced.pooled_service
        assert service is not None
        has_bands = any(not isinstance(one.tariff, Flat) for one in service.receiving.charges)
        is_principal = self._priced.terms.amount_is == "principal"
        return wavers <= _NEARBY and is_principal and not has_bands

    def _guess(self, most: int) -> int:
        """Return about where the worker loses who gained the least without the figure."""
        paydays = self._priced.scenario.paydays
        if most == LARGEST_MARGIN:
            return self._least_gain * (most + 1) // (max(int(self._amounts.max()), 1) * paydays)
        return self._least_gain * len(self._amounts) // paydays

    def _at(self, quote: TriedQuote) -> _Tried:
        self._tries += 1
        self._tick(1 - 1 / self._tries)
        priced, rows = self._priced, self._priced.pools.joining
        corridor = tried(priced.corridor, priced.scenario.pooled, quote, _ASKED, "fee")
        moved = priced.changed(priced.scenario.replace(corridor=corridor), keeps_alone=True)
        found = season(moved, lambda _: None)
        if quote in (TriedQuote(margin=0), TriedQuote(fee=0)):
            self._least_gain = max(int(found.saving[rows].min()), 0)
        absent = int(np.bitwise_or.reduce(moved.first_alone.absent[rows], initial=0))
        absent |= int(np.bitwise_or.reduce(moved.first_joined.outcome.absent, initial=0))
        losing = rows[losing_by(found)[rows]]
        return _Tried(
            len(losing),
            int(losing[0]) if len(losing) else None,
            Bound.UNKNOWN if absent & FX else _bound_of(found.bound[rows]),
            int(np.bitwise_or.reduce(found.before[rows], initial=0)),
            found.pooled_reason or found.individual_reason,
        )


def _bound_of(savings: NDArray[np.uint8]) -> Bound:
    """Return how far a first loss holds, by how far what each saves does: the same way."""
    bounds = {Bound(one) for one in np.unique(savings).tolist()} - {Bound.EXACT}
    if not bounds:
        return Bound.EXACT
    return bounds.pop() if len(bounds) == 1 else Bound.UNKNOWN
