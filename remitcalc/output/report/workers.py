"""Every worker with what is sent, paid, saved and what arrives; sums that are those of the rows."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.figure import Bound, Figure, agreed
from remitcalc.engine.savings import Savings, Totals
from remitcalc.model.money import major
from remitcalc.model.payroll import exact_sum
from remitcalc.output.chart_data.savings_words import joining
from remitcalc.output.report.charts import charted
from remitcalc.output.report.parts import Head, Line, Said, Section, Table
from remitcalc.output.report.standing import standing
from remitcalc.output.text.figures import worse_off
from remitcalc.output.worker_names import worker_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from remitcalc.engine.outcome import Outcome
    from remitcalc.output.answer import Answer
    from remitcalc.output.report.parts import LineAs, Part

MOST_SHOWN = 1_000
"""Workers up to which each has a row of its own; the others of a larger payroll share one."""

_LEAST_SHARED = 3
"""Workers in a row of the table from which on one row is enough for them."""


class WorkersTable:
    """The rows of workers, what is left of them in one, and the sum of all.

    `has_shared_rows` says, of the table that was made, whether some workers share a row.
    """

    def __init__(self, answer: Answer, *, with_names: bool) -> None:
        self._answer, self._comparison = answer, answer.comparison
        self._payroll = answer.comparison.scenario.payroll
        self._with_names = with_names
        self.has_shared_rows = False

    @cached_property
    def _has_season(self) -> bool:
        season = self._comparison.season_totals
        return season.paydays > 1 and not (season.individual_reason or season.pooled_reason)

    def table(self) -> Table:
        """Return the whole table: who joins and their sum, then those who do not and theirs."""
        ways, plural = self._comparison.ways, self._answer.language.plural
        lines = []
        joining, staying = ways.joining, ways.staying
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
        if not self._stays_out[row]:
            return name
        return self._answer.language.text("{worker} (does not join)", worker=name)

    @cached_property
    def _names(self) -> list[str]:
        language = self._answer.language
        return worker_names(self._payroll, with_names=self._with_names, language=language)

    def _heads(self) -> Iterator[Head]:
        text = self._answer.language.text
        yield Head(text("Worker"), wraps=True)
        if self._payroll.groups is not None:
            yield Head(text("Group"), wraps=True)
        yield Head(text("Amount"), is_figure=True)
        yield Head(text("Alone"), is_figure=True)
        yield Head(text("Pooled"), is_figure=True)
        yield Head(text("Saved"), is_figure=True)
        if self._has_season:
            yield Head(text("Saved, season"), is_figure=True)
        yield Head(text("Arrives pooled"), is_figure=True)

    def _worker(self, name: str, row: int) -> Line:
        comparison = self._comparison
        saving = comparison.saving_at(row)
        cells = [self._named(name, row), self._sent(int(self._payroll.amounts[row]))]
        if self._payroll.groups is not None:
            cells.insert(1, self._payroll.groups[row])
        cells += [self._total(comparison.individual, row), self._total(comparison.pooled, row)]
        cells.append(self._short(saving))
        season = comparison.season_totals
        whole = saving
        if self._has_season:
            bound = Bound(int(season.bound[row]))
            whole = replace(saving, minor=int(season.saving[row]), bound=bound)
            cells.append(self._short(whole))
        cells.append(self._arrives(np.array([row])))
        # What is at least a loss may be none: worse off is who surely is, over the whole season.
        is_sure = whole.bound in (Bound.EXACT, Bound.AT_MOST)
        is_worse = is_sure and whole.minor < 0
        return Line(tuple(cells), "worse" if is_worse else "plain")

    @cached_property
    def _stays_out(self) -> NDArray[np.bool_]:
        return ~joining(self._comparison)

    def _sum(self, label: str, rows: NDArray[np.intp], look: LineAs) -> Line:
        """Return the sum of some rows; unknown where one of them is."""
        comparison, season = self._comparison, self._comparison.season_totals
        cells = [label, self._sent(exact_sum(self._payroll.amounts[rows]))]
        if self._payroll.groups is not None:
            cells.insert(1, "")
        cells += [self._sum_of(way, rows) for way in (comparison.individual, comparison.pooled)]
        payday = Savings(comparison.saving, comparison.bound, comparison.before)
        cells.append(self._summed(payday, rows, comparison.group_saving))
        if self._has_season:
            whole = Savings(season.saving, season.bound, season.before)
            cells.append(self._summed(whole, rows, season.group_saving))
        cells.append(self._arrives(rows))
        return Line(tuple(cells), look)

    def _sum_of(self, outcome: Outcome, rows: NDArray[np.intp]) -> str:
        total = Totals.of(outcome).sum_of(rows, self._answer.sending_currency)
        return self._answer.words.bare(total)

    def _summed(self, savings: Savings, rows: NDArray[np.intp], group: Figure) -> str:
        """Return a sum of savings: that of all who join is the engine's, like for like if need be.

        Those of some of them are added where they hold alike, else their sum is unknown.
        """
        if np.array_equal(rows, self._comparison.ways.joining):
            return self._short(group)
        kinds = zip(savings.bound[rows].tolist(), savings.before[rows].tolist(), strict=True)
        held = agreed((Bound(bound), before) for bound, before in set(kinds))
        if held is None:
            return self._answer.words.unknown
        return self._short(self._figure(exact_sum(savings.saving[rows]), held[0]))

    def _arrives(self, rows: NDArray[np.intp]) -> str:
        pooled = self._comparison.pooled
        if not pooled.is_known("received")[rows].all():
            return self._answer.words.unknown
        bound = Bound(int(np.bitwise_or.reduce(pooled.received_bound[rows], initial=0)))
        currency = self._answer.receiving_currency
        return self._short(Figure(exact_sum(pooled.received[rows]), currency, bound))

    def _total(self, outcome: Outcome, row: int) -> str:
        if outcome.reason[row]:
            return self._answer.language.text("not possible")
        return self._short(outcome.total_at(self._answer.sending_currency, row))

    def _figure(self, minor: int, bound: int) -> Figure:
        return Figure(minor, self._answer.sending_currency, Bound(bound))

    def _short(self, figure: Figure) -> str:
        """Return a figure without its currency, which is said once above the table."""
        return self._answer.words.bare(figure)

    def _sent(self, minor: int) -> str:
        return self._written(minor, self._comparison.scenario.corridor.sending_currency)

    def _written(self, minor: int, currency: str) -> str:
        """Return an amount without its currency, which is said once above the table."""
        return self._answer.language.numbers.decimal(major(minor, currency))


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
    parts: list[Part] = [Said(said), *charted(answer, "savings")]
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
    workers = WorkersTable(answer, with_names=with_names)
    table = workers.table()
    if workers.has_shared_rows:
        said = text(
            "Workers with the same figures share a row: it says what each of them pays, and counts"
            " once for each in the sum."
        )
        parts.append(Said(said))
    status = _weakest(answer.comparison.individual, answer.comparison.pooled)
    said = text("Weakest figure in this table: {status}.", status=standing(status, answer.language))
    title = text("Each worker, one payday")
    return Section(title, (*parts, Said(said, "quiet"), table))


def _common_before(answer: Answer) -> int:
    """Return the parts that any saving in the table was priced without."""
    comparison = answer.comparison
    return comparison.group_saving.before | int(np.bitwise_or.reduce(comparison.before))


def _weakest(*ways: Outcome) -> int:
    return max(int(way.status[way.is_possible].max(initial=0)) for way in ways)
