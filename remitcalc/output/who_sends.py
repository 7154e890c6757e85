"""Who sends how much: the heading of texts and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer


def who_sends(answer: Answer) -> str:
    """Return how many workers send how much, as the heading of a text or a chart."""
    scenario, plural = answer.comparison.scenario, answer.language.plural
    amounts, count = scenario.payroll.amounts, len(scenario.payroll)
    if answer.is_mixed:
        total = answer.amount(scenario.payroll.total_amount)
        if scenario.amount_is == "outlay":
            return plural(
                "{count} worker parts with {total} in all, fees included",
                "{count} workers part with {total} in all, fees included",
                count,
                total=total,
            )
        return plural(
            "{count} worker sends {total} in all",
            "{count} workers send {total} in all",
            count,
            total=total,
        )
    amount = answer.amount(int(amounts[0]))
    if scenario.amount_is == "outlay":
        return plural(
            "{count} worker parts with {amount}, fees included",
            "{count} workers part with {amount} each, fees included",
            count,
            amount=amount,
        )
    return plural(
        "{count} worker sends {amount}",
        "{count} workers send {amount} each",
        count,
        amount=amount,
    )
