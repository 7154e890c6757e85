"""What is said on the chart of savings."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remitcalc.engine.comparison import AT_LEAST, EXACT, UNKNOWN
from remitcalc.output.chart_data.chart import Table
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.worker_names import plain_name, worker_names

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.outcome import Outcome
    from remitcalc.output.answer import Answer


def joining(comparison: Comparison) -> NDArray[np.bool_]:
    """Return which workers take part in the pool, one entry per row of the payroll."""
    return comparison.ways.joins


class SavingsWords:
    """Words for the workers of one comparison; a row is a place in the order of drawing."""

    def __init__(
        self, answer: Answer, order: NDArray[np.intp], kinds: NDArray[np.uint8], *, with_names: bool
    ) -> None:
        self._answer = answer
        self._comparison = answer.comparison
        self._language = answer.language
        self._order = order
        self._kinds = kinds
        self._with_names = with_names

    @cached_property
    def _names(self) -> list[str]:
        payroll, language = self._comparison.scenario.payroll, self._language
        named = worker_names(payroll, with_names=self._with_names, language=language)
        return [plain_name(name) for name in named] if self._with_names else named

    def names(self) -> tuple[str, ...]:
        """Return who is drawn, in the order of drawing."""
        return tuple(self._names[worker] for worker in self._order.tolist())

    def hover(self, row: int) -> str:
        """Return who this is, what is saved, and from what."""
        worker = int(self._order[row])
        saving, bound = int(self._comparison.saving[worker]), int(self._comparison.bound[worker])
        pooled = self._price(self._comparison.pooled, worker)
        values = {"worker": self._names[worker], "pooled": pooled}
        values["alone"] = self._price(self._comparison.individual, worker)
        if saving < 0 and bound == EXACT:
            values["amount"] = self._answer.money(-saving)
            return self._language.text(
                "{worker}: {amount} more by pooling (alone {alone}, pooled {pooled})", **values
            )
        values["amount"] = self._answer.bounded(saving, bound)
        return self._language.text(
            "{worker} saves {amount} (alone {alone}, pooled {pooled})", **values
        )

    def table(self) -> Table:
        """Return the figures of every worker that is drawn."""
        text = self._language.text
        headers = (text("Worker"), text("Alone"), text("Pooled"), text("Saved"))
        return Table(headers, len(self._order), self._row)

    def _row(self, row: int) -> tuple[str, ...]:
        worker = int(self._order[row])
        saving, bound = int(self._comparison.saving[worker]), int(self._comparison.bound[worker])
        return (
            self._names[worker],
            self._price(self._comparison.individual, worker),
            self._price(self._comparison.pooled, worker),
            self._answer.bounded(saving, bound),
        )

    def _price(self, outcome: Outcome, worker: int) -> str:
        is_lower = bool(outcome.is_lower_bound[worker])
        return self._answer.bounded(int(outcome.total[worker]), AT_LEAST if is_lower else EXACT)

    def label(self, kind: int) -> str:
        """Return what is said of the workers of a kind; empty where there is none."""
        workers = self._order[self._kinds == kind]
        if not len(workers):
            return ""
        return (self._saving_label, self._unsure_label, self._worse_off_label)[kind](workers)

    def _saving_label(self, workers: NDArray[np.intp]) -> str:
        saving = self._comparison.saving[workers]
        least, most = self._answer.money(int(saving.min())), self._answer.money(int(saving.max()))
        if (self._comparison.bound[workers] != EXACT).any():
            return self._language.plural(
                "{count} worker saves, at least {least}",
                "{count} workers save, at least {least} each",
                len(workers),
                least=least,
            )
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
        amount = self._answer.money(-int(self._comparison.saving[workers].min()))
        return self._language.plural(
            "{count} worker is worse off, by {amount} each payday",
            "{count} workers are worse off, by at most {amount} each payday",
            len(workers),
            amount=amount,
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
        said = [self.label(kind) for kind in range(3)] + [self.left_out()]
        return " ".join(f"{one}." for one in said if one) or self.nothing()

    def nothing(self) -> str:
        """Return why no saving is known."""
        reason = self._answer.pool_reason
        if reason is not None:
            said = sentence(reason, self._language)
            return self._language.text("Pooling is not possible. {reason}", reason=said)
        return self.left_out()
