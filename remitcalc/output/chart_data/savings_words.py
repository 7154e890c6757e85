"""What is said on the chart of savings."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remitcalc.engine.figure import EXACT, UNKNOWN, Bound, Figure
from remitcalc.output.chart_data.chart import ChartTable
from remitcalc.output.chart_data.savings_order import KINDS, SAVES, UNSURE, WORSE_OFF
from remitcalc.output.no_pool import no_pool, no_pool_finding
from remitcalc.output.worker_names import plain_name, worker_names

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.message import Value
    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.savings_order import SavingsOrder
    from remitcalc.output.tables.cell import Cell
    from remitcalc.output.tables.way_columns import WayColumns


def joining(comparison: Comparison) -> NDArray[np.bool_]:
    """Return which workers take part in the pool, one entry per row of the payroll."""
    return comparison.pools.joins


class SavingsWords:
    """Words for the workers of one comparison; a row is a place in the order of drawing."""

    def __init__(self, answer: Answer, order: SavingsOrder, *, with_names: bool) -> None:
        self._answer = answer
        self._comparison = answer.comparison
        self._language = answer.language
        self._order = order
        self._with_names = with_names

    @cached_property
    def _names(self) -> list[str]:
        payroll, language = self._comparison.scenario.payroll, self._language
        named = worker_names(payroll, with_names=self._with_names, language=language)
        return [plain_name(name) for name in named] if self._with_names else named

    def names(self) -> tuple[str, ...]:
        """Return who is drawn, in the order of drawing."""
        return tuple(self._names[worker] for worker in self._order.workers.tolist())

    @property
    def _alike_saving(self) -> Figure:
        """What each saves where all save the same."""
        if self._answer.is_of_one:
            return self._answer.saving
        return self._comparison.saving_at(int(self._order.workers[-1]))

    def alike(self) -> str:
        """Return what each saves where all save the same; else empty."""
        if not self._order.are_alike:
            return ""
        saving, worker = self._alike_saving, int(self._order.workers[0])
        values: dict[str, Value] = {"count": len(self._order)}
        values["pooled"] = self._answer.words.spoken(self._answer.each)
        alone = self._answer.workers.individual["total"]
        values["alone"] = self._answer.words.spoken(alone.at(worker))
        if saving.minor < 0:
            values["amount"] = self._answer.words.spoken(-saving)
            return self._language.text(
                "Each of {count} workers pays {amount} more: {pooled} pooled, {alone} alone.",
                **values,
            )
        values["amount"] = self._answer.words.spoken(saving)
        return self._language.text(
            "Each of {count} workers saves {amount}: {pooled} pooled, {alone} alone.", **values
        )

    def finding(self) -> str:
        """Return how many save, or how much each does."""
        text, order = self._language.text, self._order
        if self._answer.pool_reason is not None:
            return no_pool_finding(self._answer)
        if not len(order):
            return text("What each worker saves cannot be told")
        if self._order.are_alike or len(order) == 1:
            saving = self._alike_saving
            if saving.minor < 0:
                lost = self._answer.words.spoken(-saving)
                return text("Pooling costs each worker {amount} more per payday", amount=lost)
            saved = self._answer.words.spoken(saving)
            said = text("Pooling saves each worker {amount} per payday", amount=saved)
            return self._answer.words.with_before(said, saving.before)
        return self._counts()

    def _counts(self) -> str:
        """Return how many workers save, pay more, or may do either."""
        text, plural = self._language.text, self._language.plural
        saves = int((self._comparison.saving[self._order.of(SAVES)] > 0).sum())
        worse, unsure = len(self._order.of(WORSE_OFF)), len(self._order.of(UNSURE))
        if unsure == len(self._order):
            return text("Whether pooling saves the workers anything cannot be told")
        said = plural(
            "{count} of {all} workers saves by pooling",
            "{count} of {all} workers save by pooling",
            saves,
            all=len(self._order),
        )
        if worse:
            more = plural("{count} pays more", "{count} pay more", worse)
            said = text("{first}; {second}", first=said, second=more)
        if unsure:
            either = plural("{count} may save or lose", "{count} may save or lose", unsure)
            said = text("{first}; {second}", first=said, second=either)
        return said

    def saved_title(self) -> str:
        """Return what is shown."""
        title = self._language.text("saved per payday")
        return self._answer.words.with_before(title, self._order.before)

    def hover(self, row: int) -> str:
        """Return who this is, what is saved, and from what."""
        worker = int(self._order.workers[row])
        saving = self._comparison.saving_at(worker)
        pooled = self._price(self._answer.workers.pooled, worker)
        values = {"worker": self._names[worker], "pooled": pooled}
        values["alone"] = self._price(self._answer.workers.individual, worker)
        if saving.minor < 0:
            values["amount"] = self._answer.words.spoken(-saving)
            return self._language.text(
                "{worker}: {amount} more by pooling (alone {alone}, pooled {pooled})", **values
            )
        values["amount"] = self._answer.words.spoken(saving)
        return self._language.text(
            "{worker} saves {amount} (alone {alone}, pooled {pooled})", **values
        )

    def name(self, row: int) -> str:
        """Return who is drawn in a place."""
        return self._names[int(self._order.workers[row])]

    def table(self, copied: Callable[[int], str] | None = None) -> ChartTable:
        """Return the figures of every worker that is drawn; `copied`: who is named how outside."""
        text = self._language.text
        headers = (text("Worker"), text("Alone"), text("Pooled"), text("Saved"))
        return ChartTable(headers, len(self._order), self._row, copied)

    def _row(self, row: int) -> tuple[Cell, ...]:
        worker, table = int(self._order.workers[row]), self._answer.workers
        receipts = [way.receipt(worker) for way in (table.individual, table.pooled)]
        totals = (self._answer.if_possible(one, one.total) for one in receipts)
        return (self._names[worker], *totals, self._comparison.saving_at(worker))

    def _price(self, way: WayColumns, worker: int) -> str:
        return self._answer.short_total(way.receipt(worker))

    def label(self, kind: int) -> str:
        """Return what is said of the workers of a kind; empty where there is none."""
        workers = self._order.of(kind)
        if not len(workers):
            return ""
        return (self._saving_label, self._unsure_label, self._worse_off_label)[kind](workers)

    def _saving_label(self, workers: NDArray[np.intp]) -> str:
        saving = self._comparison.saving[workers]
        least, most = self._answer.money(int(saving.min())), self._answer.money(int(saving.max()))
        if (self._comparison.bound[workers] != EXACT).any():
            least = most = self._bounded(int(saving.min()))
        if least == most:
            return self._language.plural(
                "{count} worker saves {amount}",
                "{count} workers save {amount} each",
                len(workers),
                amount=least,
            )
        return self._language.plural(
            "{count} worker saves {least} to {most}",
            "{count} workers save {least} to {most} each",
            len(workers),
            least=least,
            most=most,
        )

    def _unsure_label(self, workers: NDArray[np.intp]) -> str:
        return self._language.plural(
            "{count} worker may save or lose: a price is not fully known",
            "{count} workers may save or lose: prices are not fully known",
            len(workers),
        )

    def _worse_off_label(self, workers: NDArray[np.intp]) -> str:
        saving = self._comparison.saving[workers]
        if (self._comparison.bound[workers] != EXACT).any():
            return self._language.plural(
                "{count} worker is worse off by {amount} per payday",
                "{count} workers are worse off by {amount} per payday",
                len(workers),
                amount=self._bounded(-int(saving.max())),
            )
        amount = self._answer.money(-int(saving.min()))
        return self._language.plural(
            "{count} worker is worse off, by {amount} each payday",
            "{count} workers are worse off, by at most {amount} each payday",
            len(workers),
            amount=amount,
        )

    def _bounded(self, least: int) -> str:
        return self._answer.words.spoken(
            Figure(least, self._answer.sending_currency, Bound.AT_LEAST)
        )

    def left_out(self) -> str:
        """Return how many workers are not drawn, and why; empty where all are."""
        joins = joining(self._comparison)
        unknown = int((joins & (self._comparison.bound == UNKNOWN)).sum())
        apart = int((~joins).sum())
        said = []
        if unknown:
            said.append(
                self._language.plural(
                    "{count} worker is not shown: the saving is unknown",
                    "{count} workers are not shown: their savings are unknown",
                    unknown,
                )
            )
        if apart:
            said.append(
                self._language.plural(
                    "{count} worker does not join", "{count} workers do not join", apart
                )
            )
        return " · ".join(said)

    def summary(self) -> str:
        """Return the chart in a sentence per kind."""
        if self._order.are_alike:
            left_out = self.left_out()
            return f"{self.alike()} {left_out}." if left_out else self.alike()
        said = [self.label(kind) for kind in KINDS] + [self.left_out()]
        return " ".join(f"{one}." for one in said if one) or self.nothing()

    def nothing(self) -> str:
        """Return why no saving is known."""
        return no_pool(self._answer) or self.left_out()
