"""A monkey at the window: seeded random actions through the real inputs, menus and keys."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from remitcalc.gui.panels.tables import TABLES
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.output.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from remitcalc.gui.app import Application

W = TypeVar("W", bound=QWidget)
_KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete),
)
_SIZES = ((1024, 700), (1440, 900), (900, 600), (1920, 1080))
_MOST_WORKERS = "2500"
_ENDING = ("quit", "close", "about", "full_screen")
_ASKING = ("print",)
"""What asks for a printer, which not every machine has."""


class Monkey:
    """Does one random thing after another. `done` lists what, so that a fault can be found."""

    def __init__(self, app: Application, seed: int, files: Sequence[Path]) -> None:
        self.app, self.files = app, files
        self.random = random.Random(seed)
        self.done: list[str] = []
        self._acts: list[tuple[int, Callable[[], None]]] = [
            (8, self.type_a_figure),
            (6, self.choose),
            (6, self.click),
            (8, self.press_keys),
            (4, self.undo_or_redo),
            (3, self.menu),
            (2, self.sort),
            (2, self.search),
            (2, self.drag_the_size),
            (2, self.resize),
            (1, self.open_file),
            (1, self.change_theme),
            (1, self.change_language),
        ]

    def act(self) -> None:
        """Do one thing, and let the window catch up, as the event loop of the program would."""
        weights = [weight for weight, _ in self._acts]
        act = self.random.choices([act for _, act in self._acts], weights)[0]
        self.done.append(act.__name__)
        act()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def type_a_figure(self) -> None:
        box = self._one(ExactBox)
        if box is None or not box.isEnabled():
            return
        box.setFocus()
        box.selectAll()
        figure = self.random.choice(("1", "7", "40", "0", "399.95", "12,5", _MOST_WORKERS, "x"))
        QTest.keyClicks(box, figure)

    def choose(self) -> None:
        box = self._one(ChoiceBox)
        if box is not None and box.isEnabled() and box.count():
            at = self.random.randrange(box.count())
            box.setCurrentIndex(at)
            box.activated.emit(at)

    def click(self) -> None:
        button = self._one(QAbstractButton)
        if button is not None and button.isEnabled():
            button.click()

    def press_keys(self) -> None:
        target = QApplication.focusWidget() or self.app.window
        for _ in range(self.random.randint(1, 4)):
            QTest.keyClick(target, self.random.choice(_KEYS))

    def undo_or_redo(self) -> None:
        stack = self.app.session.undo_stack
        (stack.undo if self.random.random() < 0.6 else stack.redo)()

    def menu(self) -> None:
        actions = self.app.window.actions_.actions
        key = self.random.choice([k for k in actions if k not in (*_ENDING, *_ASKING)])
        actions[key].trigger()

    def sort(self) -> None:
        tables = self.app.window.centre.tables
        view = tables.view(self.random.choice(TABLES))
        view.sortByColumn(self.random.randint(0, 8), self.random.choice(list(Qt.SortOrder)))

    def search(self) -> None:
        self.app.window.centre.tables.search.setText(self.random.choice(("", "e", "Ria", "zz")))

    def drag_the_size(self) -> None:
        canvas = self.app.window.centre.chart.canvas
        if canvas is not None:
            for size in self.random.choices(range(1, 200), k=3):
                canvas.size_dragged.emit(size)
            canvas.drag_ended.emit()

    def resize(self) -> None:
        self.app.window.resize(*self.random.choice(_SIZES))

    def open_file(self) -> None:
        self.app.window.open_file(self.random.choice(self.files))

    def change_theme(self) -> None:
        self.app.set_theme(self.random.choice(("light", "dark", "system")))

    def change_language(self) -> None:
        self.app.speak(self.random.choice(list(LANGUAGES)))

    def _one(self, kind: type[W]) -> W | None:
        shown = [one for one in self.app.window.findChildren(kind) if one.isVisible()]
        return self.random.choice(shown) if shown else None
