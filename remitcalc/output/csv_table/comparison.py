"""The CSV of a comparison: a row per worker, a row of totals, and one of those who do not join.

Totals are over those who join the pool; what the others pay, the same either way, is added up in a
row of its own. A total stands only where every row in it is known. The last columns say which
corridor, date and sources the figures have; the sources stand once, in the last row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import PARTS, Bound, parts_in
from remitcalc.model.provenance import Status
from remitcalc.output.csv_table.layout import CsvColumn, CsvFigures, flags
from remitcalc.output.decimal_text import column_texts, figure_text
from remitcalc.output.language import PlainEnglish, marked
from remitcalc.output.sources import source_lines
from remitcalc.output.tables.workers import WorkersTable
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.worker_names import worker_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.figure import Figure
    from remitcalc.engine.figure_column import FigureColumn
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.decimal_text import DecimalMark
    from remitcalc.output.language import Language
    from remitcalc.output.tables.way_columns import WayColumns
    from remitcalc.output.tables.workers import SumOf

_LABELS: dict[SumOf, str] = {"all": "TOTAL", "joining": "TOTAL", "staying": "NOT JOINING"}
_READ: dict[SumOf, str] = {
    "all": marked("Total"),
    "joining": marked("Total"),
    "staying": marked("Who does not join"),
}
_BOUNDS = [bound.word for bound in Bound]
_STATUSES = [status.word for status in Status]


def comparison_columns(
    comparison: Comparison, *, with_names: bool = False
) -> list[CsvColumn | CsvFigures]:
    """Return the columns of `comparison`'s table."""
    scenario, table = comparison.scenario, WorkersTable(comparison)
    made = _Columns(table)
    names = worker_names(scenario.payroll, with_names=with_names)
    labels = [_LABELS[one.of] for one in table.sums]

    def read(language: Language) -> list[str]:
        called = worker_names(scenario.payroll, with_names=with_names, language=language)
        return [*called, *(language.text(_READ[one.of]) for one in table.sums)]

    return [
        CsvColumn("worker", [*names, *labels], is_text=True, read=read),
        made.money("amount", table.amount),
        made.words("group", table.groups),
        made.words("individual_service", table.service_ids),
        made.flags("joins", table.joins),
        *made.of_way("individual", table.individual),
        *made.of_way("pooled", table.pooled),
        *made.savings(),
        *made.season(),
        *origin(
            scenario.corridor,
            scenario.date.isoformat(),
            lambda language: source_lines(comparison, language),
            len(table) + len(labels),
        ),
    ]


def origin(
    corridor: Corridor, date: str, sources: Callable[[Language], Sequence[str]], rows: int
) -> list[CsvColumn]:
    """Return the columns that say where the figures come from."""
    return [
        CsvColumn("corridor", [corridor.id] * rows, is_text=True),
        CsvColumn("date", [date] * rows),
        CsvColumn(
            "sources",
            [*[None] * (rows - 1), "; ".join(sources(PlainEnglish()))],
            is_text=True,
            said=lambda language: "; ".join(sources(language)),
        ),
    ]


class _Columns:
    """Makes the columns of one table of workers, with the sums below them."""

    def __init__(self, table: WorkersTable) -> None:
        self._table = table
        self._none: list[str | None] = [None] * len(table.sums)

    def words(self, name: str, cells: Sequence[str | None]) -> CsvColumn:
        """Return a column of words, with nothing below."""
        return CsvColumn(name, [*cells, *self._none], is_text=True)

    def flags(self, name: str, values: NDArray[np.bool_]) -> CsvColumn:
        """Return a column of yes and no, with nothing below."""
        return CsvColumn(name, [*flags(values.tolist()), *self._none], is_flag=True)

    def money(
        self, name: str, figures: FigureColumn, below: Sequence[Figure | None] | None = None
    ) -> CsvFigures:
        """Return a column of amounts; `below` stands for the sums of its rows."""
        sums = self._sums(figures) if below is None else below

        def written(mark: DecimalMark) -> list[str | None]:
            return [*column_texts(figures, mark), *(figure_text(one, mark) for one in sums)]

        return CsvFigures(name, written)

    def of_way(self, way: str, columns: WayColumns) -> list[CsvColumn | CsvFigures]:
        """Return the columns of alone, or of pooled."""
        names = (*PARTS, "total", "received", "paid")
        english = PlainEnglish()
        reasons = [sentence(one, english) if one else None for one in columns.reasons]
        is_possible = columns.is_possible
        return [
            *(self.money(f"{way}_{name}", columns[name]) for name in names),
            self._bounds(f"{way}_total_bound", columns["total"]),
            self._bounds(f"{way}_received_bound", columns["received"]),
            CsvColumn(
                f"{way}_status", [*_coded(_STATUSES, columns.status, is_possible), *self._none]
            ),
            self.flags(f"{way}_outside_surveyed_range", columns.is_outside_range),
            self.words(f"{way}_reason", reasons),
        ]

    def savings(self) -> list[CsvColumn | CsvFigures]:
        """Return what is saved in one payday, how far that holds, and before which parts."""
        saving = self._table.saving
        below = [self._table.saving_of(one.rows) for one in self._table.sums]
        befores = (*saving.before.tolist(), *(one.before for one in below))
        return [
            self.money("saving", saving, below),
            self._bounds("saving_bound", saving, below),
            CsvColumn("saving_before", [" ".join(parts_in(bits)) or None for bits in befores]),
        ]

    def season(self) -> list[CsvColumn | CsvFigures]:
        """Return what the season costs and saves."""
        table = self._table
        below = [table.season_saving_of(one.rows) for one in table.sums]
        return [
            self.money("season_individual_total", table.season_individual),
            self.money("season_pooled_total", table.season_pooled),
            self.money("season_saving", table.season_saving, below),
            self._bounds("season_saving_bound", table.season_saving, below),
        ]

    def _bounds(
        self, name: str, figures: FigureColumn, below: Sequence[Figure | None] | None = None
    ) -> CsvColumn:
        """Return how far each row's figure holds, and their sums."""
        sums = self._sums(figures) if below is None else below
        words = [None if one is None else one.bound.word for one in sums]
        return CsvColumn(name, [*_coded(_BOUNDS, figures.bound, figures.is_possible), *words])

    def _sums(self, figures: FigureColumn) -> list[Figure | None]:
        return [figures.sum_of(one.rows) for one in self._table.sums]


def _coded(
    words: list[str], codes: NDArray[np.uint8], is_possible: NDArray[np.bool_]
) -> list[str | None]:
    """Return the word of each code; None where the row is not possible."""
    return [
        words[code] if is_told else None
        for code, is_told in zip(codes.tolist(), is_possible.tolist(), strict=True)
    ]
