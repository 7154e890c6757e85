"""The season as formulas: paydays that are all alike, and charges once a season."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.exact import muldiv_round
from remitcalc.model.charge import Flat
from remitcalc.output.workbook.service_terms import worth

if TYPE_CHECKING:
    from remitcalc.model.charge import Charge
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.service_terms import ServiceTerms


def season_charges(terms: ServiceTerms) -> list[tuple[str, Charge]]:
    """Return the charges that workers pay once a season, each with its name in the workbook."""
    found = [c for c in terms.service.charges if c.per == "season" and c.borne_by == "worker"]
    return [(f"{terms.name}_season{number}", charge) for number, charge in enumerate(found, 1)]


def season_formula(terms: ServiceTerms, total: str) -> str:
    """Return what `total`, a cell, comes to over the season; no cost counts what nothing values."""
    is_valued = terms.pricing.conversion.reference is not None
    added = [
        f"{name}_fixed" if charge.side == "sending" else worth(f"{name}_fixed")
        for name, charge in season_charges(terms)
        if charge.side == "sending" or is_valued
    ]
    return "+".join([f"{total}*paydays", *added])


def is_season_live(case: Case) -> bool:
    """Return whether every payday of the season is like the first, so that formulas can say it."""
    scenario, season = case.comparison.scenario, case.comparison.season_totals
    if not case.plan.is_live or scenario.share == "no-one-worse-off":
        return False
    if season.individual_reason or season.pooled_reason:
        return False
    if scenario.individual_every > 1 or scenario.pooled_every > 1:
        return False
    comparison = case.comparison
    assert case.plan.pooled is not None
    alone = comparison.individual.total * scenario.paydays
    pooled = comparison.pooled.total * scenario.paydays
    for terms, (_, rows) in zip(case.plan.alone, comparison.priced.by_service, strict=True):
        alone[rows] += _once(case, terms)
    pooled[comparison.pools.joining] += _once(case, case.plan.pooled)
    staying = comparison.pools.staying
    pooled[staying] = alone[staying]
    alike = np.array_equal(alone, season.individual_total)
    return alike and np.array_equal(pooled, season.pooled_total)


def _once(case: Case, terms: ServiceTerms) -> int:
    reference = reference_rate(case.comparison.scenario.corridor)
    owed = 0
    for _, charge in season_charges(terms):
        fixed = charge.tariff.fixed if isinstance(charge.tariff, Flat) else 0
        if charge.side == "sending":
            owed += fixed
        elif reference is not None:
            owed += muldiv_round(fixed, reference.denominator, reference.numerator)
    return owed
