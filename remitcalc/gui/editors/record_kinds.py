"""The lists of a corridor beside its ways: taxes, sources, notes, translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.cells import cell_at, typed_at
from remitcalc.files.corridor_draft.sources import TABLE, named_sources, with_source
from remitcalc.gui.editors.cell_words import cell_words, text_to_edit
from remitcalc.gui.editors.format_words import choices
from remitcalc.gui.editors.grid_tabs import NOTES, SOURCES, TAXES, TRANSLATIONS, WAYS
from remitcalc.gui.editors.list_records import ListRecords, source_choices
from remitcalc.gui.editors.records import GridCell, GridColumn
from remitcalc.gui.editors.way_records import WayRecords
from remitcalc.output.language import LANGUAGES, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.gui.editors.records import Records
    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.output.language import Language

_SENTENCE, _USED = "sentence", "used"
_QUOTED = "quoted"
_EDIT_SOURCE = marked("Change of a source")
_EDIT_TRANSLATION = marked("Change of a translation")


def records_of(drafting: Drafting, language: Language) -> dict[str, Records]:
    """Return all that a corridor lists, by the key of its tab."""
    return {
        WAYS: WayRecords(drafting, language),
        TAXES: _taxes(drafting, language),
        SOURCES: SourceRecords(drafting, language),
        NOTES: _notes(drafting, language),
        TRANSLATIONS: TranslationRecords(drafting, language),
    }


def _taxes(drafting: Drafting, language: Language) -> ListRecords:
    text = language.text
    columns = (
        GridColumn("name", text("Tax"), can_stretch=True),
        GridColumn("percent", text("Percent"), is_figure=True),
        GridColumn(
            "instruments",
            text("Paid with"),
            can_stretch=True,
            help_text=text("The payment instruments it applies to, with commas between them"),
        ),
        GridColumn("from", text("First day")),
        GridColumn("until", text("Last day")),
        GridColumn(TABLE, text("Source"), can_stretch=True),
    )
    return ListRecords(
        drafting,
        language,
        ("taxes",),
        columns,
        name=marked("Change of a tax"),
        invitation=text("New tax…"),
        choices={TABLE: lambda: source_choices(drafting, language)},
    )


def _notes(drafting: Drafting, language: Language) -> ListRecords:
    text = language.text
    columns = (
        GridColumn("text", text("Note"), can_stretch=True),
        GridColumn(TABLE, text("Source"), can_stretch=True),
    )
    return ListRecords(
        drafting,
        language,
        ("notes",),
        columns,
        name=marked("Change of a note"),
        invitation=text("New note…"),
        choices={TABLE: lambda: source_choices(drafting, language)},
    )


class SourceRecords:
    """Who said so, when and how far it can be trusted: a table of the file by name."""

    def __init__(self, drafting: Drafting, language: Language) -> None:
        self._drafting, self._language = drafting, language
        text = language.text
        self.invitation = text("New source…")
        self.columns: Sequence[GridColumn] = (
            GridColumn("source", text("Source"), can_stretch=True),
            GridColumn("date", text("When"), help_text=text("A day, month, quarter or year")),
            GridColumn("status", text("Standing")),
            GridColumn("note", text("Note"), can_stretch=True),
            GridColumn(
                _USED,
                text("Used"),
                is_figure=True,
                is_fixed=True,
                help_text=text("How often a figure names it"),
            ),
        )

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._names())

    def state(self, _row: int) -> tuple[object, ...]:
        """Return what a record is made of."""
        return (self._drafting.draft,)

    def cell(self, row: int, key: str) -> GridCell:
        """Return what a cell shows."""
        name, draft = self._names()[row], self._drafting.draft
        if key == _USED:
            used = sum(one == name for one in named_sources(draft.tables))
            return GridCell(self._language.numbers.count(used))
        return cell_words(cell_at(draft, (TABLE, name, key)), key, self._language)

    def is_bold(self, row: int) -> bool:  # noqa: ARG002
        """Return whether a record stands out: none does."""
        return False

    def choices(self, key: str) -> Sequence[tuple[str, str]]:
        """Return the keys and words of what a cell may be."""
        return choices((TABLE, "", key), self._language) if key == "status" else ()

    def edited_text(self, row: int, key: str) -> str:
        """Return what stands in a cell when it is begun to be edited."""
        place = (TABLE, self._names()[row], key)
        return text_to_edit(cell_at(self._drafting.draft, place), self._language)

    def put(self, row: int, key: str, typed: str) -> None:
        """Let a cell be what was typed; below the last it begins another source."""
        said, names = self._drafting.notation, self._names()

        def change(draft: CorridorDraft) -> CorridorDraft:
            if row < len(names):
                return typed_at(draft, (TABLE, names[row], key), typed, said)
            source = typed if key == "source" else ""
            draft, name = with_source(draft, source, said.today.isoformat(), _QUOTED)
            return draft if key == "source" else typed_at(draft, (TABLE, name, key), typed, said)

        self._drafting.edit(_EDIT_SOURCE, change)

    def empty(self, cells: Sequence[tuple[int, str]]) -> None:
        """Let nothing stand in cells."""
        said, names = self._drafting.notation, self._names()

        def change(draft: CorridorDraft) -> CorridorDraft:
            for row, key in cells:
                if key != _USED:
                    draft = typed_at(draft, (TABLE, names[row], key), "", said)
            return draft

        self._drafting.edit(_EDIT_SOURCE, change)

    def insert(self, _row: int) -> None:
        """Add a source at the end: their order says nothing."""
        self.put(len(self), "note", "")

    def duplicate(self, rows: Sequence[int]) -> None:
        """Nothing: the same source twice is one."""

    def remove(self, rows: Sequence[int]) -> None:
        """Take sources away; what names one of them is then to settle."""
        names = self._names()

        def change(draft: CorridorDraft) -> CorridorDraft:
            for row in rows:
                draft = draft.without((TABLE, names[row]))
            return draft

        self._drafting.edit(_EDIT_SOURCE, change)

    def move(self, row: int, by: int) -> bool:  # noqa: ARG002
        """Return that their order says nothing."""
        return False

    def _names(self) -> list[str]:
        found = self._drafting.draft.tables.get(TABLE)
        return [*found] if isinstance(found, dict) else []


class TranslationRecords:
    """Each sentence of the corridor, and what it is in other languages."""

    def __init__(self, drafting: Drafting, language: Language) -> None:
        self._drafting, self._language = drafting, language
        self.invitation = ""
        tags = [(tag.partition("-")[0], name) for tag, name in LANGUAGES.items()]
        self.columns: Sequence[GridColumn] = (
            GridColumn(_SENTENCE, language.text("As written"), can_stretch=True, is_fixed=True),
            *(GridColumn(tag, name, can_stretch=True) for tag, name in tags),
        )

    def __len__(self) -> int:
        """Return how many sentences there are."""
        return len(self._drafting.sentences)

    def state(self, _row: int) -> tuple[object, ...]:
        """Return what a record is made of."""
        return self._drafting.draft, self._drafting.sentences

    def cell(self, row: int, key: str) -> GridCell:
        """Return what a cell shows."""
        draft, sentence = self._drafting.draft, self._drafting.sentences[row]
        if key == _SENTENCE:
            return GridCell(sentence)
        return cell_words(cell_at(draft, ("translations", key, sentence)), key, self._language)

    def is_bold(self, row: int) -> bool:  # noqa: ARG002
        """Return whether a record stands out: none does."""
        return False

    def choices(self, key: str) -> Sequence[tuple[str, str]]:  # noqa: ARG002
        """Return that nothing is chosen."""
        return ()

    def edited_text(self, row: int, key: str) -> str:
        """Return what stands in a cell when it is begun to be edited."""
        return self.cell(row, key).text

    def put(self, row: int, key: str, typed: str) -> None:
        """Let a cell be what was typed."""
        self._put([(row, key)], typed)

    def empty(self, cells: Sequence[tuple[int, str]]) -> None:
        """Let sentences stay as written in a language."""
        self._put([one for one in cells if one[1] != _SENTENCE], "")

    def insert(self, row: int) -> None:
        """Nothing: the sentences are those of the corridor."""

    def duplicate(self, rows: Sequence[int]) -> None:
        """Nothing: the sentences are those of the corridor."""

    def remove(self, rows: Sequence[int]) -> None:
        """Take all translations of sentences away."""
        keys = [column.key for column in self.columns[1:]]
        self._put([(row, key) for row in rows for key in keys], "")

    def move(self, row: int, by: int) -> bool:  # noqa: ARG002
        """Return that their order is that of the corridor."""
        return False

    def _put(self, cells: Sequence[tuple[int, str]], typed: str) -> None:
        said, sentences = self._drafting.notation, self._drafting.sentences

        def change(draft: CorridorDraft) -> CorridorDraft:
            for row, key in cells:
                draft = typed_at(draft, ("translations", key, sentences[row]), typed, said)
            return draft

        self._drafting.edit(_EDIT_TRANSLATION, change)
