"""Which figures behind the answer are examples, by name: what the chip counts and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.output.wording.words import PARTS

if TYPE_CHECKING:
    from remitcalc.model.provenance import Provenance
    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.used_figures import UsedFigure


class ExampleFigure(NamedTuple):
    """One figure: of which service (empty: of the corridor), what it is, and its source."""

    service: str
    name: str
    provenance: Provenance


def example_figures(answer: Answer) -> list[ExampleFigure]:
    """Return every example figure behind the answer, in the order of a receipt."""
    return [_named(answer, one) for one in answer.examples]


def _named(answer: Answer, used: UsedFigure) -> ExampleFigure:
    service = "" if used.service is None else answer.label(used.service)
    text = answer.language.text
    if used.part == "reference":
        return ExampleFigure(service, text("Reference rate"), used.provenance)
    name = text(PARTS[used.part]) if used.part else answer.language.own(used.name)
    return ExampleFigure(service, name, used.provenance)
