"""Quarters as the survey writes them, `2025_3Q`, and as numbers that sort rightly, 20253.

As text, `YYYY_nQ` sorts within a year only where a survey missed none, and not against other forms.
"""

from __future__ import annotations

import re

_FORM = re.compile(r"\s*((?:19|20)\d\d)[_ -]?(?:([1-4])Q|Q([1-4]))\s*", re.ASCII | re.IGNORECASE)
_YEAR = 10
_YEARS, _QUARTERS = range(1900, 2100), range(1, 5)


def quarter_of(text: str) -> int | None:
    """Return the number of a quarter: the year, then 1 to 4. Also `2025-Q3`; None for other text.

    >>> quarter_of("2025_3Q"), quarter_of("2025-Q3"), quarter_of("2025_5Q")
    (20253, 20253, None)
    """
    match = _FORM.fullmatch(text)
    return match and int(match[1]) * _YEAR + int(match[2] or match[3])


def is_quarter(number: int) -> bool:
    """Return whether a number is that of a quarter, as `quarter_of` makes them.

    >>> is_quarter(20253), is_quarter(20255), is_quarter(202530)
    (True, False, False)
    """
    year, quarter = divmod(number, _YEAR)
    return year in _YEARS and quarter in _QUARTERS


def period_of(quarter: int) -> str:
    """Return a quarter as a period of this program.

    >>> period_of(20253)
    '2025-Q3'
    """
    return "{}-Q{}".format(*divmod(quarter, _YEAR))
