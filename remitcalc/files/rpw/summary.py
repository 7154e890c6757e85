"""What a corridor cost in a quarter, in numbers, and how one looks for a corridor."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc.files.iso_countries import countries_by_alpha3
from remitcalc.files.rpw.cells import MILLION
from remitcalc.files.rpw.codes import country_code

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODES = re.compile(r"\s*([A-Za-z]{2,3})\s*[-–—→/ ]+\s*([A-Za-z]{2,3})\s*")


class CorridorSummary(NamedTuple):
    """A corridor in a quarter.

    Attributes
    ----------
    source, destination : str
        Alpha-3 codes; the names are the newest that the survey gives.
    quarter : int
        20253 is the third of 2025.
    quarters : int
        In how many quarters it was surveyed.
    services, undisclosed, flagged : int
        How many in all, without a disclosed margin, with anything odd.
    counted_200, counted_500 : int
        How many are in the averages: the disclosed whose local amount is not outlying.
    average_200, average_500 : Fraction or None
        Total cost in percent, the simple average of the published figures, exact.
    """

    source: str
    destination: str
    source_name: str
    destination_name: str
    quarter: int
    quarters: int
    services: int
    undisclosed: int
    flagged: int
    counted_200: int
    average_200: Fraction | None
    counted_500: int
    average_500: Fraction | None

    @classmethod
    def of(cls, row: Sequence[Any]) -> CorridorSummary:
        """Return a row of the library's summary, sums made averages."""
        *known, counted1, sum1, counted2, sum2 = row
        averages = (counted1, mean(sum1, counted1), counted2, mean(sum2, counted2))
        return cls._make((*known, *averages))

    @property
    def code(self) -> str:
        """The corridor as commands write it, such as USA-GTM."""
        return f"{self.source}-{self.destination}"


def mean(total: object, counted: object) -> Fraction | None:
    """Return the average of a sum of millionths.

    >>> mean(8_370_000, 2)
    Fraction(837, 200)
    """
    if not isinstance(total, int) or not isinstance(counted, int) or not counted:
        return None
    return Fraction(total, counted * MILLION)


def corridor_code(text: str) -> tuple[str, str] | None:
    """Return the two alpha-3 codes that "USA-GTM", "us gt" or "USA→KSV" means, if any.

    >>> corridor_code("us-gt"), corridor_code("CHE-KSV"), corridor_code("Guatemala")
    (('USA', 'GTM'), ('CHE', 'XKX'), None)
    """
    match = _CODES.fullmatch(text)
    if match is None:
        return None
    known = countries_by_alpha3()
    by_two = {two: three for three, (two, _) in known.items()}
    codes = [by_two.get(part.upper(), country_code(part)) for part in match.groups()]
    return (codes[0], codes[1]) if all(code in known for code in codes) else None


def matches(corridor: CorridorSummary, search: str) -> bool:
    """Return whether every word of `search` begins a word of the corridor's countries."""
    ends = corridor_code(search)
    if ends is not None:
        return ends == (corridor.source, corridor.destination)
    words = _folded(search).split()
    if not words:
        return True
    known = countries_by_alpha3()
    codes = [corridor.source, corridor.destination]
    codes += [known[code][0] for code in codes if code in known]
    names = _folded(f"{corridor.source_name} {corridor.destination_name}").split()
    exact = {code.casefold() for code in codes}
    return all(
        word in exact
        or country_code(word).casefold() in exact
        or any(name.startswith(word) for name in names)
        for word in words
    )


def _folded(text: str) -> str:
    """Return text in small letters without accents; what joins words becomes a space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", kept)
