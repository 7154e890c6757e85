"""The kinds of single values a structured file may hold: each checks a value and keeps going.

One grammar serves twice: `read` turns what a parser found into checked values, noting every
problem, and the JSON Schema is made from the same objects. A value that is wrong becomes `BROKEN`;
whoever asks an `Entry` for it gets `BrokenError`, so that what rests on it is left out silently,
its fault being noted already, while everything else is still checked.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Final

from remitcalc.files.foreign_text import is_blank, warn_of_markup
from remitcalc.files.period import is_period
from remitcalc.files.tables.cell_error import error_in
from remitcalc.model.countable import number_fault
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Collection

    from remitcalc.files.problems import Problems

BROKEN: Final = object()
"""Stands for a value whose fault has been noted."""


class BrokenError(Exception):
    """A value was asked for whose fault has been noted."""


class Kind:
    """What may stand at one place of a file.

    `types` are the exact types it takes (to Python a bool is an int and a time a date), `wanted`
    are the words for them in messages. Kinds are plain classes: every command reads a corridor
    before it answers, and a dozen dataclasses would take longer to define than that reading.
    """

    types: ClassVar[tuple[type, ...]] = ()
    wanted: ClassVar[tuple[str, ...]] = ()

    def accepts(self, raw: object) -> bool:
        """Return whether a value is of this kind's type."""
        return type(raw) in self.types

    def read(self, raw: object, key: str, problems: Problems) -> object:
        """Return the checked value at `key`, or `BROKEN` with its faults noted.

        A value that is `BROKEN` already, because a reader of cells noted its fault, stays so.
        """
        if raw is BROKEN:
            return BROKEN
        if self.accepts(raw):
            return self._checked(raw, key, problems)
        said = message("wrong_type", wanted=self.words, found=_type_word(raw))
        problems.add(said, key, found="" if isinstance(raw, dict | list) else raw)
        return BROKEN

    @property
    def words(self) -> tuple[str, ...]:
        """What is wanted here, in the words of `wrong_type`."""
        return self.wanted

    def _checked(self, raw: Any, key: str, problems: Problems) -> object:
        """Return a value that has the right type, checked."""
        raise NotImplementedError


class Text(Kind):
    """Text of which something can be seen, and that is not what a spreadsheet shows for an error.

    `pattern` is an expression that it must match as a whole, by `fault`.
    """

    __match_args__ = ("pattern",)
    types = (str,)
    wanted = ("text",)

    def __init__(self, pattern: str = "", fault: str = "") -> None:
        self.pattern = pattern
        self.fault = fault

    def _checked(self, raw: str, key: str, problems: Problems) -> object:
        if is_blank(raw):
            return broken(problems, "empty_text", key, raw)
        if error_in(raw) is not None:
            if not problems.of_document:
                return broken(problems, "text_of_error", key, raw)
            problems.warn(message("text_of_error"), key, found=raw)
        if "<" in raw:
            warn_of_markup(raw, key, problems)
        if self.pattern and not re.fullmatch(self.pattern, raw):
            return broken(problems, self.fault, key, raw)
        return raw


class Choice(Kind):
    """One of a set of words."""

    __match_args__ = ("choices",)
    types = (str,)
    wanted = ("text",)

    def __init__(self, choices: Collection[str], fault: str = "unknown_choice") -> None:
        self.choices = choices
        self.fault = fault

    def _checked(self, raw: str, key: str, problems: Problems) -> object:
        if raw in self.choices:
            return raw
        problems.add(message(self.fault, value=raw), key, found=raw, choices=self.choices)
        return BROKEN


class Whole(Kind):
    """A whole number from `least` to `most`, both included."""

    __match_args__ = ("least", "most")
    types = (int,)
    wanted = ("whole_number",)

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def _checked(self, raw: int, key: str, problems: Problems) -> object:
        if self.least <= raw <= self.most:
            return raw
        said = message("number_out_of_range", least=self.least, most=self.most)
        problems.add(said, key, found=raw)
        return BROKEN


class Number(Kind):
    """An exact decimal; whole numbers are taken too, infinities are not."""

    types = (int, Decimal)
    wanted = ("number",)

    def _checked(self, raw: int | Decimal, key: str, problems: Problems) -> object:
        fault = number_fault(raw)
        if fault is not None:
            problems.add(fault, key, found=raw)
            return BROKEN
        return Decimal(raw)


class Day(Kind):
    """A date without a time."""

    types = (datetime.date,)
    wanted = ("date",)

    def _checked(self, raw: datetime.date, key: str, problems: Problems) -> object:
        del key, problems
        return raw


class Period(Kind):
    """A date, or text: YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD; kept as text."""

    types = (str, datetime.date)
    wanted = ("period",)

    def _checked(self, raw: str | datetime.date, key: str, problems: Problems) -> object:
        text = str(raw)
        return text if is_period(text) else broken(problems, "not_a_period", key, text)


def broken(problems: Problems, fault: str, key: str, found: object) -> object:
    """Note a fault that needs no values and return `BROKEN`."""
    problems.add(message(fault), key, found=found)
    return BROKEN


def _type_word(raw: object) -> str:
    words = {
        str: "text",
        bool: "yes_no",
        int: "whole_number",
        Decimal: "number",
        datetime.date: "date",
        list: "list",
        dict: "table",
        type(None): "nothing",
    }
    return words.get(type(raw), "time")
