"""What the saving depends on: each input a little lower and higher, the others held."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.engine.sensitivity import sensitivity
from remitcalc.model.noun import noun
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.captions import captions
from remitcalc.output.chart_data.chart import Chart
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.chart_data.sensitivity_words import SensitivityWords

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.sensitivity import Sensitivity
    from remitcalc.output.language import Language

STEP_PERCENT = 20


@noun
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


@noun(eq=False)
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


def sensitivity_chart(comparison: Comparison, language: Language) -> SensitivityChart:
    """Return what is saved when an input is lower or higher."""
    answer = Answer(comparison, language)
    is_known = answer.saving.is_known
    found = list(sensitivity(comparison, Decimal(STEP_PERCENT))) if is_known else []
    # The farthest from the present saving first; what is not possible is at least as telling.
    found.sort(key=lambda one: -_reach(one, answer.saving.minor))
    words = SensitivityWords(answer, found, STEP_PERCENT)
    text = language.text
    currency = comparison.scenario.corridor.sending_currency
    scale = MoneyScale(words.saved_title(), currency, language)
    topic = text("What the saving depends on")
    return SensitivityChart(
        captions=captions(answer, words.finding(), topic, words.summary(), of_all_services=False),
        table=words.table(),
        hover=words.hover,
        nothing="" if is_known else words.nothing(),
        scale=scale,
        swings=tuple(_swing(scale, words, row) for row in range(len(found))),
        saving=scale.major(answer.saving.minor) if is_known else 0.0,
        saving_label=words.saving_label() if is_known else "",
        lowered_title=words.lowered_title(),
        raised_title=words.raised_title(),
        hidden=words,
    )


def _reach(one: Sensitivity, saving: int) -> int:
    ends = (one.lowered, one.raised)
    return max((abs(end.minor - saving) for end in ends if end is not None), default=0)


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
