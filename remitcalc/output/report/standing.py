"""How far a figure can be trusted, in words that cannot be overlooked on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.provenance import Status
from remitcalc.output.wording.words import STATUSES

if TYPE_CHECKING:
    from remitcalc.output.language import Language


def standing(status: int, language: Language) -> str:
    """Return a status in words; an example says that it is not a real price.

    >>> from remitcalc.output.language import PlainEnglish
    >>> standing(Status.PROXY, PlainEnglish()), standing(Status.QUOTED, PlainEnglish())
    ('EXAMPLE – not a real price (proxy)', 'quoted')
    """
    found = Status(int(status))
    word = language.text(STATUSES[found.word])
    if not found.is_example:
        return word
    example = language.text("EXAMPLE – not a real price")
    return example if found == Status.ILLUSTRATIVE else f"{example} ({word})"
