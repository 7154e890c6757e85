"""One pooled transfer for a group, and each worker's part of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from remitcalc.engine.exact import (
    added,
    constant,
    difference,
    equal_shares,
    largest_remainder,
)
from remitcalc.engine.outcome import Outcome, impossible
from remitcalc.engine.outlay import NO_SHARE, largest_principals
from remitcalc.engine.pricing import Pricing, Weakest, known, price, sum_at, sums_at
from remitcalc.engine.refusals import NotPossibleError, not_taken, without_margin
from remitcalc.engine.sharing import Floor, settlement, shared
from remitcalc.engine.transfer import transfer_at
from remitcalc.model.message import message
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from decimal import Decimal

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import Message
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.scenario import SharingRule
    from remitcalc.model.service import Service


class PoolTerms(NamedTuple):
    """How a pool is formed: what amounts mean, who bears and who shares what."""

    amount_is: AmountIs = "principal"
    rule: SharingRule = "equal"
    employer_share: Fraction = NO_SHARE


class Pooled(NamedTuple):
    """The workers' rows of a pool, and what the employer pays of it besides its own charges."""

    outcome: Outcome
    employer: int


def send_pooled(  # noqa: PLR0913 - one argument per choice of the scenario
    corridor: Corridor,
    service: Service,
    amounts: Ints,
    *,
    day: datetime.date,
    amount_is: AmountIs = "principal",
    rule: SharingRule = "equal",
    employer_share_percent: Decimal | int = 0,
    alone: Outcome | None = None,
) -> Pooled:
    """Return what one transfer through `service` does to each worker of a group.

    Parameters
    ----------
    amounts : int64 array, shape (workers,)
        Sending minor units above zero: principals, or what each worker parts with.
    alone : Outcome, optional
        The same workers sending alone; needed by the rule "no-one-worse-off".

    Returns
    -------
    Pooled
        Where the pool is not possible every row says why.
    """
    share = Fraction(employer_share_percent) / 100
    terms = PoolTerms(amount_is=amount_is, rule=rule, employer_share=share)
    floor = None if alone is None else Floor.of(alone)
    return priced_pool(price(corridor, service, day), amounts, terms, floor)


def priced_pool(
    pricing: Pricing, amounts: Ints, terms: PoolTerms, floor: Floor | None = None
) -> Pooled:
    """Return what one transfer at `pricing` does to each worker; see `send_pooled`.

    `floor` is what the rule "no-one-worse-off" settles against.
    """
    try:
        return _Pool(pricing, amounts, terms).pooled(floor)
    except NotPossibleError as refused:
        return Pooled(impossible(len(amounts), refused.reason), 0)


class _Pool:
    """A pool while its columns are made."""

    def __init__(self, pricing: Pricing, amounts: Ints, terms: PoolTerms) -> None:
        self.pricing = pricing
        self.amounts = amounts
        self.terms = terms
        self.own_sending = self._own(amounts)
        principal, self.change = self._principal()
        self._refuse_untaken(principal)
        self.transfer = transfer_at(pricing, principal, terms.employer_share)
        self._refuse_untaken_on_arrival()

    def _own(self, amounts: Ints) -> Ints:
        pricing = self.pricing
        charges = pricing.own_sending + pricing.employer_own_sending
        _refuse_first(not_taken(charges, amounts, pricing.sending_currency))
        return sums_at(pricing.own_sending, amounts)

    def _principal(self) -> tuple[int, int]:
        """Return the pool's principal, and the change left over where amounts are outlays."""
        together = exact_sum(self.amounts)
        if self.terms.amount_is == "principal":
            return together, 0
        budget = together - exact_sum(self.own_sending)
        pricing = self.pricing.per_transfer
        share = self.terms.employer_share
        principal = 0
        if budget > 0:
            principal = int(largest_principals(pricing, np.array([budget]), share)[0])
        if not principal:
            raise NotPossibleError(message("outlay_too_small"))
        transfer = transfer_at(self.pricing, principal, share)
        on_top = transfer.shared_sending + sum(transfer.taxes)
        return principal, budget - principal - on_top

    def _refuse_untaken(self, principal: int) -> None:
        pricing, base = self.pricing, np.array([principal])
        charges = pricing.sending + pricing.employer_sending + pricing.transit
        for _, reason in not_taken(charges, base, pricing.sending_currency):
            raise NotPossibleError(reason)
        for _, reason in without_margin(pricing, base):
            raise NotPossibleError(reason)

    def _refuse_untaken_on_arrival(self) -> None:
        if self.pricing.received_known:
            base = np.array([self.transfer.gross], dtype=np.int64)
            currency = self.pricing.receiving_currency
            for _, reason in not_taken(self.pricing.receiving, base, currency):
                raise NotPossibleError(reason)

    def pooled(self, floor: Floor | None) -> Pooled:
        transfer, rule = self.transfer, self.terms.rule
        tax = self._taxes()
        shared_sending = shared(transfer.shared_sending, rule, self.amounts)
        principals = self._principals(shared_sending, tax)
        transit = shared(transfer.transit, rule, self.amounts)
        net = principals - transit
        _refuse_first([(net <= 0, message("nothing_left_to_convert"))])
        sending = shared_sending
        if self.pricing.own_sending:
            sending = added(sending, self.own_sending)
        columns = {"principal": principals, "sending": sending, "tax": tax, "transit": transit}
        columns |= self._arrivals(net)
        columns["total"] = _summed(columns, "sending", "tax", "transit", "fx", "receiving")
        columns["paid"] = _summed(columns, "principal", "sending", "tax")
        columns["employer"] = sums_at(self.pricing.employer_own_sending, self.amounts)
        if rule == "no-one-worse-off":
            self._settle(columns, floor)
        own_employer = sum_at(self.pricing.employer_sending, transfer.principal)
        gross = np.array([transfer.gross]), columns.pop("gross")
        outcome = pool_outcome(
            self.pricing,
            self.terms.amount_is,
            self.amounts,
            np.array([transfer.principal]),
            gross,
            columns,
        )
        return Pooled(outcome, transfer.employer + own_employer)

    def _taxes(self) -> Ints:
        shares = [largest_remainder(due, self.amounts) for due in self.transfer.taxes]
        return added(constant(np.int64(0), len(self.amounts)), *shares)

    def _principals(self, shared_sending: Ints, tax: Ints) -> Ints:
        if self.terms.amount_is == "principal":
            return self.amounts
        change = equal_shares(self.change, len(self.amounts))
        return self.amounts - shared_sending - self.own_sending - tax - change

    def _arrivals(self, net: Ints) -> dict[str, Ints]:
        """Return what each worker receives, and the cost of exchange and of arrival."""
        pricing, transfer = self.pricing, self.transfer
        nothing = np.zeros(len(net), dtype=np.int64)
        if not pricing.received_known:
            fx = largest_remainder(transfer.margin_cost, net) if pricing.fx_known else nothing
            return {"fx": fx, "receiving": nothing, "received": nothing, "gross": nothing}
        gross = largest_remainder(transfer.gross, net)
        _refuse_first(not_taken(pricing.own_receiving, gross, pricing.receiving_currency))
        arrival = shared(transfer.arrival, self.terms.rule, self.amounts)
        if pricing.own_receiving:
            arrival = added(arrival, sums_at(pricing.own_receiving, gross))
        received = gross - arrival
        _refuse_first([(received <= 0, message("nothing_arrives"))])
        worth = pricing.conversion.worth
        fx = net - worth(gross) if pricing.fx_known else nothing
        charged = bool(pricing.all_receiving) and pricing.receiving_known
        receiving = worth(arrival) if charged else nothing
        return {"fx": fx, "receiving": receiving, "received": received, "gross": gross}

    def _settle(self, columns: dict[str, Ints], floor: Floor | None) -> None:
        """Settle equal shares so that nobody is worse off: in fees, or outlays on arrival."""
        if floor is None or self.pricing.absent:
            raise NotPossibleError(message("settling_needs_known_totals"))
        if self.terms.amount_is == "outlay":
            self._settle_on_arrival(columns, floor)
            return
        moved = settlement(columns["total"], floor.total, self.pricing.sending_currency)
        for name in ("sending", "total", "paid"):
            columns[name] = added(columns[name], moved)

    def _settle_on_arrival(self, columns: dict[str, Ints], floor: Floor) -> None:
        """Raise what arrives to that alone, with the worth of what more is parted with."""
        conversion, before = self.pricing.conversion, columns["receiving"]
        if conversion.reference is None:
            raise NotPossibleError(message("settling_needs_reference_rate"))
        more = difference(columns["paid"], floor.spare)
        needed = added(floor.received, conversion.at_reference(more))
        moved = settlement(needed, columns["received"], self.pricing.receiving_currency)
        columns["received"] = difference(columns["received"], moved)
        if (columns["received"] <= 0).any():
            raise NotPossibleError(message("settling_takes_all"))
        arrival = difference(columns["gross"], columns["received"])
        columns["receiving"] = conversion.worth(arrival)
        columns["total"] = added(columns["total"], difference(columns["receiving"], before))


def pool_outcome(  # noqa: PLR0913, PLR0917 - what a pool is made of
    pricing: Pricing,
    amount_is: AmountIs,
    amounts: Ints,
    principals: Ints,
    gross: tuple[Ints, Ints],
    columns: dict[str, Ints],
) -> Outcome:
    """Return the outcome of pooled workers.

    Parameters
    ----------
    amounts : int64 array, shape (workers,)
    principals : int64 array, shape (1,), or (workers,) where each is of a pool of its own
        The pool's.
    gross : two int64 arrays
        What the pool converts, shaped alike, and each worker's part of it, shape (workers,).
    columns : money columns by name, each of shape (workers,).
    """
    figures = Weakest(pricing.status, len(amounts))
    figures.use(pricing.figures_by_principal, principals)
    figures.use(pricing.own_figures, amounts)
    if pricing.received_known:
        pool_gross, worker_gross = gross
        figures.use([c.pieces for c in pricing.receiving], pool_gross)
        figures.use([c.pieces for c in pricing.own_receiving], worker_gross)
    fields: dict[str, Any] = {**columns, **known(pricing, amount_is, len(amounts))}
    return Outcome(
        **fields,
        status=figures.status,
        received_status=np.maximum(figures.status, np.uint8(pricing.reference_status)),
        outside_range=figures.outside,
        reason=constant(np.uint8(0), len(amounts)),
    )


def _refuse_first(faults: Iterable[tuple[NDArray[np.bool_], Message]]) -> None:
    """Refuse the pool for the first worker with a fault, naming the row, counted from 1."""
    found = [(int(np.argmax(where)) + 1, reason) for where, reason in faults if where.any()]
    if found:
        worker, reason = min(found, key=lambda fault: fault[0])
        raise NotPossibleError(message(reason.code, worker=worker, **reason.values))


def _summed(columns: dict[str, Ints], *names: str) -> Ints:
    return added(*(columns[name] for name in names))
