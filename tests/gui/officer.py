"""Somebody at the corridor editor, with keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from remitcalc.gui.app import Application
    from remitcalc.gui.editors.corridor_page import CorridorPage
    from remitcalc.gui.editors.grid_view import GridView

K = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


class Officer:
    """Types where the keyboard is; `page` is the editor once it is open."""

    def __init__(self, app: Application, qtbot: QtBot) -> None:
        self.app, self.qtbot = app, qtbot

    @property
    def page(self) -> CorridorPage:
        page = self.app.window.editor.page
        assert page is not None
        return page

    @property
    def grid(self) -> GridView:
        return self.page.tabs.view

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def key(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press keys, one after the other."""
        for one in keys:
            QTest.keyClick(self.focus, one, held)

    def type(self, text: str, *keys: Qt.Key) -> None:
        """Type a text letter by letter, then press keys."""
        for letter in text:
            QTest.keyClick(self.focus, letter)
        self.key(*keys)

    def row(self, *cells: str) -> None:
        """Type a record: Tab after each cell, Enter after the last; an empty text leaves a cell."""
        for cell in cells:
            self.type(cell, K.Key_Tab)
        self.key(K.Key_Return)

    def edit(self) -> None:
        """Open the editor of the corridor that is compared."""
        self.key(K.Key_T, held=CONTROL)
        self.qtbot.waitUntil(lambda: self.app.window.editor.is_open)

    def begin(self) -> None:
        """Open the editor of a new corridor."""
        self.key(K.Key_N, held=CONTROL | SHIFT)
        self.qtbot.waitUntil(lambda: self.app.window.editor.is_open)

    def canada_to(self, letters: str) -> None:
        """Begin a corridor from Canada, and have the keyboard in its grid."""
        self.begin()
        self.key(K.Key_Tab, K.Key_Tab)
        self.type(letters, K.Key_F6)
        assert self.focus is self.grid

    def at(self, row: int, column: str, page: str = "ways") -> None:
        """Stand in a cell."""
        self.page.tabs.choose(page)
        self.page.tabs.views[page].begin(row, column)
        self.qtbot.waitUntil(lambda: not self.page.aiming.isActive())

    def stands(self) -> tuple[int, str]:
        """Return the row and the column of the current cell."""
        at = self.grid.currentIndex()
        return at.row(), self.page.tabs.models[self.page.tabs.key].key(at.column())

    def shown(self, page: str = "ways") -> list[list[str]]:
        """Return what stands in the rows of a grid."""
        model = self.page.tabs.models[page]
        rows, columns = range(model.total), range(model.columnCount())
        return [[model.text(row, at) for at in columns] for row in rows]

    def settled(self) -> list[str]:
        """Return what is said to be still to settle."""
        lines = self.page.problems.list
        return [lines.item(at).text() for at in range(lines.count())]

    def copy(self, text: str) -> None:
        """Have a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Paste, and wait until it is read."""
        self.key(K.Key_V, held=CONTROL)
        self.qtbot.waitUntil(lambda: not self.app.session.tasks.is_busy)

    def undo(self) -> str:
        """Undo the last edit; return what it was called."""
        name = self.app.session.undo_stack.undoText()
        self.app.window.actions_.actions["undo"].trigger()
        return name
