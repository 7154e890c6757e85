"""What each way to send costs, made of its parts, cheapest first, the pool in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.outcome import PARTS
from remitcalc.model.noun import noun
from remitcalc.model.payroll import exact_sum
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.breakdown_bar import ALONE, BASELINE, POOLED, Bar, BarMaker
from remitcalc.output.chart_data.breakdown_words import BreakdownWords
from remitcalc.output.chart_data.captions import captions, open_end, percent_levels
from remitcalc.output.chart_data.chart import Chart
from remitcalc.output.chart_data.money_scale import MoneyScale

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.service import Service
    from remitcalc.output.chart_data.chart import Level
    from remitcalc.output.language import Language

_SHOWN_APART = ("apart_undisclosed", "apart_fee_not_surveyed")


@noun(eq=False)
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


def breakdown_chart(comparison: Comparison, language: Language) -> BreakdownChart:
    """Return what every service costs those who join, by part."""
    answer = Answer(comparison, language)
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
    return exact_sum(comparison.ways.ranked_amounts)


def _bars(answer: Answer, maker: BarMaker) -> tuple[Bar, ...]:
    """Return the ranked services with the pool in its place, then those apart."""
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
    apart = list(_apart(answer, maker))
    if answer.pool_reason is None and not answer.is_for_one:
        pool = comparison.pooled_service
        label = answer.language.text("Pooled: {service}", service=pool.provider)
        if comparison.position is None:
            note = maker.note(comparison.together)
            apart.insert(0, maker.made(label, comparison.together, POOLED, note))
        else:
            bars.insert(comparison.position - 1, maker.made(label, comparison.together, POOLED))
    return (*bars, *apart)


def _apart(answer: Answer, maker: BarMaker) -> Iterator[Bar]:
    """Yield the services whose price is not known well enough to be ranked."""
    comparison = answer.comparison
    for one in comparison.ranking.apart:
        if one.total is None or one.apart is None or one.apart.code not in _SHOWN_APART:
            continue
        is_baseline = one.service.id == comparison.baseline.service.id
        name = _name(answer, one.service, is_baseline=is_baseline)
        role = BASELINE if is_baseline else ALONE
        yield maker.made(name, one.outcome, role, maker.note(one.outcome))


def _name(answer: Answer, service: Service, *, is_baseline: bool) -> str:
    """Return what a service is called; the one compared with says so, as the pool does."""
    label = answer.label(service)
    if not is_baseline:
        return label
    return answer.language.text("{role}: {service}", role=answer.alone_label, service=label)
