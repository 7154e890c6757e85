"""What a person decides about a payroll that the file leaves open, and what was understood."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from remitcalc.model.noun import noun

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

Role = Literal[
    "worker", "number", "first", "last", "amount", "net", "currency", "service", "group", "joins"
]
"""What a column of a payroll is."""


@noun
class NetPercent:
    """Each worker sends this percentage of net pay, rounded half up to a minor unit."""

    percent: Decimal


@noun
class NetFixed:
    """Each worker sends the same amount, in sending minor units, out of net pay."""

    amount: int


@noun
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
    decimal : "point" or "comma", optional
    net : NetPercent or NetFixed, optional
        What is sent where only net pay is known.
    left_out : frozenset of int
        Rows not to take, counted from 1.
    keeps_totals : bool
        Whether rows that look like totals are workers.
    """

    sheet: str = ""
    heading_row: int | None = None
    columns: Mapping[Role, int] = field(default_factory=dict)
    decimal: Literal["point", "comma"] | None = None
    net: NetPercent | NetFixed | None = None
    left_out: frozenset[int] = frozenset()
    keeps_totals: bool = False


@noun
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
    decimal : "point" or "comma", optional
        None where no figure needs one.
    is_decided : bool
        Whether the person, and not the file, said so.
    asks_decimal, asks_net, asks_amount : bool
        What must be said before the file can be read: the decimal mark, what is sent out of net
        pay, which column is the amount.
    total_rows : tuple of int
        Rows that were recognised as totals and not taken, counted from 1.
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
    decimal: Literal["point", "comma"] | None = None
    is_decided: bool = False
    asks_decimal: bool = False
    asks_net: bool = False
    asks_amount: bool = False
    total_rows: tuple[int, ...] = ()
    left_out: int = 0
    left_out_amount: int = 0
    left_out_unreadable: int = 0
    workers: int = 0
    amount: int = 0
