"""From the rows of a fee table to the tables of a corridor file: which rows say what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_format import NOT_SURVEYED
from remitcalc.files.fee_table.charge_rows import ChargeRows
from remitcalc.files.fee_table.columns import CORRIDOR_COLUMNS, PARTS, SERVICE_COLUMNS, SIDES
from remitcalc.files.fee_table.exchange_rows import MARGIN, ExchangeRows
from remitcalc.files.grammar import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remitcalc.files.fee_table.headings import Headings
    from remitcalc.files.fee_table.statement import Statement, Table
    from remitcalc.files.fee_table.table_rows import TableRow


_TEXT_IN = "text_"
_PRICES = ("reference_rate.rate",)


def state(rows: Sequence[TableRow], headings: Headings, statement: Statement) -> None:
    """State everything the rows say."""
    parts: dict[str, list[TableRow]] = {part: [] for part in PARTS}
    for row in rows:
        part = row.take("part") or SIDES[0]
        if part in parts:
            parts[str(part)].append(row)
        else:
            statement.fault("unknown_choice", row, "part", choices=PARTS, value=str(part))
            statement.lost.add(row.values.get("service"))
            row.used.update(row.values)
    _state_corridor(rows, headings, statement)
    _state_services([row for part in (*SIDES, "exchange") for row in parts[part]], rows, statement)
    taxes = [_tax(row, f"taxes[{n}]", statement) for n, row in enumerate(parts["tax"])]
    notes = [_note(row, f"notes[{n}]", statement) for n, row in enumerate(parts["note"])]
    if taxes:
        statement.tables["taxes"] = taxes
    if notes:
        statement.tables["notes"] = notes
    for row in parts["translation"]:
        _state_translation(row, headings, statement)
    statement.check_all_used(rows)


def _state_corridor(rows: Sequence[TableRow], headings: Headings, statement: Statement) -> None:
    tables = statement.tables
    for column in CORRIDOR_COLUMNS:
        if column.pattern:
            for heading in headings.found:
                if heading.column is column:
                    key = column.key + heading.name[len(column.name) :]
                    statement.put(tables, "", key, rows, heading.name)
        elif column.key:
            put = statement.put_price if column.key in _PRICES else statement.put
            put(tables, "", column.key, rows, column.name)
    statement.put_source(tables, "", rows, "reference_", "reference_rate.provenance")
    statement.put_source(tables, "", rows, "typical_", "typical.provenance")
    for key, column_name in (("names", "name_en"), ("defaults", "default_pooled_service")):
        statement.stands(key, rows[0], column_name)


def _state_services(
    own_rows: Sequence[TableRow], rows: Sequence[TableRow], statement: Statement
) -> None:
    """State every service, in the order in which the rows first name them."""
    statement.stands("services", rows[0], "kind")
    by_service: dict[object, list[TableRow]] = {}
    for row in sorted(own_rows, key=lambda row: row.number):
        service = row.take("service")
        if service is None:
            statement.fault("missing_key", row, "service", name="service")
            statement.lost.add(None)
            row.used.update(row.values)
        else:
            by_service.setdefault(service, []).append(row)
    statement.tables["services"] = [
        _service(own, f"services[{n}]", statement) for n, own in enumerate(by_service.values())
    ]


def _service(rows: Sequence[TableRow], at: str, statement: Statement) -> Table:
    service: Table = {}
    statement.stands(at, rows[0], "service")
    for column in SERVICE_COLUMNS:
        if column.key and not column.key.startswith("speed_days"):
            statement.put(service, at, column.key, rows, column.name)
    _put_speed(service, rows, at, statement)
    if not statement.put_source(service, at, rows, "service_"):
        _put_first_source(service, rows, at, statement)
    parts: dict[object, list[TableRow]] = {}
    for row in rows:
        parts.setdefault(row.values.get("part") or SIDES[0], []).append(row)
    for side in SIDES:
        own = parts.get(side)
        if own:
            service[side] = ChargeRows(statement, f"{at}.{side}").side(own)
        elif side != SIDES[0]:
            service[side] = NOT_SURVEYED
        else:
            service[side] = _missing(side, rows, statement)
    service["exchange"] = _exchange(parts, rows, at, statement)
    return service


def _put_first_source(
    service: Table, rows: Sequence[TableRow], at: str, statement: Statement
) -> None:
    """Where a service names no source, the first of its rows that does stands for it."""
    sourced = next((row for row in rows if "source" in row.values), None)
    if sourced is not None:
        statement.put_source(service, at, [sourced], "")


def _put_speed(service: Table, rows: Sequence[TableRow], at: str, statement: Statement) -> None:
    days = {name: statement.agreed(rows, name) for name in ("least_days", "most_days")}
    for n, (name, (_, row)) in enumerate(days.items()):
        statement.stands(f"{at}.speed_days[{n}]", row, name)
    statement.stands(f"{at}.speed_days", rows[0], "least_days")
    given = [value for value, _ in days.values() if value is not None]
    if len(given) == len(days):
        service["speed_days"] = given
    elif given:
        missing = next(name for name, (value, _) in days.items() if value is None)
        statement.fault("missing_key", rows[0], missing, name=missing)


def _exchange(
    parts: dict[object, list[TableRow]],
    rows: Sequence[TableRow],
    at: str,
    statement: Statement,
) -> object:
    own = ExchangeRows(statement, f"{at}.exchange")
    if parts.get("exchange"):
        return own.exchange(parts["exchange"])
    beside = [row for row in parts.get(SIDES[0], []) if MARGIN in row.values]
    if beside:
        return own.beside_charges(beside)
    return _missing("exchange", rows, statement)


def _missing(part: str, rows: Sequence[TableRow], statement: Statement) -> object:
    """Note that a service lacks a part, unless the row of it is one that could not be told."""
    service = str(rows[0].values["service"])
    if not statement.lost & {service, None}:
        statement.fault("no_row_for_part", rows[0], "service", service=service, part=part)
    return BROKEN


def _tax(row: TableRow, at: str, statement: Statement) -> Table:
    tax: Table = {}
    columns = (("name", "charge"), ("instruments", "instruments"))
    statement.put_price(tax, at, "percent", [row], "percent")
    _put_all(tax, at, row, (*columns, ("from", "from_date"), ("until", "until_date")), statement)
    return tax


def _note(row: TableRow, at: str, statement: Statement) -> Table:
    note: Table = {}
    _put_all(note, at, row, (("text", "text"),), statement)
    return note


def _state_translation(row: TableRow, headings: Headings, statement: Statement) -> None:
    """State what one sentence is in the languages that the row has it in."""
    written = row.take("text")
    languages = [h.name for h in headings.found if h.column.name == _TEXT_IN]
    said = {name.removeprefix(_TEXT_IN): row.take(name) for name in languages}
    if written is None:
        statement.fault("missing_key", row, "text", name="text")
        return
    tables = statement.tables.setdefault("translations", {})
    assert isinstance(tables, dict)
    for tag, sentence in said.items():
        if sentence is not None:
            own = tables.setdefault(tag, {})
            own[written] = sentence
            statement.stands(f"translations.{tag}", row, f"{_TEXT_IN}{tag}")
            statement.stands(f"translations.{tag}.{written}", row, f"{_TEXT_IN}{tag}")


def _put_all(
    table: Table,
    at: str,
    row: TableRow,
    columns: Iterable[tuple[str, str]],
    statement: Statement,
) -> None:
    statement.stands(at, row, "part")
    for key, column in columns:
        statement.put(table, at, key, [row], column)
    statement.put_source(table, at, [row], "")
