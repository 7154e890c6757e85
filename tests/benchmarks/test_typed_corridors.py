"""Typing in a long grid of ways, against a bare table of Qt with the same cells."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from remitcalc.model.corridor_draft import CorridorDraft
from tests.benchmarks.test_typed_workers import Texts
from tests.benchmarks.test_window_edits import Painted, seconds
from tests.benchmarks.timing import report
from tests.gui.conftest import open_window, own_places, qapp_cls  # noqa: F401

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Opener

pytestmark = pytest.mark.benchmark

WAYS, KEYS, FEE = 10_000, 60, 3


class Typing:
    """Somebody who goes down the column of fees; each key is waited for until all is painted."""

    def __init__(self, view: QTableView) -> None:
        self.view, self.row = view, 0
        view.setFocus()
        self.painted = Painted(view.window())

    def key(self) -> None:
        """Begin a cell with a digit."""
        self.view.setCurrentIndex(self.view.model().index(self.row, FEE))
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


def test_a_key_in_a_grid_of_ten_thousand(open_window: Opener, qtbot: QtBot) -> None:  # noqa: F811
    app = open_window()
    app.window.editor.edit()
    page = app.window.editor.page
    assert page is not None
    draft = page.drafting.draft
    service = draft.value(("services", 0))
    ways = [
        {**service, "id": f"way-{at}", "sending": [{"name": "fee", "fixed": 5 + at % 9}]}
        for at in range(WAYS)
    ]
    page.drafting.put("Change", CorridorDraft({**draft.tables, "services": ways}))
    view = page.tabs.view
    view.begin(0, "fee")
    QTest.qWait(500)
    model = page.tabs.models["ways"]
    columns = range(model.columnCount())
    texts = [[model.text(row, at) for at in columns] for row in range(WAYS)]
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
    assert app.session.document.draft is not None
    assert app.session.document.draft.value(("services", KEYS - 1, "sending", 0, "fixed")) == 469
    for kind, words in (("key", "A key that begins a cell"), ("enter", "Typing and ending it")):
        middle = float(np.median([mine / bare_one for mine, bare_one in taken[kind]]))
        mine, other = (float(np.median([pair[at] for pair in taken[kind]])) for at in (0, 1))
        report(f"{words}, {WAYS} ways", middle, "a bare QTableView", "at most 1.5")
        print(f"  {mine * 1000:.1f} ms, {other * 1000:.1f} ms")  # noqa: T201
