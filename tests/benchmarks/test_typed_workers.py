"""Typing in a long list of workers, against a bare table of Qt; pasting, against reading CSV."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from remitcalc.files.corridor_library import load_corridor
from remitcalc.files.payroll.pasted import has_headings
from remitcalc.files.payroll.reading import read_payroll, understand
from remitcalc.files.tables.copied_table import copied_sheet, width_of
from remitcalc.model.payroll import Payroll
from remitcalc.model.payroll_choices import PayrollChoices
from tests.benchmarks.test_window_edits import Painted, seconds
from tests.benchmarks.timing import paired_ratio, report
from tests.gui.conftest import open_window, own_places, qapp_cls  # noqa: F401

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

pytestmark = pytest.mark.benchmark

WORKERS, PASTED, KEYS = 10_000, 100_000, 60


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
    """Somebody who goes down a column of amounts; each key is waited for until all is painted."""

    def __init__(self, view: QTableView) -> None:
        self.view, self.row = view, 0
        view.setFocus()
        self.painted = Painted(view.window())

    def key(self) -> None:
        """Begin a cell with a digit."""
        self.view.setCurrentIndex(self.view.model().index(self.row, 1))
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


def test_a_key_in_a_list_of_ten_thousand(open_window: Opener, qtbot: QtBot) -> None:  # noqa: F811
    app = open_window()
    amounts = np.linspace(20_000, 60_000, WORKERS).astype(np.int64)
    names = tuple(f"Worker no. {at}" for at in range(WORKERS))
    app.session.edit("Change", lambda s: s.replace(payroll=Payroll(amounts, names)))
    app.window.centre.tables.choose("workers")
    view = app.window.centre.tables.view("workers")
    model = view.model()
    columns = range(model.columnCount())
    texts = [[model.text(row, at) for at in columns] for row in range(WORKERS)]
    bare = QTableView()
    qtbot.addWidget(bare)
    bare.setModel(Texts(texts))
    bare.resize(view.size())
    bare.show()
    taken: dict[str, list[tuple[float, float]]] = {"key": [], "enter": []}
    ours, theirs = Typing(view), Typing(bare)
    for _ in range(KEYS):
        found = []
        for one in (ours, theirs):
            one.view.window().activateWindow()
            qtbot.waitUntil(one.view.window().isActiveWindow)
            one.view.setFocus()
            QApplication.processEvents()
            found.append((seconds(one.key), seconds(one.enter)))
        for at, kind in enumerate(taken):
            taken[kind].append((found[0][at], found[1][at]))
    assert app.session.scenario.payroll.amounts.item(KEYS - 1) == (400 + KEYS - 1 + 10) * 100
    for kind, words in (("key", "A key that begins a cell"), ("enter", "Typing and ending it")):
        middle = float(np.median([mine / bare_one for mine, bare_one in taken[kind]]))
        report(f"{words}, {WORKERS} workers", middle, "a bare QTableView", "at most 1.5")


def test_a_hundred_thousand_rows_pasted(tmp_path: Path) -> None:
    corridor = load_corridor("canada-guatemala")
    rows = [f"Worker {at}\t{300 + at % 700}.{at % 100:02}\tFarm {at % 9}" for at in range(PASTED)]
    text = "worker\tamount\tgroup\n" + "\n".join(rows) + "\n"
    path = tmp_path / "payroll.csv"
    path.write_text(text.replace("\t", ","), encoding="utf-8")

    def paste() -> int:
        sheet = copied_sheet(text, "", lambda *_: None)
        assert has_headings(sheet)
        assert width_of(sheet)
        read = understand([sheet], corridor, PayrollChoices())
        assert read.payroll is not None
        return len(read.payroll)

    assert paste() == PASTED
    ratio = paired_ratio(lambda: read_payroll(path, corridor), paste, pairs=9)
    report(f"{PASTED} rows pasted", ratio, "reading them from CSV", "at most 2")
