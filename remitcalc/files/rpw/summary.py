"""What a corridor cost in a quarter, in numbers, and how one looks for a corridor."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from remitcalc.files.iso_countries import countries_by_alpha3
from remitcalc.files.letters import bare
from remitcalc.files.rpw.cells import MILLION
from remitcalc.files.rpw.codes import country_code
from remitcalc.model.survey import SurveyedCorridor

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODES = re.compile(r"\s*([A-Za-z]{2,3})\s*[-–—→/ ]+\s*([A-Za-z]{2,3})\s*")


def surveyed_corridor(row: Sequence[Any]) -> SurveyedCorridor:
    """Return a row of the library's summary, sums made averages."""
    *known, counted1, sum1, counted2, sum2 = row
    averages = (counted1, mean(sum1, counted1), counted2, mean(sum2, counted2))
    return SurveyedCorridor._make((*known, *averages))


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


def matches(corridor: SurveyedCorridor, search: str, also: str = "") -> bool:
    """Return whether every word of `search` begins a word of the corridor's countries.

    `also` holds what else they are called, as in another language.
    """
    ends = corridor_code(search)
    if ends is not None:
        return ends == (corridor.source, corridor.destination)
    words = _folded(search).split()
    if not words:
        return True
    known = countries_by_alpha3()
    codes = [corridor.source, corridor.destination]
    codes += [known[code][0] for code in codes if code in known]
    names = _folded(f"{corridor.source_name} {corridor.destination_name} {also}").split()
    exact = {code.casefold() for code in codes}
    return all(
        word in exact
        or country_code(word).casefold() in exact
        or any(name.startswith(word) for name in names)
        for word in words
    )


def _folded(text: str) -> str:
    """Return text in small letters without accents; what joins words becomes a space."""
    return re.sub(r"[^\w]+", " ", bare(text))
