"""The columns that people read first: who sends what, what it costs each way, what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.figure import Bound
from remitcalc.output.workbook.columns import SheetColumn
from remitcalc.output.workbook.season_terms import is_season_live, season_formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.figure_column import FigureColumn
    from remitcalc.engine.sides_range import ColumnEnds
    from remitcalc.output.tables.way_columns import WayColumns
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.grid import Value

    Rows = NDArray[np.intp] | slice

_WIDE = 16


class WorkerBlock:
    """Makes the columns of the left of the sheet, in whole units of a currency."""

    def __init__(self, case: Case) -> None:
        self.case, self.comparison, self.rows = case, case.comparison, case.answer.workers
        self.text = case.language.text
        self.is_live = case.plan.is_live
        self.columns: list[SheetColumn] = []
        self.headings: dict[str, str] = {}

    def made(self) -> list[SheetColumn]:
        """Return the columns."""
        self._who()
        self._money("amount_shown", self.text("Amount"), "amount", self.rows.amount)
        self._way("alone", self.text("Alone"), self.rows.individual)
        self._way("pooled", self.text("Pooled"), self.rows.pooled)
        self._saved()
        self._season()
        self._ends()
        return self.columns

    def _who(self) -> None:
        text, comparison = self.text, self.comparison
        payroll = comparison.scenario.payroll
        longest = max(map(len, self.case.names))
        self._words("worker", text("Worker"), self.case.names, min(max(14, longest + 2), 34))
        if payroll.services is not None:
            labels = self.case.answer.labels
            named = [labels[s.id] for s in comparison.individual_services]
            self._words("service", text("Service alone"), named, 26)
        if payroll.groups is not None:
            groups = list(payroll.groups)
            self._words("group", text("Group"), groups, 16)
        if len(comparison.pools.staying):
            words = text("yes"), text("no")
            joins = [words[0] if joins else words[1] for joins in comparison.pools.joins.tolist()]
            self._words("joins", text("Joins"), joins, 8)

    def _words(self, key: str, heading: str, words: Sequence[str], width: float) -> None:
        look = "beside" if key == "bound" else "plain"
        self.columns.append(SheetColumn(key, heading, words, number="", look=look, width=width))

    def _way(self, way: str, name: str, columns: WayColumns) -> None:
        text, possible = self.text, columns.is_possible
        heading = text("{way}: costs", way=name)
        if columns.absent[possible].any():
            heading = text("{way}: costs at least", way=name)
        self.headings[way] = heading
        self._money(f"{way}_cost", heading, f"{way}_total", columns["total"])
        received = columns["received"]
        heading = text("{way}: arrives", way=name)
        if (received.bound == Bound.AT_MOST)[possible].any():
            heading = text("{way}: arrives at most", way=name)
        self._money(f"{way}_arrives", heading, f"{way}_received", received)

    def _saved(self) -> None:
        """Add what is saved: how far it holds stands in the heading, or beside each where mixed."""
        bound, before = self.rows.saving.bound, self.rows.saving.before
        headings = {
            Bound.AT_LEAST: self.text("Saved at least"),
            Bound.AT_MOST: self.text("Saved at most"),
        }
        joining = self.comparison.pools.joining
        shared = self._common(joining if len(joining) else slice(None))
        heading = self.text("Saved")
        if shared is not None:
            heading = headings.get(shared[0], heading)
            if said := self.case.answer.words.before(shared[1]):
                heading = self.text("{difference}, {before}", difference=heading, before=said)
        self.headings["saved"] = heading
        if shared is not None and shared[1] and self.is_live:
            heading = self.case.as_values(heading)
        self._money("saved", heading, "saving", self.rows.saving)
        if shared is None:
            kinds = zip(bound.tolist(), before.tolist(), strict=True)
            said_of = {kind: self._how_far(*kind) for kind in set(kinds)}
            kinds = zip(bound.tolist(), before.tolist(), strict=True)
            self._words("bound", self.text("The saving is"), [said_of[k] for k in kinds], 26)

    def _how_far(self, bound: int, before: int) -> str:
        words = (
            self.text("exact"),
            self.text("at least"),
            self.text("at most"),
            self.text("unknown"),
        )
        said = self.case.answer.words.before(before)
        return (self.case.as_values(said) if said and self.is_live else said) or words[bound]

    def _common(self, rows: Rows) -> tuple[Bound, int] | None:
        """Return how far all these savings hold and before what; None where they differ."""
        bound, before = self.rows.saving.bound[rows], self.rows.saving.before[rows]
        if not ((bound == bound[0]) & (before == before[0])).all():
            return None
        return Bound(int(bound[0])), int(before[0])

    def _season(self) -> None:
        season, text = self.comparison.season_totals, self.text
        if season.paydays == 1:
            return
        units = self.case.minor_units(self.case.sending)
        templates: dict[str, tuple[str, ...]] = {}
        if is_season_live(self.case):
            templates = self._season_templates(units)
        shown = {
            "season_alone": (text("Season: alone"), self.rows.season_individual),
            "season_pooled": (text("Season: pooled"), self.rows.season_pooled),
            "season_saved": (text("Season: saved"), self.rows.season_saving),
        }
        for key, (heading, figures) in shown.items():
            follows = key in templates and figures.is_known.all() and not figures.before.any()
            said = heading if follows or not self.is_live else self.case.as_values(heading)
            self._major(key, said, figures, templates[key] if follows else ())

    def _ends(self) -> None:
        """Add what is paid and saved at the least and at the most, where figures range: values."""
        text, found = self.text, self.comparison.worker_range
        if found is None:
            return
        ends = {"alone": found.alone, "pooled": found.pooled, "saved": found.saving}
        headings = {**self.headings, "season_saved": text("Season: saved")}
        if (season := self.case.answer.season_range) is not None:
            ends["season_saved"] = season.saving
        for key, columns in ends.items():
            if not _differ(columns):
                continue
            heading = headings[key]
            least = text("{heading}, least as figures range (values)", heading=heading)
            most = text("{heading}, most as figures range (values)", heading=heading)
            self._major(f"{key}_least", least, columns.least, (), adds_up=False)
            self._major(f"{key}_most", most, columns.most, (), adds_up=False)

    def _season_templates(self, units: int) -> dict[str, tuple[str, ...]]:
        pooled = self.case.plan.pooled
        assert pooled is not None
        alone = [season_formula(terms, "[alone_total]") for terms in self.case.plan.alone]
        return {
            "season_alone": tuple(f"({formula})/{units}" for formula in alone),
            "season_pooled": (
                f"({season_formula(pooled, '[pooled_total]')})/{units}",
                "[season_alone]",
            ),
            "season_saved": (f"ROUND(([season_alone]-[season_pooled])*{units},0)/{units}",),
        }

    def _money(self, key: str, heading: str, minor_key: str, figures: FigureColumn) -> None:
        """Add a column of a figure that another column has in minor units."""
        units = self._units(figures)
        formula = f"[{minor_key}]/{units}" if units > 1 else f"[{minor_key}]"
        templates = (formula, "") if self.is_live else ()
        self._major(key, heading, figures, templates)

    def _units(self, figures: FigureColumn) -> int:
        return self.case.minor_units(figures.currency)

    def _major(
        self,
        key: str,
        heading: str,
        figures: FigureColumn,
        templates: tuple[str, ...],
        *,
        adds_up: bool = True,
    ) -> None:
        """Add a column of money; what is not known is a word.

        Ends of ranges do not add up: those of two workers need not stand at the same prices.
        """
        units, found, known = self._units(figures), figures.minor.tolist(), figures.is_known
        values: list[Value] = [
            minor / units if is_known else word
            for minor, is_known, word in zip(
                found, known.tolist(), self._words_for(figures), strict=True
            )
        ]
        adds_up = adds_up and bool(known.all()) and self._adds_up(key, sum(found))
        total = sum(found) / units if adds_up else None
        column = SheetColumn(
            key,
            heading,
            values,
            templates,
            self._which(key, templates, known),
            number="receiving" if figures.currency == self.case.receiving else "sending",
            look="strong" if key == "saved" else "plain",
            width=_WIDE,
            total=self._total(key, units) if total is not None else "",
            total_value=total,
        )
        self.columns.append(column)

    def _adds_up(self, key: str, total: int) -> bool:
        """Return whether a column's sum says something: unlike savings are not added."""
        savings = {
            "saved": self.comparison.group_saving,
            "season_saved": self.comparison.season_totals.group_saving,
        }
        if key not in savings or not len(self.comparison.pools.joining):
            return True
        return savings[key].is_known and savings[key].minor == total

    def _words_for(self, figures: FigureColumn) -> list[str]:
        """Return what stands for a figure that is not known: why there is none."""
        unknown, impossible = self.text("unknown"), self.text("not possible")
        possible = figures.is_possible.tolist()
        return [unknown if is_possible else impossible for is_possible in possible]

    def _which(
        self, key: str, templates: tuple[str, ...], known: NDArray[np.bool_]
    ) -> list[int] | None:
        """Return the template of each row; None: the first for all."""
        which = np.zeros(len(known), dtype=np.int64)
        if key == "season_alone" and len(templates) > 1:
            for number, (_, rows) in enumerate(self.comparison.priced.by_service):
                which[rows] = number
        elif key == "season_pooled" and len(self.comparison.pools.staying):
            which[self.comparison.pools.staying] = 1
        elif templates and templates[-1] == "":
            which = np.asarray(~known, dtype=np.int64)
        return [int(one) for one in which] if which.any() else None

    def _total(self, key: str, units: int) -> str:
        summed = f"SUM([{key}:])"
        return f"ROUND({summed}*{units},0)/{units}" if units > 1 else summed


def _differ(ends: ColumnEnds) -> bool:
    """Return whether any row has two ends, or lacks one."""
    least, most = ends
    return bool((least.is_known != most.is_known).any() or (least.minor != most.minor).any())
