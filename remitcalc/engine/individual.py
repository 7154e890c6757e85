"""One worker sending alone; many at once, a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from remitcalc.engine.exact import added, constant
from remitcalc.engine.outcome import MONEY_COLUMNS, Outcome
from remitcalc.engine.outlay import largest_principals
from remitcalc.engine.pricing import Pricing, Weakest, known, price, sums_at, taxes_at
from remitcalc.engine.refusals import Refusals, not_taken, without_margin
from remitcalc.model.message import message

if TYPE_CHECKING:
    import datetime

    from remitcalc.engine.exact import Ints
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.service import Service

BLOCK = 1 << 15
"""Workers priced at a time, so that intermediate columns stay in the processor's cache."""


def send_alone(
    corridor: Corridor,
    service: Service,
    amounts: Ints,
    *,
    day: datetime.date,
    amount_is: AmountIs = "principal",
) -> Outcome:
    """Return what sending alone through `service` does to each worker.

    Parameters
    ----------
    amounts : int64 array, shape (workers,)
        Sending minor units above zero: principals, or what each worker parts with.
    day : date
        The day of the transfer, for taxes.
    """
    return priced_alone(price(corridor, service, day), amounts, amount_is)


def priced_alone(pricing: Pricing, amounts: Ints, amount_is: AmountIs) -> Outcome:
    """Return what sending alone at `pricing` does to each worker; see `send_alone`."""
    return _Sending(pricing, amounts, amount_is).outcome()


class _Sending:
    """The columns of one outcome while they are filled, block by block."""

    def __init__(self, pricing: Pricing, amounts: Ints, amount_is: AmountIs) -> None:
        count = len(amounts)
        self.pricing = pricing
        self.amounts = amounts
        self.is_outlay = amount_is == "outlay"
        always_zero = _always_zero(pricing)
        self.columns = {
            name: constant(np.int64(0), count)
            if name in always_zero
            else np.empty(count, dtype=np.int64)
            for name in MONEY_COLUMNS
        }
        self.filled = set(MONEY_COLUMNS) - always_zero
        self.figures = Weakest(pricing.status, count)
        self.refusals = Refusals(count)

    def outcome(self) -> Outcome:
        count, pricing = len(self.amounts), self.pricing
        for start in range(0, count, BLOCK):
            self._fill(slice(start, min(start + BLOCK, count)))
        amount_is: AmountIs = "outlay" if self.is_outlay else "principal"
        columns: dict[str, Any] = {**self.columns, **known(pricing, amount_is, count)}
        return Outcome(
            **columns,
            status=self.figures.status,
            received_status=np.maximum(self.figures.status, np.uint8(pricing.reference_status)),
            outside_range=self.figures.outside,
            reason=self.refusals.codes,
            reasons=tuple(self.refusals.messages),
        )

    def _fill(self, rows: slice) -> None:
        pricing = self.pricing
        principals = self.amounts[rows]
        if self.is_outlay:
            principals = largest_principals(pricing, principals)
            self.refusals.mark(rows, principals == 0, message("outlay_too_small"))
        self._refuse_untaken(rows, principals)
        sending = sums_at(pricing.all_sending, principals)
        tax = taxes_at(pricing.taxes, principals)
        transit = sums_at(pricing.transit, principals)
        net = principals - transit if pricing.transit else principals
        if pricing.transit:
            self.refusals.mark(rows, net <= 0, message("nothing_left_to_convert"))
            net = np.maximum(net, 0)
        gross, received, fx, receiving = self._converted(rows, net, principals)
        self.figures.use(pricing.figures_by_principal + pricing.own_figures, principals, rows)
        if pricing.received_known:
            self.figures.use([c.pieces for c in pricing.all_receiving], gross, rows)
        self._write(rows, principal=principals, sending=sending, tax=tax, transit=transit)
        self._write(rows, fx=fx, receiving=receiving, received=received)
        self._write(rows, total=added(sending, tax, transit, fx, receiving))
        self._write(rows, paid=added(principals, sending, tax))
        self._write(rows, employer=sums_at(pricing.all_employer_sending, principals))

    def _converted(self, rows: slice, net: Ints, principals: Ints) -> tuple[Ints, Ints, Ints, Ints]:
        """Return what is converted and what of it arrives, and the cost of exchange and arrival."""
        conversion, pricing = self.pricing.conversion, self.pricing
        nothing = np.zeros(len(net), dtype=np.int64)
        if not conversion.gives_received:
            fx = conversion.margin_cost(net, principals) if pricing.fx_known else nothing
            return nothing, nothing, fx, nothing
        gross = conversion.converted(net, principals)
        for where, reason in not_taken(pricing.all_receiving, gross, pricing.receiving_currency):
            self.refusals.mark(rows, where, reason)
        arrival = sums_at(pricing.all_receiving, gross)
        received = gross - arrival if pricing.all_receiving else gross
        if received.min() <= 0:
            self.refusals.mark(rows, received <= 0, message("nothing_arrives"))
        fx = net - conversion.worth(gross) if pricing.fx_known else nothing
        charged = bool(pricing.all_receiving) and pricing.receiving_known
        return gross, received, fx, conversion.worth(arrival) if charged else nothing

    def _refuse_untaken(self, rows: slice, principals: Ints) -> None:
        pricing = self.pricing
        charges = pricing.all_sending + pricing.all_employer_sending + pricing.transit
        for where, reason in not_taken(charges, principals, pricing.sending_currency):
            self.refusals.mark(rows, where, reason)
        for where, reason in without_margin(pricing, principals):
            self.refusals.mark(rows, where, reason)

    def _write(self, rows: slice, **parts: Ints) -> None:
        for name in parts.keys() & self.filled:
            self.columns[name][rows] = parts[name]


def _always_zero(pricing: Pricing) -> set[str]:
    """Return the columns that are zero for every worker: they take no memory."""
    charged_on_arrival = bool(pricing.all_receiving) and pricing.receiving_known
    zero = {
        "sending": not pricing.all_sending,
        "tax": not pricing.taxes,
        "transit": not pricing.transit,
        "fx": not pricing.fx_known,
        "receiving": not charged_on_arrival,
        "received": not pricing.received_known,
        "employer": not pricing.all_employer_sending,
    }
    return {name for name, is_zero in zero.items() if is_zero}
