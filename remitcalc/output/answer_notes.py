"""Beside an answer: examples, surveyed amounts, amounts that differ, several pools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer

_OUTSIDE_RANGE = ("alone_outside_range", "pooled_outside_range")


def example_line(answer: Answer) -> str:
    """Return the line that counts example figures; empty where there is none."""
    count = len(answer.examples)
    if not count:
        return ""
    return answer.language.plural(
        "EXAMPLE FIGURES: {count} figure behind this answer is not a real price of this corridor.",
        "EXAMPLE FIGURES: {count} figures behind this answer are not real prices of this corridor.",
        count,
    )


def amounts_line(answer: Answer) -> str:
    """Return from where to where amounts go; empty where all are equal."""
    if not answer.is_mixed or answer.pool_reason:
        return ""
    amounts = answer.comparison.scenario.payroll.amounts
    return answer.language.text(
        "Amounts go from {least} to {most}; each worker's own figures are in the table.",
        least=answer.money(int(amounts.min())),
        most=answer.money(int(amounts.max())),
    )


def range_line(answer: Answer) -> str:
    """Return whose amounts lie outside those surveyed; empty where nobody's do."""
    warned = answer.comparison.warnings
    return " ".join(sentence(w, answer.language) for w in warned if w.code in _OUTSIDE_RANGE)


def groups_line(answer: Answer, *, are_below: bool = True) -> str:
    """Return that there is a pool per group, and whether they are below; empty: one pool."""
    if not answer.has_several_pools or answer.pool_reason:
        return ""
    text, count = answer.language.text, len(answer.comparison.groups)
    if not are_below:
        return text("There are {count} pools, one per group.", count=count)
    return text("There are {count} pools, one per group, shown below.", count=count)
