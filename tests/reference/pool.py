"""Workers who send together: the section "A pool" of the cost model, line by line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.reference.bounds import held
from tests.reference.prices import (
    NotPossibleError,
    Sum,
    charges_of,
    reference_rate,
    statuses_of_sides_without_charges,
    tax_on,
    taxes_due,
    terms_at,
    weakest,
    without_ends,
)
from tests.reference.rounding import rounded, shared, shared_equally
from tests.reference.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from remitcalc.model.charge import Charge
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.scenario import SharingRule
    from remitcalc.model.service import Service

TRANSFER, WORKER = ("transfer",), ("worker",)


@dataclass(frozen=True)
class Pool:
    rows: list[Row]
    employer: int


def send_pooled(  # noqa: PLR0913
    corridor: Corridor,
    service: Service,
    amounts: Sequence[int],
    *,
    day: date,
    amount_is: AmountIs = "principal",
    rule: SharingRule = "equal",
    employer_share_percent: Decimal = Decimal(0),
    alone: Sequence[Row | None] | None = None,
) -> Pool:
    """`alone`: what each worker's own transfer does, None where it is not possible.

    "no-one-worse-off" is settled against `alone` as a season of this one transfer.
    """
    share = Fraction(employer_share_percent) / 100
    pool = _Pooled(corridor, service, list(amounts), day, amount_is, rule, share)
    result = pool.of_principals() if amount_is == "principal" else pool.of_outlays()
    if rule != "no-one-worse-off":
        return result
    assert alone is not None
    known = [row for row in alone if row is not None]
    if len(known) < len(alone):
        raise NotPossibleError("alone is not possible for all")
    refuse_absent_parts(result.rows)
    if amount_is == "principal":
        changes = settlement([row.total for row in known], [row.total for row in result.rows])
        return Pool(settled_in_fees(result.rows, changes), result.employer)
    worth = [p.paid - a.paid for p, a in zip(result.rows, known, strict=True)]
    wanted = as_well_off(corridor, [row.received for row in known], worth)
    moved = settlement_on_arrival(wanted, [row.received for row in result.rows])
    return Pool(settled_on_arrival(corridor, result.rows, moved), result.employer)


def refuse_absent_parts(rows: Sequence[Row]) -> None:
    if any(row.absent for row in rows):
        raise NotPossibleError("pooled is not known")


def settled_in_fees(rows: Sequence[Row], changes: Sequence[int]) -> list[Row]:
    return [
        replace(row, sending=row.sending + change, paid=row.paid + change)
        for row, change in zip(rows, changes, strict=True)
    ]


def as_well_off(corridor: Corridor, alone: Sequence[int], more_paid: Sequence[int]) -> list[int]:
    """v: what arrives alone, and the worth at the reference rate of what more is parted with."""
    reference = reference_rate(corridor)
    if reference is None:
        raise NotPossibleError("what arrives cannot be settled")
    return [a + rounded(more * reference) for a, more in zip(alone, more_paid, strict=True)]


def settlement_on_arrival(wanted: Sequence[int], found: Sequence[int]) -> list[int]:
    """What is taken from what arrives, negative for those raised to what is wanted."""
    short = [max(0, v - c) for v, c in zip(wanted, found, strict=True)]
    spare = [max(0, c - v) for v, c in zip(wanted, found, strict=True)]
    if sum(spare) < sum(short):
        raise NotPossibleError("the others cannot cover it")
    if sum(short) == 0:
        return [0] * len(short)
    taken = shared(sum(short), spare)
    return [t - s for t, s in zip(taken, short, strict=True)]


def settled_on_arrival(corridor: Corridor, rows: Sequence[Row], moved: Sequence[int]) -> list[Row]:
    reference = reference_rate(corridor)
    assert reference is not None
    settled = []
    for row, taken in zip(rows, moved, strict=True):
        if row.received - taken <= 0:
            raise NotPossibleError("the transfer brings too little")
        arrival = row.on_arrival + taken
        settled.append(
            replace(
                row,
                on_arrival=arrival,
                received=row.received - taken,
                receiving=rounded(arrival / reference),
            )
        )
    return settled


def settlement(alone: Sequence[int], pooled: Sequence[int]) -> list[int]:
    """What is added to each worker's sending part so that no one is worse off than alone."""
    excess = [max(0, p - a) for a, p in zip(alone, pooled, strict=True)]
    gains = [max(0, a - p) for a, p in zip(alone, pooled, strict=True)]
    if sum(gains) < sum(excess):
        raise NotPossibleError("gains do not cover")
    if sum(excess) == 0:
        return [0] * len(excess)
    borne = shared(sum(excess), gains)
    return [b - e for b, e in zip(borne, excess, strict=True)]


@dataclass
class _Pooled:
    corridor: Corridor
    service: Service
    amounts: list[int]
    day: date
    amount_is: AmountIs
    rule: SharingRule
    employer_share: Fraction

    def of_principals(self) -> Pool:
        principal = sum(self.amounts)
        used = Sum()
        shared_sending = self._shared_sending(principal, used)
        sending = self._by_rule(shared_sending)
        own_sending = self._own_sending()
        taxes = self._tax_shares(principal)
        return self._delivered(principal, self.amounts, sending, own_sending, taxes, used)

    def of_outlays(self) -> Pool:
        """Weights, own sending charges and tax shares use the outlay of each worker."""
        count, outlays = len(self.amounts), self.amounts
        used = Sum()
        own_sending = self._own_sending()
        principal = self._largest_principal(sum(outlays) - sum(own_sending))
        shared_sending = self._shared_sending(principal, used)
        sending = self._by_rule(shared_sending)
        taxes = self._tax_shares(principal)
        spent = principal + shared_sending + sum(taxes) + sum(own_sending)
        change = shared_equally(sum(outlays) - spent, count)
        principals = [
            outlays[i] - sending[i] - own_sending[i] - taxes[i] - change[i] for i in range(count)
        ]
        assert sum(principals) == principal
        return self._delivered(principal, principals, sending, own_sending, taxes, used)

    def _largest_principal(self, outlay: int) -> int:
        """The largest P that delivers and leaves P + (S − E) + T ≤ `outlay`.

        Sought as if the last bands did not end: where only their end keeps it from growing, the
        outlay is not taken, and pricing it refuses.
        """
        endless = replace(self, service=without_ends(self.service))
        taxes = taxes_due(self.corridor, self.service.instrument, self.day)
        for principal in range(outlay, 0, -1):
            try:
                sending = endless._shared_sending(principal, Sum())
            except NotPossibleError:
                continue
            tax = sum(tax_on(each, principal) for each in taxes)
            if principal + sending + tax <= outlay and endless._delivers(principal):
                return principal
        raise NotPossibleError("nothing affordable")

    def _delivers(self, principal: int) -> bool:
        try:
            converted = principal - self._sum("transit", principal)
            rate = terms_at(self.corridor, self.service.exchange, principal).rate
            if converted <= 0 or rate is None:
                return converted > 0
            arriving = rounded(converted * rate)
            return arriving - self._sum("receiving", arriving) > 0
        except NotPossibleError:
            return False

    def _delivered(  # noqa: PLR0913, PLR0917
        self,
        principal: int,
        principals: list[int],
        sending: list[int],
        own_sending: list[int],
        tax: list[int],
        used: Sum,
    ) -> Pool:
        corridor, service, count = self.corridor, self.service, len(principals)
        transit_charges = charges_of(service, "transit", TRANSFER)
        shared_charges = charges_of(service, "receiving", TRANSFER)
        own_charges = charges_of(service, "receiving", WORKER)
        transit = self._by_rule(used.of(transit_charges, principal))
        terms = terms_at(corridor, service.exchange, principal)
        ref = terms.reference
        converted = [principals[i] - transit[i] for i in range(count)]
        for i in range(count):
            if converted[i] <= 0:
                raise NotPossibleError("transit takes it all", i + 1)

        arriving, shared_arrival, own_arrival = [0] * count, [0] * count, [0] * count
        own_used = [Sum() for _ in range(count)]
        if terms.rate is not None:
            arriving_together = rounded(sum(converted) * terms.rate)
            arriving = shared(arriving_together, converted)
            shared_arrival = self._by_rule(used.of(shared_charges, arriving_together))
            for i in range(count):
                own_arrival[i] = _charged(own_used[i], own_charges, arriving[i], i)
        received = [arriving[i] - shared_arrival[i] - own_arrival[i] for i in range(count)]
        if terms.rate is not None:
            for i in range(count):
                if received[i] <= 0:
                    raise NotPossibleError("nothing arrives", i + 1)

        fx, receiving = [0] * count, [0] * count
        if terms.is_fx_known and ref is not None:
            fx = [converted[i] - rounded(arriving[i] / ref) for i in range(count)]
        elif terms.is_fx_known:
            assert terms.margin_percent is not None
            fx = shared(rounded(sum(converted) * terms.margin_percent / 100), converted)
        if ref is not None:
            receiving = [rounded((shared_arrival[i] + own_arrival[i]) / ref) for i in range(count)]
        known = held(corridor, service, self.amount_is)

        employer, employer_own = self._employer(principal, used, own_used)
        for i in range(count):
            own_used[i].of(charges_of(service, "sending", WORKER), self.amounts[i])
        due = taxes_due(corridor, service.instrument, self.day)
        together = used.statuses | terms.statuses | statuses_of_sides_without_charges(service)
        together |= {each.provenance.status for each in due}
        rows = [
            Row(
                principal=principals[i],
                sending=sending[i] + own_sending[i],
                tax=tax[i],
                transit=transit[i],
                fx=fx[i],
                receiving=receiving[i],
                received=received[i],
                on_arrival=shared_arrival[i] + own_arrival[i],
                paid=principals[i] + sending[i] + own_sending[i] + tax[i],
                employer=employer_own[i],
                absent=known.absent,
                total_bound=known.total,
                received_bound=known.received,
                principal_bound=known.principal,
                paid_bound=known.paid,
                status=weakest(together | terms.of_the_total(service) | own_used[i].statuses),
                received_status=weakest(together | terms.of_reference | own_used[i].statuses),
                outside_range=used.is_outside or terms.is_outside or own_used[i].is_outside,
            )
            for i in range(count)
        ]
        return Pool(rows, employer)

    def _shared_sending(self, principal: int, used: Sum) -> int:
        """S − E."""
        together = used.of(charges_of(self.service, "sending", TRANSFER), principal)
        used.of(charges_of(self.service, "sending", TRANSFER, "employer"), principal)
        return together - rounded(self.employer_share * together)

    def _employer(self, principal: int, used: Sum, own: list[Sum]) -> tuple[int, list[int]]:
        """E, and the charges that the employer bears itself."""
        together = self._sum("sending", principal)
        share = rounded(self.employer_share * together)
        itself = used.of(charges_of(self.service, "sending", TRANSFER, "employer"), principal)
        charges = charges_of(self.service, "sending", WORKER, "employer")
        each = [_charged(own[i], charges, self.amounts[i], i) for i in range(len(own))]
        return share + itself + sum(each), each

    def _sum(self, side: str, base: int, borne_by: str = "worker") -> int:
        return Sum().of(charges_of(self.service, side, TRANSFER, borne_by), base)

    def _own_sending(self) -> list[int]:
        """What each worker bears; a charge the employer bears must take the amount all the same."""
        charges = charges_of(self.service, "sending", WORKER)
        theirs = charges_of(self.service, "sending", WORKER, "employer")
        for i, base in enumerate(self.amounts):
            _charged(Sum(), charges + theirs, base, i)
        return [_charged(Sum(), charges, base, i) for i, base in enumerate(self.amounts)]

    def _by_rule(self, total: int) -> list[int]:
        if self.rule == "proportional":
            return shared(total, self.amounts)
        return shared_equally(total, len(self.amounts))

    def _tax_shares(self, principal: int) -> list[int]:
        """Each tax is rounded on its own and shared on its own."""
        mine = [0] * len(self.amounts)
        for tax in taxes_due(self.corridor, self.service.instrument, self.day):
            shares = shared(tax_on(tax, principal), self.amounts)
            mine = [m + s for m, s in zip(mine, shares, strict=True)]
        return mine


def _charged(used: Sum, charges: list[Charge], base: int, row: int) -> int:
    try:
        return used.of(charges, base)
    except NotPossibleError as refused:
        raise NotPossibleError(refused.why, row + 1) from None
