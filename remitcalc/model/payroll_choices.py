"""What a person decides about a payroll that the file leaves open, and what was understood."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from remitcalc.model.message import ColumnHeading

Role = Literal[
    "worker",
    "number",
    "first",
    "second_name",
    "last",
    "second_surname",
    "amount",
    "net",
    "currency",
    "service",
    "group",
    "joins",
]
"""What a column of a payroll is."""

NAME_PARTS: tuple[Role, ...] = ("first", "second_name", "last", "second_surname")
"""The columns that make a name together, in the order of the name."""

NAMING: tuple[Role, ...] = ("worker", *NAME_PARTS, "number")
"""The columns that name a worker together."""


@frozen
class NetPercent:
    """Each worker sends this percentage of net pay, rounded half up to a minor unit."""

    percent: Decimal


@frozen
class NetFixed:
    """Each worker sends the same amount, in sending minor units, out of net pay."""

    amount: int


@frozen
class PayrollChoices:
    """What a person says about a payroll; where nothing is said, the file decides.

    Attributes
    ----------
    sheet : str
        Empty: the first visible one with headings.
    heading_row : int, optional
        Counted from 1; 0: there are no headings, `columns` say what is where.
    columns : mapping of role to column
        Counted from 1, 0: there is no such column. Roles that are not named follow the headings.
    named_columns : mapping of role to str
        The same said by a column's heading, or by its letters.
    decimal : "point" or "comma", optional
    net : NetPercent or NetFixed, optional
        What is sent where only net pay is known.
    left_out : frozenset of int
        Rows not to take, counted from 1.
    kept : frozenset of int
        Rows that are workers although they look like totals, counted from 1.
    keeps_totals : bool
        Whether all rows that look like totals are workers.
    takes_hidden : bool
        Whether rows and columns that the file hides count too.
    blank_joins : bool, optional
        Whether who has nothing under "takes part" does, where others say yes and no.
    rounds : bool
        Whether amounts with more decimals than the currency are rounded half up.
    """

    sheet: str = ""
    heading_row: int | None = None
    columns: Mapping[Role, int] = field(default_factory=dict)
    named_columns: Mapping[Role, str] = field(default_factory=dict)
    decimal: Literal["point", "comma"] | None = None
    net: NetPercent | NetFixed | None = None
    left_out: frozenset[int] = frozenset()
    kept: frozenset[int] = frozenset()
    keeps_totals: bool = False
    takes_hidden: bool = False
    blank_joins: bool | None = None
    rounds: bool = False


@frozen
class Understanding:
    """How a file was understood, also where no payroll could be made of it.

    Attributes
    ----------
    sheets : tuple of str
        Names of all sheets that hold anything; a CSV file has one, without a name.
    sheet : str
    is_hidden : bool
        Whether that sheet is hidden in the workbook.
    heading_row : int
        Counted from 1; 0: none.
    headings : tuple of str
        What stands above each column; empty where nothing does.
    columns : mapping of role to column
        Counted from 1.
    figures : ColumnHeading, optional
        The column that was taken for the amounts, or for net pay; None where that must be said.
    decimal : "point" or "comma", optional
        None where no figure needs one.
    is_decided : bool
        Whether the person, and not the file, said so.
    asks_decimal, asks_net, asks_amount : bool
        What must be said before the file can be read: the decimal mark, what is sent out of net
        pay, which column is the amount.
    asks_blank_joins, asks_rounding, asks_number : bool
        As well: whether a blank means that one takes part, whether to round, and which column has
        numbers that tell workers of the same name apart.
    total_rows : tuple of int
        Rows that were recognised as totals and not taken, counted from 1.
    more_headings : tuple of int
        Rows below the headings that go on with them or say them again, counted from 1.
    below_total : tuple of int
        Rows below the last total that were not taken, counted from 1.
    hidden_rows, hidden_amount : int
        How many rows with anything in them the file hides, and what they would send.
    hidden_columns : tuple of ColumnHeading
        Columns that the file hides, and that were not looked at.
    takes_hidden : bool
        Whether those rows and columns were taken all the same.
    blank_joins : bool, optional
        What a blank cell under "takes part" was taken for; None: none is blank.
    rounded : int
        How many amounts were rounded to the currency's decimals.
    left_out, left_out_amount, left_out_unreadable : int
        How many rows were left out as chosen, the sum of their amounts in minor units, and how many
        of them have no amount that can be read.
    workers, amount : int
        How many workers there are and the sum of what they send, in minor units.
    """

    sheets: tuple[str, ...]
    sheet: str
    is_hidden: bool
    heading_row: int
    headings: tuple[str, ...]
    columns: Mapping[Role, int]
    figures: ColumnHeading | None = None
    decimal: Literal["point", "comma"] | None = None
    is_decided: bool = False
    asks_decimal: bool = False
    asks_net: bool = False
    asks_amount: bool = False
    asks_blank_joins: bool = False
    asks_rounding: bool = False
    asks_number: bool = False
    total_rows: tuple[int, ...] = ()
    more_headings: tuple[int, ...] = ()
    below_total: tuple[int, ...] = ()
    hidden_rows: int = 0
    hidden_amount: int = 0
    hidden_columns: tuple[ColumnHeading, ...] = ()
    takes_hidden: bool = False
    blank_joins: bool | None = None
    rounded: int = 0
    left_out: int = 0
    left_out_amount: int = 0
    left_out_unreadable: int = 0
    workers: int = 0
    amount: int = 0
