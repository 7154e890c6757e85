"""The first worker of the pool, step by step, with the scenario's own figures."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.exact import equal_shares, largest_remainder
from remitcalc.engine.figure import RECEIVING, TRANSIT
from remitcalc.engine.outlay import largest_principals
from remitcalc.engine.pricing import sum_at
from remitcalc.engine.transfer import Transfer, transfer_at
from remitcalc.output.report.worked import Step, Working
from remitcalc.output.tables.services import average_receipts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.answer import Answer


def steps_pooled(answer: Answer) -> list[Step]:
    """Return how the first worker's part of a pool of equal amounts is found."""
    service = answer.comparison.pooled_service
    if answer.pool_reason or service is None:
        return []
    _, receipt = average_receipts(answer.comparison)
    return list(_Pooled(answer, service, receipt).steps())


class _Pooled(Working):
    @property
    def size(self) -> int:
        return self.answer.comparison.pools.size

    @property
    def own(self) -> int:
        """The worker's own charges on top."""
        return sum_at(self.pricing.own_sending, self.answer.comparison.average_amount)

    @cached_property
    def transfer(self) -> Transfer:
        """The one transfer of all, before it is shared."""
        amount, terms = self.answer.comparison.average_amount, self.answer.comparison.priced.terms
        principal = self.size * amount
        if terms.amount_is == "outlay":
            budget = np.array([self.size * (amount - self.own)])
            found = largest_principals(self.pricing.per_transfer, budget, terms.employer_share)
            principal = int(found[0])
        return transfer_at(self.pricing, principal, terms.employer_share)

    def steps(self) -> Iterator[Step]:
        count = self.answer.language.numbers.count(self.size)
        yield self._principal(count)
        yield from self._on_top(count)
        if self.pricing.transit or self.pricing.unsurveyed & TRANSIT:
            yield from self._transit(count)
        yield from self._own_amount()
        yield from self.rate(self.transfer.principal)
        yield from self._arrival()
        yield from self.total(("c = s + t + x + f + v", "100 × c ÷ a"))

    def _equal(self, total: int, count: str, *, arrives: bool = False) -> str:
        """Return the first worker's equal share of a sum, as it comes about."""
        said = f"{(self.arriving if arrives else self.money)(total)} ÷ {count}"
        share = int(equal_shares(total, self.size)[0])
        return self.shared(said, Fraction(total, self.size), share, arrives=arrives)

    def _own_amount(self) -> Iterator[Step]:
        """Yield what of the first worker's outlay is delivered."""
        if self.answer.comparison.priced.terms.amount_is != "outlay":
            return
        parted = self.answer.comparison.average_amount
        parts = [self.part("sending"), self.part("tax")]
        change = parted - sum(parts) - self.part("principal")
        less = "".join(f" − {self.money(part)}" for part in (*parts, change) if part)
        name, symbols = self.text("Amount delivered"), "a = B − s − t"
        if change:
            name, symbols = self.text("Amount delivered, less change"), f"{symbols} − c₀"
        yield Step(name, symbols, f"{self.money(parted)}{less}", self.money(self.part("principal")))

    def _principal(self, count: str) -> Step:
        amount, principal = self.answer.comparison.average_amount, self.transfer.principal
        name = self.text("Amount of the pool")
        if self.answer.comparison.priced.terms.amount_is == "outlay":
            said = self.text(
                "the largest that {amount} pays for", amount=self.money(self.size * amount)
            )
            return Step(name, "P + (S − E) + T ≤ n × B", said, self.money(principal))
        return Step(name, "P = n × A", f"{count} × {self.money(amount)}", self.money(principal))

    def _on_top(self, count: str) -> Iterator[Step]:
        pricing, transfer = self.pricing, self.transfer
        name = self.text("{part}, whole pool", part=self.part_name("sending"))
        said = self.each_charge(pricing.sending, transfer.principal) or self.text("none")
        yield Step(name, "S", said, self.money(transfer.sending))
        symbols = "s = S ÷ n"
        if transfer.employer:
            share = self.answer.comparison.priced.terms.employer_share
            figures = f"{self.percent(share * 100)} × {self.money(transfer.sending)}"
            yield Step(
                self.text("The employer's part"), "E", figures, self.money(transfer.employer)
            )
            symbols = "s = (S − E) ÷ n"
        figures = self._equal(transfer.shared_sending, count)
        if pricing.own_sending:
            figures += f" + {self.money(self.own)}"
            symbols += " + o"
        name = self.part_name("sending")
        yield Step(name, symbols, figures, self.money(self.part("sending")))
        if pricing.taxes:
            name, due = self.part_name("tax"), sum(transfer.taxes)
            whole = self.text("{part}, whole pool", part=name)
            yield Step(whole, "T = t × P", self.taxes(transfer.principal), self.money(due))
            figures = " + ".join(self._equal(tax, count) for tax in transfer.taxes)
            yield Step(name, "t = T ÷ n", figures, self.money(self.part("tax")))

    def _transit(self, count: str) -> Iterator[Step]:
        transfer, name = self.transfer, self.part_name("transit")
        if self.pricing.unsurveyed & TRANSIT:
            yield Step(name, "X", "", self.text("not surveyed"))
            return
        whole = self.text("{part}, whole pool", part=name)
        said = self.each_charge(self.pricing.transit, transfer.principal)
        yield Step(whole, "X", said, self.money(transfer.transit))
        figures = self._equal(transfer.transit, count)
        yield Step(name, "x = X ÷ n", figures, self.money(self.part("transit")))

    def _arrival(self) -> Iterator[Step]:
        transfer, pricing = self.transfer, self.pricing
        net = self.part("principal") - self.part("transit")
        if not pricing.received_known:
            yield from self.fx(net, 0, "")
            return
        rate = next(self.rate(transfer.principal)).result
        count = self.answer.language.numbers.count(self.size)
        figures = f"({self.money(transfer.principal)} − {self.money(transfer.transit)}) × {rate}"
        whole = self.text("{part}, whole pool", part=self.text("Converted"))
        yield Step(whole, "R = (P − X) × w", figures, self.arriving(transfer.gross))
        gross = self._gross()
        nets = transfer.principal - transfer.transit
        figures = f"{self.arriving(transfer.gross)} × {self.money(net)} ÷ {self.money(nets)}"
        exact = Fraction(transfer.gross * net, nets)
        figures = self.shared(figures, exact, gross, arrives=True)
        symbols = "r = R × (a − x) ÷ (P − X)"
        yield Step(self.text("Converted"), symbols, figures, self.arriving(gross))
        yield from self.fx(net, gross, "f = (a − x) − r ÷ ref")
        yield from self._charges_on_arrival(gross, count)

    def _charges_on_arrival(self, gross: int, count: str) -> Iterator[Step]:
        transfer, pricing = self.transfer, self.pricing
        charges, name = gross - self.part("received"), self.part_name("receiving")
        if pricing.unsurveyed & RECEIVING:
            yield Step(name, "G", "", self.text("not surveyed"))
        elif pricing.all_receiving:
            whole = self.text("{part}, whole pool", part=name)
            said = self.each_charge(pricing.receiving, transfer.gross, arrives=True)
            if pricing.receiving:
                yield Step(whole, "G", said, self.arriving(transfer.arrival))
            figures = self._equal(transfer.arrival, count, arrives=True)
            symbols = "g = G ÷ n"
            if pricing.own_receiving:
                own = self.each_charge(pricing.own_receiving, gross, arrives=True)
                figures, symbols = f"{figures} + {own}", f"{symbols} + d"
            yield Step(name, symbols, figures, self.arriving(charges))
            yield from self.arrival_cost(charges, "v = g ÷ ref")
        yield self.arrives(gross, charges, "r − g")

    def _gross(self) -> int:
        """Return the first worker's part of what the pool converts."""
        transfer, comparison = self.transfer, self.answer.comparison
        count, amount = self.size, comparison.average_amount
        amounts = np.full(count, amount, dtype=np.int64)
        principals = amounts
        if comparison.priced.terms.amount_is == "outlay":
            taxes = [largest_remainder(due, amounts) for due in transfer.taxes]
            on_top = transfer.shared_sending + sum(transfer.taxes)
            change = count * (amount - self.own) - transfer.principal - on_top
            principals = amounts - equal_shares(transfer.shared_sending, count) - self.own
            principals = sum((-t for t in taxes), principals) - equal_shares(change, count)
        nets = principals - equal_shares(transfer.transit, count)
        return int(largest_remainder(transfer.gross, nets)[0])
