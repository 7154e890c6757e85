"""A service as formulas: its charges by side, its rate, the taxes it owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.exchange import ObservedMargins
from remitcalc.model.frozen import frozen
from remitcalc.output.workbook.charge_terms import ChargeTerms, interpolated
from remitcalc.output.workbook.counting import SPLIT, margin_whole

if TYPE_CHECKING:
    import datetime

    from remitcalc.engine.pricing import Charges, Pricing
    from remitcalc.model.corridor import Corridor, Tax
    from remitcalc.model.service import Service

Terms = tuple[ChargeTerms, ...]


@frozen(eq=False)
class ServiceTerms:
    """A service under its name in the workbook, with the charges of one transfer in their order.

    `rate_decimals` says how its rate is counted; it has none where the margin goes by amount. A
    rate too long to be multiplied at once is taken `rate_in_halves`.
    """

    name: str
    service: Service
    pricing: Pricing
    taxes: tuple[tuple[str, Tax], ...]
    fees: Terms
    own_fees: Terms
    employer_fees: Terms
    own_employer_fees: Terms
    transits: Terms
    arrivals: Terms
    own_arrivals: Terms
    rate_decimals: int
    rate_in_halves: bool = False

    @property
    def is_by_amount(self) -> bool:
        """Whether the margin depends on the principal."""
        return self.pricing.conversion.by_amount is not None

    @property
    def margin_whole(self) -> int:
        """How many units a hundred percent of a margin by amount are."""
        return margin_whole(self.pricing)

    def margin(self, principal: str) -> str:
        """Return the margin by amount at `principal`, in units of 1/`margin_whole`."""
        name = f"{self.name}_margin"
        if isinstance(self.service.exchange, ObservedMargins):
            return f"ROUND({interpolated(name, principal)},0)"
        found = f"LOOKUP({principal},{name}_from,{name}_fee)"
        pieces = self.pricing.conversion.by_amount
        has_end = pieces is not None and pieces.end is not None
        return f"IF({principal}<{name}_until,{found},NA())" if has_end else found

    def converted(self, net: str, margin: str) -> str:
        """Return what `net` is on arrival; `margin` is the cell of a margin by amount.

        What is kept of the margin's whole, or a long rate, is multiplied in two halves, the lower
        of four digits, so that each product stays exact; cutting the lower one changes no rounding,
        as its divisor is even.
        """
        name = self.name
        if self.is_by_amount:
            kept = _in_halves(f"{net}*reference_units", f"({name}_margin_whole-{margin})")
            return f"ROUND({kept}/(reference_whole*{name}_margin_whole/{SPLIT}),0)"
        if self.rate_in_halves:
            return f"ROUND({_in_halves(net, f'{name}_rate')}/({name}_rate_whole/{SPLIT}),0)"
        return f"ROUND({net}*{name}_rate/{name}_rate_whole,0)"

    def margin_cost(self, net: str, margin: str) -> str:
        """Return what the margin takes of `net` where there is no reference rate."""
        if self.is_by_amount:
            return f"ROUND({net}*{margin}/{self.name}_margin_whole,0)"
        return f"ROUND({net}*{self.name}_rate/{self.name}_rate_whole,0)"


def _in_halves(times: str, long: str) -> str:
    """Return a product in units of `SPLIT`, cut to whole ones."""
    return f"({times}*INT({long}/{SPLIT})+INT({times}*MOD({long},{SPLIT})/{SPLIT}))"


def worth(received: str) -> str:
    """Return what receiving minor units are worth at the reference rate, rounded."""
    return f"ROUND({received}*reference_whole/reference_units,0)"


def service_terms(
    name: str, pricing: Pricing, corridor: Corridor, day: datetime.date, rate_decimals: int
) -> ServiceTerms:
    """Return `pricing` under `name`."""
    due = [
        (f"tax{number}", tax)
        for number, tax in enumerate(corridor.taxes, start=1)
        if tax.is_due(pricing.service.instrument, day)
    ]

    def named(kind: str, charges: Charges) -> Terms:
        return tuple(
            ChargeTerms(f"{name}_{kind}{number}", priced)
            for number, priced in enumerate(charges, start=1)
        )

    return ServiceTerms(
        name=name,
        service=pricing.service,
        pricing=pricing,
        taxes=tuple(due),
        fees=named("fee", pricing.sending),
        own_fees=named("own_fee", pricing.own_sending),
        employer_fees=named("employer_fee", pricing.employer_sending),
        own_employer_fees=named("employer_own_fee", pricing.employer_own_sending),
        transits=named("transit", pricing.transit),
        arrivals=named("arrival", pricing.receiving),
        own_arrivals=named("own_arrival", pricing.own_receiving),
        rate_decimals=rate_decimals,
    )
