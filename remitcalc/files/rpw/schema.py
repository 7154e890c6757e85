"""The tables of the library: SQLite, of which Python's standard library brings a copy."""

from __future__ import annotations

from remitcalc.files.rpw.flags import Flag
from remitcalc.files.rpw.quote import Quote

VERSION = 1
"""Kept in the file as `user_version`; a library of another version is imported anew."""

_TEXTS = frozenset(
    "firm firm_type instrument access_point speed pickup coverage currency day note".split()
)
QUOTE_FIELDS = tuple(f for f in Quote._fields if f not in ("source", "destination"))
_QUOTE_COLUMNS = ", ".join(
    f"{field} {'TEXT' if field in _TEXTS else 'INTEGER'}" for field in QUOTE_FIELDS
)
TABLES = f"""
CREATE TABLE file (path TEXT, size INTEGER, changed INTEGER);
CREATE TABLE sheet (id INTEGER PRIMARY KEY, file TEXT, name TEXT, rows INTEGER);
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT);
CREATE TABLE corridor (id INTEGER PRIMARY KEY, source TEXT, destination TEXT);
CREATE TABLE quote (corridor INTEGER, {_QUOTE_COLUMNS});
CREATE TABLE summary (
  corridor INTEGER, quarter INTEGER, services INTEGER, undisclosed INTEGER, flagged INTEGER,
  counted1 INTEGER, sum1 INTEGER, counted2 INTEGER, sum2 INTEGER, PRIMARY KEY (corridor, quarter)
) WITHOUT ROWID;
CREATE TABLE excluded (sheet INTEGER, row INTEGER, code TEXT, column TEXT, found TEXT);
"""
INSERT_QUOTE = f"INSERT INTO quote VALUES ({', '.join('?' * (len(QUOTE_FIELDS) + 1))})"

# It also answers what corridors cost without looking at a row.
INDEX = """
CREATE INDEX quote_cost ON quote (corridor, quarter, is_disclosed, flags, total1, total2)
"""
MARK = tuple(
    f"""
UPDATE quote SET flags = flags | ? WHERE rowid IN (
  SELECT q.rowid FROM corridor c JOIN quote q ON q.corridor = c.id
  WHERE c.source = ? AND q.quarter = ? AND q.currency = ? AND q.{column} = ?
)
"""
    for column in ("amount1", "amount2")
)
"""Flags rows of a country, quarter and currency by their first, or by their second amount."""

_COUNTED = f"is_disclosed AND NOT flags & {Flag.OUTLYING.value}"
FIGURES = f"""
  count(*) AS services,
  sum(NOT is_disclosed) AS undisclosed,
  sum(flags > 0) AS flagged,
  count(CASE WHEN {_COUNTED} THEN total1 END) AS counted1,
  sum(CASE WHEN {_COUNTED} THEN total1 END) AS sum1,
  count(CASE WHEN {_COUNTED} THEN total2 END) AS counted2,
  sum(CASE WHEN {_COUNTED} THEN total2 END) AS sum2
"""
"""Counts and exact sums of a group of rows: the undisclosed and the outlying are in no sum."""

SUMMARY = f"""
INSERT INTO summary SELECT corridor, quarter, {FIGURES} FROM quote GROUP BY corridor, quarter
"""
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
CORRIDORS = f"{_SUMMED_UP} WHERE s.quarter = coalesce(:quarter, n.newest) ORDER BY 3, 4"
BY_QUARTER = f"""
{_SUMMED_UP} WHERE c.source = :source AND c.destination = :destination ORDER BY s.quarter
"""
QUOTES = f"""
SELECT c.source, c.destination, {", ".join(f"q.{field}" for field in QUOTE_FIELDS)}
FROM corridor c JOIN quote q ON q.corridor = c.id
WHERE c.source = ? AND c.destination = ? AND q.quarter = ? ORDER BY q.sheet, q.row
"""
HISTORY = f"""
SELECT quarter, {FIGURES},
  min(CASE WHEN {_COUNTED} AND total1 > 0 THEN total1 END) AS least1,
  min(CASE WHEN {_COUNTED} AND total2 > 0 THEN total2 END) AS least2,
  sum(CASE WHEN {_COUNTED} AND total1 NOTNULL THEN margin1 END) AS margins1,
  sum(CASE WHEN {_COUNTED} AND total2 NOTNULL THEN margin2 END) AS margins2
FROM corridor c JOIN quote q ON q.corridor = c.id
WHERE c.source = ? AND c.destination = ? GROUP BY quarter ORDER BY quarter
"""
