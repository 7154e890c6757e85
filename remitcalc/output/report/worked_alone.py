"""One worker sending alone, step by step, with the scenario's own figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import RECEIVING, TRANSIT
from remitcalc.engine.pricing import sum_at
from remitcalc.output.report.worked import Step, Working
from remitcalc.output.tables.services import average_receipts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.answer import Answer


def steps_alone(answer: Answer) -> list[Step]:
    """Return how the price of the service alone is found; nothing where it is not possible."""
    receipt, _ = average_receipts(answer.comparison)
    if not receipt.is_possible:
        return []
    return list(_Alone(answer, answer.alone.service, receipt).steps())


class _Alone(Working):
    def steps(self) -> Iterator[Step]:
        amount = self.part("principal")
        yield self._amount(amount)
        yield from self._on_top(amount)
        transit = self.part("transit")
        is_priced = not self.pricing.unsurveyed & TRANSIT
        if self.pricing.transit or not is_priced:
            said = self.each_charge(self.pricing.transit, amount)
            result = self.money(transit) if is_priced else self.text("not surveyed")
            yield Step(self.part_name("transit"), "X", said, result)
        yield from self.rate(amount)
        yield from self._arrival(amount - transit, amount)
        yield from self.total()

    def _amount(self, amount: int) -> Step:
        name = self.text("Amount to be delivered")
        outlay = self.answer.comparison.average_amount
        if self.answer.comparison.scenario.amount_is != "outlay":
            return Step(name, "A", "", self.money(amount))
        said = self.text("the largest that {amount} pays for", amount=self.money(outlay))
        return Step(name, "A + S + T ≤ B", said, self.money(amount))

    def _on_top(self, amount: int) -> Iterator[Step]:
        charges = self.pricing.all_sending
        said = self.each_charge(charges, amount) or self.text("none")
        yield Step(self.part_name("sending"), "S", said, self.money(self.part("sending")))
        if self.pricing.taxes:
            said = self.taxes(amount)
            yield Step(self.part_name("tax"), "T = t × A", said, self.money(self.part("tax")))

    def _arrival(self, net: int, amount: int) -> Iterator[Step]:
        pricing = self.pricing
        if not pricing.received_known:
            yield from self.fx(net, 0, "")
            return
        gross = int(pricing.conversion.converted(net, amount))
        rate = next(self.rate(amount)).result
        figures = f"{self.money(net)} × {rate}"
        yield Step(self.text("Converted"), "R = (A − X) × w", figures, self.arriving(gross))
        yield from self.fx(net, gross, "F = (A − X) − R ÷ ref")
        charges = sum_at(pricing.all_receiving, gross)
        if pricing.unsurveyed & RECEIVING:
            name = self.part_name("receiving")
            yield Step(name, "G", "", self.text("not surveyed"))
        elif pricing.all_receiving:
            said = self.each_charge(pricing.all_receiving, gross, arrives=True)
            yield Step(self.part_name("receiving"), "G", said, self.arriving(charges))
            yield from self.arrival_cost(charges)
        yield self.arrives(gross, charges, "R − G")
