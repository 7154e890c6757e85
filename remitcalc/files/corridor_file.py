"""Reads a corridor file: TOML, one corridor, every figure with its provenance.

Every problem of the file is found in one pass: what the grammar refuses, what the model refuses,
and what the parts of the file contradict in each other.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from remitcalc.files.corridor_builder import CorridorBuilder
from remitcalc.files.corridor_format import CORRIDOR, NEWEST_FORMAT
from remitcalc.files.corridor_reading import Reading
from remitcalc.files.grammar_tables import Entry
from remitcalc.files.period import last_day
from remitcalc.files.plausibility import warn_of_odd_figures, warn_of_one_currency
from remitcalc.files.problems import Problem, Problems, by_line, in_order
from remitcalc.files.text_source import read_text
from remitcalc.files.toml_text import parsed
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.model.corridor import Corridor

    CorridorRead = tuple[Corridor | None, tuple[Problem, ...]]

UNSURE = ("unused_provenance", "translation_of_nothing")
"""Warnings of what a file does not hold: no fault where part of it could not be read."""

_STALE_YEARS = 3
_USUAL_LENGTH = 100_000
"""Signs of a text; what is read of longer ones, which are hardly corridors, is not kept."""


def read_corridor(path: str | os.PathLike[str]) -> CorridorRead:
    """Read a corridor file; of one that says what it said before, the same corridor is returned.

    Returns
    -------
    (Corridor or None, tuple of Problem)
        The corridor when there is no error; warnings may come with it.
    """
    text, problems = read_text(path)
    if text is None:
        return None, problems
    read = _read_before if len(text) <= _USUAL_LENGTH else read_corridor_text
    return read(text, os.fspath(path))


def read_corridor_text(text: str, file: str = "") -> CorridorRead:
    """Read the text of a corridor file; `file` is only named in problems."""
    problems = Problems(file)
    try:
        raw = parsed(text)
    except (ValueError, RecursionError) as error:
        return None, _faults(text, file, error)
    corridor = corridor_of(raw, problems)
    found = problems.listed()
    if not found:
        return corridor, ()
    from remitcalc.files.toml_lines import KeyLines

    return corridor, problems.listed(KeyLines(text).locate)


# A window reads the corridor it opens with, then all; what is read of a text never changes.
_read_before = lru_cache(maxsize=16)(read_corridor_text)


def _faults(text: str, file: str, error: Exception) -> tuple[Problem, ...]:
    """Return the faults of a text that is no TOML, and of what can be read of it all the same."""
    from remitcalc.files.toml_lines import KeyLines
    from remitcalc.files.toml_repair import Repaired

    repaired, problems = Repaired(text, file, error), Problems(file)
    if repaired.raw is None:
        return repaired.problems
    corridor_of(repaired.raw, problems)
    found = [
        problem
        for problem in problems.listed(KeyLines(repaired.text).locate)
        if problem.message.code not in UNSURE
    ]
    return in_order((*repaired.problems, *found), by_line)


def corridor_of(raw: dict[str, object], problems: Problems) -> Corridor | None:
    """Return the corridor of a parsed file, or None and its problems."""
    if not _is_this_format(raw, problems):
        return None
    file = CORRIDOR.read(raw, "", problems)
    if not isinstance(file, Entry):
        return None
    reading = Reading(file, problems)
    corridor = reading.attempt(file, lambda _: CorridorBuilder(file, reading).corridor(), None)
    if problems.has_errors or corridor is None:
        return None
    reading.warn_of_unused()
    reading.percentages.warn(problems)
    _warn_of_stale_rate(corridor, problems)
    warn_of_odd_figures(corridor, problems)
    warn_of_one_currency(corridor, problems)
    if corridor.translations:
        from remitcalc.files.corridor_translations import check_translations

        check_translations(corridor, problems)
    return corridor


def _is_this_format(raw: Mapping[str, object], problems: Problems) -> bool:
    """Return whether the file is worth reading: a corridor, of a version known here."""
    if not any(name in CORRIDOR.kinds for name in raw):
        problems.add(message("not_a_corridor_file"))
        return False
    version = raw.get("format")
    if type(version) is int and version > NEWEST_FORMAT:
        problems.add(message("newer_format", newest=NEWEST_FORMAT), "format", found=version)
        return False
    return True


def _warn_of_stale_rate(corridor: Corridor, problems: Problems) -> None:
    """Warn when the reference rate is more than three years older than the default date."""
    if corridor.reference is None:
        return
    held = last_day(corridor.reference.provenance.date)
    day = corridor.defaults.date
    if held and (held.year + _STALE_YEARS, held.month, held.day) < (day.year, day.month, day.day):
        said = message("stale_rate", date=held, years=_STALE_YEARS)
        key = "reference_rate.provenance"
        problems.warn(said, key, found=corridor.reference.provenance.date)
