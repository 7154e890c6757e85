"""A corridor as the rows of a fee table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_text.source_names import SourceNames
from remitcalc.files.corridor_text.stated import stated, stated_source
from remitcalc.files.fee_table.charge_lines import side_rows
from remitcalc.files.fee_table.columns import CORRIDOR_COLUMNS, SERVICE_COLUMNS, SIDES
from remitcalc.files.fee_table.exchange_lines import exchange_beside, exchange_rows
from remitcalc.files.fee_table.sources import source_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.model.corridor import Corridor

    Stated = Mapping[str, object]
    Values = dict[str, object]


def fee_rows(corridor: Corridor) -> list[Values]:
    """Return the rows that state a corridor: values by column name, blanks left out.

    Values are text, integers, exact decimals, dates or, for several words, lists of text.
    """
    names = SourceNames({})
    tables = stated(corridor, names)
    sources = {n: stated_source(p) for n, p in names.used.items()}
    own = _corridor_cells(tables, sources)
    rows = [row for service in _list(tables, "services") for row in _service(service, sources)]
    for tax in _list(tables, "taxes"):
        facts = {"part": "tax", "charge": tax["name"], "percent": tax["percent"]}
        days = {f"{k}_date": tax[k] for k in ("from", "until") if k in tax}
        named = {"instruments": tax["instruments"]}
        rows.append({**facts, **named, **days, **source_cells(tax, sources)})
    rows += [
        {"part": "note", "text": note["text"], **source_cells(note, sources)}
        for note in _list(tables, "notes")
    ]
    return [{**own, **row} for row in rows]


def _list(tables: Stated, name: str) -> list[Stated]:
    found = tables.get(name, [])
    assert isinstance(found, list)
    return found


def _service(service: Stated, sources: Mapping[str, Stated]) -> list[Values]:
    facts = {c.name: service[c.key] for c in SERVICE_COLUMNS if c.key and c.key in service}
    speed = service.get("speed_days")
    if isinstance(speed, list):
        facts |= {"least_days": speed[0], "most_days": speed[1]}
    facts |= source_cells(service, sources, "service_")
    rows = [row for side in SIDES for row in side_rows(side, service[side], sources)]
    beside = exchange_beside(service["exchange"], [r for r in rows if r["part"] == SIDES[0]])
    if beside is None:
        rows += exchange_rows(service["exchange"], sources)
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
            cells[column.name] = table[inner]
    for key, prefix in (("reference_rate", "reference_"), ("typical", "typical_")):
        table = tables.get(key)
        if isinstance(table, dict):
            cells |= source_cells(table, sources, prefix)
    return cells
