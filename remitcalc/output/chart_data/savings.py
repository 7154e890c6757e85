"""What each worker saves by pooling, most first, those who are worse off apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.figure import AT_LEAST, AT_MOST, Bound
from remitcalc.model.frozen import frozen
from remitcalc.model.money import exponent
from remitcalc.output.chart_data.captions import captions, open_end
from remitcalc.output.chart_data.chart import Chart
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.chart_data.savings_order import SAVES, UNSURE, WORSE_OFF, SavingsOrder
from remitcalc.output.chart_data.savings_words import SavingsWords

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.output.answer import Answer

_MANY = 50
_MOST_BINS = 14


@frozen
class Bin:
    """Savings from `low` up to `high`, in major units, how many workers have one, and as text.

    `kind` is theirs where they are all of one, else `UNSURE`; `said` tells all of it.
    """

    low: float
    high: float
    kind: int
    count: int
    label: str
    said: str


@frozen(eq=False)
class SavingsChart(Chart):
    """One bar per worker who joins and whose saving is known or bounded; figures in major units.

    Attributes
    ----------
    workers : intp array, their rows in the payroll, counted from 0, in order of drawing.
    saving : float array, in the same order.
    kind : uint8 array, `SAVES`, `UNSURE` or `WORSE_OFF`.
    direction : int8 array
        Where a saving may lie beside what is drawn: 1 above it, -1 below it, 0 nowhere.
    alike : str
        Says what each saves where all save the same, and one bar stands for all; else empty.
    bins : tuple of Bin
        How many workers save how much, from the least, where they are many; else none.
    bins_title : str
    open_name : what an open end means; empty where there is none.
    labels : what is said of the workers of each kind; empty where there is none.
    names : the workers' names in the same order, only where they are asked for.
    unnamed_title : the title of the bottom axis where there is no room for all of them.
    left_out : how many workers have no bar, and why; empty where all have one.
    """

    scale: MoneyScale
    worker_title: str
    unnamed_title: str
    names: tuple[str, ...]
    workers: NDArray[np.intp]
    saving: NDArray[np.float64]
    kind: NDArray[np.uint8]
    direction: NDArray[np.int8]
    alike: str
    bins: tuple[Bin, ...]
    bins_title: str
    open_name: str
    labels: tuple[str, str, str]
    left_out: str


def savings_chart(
    answer: Answer, *, with_names: bool = False, points_at_names: bool = False
) -> SavingsChart:
    """Return what each worker saves in one payday; names only where they are asked for.

    With `points_at_names` who is pointed at, or stands in the table, has the name of the payroll;
    what is drawn and copied has none.
    """
    comparison, language = answer.comparison, answer.language
    text = language.text
    order = SavingsOrder(comparison)
    words = SavingsWords(answer, order, with_names=with_names)
    pointed = SavingsWords(answer, order, with_names=with_names or points_at_names)
    currency = comparison.scenario.corridor.sending_currency
    scale = MoneyScale(words.saved_title(), currency, language)
    topic = text("What each worker saves by pooling")
    saving = order.saving.astype(np.float64) * scale.major(1)
    direction = _DIRECTIONS[order.bound]
    return SavingsChart(
        captions=captions(answer, words.finding(), topic, words.summary(), of_all_services=False),
        table=pointed.table(copied=words.name if points_at_names else None),
        hover=lambda row: (words.alike() if order.are_alike else pointed.hover(row),),
        nothing=words.nothing() if answer.pool_reason or not len(order) else "",
        scale=scale,
        worker_title=text("workers, from the most saved"),
        unnamed_title=text("workers, from the most saved; names without room are left out"),
        names=words.names() if with_names else (),
        workers=order.workers,
        saving=saving,
        kind=order.kind,
        direction=direction,
        alike=words.alike(),
        bins=() if order.are_alike or len(order) <= _MANY else _bins(saving, order.kind, scale),
        bins_title=text("how many workers"),
        open_name=open_end(language) if direction.any() else "",
        labels=(words.label(SAVES), words.label(UNSURE), words.label(WORSE_OFF)),
        left_out=words.left_out(),
    )


def named_savings_chart(answer: Answer) -> SavingsChart:
    """Return the chart with the workers' names."""
    return savings_chart(answer, with_names=True)


def shown_savings_chart(answer: Answer) -> SavingsChart:
    """Return the chart as a window shows it: who is pointed at is called as in its table."""
    return savings_chart(answer, points_at_names=True)


_DIRECTIONS = np.zeros(len(Bound), dtype=np.int8)
_DIRECTIONS[[AT_LEAST, AT_MOST]] = 1, -1


def bin_of(bins: tuple[Bin, ...], saving: float) -> int:
    """Return the place of the bin that a saving lies in."""
    return int(np.searchsorted([one.low for one in bins], saving, side="right")) - 1


def _bins(
    saving: NDArray[np.float64], kinds: NDArray[np.uint8], scale: MoneyScale
) -> tuple[Bin, ...]:
    """Return the savings in some dozen steps from zero, of 1, 2 or 5 times a power of ten."""
    low, high = min(float(saving.min()), 0.0), max(float(saving.max()), 0.0)
    least = max(high - low, 1e-9) / _MOST_BINS
    power = 10.0 ** np.floor(np.log10(least))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= least)
    edges = np.arange(np.floor(low / step), np.floor(high / step) + 2) * step
    at = np.searchsorted(edges, saving, side="right") - 1
    language, decimals = scale.language, 0 if step >= 1 else exponent(scale.currency)
    found = []
    for one, count in enumerate(np.bincount(at, minlength=len(edges) - 1).tolist()):
        if not count:
            continue
        ends = [scale.tick(float(edge), decimals) for edge in edges[one : one + 2]]
        said = language.plural(
            "{low} to {high}: {count} worker",
            "{low} to {high}: {count} workers",
            count,
            low=ends[0],
            high=ends[1],
        )
        label, kind = language.numbers.count(count), _kind(kinds[at == one])
        found.append(Bin(float(edges[one]), float(edges[one + 1]), kind, count, label, said))
    return tuple(found)


def _kind(kinds: NDArray[np.uint8]) -> int:
    return int(kinds[0]) if (kinds == kinds[0]).all() else UNSURE
