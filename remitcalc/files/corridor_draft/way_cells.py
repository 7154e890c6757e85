"""The grid of ways to send: what each cell shows.

A side of a service is known or not as a whole. The fee says so for all that is charged on top; a
percentage stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from remitcalc.files.corridor_draft.cells import cell_at, figure_cell
from remitcalc.files.corridor_draft.figures import PERCENT
from remitcalc.files.corridor_draft.keys import quantity_at
from remitcalc.files.corridor_draft.sources import TABLE, source_of, status_at
from remitcalc.files.corridor_format import NONE, NOT_SURVEYED, UNDISCLOSED
from remitcalc.model.corridor_draft import Typed
from remitcalc.model.draft_cell import DraftCell

if TYPE_CHECKING:
    from remitcalc.model.corridor_draft import CorridorDraft

WAY_COLUMNS: Final = (
    "provider",
    "instrument",
    "access_point",
    "fee",
    "percent",
    "margin",
    "transit",
    "receiving",
    "source",
    "date",
    "kind",
)
SIDE_OF: Final = {
    "fee": "sending",
    "percent": "sending",
    "transit": "transit",
    "receiving": "receiving",
}
MARGIN: Final = "fx_margin_percent"

_BLANK = DraftCell("blank")
_UNKNOWN = DraftCell("unknown")
_NOBODY = DraftCell("none")
_BANDS = ("whole", "marginal")
_BESIDE = ("min", "max", "per", "borne_by", "kept_by")


def cell(draft: CorridorDraft, row: int, column: str) -> DraftCell:  # noqa: PLR0911
    """Return what a cell of the grid shows; below the last way all are blank."""
    owner = ("services", row)
    service = draft.value(owner)
    if not isinstance(service, dict):
        return _BLANK
    if column in SIDE_OF:
        return _side_cell(draft, row, column, service.get(SIDE_OF[column]))
    if column == "margin":
        return _exchange_cell(draft, row, service.get("exchange"))
    if column == "kind":
        return _kind_cell(service.get("kind"))
    if column in ("source", "date"):
        found = source_of(draft, owner)
        if found is None:
            return cell_at(draft, (*owner, TABLE)) if column == "source" else _BLANK
        at_source = cell_at(draft, (TABLE, found.name, column))
        if at_source.kind != "text":
            return at_source
        return DraftCell("text", text=at_source.text, status=found.status)
    return cell_at(draft, (*owner, column))


def flat_charge(stated: object) -> dict[str, Any] | None:
    """Return the charge of a side that has one, and no bands or surveyed amounts; else None."""
    if isinstance(stated, list) and len(stated) == 1 and isinstance(stated[0], dict):
        charge: dict[str, Any] = stated[0]
        return None if any(form in charge for form in (*_BANDS, "observed")) else charge
    return None


def is_unknown(stated: object) -> bool:
    """Return whether a side, or an exchange, is not known yet."""
    return stated in (None, NOT_SURVEYED, [])


def is_none(stated: object) -> bool:
    """Return whether a side says that nobody charges anything."""
    return stated == NONE or (isinstance(stated, dict) and NONE in stated)


def _side_cell(  # noqa: PLR0911
    draft: CorridorDraft, row: int, column: str, stated: object
) -> DraftCell:
    charge = flat_charge(stated)
    if charge is not None:
        return _charge_cell(draft, row, column, charge)
    if column == "percent":
        return _BLANK
    if is_unknown(stated):
        return _UNKNOWN
    if is_none(stated):
        return _NOBODY
    if not isinstance(stated, list):
        return DraftCell("typed", text=stated.text if isinstance(stated, Typed) else str(stated))
    if len(stated) == 1 and isinstance(stated[0], dict):
        form = next(form for form in (*_BANDS, "observed") if form in stated[0])
        items = stated[0][form]
        count = len(items) if isinstance(items, list) else 0
        return DraftCell("otherwise", word="bands" if form in _BANDS else form, count=count)
    return DraftCell("otherwise", word="charges", count=len(stated))


def _charge_cell(draft: CorridorDraft, row: int, column: str, charge: dict[str, Any]) -> DraftCell:
    """Return what a cell shows of a flat charge."""
    has_fixed, has_percent = "fixed" in charge, "percent" in charge
    side = SIDE_OF[column]
    if side != "sending" and has_fixed and has_percent:
        return DraftCell("otherwise", word="charges", count=1)
    key = "percent" if column == "percent" or (side != "sending" and has_percent) else "fixed"
    if key not in charge:
        return _BLANK if column in ("fee", "percent") else _UNKNOWN
    path = ("services", row, side, 0, key)
    shown = figure_cell(
        charge[key], PERCENT if key == "percent" else quantity_at(path, draft.tables)
    )
    if shown.kind == "typed":
        return shown
    has_more = any(name in charge for name in _BESIDE)
    return _with(shown, status_at(draft, path[:-1]), has_more=has_more)


def _exchange_cell(draft: CorridorDraft, row: int, stated: object) -> DraftCell:
    if is_unknown(stated):
        return _UNKNOWN
    if stated == UNDISCLOSED or (isinstance(stated, dict) and "undisclosed" in stated):
        return DraftCell("undisclosed")
    path = ("services", row, "exchange")
    if not isinstance(stated, dict):
        return DraftCell("typed", text=stated.text if isinstance(stated, Typed) else str(stated))
    for key in (MARGIN, "rate"):
        if key in stated:
            shown = figure_cell(stated[key], quantity_at((*path, key), draft.tables))
            return shown if shown.kind == "typed" else _with(shown, status_at(draft, path))
    for key in ("bands", "observed", "fx_steps"):
        items = stated.get(key)
        if isinstance(items, list):
            return DraftCell(
                "otherwise", word="steps" if key == "fx_steps" else key, count=len(items)
            )
    return _UNKNOWN


def _with(shown: DraftCell, status: str, *, has_more: bool = False) -> DraftCell:
    return DraftCell(
        shown.kind,
        shown.value,
        shown.low,
        shown.high,
        shown.unit,
        shown.currency,
        has_more=has_more,
        status=status,
    )


def _kind_cell(kind: object) -> DraftCell:
    if kind in ("individual", "pooled"):
        return DraftCell("yes_no", int(kind == "pooled"))
    if kind is None:
        return _BLANK
    return DraftCell("typed", text=kind.text if isinstance(kind, Typed) else str(kind))
