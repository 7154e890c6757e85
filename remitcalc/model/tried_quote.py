"""A quote that is tried: another margin, another fee, in the place of what a pool states."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.model.charge import Charge, Flat
from remitcalc.model.exchange import Margin
from remitcalc.model.frozen import frozen
from remitcalc.model.service import Side

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.provenance import Provenance
    from remitcalc.model.service import Service

MARGIN_DECIMALS = 2
"""A margin is tried in steps of 0.01 percent points."""
LARGEST_MARGIN = 100 * 10**MARGIN_DECIMALS - 1


@frozen
class TriedQuote:
    """What a bank might quote; None: as it is stated.

    Attributes
    ----------
    margin : int or None
        The exchange margin in steps of 0.01 percent points, whatever the amount.
    fee : int or None
        All that one transfer is charged on top, sending minor units.
    """

    margin: int | None = None
    fee: int | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether all is as it is stated."""
        return self.margin is None and self.fee is None

    @property
    def percent(self) -> Decimal | None:
        """The margin in percent.

        >>> TriedQuote(margin=140).percent
        Decimal('1.40')
        """
        return None if self.margin is None else Decimal(self.margin).scaleb(-MARGIN_DECIMALS)


def with_quote(service: Service, quote: TriedQuote, told: Provenance, fee_name: str) -> Service:
    """Return a service with a quote in the place of its own margin and fee.

    What each worker is charged on top, and what the employer is, stays as it was; `fee_name` is
    what a receipt calls the fee where it had no name.
    """
    if quote.percent is not None:
        service = replace(service, exchange=Margin(quote.percent, told))
    if quote.fee is not None:
        before = service.sending.charges
        names = [one.name for one in before if _is_fee(one)]
        fee = Charge(names[0] if names else fee_name, "sending", Flat(quote.fee), told)
        kept = tuple(one for one in before if not _is_fee(one))
        charged = (fee, *kept) if quote.fee else kept
        own = service.sending.provenance if service.sending.is_surveyed else told
        service = replace(service, sending=Side(charged, own))
    return service


def tried(
    corridor: Corridor, service: str, quote: TriedQuote, told: Provenance, fee_name: str = ""
) -> Corridor:
    """Return a corridor in which one service has such a quote, and all else is as it was."""
    services = tuple(
        with_quote(one, quote, told, fee_name) if one.id == service else one
        for one in corridor.services
    )
    return replace(corridor, services=services)


def _is_fee(charge: Charge) -> bool:
    """Return whether a charge on top is one of those that a quoted fee stands for."""
    return charge.per == "transfer" and charge.borne_by == "worker"
