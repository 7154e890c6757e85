"""Which charts there are for an answer: those of a pool are none without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.chart_data.kinds import chart_names

if TYPE_CHECKING:
    from remitcalc.model.scenario import Scenario
    from remitcalc.output.language import Language

RANKING = "breakdown"
"""The chart that needs no pool."""


def chart_choices(scenario: Scenario, language: Language) -> list[tuple[str, str]]:
    """Return the key and the name of each chart that a scenario has, the first to begin with."""
    names = chart_names(language)
    if len(scenario.payroll) > 1 and scenario.pooled:
        return names
    return [(key, name) for key, name in names if key == RANKING]
