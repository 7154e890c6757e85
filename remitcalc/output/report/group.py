"""What pooling means for all: when it pays, the season, groups, the employer, taxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.offers import offers_section
from remitcalc.output.document.parts import Said, Section, under_heading
from remitcalc.output.document.pool_facts import (
    break_even_said,
    employer_section,
    groups_section,
)
from remitcalc.output.document.season import season_part, season_section, season_title
from remitcalc.output.document.taxes import taxes_section
from remitcalc.output.report.charts import charted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.answer import Answer
from remitcalc.output.document.parts import Part


def group_section(answer: Answer) -> Section:
    """Return when pooling pays, then what else it changes for all."""
    parts: list[Part] = [Said(break_even_said(answer)), *charted(answer, "group-size")]
    if _has_season(answer):
        parts += under_heading(season_section(answer))
    parts += charted(answer, "season")
    if not answer.pool_reason:
        parts += charted(answer, "sensitivity")
    if not answer.pool_reason and answer.is_mixed:
        # Where all send the same amount every rule comes to the same.
        parts += charted(answer, "sharing")
    for more in (
        offers_section(answer),
        groups_section(answer),
        employer_section(answer),
        taxes_section(answer),
    ):
        parts += under_heading(more)
    return Section(answer.language.text("When pooling pays"), tuple(parts))


def season_alone(answer: Answer) -> Iterator[Section]:
    """Yield the season where there is no pool, and taxes; where there are any."""
    season = (season_part(answer),) if _has_season(answer) else ()
    if parts := (*season, *under_heading(taxes_section(answer))):
        yield Section(season_title(answer), parts)


def _has_season(answer: Answer) -> bool:
    return answer.comparison.season_totals.paydays > 1
