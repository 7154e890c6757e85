"""What a season costs by how often pay is sent, alone and pooled."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.season_frequency import season_frequencies
from remitcalc.model.frozen import frozen
from remitcalc.output.chart_data.captions import captions, everyone, open_end
from remitcalc.output.chart_data.chart import Chart, ChartTable
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.language import marked
from remitcalc.output.no_pool import no_pool_finding
from remitcalc.output.number_format import rounded
from remitcalc.output.range_words import season_ends
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.figure import Figure
    from remitcalc.engine.season_frequency import Frequency
    from remitcalc.engine.sides_range import Ends
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language
    from remitcalc.output.tables.cell import Cell

ALONE, POOLED = range(2)


@frozen(eq=False)
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
    bands : of each way as it is planned, the least and the most that it may cost as figures range;
        None: it does not range. `band_label` says what a shade means; empty: there is none.
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
    bands: tuple[tuple[float, float] | None, ...] = (None, None)
    band_label: str = ""


def season_chart(answer: Answer) -> SeasonChart:
    """Return the season's cost for all who join by how often pay is sent."""
    comparison, language = answer.comparison, answer.language
    text, scenario = language.text, comparison.scenario
    found = season_frequencies(comparison)
    words = SeasonWords(answer, found)
    scale = MoneyScale(words.cost_title(), scenario.corridor.sending_currency, language)
    topic = text("Cost of the season by how often pay is sent")
    totals = _totals(found, scale.major(1))
    if answer.pool_reason:
        totals[:, POOLED] = np.nan
    is_open = _open(found) & ~np.isnan(totals)
    bands = tuple(_band(ends, scale.major(1)) for ends in words.ends)
    return SeasonChart(
        captions=captions(answer, words.finding(), topic, words.summary(), of_all_services=False),
        table=words.table(),
        hover=lambda row: (words.hover(row),),
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
        chosen=words.chosen,
        bands=bands,
        band_label=text("shaded: as figures range, as planned") if any(bands) else "",
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


def _exact(ends: Ends) -> Ends | None:
    is_open = any(end is not None and not end.is_exact for end in ends)
    return None if is_open or not ends.ranges else ends


def _band(ends: Ends | None, unit: float) -> tuple[float, float] | None:
    if ends is None or ends.least is None or ends.most is None:
        return None
    return ends.least.minor * unit, ends.most.minor * unit


def _open(found: tuple[Frequency, ...]) -> NDArray[np.bool_]:
    ways = [(one.alone, one.pooled) for one in found]
    return np.array([[way is not None and not way.is_exact for way in both] for both in ways])


class SeasonWords:
    """Words for the frequencies of one comparison; a row is a frequency."""

    def __init__(self, answer: Answer, found: Sequence[Frequency]) -> None:
        self._answer, self._found = answer, found
        self._language = answer.language
        every, scenario = [one.every for one in found], answer.comparison.scenario
        self.chosen = every.index(scenario.individual_every), every.index(scenario.pooled_every)

    @cached_property
    def ends(self) -> tuple[Ends | None, Ends | None]:
        """What each way may cost as it is planned, as figures range; None: it does not range.

        Nor is there any where an end is open: what may be beyond it is not told by a shade.
        """
        found = self._answer.season_range
        if found is None or self._answer.pool_reason is not None:
            return None, None
        return _exact(found.all_alone), _exact(found.all_pooled)

    def finding(self) -> str:
        """Return what the season saves as it is planned."""
        text, season = self._language.text, self._answer.comparison.season_totals
        saving, paydays = season.group_saving, season.paydays
        if self._answer.pool_reason is not None:
            return no_pool_finding(self._answer)
        if not saving.is_known:
            return text("What pooling saves over the season cannot be told")
        if saving.minor >= 0:
            said = self._language.plural(
                "Over {count} payday pooling saves {amount} in all",
                "Over {count} paydays pooling saves {amount} in all",
                paydays,
                amount=self._answer.words.spoken(saving),
            )
        else:
            said = self._language.plural(
                "Over {count} payday pooling costs {amount} more in all",
                "Over {count} paydays pooling costs {amount} more in all",
                paydays,
                amount=self._answer.words.spoken(-saving),
            )
        if (ends := season_ends(self._answer)) is not None:
            said = text(
                "{said}, between {least} and {most} as figures range",
                said=said,
                least=ends[0],
                most=ends[1],
            )
        return self._answer.words.with_before(said, saving.before)

    def cost_title(self) -> str:
        """Return whose costs they are, and over how long."""
        comparison, plural = self._answer.comparison, self._language.plural
        title = plural(
            "cost over {count} payday", "cost over {count} paydays", comparison.scenario.paydays
        )
        if comparison.employer or comparison.individual_employer:
            title += ", " + self._language.text("without the employer's part")
        return f"{title} · {everyone(self._answer)}"

    def frequency(self, row: int) -> str:
        """Return how many paydays' pay goes in one transfer."""
        return self._language.plural("{count} payday", "{count} paydays", self._found[row].every)

    def wait(self, row: int) -> str:
        """Return how many days pay waits on average."""
        days = rounded(self._found[row].days_waiting, 1)
        whole = days.to_integral_value()
        shown = self._language.numbers.decimal(whole if days == whole else days)
        return self._language.text("{days} days", days=shown)

    def labels(self, row: int) -> tuple[str, str]:
        """Return both totals as they stand over their bars; empty where not possible."""
        one = self._found[row]
        pooled = None if self._answer.pool_reason else one.pooled
        short = self._answer.words.short
        return (
            "" if one.alone is None else short(one.alone),
            "" if pooled is None else short(pooled),
        )

    def hover(self, row: int) -> str:
        """Return both totals, and the wait."""
        one = self._found[row]
        return self._language.text(
            "{paydays} in one transfer, mean wait {wait}: alone {alone}, pooled {pooled}",
            paydays=self.frequency(row),
            wait=self.wait(row),
            alone=self._price(one.alone),
            pooled=self._price(None if self._answer.pool_reason else one.pooled),
        )

    def table(self) -> ChartTable:
        """Return the totals of every frequency."""
        text = self._language.text
        headers = [
            text("Paydays in one transfer"),
            text("Mean wait"),
            text("Alone"),
            text("Pooled"),
            text("Saved"),
        ]
        if self.ends[ALONE] is not None:
            headers += [text("Alone, at least"), text("Alone, at most")]
        if self.ends[POOLED] is not None:
            headers += [text("Pooled, at least"), text("Pooled, at most")]
        return ChartTable(tuple(headers), len(self._found), self.row)

    def row(self, row: int) -> tuple[Cell, ...]:
        """Return one frequency's cells; what is not planned has no range."""
        one, text = self._found[row], self._language.text
        pooled = None if self._answer.pool_reason else one.pooled
        saving = None if pooled is None else one.saving
        ranges: list[Cell] = []
        for way, ends in enumerate(self.ends):
            if ends is not None and ends.least is not None and ends.most is not None:
                is_planned, other = row == self.chosen[way], text("not planned")
                ranges += [ends.least, ends.most] if is_planned else [other, other]
        return (
            one.every,
            self.wait(row),
            one.alone or text("not possible"),
            pooled or text("not possible"),
            saving or self._answer.words.unknown,
            *ranges,
        )

    def summary(self) -> str:
        """Return the scenario's own season, and that of the least frequent sending."""
        said = [self.hover(row) for row in dict.fromkeys([*self.chosen, len(self._found) - 1])]
        if ranging := self._ranging():
            said.append(ranging)
        return ". ".join([*said, ""]).strip()

    def _ranging(self) -> str:
        """Return between which totals the season lies as it is planned; empty: no range."""
        text, said = self._language.text, []
        names = (marked("alone {least} – {most}"), marked("pooled {least} – {most}"))
        for name, ends in zip(names, self.ends, strict=True):
            if ends is not None and ends.least is not None and ends.most is not None:
                short = map(self._answer.words.short, (ends.least, ends.most))
                said.append(text(name, least=next(short), most=next(short)))
        return text("As figures range: {range}", range=", ".join(said)) if said else ""

    def nothing(self) -> str:
        """Return why there is no total at all."""
        reason = self._answer.pool_reason or self._answer.comparison.season_totals.individual_reason
        said = sentence(reason, self._language) if reason is not None else ""
        return self._language.text("There are no season totals. {reason}", reason=said).strip()

    def _price(self, figure: Figure | None) -> str:
        if figure is None:
            return self._language.text("not possible")
        return self._answer.words.spoken(figure)
