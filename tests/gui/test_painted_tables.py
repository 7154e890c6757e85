"""Tables paint what changed alone: what then stands on the screen is what all would be anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from remitcalc.model.corridor_draft import CorridorDraft
from remitcalc.model.payroll import Payroll

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.widgets.typed_table import TypedTable
    from tests.gui.conftest import Opener

K = Qt.Key
ROWS, WORKERS, WAYS = 60, "workers", "ways"


class Shown:
    """A table of sixty rows, in one of whose columns figures are typed."""

    def __init__(self, app: Application, which: str) -> None:
        self.app, self.window, self.column = app, app.window, 3 if which == WAYS else 1
        if which == WAYS:
            self.view, self.beside = self._ways()
        else:
            self.view, self.beside = self._workers()
        self.view.setFocus()
        self.view.stand_at(2, self.column)

    def _ways(self) -> tuple[TypedTable, QWidget]:
        self.window.editor.edit()
        page = self.window.editor.page
        assert page is not None
        draft = page.drafting.draft
        service = draft.value(("services", 0))
        fee = [{"name": "fee", "fixed": 555}]
        ways = [{**service, "id": f"way-{at}", "sending": fee} for at in range(ROWS)]
        page.drafting.put("Change", CorridorDraft({**draft.tables, "services": ways}))
        return page.tabs.view, page.save_button

    def _workers(self) -> tuple[TypedTable, QWidget]:
        payroll = Payroll(np.full(ROWS, 55_500, dtype=np.int64))
        self.app.session.edit("Change", lambda s: s.replace(payroll=payroll))
        self.window.centre.tables.choose("workers")
        return self.window.centre.tables.view("workers"), self.window.centre.tables.search

    def type(self, text: str, *keys: Qt.Key) -> None:
        QTest.keyClick(self.view, text[0])
        box = QApplication.focusWidget()
        QTest.keyClicks(box, text[1:])
        for key in keys:
            QTest.keyClick(box, key)

    def image(self) -> QImage:
        """Return what was painted into the window, not what would be."""
        self.window.repaint(
            QRect(0, 0, 1, 1)
        )  # and with it all that is to be: no timer comes between
        corner, size = self.view.mapTo(self.window, QPoint(0, 0)), self.view.size()
        place = corner.x(), corner.y(), size.width(), size.height()
        return self.window.screen().grabWindow(self.window.winId(), *place).toImage()

    def is_as_painted_anew(self) -> bool:
        QApplication.processEvents()
        before = self.image()
        for one in (self.window, *self.window.findChildren(QWidget)):
            one.update()
        return before == self.image()


class Cells(QObject):
    """How many pixels of the cells of a table are painted."""

    def __init__(self, view: TypedTable) -> None:
        super().__init__(view)
        self.pixels, self._cells = 0, view.viewport()
        self._cells.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.pixels += sum(one.width() * one.height() for one in event.region())
        return False

    def rows(self, view: TypedTable) -> float:
        QApplication.processEvents()
        QApplication.processEvents()
        return self.pixels / (view.rowHeight(0) * self._cells.width())


@pytest.fixture(params=[(WAYS, "light"), (WAYS, "dark"), (WORKERS, "light"), (WORKERS, "dark")])
def shown(request: pytest.FixtureRequest, open_window: Opener) -> Shown:
    which, theme = request.param
    return Shown(open_window(theme=theme), which)


def test_what_is_painted_where_the_keyboard_and_the_figures_go_is_what_all_would_be(
    shown: Shown, qtbot: QtBot
) -> None:
    view = shown.view
    bar, other = view.verticalScrollBar(), QWidget()
    qtbot.addWidget(other)
    last = view.rowAt(view.viewport().height() - 1)

    def leave() -> None:
        other.show()
        other.activateWindow()
        qtbot.waitUntil(other.isActiveWindow)

    def come_back() -> None:
        shown.window.activateWindow()
        qtbot.waitUntil(shown.window.isActiveWindow)

    done = {
        "typing": lambda: shown.type("57"),
        "ended": lambda: QTest.keyClick(QApplication.focusWidget(), K.Key_Return),
        "given up": lambda: shown.type("9", K.Key_Escape),
        "tab": lambda: shown.type("58", K.Key_Tab),
        "beside": shown.beside.setFocus,
        "back": lambda: view.setFocus(Qt.FocusReason.TabFocusReason),
        "another window": leave,
        "this window": come_back,
        "below": lambda: view.stand_at(last - 1, shown.column),
        "next to last": lambda: shown.type("59", K.Key_Return),
        "out of sight": lambda: shown.type("61", K.Key_Return),
        "scrolled": lambda: bar.setValue(bar.value() + 3),
        "all": view.selectAll,
        "undone": shown.app.session.undo_stack.undo,
        "narrow": lambda: view.setColumnWidth(shown.column, 55),
    }
    for what, does in done.items():
        does()
        assert shown.is_as_painted_anew(), what


def test_a_key_paints_its_cell_and_an_end_its_row_and_the_next(shown: Shown) -> None:
    view = shown.view
    shown.type("57", K.Key_Return)  # the first makes the column fit, and the source known
    QTest.qWait(1_000)
    for row in (3, view.rowAt(view.viewport().height() - 1) - 1):
        view.stand_at(row, shown.column)
        QApplication.processEvents()
        cells = Cells(view)
        shown.type("58")
        assert cells.rows(view) < 1
        QTest.keyClick(QApplication.focusWidget(), K.Key_Return)
        assert cells.rows(view) < 4


@pytest.mark.parametrize("which", ["workers", "services"])
def test_the_figure_that_enter_would_take_apart_has_a_frame(
    open_window: Opener, which: str
) -> None:
    tables = open_window().window.centre.tables
    tables.choose(which)
    view = tables.view(which)
    QApplication.processEvents()
    view.setFocus()
    colour = view.palette().color(QPalette.ColorRole.Link)
    columns = [at for at, one in enumerate(view.model().columns) if one.apart]
    for at in columns[:2]:
        view.setCurrentIndex(view.model().index(1, at))
        cell = view.visualRect(view.currentIndex())
        assert view.is_apart(view.currentIndex())
        inside = view.viewport().grab().toImage().pixelColor(cell.left() + 1, cell.center().y())
        assert inside == colour
