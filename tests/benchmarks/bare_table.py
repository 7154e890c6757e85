"""Typing in a table of the window and in a bare one of Qt with the same cells, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from tests.benchmarks.test_window_edits import Painted, seconds
from tests.benchmarks.timing import report

if TYPE_CHECKING:
    from typing import Any

    from pytestqt.qtbot import QtBot

Taken = dict[str, list[tuple[float, float]]]
"""Seconds that ours and the bare one took, by what was done."""
_KINDS = {"key": "A key that begins a cell", "enter": "Typing and ending it"}


class Texts(QAbstractTableModel):
    """The least a model can be: texts in a list, taken as they are typed."""

    def __init__(self, rows: list[list[str]]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: ARG002, N802
        return len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: ARG002, N802
        return len(self.rows[0])

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
        return self.rows[index.row()][index.column()] if is_text else None

    def setData(self, index: QModelIndex, value: str, _role: int = 0) -> bool:  # noqa: N802
        self.rows[index.row()][index.column()] = value
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


class Typing:
    """Somebody who goes down a column of figures; each key is waited for until all is painted."""

    def __init__(self, view: QTableView, column: int) -> None:
        self.view, self.row, self.column = view, 0, column
        view.setFocus()
        self.painted = Painted(view.window())

    def key(self) -> None:
        """Begin a cell with a digit."""
        self.view.setCurrentIndex(self.view.model().index(self.row, self.column))
        QTest.keyClick(self.view, Qt.Key.Key_4)
        self.painted.wait()

    def enter(self) -> None:
        """End the cell."""
        box = QApplication.focusWidget()
        assert box is not None
        QTest.keyClicks(box, f"{self.row % 90 + 10}")
        QTest.keyClick(box, Qt.Key.Key_Return)
        self.painted.wait()
        self.row += 1


def typed_in_turn(view: QTableView, column: int, keys: int, qtbot: QtBot) -> Taken:
    """Return how long typing down a column took in a table, and in a bare one with its texts."""
    model = view.model()
    columns = range(model.columnCount())
    texts = [[model.text(row, at) for at in columns] for row in range(model.rowCount())]
    bare = QTableView()
    qtbot.addWidget(bare)
    bare.setModel(Texts(texts))
    bare.resize(view.size())
    bare.show()
    taken: Taken = {kind: [] for kind in _KINDS}
    ours, theirs = Typing(view, column), Typing(bare, column)
    for _ in range(keys):
        found = []
        for one in (ours, theirs):
            one.view.window().activateWindow()
            qtbot.waitUntil(one.view.window().isActiveWindow)
            one.view.setFocus()
            QApplication.processEvents()
            found.append((seconds(one.key), seconds(one.enter)))
        for at, kind in enumerate(taken):
            taken[kind].append((found[0][at], found[1][at]))
    return taken


def report_typing(taken: Taken, where: str) -> None:
    """Print how many times as long ours took, the median of pairs."""
    for kind, words in _KINDS.items():
        middle = float(np.median([ours / bare for ours, bare in taken[kind]]))
        report(f"{words}, {where}", middle, "a bare QTableView", "at most 1.5")
