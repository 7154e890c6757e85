"""The rows that state the charges of one side of a service."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from remitcalc.files.corridor_format import NONE, NOT_SURVEYED
from remitcalc.files.fee_table.columns import SIDES
from remitcalc.files.fee_table.sources import source_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    Stated = Mapping[str, object]
    Values = dict[str, object]

_OF_THE_CHARGE = ("per", "min", "max", "borne_by", "kept_by")
_LISTS = ("whole", "marginal", "observed")


def side_rows(side: str, stated: object, sources: Mapping[str, Stated]) -> list[Values]:
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
        return [{"part": side, "basis": NONE, **source_cells(stated, sources, key=NONE)}]
    return [{"part": side, "basis": stated}]


def _charge(charge: Stated, sources: Mapping[str, Stated]) -> list[Values]:
    facts: Values = {name: charge[name] for name in _OF_THE_CHARGE if name in charge}
    basis = next((name for name in _LISTS if name in charge), "flat")
    facts["basis"] = basis
    if basis == "flat":
        return [{**facts, **_price(charge), **source_cells(charge, sources)}]
    facts |= source_cells(charge, sources, "charge_")
    items = charge[basis]
    assert isinstance(items, list)
    return [{**facts, **_item(item, sources)} for item in items]


def _item(item: object, sources: Mapping[str, Stated]) -> Values:
    """Return the cells of a band, or of a surveyed amount, maybe in short as a list of two."""
    if isinstance(item, list):
        return {"amount": item[0], "fee": item[1]}
    assert isinstance(item, dict)
    edges = {name: item[name] for name in ("from", "to", "amount", "fee") if name in item}
    return {**edges, **_price(item), **source_cells(item, sources)}


def _price(table: Stated) -> Values:
    names = (("fee", "fixed"), ("percent", "percent"))
    return {column: table[key] for column, key in names if key in table}
