"""What may stand in a column of the library: SQLite itself lets anything stand anywhere."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc.files.rpw.flags import Flag
from remitcalc.files.rpw.quarter import is_quarter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST = 2**63 - 1
_CODE_LENGTH = 3


class Kind(NamedTuple):
    """The types of a column's values, the range of its numbers, and what else must be true."""

    types: frozenset[type]
    least: int = -_MOST
    most: int = _MOST
    holds: Callable[[Any], bool] | None = None

    def admits(self, values: Sequence[Any]) -> bool:
        """Return whether all these may stand in such a column."""
        if not set(map(type, values)) <= self.types:
            return False
        if int in self.types:
            known = [value for value in values if value is not None]
            if known and not self.least <= min(known) <= max(known) <= self.most:
                return False
        return self.holds is None or all(map(self.holds, set(values)))


def _is_country(code: str) -> bool:
    return len(code) == _CODE_LENGTH and code.isalpha()


_INT, _KNOWN = frozenset((int,)), frozenset((int, type(None)))
TEXT = Kind(frozenset((str,)))
COUNTRY = Kind(frozenset((str,)), holds=_is_country)
COUNT = Kind(_INT, 0)
WHOLE = Kind(_INT)
"""A number of the survey's own, or of bytes, or of seconds."""

SWITCH = Kind(_INT, 0, 1)
FLAGS = Kind(_INT, 0, sum(Flag))
QUARTER = Kind(_INT, holds=is_quarter)
AMOUNT = Kind(_INT, 1, 10**15)
FIGURE = Kind(_INT, -(10**15), 10**15)
MAYBE_AMOUNT = AMOUNT._replace(types=_KNOWN)
MAYBE_FIGURE = FIGURE._replace(types=_KNOWN)
"""Millionths, as the row reader lets them in; None is unknown."""

SUM = Kind(_KNOWN)
REASON = Kind(
    frozenset((str,)),
    holds={
        "cell_error",
        "cell_not_calculated",
        "decimal_ambiguous",
        "table_row_split",
        "number_not_finite",
        "rpw_key_too_large",
        "rpw_no_country",
        "rpw_no_key",
        "rpw_no_price",
        "rpw_no_provider",
        "rpw_no_quarter",
        "rpw_number_too_large",
        "rpw_repeated_key",
        "rpw_unreadable_number",
    }.__contains__,
)
"""The message code of why a row was left out."""


def checked(rows: list[tuple[Any, ...]], kinds: Sequence[Kind]) -> list[tuple[Any, ...]]:
    """Return the rows as they are.

    Raises
    ------
    sqlite3.DataError
        Something stands in them that no import writes there.
    """
    columns = zip(*rows, strict=True) if rows else ((),) * len(kinds)
    for kind, values in zip(kinds, columns, strict=True):
        if not kind.admits(values):
            raise sqlite3.DataError("a value that no import writes")
    return rows
