"""Offers for one pooled transfer, side by side: what each costs the group, and what would match."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remitcalc.engine.break_even import break_even
from remitcalc.engine.priced_scenario import PricedScenario
from remitcalc.engine.pricing import price
from remitcalc.engine.season import season
from remitcalc.engine.shown import Shown
from remitcalc.engine.standing import standing
from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from remitcalc.engine.break_even import BreakEven
    from remitcalc.engine.figure import Figure
    from remitcalc.engine.loss import Loss
    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.quotes import Quote
    from remitcalc.engine.ranking import Ranking
    from remitcalc.engine.standing import Standing
    from remitcalc.model.message import Message
    from remitcalc.model.service import Service


@frozen(eq=False)
class Offer:
    """One pooled service for the workers of a comparison.

    Attributes
    ----------
    total : Figure or None
        What those who join pay, one payday, without the employer's part; None: not possible.
    together : Outcome
        One row: one worker's part where all are alike, else the sums.
    standing : Standing
        Its place among the ways alone: each offer by itself, the others not counted.
    known_break_even : BreakEven or None
        Its break-even, where that was found already.
    """

    priced: PricedScenario
    ranking: Ranking
    total: Figure | None
    together: Outcome
    standing: Standing
    known_break_even: BreakEven | None = None

    @property
    def service(self) -> Service:
        """The pooled service."""
        assert self.priced.pooled_service is not None
        return self.priced.pooled_service

    @property
    def reason(self) -> Message | None:
        """Why it is not possible; None: it is."""
        return self.together.reason_at(0)

    @cached_property
    def break_even(self) -> BreakEven:
        """From which size it pays to send together through it."""
        if self.known_break_even is not None:
            return self.known_break_even
        priced = self.priced
        corridor, day = priced.corridor, priced.scenario.date
        return break_even(
            price(corridor, self.service, day),
            price(corridor, priced.baseline, day),
            priced.payroll.mean_amount,
            priced.pools.size,
            priced.terms,
        )

    @cached_property
    def to_match_baseline(self) -> Quote:
        """What it must quote to match what the pool is compared with."""
        from remitcalc.engine.quotes import quote_to_match_baseline  # the window starts without

        return quote_to_match_baseline(self.priced)

    @cached_property
    def to_match_cheapest(self) -> Quote | None:
        """What it must quote to match the cheapest way alone; None: none can be ranked."""
        from remitcalc.engine.quotes import quote_to_match_cheapest  # the window starts without

        return quote_to_match_cheapest(self.priced, self.ranking)

    @cached_property
    def loss(self) -> Loss:
        """From which margin, and from which fee, somebody loses by it."""
        from remitcalc.engine.loss import first_loss  # the window starts without

        return first_loss(self.priced)


def offer_of(beside: PricedScenario, ranking: Ranking, service: str) -> Offer:
    """Return another pooled service for the workers of `beside`, against the same ways alone.

    Where the season cannot be settled as asked, the offer is not possible, as in a comparison.
    """
    scenario = beside.scenario.replace(pooled=service)
    priced = PricedScenario(scenario, beside.baseline, beside.pools)
    alone = priced.first_alone = beside.first_alone
    if scenario.share == "no-one-worse-off":
        refused = season(priced, lambda _: None).pooled_reason
        if refused is not None:
            priced.refuse_pool(refused)
    pooled = priced.first_pooled
    shown = Shown(priced, alone, pooled)
    total = pooled.figures("total", priced.corridor.sending_currency)
    return Offer(
        priced=priced,
        ranking=ranking,
        total=total.sum_of(priced.pools.joining) if len(priced.pools.joining) else None,
        together=shown.together,
        standing=standing(priced, ranking, shown.together),
    )
