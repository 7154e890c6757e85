"""An answer: one comparison in one language, and the figures that its sentences rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from remitcalc.model.message import Money
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.service_label import pooled_names, service_labels
from remitcalc.output.tables.offers import OfferRow, offer_rows
from remitcalc.output.tables.receipt import Receipt
from remitcalc.output.tables.services import ServiceRow, baseline_row, has_pool, way_rows
from remitcalc.output.tables.used_figures import example_figures
from remitcalc.output.tables.workers import WorkersTable

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.figure import Figure
    from remitcalc.engine.sides_range import SidesRange
    from remitcalc.model.message import Message
    from remitcalc.model.service import Service
    from remitcalc.output.language import Language
    from remitcalc.output.tables.cell import Cell
    from remitcalc.output.tables.used_figures import UsedFigure


@dataclass(frozen=True, eq=False)
class Answer:
    """What the sentences about one comparison rest on, and figures as text in one language.

    Figures of a way are one worker's where all who join send the same amount in one pool; else they
    are the sums over those who join, see `is_of_one`.
    """

    comparison: Comparison
    language: Language

    @cached_property
    def words(self) -> FigureWords:
        """How figures are said."""
        return FigureWords(self.language)

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each service is called, by id."""
        return service_labels(self.comparison.scenario.corridor, self.language)

    @cached_property
    def pooled_names(self) -> dict[str, str]:
        """What each offer is called where it is clear that it is one, by id."""
        ids, corridor = self.comparison.side_by_side, self.comparison.scenario.corridor
        return pooled_names([s for s in corridor.pooled_services if s.id in ids], self.language)

    @cached_property
    def way_labels(self) -> dict[str, str]:
        """What each service is called among all ways, by id; an offer says that it is pooled."""
        pooled = self.pooled_names.items()
        text = self.language.text
        return self.labels | {key: text("Pooled: {service}", service=name) for key, name in pooled}

    @cached_property
    def offers(self) -> tuple[OfferRow, ...]:
        """The offers side by side, the chosen one first."""
        return offer_rows(self.comparison)

    @cached_property
    def alone(self) -> ServiceRow:
        """The service the pool is compared with, and what sending alone costs those who join.

        Where a payroll names each worker's own service, the figures are those of these.
        """
        return baseline_row(self.comparison)

    @cached_property
    def pooled(self) -> Receipt:
        """What the pool costs those who join: one worker's part, or the sums."""
        return Receipt.of(self.comparison.together, self.comparison.scenario.corridor)

    @cached_property
    def ways(self) -> tuple[ServiceRow, ...]:
        """All ways to send: ranked ones, the pool in its place, then those apart."""
        return way_rows(self.comparison)

    @cached_property
    def ranked(self) -> tuple[ServiceRow, ...]:
        """The ways to send alone that are ranked, cheapest first."""
        return tuple(one for one in self.ways if one.place is not None and not one.is_pool)

    @cached_property
    def workers(self) -> WorkersTable:
        """Each worker as a row."""
        return WorkersTable(self.comparison)

    @cached_property
    def examples(self) -> tuple[UsedFigure, ...]:
        """The figures behind the answer that are no real prices of this corridor."""
        return tuple(example_figures(self.comparison))

    @property
    def is_of_one(self) -> bool:
        """Whether the figures of a way are one worker's, not the sums over those who join."""
        return self.comparison.stands_for == 1

    @property
    def is_for_one(self) -> bool:
        """Whether there is one worker only."""
        return len(self.comparison.scenario.payroll) == 1

    @property
    def has_pool(self) -> bool:
        """Whether a pool is part of the question: there are workers, and a service, for one."""
        return has_pool(self.comparison)

    @cached_property
    def joining(self) -> int:
        """How many workers join the pool."""
        return len(self.comparison.pools.joining)

    @cached_property
    def pool_size(self) -> int:
        """How many workers one pool has: the mean where there are several; 0 where nobody joins."""
        return self.comparison.pools.size if self.joining else 0

    @property
    def has_several_pools(self) -> bool:
        """Whether there is a pool per group."""
        return len(self.comparison.groups) > 1

    @cached_property
    def pool_reason(self) -> Message | None:
        """Why the pool is not possible, or None."""
        return self.pooled.reason

    @cached_property
    def each(self) -> Figure | None:
        """What each who joins pays pooled: the group's total divided by its workers."""
        total = self.comparison.together_total
        return None if total is None or not self.joining else total.each(self.joining)

    @cached_property
    def is_average(self) -> bool:
        """Whether "each" hides that workers differ by more than a rounding unit."""
        totals = self.workers.pooled["total"].minor[self.comparison.pools.joining]
        return len(totals) > 0 and int(totals.max()) - int(totals.min()) > 1

    @property
    def saving(self) -> Figure:
        """What sending alone costs more than pooling, one payday: each, or all who join."""
        return self.comparison.shown_saving

    @property
    def season_saving(self) -> Figure | None:
        """What those who join save together over a season of several paydays; None: no season."""
        season = self.comparison.season_totals
        return None if season.paydays == 1 else season.group_saving

    @property
    def season_range(self) -> SidesRange | None:
        """What a season of several paydays ranges over; None where nothing does, or no season."""
        season = self.comparison.season_totals
        return None if season.paydays == 1 else self.comparison.season_range

    @property
    def is_mixed(self) -> bool:
        """Whether workers send different amounts."""
        amounts = self.comparison.scenario.payroll.amounts
        return bool(amounts.min() != amounts.max())

    def money(self, minor: int) -> str:
        """Return sending minor units as text."""
        return self.language.numbers.money(int(minor), self.sending_currency)

    def arriving(self, minor: int) -> str:
        """Return receiving minor units as text."""
        return self.language.numbers.money(int(minor), self.receiving_currency)

    def short_total(self, receipt: Receipt) -> str:
        """Return a total as a table has it: "≥" where a part of it is missing."""
        return self.words.shown(self.if_possible(receipt, receipt.total))

    def short_arrival(self, receipt: Receipt) -> str:
        """Return what arrives as a table has it: "≤" where less may arrive."""
        return self.words.shown(self.if_possible(receipt, receipt.received))

    def if_possible(self, receipt: Receipt, figure: Figure) -> Cell:
        """Return a figure of a receipt as a cell, or that the transfer is not possible."""
        return figure if receipt.is_possible else self.language.text("not possible")

    @property
    def sending_currency(self) -> str:
        """The currency that workers send."""
        return self.comparison.scenario.corridor.sending_currency

    @property
    def receiving_currency(self) -> str:
        """The currency that arrives."""
        return self.comparison.scenario.corridor.receiving_currency

    @property
    def alone_label(self) -> str:
        """What the baseline is called: the median, the cheapest, the one named."""
        text = self.language.text
        if self.comparison.scenario.payroll.services is not None:
            return text("Alone, as today")
        labels = {
            "typical": text("Alone, most used"),
            "median": text("Alone, median") if self.has_choice else text("Alone"),
            "cheapest": text("Alone, cheapest"),
        }
        return labels.get(self.comparison.baseline.chosen_as, text("Alone"))

    @property
    def has_choice(self) -> bool:
        """Whether there is more than one way to send alone that the pool could be compared with."""
        return len(self.comparison.ranking.comparable) > 1

    def label(self, service: Service) -> str:
        """Return what `service` is called."""
        return self.labels[service.id]

    def amount(self, minor: int) -> Money:
        """Return sending minor units as a value for a sentence."""
        return Money(int(minor), self.sending_currency)
