"""What each way to send costs, made of its parts, cheapest first, the pool in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import PARTS, Bound
from remitcalc.model.frozen import frozen
from remitcalc.model.payroll import exact_sum
from remitcalc.output.chart_data.captions import captions, open_end, percent_levels
from remitcalc.output.chart_data.chart import Chart, ChartTable
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.wording import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.chart import Level
    from remitcalc.output.tables.cell import Cell
    from remitcalc.output.tables.receipt import Receipt
    from remitcalc.output.tables.services import ServiceRow

_SHOWN_APART = ("apart_undisclosed", "apart_fee_not_surveyed")
ALONE, BASELINE, POOLED = "alone", "baseline", "pooled"


@frozen(eq=False)
class Bar:
    """One way to send, by part, in major units.

    Attributes
    ----------
    role : "alone", "baseline" (the service that the pool is compared with) or "pooled".
    is_open : bool
        Whether it costs at least `total`, or nobody knows how much.
    note : str
        Why it is not ranked; empty where it is.
    costs : mapping of part to its cost; a part that is not known is None, never zero.
    parts : the same of those that have a segment of their own; None for those that come after an
        absent one, which depend on it. `rest` is the sum of these, `rest_names` are their names.
    part_labels : mapping of part to its cost in words.
    hover : what is said of it where it is pointed at, a line each.
    """

    label: str
    receipt: Receipt
    role: str
    total: float
    total_label: str
    is_open: bool
    note: str
    costs: Mapping[str, float | None]
    parts: Mapping[str, float | None]
    rest: float
    rest_label: str
    rest_names: tuple[str, ...]
    part_labels: Mapping[str, str]
    hover: tuple[str, ...]


class BarMaker:
    """Makes bars of receipts."""

    def __init__(self, answer: Answer, scale: MoneyScale) -> None:
        self._answer = answer
        self._scale = scale
        self._language = answer.language

    def made(self, label: str, receipt: Receipt, role: str, note: str = "") -> Bar:
        """Return the bar of a way; one with a note is not ranked."""
        answer, words_ = self._answer, self._answer.words
        known = {part: figure.is_known for part, figure in receipt.parts.items()}
        minor = {part: figure.minor for part, figure in receipt.parts.items()}
        own = {part: receipt.has_bar(part) for part in PARTS}
        rest = [part for part in PARTS if known[part] and not own[part] and minor[part]]
        labels = {part: words_.part(figure, part) for part, figure in receipt.parts.items()}
        total = receipt.total
        total_label = words_.short(total)
        shown = [p for p in PARTS if minor[p] or not known[p]]
        text = self._language.text
        listed = (
            text("{name}: {figure}", name=text(words.PARTS[p]), figure=labels[p]) for p in shown
        )
        said = text("{figure} · {note}", figure=total_label, note=note) if note else total_label
        return Bar(
            label=label,
            receipt=receipt,
            role=role,
            total=self._scale.major(total.minor),
            total_label=said,
            is_open=not total.is_exact,
            note=note,
            costs={p: self._scale.major(minor[p]) if known[p] else None for p in PARTS},
            parts={p: self._scale.major(minor[p]) if own[p] else None for p in PARTS},
            rest=self._scale.major(sum(minor[part] for part in rest)),
            rest_label=answer.money(sum(minor[part] for part in rest)) if rest else "",
            rest_names=tuple(text(words.PARTS[part]) for part in rest),
            part_labels=labels,
            hover=(label, f"{said} ({words_.percent(receipt.share)})", *listed),
        )

    def note(self, receipt: Receipt) -> str:
        """Return why a way is not ranked, in short."""
        text = self._language.text
        for part in ("fx", "sending"):
            if not receipt.parts[part].is_known:
                why = self._answer.words.part(receipt.parts[part], part)
                return text("{name}: {figure}", name=text(words.PARTS[part]), figure=why)
        if receipt.is_outside_range:
            return text("outside the surveyed amounts")
        return text("a part is not known")


@frozen(eq=False)
class BreakdownChart(Chart):
    """One stacked bar per service, cheapest first, then those that cannot be ranked, apart.

    Figures are in major units.

    Attributes
    ----------
    bars : tuple of Bar
    ranked : int
        How many of them are ranked; `apart` is said of the others.
    parts : mapping
        The parts that some bar has, and their names, in the order of stacking.
    levels : 3 % and 5 % of the amount.
    rest : str
        What the parts are that come after an absent one; empty where no bar has such.
    missing : str
        What an open end means; empty where no bar has one.
    hidden : callable
        What is said where there is no room for that many bars.
    """

    scale: MoneyScale
    bars: tuple[Bar, ...]
    ranked: int
    apart: str
    parts: Mapping[str, str]
    levels: tuple[Level, ...]
    rest: str
    missing: str
    hidden: BreakdownWords


def breakdown_chart(answer: Answer) -> BreakdownChart:
    """Return what every service costs those who join, by part."""
    comparison, language = answer.comparison, answer.language
    text, words = language.text, BreakdownWords(answer)
    currency = comparison.scenario.corridor.sending_currency
    scale = MoneyScale(words.cost_title(), currency, language)
    bars = _bars(answer, BarMaker(answer, scale))
    shown = [p for p in PARTS if any(bar.parts.get(p) for bar in bars)]
    told = [p for p in PARTS if any(bar.costs.get(p) for bar in bars)]
    nothing = "" if bars else text("No service can be ranked at this amount.")
    return BreakdownChart(
        captions=captions(
            answer,
            words.finding(),
            text("What each way to send costs"),
            words.summary(bars) or nothing,
            of_all_services=True,
        ),
        table=words.table(bars, words.part_names(told)),
        hover=lambda row: bars[row].hover,
        nothing=nothing,
        scale=scale,
        bars=bars,
        ranked=sum(not bar.note for bar in bars),
        apart=text("Not ranked, as a part of the price is not known:"),
        parts=words.part_names(shown),
        levels=percent_levels(answer, scale, _amount(comparison)),
        rest=words.rest(bars),
        missing=open_end(language) if any(bar.is_open for bar in bars) else "",
        hidden=words,
    )


def _amount(comparison: Comparison) -> int:
    """Return what is sent for the costs that are shown."""
    ranking = comparison.ranking
    if ranking.workers == 1:
        return ranking.amount
    return exact_sum(comparison.pools.ranked_amounts)


def _bars(answer: Answer, maker: BarMaker) -> tuple[Bar, ...]:
    """Return the ranked services with the pool in its place, then those apart.

    Those apart are shown that are possible, and whose price is not known well enough.
    """
    bars = [_bar(answer, maker, row) for row in answer.ways if row.place is not None]
    apart = [row for row in answer.ways if row.place is None and _is_shown_apart(row)]
    return (*bars, *(_bar(answer, maker, row) for row in apart))


def _is_shown_apart(row: ServiceRow) -> bool:
    if not row.receipt.is_possible:
        return False
    return row.is_pool or (row.apart is not None and row.apart.code in _SHOWN_APART)


def _bar(answer: Answer, maker: BarMaker, row: ServiceRow) -> Bar:
    """Return a way's bar; the service compared with says that it is, as the pool does."""
    text, label, role = answer.language.text, answer.label(row.service), ALONE
    if row.is_pool:
        label, role = answer.way_labels[row.service.id], POOLED
    elif row.service.id == answer.comparison.baseline.service.id:
        label, role = text("{role}: {service}", role=answer.alone_label, service=label), BASELINE
    note = "" if row.place is not None else maker.note(row.receipt)
    return maker.made(label, row.receipt, role, note)


class BreakdownWords:
    """Words for the ways of one comparison. Called, counts those left out."""

    def __init__(self, answer: Answer) -> None:
        self._answer, self._language = answer, answer.language

    def __call__(self, count: int) -> str:
        """Return how many bars are left out."""
        return self._language.plural("{count} more way", "{count} more ways", count)

    def finding(self) -> str:
        """Return what pooling costs each, and how many ways it beats; for one worker, the best."""
        answer, text = self._answer, self._language.text
        if not answer.has_pool or answer.pool_reason is not None:
            return self._best()
        cost = answer.words.spoken(answer.each)
        said = text("Pooling costs each {amount}", amount=cost)
        if answer.is_average or not answer.is_of_one:
            said = text("Pooling costs each {amount} on average", amount=cost)
        return text("{first}; {second}", first=said, second=self._standing())

    def _standing(self) -> str:
        answer, text = self._answer, self._language.text
        found = answer.comparison.standing
        count = found.of - 1
        if found.position is None or not count:
            return text("it cannot be ranked")
        # At least all of them are all, and at most none of them is none.
        is_sure = (found.beaten, found.bound) in ((count, Bound.AT_LEAST), (0, Bound.AT_MOST))
        beaten = answer.words.counted(found.beaten, Bound.EXACT if is_sure else found.bound)
        said = text("that beats {beaten} of {count} ways", beaten=beaten, count=count)
        return answer.words.with_before(said, found.before)

    def _best(self) -> str:
        ranked, text = self._answer.ranked, self._language.text
        if not ranked:
            return text("No way to send this amount can be compared")
        best = ranked[0]
        total = self._answer.words.spoken(best.receipt.total)
        service = self._answer.label(best.service)
        return text("Cheapest alone: {service}, {total}", service=service, total=total)

    def cost_title(self) -> str:
        """Return what the costs are."""
        ranking = self._answer.comparison.ranking
        if ranking.workers == 1:
            amount = self._answer.amount(ranking.amount)
            return self._language.text("cost of sending {amount}, one payday", amount=amount)
        return self._language.plural(
            "cost for {count} worker, one payday",
            "cost for all {count} workers together, one payday",
            ranking.workers,
        )

    def summary(self, bars: Sequence[Bar]) -> str:
        """Return what the cheapest, the dearest and the pool cost."""
        ranked = [bar for bar in bars if not bar.note]
        if not ranked:
            return ""
        said = self._language.text(
            "From {cheapest}, {least}, to {dearest}, {most}.",
            cheapest=ranked[0].label,
            least=ranked[0].total_label,
            dearest=ranked[-1].label,
            most=ranked[-1].total_label,
        )
        pools = [f"{bar.label}, {bar.total_label}." for bar in bars if bar.role == POOLED]
        return " ".join([said, *pools])

    def rest(self, bars: Sequence[Bar]) -> str:
        """Return what the parts are that come after an absent one; empty where there are none."""
        names = dict.fromkeys(name for bar in bars for name in bar.rest_names)
        if not names:
            return ""
        return self._language.text("{parts}, if nothing is taken before", parts=", ".join(names))

    def table(self, bars: Sequence[Bar], parts: Mapping[str, str]) -> ChartTable:
        """Return every way with its parts."""
        text = self._language.text
        headers = (text("Service"), *parts.values(), text("Total cost"), text("Of amount"))

        def row(at: int) -> tuple[Cell, ...]:
            bar, cell = bars[at], self._answer.words.part_cell
            costs = (cell(bar.receipt.parts[part], part) for part in parts)
            total = bar.total_label if bar.note else bar.receipt.total
            return (bar.label, *costs, total, bar.receipt.share)

        return ChartTable(headers, len(bars), row)

    def part_names(self, parts: Sequence[str]) -> dict[str, str]:
        """Return the names of parts."""
        return {part: self._language.text(words.PARTS[part]) for part in parts}
