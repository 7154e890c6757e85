"""What pooling means for all: when it pays, the season, groups, the employer, taxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Said, Section, under_heading
from remitcalc.output.document.pool_facts import (
    break_even_said,
    employer_section,
    groups_section,
)
from remitcalc.output.document.season import season_section
from remitcalc.output.document.taxes import taxes_section

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer


def group_section(answer: Answer) -> Section:
    """Return when pooling pays, then what else it changes for all."""
    is_season = answer.comparison.season_totals.paydays > 1
    more = (
        season_section(answer) if is_season else None,
        groups_section(answer),
        employer_section(answer),
        taxes_section(answer),
    )
    parts = (part for section in more for part in under_heading(section))
    title = answer.language.text("When pooling pays")
    return Section(title, (Said(break_even_said(answer)), *parts))
