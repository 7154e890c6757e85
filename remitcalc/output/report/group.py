"""What pooling means for all: when it pays, the season, groups, the employer, taxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.report.charts import charted
from remitcalc.output.report.parts import Listed, Said, Section, table_of
from remitcalc.output.text.pool_facts import break_even_said, employer_said, groups_table
from remitcalc.output.text.season import season_missing, season_table, season_title
from remitcalc.output.text.style import PLAIN
from remitcalc.output.text.taxes import taxes_said, taxes_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.answer import Answer
    from remitcalc.output.report.parts import Part


def group_section(answer: Answer) -> Section:
    """Return when pooling pays, then what else it changes for all."""
    text = answer.language.text
    parts: list[Part] = [Said(break_even_said(answer))]
    parts += [*charted(answer, "group-size"), *_season(answer)]
    parts += [*charted(answer, "season"), *charted(answer, "sensitivity")]
    if answer.comparison.groups:
        parts += [
            Said(text("Each group, one payday"), "heading"),
            table_of(groups_table(answer, PLAIN)),
        ]
    if said := employer_said(answer):
        parts += [Said(text("The employer's part"), "heading"), Said(said)]
    if taxes := taxes_said(answer):
        parts += [Said(taxes_title(answer), "heading"), Listed(tuple(taxes))]
    return Section(text("When pooling pays"), tuple(parts))


def _season(answer: Answer) -> Iterator[Part]:
    if answer.comparison.season_totals.paydays == 1:
        return
    yield Said(season_title(answer), "heading")
    missing = season_missing(answer)
    yield Said(missing) if missing else table_of(season_table(answer, PLAIN))
