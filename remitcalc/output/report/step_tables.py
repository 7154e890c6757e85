"""Steps as tables of a report: each with its formula, the same with figures, and what comes out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Head, Line, Said, Table
from remitcalc.output.steps.formula import RELATIONS
from remitcalc.output.steps.printed import printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.engine.steps.step import Steps
    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Part
    from remitcalc.output.steps.printed import PrintedStep

EXACTLY = RELATIONS["exact"]
_TOTAL = "total"
"""The key of what it all comes to."""


def step_tables(answer: Answer, steps: Steps, row: int) -> Iterator[Part]:
    """Yield a table for each part of a recipe, under its name: the worker's own, the pool's."""
    worker = answer.language.text("The part of worker {number}", number=str(row + 1))
    shown = printed(steps, answer.language)
    parts = [(part, list(lines)) for part, lines in groupby(shown, lambda step: step.part)]
    for part, of_part in parts:
        if len(parts) > 1 or answer.is_mixed:
            yield Said(part or worker, "quiet")
        yield _table(answer, of_part)


def _table(answer: Answer, steps: Sequence[PrintedStep]) -> Table:
    text = answer.language.text
    heads = (
        Head(text("Step"), gives_way=1),
        Head(text("Formula")),
        Head(text("With these figures"), gives_way=1),
        Head(text("Result"), is_figure=True),
    )
    lines = (Line(_cells(step), "strong" if step.key == _TOTAL else "plain") for step in steps)
    return Table(heads, tuple(lines))


def _cells(step: PrintedStep) -> tuple[str, ...]:
    """Return a step as a row."""
    figures, result = worked_figures(step)
    return (f"[{step.number}] {step.name}", step.formula, figures, result)


def worked_figures(step: PrintedStep) -> tuple[str, str]:
    """Return what a step is computed with, and its result.

    What it rests on stands behind the figures, a rounding before the result. A step that refuses
    has none: it says why.
    """
    is_computed = bool(step.figures or step.formula)
    relation = f"{step.relation} " if is_computed and step.relation != EXACTLY else ""
    rests = () if is_computed else step.origins
    computed = step.figures or (step.result if step.formula else "")
    said = (computed, *rests, *step.conditions, *step.notes, step.refusal)
    return " · ".join(one for one in said if one), relation + step.result
