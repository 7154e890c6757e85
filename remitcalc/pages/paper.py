"""Which paper is usual where."""

from __future__ import annotations

from typing import Literal

PaperSize = Literal["A4", "Letter"]
PAPER_SIZES: tuple[PaperSize, ...] = ("A4", "Letter")
TEXT_WIDTHS: dict[PaperSize, int] = {"A4": 658, "Letter": 680}
"""How wide the text of a report is, as its template has it, in pixels of 1/96 inch."""

_LETTER_COUNTRIES = frozenset("US CA MX GT SV HN NI CR PA CO VE CL DO PH PR".split())


def usual_paper(territory: str) -> PaperSize:
    """Return the paper usual in a country, by the territory preferences of Unicode's CLDR.

    >>> usual_paper("CA"), usual_paper("RS"), usual_paper("")
    ('Letter', 'A4', 'A4')
    """
    return "Letter" if territory in _LETTER_COUNTRIES else "A4"
