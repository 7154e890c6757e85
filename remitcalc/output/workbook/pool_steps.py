"""The pooled transfer step by step, before it is shared: a row per step, a column per pool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.output.workbook.case import Case, Pool
    from remitcalc.output.workbook.charge_terms import ChargeTerms
    from remitcalc.output.workbook.service_terms import Terms


@frozen(eq=False)
class FormulaStep:
    """One step: a cell per pool, whose name is the pool's, an underscore and `key`.

    `is_employers` says whether it is paid by the employer.
    """

    key: str
    heading: str
    formulas: Sequence[str]
    values: Sequence[int]
    is_employers: bool = False


class PoolSteps:
    """Makes the steps of a live workbook."""

    def __init__(self, case: Case) -> None:
        assert case.plan.pooled is not None
        self.case, self.terms = case, case.plan.pooled
        self.pools = case.pools
        self.text = case.language.text
        self.steps: list[FormulaStep] = []

    def made(self) -> list[FormulaStep]:
        """Return the steps in the order of the transfer."""
        text = self.text
        self._add("workers", text("Workers"), self._counted, [len(p.rows) for p in self.pools])
        principals = [p.transfer.principal for p in self.pools]
        self._add("principal", text("Amount of the transfer"), self._summed("amount"), principals)
        self._sending(principals)
        self._taxes()
        transits = self._charges("transit", self.terms.transits, "principal", principals)
        nets = [p.transfer.principal - p.transfer.transit for p in self.pools]
        if transits:
            taken = [p.transfer.transit for p in self.pools]
            self._sum("transit", text("Taken on the way"), transits, taken)
            net = "IF({0}_principal>{0}_transit,{0}_principal-{0}_transit,NA())"
            self._add("net", text("Left to convert"), _by_name(net), nets)
        else:
            self._add("net", text("Left to convert"), _by_name("{0}_principal"), nets)
        self._conversion(principals)
        return self.steps

    def left(self, key: str, heading: str, floors: Sequence[Sequence[int]]) -> None:
        """Add how many units are left once shares of `key` are cut to whole ones."""
        summed = self._summed(f"{key}_floor")
        totals = {step.key: step.values for step in self.steps}[key]
        values = [total - sum(part) for total, part in zip(totals, floors, strict=True)]

        def formula(pool: Pool) -> str:
            return f"{pool.name}_{key}-{summed(pool)}"

        title = self.text("Units left after sharing: {heading}", heading=heading)
        self._add(f"{key}_left", title, formula, values)

    def _add(
        self,
        key: str,
        heading: str,
        formula: Callable[[Pool], str],
        values: Sequence[int],
        *,
        is_employers: bool = False,
    ) -> None:
        formulas = [formula(pool) for pool in self.pools]
        self.steps.append(FormulaStep(key, heading, formulas, values, is_employers))

    def _sending(self, principals: list[int]) -> None:
        terms, text = self.terms, self.text
        fees = self._charges("fee", terms.fees, "principal", principals)
        if fees:
            charged = [p.transfer.sending for p in self.pools]
            self._sum("sending", text("Fees on top"), fees, charged)
            share = _by_name("ROUND({0}_sending*employer_share/whole,0)")
            borne = [p.transfer.employer for p in self.pools]
            self._add(
                "employer", text("Of it, the employer's part"), share, borne, is_employers=True
            )
            rest = [p.transfer.shared_sending for p in self.pools]
            less = _by_name("{0}_sending-{0}_employer")
            self._add("shared", text("Of it, shared by the workers"), less, rest)
        bases = ("principal", principals)
        self._charges("employer_fee", terms.employer_fees, *bases, is_employers=True)

    def _taxes(self) -> None:
        for at, (name, tax) in enumerate(self.terms.taxes):
            values = [p.transfer.taxes[at] for p in self.pools]
            formula = _by_name(f"ROUND({{0}}_principal*{name}_percent/whole,0)")
            self._add(
                f"tax{at + 1}",
                self.text("Tax: {name}", name=self.case.language.own(tax.name)),
                formula,
                values,
            )

    def _conversion(self, principals: list[int]) -> None:
        terms, text, pricing = self.terms, self.text, self.terms.pricing
        by_amount = pricing.conversion.by_amount
        if by_amount is not None:
            scale = 100_000_000 // terms.margin_whole
            margins = [by_amount.at(principal) // scale for principal in principals]
            self._add(
                "margin",
                text("Margin, in units"),
                lambda pool: terms.margin(f"{pool.name}_principal"),
                margins,
            )
        if pricing.received_known:
            gross = [p.transfer.gross for p in self.pools]
            self._add(
                "converted",
                text("Converted"),
                lambda pool: terms.converted(f"{pool.name}_net", f"{pool.name}_margin"),
                gross,
            )
            arrivals = self._charges("arrival", terms.arrivals, "converted", gross)
            if arrivals:
                taken = [p.transfer.arrival for p in self.pools]
                self._sum("arrival", text("Charges on arrival"), arrivals, taken)
        elif pricing.fx_known:
            self._add(
                "margin_cost",
                text("Exchange margin"),
                lambda pool: terms.margin_cost(f"{pool.name}_net", f"{pool.name}_margin"),
                [p.transfer.margin_cost for p in self.pools],
            )

    def _charges(
        self,
        kind: str,
        charges: Terms,
        base: str,
        bases: Sequence[int],
        *,
        is_employers: bool = False,
    ) -> list[str]:
        keys = []
        for number, terms in enumerate(charges, start=1):

            def formula(pool: Pool, terms: ChargeTerms = terms) -> str:
                return terms.formula(f"{pool.name}_{base}")

            values = [terms.pieces.at(value) for value in bases]
            key = f"{kind}_{number}"
            name = self.case.charge_name(terms.charge)
            self._add(key, name, formula, values, is_employers=is_employers)
            keys.append(key)
        return keys

    def _sum(self, key: str, heading: str, keys: list[str], values: list[int]) -> None:
        summed = "+".join(f"{{0}}_{one}" for one in keys)
        self._add(key, heading, _by_name(summed), values)

    def _counted(self, pool: Pool) -> str:
        if self.case.is_one_pool:
            return "ROWS(worker_amount)"
        return f"COUNTIF(worker_pool,{pool.number})"

    def _summed(self, key: str) -> Callable[[Pool], str]:
        def formula(pool: Pool) -> str:
            if self.case.is_one_pool:
                return f"SUM(worker_{key})"
            return f"SUMIF(worker_pool,{pool.number},worker_{key})"

        return formula


def _by_name(template: str) -> Callable[[Pool], str]:
    """Return a formula whose {0} is the pool's name."""
    return lambda pool: template.format(pool.name)
