"""What else a pool changes: from which size it pays, for which group, for the employer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.figures import worse_off
from remitcalc.output.document.parts import Line, Said, Section, text_table
from remitcalc.output.pays_from import pays_from
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer


def break_even_section(answer: Answer) -> Section | None:
    """Return when pooling pays; nothing for one worker."""
    if not answer.has_pool:
        return None
    return Section(answer.language.text("When pooling pays"), (Said(break_even_said(answer)),))


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
        said.append(_until_margin(answer, answer.language.numbers.percent(found.margin_percent)))
    if found.no_margin is not None:
        said.append(sentence(found.no_margin, answer.language))
    if worse := worse_off(answer):
        said.append(worse)
    return " ".join(said)


def _until_margin(answer: Answer, percent: str) -> str:
    """Return at which margin a pool of so many workers stops paying."""
    if answer.has_several_pools:
        return answer.language.plural(
            "With {count} worker, as a pool has on average, it stops paying once the pool's"
            " exchange margin passes {percent}.",
            "With {count} workers, as a pool has on average, it stops paying once the pool's"
            " exchange margin passes {percent}.",
            answer.pool_size,
            percent=percent,
        )
    return answer.language.plural(
        "With {count} worker it stops paying once the pool's exchange margin passes {percent}.",
        "With {count} workers it stops paying once the pool's exchange margin passes {percent}.",
        answer.pool_size,
        percent=percent,
    )


def groups_section(answer: Answer) -> Section | None:
    """Return the totals of each group of a payroll that names any."""
    groups, text = answer.comparison.groups, answer.language.text
    if not groups:
        return None
    heads = (text("Group"), text("Workers"), text("Alone"), text("Pooled"), text("Saved"))
    lines = []
    for group in groups:
        shown = map(answer.words.short, (group.individual, group.pooled, group.saving))
        lines.append(Line((group.name, answer.language.numbers.count(group.workers), *shown)))
    return Section(text("Each group, one payday"), (text_table(heads, lines),))


def employer_section(answer: Answer) -> Section | None:
    """Return what the employer pays; nothing where it pays nothing."""
    said = employer_said(answer)
    return Section(answer.language.text("The employer's part"), (Said(said),)) if said else None


def employer_said(answer: Answer) -> str:
    """Return what the employer pays; empty where it pays nothing."""
    comparison, text = answer.comparison, answer.language.text
    if answer.pool_reason or not (comparison.employer or comparison.joining_employer):
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
    if comparison.joining_employer:
        said.append(
            text(
                "When workers send alone the employer pays {amount}.",
                amount=answer.amount(comparison.joining_employer),
            )
        )
    said.append(text("This is not part of what workers pay."))
    return " ".join(said)
