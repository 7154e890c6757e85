"""A service on a corridor on one day, made ready to be priced at any amount."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.conversion import Conversion, conversion_of
from remitcalc.engine.exact import added, constant, muldiv_round
from remitcalc.engine.figure import (
    FX,
    RECEIVING,
    SENDING,
    TRANSIT,
    UNDISCLOSED,
    UNVALUED,
    UNVALUED_ARRIVAL,
    Bound,
)
from remitcalc.engine.piecewise import Piecewise, charge_pieces
from remitcalc.model.charge import Bands, Observed
from remitcalc.model.frozen import frozen
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.model.charge import Charge, Party, Per
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.service import Service, Side


class PricedCharge(NamedTuple):
    """A charge with its pieces."""

    charge: Charge
    pieces: Piecewise


Charges = tuple[PricedCharge, ...]
_ALL = slice(None)


@frozen
class Pricing:
    """The charges of one transfer, by who shares them and who bears them.

    `sending`, `transit` and `receiving` are per transfer, the `own_*` per worker; those that the
    employer bears stand apart. `taxes` are the rates due, as fractions of the principal. `status`
    is the weakest of the figures that count at every amount; the reference rate is among them only
    where the total depends on it: through charges on arrival or a quoted rate. `reference_status`
    is that of the reference rate where what arrives rests on it. `unsurveyed` and `left_out` are
    bits of parts that nobody surveyed, and of those left out to compare like for like.
    """

    service: Service
    sending_currency: str
    receiving_currency: str
    sending: Charges
    own_sending: Charges
    employer_sending: Charges
    employer_own_sending: Charges
    transit: Charges
    receiving: Charges
    own_receiving: Charges
    conversion: Conversion
    taxes: tuple[Fraction, ...]
    status: Status
    reference_status: Status
    unsurveyed: int
    left_out: int = 0

    @property
    def all_sending(self) -> Charges:
        """What a worker alone is charged on top."""
        return self.sending + self.own_sending

    @property
    def all_employer_sending(self) -> Charges:
        """What the employer of a worker alone is charged."""
        return self.employer_sending + self.employer_own_sending

    @property
    def all_receiving(self) -> Charges:
        """What a worker alone is charged on arrival."""
        return self.receiving + self.own_receiving

    @property
    def fx_known(self) -> bool:
        """Whether the cost of the exchange margin is a figure."""
        return self.conversion.gives_cost and not self.left_out & FX

    @property
    def received_known(self) -> bool:
        """Whether what arrives is a figure."""
        return self.conversion.gives_received

    @property
    def receiving_known(self) -> bool:
        """Whether charges on arrival are known in sending currency."""
        return not self.absent & RECEIVING

    @property
    def absent(self) -> int:
        """Bits of the parts that the total lacks; see `figure.parts_in`."""
        lacking = self.unsurveyed & ~self.left_out
        if not self.conversion.gives_cost and not self.left_out & FX:
            lacking |= FX | (UNVALUED if self.conversion.is_disclosed else UNDISCLOSED)
        if self.all_receiving and self.conversion.reference is None:
            lacking |= RECEIVING | UNVALUED_ARRIVAL
        return lacking

    def bounds(self, amount_is: AmountIs) -> tuple[Bound, Bound, Bound]:
        """Return how far the total, what arrives and the principal hold.

        A charge or margin in bands or pairs jumps: on a base that an absent part would lower it may
        be less or more, and the bound is unknown.
        """
        absent = self.absent
        lowers_principal = bool(absent & SENDING) and amount_is == "outlay"
        lowers_arrival = lowers_principal or bool(absent & (TRANSIT | UNDISCLOSED))
        jumps = lowers_principal and any(map(_jumps, self.all_sending + self.transit))
        jumps |= lowers_principal and self.conversion.by_amount is not None
        jumps |= lowers_arrival and any(map(_jumps, self.all_receiving))
        principal = Bound.AT_MOST if lowers_principal else Bound.EXACT
        total = Bound.AT_LEAST if absent else Bound.EXACT
        received = Bound.EXACT
        if not self.received_known:
            received = Bound.UNKNOWN
        elif lowers_arrival or self.unsurveyed & ~self.left_out & RECEIVING:
            received = Bound.AT_MOST
        return (Bound.UNKNOWN, Bound.UNKNOWN, principal) if jumps else (total, received, principal)

    @property
    def figures_by_principal(self) -> list[Piecewise]:
        """The figures of one transfer that are looked up by its principal."""
        pieces = [c.pieces for c in self.sending + self.employer_sending + self.transit]
        by_amount = self.conversion.by_amount
        return pieces if by_amount is None else [*pieces, by_amount]

    @property
    def own_figures(self) -> list[Piecewise]:
        """The figures of each worker's own charges on the sending side."""
        return [c.pieces for c in self.own_sending + self.employer_own_sending]

    @property
    def per_transfer(self) -> Pricing:
        """The pricing without each worker's own charges."""
        return replace(self, own_sending=(), employer_own_sending=(), own_receiving=())

    @property
    def unmarked(self) -> Pricing:
        """The same prices, at every amount: without the ranges they were surveyed in."""

        def free(charges: Charges) -> Charges:
            return tuple(PricedCharge(c.charge, c.pieces.unmarked) for c in charges)

        conversion, by_amount = self.conversion, self.conversion.by_amount
        if by_amount is not None:
            conversion = replace(conversion, by_amount=by_amount.unmarked)
        return replace(
            self,
            sending=free(self.sending),
            own_sending=free(self.own_sending),
            employer_sending=free(self.employer_sending),
            employer_own_sending=free(self.employer_own_sending),
            transit=free(self.transit),
            receiving=free(self.receiving),
            own_receiving=free(self.own_receiving),
            conversion=conversion,
        )

    def without(self, parts: int) -> Pricing:
        """Return this pricing without some parts, given as bits: like for like."""
        if not parts:
            return self
        priced = replace(self, left_out=self.left_out | parts)
        if parts & SENDING:
            priced = replace(
                priced, sending=(), own_sending=(), employer_sending=(), employer_own_sending=()
            )
        if parts & TRANSIT:
            priced = replace(priced, transit=())
        if parts & RECEIVING:
            priced = replace(priced, receiving=(), own_receiving=())
        return priced


def price(corridor: Corridor, service: Service, day: datetime.date) -> Pricing:
    """Return `service` with its charges, exchange, and the taxes due on `day`."""
    due = [tax for tax in corridor.taxes if tax.is_due(service.instrument, day)]
    conversion = conversion_of(corridor, service.exchange)
    figures = [conversion.status, *(tax.provenance.status for tax in due)]
    if corridor.reference and (service.receiving.charges or conversion.quoted is not None):
        figures.append(corridor.reference.provenance.status)
    reference = corridor.reference
    sides = {SENDING: service.sending, TRANSIT: service.transit, RECEIVING: service.receiving}
    stated_none = [
        side.provenance.status
        for side in (service.sending, service.transit, service.receiving)
        if side.is_surveyed and not side.charges
    ]
    return Pricing(
        service=service,
        sending_currency=corridor.sending_currency,
        receiving_currency=corridor.receiving_currency,
        sending=_priced(service.sending, "transfer"),
        own_sending=_priced(service.sending, "worker"),
        employer_sending=_priced(service.sending, "transfer", "employer"),
        employer_own_sending=_priced(service.sending, "worker", "employer"),
        transit=_priced(service.transit, "transfer"),
        receiving=_priced(service.receiving, "transfer"),
        own_receiving=_priced(service.receiving, "worker"),
        conversion=conversion,
        taxes=tuple(Fraction(tax.percent) / 100 for tax in due),
        status=max([*figures, *stated_none]),
        reference_status=reference.provenance.status
        if reference is not None and conversion.quoted is None
        else Status.PUBLISHED,
        unsurveyed=sum(bit for bit, side in sides.items() if not side.is_surveyed),
    )


def sum_at(charges: Charges, base: int) -> int:
    """Return the sum of `charges` at one base, each rounded on its own."""
    return sum(c.pieces.at(base) for c in charges)


def sums_at(charges: Charges, bases: Ints) -> Ints:
    """Return the sum of `charges` at each base, of the same shape, each rounded on its own."""
    if not charges:
        return np.zeros(bases.shape, dtype=np.int64)
    sums = [priced.pieces.at(bases) for priced in charges]
    return sums[0] if len(sums) == 1 else added(*sums)


def taxes_at(taxes: tuple[Fraction, ...], principals: Ints) -> Ints:
    """Return the sum of `taxes` on each principal, each rounded on its own."""
    if not taxes:
        return np.zeros(len(principals), dtype=np.int64)
    sums = [muldiv_round(principals, tax.numerator, tax.denominator) for tax in taxes]
    return sums[0] if len(sums) == 1 else added(*sums)


def known(pricing: Pricing, amount_is: AmountIs, count: int) -> dict[str, NDArray[np.uint8]]:
    """Return the columns of an outcome that say what is known, the same for every row."""
    total, received, principal = pricing.bounds(amount_is)
    flags = {
        "absent": pricing.absent,
        "total_bound": total,
        "received_bound": received,
        "principal_bound": principal,
    }
    return {name: constant(np.uint8(flag), count) for name, flag in flags.items()}


class Weakest:
    """What a column of results rests on: the weakest status, and use outside a surveyed range."""

    def __init__(self, status: Status, count: int) -> None:
        self.status = np.full(count, status, dtype=np.uint8)
        self.outside = np.zeros(count, dtype=np.bool_)

    def use(self, figures: Iterable[Piecewise], bases: Ints, rows: slice = _ALL) -> None:
        """Count `figures` in at `bases`: one base for all of `rows`, or one per row."""
        status, outside = self.status[rows], self.outside[rows]
        for pieces in figures:
            np.maximum(status, np.uint8(pieces.status(bases)), out=status)
            beyond = pieces.outside(bases)
            if beyond is not None:
                outside |= beyond


def _priced(side: Side, per: Per, borne_by: Party = "worker") -> Charges:
    return tuple(
        PricedCharge(charge, charge_pieces(charge))
        for charge in side.charges
        if charge.per == per and charge.borne_by == borne_by
    )


def _jumps(priced: PricedCharge) -> bool:
    return isinstance(priced.charge.tariff, Bands | Observed)
