"""From which group size pooling pays, as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer


def pays_from(answer: Answer) -> str:
    """Return from which size pooling pays, and whether the employer's part is counted."""
    found, text = answer.comparison.break_even, answer.language.text
    if found.unknown is not None:
        reason = sentence(found.unknown, answer.language)
        return text("The size from which pooling pays is unknown. {reason}", reason=reason)
    if found.size is None:
        said = text("At no size up to {count} does pooling pay for good.", count=found.searched_to)
    else:
        said = answer.language.plural(
            "From {count} worker on, pooling never costs more (sizes up to {most} searched).",
            "From {count} workers on, pooling never costs more (sizes up to {most} searched).",
            found.size,
            most=found.searched_to,
        )
    if found.unpriced is not None:
        said += " " + sentence(found.unpriced, answer.language)
    if answer.comparison.employer:
        said += " " + text("What the employer pays of the pool counts as a cost here.")
    return said
