"""What a season costs by how often pay is sent, alone and pooled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.season_frequency import season_frequencies
from remitcalc.model.noun import noun
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.captions import captions, open_end
from remitcalc.output.chart_data.chart import Chart
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.chart_data.season_words import SeasonWords

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.figure import Figure
    from remitcalc.engine.season_frequency import Frequency
    from remitcalc.output.language import Language

ALONE, POOLED = range(2)


@noun(eq=False)
class SeasonChart(Chart):
    """Two bars per frequency, alone and pooled; figures in major units.

    Attributes
    ----------
    totals : float array, shape (frequencies, 2)
        `ALONE` and `POOLED`; NaN where not possible, or unknown.
    is_open : bool array of the same shape
        Whether a total is at least so much.
    labels : what stands over each bar, by frequency.
    names : what the two ways are called.
    open_name : what an open end means; empty where there is none.
    frequencies, waits : what stands under each pair: how often, and how long pay waits.
    chosen : the frequency the scenario has, alone and pooled, as rows of `totals`.
    """

    scale: MoneyScale
    frequency_title: str
    totals: NDArray[np.float64]
    is_open: NDArray[np.bool_]
    open_name: str
    labels: tuple[tuple[str, str], ...]
    names: tuple[str, str]
    frequencies: tuple[str, ...]
    waits: tuple[str, ...]
    chosen: tuple[int, int]


def season_chart(comparison: Comparison, language: Language) -> SeasonChart:
    """Return the season's cost for all who join by how often pay is sent."""
    answer = Answer(comparison, language)
    text, scenario = language.text, comparison.scenario
    found = season_frequencies(comparison)
    words = SeasonWords(answer, found)
    scale = MoneyScale(words.cost_title(), scenario.corridor.sending_currency, language)
    every = [one.every for one in found]
    topic = text("Cost of the season by how often pay is sent")
    totals = _totals(found, scale.major(1))
    if answer.pool_reason:
        totals[:, POOLED] = np.nan
    is_open = _open(found) & ~np.isnan(totals)
    return SeasonChart(
        captions=captions(answer, words.finding(), topic, words.summary(), of_all_services=False),
        table=words.table(),
        hover=words.hover,
        nothing=words.nothing() if np.isnan(totals).all() else "",
        scale=scale,
        frequency_title=text("paydays whose pay goes in one transfer, and its mean wait"),
        totals=totals,
        is_open=is_open,
        open_name=open_end(language) if is_open.any() else "",
        labels=tuple(words.labels(row) for row in range(len(found))),
        names=(answer.alone_label, _pooled_name(language, totals)),
        frequencies=tuple(words.frequency(row) for row in range(len(found))),
        waits=tuple(words.wait(row) for row in range(len(found))),
        chosen=(every.index(scenario.individual_every), every.index(scenario.pooled_every)),
    )


def _pooled_name(language: Language, totals: NDArray[np.float64]) -> str:
    """Return what the pool is called: a name without any bar says why."""
    name = language.text("Pooled")
    if not np.isnan(totals[:, POOLED]).all():
        return name
    return language.text("{role}: {service}", role=name, service=language.text("not possible"))


def _totals(found: tuple[Frequency, ...], unit: float) -> NDArray[np.float64]:
    rows = [[_drawn(way, unit) for way in (one.alone, one.pooled)] for one in found]
    return np.array(rows, dtype=np.float64)


def _drawn(way: Figure | None, unit: float) -> float:
    return np.nan if way is None or not way.is_known else way.minor * unit


def _open(found: tuple[Frequency, ...]) -> NDArray[np.bool_]:
    ways = [(one.alone, one.pooled) for one in found]
    return np.array([[way is not None and not way.is_exact for way in both] for both in ways])
