"""Finds an action by its words: every entry of the menus, with its keys; Enter runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTreeView,
    QVBoxLayout,
)

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.help.action_rows import ActionRows, Found
from remitcalc.gui.help.folding import folded
from remitcalc.gui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.language import Language

_SIZE = QSize(560, 420)
_BELOW_MENUS = 8
_TO_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_BETWEEN = " › "


@guarded
class ActionFinder(QFrame):
    """A box to type in and the actions whose words are all in it; closes with Escape."""

    def __init__(self, window: QMainWindow, language: Language) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._found = list(_all_actions(window))
        self.box, self.list, self.rows = QLineEdit(), QTreeView(), ActionRows()
        said = language.text("Find an action")
        self.box.setPlaceholderText(said)
        self.box.setAccessibleName(said)
        self.box.setClearButtonEnabled(True)
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self._narrow)
        self.box.returnPressed.connect(self._run)
        self._set_up_list(language)
        self.nothing = label("note", language.text("No action has all these words."), wraps=True)
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self._narrow("")
        self.setFocusProxy(self.box)

    def open(self) -> None:
        """Show below the menus, in the middle of the window, and take the keyboard."""
        window = self._window
        larger = self.fontMetrics().height() / 16
        size = (_SIZE * max(1.0, larger)).boundedTo(window.size())
        self.resize(size)
        room = QPoint((window.width() - size.width()) // 2, _BELOW_MENUS)
        self.move(window.mapToGlobal(room))
        self._fit()
        self.show()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the keys that move move in the list, while one types."""
        is_key = isinstance(event, QKeyEvent) and event.key() in _TO_THE_LIST
        if watched is self.box and is_key and event.type() == QEvent.Type.KeyPress:
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _set_up_list(self, language: Language) -> None:
        self.list.setAccessibleName(language.text("Actions"))
        self.list.setModel(self.rows)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setStretchLastSection(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._run)
        self.list.activated.connect(self._run)

    def _fit(self) -> None:
        """Give the keys what they need, and the words the rest."""
        keys = max(self.fontMetrics().horizontalAdvance(one.keys) for one in self._found)
        room = self.width() - self.list.verticalScrollBar().sizeHint().width() - 40
        self.list.setColumnWidth(0, room - keys - 16)
        self.list.setColumnWidth(1, keys + 16)

    def _narrow(self, words: str) -> None:
        self.rows.show_actions(narrowed(self._found, words))
        self.nothing.setVisible(not self.rows.found)
        can_be_done = (at for at, one in enumerate(self.rows.found) if one.action.isEnabled())
        first = next(can_be_done, None)
        if first is not None:
            self.list.setCurrentIndex(self.rows.index(first, 0))

    def _run(self, *_: object) -> None:
        """Do what is chosen; nothing where it cannot be done now."""
        chosen = self.list.currentIndex()
        if not chosen.isValid():
            return
        action = self.rows.found[chosen.row()].action
        if not action.isEnabled():
            return
        self.close()
        # Once this is closed: what is run may open a window, and it takes the keyboard.
        QTimer.singleShot(0, action, action.trigger)


def narrowed(found: list[Found], words: str) -> list[Found]:
    """Return the actions in whose words all of `words` occur; those that begin so come first."""
    wanted = folded(words).split()
    left = [one for one in found if all(word in folded(one.path) for word in wanted)]
    if not wanted:
        return left

    def rank(one: Found) -> tuple[bool, bool]:
        own = folded(one.path.rpartition(_BETWEEN)[2])
        return not own.startswith(wanted[0]), not all(word in own for word in wanted)

    return sorted(left, key=rank)


def _all_actions(window: QMainWindow) -> Iterator[Found]:
    """Yield what the menus hold now; lists are filled as if the menus were opened."""
    for action in window.menuBar().actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            menu.aboutToShow.emit()
            yield from _of_menu(menu, _plain(action.text()))


def _of_menu(menu: QMenu, path: str) -> Iterator[Found]:
    for action in menu.actions():
        if action.isSeparator():
            continue
        here = f"{path}{_BETWEEN}{_plain(action.text())}"
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _of_menu(inner, here)
        else:
            yield Found(here, action)


def _plain(words: str) -> str:
    return words.replace("&", "")
