"""The ways to send, one row each: what stands in the grid, and what is typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.way_cells import WAY_COLUMNS, cell
from remitcalc.files.corridor_draft.way_rows import (
    duplicated,
    ways_in,
    with_new_way,
    without_ways,
)
from remitcalc.files.corridor_draft.way_typing import typed
from remitcalc.gui.editors.cell_words import UNKNOWN, cell_words, text_to_edit
from remitcalc.gui.editors.format_words import choices
from remitcalc.gui.editors.records import GridColumn
from remitcalc.output.language import marked
from remitcalc.output.wording.drafts import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.gui.editors.records import GridCell
    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.output.language import Language

_LONG = 9
_LEAST_WIDTHS = {"provider": 92, "source": 84, "instrument": 112, "access_point": 66}
"""What words keep in a narrow window, in which all columns are to be seen."""
_WORDS = ("instrument", "access_point")
FIGURES = ("fee", "percent", "margin", "transit", "receiving")
EDIT = marked("Change of a way to send")
_PUT, _COPY = marked("New way to send"), marked("Duplication of ways to send")
_REMOVE, _MOVE = marked("Deletion of ways to send"), marked("Move of a way to send")


class WayRecords:
    """The services of the draft, as `Records`."""

    def __init__(self, drafting: Drafting, language: Language) -> None:
        self._drafting, self._language = drafting, language
        self.invitation = language.text("New way…")
        self.columns: Sequence[GridColumn] = _columns(language)

    def __len__(self) -> int:
        """Return how many ways there are."""
        return len(ways_in(self._drafting.draft))

    def state(self, row: int) -> tuple[object, ...]:
        """Return what a record is made of: an edit leaves the tables of other ways as they are."""
        tables = self._drafting.draft.tables
        currencies = tables.get("sending_currency"), tables.get("receiving_currency")
        return ways_in(self._drafting.draft)[row], tables.get("provenance"), *currencies

    def cell(self, row: int, key: str) -> GridCell:
        """Return what a cell shows."""
        draft = self._drafting.draft
        return cell_words(cell(draft, row, key), key, self._language, self._currency)

    @property
    def _currency(self) -> str:
        found = self._drafting.draft.tables.get("sending_currency")
        return found if isinstance(found, str) else ""

    def is_bold(self, row: int) -> bool:
        """Return whether a way sends for all in one transfer."""
        return bool(self._drafting.draft.value(("services", row, "kind")) == "pooled")

    def choices(self, key: str) -> Sequence[tuple[str, str]]:
        """Return the keys and words of what a cell may be; none: it is typed."""
        text = self._language.text
        if key == "kind":
            return [("individual", text("each alone")), ("pooled", text("one transfer"))]
        if key in _WORDS:
            blank = "–" if key == "access_point" else None
            return choices(("services", 0, key), self._language, blank=blank)
        return ()

    def edited_text(self, row: int, key: str) -> str:
        """Return what stands in a cell when it is begun to be edited."""
        found = cell(self._drafting.draft, row, key)
        if key == "kind":
            return "pooled" if found.value else "individual"
        return text_to_edit(found, self._language, key, self._currency)

    def put(self, row: int, key: str, typed_text: str) -> None:
        """Let a cell be what was typed; below the last way it begins another."""
        said = self._drafting.notation
        self._drafting.edit(EDIT, lambda draft: typed(draft, row, key, typed_text, said))

    def empty(self, cells: Sequence[tuple[int, str]]) -> None:
        """Let prices be not known yet, and nothing stand in other cells."""
        said = self._drafting.notation

        def change(draft: CorridorDraft) -> CorridorDraft:
            for row, key in cells:
                draft = typed(draft, row, key, UNKNOWN if key in FIGURES else "", said)
            return draft

        self._drafting.edit(EDIT, change)

    def insert(self, row: int) -> None:
        """Put a way before a row of which nothing is known."""
        said = self._drafting.notation
        self._drafting.edit(_PUT, lambda draft: with_new_way(draft, said, at=row)[0])

    def duplicate(self, rows: Sequence[int]) -> None:
        """Put a copy of each way below it."""

        def change(draft: CorridorDraft) -> CorridorDraft:
            for row in reversed(rows):
                draft = duplicated(draft, row)
            return draft

        self._drafting.edit(_COPY, change)

    def remove(self, rows: Sequence[int]) -> None:
        """Take ways away."""
        self._drafting.edit(_REMOVE, lambda draft: without_ways(draft, rows))

    def move(self, row: int, by: int) -> bool:
        """Let a way change places with one beside it."""
        if not 0 <= row + by < len(self):
            return False
        return self._drafting.edit(_MOVE, lambda draft: draft.moved(("services", row), row + by))


def _columns(language: Language) -> tuple[GridColumn, ...]:
    text = language.text
    told = text(
        "A number, “none” (nobody charges it), “?” (not known yet), or a range: 10–30 (15)."
    )
    said = {
        **dict.fromkeys(FIGURES, told),
        "percent": text("What is charged on top of the fee, in percent of the amount"),
        "margin": text("How far its rate is under the reference rate, in percent") + ". " + told,
        "date": text("A day, month, quarter or year"),
        "kind": text("Whether it takes one transfer for all"),
    }
    return tuple(
        GridColumn(
            key,
            _two_lines(text(COLUMNS[key])),
            is_figure=key in FIGURES,
            can_stretch=key in ("provider", "source"),
            help_text=said.get(key, ""),
            least_width=_LEAST_WIDTHS.get(key, 0),
        )
        for key in WAY_COLUMNS
    )


def _two_lines(heading: str) -> str:
    """Return a heading of several words on two lines: eleven columns stand beside each other."""
    if len(heading) < _LONG or " " not in heading:
        return heading
    middle = len(heading) / 2
    at = min((i for i, sign in enumerate(heading) if sign == " "), key=lambda i: abs(i - middle))
    return f"{heading[:at]}\n{heading[at + 1 :]}"
