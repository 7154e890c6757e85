"""Where help is asked for: opens each of its windows, the first time and again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from remitcalc.gui.help.topic import topic_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

    from remitcalc.gui.actions import Actions
    from remitcalc.gui.dialogs.about import About
    from remitcalc.gui.help.manual_window import ManualWindow
    from remitcalc.gui.help.worked_window import WorkedWindow
    from remitcalc.gui.session import Session


class HelpDesk(QObject):
    """Belongs to a window, and so do the windows it opens. `actions` returns those of now."""

    def __init__(
        self, session: Session, actions: Callable[[], Actions], window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._session, self._actions, self._window = session, actions, window
        self._about: About | None = None

    @cached_property
    def manual(self) -> ManualWindow:
        """The manual, made when it is first asked for."""
        from remitcalc.gui.help.manual_window import ManualWindow
        from remitcalc.gui.help.shortcuts import shortcuts_chapter

        session = self._session
        return ManualWindow(
            session,
            lambda: (shortcuts_chapter(self._actions(), session.language),),
            self._window,
        )

    @cached_property
    def worked(self) -> WorkedWindow:
        """The formulas with the present figures, made when they are first asked for."""
        from remitcalc.gui.help.worked_window import WorkedWindow

        return WorkedWindow(self._session, self._window)

    def show(self, key: str) -> None:
        """Do what an entry of the menu Help says."""
        entries = {
            "manual": self.show_manual,
            "shortcuts": self.show_shortcuts,
            "find_action": self.find_action,
            "worked": self.show_worked,
            "about": self.show_about,
        }
        entries[key]()

    def show_manual(self) -> None:
        """Open the manual at what is said of the input that has the keyboard."""
        self.manual.open(topic_of(QApplication.focusWidget()))

    def show_shortcuts(self) -> None:
        """Open the list of keys."""
        from remitcalc.gui.help.shortcuts import SHORTCUTS

        self.manual.open(SHORTCUTS)

    def find_action(self) -> None:
        """Let somebody type what to do."""
        from remitcalc.gui.help.action_finder import ActionFinder

        ActionFinder(self._window, self._session.language).open()

    def show_worked(self) -> None:
        """Show how the present figures come about."""
        self.worked.show()
        self.worked.raise_()
        self.worked.activateWindow()

    def show_about(self) -> None:
        """Show version, parts and licences."""
        from remitcalc.gui.dialogs.about import About

        if self._about is not None:
            self._about.close()
        self._about = About(self._session.language, self._window)
        self._about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._about.destroyed.connect(self._forget_about)
        self._about.show()

    def _forget_about(self) -> None:
        self._about = None
