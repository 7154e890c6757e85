"""A corridor as the rows of a fee table, and their values as the text of cells."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.files.corridor_file import corridor_of
from remitcalc.files.corridor_format import NONE, NOT_SURVEYED, UNDISCLOSED
from remitcalc.files.corridor_text.source_names import SourceNames
from remitcalc.files.corridor_text.stated import stated, stated_source
from remitcalc.files.fee_table.columns import (
    COLUMNS,
    CORRIDOR_COLUMNS,
    RANGE_ENDS,
    SERVICE_COLUMNS,
    SIDES,
    FeeColumn,
)
from remitcalc.files.numbers.notation import decided_text
from remitcalc.files.problems import Problems
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.model.corridor import Corridor

    Stated = Mapping[str, object]
    Values = dict[str, object]

_PLAIN = frozenset(column.name for column in COLUMNS if not column.pattern)
_OF_THE_CHARGE = ("per", "min", "max", "borne_by", "kept_by")
_LISTS = ("whole", "marginal", "observed")
_MARGIN = "fx_margin_percent"
_BASES = {"bands": "whole", "observed": "observed", "fx_steps": "step"}


def fee_rows(corridor: Corridor) -> list[Values]:
    """Return the rows that state a corridor: values by column name, blanks left out.

    Values are text, integers, exact decimals, dates or, for several words, lists of text.

    Raises
    ------
    ModelError
        With everything in the corridor that no file of it can say, such as an empty name.
    """
    names = SourceNames({})
    tables = stated(corridor, names)
    problems = Problems("")
    if corridor_of(tables, problems) is None:
        raise ModelError(p.message for p in problems.listed() if not p.is_warning)
    sources = {n: stated_source(p) for n, p in names.used.items()}
    own = _corridor_cells(tables, sources)
    rows = [row for service in _list(tables, "services") for row in _service(service, sources)]
    for tax in _list(tables, "taxes"):
        facts = {"part": "tax", "charge": tax["name"], **_cells("percent", tax["percent"])}
        days = {f"{k}_date": tax[k] for k in ("from", "until") if k in tax}
        named = {"instruments": tax["instruments"]}
        rows.append({**facts, **named, **days, **_source_cells(tax, sources)})
    rows += [
        {"part": "note", "text": note["text"], **_source_cells(note, sources)}
        for note in _list(tables, "notes")
    ]
    rows += _translation_rows(tables)
    return [{**own, **row} for row in rows]


def written_columns(rows: Iterable[Mapping[str, object]]) -> dict[str, FeeColumn]:
    """Return the columns that hold anything, by heading, in the order of the format."""
    held = list(dict.fromkeys(name for row in rows for name in row))
    columns: dict[str, FeeColumn] = {}
    for column in COLUMNS:
        if column.pattern:
            own = (n for n in held if n.startswith(column.name) and n not in _PLAIN)
            columns |= dict.fromkeys(own, column)
        elif column.name in held:
            columns[column.name] = column
    return columns


def cell_text(value: object, mark: DecimalMark = "point") -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, (Decimal, int)):
        return decided_text(Decimal(value), mark)
    return str(value)


def _list(tables: Stated, name: str) -> list[Stated]:
    found = tables.get(name, [])
    assert isinstance(found, list)
    return found


def _service(service: Stated, sources: Mapping[str, Stated]) -> list[Values]:
    facts = {c.name: service[c.key] for c in SERVICE_COLUMNS if c.key and c.key in service}
    speed = service.get("speed_days")
    if isinstance(speed, list):
        facts |= {"least_days": speed[0], "most_days": speed[1]}
    facts |= _source_cells(service, sources, "service_")
    rows = [row for side in SIDES for row in _side_rows(side, service[side], sources)]
    beside = _exchange_beside(service["exchange"], [r for r in rows if r["part"] == SIDES[0]])
    if beside is None:
        rows += _exchange_rows(service["exchange"], sources)
    else:
        for row, margin in zip(rows, beside, strict=False):  # sending comes first
            row["fx_margin_percent"] = margin
    return [{**facts, **row} for row in rows]


def _corridor_cells(tables: Stated, sources: Mapping[str, Stated]) -> Values:
    cells: Values = {}
    for column in CORRIDOR_COLUMNS:
        outer, point, inner = column.key.rpartition(".")
        table = tables.get(outer) if point else tables
        if not isinstance(table, dict):
            continue
        if column.pattern:
            cells |= {f"{column.name}{name}": value for name, value in table.items()}
        elif column.key and inner in table:
            cells |= _cells(column.name, table[inner])
    for key, prefix in (("reference_rate", "reference_"), ("typical", "typical_")):
        table = tables.get(key)
        if isinstance(table, dict):
            cells |= _source_cells(table, sources, prefix)
    return cells


def _side_rows(side: str, stated: object, sources: Mapping[str, Stated]) -> list[Values]:
    """Return the rows of a side; one on the way that was not surveyed needs none."""
    if stated == NOT_SURVEYED and side != SIDES[0]:
        return []
    if isinstance(stated, list):
        times = Counter(charge["name"] for charge in stated)
        rows: list[Values] = []
        for number, charge in enumerate(stated, 1):
            facts: Values = {"part": side, "charge": charge["name"]}
            if times[charge["name"]] > 1:
                facts["charge_number"] = number
            rows += [{**facts, **row} for row in _charge(charge, sources)]
        return rows
    if isinstance(stated, dict):
        return [{"part": side, "basis": NONE, **_source_cells(stated, sources, key=NONE)}]
    return [{"part": side, "basis": stated}]


def _charge(charge: Stated, sources: Mapping[str, Stated]) -> list[Values]:
    facts: Values = {}
    for name in _OF_THE_CHARGE:
        if name in charge:
            facts |= _cells(name, charge[name])
    basis = next((name for name in _LISTS if name in charge), "flat")
    facts["basis"] = basis
    if basis == "flat":
        return [{**facts, **_price(charge), **_source_cells(charge, sources)}]
    facts |= _source_cells(charge, sources, "charge_")
    items = charge[basis]
    assert isinstance(items, list)
    return [{**facts, **_charge_item(item, sources)} for item in items]


def _charge_item(item: object, sources: Mapping[str, Stated]) -> Values:
    """Return the cells of a band, or of a surveyed amount, maybe in short as a list of two."""
    if isinstance(item, list):
        return {"amount": item[0], **_cells("fee", item[1])}
    assert isinstance(item, dict)
    edges = {name: item[name] for name in ("from", "to", "amount") if name in item}
    fee = _cells("fee", item["fee"]) if "fee" in item else {}
    return {**edges, **fee, **_price(item), **_source_cells(item, sources)}


def _price(table: Stated) -> Values:
    cells: Values = {}
    for column, key in (("fee", "fixed"), ("percent", "percent")):
        if key in table:
            cells |= _cells(column, table[key])
    return cells


def _cells(column: str, price: object) -> Values:
    """Return the cell of a price, and those of its range where it has one."""
    if not isinstance(price, dict):
        return {column: price}
    ends = {f"{column}_{end}": price[end] for end in RANGE_ENDS if end in price}
    return {column: price["value"], **ends}


def _translation_rows(tables: Stated) -> list[Values]:
    """Return a row for each sentence that is translated, its languages side by side."""
    rows: dict[str, Values] = {}
    translations = tables.get("translations", {})
    assert isinstance(translations, dict)
    for tag, sentences in translations.items():
        for written, said in sentences.items():
            row = rows.setdefault(written, {"part": "translation", "text": written})
            row[f"text_{tag}"] = said
    return list(rows.values())


def _exchange_beside(stated: object, sending: Sequence[Values]) -> list[object] | None:
    """Return the margin for each row of sending charges; None where it needs rows of its own.

    One margin from the service's own source stands in each of them. Surveyed margins stand beside
    the surveyed fees of the same amounts, unless they all are the same: that would read as one.
    """
    if not isinstance(stated, dict) or any("source" in row for row in sending):
        return None
    if stated.keys() == {_MARGIN} and not isinstance(stated[_MARGIN], dict):
        return [stated[_MARGIN]] * len(sending)
    pairs = stated.get("observed")
    if not isinstance(pairs, list) or not all(isinstance(pair, list) for pair in pairs):
        return None
    amounts = [row.get("amount") for row in sending]
    margins = [pair[1] for pair in pairs]
    if any(isinstance(margin, dict) for margin in margins):
        return None
    if amounts != [pair[0] for pair in pairs] or len(set(margins)) == 1:
        return None
    return margins


def _exchange_rows(stated: object, sources: Mapping[str, Stated]) -> list[Values]:
    """Return the rows of part "exchange"."""
    part: Values = {"part": "exchange"}
    if not isinstance(stated, dict):
        return [{**part, "basis": stated}]
    if UNDISCLOSED in stated:
        own = _source_cells(stated, sources, key=UNDISCLOSED)
        return [{**part, "basis": UNDISCLOSED, **own}]
    for key, basis in _BASES.items():
        if key in stated:
            return [{**part, "basis": basis, **_margin_item(item, sources)} for item in stated[key]]
    basis = "rate" if "rate" in stated else "flat"
    name = "rate" if "rate" in stated else _MARGIN
    return [
        {**part, "basis": basis, **_cells(name, stated[name]), **_source_cells(stated, sources)}
    ]


def _margin_item(item: object, sources: Mapping[str, Stated]) -> Values:
    if isinstance(item, list):
        return {"amount": item[0], **_cells(_MARGIN, item[1])}
    assert isinstance(item, dict)
    cells = {n: item[n] for n in ("from", "to", "amount") if n in item}
    cells |= _cells(_MARGIN, item[_MARGIN])
    if "name" in item:
        cells["charge"] = item["name"]
    return {**cells, **_source_cells(item, sources)}


def _source_cells(
    table: Mapping[str, object],
    sources: Mapping[str, Mapping[str, object]],
    prefix: str = "",
    key: str = "provenance",
) -> dict[str, object]:
    """Return the cells of the source that a table names under `key`, if it names one."""
    name = table.get(key)
    if not isinstance(name, str):
        return {}
    return {f"{prefix}{field}": value for field, value in sources[name].items()}
