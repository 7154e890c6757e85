"""The grid: a table typed in as in a spreadsheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.editors.grid_cells import GridCells
from remitcalc.gui.editors.records import Look
from remitcalc.gui.editors.row_actions import ASK, DELETE, DOWN, DUPLICATE, INSERT, ROW_ACTIONS, UP
from remitcalc.gui.widgets.typed_table import BESIDE, ENTER, TypedTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.editors.grid_model import GridModel
    from remitcalc.output.language import Language

_Key, _Behavior = Qt.Key, QAbstractItemView.SelectionBehavior
_Modifier = Qt.KeyboardModifier
_KEYS = {key: QKeySequence(keys) for key, (_, keys) in ROW_ACTIONS.items()}


class _Typed:
    """What is typed in the cells of a grid: every text is kept, right or not."""

    def __init__(self, model: GridModel) -> None:
        self._model = model
        self.is_typed: Callable[[], bool] = lambda: False

    def choices(self, role: str) -> Sequence[tuple[str, str]]:
        return self._model.records.choices(role)

    def text_to_edit(self, row: int, role: str) -> str:
        return "" if self._model.is_new(row) else self._model.records.edited_text(row, role)

    def put(self, row: int, role: str, typed: str) -> str:
        # The same source again is said of what was typed over since, where there is any.
        is_said = role == "source" and self.is_typed()
        if is_said or typed != self.text_to_edit(row, role):
            self._model.records.put(row, role, typed)
        return ""

    def tell_fault(self, _fault: str) -> None:
        """Nothing: what is wrong is listed below the grid."""

    def ease(self) -> None:
        """Nothing."""


@guarded
class GridView(TypedTable):
    """Cells are typed in; rows are inserted, duplicated, deleted and moved.

    After a run of Tabs, Enter goes back to where the run began, one row down, so that one record
    after the other is typed. Tab leaves the grid behind its last cell, or after Escape.

    Signals
    -------
    opened : int, str
        Somebody wants to see what stands behind a cell that is not typed in the grid.
    stood : int
        Another row, of the records, is the current one; behind the last: none.
    pasted
        Somebody wants to paste from the current cell on.
    asked
        Somebody wants to ask a bank or provider about the current cell.
    """

    opened = Signal(int, str)
    stood = Signal(int)
    pasted = Signal()
    asked = Signal()

    def __init__(self, model: GridModel, language: Language, name: str) -> None:
        super().__init__(model, language, name)
        self._model = model
        typed = _Typed(model)
        self._cells = cells = GridCells(model, self, typed)
        typed.is_typed = lambda: cells.is_typed
        self.be_typed_in(self._cells)
        self.setSelectionBehavior(_Behavior.SelectItems)
        self.setSortingEnabled(False)
        self._run_from = -1
        self._is_leaving = False
        self.has_questions = False
        self.selectionModel().currentChanged.connect(self._stood)

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self._model.set_theme(theme)
        self._cells.set_theme(theme)
        self.viewport().update()

    def begin(self, row: int, key: str) -> None:
        """Stand in a cell, and have the keyboard."""
        self.stand_at(min(row, self._model.total), self._model.column_of(key))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[int]:
        """Return the records in which something is selected, in order."""
        found = {index.row() for index in self.selectionModel().selectedIndexes()}
        return sorted(row for row in found if row < self._model.total)

    def do(self, action: str) -> None:
        """Change whole rows, as a key or an entry of a menu says."""
        at, rows, records = self.currentIndex(), self.rows(), self._model.records
        row, column = max(at.row(), 0), max(at.column(), 0)
        if action == INSERT:
            records.insert(row)
        elif action == DUPLICATE and rows:
            records.duplicate(rows)
            row = rows[-1] + 1
        elif action == DELETE and rows:
            records.remove(rows)
            row = rows[0]
        elif action in (UP, DOWN) and row < self._model.total:
            by = -1 if action == UP else 1
            row += by if records.move(row, by) else 0
        self.stand_at(min(row, self._model.rowCount() - 1), column)

    def copy(self) -> None:
        """Put the selected cells on the clipboard as they stand, without headings."""
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen if index.row() < self._model.total})
        columns = sorted({index.column() for index in chosen})
        lines = ("\t".join(self._model.text(row, at) for at in columns) for row in rows)
        if rows:
            QGuiApplication.clipboard().setText("\n".join(lines))
            self.copied.emit(len(rows))

    def step(self, key: int) -> None:
        """Go on; Enter goes back to where a run of Tabs began."""
        if key in ENTER and self._run_from >= 0:
            row = min(self.currentIndex().row() + 1, self._model.rowCount() - 1)
            self.stand_at(row, self._run_from)
            self._run_from = -1
            return
        if key in BESIDE and self._run_from < 0:
            self._run_from = self.currentIndex().column()
        elif key not in BESIDE:
            self._run_from = -1
        super().step(key)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001, N802
        """Go from cell to cell with Tab; behind the last one, or after Escape, leave."""
        at = self.currentIndex()
        last = (self._model.rowCount() - 1, self._model.columnCount() - 1)
        end = last if is_next else (0, 0)
        if not at.isValid():  # the box of a cell goes while the rows are laid out anew
            return super().focusNextPrevChild(is_next)
        if self._is_leaving or (at.row(), at.column()) == end:
            self._is_leaving, self._run_from = False, -1
            return super().focusNextPrevChild(is_next)
        self.step(_Key.Key_Tab if is_next else _Key.Key_Backtab)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Edit cells and rows by keys; all others are those of a table."""
        action = next(
            (one for one, keys in _KEYS.items() if QKeySequence(event.keyCombination()) == keys), ""
        )
        is_shifted = bool(event.modifiers() & _Modifier.ShiftModifier)
        if action:
            self.do(action)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() in ENTER and is_shifted:
            self.step(_Key.Key_Up)
        elif event.key() in ENTER or event.key() == _Key.Key_F2:
            if not self._open(self.currentIndex()):
                self._go_in_or_on(event)
        elif event.key() in (_Key.Key_Delete, _Key.Key_Backspace) and not event.modifiers():
            self._empty()
        elif event.key() == _Key.Key_Escape:
            self._is_leaving = True
        else:
            self._is_leaving = False
            if event.key() in (_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down):
                self._run_from = -1
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin another run where one clicks."""
        self._run_from, self._is_leaving = -1, False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Type in the cell, or see what stands behind it."""
        if not self._open(self.indexAt(event.position().toPoint())):
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what is done with cells and rows, with the keys that do it, too."""
        menu, text = QMenu(self), self._language.text
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        standard = QKeySequence.StandardKey
        offered: list[tuple[str, QKeySequence, Callable[[], object]]] = [
            (text("&Copy cells"), QKeySequence(standard.Copy), self.copy),
            (text("&Paste cells"), QKeySequence(standard.Paste), self.pasted.emit),
            (text("&Empty cells"), QKeySequence(standard.Delete), self._empty),
        ]
        offered += [
            (text(words), _KEYS[key], partial(self.do, key))
            for key, (words, _) in ROW_ACTIONS.items()
        ]
        if self.has_questions:
            offered.append((text(ASK[0]), QKeySequence(ASK[1]), self.asked.emit))
        for words, keys, does in offered:
            action = menu.addAction(words)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, run=does: run())
        menu.popup(event.globalPos())
        event.accept()

    def _open(self, at: QModelIndex) -> bool:
        """Show beside the grid what stands behind a cell; return whether there is something."""
        is_there = at.isValid() and at.row() < self._model.total
        if is_there and self._model.look(at.row(), at.column()) is Look.ELSEWHERE:
            self.opened.emit(at.row(), self._model.columns[at.column()].role)
            return True
        return False

    def _go_in_or_on(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.step(_Key.Key_Return)
        else:
            super().keyPressEvent(event)

    def _empty(self) -> None:
        chosen = self.selectionModel().selectedIndexes()
        spots = [(one.row(), self._model.columns[one.column()].role) for one in chosen]
        at = self.currentIndex()
        self._model.records.empty([spot for spot in spots if spot[0] < self._model.total])
        self.stand_at(at.row(), at.column())

    def _stood(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row():
            self.stood.emit(now.row())

    def stand_at(self, row: int, column: int) -> None:
        """Make a cell the current one, and the only one that is selected."""
        if row >= 0:
            index = self._model.index(row, max(column, 0))
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, chosen)
