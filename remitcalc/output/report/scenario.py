"""The scenario of a report: everything that was chosen, so that anybody can ask the same again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Head, Line, Section, Table
from remitcalc.output.language import marked
from remitcalc.output.report.standing import standing
from remitcalc.output.who_sends import who_sends
from remitcalc.output.wording.words import SHARING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.answer import Answer

_AMOUNT_IS = {
    "principal": marked("what is to be delivered; fees come on top"),
    "outlay": marked("all that a worker parts with, fees included"),
}


def scenario_section(answer: Answer) -> Section:
    """Return what was chosen, a line each."""
    text = answer.language.text
    heads = (Head(""), Head("", gives_way=1))
    rows = [*_who(answer), *_ways(answer), *_season(answer)]
    lines = tuple(Line((text(label), said)) for label, said in rows if said)
    return Section(text("Scenario"), (Table(heads, lines),))


def _who(answer: Answer) -> Iterator[tuple[str, str]]:
    scenario, language = answer.comparison.scenario, answer.language
    corridor, payroll = scenario.corridor, scenario.payroll
    name = corridor.name(language.tag)
    yield (
        marked("Corridor"),
        f"{name} ({corridor.sending_currency} → {corridor.receiving_currency})",
    )
    yield marked("Who sends"), who_sends(answer)
    if payroll.joins is not None and answer.has_pool:
        yield marked("Take part in the pool"), language.numbers.count(answer.joining)
    if len(answer.comparison.groups) > 1:
        yield marked("Groups, a pool each"), language.numbers.count(len(answer.comparison.groups))
    yield marked("The amount is"), language.text(_AMOUNT_IS[scenario.amount_is])
    yield marked("Reference rate"), _reference(answer)


def _reference(answer: Answer) -> str:
    corridor, language = answer.comparison.scenario.corridor, answer.language
    if corridor.reference is None:
        return language.text("No reference rate: what arrives is unknown.")
    rate, told = language.numbers.decimal(corridor.reference.rate), corridor.reference.provenance
    return (
        f"1 {corridor.sending_currency} = {rate} {corridor.receiving_currency}"
        f" · {language.numbers.period(told.date)} · {standing(told.status, language)}"
    )


def _ways(answer: Answer) -> Iterator[tuple[str, str]]:
    comparison, scenario = answer.comparison, answer.comparison.scenario
    yield answer.alone_label, answer.label(comparison.baseline.service)
    if scenario.payroll.services is not None:
        said = marked("each worker's own, as the payroll names it; else the one above")
        yield marked("Services alone"), answer.language.text(said)
    if not answer.has_pool:
        return
    yield marked("Pooled"), answer.labels[scenario.pooled]
    yield marked("Costs are shared"), answer.language.text(SHARING[scenario.share])
    percent = answer.language.numbers.percent(scenario.employer_share_percent)
    yield marked("The employer pays of the fees on top"), percent


def _season(answer: Answer) -> Iterator[tuple[str, str]]:
    scenario, language = answer.comparison.scenario, answer.language
    yield marked("First payday"), language.numbers.date(scenario.date)
    days = language.plural("every {count} day", "every {count} days", scenario.payday_days)
    if scenario.paydays > 1:
        yield marked("Paydays"), f"{language.numbers.count(scenario.paydays)}, {days}"
        yield marked("Sent alone"), _every(answer, scenario.individual_every)
        if answer.has_pool:
            yield marked("Sent together"), _every(answer, scenario.pooled_every)
    else:
        yield marked("Paydays"), language.numbers.count(scenario.paydays)


def _every(answer: Answer, count: int) -> str:
    if count == 1:
        return answer.language.text("every payday")
    return answer.language.plural("every {count} payday", "every {count} paydays", count)
