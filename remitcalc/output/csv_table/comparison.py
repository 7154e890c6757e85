"""The CSV of a comparison: a row per worker, a row of totals, and one of those who do not join.

Totals are over those who join the pool; what the others pay, the same either way, is added up in a
row of its own. A total stands only where every row in it is known. The last columns say which
corridor, date and sources the figures have; the sources stand once, in the last row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.figure import PARTS, Bound, parts_in
from remitcalc.model.provenance import Status
from remitcalc.output.csv_table.layout import Column, flags
from remitcalc.output.decimal_text import known_only, money_texts
from remitcalc.output.json_document.comparison import saving_column
from remitcalc.output.language import PlainEnglish
from remitcalc.output.sources import source_lines
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.worker_names import worker_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.figure import Figure
    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.corridor import Corridor

_TOTALS, _STAYING = "TOTAL", "NOT JOINING"


def comparison_columns(comparison: Comparison, *, with_names: bool = False) -> list[Column]:
    """Return the columns of `comparison`'s table."""
    scenario = comparison.scenario
    corridor, payroll = scenario.corridor, scenario.payroll
    services = comparison.individual_services
    count = len(payroll)
    ids = [s.id for s in services] if len(services) == count else [services[0].id] * count
    names = worker_names(payroll, with_names=with_names)
    groups = [*payroll.groups] if payroll.groups else [None] * count
    table = _Table(comparison)
    rows = count + len(table.sums)
    return [
        Column("worker", [*names, *table.labels], is_text=True),
        table.money("amount", payroll.amounts.tolist(), corridor.sending_currency),
        Column("group", table.without_sums(groups), is_text=True),
        Column("individual_service", table.without_sums(ids), is_text=True),
        Column("joins", table.without_sums(flags(comparison.ways.joins.tolist())), is_flag=True),
        *table.of_way("individual", comparison.individual),
        *table.of_way("pooled", comparison.pooled),
        *table.savings(),
        *table.season(),
        *origin(corridor, scenario.date.isoformat(), source_lines(comparison), rows),
    ]


def origin(corridor: Corridor, date: str, sources: Sequence[str], rows: int) -> list[Column]:
    """Return the columns that say where the figures come from."""
    return [
        Column("corridor", [corridor.id] * rows, is_text=True),
        Column("date", [date] * rows),
        Column("sources", [*[None] * (rows - 1), "; ".join(sources)], is_text=True),
    ]


class _Table:
    """Makes the columns of one comparison, with the sums below the workers."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._corridor = comparison.scenario.corridor
        ways = comparison.ways
        joining, staying = ways.joining, ways.staying
        self.sums, self.labels = [joining, staying], [_TOTALS, _STAYING]
        if not len(joining) or not len(staying):
            self.sums, self.labels = [joining if len(joining) else staying], [_TOTALS]

    def without_sums(self, cells: Sequence[str | None]) -> list[str | None]:
        """Return cells of workers, and nothing below them."""
        return [*cells, *[None] * len(self.sums)]

    def money(
        self,
        name: str,
        minors: list[int | None],
        currency: str,
        totals: Sequence[int | None] | None = None,
    ) -> Column:
        """Return a column of amounts; `totals` stand below instead of the sums of its rows."""
        below = [_sum(minors, rows) for rows in self.sums] if totals is None else totals
        return Column(name, money_texts([*minors, *below], currency))

    def of_way(self, way: str, outcome: Outcome) -> list[Column]:
        """Return the columns of alone, or of pooled."""
        currencies = {"received": self._corridor.receiving_currency}
        columns = [
            self.money(
                f"{way}_{name}",
                known_only(getattr(outcome, name), outcome.is_known(name)),
                currencies.get(name, self._corridor.sending_currency),
            )
            for name in (*PARTS, "total", "received", "paid")
        ]
        possible = outcome.is_possible
        words = [
            Status(code).word if is_possible else None
            for code, is_possible in zip(outcome.status.tolist(), possible.tolist(), strict=True)
        ]
        reasons = [None, *(sentence(reason, PlainEnglish()) for reason in outcome.reasons)]
        why = [reasons[code] for code in outcome.reason.tolist()]
        outside = flags((outcome.outside_range & possible).tolist())
        none = self.without_sums
        return [
            *columns,
            self._bounds(f"{way}_total_bound", outcome.total_bound, possible),
            self._bounds(f"{way}_received_bound", outcome.received_bound, possible),
            Column(f"{way}_status", none(words)),
            Column(f"{way}_outside_surveyed_range", none(outside), is_flag=True),
            Column(f"{way}_reason", none(why), is_text=True),
        ]

    def _bounds(self, name: str, bounds: NDArray[np.uint8], possible: NDArray[np.bool_]) -> Column:
        """Return how far each row's figure holds, and their sums."""
        words = [
            Bound(code).word if is_possible else None
            for code, is_possible in zip(bounds.tolist(), possible.tolist(), strict=True)
        ]
        below = [
            Bound(int(np.bitwise_or.reduce(bounds[rows], initial=0))).word
            if possible[rows].all()
            else None
            for rows in self.sums
        ]
        return Column(name, [*words, *below])

    def savings(self) -> list[Column]:
        """Return what is saved in one payday, how far that holds, and before which parts."""
        comparison, currency = self._comparison, self._corridor.sending_currency
        saving = saving_column(comparison, comparison.saving)
        before = comparison.before.tolist()
        totals = self._group(comparison.group_saving)
        words = [Bound(code).word for code in comparison.bound.tolist()]
        return [
            self.money("saving", saving, currency, [t.minor for t in totals]),
            Column("saving_bound", [*words, *(t.bound.word for t in totals)]),
            Column(
                "saving_before", [_parts(bits) for bits in (*before, *(t.before for t in totals))]
            ),
        ]

    def season(self) -> list[Column]:
        """Return what the season costs and saves."""
        season, currency = self._comparison.season_totals, self._corridor.sending_currency
        alone, pooled = season.individual_known, season.pooled_known
        saved = alone & pooled & (season.bound != Bound.UNKNOWN)
        totals = self._group(season.group_saving)
        words = [
            Bound(code).word if is_known else None
            for code, is_known in zip(season.bound.tolist(), (alone & pooled).tolist(), strict=True)
        ]
        return [
            self.money(
                "season_individual_total", known_only(season.individual_total, alone), currency
            ),
            self.money("season_pooled_total", known_only(season.pooled_total, pooled), currency),
            self.money(
                "season_saving",
                known_only(season.saving, saved),
                currency,
                [t.minor for t in totals],
            ),
            Column("season_saving_bound", [*words, *(t.bound.word for t in totals)]),
        ]

    def _group(self, saving: Figure) -> list[_Saved]:
        """Return the savings of the sums: of those who join, and nothing of those who do not."""
        nothing = _Saved(0, Bound.EXACT, 0)
        if not len(self._comparison.ways.joining):
            return [nothing]
        minor = saving.minor if saving.is_known else None
        return [_Saved(minor, saving.bound, saving.before), nothing][: len(self.sums)]


class _Saved(NamedTuple):
    """A sum of savings; None: unknown."""

    minor: int | None
    bound: Bound
    before: int


def _sum(minors: list[int | None], rows: NDArray[np.intp]) -> int | None:
    found = minors if len(rows) == len(minors) else [minors[row] for row in rows.tolist()]
    known = [minor for minor in found if minor is not None]
    return sum(known) if len(known) == len(found) else None


def _parts(bits: int) -> str | None:
    return " ".join(parts_in(bits)) or None
