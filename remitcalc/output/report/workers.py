"""Every worker with what is sent, paid, saved and what arrives; sums that are those of the rows."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.output.document.figures import worse_off
from remitcalc.output.document.parts import Head, Line, Said, Section, Table
from remitcalc.output.report.charts import charted
from remitcalc.output.report.standing import standing
from remitcalc.output.worker_names import worker_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import LineAs, Part
    from remitcalc.output.tables.way_columns import WayColumns

MOST_SHOWN = 1_000
"""Workers up to which each has a row of its own; the others of a larger payroll share one."""

_LEAST_SHARED = 3
"""Workers in a row of the table from which on one row is enough for them."""


class WorkersRows:
    """The rows of workers, what is left of them in one, and the sum of all.

    `has_shared_rows` says, of the table that was made, whether some workers share a row.
    """

    def __init__(self, answer: Answer, *, with_names: bool) -> None:
        self._answer, self._comparison, self._table = answer, answer.comparison, answer.workers
        self._payroll = answer.comparison.scenario.payroll
        self._with_names = with_names
        self.has_shared_rows = False

    @cached_property
    def _has_season(self) -> bool:
        season = self._comparison.season_totals
        return season.paydays > 1 and not (season.individual_reason or season.pooled_reason)

    def table(self) -> Table:
        """Return the whole table: who joins and their sum, then those who do not and theirs."""
        ways, plural = self._comparison.priced, self._answer.language.plural
        lines = []
        joining, staying = ways.pools.joining, ways.pools.staying
        if not len(joining) or not len(staying):
            every = plural("All {count} worker", "All {count} workers", len(self._payroll))
            lines = self._with_sum(every, np.arange(len(self._payroll)), MOST_SHOWN)
        else:
            every = plural("All {count} who joins", "All {count} who join", len(joining))
            lines = self._with_sum(every, joining, MOST_SHOWN)
            apart = plural(
                "All {count} who does not join", "All {count} who do not join", len(staying)
            )
            lines += self._with_sum(apart, staying, max(MOST_SHOWN - len(joining), 1))
        return Table(tuple(self._heads()), tuple(lines), is_dense=True)

    def _with_sum(self, every: str, rows: NDArray[np.intp], most: int) -> list[Line]:
        """Return some workers' rows, `most` at most, the others in one, and the sum of them all."""
        lines = list(self._rows(rows[:most]))
        if len(rows) > most:
            plural = self._answer.language.plural
            rest = plural("{count} more worker", "{count} more workers", len(rows) - most)
            lines.append(self._sum(rest, rows[most:], "quiet"))
        return [*lines, self._sum(every, rows, "strong")]

    def _rows(self, rows: NDArray[np.intp]) -> Iterator[Line]:
        """Yield a row each; unnamed workers with the same figures who follow each other share one.

        A shared row says what each of them pays.
        """
        lines = [(row, self._worker(self._names[row], row)) for row in rows.tolist()]
        if self._with_names:
            yield from (line for _, line in lines)
            return
        places = enumerate(lines)
        for _, found in groupby(places, lambda one: (one[1][0] - one[0], one[1][1].cells[1:])):
            run = [line for _, line in found]
            if len(run) < _LEAST_SHARED:
                yield from (line for _, line in run)
                continue
            self.has_shared_rows = True
            (first, line), last = run[0], run[-1][0]
            label = self._answer.language.text(
                "Workers {first} to {last}, each", first=str(first + 1), last=str(last + 1)
            )
            yield replace(line, cells=(self._named(label, first), *line.cells[1:]))

    def _named(self, name: str, row: int) -> str:
        """Return what a row is called, and that its worker does not join."""
        if self._table.joins[row] or not self._answer.has_pool:
            return name
        return self._answer.language.text("{worker} (does not join)", worker=name)

    @cached_property
    def _names(self) -> list[str]:
        language = self._answer.language
        return worker_names(self._payroll, with_names=self._with_names, language=language)

    def _heads(self) -> Iterator[Head]:
        text = self._answer.language.text
        yield Head(text("Worker"), gives_way=1)
        if self._payroll.groups is not None:
            yield Head(text("Group"), gives_way=1)
        yield Head(text("Amount"), is_figure=True)
        yield Head(text("Alone"), is_figure=True)
        if not self._answer.has_pool:
            yield Head(text("Arrives"), is_figure=True)
            return
        yield Head(text("Pooled"), is_figure=True)
        yield Head(text("Saved"), is_figure=True)
        if self._has_season:
            yield Head(text("Saved, season"), is_figure=True)
        yield Head(text("Arrives pooled"), is_figure=True)

    def _worker(self, name: str, row: int) -> Line:
        table, words = self._table, self._answer.words
        saving = table.saving.at(row)
        cells = [self._named(name, row), words.bare(table.amount.at(row))]
        if self._payroll.groups is not None:
            cells.insert(1, self._payroll.groups[row])
        cells.append(self._total(table.individual, row))
        if not self._answer.has_pool:
            return Line((*cells, words.bare(table.individual["received"].at(row))))
        cells += [self._total(table.pooled, row), words.bare(saving)]
        if self._has_season:
            saving = table.season_saving.at(row)
            cells.append(words.bare(saving))
        cells.append(words.bare(table.pooled["received"].at(row)))
        # What is at least a loss may be none: worse off is who surely is, over the whole season.
        is_worse = saving is not None and saving.is_at_most and saving.minor < 0
        return Line(tuple(cells), "worse" if is_worse else "plain")

    def _total(self, way: WayColumns, row: int) -> str:
        total = way["total"].at(row)
        if total is None:
            return self._answer.language.text("not possible")
        return self._answer.words.bare(total)

    def _sum(self, label: str, rows: NDArray[np.intp], look: LineAs) -> Line:
        """Return the sum of some rows; unknown where one of them is."""
        table, bare = self._table, self._answer.words.bare
        cells = [label, bare(table.amount.sum_of(rows))]
        if self._payroll.groups is not None:
            cells.insert(1, "")
        cells.append(bare(table.individual["total"].sum_of(rows)))
        if not self._answer.has_pool:
            return Line((*cells, bare(table.individual["received"].sum_of(rows))), look)
        cells += [bare(table.pooled["total"].sum_of(rows)), bare(table.saving_of(rows))]
        if self._has_season:
            cells.append(bare(table.season_saving_of(rows)))
        cells.append(bare(table.pooled["received"].sum_of(rows)))
        return Line(tuple(cells), look)


def workers_section(answer: Answer, *, with_names: bool) -> Section:
    """Return all workers, or of very many the first ones and the sum of the others."""
    text, count = answer.language.text, len(answer.comparison.scenario.payroll)
    corridor = answer.comparison.scenario.corridor
    said = text(
        "One payday, in {sending}; what arrives is in {receiving}. The last row is the sum of the"
        " rows above it.",
        sending=corridor.sending_currency,
        receiving=corridor.receiving_currency,
    )
    parts: list[Part] = [Said(said)]
    if answer.has_pool:
        parts += charted(answer, "savings")
    if count > MOST_SHOWN:
        said = text(
            "The first {shown} of {count} workers have a row each; the others are added up in one"
            " row. “remitcalc compare --format csv” lists all.",
            shown=MOST_SHOWN,
            count=count,
        )
        parts.append(Said(said))
    if before := answer.words.before(_common_before(answer)):
        parts.append(Said(text("What is saved is counted {before}.", before=before)))
    if worse := worse_off(answer):
        parts.append(Said(worse))
    workers = WorkersRows(answer, with_names=with_names)
    rows = workers.table()
    if workers.has_shared_rows:
        said = text(
            "Workers with the same figures share a row: it says what each of them pays, and counts"
            " once for each in the sum."
        )
        parts.append(Said(said))
    ways = (answer.workers.individual, answer.workers.pooled)
    status = max(int(way.status[way.is_possible].max(initial=0)) for way in ways)
    said = text("Weakest figure in this table: {status}.", status=standing(status, answer.language))
    title = text("Each worker, one payday")
    return Section(title, (*parts, Said(said, "quiet"), rows))


def _common_before(answer: Answer) -> int:
    """Return the parts that any saving in the table was priced without."""
    comparison = answer.comparison
    return comparison.group_saving.before | int(np.bitwise_or.reduce(comparison.before))
