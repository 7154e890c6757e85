"""The workers of a document, column by column; those who send alike as a count and an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

import numpy as np

from remitcalc.files.document.amounts import amount_texts, amounts_of
from remitcalc.files.document.fields import Amount, Plain, Words, YesNo
from remitcalc.files.document.plain_columns import PlainAmounts
from remitcalc.files.grammar import BROKEN, BrokenError, Kind, Whole, broken
from remitcalc.files.grammar_tables import Key, TomlTable, joined
from remitcalc.model.message import message
from remitcalc.model.money import major
from remitcalc.model.payroll import MOST_WORKERS, Payroll, UniqueNames

if TYPE_CHECKING:
    from remitcalc.files.grammar_tables import Entry
    from remitcalc.files.problems import Problems

COLUMNS: Final = ("amounts", "groups", "joins", "names", "services")


class Column(Kind):
    """A list of values of one type each, or of nothing; as many as there are workers."""

    types: ClassVar[tuple[type, ...]] = (list, UniqueNames)
    wanted = ("list",)

    def __init__(self, of: Kind, *besides: type) -> None:
        self.of = of
        self.types_within = {*of.types, *besides}

    def _checked(self, raw: list[object], key: str, problems: Problems) -> object:
        if len(raw) > MOST_WORKERS:
            problems.add(message("list_too_long", most=MOST_WORKERS), key)
            return BROKEN
        if self._are_of_type(raw):
            return raw
        for at, value in enumerate(raw):
            if type(value) not in self.types_within:
                self.of.read(value, f"{key}[{at}]", problems)
        return BROKEN

    def _are_of_type(self, raw: list[object]) -> bool:
        if isinstance(raw, UniqueNames):
            return True
        if self.types_within == {str}:
            try:
                "".join(cast("list[str]", raw))  # a quarter of the time of asking each
            except TypeError:
                return False
            return True
        return set(map(type, raw)) <= self.types_within


class Joins(Column):
    """A list of true and false, or one that was read already."""

    types = (list, np.ndarray)

    def _are_of_type(self, raw: list[object]) -> bool:
        return isinstance(raw, np.ndarray) or super()._are_of_type(raw)


class Amounts(Column):
    """A list of amounts, each of which is read later, all at once."""

    types = (list, PlainAmounts)

    def _checked(self, raw: list[object], key: str, problems: Problems) -> object:
        if len(raw) > MOST_WORKERS:
            return super()._checked(raw, key, problems)
        return raw if raw else broken(problems, "empty_table", key, "")


def workers_table(currency: str, *, is_whole: bool = True) -> TomlTable:
    """Return the table of workers who are paid in a currency; else that of any of their columns."""
    return TomlTable(
        (
            Key("amount", Amount(currency), "What each sends per payday."),
            Key("amounts", Amounts(Plain()), "What each sends per payday, one by one."),
            Key("count", Whole(1, MOST_WORKERS), "How many they are."),
            Key("groups", Column(Words()), "The group of each."),
            Key("joins", Joins(YesNo()), "Whether each takes part in the pool."),
            Key("names", Column(Words()), "The name of each; unique."),
            Key("services", Column(Words(), type(None)), "What each uses today; null: the usual."),
        ),
        (("amount", "count"), ("amounts",)) if is_whole else (),
    )


def workers_said(payroll: Payroll, currency: str) -> dict[str, Any]:
    """Return the table of a payroll."""
    return {name: column_said(name, value, currency) for name, value in columns_of(payroll).items()}


def columns_of(payroll: Payroll) -> dict[str, Any]:
    """Return what there is of a payroll: columns, or count and amount where all send alike."""
    least, most = int(payroll.amounts.min()), int(payroll.amounts.max())
    found: dict[str, Any] = {"amounts": payroll.amounts}
    if least == most:
        found = {"amount": least, "count": len(payroll)}
    columns = {name: getattr(payroll, name) for name in COLUMNS if name != "amounts"}
    return {**found, **{name: column for name, column in columns.items() if column is not None}}


def column_said(name: str, column: Any, currency: str) -> object:
    """Return a column, the amount or the count of a payroll in JSON."""
    if name == "amounts":
        return amount_texts(column, currency)
    if name == "amount":
        return format(major(column, currency), "f")
    if name == "joins":
        return column.tolist()
    return column if name == "count" else list(column)


def payroll_taken(entry: Entry, currency: str, problems: Problems) -> Payroll:
    """Return the payroll of a checked table.

    Raises
    ------
    BrokenError
        Something in it is wrong; noted.
    ModelError
        The model refuses it.
    """
    if "amounts" in entry:
        amounts = column_taken("amounts", entry, currency, problems)
    else:
        amounts = Payroll.uniform(entry.need("count", int), entry.need("amount", int)).amounts
    texts = (name for name in COLUMNS if name != "amounts" and name in entry)
    return Payroll(amounts, **{n: column_taken(n, entry, currency, problems) for n in texts})


def column_taken(name: str, entry: Entry, currency: str, problems: Problems) -> Any:
    """Return a column of a checked table as the payroll has it; raise as `payroll_taken`."""
    column = cast("list[object]", entry.need(name, object))
    if name == "amounts":
        amounts = amounts_of(column, currency, joined(entry.key, name), problems)
        if amounts is None:
            raise BrokenError
        return amounts
    if name == "joins":
        return np.asarray(column, dtype=np.bool_)
    return column if isinstance(column, UniqueNames) else tuple(column)
