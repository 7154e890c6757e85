"""What is asked of the library, and what may stand in each column of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc.files.rpw import kept_values as kept
from remitcalc.files.rpw.schema import QUOTE_FIELDS, TEXTS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from remitcalc.files.rpw.kept_values import Kind


class Query(NamedTuple):
    """One question, and what may stand in each column of its answer."""

    text: str
    kinds: Sequence[Kind]

    def rows(
        self, base: sqlite3.Connection, values: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """Return the answer.

        Raises
        ------
        sqlite3.Error
            Where something stands in it that no import writes, too.
        """
        return kept.checked(base.execute(self.text, values).fetchall(), self.kinds)


_SUMMED_UP = """
SELECT c.source, c.destination, coalesce(a.name, c.source), coalesce(b.name, c.destination),
  s.quarter, n.quarters, s.services, s.undisclosed, s.flagged,
  s.counted1, s.sum1, s.counted2, s.sum2
FROM (
  SELECT corridor, count(*) AS quarters, max(quarter) AS newest FROM summary GROUP BY corridor
) n
JOIN summary s ON s.corridor = n.corridor
JOIN corridor c ON c.id = s.corridor
LEFT JOIN country a ON a.code = c.source LEFT JOIN country b ON b.code = c.destination
"""
_SUMMARY_KINDS = (
    *(kept.COUNTRY, kept.COUNTRY, kept.TEXT, kept.TEXT, kept.QUARTER),
    *(kept.COUNT,) * 4,
    *(kept.COUNT, kept.SUM) * 2,
)
CORRIDORS = Query(
    f"{_SUMMED_UP} WHERE s.quarter = coalesce(:quarter, n.newest) ORDER BY 3, 4", _SUMMARY_KINDS
)
BY_QUARTER = Query(
    f"""
{_SUMMED_UP} WHERE c.source = :source AND c.destination = :destination ORDER BY s.quarter
""",
    _SUMMARY_KINDS,
)
_KINDS = {
    **dict.fromkeys(QUOTE_FIELDS, kept.MAYBE_FIGURE),
    **dict.fromkeys(TEXTS, kept.TEXT),
    "quarter": kept.QUARTER,
    "key": kept.WHOLE,
    "sheet": kept.COUNT,
    "row": kept.COUNT,
    "amount1": kept.AMOUNT,
    "fee1": kept.FIGURE,
    "amount2": kept.MAYBE_AMOUNT,
    "is_disclosed": kept.SWITCH,
    "flags": kept.FLAGS,
}
QUOTES = Query(
    f"""
SELECT c.source, c.destination, {", ".join(f"q.{field}" for field in QUOTE_FIELDS)}
FROM corridor c JOIN quote q ON q.corridor = c.id
WHERE c.source = ? AND c.destination = ? AND q.quarter = ? ORDER BY q.sheet, q.row
""",
    (kept.COUNTRY, kept.COUNTRY, *(_KINDS[field] for field in QUOTE_FIELDS)),
)
SHEETS = Query("SELECT id, file, name FROM sheet", (kept.COUNT, kept.TEXT, kept.TEXT))
FILES = Query(
    "SELECT path, size, changed FROM file ORDER BY rowid", (kept.TEXT, kept.COUNT, kept.WHOLE)
)
QUARTERS = Query("SELECT DISTINCT quarter FROM summary ORDER BY 1", (kept.QUARTER,))
COUNTS = Query(
    """
SELECT coalesce((SELECT sum(rows) FROM sheet), 0), (SELECT count(*) FROM excluded), count(*)
FROM corridor
""",
    (kept.COUNT,) * 3,
)
EXCLUDED = Query(
    """
SELECT s.file, s.name, e.row, e.code, e.column, e.found
FROM excluded e JOIN sheet s ON s.id = e.sheet ORDER BY e.sheet, e.row LIMIT ?
""",
    (kept.TEXT, kept.TEXT, kept.COUNT, kept.REASON, kept.TEXT, kept.TEXT),
)
