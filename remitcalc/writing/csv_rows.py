"""Rows of text cells as CSV, in the two dialects that the program writes."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Dialect = Literal["canonical", "excel"]
"""Canonical: comma, no byte order mark, lines end with a line feed. Excel: semicolon, byte order
mark, carriage return and line feed; its decimal comma is for whoever writes the numbers."""

_BYTE_ORDER_MARK = "\ufeff"


def csv_rows(rows: Iterable[Sequence[str]], dialect: Dialect = "canonical") -> str:
    """Return rows as CSV text, the byte order mark included where the dialect has one."""
    is_excel = dialect == "excel"
    target = io.StringIO()
    ends = "\r\n" if is_excel else "\n"
    csv.writer(target, delimiter=";" if is_excel else ",", lineterminator=ends).writerows(rows)
    return (_BYTE_ORDER_MARK if is_excel else "") + target.getvalue()
