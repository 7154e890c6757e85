"""The taxes of a corridor, and which of them are due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from remitcalc.engine.season import paydays_sent
from remitcalc.output.document.parts import Listed, Section
from remitcalc.output.wording.words import INSTRUMENTS

if TYPE_CHECKING:
    from remitcalc.model.corridor import Tax
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.service import Service
    from remitcalc.output.answer import Answer


def taxes_section(answer: Answer) -> Section | None:
    """Return the corridor's taxes and on which transfers of the season they are due."""
    taxes = tuple(_tax(answer, tax) for tax in answer.comparison.scenario.corridor.taxes)
    if not taxes:
        return None
    day = answer.comparison.scenario.date
    title = answer.language.text("Taxes, for a first payday on {date}", date=day)
    return Section(title, (Listed(taxes),))


def _tax(answer: Answer, tax: Tax) -> str:
    text = answer.language.text
    instruments = ", ".join(text(INSTRUMENTS[instrument]) for instrument in tax.instruments)
    said = [
        text(
            "{name}: {percent} of the amount, when paid by {instruments}.",
            name=answer.language.own(tax.name),
            percent=answer.language.numbers.percent(tax.percent),
            instruments=instruments,
        )
    ]
    if tax.start is not None:
        said.append(text("From {date}.", date=tax.start))
    if tax.end is not None:
        said.append(text("Until {date}.", date=tax.end))
    scenario = answer.comparison.scenario
    alone = _due(tax, scenario, answer.alone.service, scenario.individual_every)
    if all(alone) or not any(alone):
        said.append(text("Due alone.") if alone[0] else text("Not due alone."))
    else:
        said.append(
            text("Due alone on {due} of {count} transfers.", due=sum(alone), count=len(alone))
        )
    if (service := answer.comparison.pooled_service) is None:
        return " ".join(said)
    pooled = _due(tax, scenario, service, scenario.pooled_every)
    if all(pooled) or not any(pooled):
        said.append(text("Due pooled.") if pooled[0] else text("Not due pooled."))
    else:
        said.append(
            text("Due pooled on {due} of {count} transfers.", due=sum(pooled), count=len(pooled))
        )
    return " ".join(said)


def _due(tax: Tax, scenario: Scenario, service: Service, every: int) -> list[bool]:
    """Return whether each transfer of the season owes `tax`."""
    return [
        tax.is_due(
            service.instrument, scenario.date + timedelta((payday - 1) * scenario.payday_days)
        )
        for payday, _ in paydays_sent(scenario.paydays, every)
    ]
