"""The table of workers, in which one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeySequence

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.cell_editor import CellEditor
from remitcalc.gui.widgets.typed_table import ENTER, TypedTable
from remitcalc.model.payroll_edits import CELL_ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from remitcalc.gui.models.workers_model import WorkersModel
    from remitcalc.gui.tasks import Tasks
    from remitcalc.gui.worker_list import WorkerList
    from remitcalc.model.payroll_edits import CellRole
    from remitcalc.output.language import Language

_Key = Qt.Key
_DUPLICATE = QKeySequence("Ctrl+D")
"""Asked for before what deletes: on X11 this is one of the keys for that."""
_BACK = QKeySequence("Ctrl+Backspace")
_ROW_ROOM = 12


@guarded
class WorkersView(TypedTable):
    """Cells are typed in; whole rows are deleted, duplicated and copied.

    `asked` tells which entry of the menu somebody asks for by its keys, `chose` which workers,
    counted from 0, are selected.
    """

    asked = Signal(str)
    chose = Signal(list)

    def __init__(  # noqa: PLR0913
        self,
        model: WorkersModel,
        workers: WorkerList,
        language: Language,
        *,
        name: str,
        nothing: str,
        tasks: Tasks,
    ) -> None:
        super().__init__(model, language, name, nothing=nothing, tasks=tasks)
        self._workers_model, self._list = model, workers
        self.be_typed_in(CellEditor(model, self, workers))
        self._told_chosen = QTimer(self, singleShot=True, interval=0)
        self._told_chosen.timeout.connect(self._tell_chosen)
        self.selectionModel().selectionChanged.connect(self._told_chosen.start)

    def chosen(self) -> list[int]:
        """Return the workers of the selected rows, counted from 0."""
        model = self._workers_model
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return [model.source_row(row) for row in sorted(rows) if not model.is_empty(row)]

    def show_chosen(self, workers: Sequence[int]) -> None:
        """Select the rows of workers who were chosen elsewhere, and bring the first into sight."""
        model = self._workers_model
        rows = sorted(row for row in model.rows_of(workers) if row >= 0)
        if not rows:
            return
        last, picked = model.columnCount() - 1, QItemSelection()
        for first, end in _runs(rows):
            picked.append(QItemSelectionRange(model.index(first, 0), model.index(end, last)))
        how, current = QItemSelectionModel.SelectionFlag, model.index(rows[0], 0)
        self.selectionModel().setCurrentIndex(current, how.NoUpdate)
        self.selectionModel().select(picked, how.ClearAndSelect)
        self.scrollTo(current)

    def _tell_chosen(self) -> None:
        model = self._workers_model
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.size())]
        spans = [(one.top(), one.bottom()) for one in ranges]
        self.chose.emit(model.workers_in(spans))

    def place(self) -> tuple[list[int], list[CellRole]]:
        """Return over which workers and roles is pasted: from the current cell on."""
        model, at = self._workers_model, self.currentIndex()
        workers = model.workers_from(max(at.row(), 0))
        role = model.role(at.column()) if at.isValid() else None
        return workers, [*CELL_ROLES[CELL_ROLES.index(role or "worker") :]]

    def begin_new(self) -> None:
        """Let another worker be typed below the last one."""
        row = self._workers_model.row_of(self._workers_model.total)
        if row >= 0:
            self.setFocus()
            self.stand_at(row, self._workers_model.column_of("worker"))
            self.edit(self.currentIndex())

    def delete(self) -> None:
        """Take the selected workers off the list."""
        at = self.currentIndex()
        if self._list.delete(self.chosen()):
            last = self._workers_model.rowCount() - 1
            self.stand_at(min(at.row(), last), at.column())

    def duplicate(self) -> None:
        """Put copies of the selected workers at the end of the list, and stand there."""
        count = len(self._list.payroll)
        if self._list.duplicate(self.chosen()):
            self.stand_at(self._workers_model.row_of(count), max(self.currentIndex().column(), 0))

    def give_back(self) -> None:
        """Give the current cell, and those of its column in the selected rows, the file's value."""
        model, at = self._workers_model, self.currentIndex()
        role = cast("CellRole | None", model.role(at.column()) if at.isValid() else None)
        if role is None:
            return
        workers = {*self.chosen(), model.source_row(at.row())}
        found = {worker: model.in_file(worker, role) for worker in sorted(workers)}
        values = {worker: value[0] for worker, value in found.items() if value is not None}
        self._list.give_back(role, values)

    def go_on(self, source: int, role: str, key: int) -> None:
        """Stand in the next cell after one was typed; after a new worker, where another begins."""
        model = self._workers_model
        was_new = role == "amount" and source == model.total - 1 == self._editor.began_at
        if key in ENTER and was_new:
            self.setFocus()
            self.stand_at(model.row_of(model.total), model.column_of("worker"))
        else:
            super().go_on(source, role, key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Edit the list by keys; all others are those of a table."""
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.asked.emit("paste_workers")
        elif event.key() in ENTER and not self.is_apart(self.currentIndex()):
            self.step(_Key.Key_Up if is_shifted else event.key())
        elif QKeySequence(event.keyCombination()) == _DUPLICATE:
            self.asked.emit("duplicate_workers")
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.asked.emit("delete_workers")
        elif event.key() == _Key.Key_Insert and not event.modifiers():
            self.asked.emit("add_worker")
        elif QKeySequence(event.keyCombination()) == _BACK:
            self.asked.emit("back_to_file")
        elif event.key() == _Key.Key_Escape and self._list.typed:
            self._list.forget_typed()
        else:
            super().keyPressEvent(event)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return rows, in order, as the first and the last of each run.

    >>> _runs([1, 2, 5])
    [(1, 2), (5, 5)]
    """
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
