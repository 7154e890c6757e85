"""What a service charges, as its source states it: a line per price.

Wherever prices are listed, in a window, a report or a workbook, they read so: unrounded, with what
holds them, for whom they count, and who bears and earns them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.model.charge import Bands, Flat, Observed
from remitcalc.model.exchange import (
    Margin,
    MarginBands,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
    Undisclosed,
)
from remitcalc.output.language import marked
from remitcalc.output.number_format import NO_BREAK_SPACE
from remitcalc.output.wording.words import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remitcalc.model.charge import Band, Charge
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.exchange import Exchange, MarginBand
    from remitcalc.model.provenance import Provenance
    from remitcalc.model.service import Service
    from remitcalc.output.language import Language

_PER = {"worker": marked("per worker"), "season": marked("per worker and season")}
_KEPT_BY = {
    "agent": marked("kept by the agent"),
    "employer": marked("kept by the employer"),
    "agency": marked("kept by the agency"),
}
"""Who earns a charge, where it is not the bank."""


class Price(NamedTuple):
    """One price: its name, how much it is, and where that comes from."""

    name: str
    said: str
    provenance: Provenance


@dataclass(frozen=True)
class PriceWords:
    """Says the prices of one corridor in one language."""

    corridor: Corridor
    language: Language

    def of(self, service: Service) -> Iterator[Price]:
        """Yield every price of a service, in the order of a receipt."""
        text = self.language.text
        for name in ("sending", "transit", "receiving"):
            side = getattr(service, name)
            if not side.charges:
                said = text("none") if side.is_surveyed else text("not surveyed")
                yield Price(text(PARTS[name]), said, side.provenance)
            for charge in side.charges:
                yield from self.of_charge(charge)
        yield from self.of_exchange(service.exchange)

    def of_corridor(self, labels: Mapping[str, str]) -> Iterator[Price]:
        """Yield what holds for all services: reference rate, taxes, and which is most used."""
        corridor, text = self.corridor, self.language.text
        if corridor.reference is not None:
            said = self.rate(corridor.reference.rate)
            yield Price(text("Reference rate"), said, corridor.reference.provenance)
        for tax in corridor.taxes:
            yield Price(self.language.own(tax.name), self.percent(tax.percent), tax.provenance)
        if corridor.typical is not None:
            service = labels[corridor.typical.service]
            yield Price(text("Most used"), service, corridor.typical.provenance)

    def of_charge(self, charge: Charge) -> Iterator[Price]:
        """Yield every price of a charge."""
        tariff, told = charge.tariff, charge.provenance
        name = self.language.own(charge.name) or self.language.text("Charge")
        if isinstance(tariff, Flat):
            said = self._fixed_and_percent(tariff.fixed, tariff.percent, charge.side)
            yield Price(name, self._held(charge, said), told)
        elif isinstance(tariff, Bands):
            for band in tariff.bands:
                said = self._fixed_and_percent(band.fixed, band.percent, charge.side)
                said = self._of_span(band, charge.side, said)
                yield Price(name, self._held(charge, said), band.provenance or told)
        elif isinstance(tariff, Observed):
            for pair in tariff.pairs:
                value = self.money(pair.value, charge.side)
                said = self.language.text(
                    "{price} at {amount}", price=value, amount=self.money(pair.amount, charge.side)
                )
                yield Price(name, self._held(charge, said), pair.provenance or told)

    def _held(self, charge: Charge, said: str) -> str:
        """Return a price with what else the source says of it."""
        text, more = self.language.text, []
        if charge.minimum is not None:
            more.append(text("at least {amount}", amount=self.money(charge.minimum, charge.side)))
        if charge.maximum is not None:
            more.append(text("at most {amount}", amount=self.money(charge.maximum, charge.side)))
        if charge.per in _PER:
            more.append(text(_PER[charge.per]))
        if charge.borne_by == "employer":
            more.append(text("paid by the employer"))
        if charge.kept_by in _KEPT_BY:
            more.append(text(_KEPT_BY[charge.kept_by]))
        return ", ".join([said, *more])

    def of_exchange(self, exchange: Exchange) -> Iterator[Price]:
        """Yield every margin, or the rate."""
        margin = PARTS["fx"]
        name = self.language.text(margin)
        match exchange:
            case Margin(percent, told):
                yield Price(name, self.percent(percent), told)
            case MarginSteps(steps):
                for step in steps:
                    one = f"{name}, {self.language.own(step.name)}"
                    yield Price(one, self.percent(step.percent), step.provenance)
            case MarginBands(bands):
                for band in bands:
                    said = self._of_span(band, "sending", self.percent(band.percent))
                    yield Price(name, said, band.provenance)
            case ObservedMargins(pairs):
                for pair in pairs:
                    said = self.language.text(
                        "{price} at {amount}",
                        price=self.percent(pair.percent),
                        amount=self.money(pair.amount, "sending"),
                    )
                    yield Price(name, said, pair.provenance)
            case QuotedRate(rate, told):
                yield Price(self.language.text("Exchange rate"), self.rate(rate), told)
            case Undisclosed(told):
                yield Price(name, self.language.text("not disclosed"), told)

    def percent(self, value: Decimal) -> str:
        """Return a percentage with the decimals its source gives."""
        return f"{self.language.numbers.decimal(value)}{NO_BREAK_SPACE}%"

    def rate(self, rate: Decimal) -> str:
        """Return a rate between the corridor's currencies."""
        number = self.language.numbers.decimal(rate)
        return f"1 {self.corridor.sending_currency} = {number} {self.corridor.receiving_currency}"

    def of_flat(self, fixed: int, percent: Decimal | None) -> str:
        """Return a charge on top: a fixed amount, a percentage of what is sent, or both."""
        return self._fixed_and_percent(fixed, percent or Decimal(0), "sending")

    def _fixed_and_percent(self, fixed: int, percent: Decimal, side: str) -> str:
        parts = [self.money(fixed, side)] if fixed or not percent else []
        return " + ".join([*parts, self.percent(percent)] if percent else parts)

    def _of_span(self, band: Band | MarginBand, side: str, price: str) -> str:
        amounts = self.span(band, side)
        return self.language.text("{amount}: {cost}", amount=amounts, cost=price)

    def span(self, band: Band | MarginBand, side: str) -> str:
        """Return for which amounts a band is."""
        start = self.money(band.start, side)
        if band.end is None:
            return self.language.text("from {amount} on", amount=start)
        end = self.money(band.end, side)
        return self.language.text("from {least} to below {most}", least=start, most=end)

    def money(self, minor: int, side: str) -> str:
        """Return an amount in the currency of a side."""
        is_arrival = side == "receiving"
        currency = (
            self.corridor.receiving_currency if is_arrival else self.corridor.sending_currency
        )
        return self.language.numbers.money(minor, currency)
