"""The one transfer of a pool, before anybody's part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.exact import muldiv_round
from remitcalc.engine.pricing import Pricing, sum_at

if TYPE_CHECKING:
    from fractions import Fraction


class Transfer(NamedTuple):
    """The one transfer of a pool, in minor units, before it is shared."""

    principal: int
    sending: int
    employer: int
    taxes: tuple[int, ...]
    transit: int
    gross: int
    arrival: int
    margin_cost: int

    @property
    def shared_sending(self) -> int:
        """The sending charges that the workers share."""
        return self.sending - self.employer


def transfer_at(pricing: Pricing, principal: int, employer_share: Fraction) -> Transfer:
    """Return the one transfer of `principal` sending minor units."""
    sending = sum_at(pricing.sending, principal)
    transit = sum_at(pricing.transit, principal)
    net = max(principal - transit, 0)
    conversion = pricing.conversion
    gross = conversion.converted(net, principal) if pricing.received_known else 0
    only_margin = pricing.fx_known and not pricing.received_known
    return Transfer(
        principal=principal,
        sending=sending,
        employer=muldiv_round(sending, employer_share.numerator, employer_share.denominator),
        taxes=tuple(muldiv_round(principal, t.numerator, t.denominator) for t in pricing.taxes),
        transit=transit,
        gross=gross,
        arrival=sum_at(pricing.receiving, gross) if pricing.received_known else 0,
        margin_cost=conversion.margin_cost(net, principal) if only_margin else 0,
    )
