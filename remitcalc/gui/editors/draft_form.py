"""A form over values of a draft that stand in one table of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.cells import cell_at, typed_at
from remitcalc.files.corridor_draft.sources import TABLE
from remitcalc.gui.editors.cell_box import CellBox
from remitcalc.gui.editors.list_records import source_choices
from remitcalc.gui.form import Form, field
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.text import give_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.model.corridor_draft import CorridorDraft, Path
    from remitcalc.output.language import Language


class DraftForm(Form):
    """Lines and choices over the table at `owner`; `name` is that of an edit."""

    def __init__(self, drafting: Drafting, language: Language, name: str) -> None:
        super().__init__(topic="corridors#editor")
        self._drafting, self._language, self._name = drafting, language, name
        self.owner: Path = ()
        self.boxes: dict[str, CellBox | ChoiceBox] = {}
        self._fields: dict[str, QWidget] = {}

    def line(self, key: str, words: str, said: str = "", *, hint: str = "") -> QWidget:
        """Return a line over the value at a key; points lead into tables within."""
        box = CellBox(self._language, placeholder=hint)
        box.typed.connect(partial(self.type_in, key))
        box.editingFinished.connect(self._drafting.end_edit)
        return self._take(key, words, box, said)

    def pick(
        self, key: str, words: str, offered: Sequence[tuple[str, str]], said: str = ""
    ) -> QWidget:
        """Return a choice over the value at a key; an empty one stands for nothing there."""
        box = ChoiceBox()
        box.set_choices(offered)
        box.chosen.connect(partial(self.type_in, key))
        return self._take(key, words, box, said)

    def pick_source(self, words: str, said: str) -> QWidget:
        """Return a choice of the source of what the table says."""
        return self.pick(TABLE, words, [("", "–")], said)

    def show_field(self, key: str, *, is_shown: bool) -> None:
        """Show or hide what is typed at a key."""
        self._fields[key].setVisible(is_shown)

    def refresh(self) -> None:
        """Show the draft of now."""
        for key, box in self.boxes.items():
            self._show(key, box)

    def type_in(self, key: str, typed: str) -> None:
        """Let the value at a key be what was typed or chosen."""
        place, said = self.place(key), self._drafting.notation

        def change(draft: CorridorDraft) -> CorridorDraft:
            if key == TABLE:
                return draft.with_value(place, typed) if typed else draft.without(place)
            return typed_at(draft, place, typed, said)

        self._drafting.edit(self._name, change, merge=f"draft {place}")

    def place(self, key: str) -> Path:
        """Return where the value at a key stands."""
        return (*self.owner, *key.split("."))

    def lead_to(self, path: Path) -> bool:
        """Give the keyboard to the field over a path; return whether there is one."""
        for key, box in self.boxes.items():
            place = self.place(key)
            if path[: len(place)] == place and not self._fields[key].isHidden():
                box.setFocus()
                return True
        return False

    def tell_faults(self, faults: Mapping[Path, str]) -> None:
        """Mark the fields about which something is to be said."""
        for key, box in self.boxes.items():
            place = self.place(key)
            found = [said for path, said in faults.items() if path[: len(place)] == place]
            give_tip(box, "\n".join(found))
            if isinstance(box, CellBox):
                box.mark(is_wrong=bool(found))

    def _take(self, key: str, words: str, box: CellBox | ChoiceBox, said: str) -> QWidget:
        row, _ = field(words, box, help_text=said)
        self.boxes[key], self._fields[key] = box, row
        return row

    def _show(self, key: str, box: CellBox | ChoiceBox) -> None:
        draft, place = self._drafting.draft, self.place(key)
        if isinstance(box, CellBox):
            box.show_cell(cell_at(draft, place))
            return
        value = draft.value(place)
        if key == TABLE:
            blank = [("", self._language.text("as the whole way"))]
            box.set_choices([*blank, *source_choices(self._drafting, self._language)])
        box.choose(value if isinstance(value, str) else "")
