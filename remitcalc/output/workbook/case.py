"""What all sheets of one workbook draw from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.pricing import price
from remitcalc.engine.transfer import Transfer, transfer_at
from remitcalc.model.frozen import frozen
from remitcalc.model.money import exponent
from remitcalc.output.answer import Answer
from remitcalc.output.workbook.service_terms import ServiceTerms, service_terms
from remitcalc.output.worker_names import worker_names

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.charge import Charge
    from remitcalc.model.service import Service
    from remitcalc.output.language import Language
    from remitcalc.output.workbook.plan import Plan
    from remitcalc.output.workbook.styles import Styles


@frozen(eq=False)
class Pool:
    """One pooled transfer: `name` is that of its cells in the workbook, `group` the payroll's."""

    name: str
    number: int
    group: str
    rows: NDArray[np.intp]
    transfer: Transfer


class Sheets(NamedTuple):
    """The names of the sheets, in their order."""

    inputs: str
    workers: str
    summary: str
    method: str
    sources: str


@frozen(eq=False)
class Case:
    """A comparison with how it is written, in one language."""

    comparison: Comparison
    language: Language
    plan: Plan
    styles: Styles
    with_names: bool = False

    @cached_property
    def answer(self) -> Answer:
        """The sentences of the comparison."""
        return Answer(self.comparison, self.language)

    @cached_property
    def names(self) -> list[str]:
        """What each worker is called."""
        payroll = self.comparison.scenario.payroll
        return worker_names(payroll, with_names=self.with_names, language=self.language)

    @cached_property
    def sheets(self) -> Sheets:
        """The names of the sheets."""
        text = self.language.text
        return Sheets(
            text("Inputs"), text("Workers"), text("Summary"), text("Method"), text("Sources")
        )

    @cached_property
    def is_one_pool(self) -> bool:
        """Whether all workers are in one pool."""
        ways = self.comparison.priced
        return len(ways.pools.groups) == 1 and not len(ways.pools.staying)

    @cached_property
    def pools(self) -> list[Pool]:
        """Each pooled transfer of a live workbook."""
        terms, plan = self.comparison.priced.terms, self.plan
        assert plan.pooled is not None
        pricing, amounts = plan.pooled.pricing, self.comparison.scenario.payroll.amounts
        groups = self.comparison.pools.groups
        return [
            Pool(
                "pool" if len(groups) == 1 else f"pool{number}",
                number,
                group,
                rows,
                transfer_at(pricing, int(amounts[rows].sum()), terms.employer_share),
            )
            for number, (group, rows) in enumerate(groups, start=1)
        ]

    def of_pools(self, function: str, key: str) -> str:
        """Return the sum or maximum of one step over all pools, as part of a formula."""
        if not self.pools:
            return "0"
        if len(self.pools) == 1:
            return f"{self.pools[0].name}_{key}"
        return f"{function}(pools_{key})"

    @property
    def sending(self) -> str:
        """The sending currency."""
        return self.comparison.scenario.corridor.sending_currency

    @property
    def receiving(self) -> str:
        """The receiving currency."""
        return self.comparison.scenario.corridor.receiving_currency

    def minor_units(self, currency: str) -> int:
        """Return how many minor units make one unit of `currency`."""
        return int(10 ** exponent(currency))

    def counted(self, words: str) -> str:
        """Return a heading with the units that money below it is counted in, of both currencies."""
        money = self.language.numbers.money
        unit = f"{money(1, self.sending)} / {money(1, self.receiving)}"
        return self.language.text("{words} – counted in units of {unit}", words=words, unit=unit)

    def as_values(self, words: str) -> str:
        """Return a heading of figures that follow no change, though others do."""
        text = self.language.text
        return text("{difference}, {before}", difference=words, before=text("values"))

    def charge_name(self, charge: Charge) -> str:
        """Return what a charge is called."""
        return self.language.own(charge.name) or self.language.text("Charge")


def shown_terms(case: Case) -> tuple[tuple[ServiceTerms, ...], ServiceTerms | None]:
    """Return the services whose inputs are shown: those alone, and the pool's; None: no pool."""
    plan, comparison = case.plan, case.comparison
    if plan.pooled is not None:
        return plan.alone, plan.pooled
    corridor, day = comparison.scenario.corridor, comparison.scenario.date

    def terms(service: Service, name: str) -> ServiceTerms:
        return service_terms(name, price(corridor, service, day), corridor, day, 0)

    alone = tuple(terms(service, "alone") for service, _ in comparison.priced.by_service)
    pooled = comparison.pooled_service
    return alone, None if pooled is None else terms(pooled, "pooled")


def quoted(sheet: str) -> str:
    """Return a sheet's name as a formula needs it."""
    return "'" + sheet.replace("'", "''") + "'"
