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
    parts += charted(answer, "group-size")
    if season := list(_season(answer)):
        parts += [Said(season_title(answer), "heading"), *season]
    parts += charted(answer, "season")
    if not answer.pool_reason:
        parts += charted(answer, "sensitivity")
    if answer.comparison.groups:
        parts += [
            Said(text("Each group, one payday"), "heading"),
            table_of(groups_table(answer, PLAIN)),
        ]
    if said := employer_said(answer):
        parts += [Said(text("The employer's part"), "heading"), Said(said)]
    parts += _taxes(answer)
    return Section(text("When pooling pays"), tuple(parts))


def season_of_one(answer: Answer) -> Iterator[Section]:
    """Yield the season of one worker, for whom there is no pool, and taxes; where there are any."""
    if parts := (*_season(answer), *_taxes(answer)):
        yield Section(season_title(answer), parts)


def _taxes(answer: Answer) -> Iterator[Part]:
    if taxes := taxes_said(answer):
        yield Said(taxes_title(answer), "heading")
        yield Listed(tuple(taxes))


def _season(answer: Answer) -> Iterator[Part]:
    if answer.comparison.season_totals.paydays == 1:
        return
    missing = season_missing(answer)
    yield Said(missing) if missing else table_of(season_table(answer, PLAIN))
