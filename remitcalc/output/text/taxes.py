"""The taxes of a corridor, and which of them are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.text.layout import wrapped
from remitcalc.output.wording.words import INSTRUMENTS

if TYPE_CHECKING:
    from remitcalc.model.corridor import Tax
    from remitcalc.output.answer import Answer
    from remitcalc.output.text.style import Style


def taxes(answer: Answer, style: Style) -> list[str]:
    """Return the corridor's taxes and whether they are due on the first payday."""
    scenario, text = answer.comparison.scenario, answer.language.text
    lines: list[str] = []
    for tax in scenario.corridor.taxes:
        lines += wrapped(_tax(answer, tax), "    ", "  · ")
    if not lines:
        return []
    title = text("Taxes, for a first payday on {date}", date=scenario.date)
    return [style.strong(title), *lines]


def _tax(answer: Answer, tax: Tax) -> str:
    text, day = answer.language.text, answer.comparison.scenario.date
    instruments = ", ".join(text(INSTRUMENTS[instrument]) for instrument in tax.instruments)
    said = [
        text(
            "{name}: {percent} of the amount, when paid by {instruments}.",
            name=tax.name,
            percent=answer.language.numbers.percent(tax.percent),
            instruments=instruments,
        )
    ]
    if tax.start is not None:
        said.append(text("From {date}.", date=tax.start))
    if tax.end is not None:
        said.append(text("Until {date}.", date=tax.end))
    alone = tax.is_due(answer.alone.service.instrument, day)
    pooled = tax.is_due(answer.comparison.pooled_service.instrument, day)
    said.append(text("Due alone.") if alone else text("Not due alone."))
    said.append(text("Due pooled.") if pooled else text("Not due pooled."))
    return " ".join(said)
