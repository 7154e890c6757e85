"""Where a problem of a draft stands in the editor: the page, the row, the column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from remitcalc.files.corridor_draft.keys import path_of
from remitcalc.files.corridor_draft.sentences import sentences_in
from remitcalc.files.corridor_draft.way_cells import MARGIN, flat_charge
from remitcalc.files.corridor_draft.way_rows import ways_in

if TYPE_CHECKING:
    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor_draft import CorridorDraft, Path

Page = Literal["ways", "taxes", "sources", "notes", "translations", "header"]

_PAGES: Final[dict[str, Page]] = {
    "services": "ways",
    "taxes": "taxes",
    "provenance": "sources",
    "notes": "notes",
    "translations": "translations",
}
_OF_WAY: Final = {
    "sending": "fee",
    "transit": "transit",
    "receiving": "receiving",
    "exchange": "margin",
    "provenance": "source",
}
_PLAIN: Final = ("provider", "instrument", "access_point", "kind")
_PER_CELL: Final = ("fixed", "percent", MARGIN, "rate", "value", "low", "high", "reason")


class DraftPlace(NamedTuple):
    """A place in the editor.

    Attributes
    ----------
    page : Page
    row : int
        From 0; -1: of the page as a whole.
    column : str
        Of ways one of `WAY_COLUMNS`, elsewhere the key of the table, of translations the language.
        Empty: of the whole row.
    is_aside : bool
        Whether it is typed in the form at the side, for the row and the column.
    path : Path
        Where it stands in the tables.
    """

    page: Page
    row: int = -1
    column: str = ""
    is_aside: bool = False
    path: Path = ()


def place_of(problem: Problem, draft: CorridorDraft) -> DraftPlace:
    """Return where a problem of a draft stands."""
    return places_of(problem, draft)[0]


def places_of(problem: Problem, draft: CorridorDraft) -> list[DraftPlace]:
    """Return where what a problem is about is shown, first where one is led to.

    What is wrong with a source is seen in the row of every way that names it.
    """
    path = path_of(problem.place.key)
    place = place_at(path, draft)
    if place.page != "sources" or place.column not in ("source", "date"):
        return [place]
    ways = [
        DraftPlace("ways", row, place.column, path=path)
        for row, way in enumerate(ways_in(draft))
        if isinstance(way, dict) and way.get("provenance") == path[1]
    ]
    return [*ways, place]


def place_at(path: Path, draft: CorridorDraft) -> DraftPlace:
    """Return where the value of a path is typed."""
    page = _PAGES.get(str(path[0]), "header") if path else "header"
    row: str | int = path[1] if len(path) > 1 else -1
    if page == "ways" and isinstance(row, int) and len(path) > 2:  # noqa: PLR2004
        column, is_aside = _way_column(path, draft)
        return DraftPlace(page, row, column, is_aside, path)
    if page == "sources" and isinstance(row, str):
        names = [*(draft.value(("provenance",)) or {})]
        at = names.index(row) if row in names else -1
        return DraftPlace(page, at, _key(path, 2), path=path)
    if page == "translations" and isinstance(row, str):
        sentence = _key(path, 2)
        known = sentences_in(draft) if sentence else []
        return DraftPlace(page, known.index(sentence) if sentence in known else -1, row, path=path)
    if page == "header":
        return DraftPlace(page, -1, ".".join(map(str, path)), path=path)
    return DraftPlace(page, row if isinstance(row, int) else -1, _key(path, 2), path=path)


def _way_column(path: Path, draft: CorridorDraft) -> tuple[str, bool]:
    """Return the column of the grid for a place within a way, and whether the form holds it."""
    key = str(path[2])
    if key in _PLAIN:
        return key, False
    column = _OF_WAY.get(key, "")
    if not column:
        return "", True
    within = path[3:]
    if key == "exchange" or not within:
        return column, bool(within) and within[0] not in (MARGIN, "rate", "provenance")
    charge = flat_charge(draft.value(path[:3]))
    is_plain = charge is not None and (len(within) == 1 or within[1] in _PER_CELL)
    if is_plain and key == "sending" and "percent" in within[1:]:
        column = "percent"
    return column, not is_plain


def _key(path: Path, at: int) -> str:
    return str(path[at]) if len(path) > at else ""
