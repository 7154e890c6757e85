"""The charges of a service, from the rows that state them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_format import NONE, NOT_SURVEYED
from remitcalc.files.fee_table.columns import BASES
from remitcalc.files.grammar import BROKEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.fee_table.statement import Statement, Table
    from remitcalc.files.fee_table.table_rows import TableRow

CHARGE_BASES = BASES[:6]
_BANDED = ("whole", "marginal")
_OF_THE_CHARGE = ("per", "min", "max", "borne_by", "kept_by")
_LIMITS = ("min", "max")


class ChargeRows:
    """Reads one side of one service; `at` is the key of the side."""

    def __init__(self, statement: Statement, at: str) -> None:
        self._statement = statement
        self._at = at

    def side(self, rows: Sequence[TableRow]) -> object:
        """Return what the rows state of their side, as a corridor file has it."""
        self._statement.stands(self._at, rows[0], "basis")
        absent = [row for row in rows if row.values.get("basis") in (NONE, NOT_SURVEYED)]
        if not absent:
            return [
                self._charge(own, f"{self._at}[{place}]")
                for place, own in enumerate(_by_charge(rows))
            ]
        first = absent[0]
        word = first.take("basis")
        if len(rows) > 1:
            self._statement.fault("basis_alone", first, "basis")
            for row in rows:
                row.used.update(row.values)
            return BROKEN
        table: Table = {}
        if word == NONE and self._statement.put_source(table, self._at, rows, "", NONE):
            return table
        return word

    def _charge(self, rows: Sequence[TableRow], at: str) -> Table:
        statement = self._statement
        charge: Table = {}
        statement.stands(at, rows[0], "charge")
        statement.put(charge, at, "name", rows, "charge")
        statement.agreed(rows, "charge_number")
        for name in _OF_THE_CHARGE:
            put = statement.put_price if name in _LIMITS else statement.put
            put(charge, at, name, rows, name)
        basis = self._basis(rows)
        if basis == "flat":
            self._flat(charge, rows, at)
        elif basis in _BANDED:
            statement.stands(f"{at}.{basis}", rows[0], "from")
            bands = [self._band(row, f"{at}.{basis}[{n}]") for n, row in enumerate(rows)]
            charge[basis] = bands
        elif basis == "observed":
            statement.stands(f"{at}.observed", rows[0], "amount")
            pairs = [self._pair(row, f"{at}.observed[{n}]") for n, row in enumerate(rows)]
            charge[basis] = pairs
        else:
            charge["fixed"] = BROKEN
            for row in rows:
                row.used.update(row.values)
        if basis != "flat":
            statement.put_source(charge, at, rows, "charge_")
        return charge

    def _basis(self, rows: Sequence[TableRow]) -> str:
        """Return the basis of a charge; what its cells tell where it is left blank."""
        value, row = self._statement.agreed(rows, "basis")
        if value is None:
            if any("amount" in own.values for own in rows):
                return "observed"
            banded = next((o for o in rows if "from" in o.values or "to" in o.values), None)
            if banded is None:
                return "flat"
            self._statement.fault("basis_needed", banded, "basis", choices=_BANDED)
        elif value not in CHARGE_BASES:
            self._statement.fault(
                "unknown_choice", row, "basis", choices=CHARGE_BASES, value=str(value)
            )
        else:
            return str(value)
        return ""

    def _flat(self, charge: Table, rows: Sequence[TableRow], at: str) -> None:
        row = rows[0]
        for other in rows[1:]:
            self._statement.fault("charge_twice", other, "charge")
            other.used.update(other.values)
        self._price(charge, row, at)
        if not self._statement.put_source(charge, at, [row], ""):
            self._statement.put_source(charge, at, [row], "charge_")

    def _band(self, row: TableRow, at: str) -> Table:
        band: Table = {}
        self._statement.stands(at, row, "from")
        self._statement.put(band, at, "from", [row], "from")
        self._statement.put(band, at, "to", [row], "to")
        self._price(band, row, at)
        self._statement.put_source(band, at, [row], "")
        return band

    def _pair(self, row: TableRow, at: str) -> Table:
        pair: Table = {}
        self._statement.stands(at, row, "amount")
        self._statement.put(pair, at, "amount", [row], "amount")
        self._statement.put_price(pair, at, "fee", [row], "fee")
        self._statement.put_source(pair, at, [row], "")
        return pair

    def _price(self, table: Table, row: TableRow, at: str) -> None:
        fee = self._statement.put_price(table, at, "fixed", [row], "fee")
        percent = self._statement.put_price(table, at, "percent", [row], "percent")
        if fee is None and percent is None:
            self._statement.fault("missing_key", row, "fee", name="fee")
            table["fixed"] = BROKEN


def _by_charge(rows: Sequence[TableRow]) -> list[list[TableRow]]:
    """Return the rows of each charge: those with the same name, and number where there is one."""
    groups: dict[tuple[object, object], list[TableRow]] = {}
    for row in rows:
        key = (row.values.get("charge"), row.values.get("charge_number"))
        groups.setdefault(key, []).append(row)
    return list(groups.values())
