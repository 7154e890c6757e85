"""What else a pool changes: from which size it pays, for which group, for the employer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.pays_from import pays_from
from remitcalc.output.text.figures import worse_off
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.table import Table
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer
    from remitcalc.output.text.style import Style


def break_even(answer: Answer, style: Style) -> list[str]:
    """Return when pooling pays, under its heading; nothing for one worker."""
    if answer.is_for_one:
        return []
    title = answer.language.text("When pooling pays")
    return [style.strong(title), *wrapped(break_even_said(answer), "  ")]


def break_even_said(answer: Answer) -> str:
    """Return from which size pooling pays, up to which margin, and who is worse off."""
    found = answer.comparison.break_even
    said = [pays_from(answer)]
    if found.first_size is not None and found.first_size != found.size:
        said.append(
            answer.language.plural(
                "It first costs less at {count} worker.",
                "It first costs less at {count} workers.",
                found.first_size,
            )
        )
    if found.margin_percent is not None:
        said.append(
            answer.language.plural(
                "With {count} worker it stops paying once the pool's exchange margin passes"
                " {percent}.",
                "With {count} workers it stops paying once the pool's exchange margin passes"
                " {percent}.",
                answer.pool_size,
                percent=answer.language.numbers.percent(found.margin_percent),
            )
        )
    if found.no_margin is not None:
        said.append(sentence(found.no_margin, answer.language))
    if worse := worse_off(answer):
        said.append(worse)
    return " ".join(said)


def groups(answer: Answer, style: Style) -> list[str]:
    """Return the groups of a payroll that names any, under their heading."""
    if not answer.comparison.groups:
        return []
    title = answer.language.text("Each group, one payday")
    return [style.strong(title), *groups_table(answer, style).lines()]


def groups_table(answer: Answer, style: Style) -> Table:
    """Return the totals of each group."""
    text = answer.language.text
    table = Table(right=(False, True, True, True, True))
    headings = (text("Workers"), text("Alone"), text("Pooled"), text("Saved"))
    table.add(text("Group"), *headings, look=style.quiet)
    for group in answer.comparison.groups:
        shown = map(answer.words.short, (group.individual, group.pooled, group.saving))
        table.add(group.name, answer.language.numbers.count(group.workers), *shown)
    return table


def employer(answer: Answer, style: Style) -> list[str]:
    """Return what the employer pays, under its heading; nothing where it pays nothing."""
    said = employer_said(answer)
    title = answer.language.text("The employer's part")
    return [style.strong(title), *wrapped(said, "  ")] if said else []


def employer_said(answer: Answer) -> str:
    """Return what the employer pays; empty where it pays nothing."""
    comparison, text = answer.comparison, answer.language.text
    if answer.pool_reason or not (comparison.employer or comparison.individual_employer):
        return ""
    said = [
        text(
            "The employer pays {amount} of the pool each payday.",
            amount=answer.amount(comparison.employer),
        )
    ]
    totals = comparison.season_totals
    if totals.paydays > 1 and totals.pooled_reason is None:
        said.append(text("Over the season: {amount}.", amount=answer.amount(totals.employer)))
    if comparison.individual_employer:
        said.append(
            text(
                "When workers send alone the employer pays {amount}.",
                amount=answer.amount(comparison.individual_employer),
            )
        )
    said.append(text("This is not part of what workers pay."))
    return " ".join(said)
