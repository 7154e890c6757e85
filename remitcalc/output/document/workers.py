"""The first workers of a payroll whose amounts differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Line, Said, Section, text_table
from remitcalc.output.worker_names import worker_names

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Part

_MOST_SHOWN = 10


def first_workers_section(answer: Answer, *, with_names: bool) -> Section | None:
    """Return what each of the first workers pays alone and pooled; None where all are alike."""
    text, payroll = answer.language.text, answer.comparison.scenario.payroll
    is_plain = not answer.is_mixed and payroll.services is None and payroll.joins is None
    if is_plain and payroll.groups is None:
        return None
    names = worker_names(payroll, with_names=with_names, language=answer.language)
    heads = [text("Worker"), text("Amount"), text("Alone")]
    if answer.has_pool:
        heads += [text("Pooled"), text("Saved")]
    shown = range(min(len(payroll), _MOST_SHOWN))
    parts: list[Part] = [text_table(heads, (_line(answer, names[row], row) for row in shown))]
    rest = len(payroll) - _MOST_SHOWN
    if rest > 0:
        more = answer.language.plural(
            "and {count} more worker; --format csv lists all.",
            "and {count} more workers; --format csv lists all.",
            rest,
        )
        parts.append(Said(more))
    return Section(text("Each worker, one payday"), tuple(parts))


def _line(answer: Answer, name: str, row: int) -> Line:
    table, words = answer.workers, answer.words
    alone = answer.short_total(table.individual.receipt(row))
    cells = (name, words.short(table.amount.at(row)), alone)
    if not answer.has_pool:
        return Line(cells)
    pooled, saving = answer.short_total(table.pooled.receipt(row)), table.saving.at(row)
    return Line((*cells, pooled, words.short(saving)))
