"""Bands of a fee typed into one cell, as "0-100 2.99, 100-500 4.99": read as a pasted table is.

They are bands for certain, or they are left as they were typed: each has its beginning and one
fixed amount, one begins where the one before it ends, and only the last may have no end.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from remitcalc.files.corridor_draft.band_pasting import bands_pasted
from remitcalc.files.corridor_draft.figures import DASHES, currency_beside
from remitcalc.files.corridor_draft.price_forms import MARGINAL, WHOLE, side_form
from remitcalc.files.corridor_draft.sources import TABLE
from remitcalc.files.refusal import RefusedError
from remitcalc.files.tables.sheet import Sheet

if TYPE_CHECKING:
    from remitcalc.model.corridor_draft import CorridorDraft, Path
    from remitcalc.model.notation import Notation

_BETWEEN = re.compile(r"[;\n]|,(?=\s)")
_AMOUNT = r"\d[\d.,'\u2019]*+"
_BAND = re.compile(
    rf"(?P<start>{_AMOUNT})\s*(?:[{DASHES}]\s*(?P<end>{_AMOUNT})|\+)(?:\s*[:=]\s*|\s+)(?P<fee>.+)"
)
_HEADINGS = ("from", "to", "fee")
_FEWEST = 2


def bands_typed(
    draft: CorridorDraft, side: Path, text: str, notation: Notation
) -> CorridorDraft | None:
    """Return a draft whose side has the bands of a text; None: it is not certainly that."""
    parts = [part.strip() for part in _BETWEEN.split(text)]
    found = [_BAND.fullmatch(part) for part in parts if part]
    if len(found) < _FEWEST or side_form(draft, side) == MARGINAL:
        return None
    rows: list[tuple[str | None, ...]] = [_HEADINGS]
    for at, band in enumerate(found, start=1):
        if band is None or currency_beside(band["fee"]) == "%":
            return None
        if band["end"] is None and at < len(found):
            return None
        rows.append((band["start"], band["end"], band["fee"]))
    try:
        made = bands_pasted(draft, side, Sheet("", rows), notation).draft
    except RefusedError:
        return None
    place = (*side, 0, WHOLE)
    if made is None or not _meet(made.value(place)):
        return None
    return draft if _said(draft.value(place)) == _said(made.value(place)) else made


def _said(bands: object) -> list[dict[str, Any]]:
    """Return what bands say, without their sources."""
    items = bands if isinstance(bands, list) else []
    return [
        {key: one[key] for key in one if key != TABLE} for one in items if isinstance(one, dict)
    ]


def _meet(bands: list[Any]) -> bool:
    """Return whether bands are numbers throughout, and each begins where the one before it ends."""
    edges = [(band.get("from"), band.get("to")) for band in bands]
    told = [edge for start, end in edges for edge in (start, end)]
    is_open, told = told[-1] is None, told[:-1] if told[-1] is None else told
    if not all(isinstance(one, int | Decimal) for one in told):
        return False
    if not all(isinstance(band.get("fixed"), int | Decimal) for band in bands):
        return False
    are_ascending = all(start < end for start, end in edges[: -1 if is_open else None])
    return are_ascending and all(one[1] == other[0] for one, other in pairwise(edges))
