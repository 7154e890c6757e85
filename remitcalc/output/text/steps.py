"""A figure taken apart as text: each step on lines of at most 80 columns that compute as printed.

A step begins with its number at the left; what belongs to it is set in, and set in further where a
line goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.steps.explanation import LEGEND
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.style import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.language import Language
    from remitcalc.output.steps.explanation import Explanation
    from remitcalc.output.steps.printed import PrintedStep
    from remitcalc.output.text.style import Style

_INDENT, _ON = "    ", "      "


def explanation_text(
    explained: Explanation,
    language: Language,
    worker: str,
    amount_from: str = "",
    style: Style = PLAIN,
) -> str:
    """Return a figure with its steps.

    Parameters
    ----------
    worker : str
        What the worker is called.
    amount_from : str
        Where the worker's amount comes from; empty: it was typed.
    """
    steps = explained.printed(language, amount_from)
    lines = [style.strong(line) for line in wrapped(explained.title(language, worker))]
    why = explained.why_alone(language)
    lines += wrapped(why) if why else []
    part = ""
    for step in steps:
        if step.part != part or step is steps[0]:
            lines.append("")
            lines += [style.strong(line) for line in wrapped(step.part)] if step.part else []
        part = step.part
        lines += _step(step, style)
    lines += ["", *map(style.quiet, wrapped(language.text(LEGEND)))]
    return "\n".join(lines) + "\n"


def _step(step: PrintedStep, style: Style) -> Iterator[str]:
    said = f"[{step.number}] {step.name}"
    yield from wrapped(f"{said}: {step.result}" if step.result else said, _ON, "")
    if step.working:
        yield from wrapped(step.working, _ON, _INDENT)
    for line in step.conditions:
        yield from wrapped(line, _ON, _INDENT)
    for line in step.notes:
        yield from wrapped(line, _ON, _INDENT)
    if step.refusal:
        yield from map(style.alert, wrapped(step.refusal, _ON, _INDENT))
    for line in step.origins:
        yield from map(style.quiet, wrapped(line, _ON, _INDENT))
