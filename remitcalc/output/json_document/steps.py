"""The JSON of a figure taken apart: its steps in order, each with its expression and its prices.

Figures are decimal text in major units, percentages in percent; `expression` names other steps by
their keys, `figures` has their results instead, and `%` stands after a percentage. `rounding` is
the rule of the step, also where there is nothing to round. Where a figure is unknown `result` is
null and `notes` say what would make it known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import parts_in
from remitcalc.engine.steps.expression import Of, Priced, Told
from remitcalc.output.json_document.comparison import FORMAT, corridor_entry
from remitcalc.output.steps.formula import comparison, formula
from remitcalc.output.steps.numbers import plain
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.steps.expression import Leaf, Unit
    from remitcalc.engine.steps.step import Step
    from remitcalc.output.json_document.layout import Json
    from remitcalc.output.language import Language
    from remitcalc.output.steps.explanation import Explanation


def explanation_document(
    explained: Explanation, language: Language, worker: str, cell: Json = None
) -> Json:
    """Return the documented object for a figure.

    Parameters
    ----------
    worker : str
        What the worker is called.
    cell : object or None
        The file, sheet and cell that the worker's amount comes from.
    """
    asked, last = explained.asked, explained.last
    refusal = explained.refusal
    return {
        "format": FORMAT,
        "corridor": corridor_entry(explained.comparison.scenario.corridor),
        "worker": worker,
        "row": explained.row + 1,
        "figure": asked.figure,
        "services": [one.id for one in explained.services],
        "pooled": explained.is_pooled,
        "season": asked.is_season,
        "result": None if last.result is None else plain(last.result, last.unit),
        "unit": _unit(last.unit),
        "bound": last.bound.word,
        "status": last.status.word,
        "reason": None if refusal is None else sentence(refusal, language),
        "amount_from": cell,
        "steps": [_Entry(explained, step, language).entry() for step in explained.steps],
    }


class _Entry:
    """One step as JSON has it."""

    def __init__(self, explained: Explanation, step: Step, language: Language) -> None:
        self.steps, self.step, self.language = explained.steps, step, language

    def entry(self) -> Json:
        step, expression = self.step, self.step.expression
        is_known = step.result is not None
        return {
            "key": step.key,
            "part": [sentence(part, self.language) for part in step.parts],
            "name": sentence(step.said, self.language),
            "expression": None if expression is None else formula(expression, self._key),
            "figures": formula(expression, self._figure) if expression and is_known else None,
            "rounding": step.rounding,
            "result": None if step.result is None else plain(step.result, step.unit),
            "unit": _unit(step.unit),
            "bound": step.bound.word,
            "absent": list(parts_in(step.absent)),
            "conditions": [comparison(one, self._figure) for one in step.conditions],
            "notes": [sentence(note, self.language) for note in step.notes],
            "outside_surveyed_range": step.is_outside,
            "tried": step.is_trial,
            "reason": None if step.refusal is None else sentence(step.refusal, self.language),
            "prices": list(self._prices()),
            "told": list(self._told()),
        }

    def _key(self, leaf: Leaf) -> str:
        return leaf.key if isinstance(leaf, Of) else self._figure(leaf)

    def _figure(self, leaf: Leaf) -> str:
        if isinstance(leaf, Of):
            step = self.steps[leaf.key]
            assert step.result is not None  # or what rests on it would have no figures
            return _written(plain(step.result, step.unit), step.unit)
        return _written(plain(leaf.value, leaf.unit), leaf.unit)

    def _prices(self) -> Iterator[Json]:
        for leaf in dict.fromkeys(one for one in self.step.leaves if isinstance(one, Priced)):
            told = leaf.provenance
            yield {
                "value": plain(leaf.value, leaf.unit),
                "unit": leaf.unit.kind,
                "path": list(leaf.path),
                "source": told.source,
                "date": told.date,
                "status": told.status.word,
                "note": told.note,
            }

    def _told(self) -> Iterator[Json]:
        for leaf in dict.fromkeys(one for one in self.step.leaves if isinstance(one, Told)):
            yield {
                "value": plain(leaf.value, leaf.unit),
                "origin": leaf.origin,
                "about": "" if leaf.origin == "amount" else leaf.about,
            }


def _unit(unit: Unit) -> str:
    """Return the currency of money, else the kind of figure."""
    return unit.currency or unit.kind


def _written(figure: str, unit: Unit) -> str:
    return f"{figure} %" if unit.kind == "percent" else figure
