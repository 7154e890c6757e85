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
    ('EXAMPLE – not a real price', 'quoted')
    """
    found = Status(int(status))
    if found.is_example:
        return language.text("EXAMPLE – not a real price")
    return language.text(STATUSES[found.word])


def full_standing(status: int, language: Language) -> str:
    """Return a status like `standing`, and of an example whether it is a proxy."""
    said = standing(status, language)
    if status != Status.PROXY:
        return said
    return f"{said} ({language.text(STATUSES[Status.PROXY.word])})"
