"""Where the money goes: from what is parted with to what arrives, alone beside pooled.

The chart of all ways says what each costs; this one follows the money of two of them, step by step.
"""

from __future__ import annotations

from math import floor, log10
from typing import TYPE_CHECKING

from remitcalc.engine.figure import PARTS
from remitcalc.model.frozen import frozen
from remitcalc.output.baseline_words import against_baseline
from remitcalc.output.chart_data.captions import captions
from remitcalc.output.chart_data.chart import Chart, ChartTable
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.no_pool import no_pool, no_pool_finding
from remitcalc.output.wording import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.cell import Cell
    from remitcalc.output.tables.receipt import Receipt

ALONE, POOLED = range(2)
FULL, PART, LATER, ABSENT = "full", "part", "later", "absent"
_BELOW = 0.3
"""Of the stretch that is shown, how much of what arrives is in sight too."""


@frozen(eq=False)
class Stage:
    """One step of one way, in major units: from `start` to `end`.

    Attributes
    ----------
    kind : "full" (a whole sum, from nothing), "part" (what is taken), "later" (what is taken after
        an absent part, which it depends on), or "absent" (not known: no length, never zero).
    is_open : of a whole sum whether it is a bound: parted with at least, arriving at most.
    label : the figure as text.
    """

    kind: str
    start: float
    end: float
    is_open: bool
    label: str


@frozen(eq=False)
class WaterfallChart(Chart):
    """A row per step, two bars each, alone and pooled; figures in major units of what is sent.

    Attributes
    ----------
    names : what each step is.
    stages : by step, alone and pooled.
    ways : what the two are called.
    least : where the axis begins; above zero whole sums are drawn with a break.
    open_name : what an open end means; empty where there is none.
    later_name : what a stretch after an absent part means; empty where there is none.
    """

    scale: MoneyScale
    names: tuple[str, ...]
    stages: tuple[tuple[Stage, Stage], ...]
    ways: tuple[str, str]
    least: float
    open_name: str
    later_name: str


def waterfall_chart(answer: Answer) -> WaterfallChart:
    """Return the way of the money from what is parted with to what arrives."""
    text, said = answer.language.text, WaterfallWords(answer)
    nothing = no_pool(answer)
    if not nothing and not answer.alone.receipt.is_possible:
        nothing = against_baseline(answer)
    parts = () if nothing else said.parts
    scale = MoneyScale("", answer.sending_currency, answer.language)
    ways = () if nothing else tuple(_way(answer, scale, way, parts) for way in said.ways)
    stages = tuple(zip(*ways, strict=True)) if ways else ()
    least = _least(stages)
    kinds = {stage.kind for row in stages for stage in row}
    is_open = ABSENT in kinds or any(stage.is_open for row in stages for stage in row)
    return WaterfallChart(
        captions=captions(
            answer,
            said.finding(),
            text("Where the money goes, from what is parted with to what arrives"),
            nothing or said.summary(),
            of_all_services=False,
        ),
        table=said.table() if not nothing else ChartTable(said.headers(), 0, lambda _: ()),
        hover=lambda row: (said.said(row),),
        nothing=nothing,
        scale=MoneyScale(said.axis(scale, least), answer.sending_currency, answer.language),
        names=tuple(said.names()) if not nothing else (),
        stages=stages,
        ways=(text("Alone"), text("Pooled")),
        least=least,
        open_name=text("open end: a part of it is not known, and not zero") if is_open else "",
        later_name=text("if nothing is taken before") if LATER in kinds else "",
    )


def _way(
    answer: Answer, scale: MoneyScale, way: Receipt, parts: Sequence[str]
) -> tuple[Stage, ...]:
    """Return the steps of one way; what is taken begins where the step before has ended."""
    shown = answer.words
    level = scale.major(way.paid.minor)
    stages = [Stage(FULL, 0.0, level, not way.paid.is_exact, shown.short(way.paid))]
    for part in parts:
        figure = way.parts[part]
        kind = ABSENT
        if figure.is_known:
            kind = PART if way.has_bar(part) else LATER
        end = level - scale.major(figure.minor) if figure.is_known else level
        stages.append(Stage(kind, level, end, False, shown.part(figure, part)))  # noqa: FBT003
        level = end
    is_bound = not way.total.is_exact or not way.received.is_exact
    stages.append(Stage(FULL, 0.0, level, is_bound, answer.short_arrival(way)))
    return tuple(stages)


def _least(stages: Sequence[tuple[Stage, Stage]]) -> float:
    """Return where the axis begins: a round amount somewhat below the least of what arrives."""
    ends = [value for row in stages for one in row for value in (one.start, one.end) if value]
    if not ends:
        return 0.0
    low, high = min(ends), max(ends)
    wanted = low - _BELOW * (high - low)
    if wanted <= 0 or high <= low:
        return 0.0
    step = 10.0 ** floor(log10(high - low))
    return floor(wanted / step) * step


class WaterfallWords:
    """Words for the steps of both ways; a row is a step."""

    def __init__(self, answer: Answer) -> None:
        self._answer, self._language = answer, answer.language
        self.ways = (answer.alone.receipt, answer.pooled)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that either way has, or lacks, in the order in which they are taken."""
        found = ((part, [way.parts[part] for way in self.ways]) for part in PARTS)
        return tuple(
            part for part, both in found if any(one.minor or not one.is_known for one in both)
        )

    def names(self) -> list[str]:
        """Return what the steps are."""
        text = self._language.text
        parts = [text(words.PARTS[part]) for part in self.parts]
        return [text("Parted with"), *parts, text("Arrives")]

    def axis(self, scale: MoneyScale, least: float) -> str:
        """Return what the bars show, and where their axis begins."""
        text, answer = self._language.text, self._answer
        title = text("per worker and payday")
        if not answer.is_of_one:
            title = self._language.plural(
                "for {count} worker, one payday",
                "for all {count} workers together, one payday",
                answer.joining,
            )
        if not least:
            return title
        begins = answer.money(round(least / scale.major(1)))
        return text("{title}; the axis begins at {amount}", title=title, amount=begins)

    def finding(self) -> str:
        """Return what does not arrive, either way."""
        answer, text = self._answer, self._language.text
        if answer.pool_reason is not None:
            return no_pool_finding(answer)
        if not self.ways[ALONE].is_possible:
            return against_baseline(answer)
        alone, pooled = (answer.words.spoken(way.total) for way in self.ways)
        return text(
            "{pooled} is taken on the way pooled, {alone} alone", pooled=pooled, alone=alone
        )

    def summary(self) -> str:
        """Return every step."""
        return " ".join(f"{self.said(row)}." for row in range(len(self.parts) + 2))

    def said(self, row: int) -> str:
        """Return one step, either way."""
        name, alone, pooled = (self._answer.words.shown(cell) for cell in self._cells(row))
        return self._language.text(
            "{name}: alone {alone}, pooled {pooled}", name=name, alone=alone, pooled=pooled
        )

    def headers(self) -> tuple[str, str, str]:
        """Return the headers of the table."""
        text = self._language.text
        return (text("Step"), text("Alone"), text("Pooled"))

    def table(self) -> ChartTable:
        """Return every step as figures; what arrives is in the currency that arrives."""
        return ChartTable(self.headers(), len(self.parts) + 2, self._cells)

    def _cells(self, row: int) -> tuple[Cell, ...]:
        answer, name = self._answer, self.names()[row]
        if row == 0:
            return (name, *(way.paid for way in self.ways))
        if row == len(self.parts) + 1:
            return (name, *(answer.if_possible(way, way.received) for way in self.ways))
        part = self.parts[row - 1]
        return (name, *(answer.words.part_cell(way.parts[part], part) for way in self.ways))
