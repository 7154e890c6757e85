"""Records that are a list of tables in the file: taxes, notes, bands, surveyed amounts, steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.cells import cell_at, typed_at
from remitcalc.files.corridor_draft.sources import TABLE, source_named, with_own_source
from remitcalc.gui.editors.cell_words import cell_words, text_to_edit
from remitcalc.gui.editors.records import GridCell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.gui.editors.records import GridColumn
    from remitcalc.model.corridor_draft import CorridorDraft, Path
    from remitcalc.output.language import Language

    Choices = Mapping[str, Callable[[], Sequence[tuple[str, str]]]]


def source_choices(drafting: Drafting, language: Language) -> list[tuple[str, str]]:
    """Return every source of the corridor, by its name in the file."""
    found = drafting.draft.tables.get(TABLE)
    names = [*found] if isinstance(found, dict) else []
    return [(name, source_words(drafting.draft, name, language)) for name in names]


def source_words(draft: CorridorDraft, name: object, language: Language) -> str:
    """Return who said so and when, in words."""
    found = source_named(draft, name)
    if found is None:
        return str(name or "")
    return ", ".join(filter(None, (found.source, language.numbers.period(found.date))))


class ListRecords:
    """The items of the list at a path; each column is one of their keys.

    Parameters
    ----------
    drafting : Drafting
    language : Language
    path : Path
        Where the list stands.
    columns : sequence of GridColumn
    name : str
        Of an edit, a marked template.
    invitation : str
    choices : mapping of str to callable, optional
        Returns what a column offers, by its key.
    blank : callable, optional
        Returns what a new item states before anything is typed.
    """

    def __init__(  # noqa: PLR0913
        self,
        drafting: Drafting,
        language: Language,
        path: Path,
        columns: Sequence[GridColumn],
        *,
        name: str,
        invitation: str,
        choices: Choices | None = None,
        blank: Callable[[], Mapping[str, object]] = dict,
    ) -> None:
        self._drafting, self._language = drafting, language
        self.path, self.columns, self.invitation = path, columns, invitation
        self._name, self._choices, self._blank = name, choices or {}, blank

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._items())

    def state(self, _row: int) -> tuple[object, ...]:
        """Return what a record is made of."""
        return self._drafting.draft, self.path

    def cell(self, row: int, key: str) -> GridCell:
        """Return what a cell shows."""
        draft = self._drafting.draft
        if key == TABLE:
            return GridCell(source_words(draft, draft.value(self.place(row, key)), self._language))
        found = cell_at(draft, self.place(row, key))
        return cell_words(found, key, self._language, self._currency)

    def is_bold(self, row: int) -> bool:  # noqa: ARG002
        """Return whether a record stands out: none does."""
        return False

    def choices(self, key: str) -> Sequence[tuple[str, str]]:
        """Return the keys and words of what a cell may be."""
        return self._choices[key]() if key in self._choices else ()

    def edited_text(self, row: int, key: str) -> str:
        """Return what stands in a cell when it is begun to be edited."""
        draft, place = self._drafting.draft, self.place(row, key)
        if key == TABLE:
            return str(draft.value(place) or "")
        return text_to_edit(cell_at(draft, place), self._language)

    def put(self, row: int, key: str, typed: str) -> None:
        """Let a cell be what was typed."""

        def change(draft: CorridorDraft) -> CorridorDraft:
            if row >= len(self._items()):
                draft = self._begun(draft, row)
            return self._typed(draft, row, key, typed)

        self._drafting.edit(self._name, change)

    def _begun(self, draft: CorridorDraft, row: int) -> CorridorDraft:
        """Return a draft with another item; it is the user's own until a source is named."""
        item = dict(self._blank())
        if any(column.key == TABLE for column in self.columns):
            draft, item[TABLE] = with_own_source(draft, self._drafting.notation)
        return draft.inserted((*self.path, row), item)

    def _typed(self, draft: CorridorDraft, row: int, key: str, typed: str) -> CorridorDraft:
        if key == TABLE:
            place = self.place(row, key)
            return draft.with_value(place, typed) if typed else draft.without(place)
        return typed_at(draft, self.place(row, key), typed, self._drafting.notation)

    def empty(self, cells: Sequence[tuple[int, str]]) -> None:
        """Let nothing stand in cells."""

        def change(draft: CorridorDraft) -> CorridorDraft:
            for row, key in cells:
                draft = typed_at(draft, self.place(row, key), "", self._drafting.notation)
            return draft

        self._drafting.edit(self._name, change)

    def insert(self, row: int) -> None:
        """Put an empty record before a row."""
        self._drafting.edit(self._name, lambda draft: self._begun(draft, row))

    def duplicate(self, rows: Sequence[int]) -> None:
        """Put a copy of each record below the last of them."""

        def change(draft: CorridorDraft) -> CorridorDraft:
            for at, row in enumerate(rows):
                copied = draft.value((*self.path, row))
                draft = draft.inserted((*self.path, rows[-1] + 1 + at), copied)
            return draft

        self._drafting.edit(self._name, change)

    def remove(self, rows: Sequence[int]) -> None:
        """Take records away; with the last one the list goes, where there need be none."""

        def change(draft: CorridorDraft) -> CorridorDraft:
            for row in reversed(rows):
                draft = draft.without((*self.path, row))
            return draft

        self._drafting.edit(self._name, change)

    def move(self, row: int, by: int) -> bool:
        """Let a record change places with one beside it."""
        if not 0 <= row + by < len(self):
            return False
        return self._drafting.edit(
            self._name, lambda draft: draft.moved((*self.path, row), row + by)
        )

    def place(self, row: int, key: str) -> Path:
        """Return where the value of a cell stands."""
        return (*self.path, row, key)

    def _items(self) -> Sequence[object]:
        found = self._drafting.draft.value(self.path)
        return found if isinstance(found, list) else ()

    @property
    def _currency(self) -> str:
        found = self._drafting.draft.tables.get("sending_currency")
        return found if isinstance(found, str) else ""
