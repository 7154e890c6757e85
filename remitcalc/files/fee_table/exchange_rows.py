"""The exchange of a service, from rows of its own or from margins beside its sending charges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_format import NOT_SURVEYED, UNDISCLOSED
from remitcalc.files.fee_table.columns import RANGE_ENDS
from remitcalc.files.grammar import BROKEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.fee_table.statement import Statement, Table
    from remitcalc.files.fee_table.table_rows import TableRow

MARGIN = "fx_margin_percent"
EXCHANGE_BASES = ("flat", "whole", "observed", "step", "rate", "undisclosed", "not surveyed")
_OF_MARGIN = (MARGIN, *(f"{MARGIN}_{end}" for end in RANGE_ENDS))
_LISTS = {"whole": "bands", "observed": "observed", "step": "fx_steps"}
_EDGES = {"whole": ("from", "to"), "observed": ("amount",), "step": ("name",)}


class ExchangeRows:
    """Reads the exchange of one service; `at` is its key."""

    def __init__(self, statement: Statement, at: str) -> None:
        self._statement = statement
        self._at = at

    def exchange(self, rows: Sequence[TableRow]) -> object:
        """Return what rows of part "exchange" state, as a corridor file has it."""
        statement, at = self._statement, self._at
        statement.stands(at, rows[0], MARGIN)
        basis = self._basis(rows)
        if basis in _LISTS:
            key = _LISTS[basis]
            statement.stands(f"{at}.{key}", rows[0], _heading(_EDGES[basis][0]))
            return {key: [self._item(r, f"{at}.{key}[{n}]", basis) for n, r in enumerate(rows)]}
        if len(rows) > 1 and basis:
            for other in rows[1:]:
                statement.fault("charge_twice", other, "part")
        if not basis or len(rows) > 1:
            for row in rows:
                row.used.update(row.values)
            return BROKEN
        if basis == UNDISCLOSED:
            table: Table = {}
            is_sourced = statement.put_source(table, at, rows, "", UNDISCLOSED)
            return table if is_sourced else UNDISCLOSED
        if basis == NOT_SURVEYED:
            return NOT_SURVEYED
        return self._one(rows, "rate" if basis == "rate" else MARGIN)

    def beside_charges(self, rows: Sequence[TableRow]) -> object:
        """Return what margins in rows of sending charges state: one, or one for each amount."""
        statement, at = self._statement, self._at
        statement.stands(at, rows[0], MARGIN)
        if len({tuple(row.values.get(name) for name in _OF_MARGIN) for row in rows}) == 1:
            return self._one(rows, MARGIN)
        key = f"{at}.observed"
        statement.stands(key, rows[0], "amount")
        return {"observed": [self._item(r, f"{key}[{n}]", "observed") for n, r in enumerate(rows)]}

    def _one(self, rows: Sequence[TableRow], name: str) -> Table:
        table: Table = {}
        if self._statement.put_price(table, self._at, name, rows[:1], name) is None:
            self._statement.fault("missing_key", rows[0], name, name=name)
            table[name] = BROKEN
        for row in rows:
            for column in (name, *(f"{name}_{end}" for end in RANGE_ENDS)):
                row.take(column)
        self._statement.put_source(table, self._at, rows[:1], "")
        return table

    def _item(self, row: TableRow, at: str, basis: str) -> Table:
        item: Table = {}
        statement = self._statement
        statement.stands(at, row, MARGIN)
        for key in _EDGES[basis]:
            statement.put(item, at, key, [row], _heading(key))
        statement.put_price(item, at, MARGIN, [row], MARGIN)
        statement.put_source(item, at, [row], "")
        return item

    def _basis(self, rows: Sequence[TableRow]) -> str:
        value, row = self._statement.agreed(rows, "basis")
        if value in EXCHANGE_BASES:
            return str(value)
        if value is not None:
            self._statement.fault(
                "unknown_choice", row, "basis", choices=EXCHANGE_BASES, value=str(value)
            )
            return ""
        for telling, basis in (("rate", "rate"), ("amount", "observed"), ("from", "whole")):
            if any(telling in own.values for own in rows):
                return basis
        return "flat"


def _heading(key: str) -> str:
    """Return the column that holds a key of an item: a step's name stands under "charge"."""
    return "charge" if key == "name" else key
