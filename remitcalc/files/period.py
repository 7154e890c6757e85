"""The time a figure held, as precisely as known: YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD."""

from __future__ import annotations

import datetime
import re

_FORMS = re.compile(r"(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2])(?:-(\d\d))?)?", re.ASCII)
_MONTHS_OF_QUARTER = 3
_DECEMBER = 12


def is_period(text: str) -> bool:
    """Return whether `text` is a period of one of the four forms, and exists in the calendar.

    >>> [is_period(text) for text in ("2025", "2025-Q3", "2025-02-28", "2025-02-30", "2025-Q5")]
    [True, True, True, False, False]
    """
    return last_day(text) is not None


def last_day(text: str) -> datetime.date | None:
    """Return the last day of a period, or None when `text` is none.

    >>> last_day("2025-Q3"), last_day("2024-02")
    (datetime.date(2025, 9, 30), datetime.date(2024, 2, 29))
    """
    match = _FORMS.fullmatch(text)
    if not match:
        return None
    year, quarter, month, day = match.groups()
    try:
        if day:
            return datetime.date(int(year), int(month), int(day))
        last_month = int(month or int(quarter or _DECEMBER // _MONTHS_OF_QUARTER) * 3)
        if last_month == _DECEMBER:
            return datetime.date(int(year), _DECEMBER, 31)
        return datetime.date(int(year), last_month + 1, 1) - datetime.timedelta(days=1)
    except ValueError:  # no such day, or the year 0
        return None
