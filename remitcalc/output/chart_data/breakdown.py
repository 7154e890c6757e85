"""What each way to send costs, made of its parts, cheapest first, the pool in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.outcome import PARTS
from remitcalc.model.noun import noun
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.breakdown_bar import ALONE, BASELINE, POOLED, Bar, BarMaker
from remitcalc.output.chart_data.captions import captions, percent_levels
from remitcalc.output.chart_data.chart import Chart, Table
from remitcalc.output.chart_data.money_scale import MoneyScale
from remitcalc.output.wording import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.service import Service
    from remitcalc.output.chart_data.chart import Level
    from remitcalc.output.language import Language


@noun(eq=False)
class BreakdownChart(Chart):
    """One stacked bar per ranked service, cheapest first; figures in major units.

    Attributes
    ----------
    bars : tuple of Bar
    parts : mapping
        The parts that some bar has, and their names, in the order of stacking.
    levels : 3 % and 5 % of the amount.
    missing : str
        What stands for a part that is not known; empty where all are.
    hidden : callable
        What is said where there is no room for that many bars.
    """

    scale: MoneyScale
    bars: tuple[Bar, ...]
    parts: Mapping[str, str]
    levels: tuple[Level, ...]
    missing: str
    hidden: HiddenWords


class HiddenWords:
    """Says how many bars are left out."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, count: int) -> str:
        """Return the sentence."""
        return self._language.plural("{count} more way", "{count} more ways", count)


def breakdown_chart(comparison: Comparison, language: Language) -> BreakdownChart:
    """Return what every ranked service costs those who join, by part."""
    answer = Answer(comparison, language)
    text, corridor = language.text, comparison.scenario.corridor
    ranking = comparison.ranking
    if ranking.workers == 1:
        amount = answer.amount(ranking.amount)
        title = text("cost of sending {amount}, one payday", amount=amount)
    else:
        title = language.plural(
            "cost for {count} worker, one payday",
            "cost for all {count} workers together, one payday",
            ranking.workers,
        )
    scale = MoneyScale(title, corridor.sending_currency, language)
    bars = _bars(answer, BarMaker(answer, scale))
    shown = [p for p in PARTS if any(bar.parts.get(p) for bar in bars)]
    parts = {part: text(words.PARTS[part]) for part in shown}
    is_missing = any(bar.missing for bar in bars)
    summary = _summary(bars, language)
    nothing = "" if bars else text("No service can be ranked at this amount.")
    return BreakdownChart(
        captions=captions(
            answer, text("What each way to send costs"), summary or nothing, of_all_services=True
        ),
        table=_table(bars, parts, language),
        hover=lambda row: bars[row].hover,
        nothing=nothing,
        scale=scale,
        bars=bars,
        parts=parts,
        levels=percent_levels(answer, scale),
        missing=text("not surveyed, not zero") if is_missing else "",
        hidden=HiddenWords(language),
    )


def _bars(answer: Answer, maker: BarMaker) -> tuple[Bar, ...]:
    """Return the ranked services with the pool in its place, or last where it has none."""
    comparison = answer.comparison
    baseline = comparison.baseline.service.id
    bars = [
        maker.made(
            _name(answer, s.service, is_baseline=s.service.id == baseline),
            s.outcome,
            BASELINE if s.service.id == baseline else ALONE,
        )
        for s in comparison.ranking.ranked
    ]
    if answer.pool_reason is None:
        pool = comparison.pooled_service
        label = answer.language.text("Pooled: {service}", service=pool.provider)
        place = len(bars) if comparison.position is None else comparison.position - 1
        bars.insert(place, maker.made(label, comparison.together, POOLED))
    return tuple(bars)


def _name(answer: Answer, service: Service, *, is_baseline: bool) -> str:
    """Return what a service is called; the one compared with says so, as the pool does."""
    label = answer.label(service)
    if not is_baseline:
        return label
    return answer.language.text("{role}: {service}", role=answer.alone_label, service=label)


def _summary(bars: tuple[Bar, ...], language: Language) -> str:
    if not bars:
        return ""
    said = language.text(
        "From {cheapest}, {least}, to {dearest}, {most}.",
        cheapest=bars[0].label,
        least=bars[0].total_label,
        dearest=bars[-1].label,
        most=bars[-1].total_label,
    )
    pools = [f"{bar.label}, {bar.total_label}." for bar in bars if bar.role == POOLED]
    return " ".join([said, *pools])


def _table(bars: tuple[Bar, ...], parts: Mapping[str, str], language: Language) -> Table:
    text = language.text
    headers = (text("Service"), *parts.values(), text("Total cost"), text("Of amount"))

    def row(at: int) -> tuple[str, ...]:
        bar = bars[at]
        said = (bar.part_labels[part] for part in parts)
        return (bar.label, *said, bar.total_label, bar.percent)

    return Table(headers, len(bars), row)
