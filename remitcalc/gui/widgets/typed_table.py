"""A table in which one types: from cell to cell with Enter, Tab and the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.table_view import ENTER, TableView

if TYPE_CHECKING:
    from remitcalc.gui.widgets.cell_editor import CellEditor

_Key, _Trigger = Qt.Key, QAbstractItemView.EditTrigger
__all__ = ["BESIDE", "ENTER", "TypedTable"]
BESIDE: dict[int, int] = {_Key.Key_Tab: 1, _Key.Key_Backtab: -1}


@guarded
class TypedTable(TableView):
    """Goes on to the next cell after one was typed: below it on Enter, beside it on Tab."""

    def be_typed_in(self, editor: CellEditor) -> None:
        """Let cells be typed in: on a letter, F2 and double click."""
        self._painter = self._editor = editor
        editor.leaving.connect(self._look_ahead)
        editor.left.connect(self.go_on)
        self.setItemDelegate(editor)
        self.setEditTriggers(
            _Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed
        )

    def go_on(self, source: int, role: str, key: int) -> None:
        """Stand in the next cell after one was typed.

        After what was chosen from a list with the mouse one stays.
        """
        self.setFocus()
        self.stand_at(max(self._columns.row_of(source), 0), self._columns.column_of(role))
        self.step(key)

    def _look_ahead(self, source: int, role: str, key: int) -> None:
        """Bring the row below into sight while the box is still there.

        Just after one was taken away, Qt paints all rows anew instead of scrolling them.
        """
        if key in ENTER:
            below = self._columns.row_of(source) + 1
            self.scrollTo(self._columns.index(below, self._columns.column_of(role)))

    def stand_at(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        if row >= 0:
            self.setCurrentIndex(self._columns.index(row, max(column, 0)))

    def step(self, key: int) -> None:
        """Go on from the current cell as a key says; Tab leads through what can be typed in."""
        model, at = self._columns, self.currentIndex()
        row, column = at.row(), at.column()
        typed = [one for one in range(model.columnCount()) if model.role(one)]
        if key in ENTER:
            row += 1
        elif key == _Key.Key_Up:
            row -= 1
        elif key in BESIDE:
            step = BESIDE[key]
            place = row * len(typed) + (typed.index(column) if column in typed else 0) + step
            row, at_typed = divmod(place, len(typed))
            column = typed[at_typed]
        if 0 <= row < model.rowCount():
            self.stand_at(row, column)
