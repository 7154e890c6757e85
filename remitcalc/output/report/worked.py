"""The present scenario worked through: each step with its formula, its figures and its result."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.piecewise import MARGIN_UNITS
from remitcalc.engine.pricing import price
from remitcalc.model.money import exponent
from remitcalc.output.number_format import NO_BREAK_SPACE, rounded
from remitcalc.output.wording.words import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.figure import Figure
    from remitcalc.engine.pricing import Charges, Pricing
    from remitcalc.model.message import Value
    from remitcalc.model.service import Service
    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.receipt import Receipt

_DIGITS = 6


class Step(NamedTuple):
    """One step: what it finds, how in symbols, with which figures, and what comes out."""

    what: str
    formula: str
    figures: str
    result: str


class Working:
    """What the steps of one way share: its prices, and how figures are written.

    Parameters
    ----------
    answer : Answer
    service : Service
    receipt : Receipt
        What the engine found, which the steps lead to.
    """

    def __init__(self, answer: Answer, service: Service, receipt: Receipt) -> None:
        scenario = answer.comparison.scenario
        self.answer, self.receipt = answer, receipt
        self.text, self.money, self.arriving = answer.language.text, answer.money, answer.arriving
        self.pricing: Pricing = price(scenario.corridor, service, scenario.date)
        self._corridor = scenario.corridor

    def part_name(self, name: str) -> str:
        """Return what a part of the cost is called."""
        said = PARTS[name]
        return self.text(said)

    def part(self, name: str) -> int:
        """Return a figure of the receipt in minor units; of one that is absent, 0."""
        named = self.receipt.parts.get(name)
        figure: Figure = getattr(self.receipt, name) if named is None else named
        return figure.minor

    def each_charge(self, charges: Charges, base: int, *, arrives: bool = False) -> str:
        """Return charges at a base, one by one: a sum that can be added up by hand."""
        write = self.arriving if arrives else self.money
        own = self.answer.language.own
        return " + ".join(f"{own(c.charge.name)} {write(int(c.pieces.at(base)))}" for c in charges)

    def taxes(self, base: int) -> str:
        """Return the taxes due on a base, one by one."""
        return " + ".join(
            f"{self.percent(tax * 100)} × {self.money(base)}" for tax in self.pricing.taxes
        )

    def shared(self, sum_said: str, exact: Fraction, share: int, *, arrives: bool = False) -> str:
        """Return how a share comes about: its exact value, rounded down, and a unit left over.

        Parameters
        ----------
        sum_said : str
            The division as it is printed.
        exact : Fraction
            What it comes to, in minor units.
        share : int
            What largest remainders give.
        """
        if exact == share:
            return sum_said
        write = self.arriving if arrives else self.money
        currency = self.answer.receiving_currency if arrives else self.answer.sending_currency
        below = exact.numerator // exact.denominator
        values: dict[str, Value] = {
            "sum": sum_said,
            "exact": self._nearest(exact / 10 ** exponent(currency)),
            "below": write(below),
        }
        if share == below:
            return self.text("{sum} ≈ {exact}, rounded down {below}", **values)
        return self.text("{sum} ≈ {exact}, rounded down {below}, and a unit left over", **values)

    def margin(self, principal: int) -> Fraction | None:
        """Return the exchange margin as a fraction of 1; None where a rate is quoted or none."""
        conversion = self.pricing.conversion
        if conversion.by_amount is not None:
            return Fraction(int(conversion.by_amount.at(principal)), 100 * MARGIN_UNITS)
        return conversion.margin

    def rate(self, principal: int) -> Iterator[Step]:
        """Yield how the rate comes about; nothing where there is no rate at all."""
        conversion, name = self.pricing.conversion, self.text("Exchange rate")
        reference, margin = conversion.reference, self.margin(principal)
        if conversion.quoted is not None:
            yield Step(name, "w", self.text("as quoted"), self.number(conversion.quoted))
        elif reference is None:
            return
        elif margin is None:
            said = self.text("margin not disclosed: the reference rate")
            yield Step(name, "w = ref", said, self.number(reference))
        else:
            figures = f"{self.number(reference)} × (1 − {self.percent(margin * 100)})"
            rate = reference * (1 - margin)
            yield Step(name, "w = ref × (1 − m)", figures, self.number(rate))

    def number(self, rate: Fraction) -> str:
        """Return a rate between minor units as one between major units, as exactly as it can be."""
        corridor = self._corridor
        digits = exponent(corridor.sending_currency) - exponent(corridor.receiving_currency)
        return self._exact(rate * Fraction(10) ** digits)

    def percent(self, value: Fraction) -> str:
        """Return a percentage, as exactly as it can be."""
        return f"{self._exact(value)}{NO_BREAK_SPACE}%"

    def _exact(self, value: Fraction) -> str:
        shown = self._nearest(value)
        mark = "" if Fraction(shown) == value else "≈ "
        return mark + self.answer.language.numbers.decimal(shown)

    def _nearest(self, value: Fraction) -> Decimal:
        shown = rounded(value, _DIGITS).normalize()
        return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown

    def fx(self, net: int, gross: int, symbols: str) -> Iterator[Step]:
        """Yield what the exchange margin costs; `symbols` name what is converted and arrives."""
        name, pricing = self.part_name("fx"), self.pricing
        if not pricing.fx_known:
            yield Step(name, "F", self.text("not disclosed"), self.text("unknown"))
        elif pricing.received_known and pricing.conversion.reference is not None:
            reference = self.number(pricing.conversion.reference)
            figures = f"{self.money(net)} − {self.arriving(gross)} ÷ {reference}"
            yield Step(name, symbols, figures, self.money(self.part("fx")))
        else:
            margin = self.margin(net) or Fraction(0)
            figures = f"{self.money(net)} × {self.percent(margin * 100)}"
            yield Step(name, "F = m × (A − X)", figures, self.money(self.part("fx")))

    def arrival_cost(self, charges: int, symbols: str = "V = G ÷ ref") -> Iterator[Step]:
        """Yield what charges on arrival are worth in sending currency."""
        pricing, reference = self.pricing, self.pricing.conversion.reference
        name = self.text("Charges on arrival, in sending currency")
        if pricing.receiving_known and pricing.all_receiving and reference is not None:
            figures = f"{self.arriving(charges)} ÷ {self.number(reference)}"
            yield Step(name, symbols, figures, self.money(self.part("receiving")))

    def arrives(self, gross: int, charges: int, symbols: str) -> Step:
        """Return what arrives; "≤" where charges may still come off."""
        figures = self.arriving(gross)
        if charges:
            figures = f"{figures} − {self.arriving(charges)}"
        return Step(self.text("Arrives"), symbols, figures, self.answer.short_arrival(self.receipt))

    def total(
        self, symbols: tuple[str, str] = ("C = S + T + X + F + V", "100 × C ÷ A")
    ) -> Iterator[Step]:
        """Yield the total as the sum of its known parts, and in percent of the amount."""
        known = [part for part in PARTS if self.receipt.parts[part].is_known]
        shown = [part for part in known if self.part(part)] or known[:1]
        figures = " + ".join(self.money(self.part(part)) for part in shown)
        total, principal = self.part("total"), self.part("principal")
        result = self.answer.words.spoken(self.receipt.total)
        yield Step(self.text("Total cost"), symbols[0], figures, result)
        percent = self.answer.language.numbers.percent(Fraction(100 * total, principal))
        figures = f"100 × {self.money(total)} ÷ {self.money(principal)}"
        yield Step(self.text("in percent of the amount"), symbols[1], figures, percent)
