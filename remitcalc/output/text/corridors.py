"""The corridors at hand as text."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.engine.indicators import indicator
from remitcalc.model.message import Money
from remitcalc.output.figures import as_of, sourced_share
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.style import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.model.corridor import Corridor
    from remitcalc.output.language import Language
    from remitcalc.output.text.style import Style


def corridors_text(corridors: Iterable[Corridor], language: Language, style: Style = PLAIN) -> str:
    """Return the corridors for a reader, a paragraph each, at most 80 columns wide."""
    return "\n".join(
        "".join(f"{line}\n" for line in _corridor(corridor, language, style))
        for corridor in corridors
    )


def _corridor(corridor: Corridor, language: Language, style: Style) -> list[str]:
    text = language.text
    sourced, figures = sourced_share(corridor)
    alone, pooled = len(corridor.individual_services), len(corridor.pooled_services)
    said = [
        ", ".join(
            (
                language.plural("{count} way to send alone", "{count} ways to send alone", alone),
                language.plural("{count} pooled", "{count} pooled", pooled),
                text("as of {period}", period=language.numbers.period(as_of(corridor))),
            )
        ),
        *_averages(corridor, language),
        text(
            "{percent} of {count} figures have a source for this corridor",
            percent=language.numbers.percent(Fraction(100 * sourced, max(figures, 1))),
            count=figures,
        ),
    ]
    name = corridor.name(language.tag)
    pair = f"{corridor.sending_currency} → {corridor.receiving_currency}"
    lines = [f"{style.strong(corridor.id)}  {name}, {pair}"]
    return [*lines, *(part for line in said for part in wrapped(line, "    ", "  "))]


def _averages(corridor: Corridor, language: Language) -> list[str]:
    lines = []
    for denomination in corridor.indicator_amounts or {}:
        found = indicator(corridor, denomination)
        amount = Money(found.amount, corridor.sending_currency)
        if found.average is None:
            lines.append(
                language.text(
                    "average cost of sending {amount}: unknown, nothing is surveyed here",
                    amount=amount,
                )
            )
            continue
        lines.append(
            language.plural(
                "average cost of sending {amount}: {percent}, of {count} surveyed service",
                "average cost of sending {amount}: {percent}, of {count} surveyed services",
                found.counted,
                amount=amount,
                percent=language.numbers.percent(found.average),
            )
        )
    return lines
