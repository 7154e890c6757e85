"""A small grid in the form beside the large one: bands, surveyed amounts, conversions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from remitcalc.drawing.guarded import guarded
from remitcalc.files.corridor_draft.cells import typed_at
from remitcalc.files.corridor_draft.price_forms import (
    MARGINAL,
    OBSERVED,
    STEPS,
    WHOLE,
    new_item,
)
from remitcalc.files.corridor_draft.way_cells import MARGIN
from remitcalc.gui.editors.grid_model import GridModel
from remitcalc.gui.editors.grid_view import GridView
from remitcalc.gui.editors.list_records import ListRecords
from remitcalc.gui.editors.records import GridCell, GridColumn, Look
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.model.corridor_draft import CorridorDraft, Path
    from remitcalc.output.language import Language

_LEAST, _MOST = 2, 7
_AMOUNTS = ("from", "to", "amount")
_NAME = marked("Change of a price in bands")


class _Items(ListRecords):
    """Bands meet: where one begins the one before it ends."""

    form = WHOLE

    def cell(self, row: int, key: str) -> GridCell:
        """Return what a cell shows: whole amounts as below the picture."""
        shown = super().cell(row, key)
        value = self._drafting.draft.value(self.place(row, key)) if key in _AMOUNTS else None
        if shown.look is not Look.PLAIN or not isinstance(value, int | Decimal):
            return shown
        is_whole = value == int(value)
        return GridCell(self._language.numbers.count(int(value))) if is_whole else shown

    def _typed(self, draft: CorridorDraft, row: int, key: str, typed: str) -> CorridorDraft:
        before = draft.value(self.place(row, "to"))
        made = super()._typed(draft, row, key, typed)
        if key == "from" and row:
            end = draft.value(self.place(row - 1, "to"))
            if end is None or end == draft.value(self.place(row, "from")):
                return typed_at(made, self.place(row - 1, "to"), typed, self._drafting.notation)
        if key == "to" and typed and made.value((*self.path, row + 1)) is not None:
            start = made.value(self.place(row + 1, "from"))
            if start is None or start == before:
                return typed_at(made, self.place(row + 1, "from"), typed, self._drafting.notation)
        return made


@guarded
class ItemGrid(GridView):
    """Shows the list at a path in one of the forms of a price."""

    def __init__(self, drafting: Drafting, language: Language, name: str) -> None:
        self.records = _Items(
            drafting,
            language,
            (),
            _columns(WHOLE, language),
            name=_NAME,
            invitation=language.text("next…"),
            blank=self._blank,
        )
        self._drafting = drafting
        super().__init__(GridModel(self.records, language), language, name)

    def aim(self, path: Path, form: str) -> None:
        """Show another list."""
        self.records.path, self.records.form = path, form
        self.records.columns = _columns(form, self._language, is_margin="exchange" in path)
        self.refresh()

    def refresh(self) -> None:
        """Show the items of now, as many as there is room for at once."""
        self._model.refresh()
        rows = min(max(self._model.rowCount(), _LEAST), _MOST)
        high = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(rows * self.verticalHeader().defaultSectionSize() + high + 8)

    def tell_faults(self, faults: Mapping[Path, str]) -> None:
        """Mark the cells about which something is to be said."""
        length = len(self.records.path)
        found = {}
        for path, said in faults.items():
            row = path[length] if len(path) > length else None
            if path[:length] == self.records.path and isinstance(row, int):
                key = str(path[length + 1]) if len(path) > length + 1 else ""
                found[row, key or self._model.key(0)] = said
        self._model.tell_faults(found)

    def lead_to(self, path: Path) -> bool:
        """Stand in the cell of a path; return whether it is here."""
        length = len(self.records.path)
        row = path[length] if len(path) > length else None
        if path[:length] != self.records.path or not isinstance(row, int):
            return False
        key = str(path[length + 1]) if len(path) > length + 1 else ""
        known = [column.key for column in self.records.columns]
        self.begin(row, key if key in known else known[0])
        return True

    def key_at(self, at: QModelIndex) -> str:
        """Return the key of a cell's column; of none, the first."""
        return self._model.key(at.column()) if at.isValid() else self.first_key()

    def first_key(self) -> str:
        """Return the key of the first column."""
        return self.records.columns[0].key

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave Escape to the form around it."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _blank(self) -> Mapping[str, object]:
        found = self._drafting.draft.value(self.records.path)
        items = found if isinstance(found, list) else []
        return new_item(self.records.form, items)


def _columns(form: str, language: Language, *, is_margin: bool = False) -> tuple[GridColumn, ...]:
    text = language.text
    margin = GridColumn(MARGIN, text("margin"), is_figure=True, can_stretch=form != STEPS)
    if form == STEPS:
        return GridColumn("name", text("conversion"), can_stretch=True), margin
    if form == OBSERVED:
        fee = GridColumn("fee", text("fee"), is_figure=True, can_stretch=True)
        last = margin if is_margin else fee
        return GridColumn("amount", text("amount"), is_figure=True, can_stretch=True), last
    ends = (
        GridColumn("from", text("from"), is_figure=True, can_stretch=True),
        GridColumn("to", text("below"), is_figure=True, can_stretch=True),
    )
    if is_margin or form not in (WHOLE, MARGINAL):
        return *ends, margin
    fixed = GridColumn("fixed", text("fixed"), is_figure=True, can_stretch=True)
    return *ends, fixed, GridColumn("percent", "%", is_figure=True, can_stretch=True)
