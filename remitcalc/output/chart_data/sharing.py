"""The rules of sharing side by side: what each worker saves under each, who loses, what closes it.

Figures are the planned season's: who is worse off is decided over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.figure import Bound
from remitcalc.engine.sharing_rules import sharing_rules
from remitcalc.model.frozen import frozen
from remitcalc.output.chart_data.captions import captions
from remitcalc.output.chart_data.chart import Chart, ChartTable
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.figure_words import MARKS, NOTHING
from remitcalc.output.no_pool import no_pool, no_pool_finding
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.wording.words import SHARING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.figure import Figure
    from remitcalc.engine.sharing_rules import RuleResult
    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.cell import Cell


@frozen(eq=False)
class RuleRow:
    """One rule; savings in major units.

    Attributes
    ----------
    name : str
    is_chosen : whether the scenario shares by it.
    savings : float array, ascending, one per worker who joins; none where the rule is refused.
    loses : bool array of the same shape; at outlays who saves a rounding unit less loses nothing.
    is_open : bool array of the same shape; whether a saving is a bound, or not known.
    figures : how many lose, the largest loss and the sum that closes it, as text.
    refusal : why the rule is refused; empty where it is not.
    """

    name: str
    is_chosen: bool
    savings: NDArray[np.float64]
    loses: NDArray[np.bool_]
    is_open: NDArray[np.bool_]
    figures: tuple[str, str, str]
    refusal: str


@frozen(eq=False)
class SharingChart(Chart):
    """A row per rule: where its workers' savings lie, and three figures.

    Attributes
    ----------
    rows : tuple of RuleRow
    headers : what the three figures are.
    saves, loses : what the two kinds of marks are.
    open_name : what an open mark means; empty where there is none.
    """

    scale: MoneyScale
    rows: tuple[RuleRow, ...]
    headers: tuple[str, str, str]
    saves: str
    loses: str
    open_name: str


def sharing_chart(answer: Answer) -> SharingChart:
    """Return what each rule of sharing does to those who join."""
    nothing, text = no_pool(answer), answer.language.text
    is_refused = answer.pool_reason is not None and not answer.joining
    results = () if is_refused else sharing_rules(answer.comparison)
    words = SharingWords(answer, results)
    currency = answer.sending_currency
    scale = MoneyScale(words.saved_title(), currency, answer.language)
    rows = tuple(_row(answer, words, scale, at) for at in range(len(results)))
    is_open = any(bool(row.is_open.any()) for row in rows)
    return SharingChart(
        captions=captions(
            answer,
            words.finding(),
            text("What each rule of sharing leaves each worker"),
            words.summary() or nothing,
            of_all_services=False,
        ),
        table=words.table(),
        hover=lambda row: (words.said(row),),
        nothing="" if any(len(row.savings) for row in rows) else nothing or words.summary(),
        scale=scale,
        rows=rows,
        headers=words.headers(),
        saves=text("saves"),
        loses=text("loses"),
        open_name=text("open end: saves at least so much") if is_open else "",
    )


def _row(answer: Answer, words: SharingWords, scale: MoneyScale, at: int) -> RuleRow:
    one = words.results[at]
    order = np.argsort(one.saving, kind="stable")
    if one.reason is not None:
        order = order[:0]
    lose, largest, closing = (answer.words.shown(cell) for cell in words.figures(at))
    return RuleRow(
        name=words.name(at),
        is_chosen=one.rule == answer.comparison.scenario.share,
        savings=one.saving[order].astype(np.float64) * scale.major(1),
        loses=one.losses[order] > 0,
        is_open=one.bound[order] != Bound.EXACT,
        figures=(lose, largest, closing),
        refusal=words.refusal(at),
    )


class SharingWords:
    """Words for the rules of one comparison; a row is a rule."""

    def __init__(self, answer: Answer, results: Sequence[RuleResult]) -> None:
        self._answer, self._language, self.results = answer, answer.language, results

    def name(self, row: int) -> str:
        """Return what a rule is called."""
        return self._language.text(SHARING[self.results[row].rule])

    def refusal(self, row: int) -> str:
        """Return why a rule is refused; empty where it is not."""
        reason = self.results[row].reason
        return "" if reason is None else sentence(reason, self._language)

    def headers(self) -> tuple[str, str, str]:
        """Return what the figures of a rule are."""
        text = self._language.text
        return (text("lose"), text("largest loss"), text("sum that closes it"))

    def saved_title(self) -> str:
        """Return what is shown of each worker."""
        text = self._language.text
        title = text("saved by each worker, one payday")
        if self._answer.comparison.scenario.paydays > 1:
            title = text("saved by each worker over the season")
        before = 0
        for one in self.results:
            before |= one.closing.before
        return self._answer.words.with_before(title, before)

    def finding(self) -> str:
        """Return who loses under the scenario's rule, and the sum that closes it."""
        answer, text = self._answer, self._language.text
        share = answer.comparison.scenario.share
        row = next((at for at, one in enumerate(self.results) if one.rule == share), None)
        if row is None:
            return no_pool_finding(answer)
        possible = [one for one in self.results if one.reason is None]
        if possible and all(_is_nobody(one) for one in possible):
            if len(possible) == len(self.results):
                return text("Nobody loses by pooling, whichever way its cost is shared")
            return text("Nobody loses by pooling where its cost can be shared")
        if self.results[row].reason is not None:
            return text("“{rule}” is not possible", rule=self.name(row))
        return self._said(row)

    def said(self, row: int) -> str:
        """Return what one rule does."""
        if self.results[row].reason is not None:
            return self._language.text(
                "{rule}: not possible. {reason}", rule=self.name(row), reason=self.refusal(row)
            )
        return self._language.text("{rule}: {figure}", rule=self.name(row), figure=self._lost(row))

    def _said(self, row: int) -> str:
        one, answer = self.results[row], self._answer
        if one.held == Bound.UNKNOWN or _is_nobody(one):
            return self.said(row)
        return self._language.text(
            "Shared {rule}, {count} of {workers} lose; {sum} from the employer would close it",
            rule=self.name(row),
            count=answer.words.counted(one.losing, one.held),
            workers=len(one.saving),
            sum=answer.words.spoken(one.closing),
        )

    def _lost(self, row: int) -> str:
        """Return who loses under a rule, by how much, and what would close it."""
        one, answer, text = self.results[row], self._answer, self._language.text
        if one.held == Bound.UNKNOWN:
            return text("who loses cannot be told")
        if _is_nobody(one):
            return text("nobody loses")
        return text(
            "{count} of {workers} lose, the largest loss is {largest}; {sum} would close it",
            count=answer.words.counted(one.losing, one.held),
            workers=len(one.saving),
            largest=answer.words.spoken(one.largest),
            sum=answer.words.spoken(one.closing),
        )

    def summary(self) -> str:
        """Return what each rule does."""
        return " ".join(
            said if said.endswith(".") else f"{said}."
            for said in map(self.said, range(len(self.results)))
        )

    def figures(self, row: int) -> tuple[Cell, Cell, Cell]:
        """Return how many lose, the largest loss and the sum that closes it, as cells."""
        one, words = self.results[row], self._answer.words
        if one.reason is not None:
            return (NOTHING, NOTHING, NOTHING)
        if one.held == Bound.UNKNOWN:
            return (words.unknown, words.unknown, words.unknown)
        if _is_nobody(one):
            return (0, NOTHING, NOTHING)
        count: Cell = one.losing
        if one.held != Bound.EXACT:
            count = MARKS[one.held] + self._language.numbers.count(one.losing)
        return (count, one.largest, one.closing)

    def table(self) -> ChartTable:
        """Return the figures of every rule, and between what its workers' savings lie."""
        text = self._language.text
        headers = (
            text("Shared"),
            text("Lose"),
            text("Largest loss"),
            text("Sum that closes it"),
            text("Saves least"),
            text("Saves most"),
        )
        return ChartTable(headers, len(self.results), self._cells)

    def _cells(self, row: int) -> tuple[Cell, ...]:
        one = self.results[row]
        if one.reason is not None:
            return (self.name(row), self.refusal(row), NOTHING, NOTHING, NOTHING, NOTHING)
        ends = (int(one.saving.argmin()), int(one.saving.argmax()))
        return (self.name(row), *self.figures(row), *(self._saving(one, at) for at in ends))

    def _saving(self, one: RuleResult, at: int) -> Figure:
        figure = one.closing
        return type(figure)(
            int(one.saving[at]), figure.currency, Bound(int(one.bound[at])), before=figure.before
        )


def _is_nobody(one: RuleResult) -> bool:
    return one.reason is None and one.held == Bound.EXACT and one.losing == 0
