"""What of a comparison stands in formulas, what in values, and why."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.pricing import Pricing, price
from remitcalc.model.charge import Bands, Observed
from remitcalc.model.frozen import frozen
from remitcalc.output.language import marked
from remitcalc.output.workbook.counting import (
    MOST_EXACT,
    MOST_SHARED,
    SPLIT,
    Counting,
    decimals_in_halves,
    decimals_of,
    decimals_with_room,
    margin_whole,
    percent_decimals,
    percents_of,
)
from remitcalc.output.workbook.service_terms import ServiceTerms, service_terms

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.service import Service

MOST_LIVE = 1_000
"""Above so many workers a workbook holds values: sharing by formulas takes time as their square."""

TOO_MANY = marked(
    "This workbook holds values, not formulas: it has more than {most} workers. The checks on the"
    " summary add them up."
)
OUTLAY = marked(
    "This workbook holds values, not formulas: amounts include the fees, and what can be sent from"
    " them is found by a search."
)
NOT_POSSIBLE = marked(
    "This workbook holds values, not formulas: not every worker can send both ways."
)
NO_POOL = marked("This workbook holds values, not formulas: there is no pool to compare with.")
TOO_LARGE = marked(
    "This workbook holds values, not formulas: its figures are too large for a spreadsheet to"
    " count exactly."
)


@frozen(eq=False)
class Plan:
    """How a workbook is written: live, or in values for the reason in `why`.

    Live: `alone` are the services in use with the rows of each, `pooled` the pool's.
    """

    why: str = ""
    counting: Counting = Counting(4, 0)
    alone: tuple[ServiceTerms, ...] = ()
    pooled: ServiceTerms | None = None

    @property
    def is_live(self) -> bool:
        """Whether figures stand in formulas."""
        return not self.why


def planned(comparison: Comparison) -> Plan:
    """Return how the workbook of `comparison` is written."""
    scenario = comparison.scenario
    if len(scenario.payroll) > MOST_LIVE:
        return Plan(TOO_MANY)
    if scenario.amount_is == "outlay":
        return Plan(OUTLAY)
    if not (comparison.individual.all_possible and comparison.pooled.all_possible):
        return Plan(NOT_POSSIBLE)
    service = comparison.pooled_service
    if service is None:
        return Plan(NO_POOL)
    return _Counted(comparison, service).plan() or Plan(TOO_LARGE)


class _Counted:
    """Looks for powers of ten in which every product of a formula is exact."""

    def __init__(self, comparison: Comparison, pooled: Service) -> None:
        self.comparison = comparison
        scenario = comparison.scenario
        self.corridor, self.day = scenario.corridor, scenario.date
        ways = comparison.priced
        self.alone = [price(self.corridor, s, self.day) for s, _ in ways.by_service]
        self.pooled = price(self.corridor, pooled, self.day)
        self.largest = int(scenario.payroll.amounts.max())
        self.pool = max([self.largest, *self._pool_amounts()])

    def _pool_amounts(self) -> list[int]:
        amounts = self.comparison.scenario.payroll.amounts
        return [int(amounts[rows].sum()) for _, rows in self.comparison.pools.groups]

    def plan(self) -> Plan | None:
        """Return the plan, or None where something cannot be counted exactly."""
        counting = self._counting()
        if counting is None or not self._charges_fit(counting) or not self._shares_fit():
            return None
        names = (
            ["alone"]
            if len(self.alone) == 1
            else [f"alone{number}" for number in range(1, len(self.alone) + 1)]
        )
        found = [
            self._terms(name, pricing, self.largest)
            for name, pricing in zip(names, self.alone, strict=True)
        ]
        pooled = self._terms("pooled", self.pooled, self.pool)
        alone = tuple(terms for terms in found if terms is not None)
        if pooled is None or len(alone) < len(found):
            return None
        return Plan(counting=counting, alone=alone, pooled=pooled)

    def _counting(self) -> Counting | None:
        scenario = self.comparison.scenario
        percents = [p for pricing in (*self.alone, self.pooled) for p in percents_of(pricing)]
        percents += [tax.percent for tax in self.corridor.taxes]
        decimals = percent_decimals([*percents, scenario.employer_share_percent])
        reference = reference_rate(self.corridor)
        if reference is None:
            return Counting(decimals, 0)
        times = self._reference_times()
        counted = decimals_with_room(reference, times)
        backwards = decimals_of(reference)
        arriving = max(int(self.pool * reference), 1)
        while counted is not None and counted > backwards and arriving * 10**counted > MOST_SHARED:
            counted -= 1
        if counted is None or arriving * 10**counted > MOST_EXACT:
            return None
        return Counting(decimals, counted)

    def _reference_times(self) -> int:
        """Return the largest number that the reference rate is multiplied with."""
        bases = [(p, self.largest) for p in self.alone] + [(self.pooled, self.pool)]
        split: list[int] = [
            2 * base * max(margin_whole(p) // SPLIT, SPLIT)
            for p, base in bases
            if p.conversion.by_amount
        ]
        return max([1, *split])

    def _terms(self, name: str, pricing: Pricing, largest: int) -> ServiceTerms | None:
        decimals: int | None = 0
        in_halves = False
        applied = applied_rate(pricing)
        if applied is not None:
            decimals = decimals_with_room(applied, largest)
            in_halves = decimals is None and pricing.received_known
            if in_halves:
                decimals = decimals_in_halves(applied, largest)
        elif pricing.conversion.by_amount and not pricing.received_known:
            decimals = 0 if largest * margin_whole(pricing) < MOST_EXACT else None
        if decimals is None:
            return None
        terms = service_terms(name, pricing, self.corridor, self.day, decimals)
        return replace(terms, rate_in_halves=in_halves)

    def _charges_fit(self, counting: Counting) -> bool:
        """Return whether every charge and tax is worked out exactly, at the pool's size too."""
        reference = reference_rate(self.corridor) or Fraction(1)
        base = max(self.pool, int(self.pool * reference) + 1)
        return all(_fits(p, base, counting) for p in (*self.alone, self.pooled))

    def _shares_fit(self) -> bool:
        """Return whether what is shared, times its weights, stays countable.

        Of an amount on arrival only what is left over its weights is multiplied.
        """
        parts = self.comparison.pooled.part_sums().values()
        most = max([self.pool, *(abs(part) for part in parts if part is not None)])
        rate = (applied_rate(self.pooled) or 0) if self.pooled.received_known else Fraction(0)
        arriving = self.pool * max(rate, reference_rate(self.corridor) or Fraction(0))
        return most * self.largest < MOST_SHARED and arriving < MOST_SHARED


def _fits(pricing: Pricing, base: int, counting: Counting) -> bool:
    """Return whether no product within a charge on `base` comes near the limit."""
    products = [base * Fraction(p) / 100 * counting.whole for p in percents_of(pricing)]
    for charge in pricing.service.charges:
        if isinstance(charge.tariff, Observed):
            products += [base * Fraction(pair.value) for pair in charge.tariff.pairs]
        elif isinstance(charge.tariff, Bands):
            products += [Fraction(band.fixed * counting.whole) for band in charge.tariff.bands]
    return all(4 * product < MOST_EXACT for product in products)


def applied_rate(pricing: Pricing) -> Fraction | None:
    """Return the rate between minor units that one transfer is converted at.

    Without a reference rate the margin, as a fraction; None where it goes by amount or is unknown.
    """
    conversion = pricing.conversion
    if conversion.by_amount is not None:
        return None
    if conversion.quoted is not None:
        return conversion.quoted
    if conversion.reference is None:
        return conversion.margin
    return conversion.reference * (1 - (conversion.margin or 0))
