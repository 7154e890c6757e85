"""The first workers of a payroll whose amounts differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.table import Table
from remitcalc.output.worker_names import worker_names

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer
    from remitcalc.output.text.style import Style

_MOST_SHOWN = 10


def workers(answer: Answer, style: Style, *, with_names: bool) -> list[str]:
    """Return what each of the first workers pays alone and pooled; nothing where all are alike."""
    text, payroll = answer.language.text, answer.comparison.scenario.payroll
    is_plain = not answer.is_mixed and payroll.services is None and payroll.joins is None
    if is_plain and payroll.groups is None:
        return []
    names = worker_names(payroll, with_names=with_names, language=answer.language)
    table = Table(right=(False, True, True, True, True))
    headings = (text("Sends"), text("Alone"), text("Pooled"), text("Saved"))
    table.add(text("Worker"), *headings, look=style.quiet)
    for row in range(min(len(payroll), _MOST_SHOWN)):
        table.add(
            names[row],
            answer.money(int(payroll.amounts[row])),
            answer.short_total(answer.workers.individual.receipt(row)),
            answer.short_total(answer.workers.pooled.receipt(row)),
            answer.words.short(answer.workers.saving.at(row)),
        )
    lines = [style.strong(text("Each worker, one payday")), *table.lines()]
    rest = len(payroll) - _MOST_SHOWN
    if rest > 0:
        more = answer.language.plural(
            "and {count} more worker; --format csv lists all.",
            "and {count} more workers; --format csv lists all.",
            rest,
        )
        lines += wrapped(more, "  ")
    return lines
