"""Where the sheet of inputs has the prices that steps are computed with: by name, in whole units.

A price is found by its path, as steps have it. Names stand only in a live workbook.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.conversion import reference_rate
from remitcalc.model.charge import Bands, Flat, Observed
from remitcalc.model.exchange import (
    Margin,
    MarginBands,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
)
from remitcalc.model.money import exponent
from remitcalc.output.workbook.counting import percent_decimals
from remitcalc.output.workbook.season_terms import season_charges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from remitcalc.engine.steps.expression import Path
    from remitcalc.model.charge import Charge
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.service_terms import ServiceTerms


class Linked(NamedTuple):
    """A figure of another sheet as a formula, in units of `each`."""

    formula: str
    each: Fraction


Found = tuple["Path", Linked]


def price_cells(case: Case) -> dict[Path, Linked]:
    """Return where the prices of a live workbook stand."""
    plan = case.plan
    assert plan.pooled is not None
    found: dict[Path, Linked] = dict(_corridor(case))
    for terms in (*plan.alone, plan.pooled):
        found |= dict(_Service(case, terms).prices())
    return found


def _corridor(case: Case) -> Iterator[Found]:
    plan, corridor = case.plan, case.comparison.scenario.corridor
    if reference_rate(corridor) is not None:
        each = _of_minor_units(case, plan.counting.reference_decimals)
        yield ("reference", "rate"), Linked("reference_units", each)
    assert plan.pooled is not None
    for name, tax in (one for terms in (*plan.alone, plan.pooled) for one in terms.taxes):
        at = next(at for at, one in enumerate(corridor.taxes) if one is tax)
        percent = Linked(f"{name}_percent", Fraction(1, plan.counting.whole))
        yield ("tax", at, "percent"), percent


def _of_minor_units(case: Case, decimals: int) -> Fraction:
    """Return what one unit of a rate between minor units is of one between currencies."""
    return Fraction(10 ** exponent(case.sending), 10 ** (exponent(case.receiving) + decimals))


class _Service:
    def __init__(self, case: Case, terms: ServiceTerms) -> None:
        self.case, self.terms, self.whole = case, terms, case.plan.counting.whole
        self.path = ("service", terms.service.id)

    def prices(self) -> Iterator[Found]:
        terms = self.terms
        sides = terms.fees, terms.own_fees, terms.employer_fees, terms.own_employer_fees
        for one in (*(c for side in sides for c in side), *terms.transits):
            yield from self._charge(one.name, one.charge)
        for one in (*terms.arrivals, *terms.own_arrivals):
            yield from self._charge(one.name, one.charge)
        for name, charge in season_charges(terms):
            yield (*self._place(charge), "fixed"), self._money(f"{name}_fixed", charge)
        yield from self._exchange()

    def _place(self, charge: Charge) -> Path:
        side = getattr(self.terms.service, charge.side).charges
        return *self.path, charge.side, next(at for at, c in enumerate(side) if c is charge)

    def _money(self, formula: str, charge: Charge | None = None) -> Linked:
        arrives = charge is not None and charge.side == "receiving"
        units = self.case.minor_units(self.case.receiving if arrives else self.case.sending)
        return Linked(formula, Fraction(1, units))

    def _charge(self, name: str, charge: Charge) -> Iterator[Found]:
        path, share = self._place(charge), Fraction(1, self.whole)
        for word in ("minimum", "maximum"):
            yield (*path, word), self._money(f"{name}_{word}", charge)
        match charge.tariff:
            case Flat():
                yield (*path, "fixed"), self._money(f"{name}_fixed", charge)
                yield (*path, "percent"), Linked(f"{name}_percent", share)
            case Bands(_, bands):
                for at in range(len(bands)):
                    band = (*path, "bands", at)
                    fixed = self._money(_nth(f"{name}_fixed", at), charge)
                    yield (*band, "fixed"), fixed
                    yield (*band, "percent"), Linked(_nth(f"{name}_percent", at), share)
                yield from self._edges(name, path, len(bands), charge)
            case Observed(pairs):
                for at in range(len(pairs)):
                    pair = (*path, "pairs", at)
                    yield (*pair, "amount"), self._money(_nth(f"{name}_from", at), charge)
                    yield (*pair, "value"), self._money(_nth(f"{name}_fee", at), charge)

    def _edges(
        self, name: str, path: Path, bands: int, charge: Charge | None = None
    ) -> Iterator[Found]:
        for at in range(bands):
            start = self._money(_nth(f"{name}_from", at), charge)
            yield (*path, "bands", at, "from"), start
            if at:
                yield (*path, "bands", at - 1, "to"), start
        yield (*path, "bands", bands - 1, "to"), self._money(f"{name}_until", charge)

    def _exchange(self) -> Iterator[Found]:
        name, path = self.terms.name, (*self.path, "exchange")
        match self.terms.service.exchange:
            case Margin(percent):
                yield (*path, "percent"), _typed(f"{name}_margin1", [percent])
            case MarginSteps(steps):
                for at, step in enumerate(steps):
                    typed = _typed(f"{name}_margin{at + 1}", [step.percent])
                    yield (*path, "steps", at, "percent"), typed
            case QuotedRate():
                each = _of_minor_units(self.case, self.terms.rate_decimals)
                yield (*path, "rate"), Linked(f"{name}_rate", each)
            case MarginBands(bands):
                yield from self._edges(f"{name}_margin", path, len(bands))
                yield from self._margins(path, "bands", len(bands))
            case ObservedMargins(pairs):
                for at in range(len(pairs)):
                    start = self._money(_nth(f"{name}_margin_from", at))
                    yield (*path, "pairs", at, "amount"), start
                yield from self._margins(path, "pairs", len(pairs))

    def _margins(self, path: Path, word: str, count: int) -> Iterator[Found]:
        share = Fraction(1, self.terms.margin_whole)
        for at in range(count):
            margin = Linked(_nth(f"{self.terms.name}_margin_fee", at), share)
            yield (*path, word, at, "percent"), margin


def _typed(name: str, percents: Sequence[Decimal]) -> Linked:
    """Return a percentage that stands on the sheet as it was typed."""
    each = 10 ** percent_decimals(percents)
    return Linked(f"ROUND({name}*{each},0)", Fraction(1, 100 * each))


def _nth(name: str, at: int) -> str:
    return f"INDEX({name},{at + 1})"
