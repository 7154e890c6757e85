"""What arrives and how fast: the ways that say how long they take, most first; the others apart.

Days are the provider's own words. What a pool makes pay wait for its payday is not in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.model.frozen import frozen
from remitcalc.output.chart_data.captions import captions
from remitcalc.output.chart_data.chart import Chart, ChartTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.service import Speed
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language
    from remitcalc.output.tables.cell import Cell
    from remitcalc.output.tables.services import ServiceRow

ALONE, BASELINE, POOLED = "alone", "baseline", "pooled"


@frozen(eq=False)
class SpeedRow:
    """One way.

    Attributes
    ----------
    label : what it is called.
    role : "alone", "baseline" (the service that the pool is compared with) or "pooled".
    days : from the least to the most, or None where it does not say.
    arrives, time : both as text.
    """

    label: str
    role: str
    days: tuple[int, int] | None
    arrives: str
    time: str


@frozen(eq=False)
class SpeedChart(Chart):
    """A row per way; those that say how long they take first, of these what brings most.

    Attributes
    ----------
    rows : tuple of SpeedRow
    timed : how many of them say how long they take; `apart` is said of the others.
    headers : what the two columns of words are: what arrives, and how soon.
    days_title : what the axis shows; empty where no way says its days.
    hidden : callable
        What is said where there is no room for that many rows.
    """

    language: Language
    rows: tuple[SpeedRow, ...]
    timed: int
    apart: str
    headers: tuple[str, str]
    days_title: str
    hidden: SpeedWords


def speed_chart(answer: Answer) -> SpeedChart:
    """Return what every way brings, and in how many days."""
    text, words = answer.language.text, SpeedWords(answer)
    rows = tuple(words.row(one) for one in words.ways)
    return SpeedChart(
        captions=captions(
            answer,
            words.finding(),
            text("What arrives and how fast"),
            words.summary(),
            of_all_services=True,
        ),
        table=words.table(),
        hover=lambda row: (words.said(row),),
        nothing="" if rows else words.nothing(),
        language=answer.language,
        rows=rows,
        timed=words.timed,
        apart=text("These do not say how long they take:"),
        headers=(text("Arrives"), text("Within")),
        days_title=text("days, as the provider says") if words.timed else "",
        hidden=words,
    )


class SpeedWords:
    """Words for the ways of one comparison; a row is a way. Called, counts those left out."""

    def __init__(self, answer: Answer) -> None:
        self._answer, self._language = answer, answer.language
        self.ways = _ordered(answer.ways)
        self.timed = sum(one.service.speed is not None for one in self.ways)

    def __call__(self, count: int) -> str:
        """Return how many rows are left out."""
        return self._language.plural("{count} more way", "{count} more ways", count)

    def row(self, one: ServiceRow) -> SpeedRow:
        """Return a way as it is drawn."""
        speed = one.service.speed
        return SpeedRow(
            self._name(one),
            self._role(one),
            None if speed is None else (speed.least_days, speed.most_days),
            self._answer.short_arrival(one.receipt),
            self._time(speed),
        )

    def _role(self, one: ServiceRow) -> str:
        if one.is_pool:
            return POOLED
        return BASELINE if one.service == self._answer.alone.service else ALONE

    def _name(self, one: ServiceRow) -> str:
        return self._answer.way_labels[one.service.id]

    def _time(self, speed: Speed | None) -> str:
        """Return how long a way takes, as it says itself."""
        if speed is None:
            return self._language.text("not told")
        least, most = speed.least_days, speed.most_days
        if most == 0:
            return self._language.text("the same day")
        if least == most:
            return self._language.plural("{count} day", "{count} days", most)
        return self._language.text("{least}–{most} days", least=least, most=most)

    def finding(self) -> str:
        """Return how fast the pool is; without one, the ranked way that brings most."""
        text = self._language.text
        if not self.timed:
            return text("No way says how long it takes")
        pool = next((one for one in self.ways if one.is_answer), None)
        if pool is not None and pool.service.speed is None:
            return text(
                "The pool does not say how long it takes; {count} of {number} ways alone do",
                count=self.timed,
                number=sum(not one.is_pool for one in self.ways),
            )
        if pool is not None:
            return text(
                "Pooled, {amount} arrives: {time}",
                amount=self._answer.words.spoken(pool.receipt.received),
                time=self._time(pool.service.speed),
            )
        timed = self.ways[: self.timed]
        best = next((one for one in timed if one.place is not None), timed[0])
        return text(
            "{service}: {amount} arrives, {time}",
            service=self._name(best),
            amount=self._answer.words.spoken(best.receipt.received),
            time=self._time(best.service.speed),
        )

    def nothing(self) -> str:
        """Return that no way says it, and what would help."""
        return self._language.text(
            "No way says how long it takes. Where a provider tells it, it can be typed into the"
            " corridor."
        )

    def said(self, row: int) -> str:
        """Return one way, what arrives and how fast."""
        one = self.ways[row]
        return self._language.text(
            "{service}: {amount} arrives, {time}",
            service=self._name(one),
            amount=self._answer.words.spoken(one.receipt.received),
            time=self._time(one.service.speed),
        )

    def summary(self) -> str:
        """Return the ways that say how long they take, and how many do not."""
        if not self.timed:
            return self.nothing()
        told = " ".join(f"{self.said(row)}." for row in range(self.timed))
        silent = len(self.ways) - self.timed
        if not silent:
            return told
        more = self._language.plural(
            "{count} other way does not say how long it takes.",
            "{count} other ways do not say how long they take.",
            silent,
        )
        return f"{told} {more}"

    def table(self) -> ChartTable:
        """Return every way with what arrives and its days."""
        text = self._language.text
        headers = (text("Service"), text("Arrives"), text("Least days"), text("Most days"))
        return ChartTable(headers, len(self.ways), self._cells)

    def _cells(self, row: int) -> tuple[Cell, ...]:
        one = self.ways[row]
        speed, silent = one.service.speed, self._language.text("not told")
        days: tuple[Cell, Cell] = (silent, silent)
        if speed is not None:
            days = (speed.least_days, speed.most_days)
        return (self._name(one), one.receipt.received, *days)


def _ordered(ways: Sequence[ServiceRow]) -> list[ServiceRow]:
    """Return the ways that bring something known: those that say how fast first, most first."""
    known = [
        one
        for one in ways
        if one.receipt.is_possible and one.receipt.received.bound != Bound.UNKNOWN
    ]
    return sorted(known, key=lambda one: (one.service.speed is None, -one.receipt.received.minor))
