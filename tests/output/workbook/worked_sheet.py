"""What stands on the sheet of steps, and what the engine says of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.output.answer import Answer
from remitcalc.output.language import PlainEnglish
from remitcalc.output.steps.worked import worked_on, worked_ways
from remitcalc.output.workbook.method.recipe import in_one

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.steps.step import Step, Steps
    from tests.output.workbook.sheets import Shown

HOLDS, NOT_ALL = "Every check holds.", "Not every check holds: export the workbook again."
BROKEN = "no longer holds: export again"


def steps_of(comparison: Comparison) -> Steps:
    answer = Answer(comparison, PlainEnglish())
    return in_one((*worked_ways(answer), *worked_on(answer))).steps


def rows(book: Shown) -> list[tuple]:
    """What, working, result, check and source of each step."""
    return [row[:5] for row in book.sheets["Method"][7:] if str(row[0]).startswith("[")]


def verdict(book: Shown) -> object:
    return book.sheets["Method"][4][1]


def unlike(book: Shown, comparison: Comparison, exported: Comparison | None = None) -> list:
    """Steps of which the sheet shows another result than the engine has.

    `exported` is what the sheet was written of, where that was another: a share may then have been
    found in fewer steps, or in more.
    """
    steps, shown = steps_of(exported or comparison), rows(book)
    found, wanted = [], steps_of(comparison)
    for known, (name, _, result, *_) in zip(steps, shown, strict=True):
        if known.key in wanted and not is_same(wanted[known.key], result):
            found.append((name, result, wanted[known.key].result))
    return found


def is_same(step: Step, shown: object) -> bool:
    """Whether a cell shows a result; a rate is counted with the decimals that a double has for."""
    if step.result is None or step.bound == Bound.UNKNOWN:
        return shown == ("unknown" if step.refusal is None else "not possible")
    value = float(step.result * (100 if step.unit.kind == "percent" else 1))
    within = 1e-9 if step.unit.decimals is not None else 1e-7
    return abs(float(str(shown)) - value) < within * max(1, abs(value))
