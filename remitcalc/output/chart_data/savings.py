"""What each worker saves by pooling, most first, those who are worse off apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.comparison import AT_LEAST, AT_MOST, EXACT, UNKNOWN
from remitcalc.model.noun import noun
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.captions import captions
from remitcalc.output.chart_data.chart import Chart
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.chart_data.savings_words import SavingsWords, joining

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.language import Language

SAVES, UNSURE, WORSE_OFF = range(3)
"""Which way a saving goes: for certain up, either way as only a bound is known, for certain down.
Workers of one kind stand together, in this order from the left."""


@noun(eq=False)
class SavingsChart(Chart):
    """One bar per worker who joins and whose saving is known or bounded; figures in major units.

    Attributes
    ----------
    saving : float array, in order of drawing.
    kind : uint8 array, `SAVES`, `UNSURE` or `WORSE_OFF`.
    labels : what is said of the workers of each kind; empty where there is none.
    names : the workers' names in the same order, only where they are asked for.
    unnamed_title : the title of the bottom axis where there is no room for them.
    left_out : how many workers have no bar, and why; empty where all have one.
    """

    scale: MoneyScale
    worker_title: str
    unnamed_title: str
    names: tuple[str, ...]
    saving: NDArray[np.float64]
    kind: NDArray[np.uint8]
    labels: tuple[str, str, str]
    left_out: str


def savings_chart(
    comparison: Comparison, language: Language, *, with_names: bool = False
) -> SavingsChart:
    """Return what each worker saves in one payday; names only where they are asked for."""
    answer = Answer(comparison, language)
    text = language.text
    kinds = _kinds(comparison)
    known = np.flatnonzero(joining(comparison) & (comparison.bound != UNKNOWN))
    # By kind, then from the most saved; of equals the first of the payroll first.
    order = known[np.lexsort((known, -comparison.saving[known], kinds[known]))]
    words = SavingsWords(answer, order, kinds[order], with_names=with_names)
    currency = comparison.scenario.corridor.sending_currency
    scale = MoneyScale(text("saved per payday"), currency, language)
    title = text("What each worker saves by pooling")
    return SavingsChart(
        captions=captions(answer, title, words.summary(), of_all_services=False),
        table=words.table(),
        hover=words.hover,
        nothing=words.nothing() if answer.pool_reason or not len(order) else "",
        scale=scale,
        worker_title=text("workers, from the most saved"),
        unnamed_title=text("workers, from the most saved; too many to be named here"),
        names=words.names() if with_names else (),
        saving=comparison.saving[order].astype(np.float64) * scale.major(1),
        kind=kinds[order],
        labels=(words.label(SAVES), words.label(UNSURE), words.label(WORSE_OFF)),
        left_out=words.left_out(),
    )


def named_savings_chart(comparison: Comparison, language: Language) -> SavingsChart:
    """Return the chart with the workers' names."""
    return savings_chart(comparison, language, with_names=True)


def _kinds(comparison: Comparison) -> NDArray[np.uint8]:
    saving, bound = comparison.saving, comparison.bound
    saves = (saving >= 0) & ((bound == EXACT) | (bound == AT_LEAST))
    loses = (saving < 0) & ((bound == EXACT) | (bound == AT_MOST))
    kinds = np.full(len(saving), UNSURE, dtype=np.uint8)
    kinds[saves], kinds[loses] = SAVES, WORSE_OFF
    return kinds
