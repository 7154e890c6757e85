"""The tables of the library: SQLite, of which Python's standard library brings a copy."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import cache

from remitcalc.files.rpw.flags import Flag
from remitcalc.files.rpw.quote import Quote

VERSION = 2
"""Kept in the file as `user_version`: an older library is imported anew, a newer one left alone.

The first had no seal. Whatever changes later: `made_by` stays, so that an older program can say
which one is needed.
"""
MADE_BY = "SELECT program FROM made_by"
PROGRAM = re.compile(r"\d{1,4}(?:\.\d{1,4}){1,3}", re.ASCII)

TEXTS = frozenset(
    "firm firm_type instrument access_point speed pickup coverage currency day note".split()
)
QUOTE_FIELDS = tuple(f for f in Quote._fields if f not in ("source", "destination"))
_QUOTE_COLUMNS = ", ".join(
    f"{field} {'TEXT' if field in TEXTS else 'INTEGER'}" for field in QUOTE_FIELDS
)
TABLES = f"""
CREATE TABLE made_by (program TEXT);
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

COUNTED = f"is_disclosed AND NOT flags & {Flag.OUTLYING.value}"
FIGURES = f"""
  count(*) AS services,
  sum(NOT is_disclosed) AS undisclosed,
  sum(flags > 0) AS flagged,
  count(CASE WHEN {COUNTED} THEN total1 END) AS counted1,
  sum(CASE WHEN {COUNTED} THEN total1 END) AS sum1,
  count(CASE WHEN {COUNTED} THEN total2 END) AS counted2,
  sum(CASE WHEN {COUNTED} THEN total2 END) AS sum2
"""
"""Counts and exact sums of a group of rows: the undisclosed and the outlying are in no sum."""

SUMMARY = f"""
INSERT INTO summary SELECT corridor, quarter, {FIGURES} FROM quote GROUP BY corridor, quarter
"""
OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_master"


@cache
def objects() -> frozenset[tuple[str, str, str, str | None]]:
    """Return what a library has: these tables and indexes, nothing else; no view, no trigger."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(TABLES + INDEX)
        return frozenset(base.execute(OBJECTS))
