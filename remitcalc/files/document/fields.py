"""What stands in a document, described once: how it is said in JSON and how it is read back."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from remitcalc.files.grammar import BROKEN, BrokenError, Kind, broken
from remitcalc.files.grammar_tables import Entry, Key, TomlTable
from remitcalc.model.countable import number_fault
from remitcalc.model.message import Money, message
from remitcalc.model.money import LARGEST_AMOUNT, exponent, minor

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.files.problems import Problems

T = TypeVar("T")

_PLAIN_NUMBER = re.compile(r"-?\d{1,16}(\.\d{1,12})?", re.ASCII)


class Words(Kind):
    """Any text, an empty one too."""

    types = (str,)
    wanted = ("text",)

    def _checked(self, raw: str, key: str, problems: Problems) -> object:
        del key, problems
        return raw


class YesNo(Kind):
    """True or false."""

    types = (bool,)
    wanted = ("yes_no",)

    def _checked(self, raw: bool, key: str, problems: Problems) -> object:  # noqa: FBT001
        del key, problems
        return raw


class Dated(Kind):
    """A day as text, YYYY-MM-DD."""

    types = (str,)
    wanted = ("date",)

    def _checked(self, raw: str, key: str, problems: Problems) -> object:
        day = day_of(raw)
        return broken(problems, "toml_no_such_day", key, raw) if day is None else day


class Plain(Kind):
    """An exact number as text: digits, and a point before decimals. A number is taken, too."""

    types = (str, int, Decimal)
    wanted = ("number",)

    def _checked(self, raw: str | int | Decimal, key: str, problems: Problems) -> object:
        if isinstance(raw, str) and not _PLAIN_NUMBER.fullmatch(raw):
            return broken(problems, "not_plain_number", key, raw)
        value = Decimal(raw)
        fault = number_fault(value)
        if fault is not None:
            problems.add(fault, key, found=raw)
            return BROKEN
        return value


class Amount(Plain):
    """An amount in major units of a currency, with no more decimals than it has: minor units."""

    def __init__(self, currency: str) -> None:
        self.currency = currency

    def _checked(self, raw: str | int | Decimal, key: str, problems: Problems) -> object:
        value = super()._checked(raw, key, problems)
        if not isinstance(value, Decimal):
            return value
        try:
            units = minor(value, self.currency)
            if value.as_tuple().exponent < -exponent(self.currency):  # type: ignore[operator]
                raise ValueError(raw)  # nobody writes 1.400 of money, but many a thousand
        except ValueError:
            problems.add(message("too_many_decimals", currency=self.currency), key, found=raw)
            return BROKEN
        if units <= 0:
            return broken(problems, "amount_not_positive", key, raw)
        if units > LARGEST_AMOUNT:
            said = message("amount_too_large", value=Money(units, self.currency))
            problems.add(said, key, found=raw)
            return BROKEN
        return units


class Anything(Kind):
    """A table that is read by a reader of its own."""

    types = (dict,)
    wanted = ("table",)

    def _checked(self, raw: dict[str, object], key: str, problems: Problems) -> object:
        del key, problems
        return raw


def as_is(value: Any) -> Any:
    """Return what needs no change on its way in or out."""
    return value


class Field(NamedTuple):
    """One field: the key in JSON is the name of the attribute.

    `said` turns the attribute into JSON, `taken` what `kind` has checked into the attribute. What
    equals `default` is not said; without one (`...`) it must be there.
    """

    name: str
    kind: Kind
    doc: str
    default: object = ...
    said: Callable[[Any], object] = as_is
    taken: Callable[[Any], object] = as_is


class Description(Generic[T]):
    """The fields of a noun: both ways."""

    def __init__(self, noun: Callable[..., T], *fields: Field) -> None:
        self.noun, self.fields = noun, fields
        self.table = TomlTable(
            tuple(Key(f.name, f.kind, f.doc, is_required=f.default is ...) for f in fields)
        )

    def said(self, noun: T) -> dict[str, object]:
        """Return the JSON table of a noun."""
        values = ((field, getattr(noun, field.name)) for field in self.fields)
        return {f.name: f.said(v) for f, v in values if not _is_default(v, f.default)}

    def values(self, entry: Entry) -> dict[str, object]:
        """Return the attributes of a checked table; raise `BrokenError` where one is wrong."""
        found = [(field, entry.get(field.name, object)) for field in self.fields]
        if any(isinstance(v, list) and any(item is BROKEN for item in v) for _, v in found):
            raise BrokenError
        return {f.name: f.taken(v) for f, v in found if v is not None}

    def taken(self, entry: Entry) -> T:
        """Return the noun of a checked table.

        Raises
        ------
        BrokenError
            Something in it was wrong; noted.
        ModelError
            The model refuses it.
        """
        return self.noun(**self.values(entry))


def _is_default(value: object, default: object) -> bool:
    # An array is compared with nothing.
    return value is default or (type(value) is type(default) and value == default)


def day_of(text: str) -> datetime.date | None:
    """Return the day that a text means; None: none.

    >>> day_of("2026-03-01"), day_of("20260301"), day_of("2026-02-30")
    (datetime.date(2026, 3, 1), None, None)
    """
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
