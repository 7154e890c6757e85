"""The rows that state the exchange of a service, or its margins beside the sending charges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_format import UNDISCLOSED
from remitcalc.files.fee_table.sources import source_cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Stated = Mapping[str, object]
    Values = dict[str, object]

_MARGIN = "fx_margin_percent"
_BASES = {"bands": "whole", "observed": "observed", "fx_steps": "step"}


def exchange_beside(stated: object, sending: Sequence[Values]) -> list[object] | None:
    """Return the margin for each row of sending charges; None where it needs rows of its own.

    One margin from the service's own source stands in each of them. Surveyed margins stand beside
    the surveyed fees of the same amounts, unless they all are the same: that would read as one.
    """
    if not isinstance(stated, dict) or any("source" in row for row in sending):
        return None
    if stated.keys() == {_MARGIN}:
        return [stated[_MARGIN]] * len(sending)
    pairs = stated.get("observed")
    if not isinstance(pairs, list) or not all(isinstance(pair, list) for pair in pairs):
        return None
    amounts = [row.get("amount") for row in sending]
    margins = [pair[1] for pair in pairs]
    if amounts != [pair[0] for pair in pairs] or len(set(margins)) == 1:
        return None
    return margins


def exchange_rows(stated: object, sources: Mapping[str, Stated]) -> list[Values]:
    """Return the rows of part "exchange"."""
    part: Values = {"part": "exchange"}
    if not isinstance(stated, dict):
        return [{**part, "basis": UNDISCLOSED}]
    if UNDISCLOSED in stated:
        own = source_cells(stated, sources, key=UNDISCLOSED)
        return [{**part, "basis": UNDISCLOSED, **own}]
    for key, basis in _BASES.items():
        if key in stated:
            return [{**part, "basis": basis, **_item(item, sources)} for item in stated[key]]
    basis = "rate" if "rate" in stated else "flat"
    figure = {name: stated[name] for name in ("rate", _MARGIN) if name in stated}
    return [{**part, "basis": basis, **figure, **source_cells(stated, sources)}]


def _item(item: object, sources: Mapping[str, Stated]) -> Values:
    if isinstance(item, list):
        return {"amount": item[0], _MARGIN: item[1]}
    assert isinstance(item, dict)
    cells = {n: item[n] for n in ("from", "to", "amount", _MARGIN) if n in item}
    if "name" in item:
        cells["charge"] = item["name"]
    return {**cells, **source_cells(item, sources)}
