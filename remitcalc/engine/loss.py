"""From which margin, and from which fee, the first worker loses by a pool.

Found exactly, by the definition of who is worse off: the whole season is priced anew at each figure
tried. The margin is looked for in steps of 0.01 percent points, the fee in sending minor units.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.break_even import MARGIN_STEP, last_that_holds
from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.figure import Bound
from remitcalc.engine.season import season
from remitcalc.engine.worse_off import worse_off
from remitcalc.model.message import Message, message
from remitcalc.model.payroll import exact_sum
from remitcalc.model.provenance import Provenance, Status
from remitcalc.model.tried_quote import LARGEST_MARGIN, TriedQuote, tried

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.engine.season_totals import Season
    from remitcalc.engine.worse_off import WorseOff

    Tick = Callable[[float], object]

_NEARBY = 256
"""Figures below the crossing that are looked at where rounding and sharing may waver."""
_ASKED = Provenance("", "", Status.OWN)


class FirstLoss(NamedTuple):
    """The first figure at which somebody surely loses; None: there is none, and `why` says why.

    `value` counts steps of 0.01 percent points, or sending minor units. One less, and nobody surely
    loses, nor at anything below, unless charges on arrival come in bands, amounts are outlays or
    shares are proportional in a large group, where a worker's cost wavers by what rounding moves.
    *At most*: something of the pool is not known, and somebody may lose before. `refusal`: nobody
    loses up to there, but from there on the pool is not possible.
    """

    value: int | None
    bound: Bound = Bound.EXACT
    why: Message | None = None
    refusal: Message | None = None

    @property
    def percent(self) -> Fraction | None:
        """The value as a margin in percent."""
        return None if self.value is None else self.value * MARGIN_STEP


class Loss(NamedTuple):
    """From which margin somebody loses at the fee told, and from which fee at the margin told."""

    margin: FirstLoss
    fee: FirstLoss


class _Tried(NamedTuple):
    """The season at one figure, and whom it leaves worse off."""

    season: Season
    found: WorseOff

    @property
    def refusal(self) -> Message | None:
        return self.season.pooled_reason or self.season.individual_reason


def first_loss(priced: PricedScenario, tick: Tick | None = None) -> Loss:
    """Return from which margin, and from which fee, pooling leaves somebody worse off.

    `tick` is called with a fraction that means nothing; what it raises ends the search.
    """
    refusal = priced.pools.refusal
    if refusal is not None:
        none = FirstLoss(None, why=refusal)
        return Loss(none, none)
    search = _Search(priced, tick or (lambda _: None))
    margin = search.first(
        lambda steps: TriedQuote(margin=steps), LARGEST_MARGIN, search.margin_wavers()
    )
    fee = search.first(lambda fee: TriedQuote(fee=fee), search.parted_with, search.fee_wavers())
    return Loss(margin, fee)


class _Search:
    """Looks for the first loss in one scenario."""

    def __init__(self, priced: PricedScenario, tick: Tick) -> None:
        self._priced, self._tick = priced, tick
        self._amounts = priced.payroll.amounts[priced.pools.joining]
        self._tries = 0
        self.parted_with = exact_sum(self._amounts)

    def first(self, quote: Callable[[int], TriedQuote], most: int, wavers: int) -> FirstLoss:
        """Return the first figure up to `most` at which somebody loses; see `FirstLoss`."""
        known: dict[int, _Tried] = {}

        def at(value: int) -> _Tried:
            if value not in known:
                known[value] = self._at(quote(value))
            return known[value]

        def holds(value: int) -> bool:
            return at(value).found.workers == 0

        if not holds(0):
            return FirstLoss(None, why=at(0).refusal or message("loses_anyway"))
        last = last_that_holds(holds, min(self._guess(at(0), most), most), most)
        failing = (one for one in range(max(last - wavers, 0), last) if not holds(one))
        last = next(failing, last + 1) - 1
        is_nobody = at(last).found.is_nobody
        refusal = None if last == most else at(last + 1).refusal
        if not is_nobody and (last == most or refusal is not None):
            return FirstLoss(None, why=message("loss_not_known"))
        if last == most:
            return FirstLoss(None, why=message("nobody_loses"))
        bound = Bound.EXACT if is_nobody else Bound.AT_MOST
        return FirstLoss(last + 1, bound, refusal=refusal)

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
        return min(ceil((2 + (3 + 2 * charges) * unit) / rise), _NEARBY)

    def fee_wavers(self) -> int:
        """Return the same for the fee: equal shares of principals never fall as it rises."""
        terms, least = self._priced.terms, int(self._amounts.min())
        is_alike = terms.rule != "proportional" or least == int(self._amounts.max())
        if terms.amount_is == "principal" and is_alike:
            return 0
        return min(ceil(3 * self.parted_with / least), _NEARBY)

    def _guess(self, free: _Tried, most: int) -> int:
        """Return about where the worker loses who gains the least."""
        gain = max(int(free.season.saving[self._priced.pools.joining].min()), 0)
        paydays = self._priced.scenario.paydays
        if most == LARGEST_MARGIN:
            return gain * (most + 1) // (max(int(self._amounts.max()), 1) * paydays)
        return gain * len(self._amounts) // paydays

    def _at(self, quote: TriedQuote) -> _Tried:
        self._tries += 1
        self._tick(1 - 1 / self._tries)
        priced = self._priced
        corridor = tried(priced.corridor, priced.scenario.pooled, quote, _ASKED, "fee")
        scenario = priced.scenario.replace(corridor=corridor)
        found = season(priced.changed(scenario, keeps_alone=True), lambda _: None)
        return _Tried(found, worse_off(found, corridor))
