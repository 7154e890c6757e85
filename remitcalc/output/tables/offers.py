"""Offers side by side as rows: what each costs the group, its place, and what it must quote."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.figure import Figure
    from remitcalc.engine.offers import Offer
    from remitcalc.engine.quotes import Quote
    from remitcalc.model.message import Message
    from remitcalc.model.service import Service


@frozen(eq=False)
class OfferRow:
    """One offer.

    Attributes
    ----------
    is_chosen : whether the answer is about it.
    is_typed : whether it was typed in, and can be changed.
    joining : how many workers the total is the sum over.
    names_own : whether a payroll names what workers use today: that is then the way to match.
    """

    offer: Offer
    is_chosen: bool
    is_typed: bool
    joining: int
    names_own: bool

    @property
    def service(self) -> Service:
        """The pooled service."""
        return self.offer.service

    @property
    def total(self) -> Figure | None:
        """What those who join pay; None: not possible."""
        return self.offer.total

    @property
    def each(self) -> Figure | None:
        """What each who joins pays, on average; None: not possible."""
        return None if self.total is None else self.total.each(self.joining)

    @property
    def reason(self) -> Message | None:
        """Why it is not possible; None: it is."""
        return self.offer.reason

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """What matches the baseline and the cheapest way alone; once where they are the same."""
        found = [self.offer.to_match_baseline]
        cheapest = self.offer.to_match_cheapest
        if cheapest is not None and (self.names_own or cheapest.service.id != found[0].service.id):
            found.append(cheapest)
        return tuple(found)


def offer_rows(comparison: Comparison) -> tuple[OfferRow, ...]:
    """Return a row per offer, the chosen one first."""
    scenario = comparison.scenario
    return tuple(
        OfferRow(
            offer,
            is_chosen=offer.service.id == scenario.pooled,
            is_typed=offer.service.id in scenario.offers,
            joining=len(comparison.pools.joining),
            names_own=scenario.payroll.services is not None,
        )
        for offer in comparison.offers
    )
