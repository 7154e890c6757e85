"""What the saving depends on: each input lower and higher, the others held.

A figure with a range goes from its least to its most, the others move by a step.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.model.frozen import frozen
from remitcalc.output.baseline_words import against_baseline
from remitcalc.output.chart_data.captions import captions, whole_percent
from remitcalc.output.chart_data.chart import Chart, ChartTable
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.chart_data.moved_inputs import moved_inputs
from remitcalc.output.language import marked
from remitcalc.output.no_pool import no_pool, no_pool_finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.moved_inputs import Moved
    from remitcalc.output.tables.cell import Cell

STEP_PERCENT = 20


@frozen
class Swing:
    """One input: its name, the saving with it lower and higher in major units, and as text.

    None: unknown, or not possible. Bounds say how far these savings hold.
    """

    name: str
    lowered: float | None
    raised: float | None
    lowered_bound: Bound
    raised_bound: Bound
    lowered_label: str
    raised_label: str


@frozen(eq=False)
class SensitivityChart(Chart):
    """One pair of bars per input, the input that matters most first; figures in major units.

    Attributes
    ----------
    swings : tuple of Swing
    saving : what is saved as things are.
    saving_label : the same as text.
    lowered_title, raised_title : what the two bars and the two columns of figures are.
    hidden : callable
        What is said where there is no room for that many inputs.
    """

    scale: MoneyScale
    swings: tuple[Swing, ...]
    saving: float
    saving_label: str
    lowered_title: str
    raised_title: str
    hidden: SensitivityWords


def sensitivity_chart(answer: Answer) -> SensitivityChart:
    """Return what is saved when an input is lower or higher."""
    comparison, language = answer.comparison, answer.language
    is_known = answer.saving.is_known
    found = moved_inputs(answer, Decimal(STEP_PERCENT)) if is_known else []
    words = SensitivityWords(answer, found, STEP_PERCENT)
    text = language.text
    currency = comparison.scenario.corridor.sending_currency
    scale = MoneyScale(words.saved_title(), currency, language)
    topic = text("What the saving depends on")
    return SensitivityChart(
        captions=captions(answer, words.finding(), topic, words.summary(), of_all_services=False),
        table=words.table(),
        hover=lambda row: (words.hover(row),),
        nothing="" if is_known else words.nothing(),
        scale=scale,
        swings=tuple(_swing(scale, words, row) for row in range(len(found))),
        saving=scale.major(answer.saving.minor) if is_known else 0.0,
        saving_label=words.saving_label() if is_known else "",
        lowered_title=words.lowered_title(),
        raised_title=words.raised_title(),
        hidden=words,
    )


def _swing(scale: MoneyScale, words: SensitivityWords, row: int) -> Swing:
    name, lowered_label, raised_label = words.row(row)
    one = words.found[row]
    return Swing(
        name,
        None if one.lowered is None else scale.major(one.lowered.minor),
        None if one.raised is None else scale.major(one.raised.minor),
        Bound.EXACT if one.lowered is None else one.lowered.bound,
        Bound.EXACT if one.raised is None else one.raised.bound,
        lowered_label,
        raised_label,
    )


class SensitivityWords:
    """Words for the inputs of one comparison; a row is an input. Called, counts those left out."""

    def __init__(self, answer: Answer, found: Sequence[Moved], step: int) -> None:
        self._answer = answer
        self._language = answer.language
        self._step = whole_percent(step)
        self.found = found

    def __call__(self, count: int) -> str:
        """Return how many inputs are left out."""
        return self._language.plural("{count} more input", "{count} more inputs", count)

    def finding(self) -> str:
        """Return which input matters most."""
        text = self._language.text
        if self._answer.pool_reason is not None:
            return no_pool_finding(self._answer)
        if not self.found:
            return text("What the saving depends on cannot be told")
        return text("The saving depends most on this: {input}", input=self.found[0].name)

    def lowered_title(self) -> str:
        """Return what the lower bars show."""
        less = self._language.text("{percent} less", percent=self._step)
        return self._title(self._language.text("at the least"), less)

    def _title(self, end: str, step: str) -> str:
        """Return to what inputs are moved: all by a step, all to an end, or some of both."""
        moved = {bool(one.range) for one in self.found}
        if moved == {True}:
            return end
        return self._language.text("{end} or {step}", end=end, step=step) if any(moved) else step

    def raised_title(self) -> str:
        """Return what the higher bars show."""
        more = self._language.text("{percent} more", percent=self._step)
        return self._title(self._language.text("at the most"), more)

    def saved_title(self) -> str:
        """Return whose saving it is."""
        title = self._language.text("saved per worker and payday")
        if not self._answer.is_of_one:
            title = self._language.text("saved by all who join, per payday")
        return self._answer.words.with_before(title, self._answer.saving.before)

    def saving_label(self) -> str:
        """Return what is saved as things are."""
        return self._language.text(
            "now {amount}", amount=self._answer.words.spoken(self._answer.saving)
        )

    def hover(self, row: int) -> str:
        """Return an input and both savings."""
        name, lowered, raised = self.row(row)
        text, is_range = self._language.text, bool(self.found[row].range)
        return self._language.text(
            "{input}: {less} saves {lowered}, {more} saves {raised}",
            input=name,
            less=text("at the least") if is_range else text("{percent} less", percent=self._step),
            lowered=lowered,
            more=text("at the most") if is_range else text("{percent} more", percent=self._step),
            raised=raised,
        )

    def table(self) -> ChartTable:
        """Return both savings of every input."""
        headers = (self._language.text("Input"), self.lowered_title(), self.raised_title())
        return ChartTable(headers, len(self.found), self._cells)

    def row(self, row: int) -> tuple[str, str, str]:
        """Return an input and what either change of it saves, in words."""
        name, lowered, raised = map(self._answer.words.shown, self._cells(row))
        return (name, lowered, raised)

    def _cells(self, row: int) -> tuple[Cell, Cell, Cell]:
        one, unknown = self.found[row], self._answer.words.unknown
        return (self._name(one), one.lowered or unknown, one.raised or unknown)

    def _name(self, one: Moved) -> str:
        """Return an input and, where some have a range, how far it is moved."""
        is_known = one.lowered is not None or one.raised is not None
        if not any(other.range for other in self.found) or not (one.range or is_known):
            return one.name
        step = self._language.text("±{percent}", percent=self._step)
        return self._language.text("{input} · {range}", input=one.name, range=one.range or step)

    def summary(self) -> str:
        """Return what is saved now, and what matters most."""
        if not self.found:
            return self.nothing()
        saving, is_of_one = self._answer.saving, self._answer.is_of_one
        if saving.minor < 0:  # what is saved at least is lost at most
            template = marked("A worker pays {amount} more per payday.")
            if not is_of_one:
                template = marked("All who join pay {amount} more per payday.")
        else:
            template = marked("A worker saves {amount} per payday.")
            if not is_of_one:
                template = marked("All who join save {amount} per payday.")
        saved = self._language.text(template, amount=self._answer.words.spoken(abs(saving)))
        return f"{saved} {self.hover(0)}."

    def nothing(self) -> str:
        """Return why no saving is known."""
        if self._answer.pool_reason is not None:
            return no_pool(self._answer)
        if not self._answer.alone.receipt.is_possible:
            return against_baseline(self._answer)
        return self._language.text(
            "The saving is not fully known, so what it depends on cannot be told."
        )
