"""Cells that are typed in: a line of text, or a list to choose one of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.cell_painter import CellPainter
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.undo_keys import leave_undo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView

    from remitcalc.gui.models.columns_model import ColumnsModel

Index = QModelIndex | QPersistentModelIndex
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)
_BOX_ROOM = 18
WHOLE_TEXT = 2**31 - 1
"""Letters that a line takes: of itself it cuts what is pasted off after 32,767 of them, silently.
"""
_SHIFT = Qt.KeyboardModifier.ShiftModifier


_Role_contra = TypeVar("_Role_contra", contravariant=True)


class Cells(Protocol[_Role_contra]):
    """What is typed in: rows counted from 0 as they stand in the columns, roles what columns are.

    `put` lets a cell be what was typed, and returns why it cannot be, or nothing.
    """

    def choices(self, role: _Role_contra, /) -> Sequence[tuple[str, str]]:
        """Return the keys and words of what a cell may be; none: it is typed."""

    def text_to_edit(self, row: int, role: _Role_contra, /) -> str:
        """Return what stands in a cell when it is begun to be edited: a key, or bare text."""

    def put(self, row: int, role: _Role_contra, typed: str, /) -> str:
        """Let a cell be what was typed; return why it cannot be, or nothing."""

    def tell_fault(self, fault: str, /) -> None:
        """Say why something was not done, until something is."""

    def ease(self) -> None:
        """Say no longer why something was not done."""


class _Edited:
    """A cell that is being typed in: which row's it is stays, wherever rows go meanwhile."""

    def __init__(self, row: int, role: str, box: QLineEdit | ChoiceBox) -> None:
        self.row, self.role, self.box = row, role, box
        # Keys go through the choices of a list, and end with Enter or Tab.
        self.is_done = self.is_stepping = False

    @property
    def typed(self) -> str:
        if isinstance(self.box, ChoiceBox):
            return self.box.unfound or self.box.key()
        return self.box.text()


@guarded
class CellEditor(CellPainter):
    """What is typed is put where it belongs on Enter and Tab, and when the cell is left.

    What no choice of a list begins with is put as it was typed. A text that is none stays to be put
    right, and why is told. `left` tells row, role and key, and so does `leaving` just before.
    """

    leaving = Signal(int, str, int)
    left = Signal(int, str, int)

    def __init__(self, columns: ColumnsModel, view: QTableView, cells: Cells[Any]) -> None:
        super().__init__(columns, view)
        self._model, self._cells = columns, cells
        self._edited: _Edited | None = None
        self.began_at = -1
        """The row that was new when a cell was begun, counted from 0; -1: none was."""
        self.is_typed = False
        """Whether what is put was typed, be it what stood there; else the cell was only opened."""

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return what a cell is typed in."""
        role, row = self._model.role(index.column()), self._model.source_row(index.row())
        assert role is not None  # only such cells are editable
        self.began_at = row if row == self._model.total else -1
        self._cells.ease()
        choices = self._cells.choices(role)
        box: QLineEdit | ChoiceBox = ChoiceBox() if choices else QLineEdit()
        if isinstance(box, ChoiceBox):
            box.set_choices(choices)
            box.activated.connect(lambda _: self._chose(box))
        else:
            box.setMaxLength(WHOLE_TEXT)
            if self._model.columns[index.column()].is_figure:
                box.setAlignment(Qt.AlignmentFlag.AlignRight)
            box.textChanged.connect(lambda _: _grow(box))
        box.setParent(parent)
        box.setObjectName("cell")
        heading = self._model.columns[index.column()].heading
        box.setAccessibleName(f"{heading}, {self._model.text(index.row(), 0)}")
        leave_undo(box)
        self._edited = _Edited(row, role, box)
        return box

    def setEditorData(self, editor: QWidget, _index: Index) -> None:  # noqa: N802
        """Show what stands in the cell, once: what is being typed is left alone."""
        edited = self._edited
        if edited is None or edited.box is not editor or edited.typed:
            return
        before = self._cells.text_to_edit(edited.row, edited.role)
        if isinstance(edited.box, ChoiceBox):
            edited.box.choose(before)
        else:
            edited.box.setText(before)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Take the whole cell, and more for a text that is longer."""
        editor.setGeometry(option.rect)
        if isinstance(editor, QLineEdit):
            _grow(editor)

    def setModelData(self, editor: QWidget, _model: object, _index: Index) -> None:  # noqa: N802
        """Put what was typed where it belongs when the cell is left; say why where it cannot be."""
        fault = self._put(editor)
        if fault:
            self._cells.tell_fault(fault)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """End typing on Enter and Tab, and go on to the next cell; on Escape, give it up."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_listing = isinstance(editor, ChoiceBox) and editor.view().isVisible()
            if event.key() in _KEYS and not is_listing and isinstance(editor, QWidget):
                is_up = event.modifiers() & _SHIFT and event.key() in _KEYS[:2]
                self._finish(editor, Qt.Key.Key_Up if is_up else event.key())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._cells.ease()  # what was said was about what is given up
        if self._edited is not None and event.type() in _PRESSES:
            self._edited.is_stepping = event.type() == QEvent.Type.KeyPress
        return super().eventFilter(editor, event)

    def _chose(self, box: QWidget) -> None:
        """End with what was chosen with the mouse; the keys go on from one choice to the next."""
        if self._edited is not None and not self._edited.is_stepping:
            self._finish(box, Qt.Key.Key_unknown)

    def _finish(self, editor: QWidget, key: int) -> None:
        edited = self._edited
        if edited is None or edited.box is not editor or edited.is_done:
            return
        fault = self._put(editor)
        if fault:
            self._cells.tell_fault(fault)
            if isinstance(editor, QLineEdit):
                editor.setFocus()
                editor.selectAll()
            return
        self.leaving.emit(edited.row, edited.role, key)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left.emit(edited.row, edited.role, key)

    def _put(self, editor: QWidget) -> str:
        edited = self._edited
        if edited is None or edited.box is not editor or edited.is_done:
            return ""
        self._model.hold(edited.row)
        self.is_typed = not isinstance(edited.box, QLineEdit) or edited.box.isModified()
        fault = self._cells.put(edited.row, edited.role, edited.typed)
        edited.is_done = not fault
        return fault


def _grow(box: QLineEdit) -> None:
    """Be as wide as the text in it: a figure grows to its left, words to their right."""
    needed = box.fontMetrics().horizontalAdvance(box.text()) + _BOX_ROOM
    now, parent = box.geometry(), box.parentWidget()
    if needed <= now.width() or parent is None:
        return
    wide = min(needed, parent.width())
    is_figure = bool(box.alignment() & Qt.AlignmentFlag.AlignRight)
    left = now.right() + 1 - wide if is_figure else now.left()
    left = max(min(left, parent.width() - wide), 0)
    box.setGeometry(left, now.top(), wide, now.height())
