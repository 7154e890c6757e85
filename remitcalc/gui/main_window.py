"""The window: puts the panels together and connects the menus; nothing more."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QMenuBar, QSplitter

from remitcalc.drawing.guarded import guarded
from remitcalc.gui import window_state
from remitcalc.gui.actions import HELP, WORKER_EDITS, Actions, Choice
from remitcalc.gui.appearance import SYSTEM, theme_of
from remitcalc.gui.documents import Documents
from remitcalc.gui.editors.editor_desk import EditorDesk
from remitcalc.gui.explain.desk import ExplainDesk
from remitcalc.gui.exports import Exports
from remitcalc.gui.menu_choices import MenuChoices
from remitcalc.gui.opening import Opening, dropped_files
from remitcalc.gui.panels.beginnings import PAYROLL, PRICES
from remitcalc.gui.panels.centre import Centre
from remitcalc.gui.panels.scenario_panel import ScenarioPanel
from remitcalc.gui.panels.status_strip import StatusStrip
from remitcalc.gui.panels.tables import WORKERS
from remitcalc.gui.payroll_import import PayrollImport
from remitcalc.gui.recent_files import RecentFiles
from remitcalc.gui.saved_files import SavedFiles
from remitcalc.gui.survey_desk import SurveyDesk
from remitcalc.gui.survey_import import SurveyImport
from remitcalc.gui.ways_out import WaysOut
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import (
        QCloseEvent,
        QContextMenuEvent,
        QDragEnterEvent,
        QDropEvent,
        QKeyEvent,
        QShowEvent,
    )

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.help.desk import HelpDesk
    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.panels.chosen import Chosen
    from remitcalc.gui.preferences import Preferences
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks
    from remitcalc.model.message import Message

_BEGUN, _YES = "begun", "yes"


@guarded
class MainWindow(QMainWindow):
    """Assembles. `theme_chosen` and `language_chosen` ask the application for another one.

    `text_size_asked` asks it for larger letters (1), smaller (-1) or the usual ones (0).
    """

    splitter: QSplitter
    centre: Centre
    actions_: Actions
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    text_size_asked = Signal(int)

    def __init__(
        self,
        session: Session,
        known_corridors: KnownCorridors,
        tasks: Tasks,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self.session, self.known_corridors = session, known_corridors
        self._tasks, self._preferences = tasks, preferences
        self._chosen: Chosen | None = None
        self._choosing = QTimer(self, singleShot=True, interval=0)
        self._choosing.timeout.connect(self._choose_again)
        self._is_divided = False
        self.setAcceptDrops(True)
        self.setMinimumSize(window_state.least_size())
        self.payroll_import = PayrollImport(session, tasks, self)
        self.payroll_import.accepted.connect(self._took_payroll)
        self.payroll_import.again.asked.connect(partial(self.say, waits=True))
        self.survey = SurveyImport(session, tasks, self)
        self.recent_files = RecentFiles(preferences, tasks, self)
        self.recent_files.found.connect(lambda: self.actions_.follow("recent"))
        self.exports = Exports(session, tasks, preferences, self)
        self.documents = self._documents()
        self.opening = Opening(
            session,
            known_corridors,
            tasks,
            preferences,
            self.payroll_import,
            survey=self.survey,
            desk=self.documents.desk,
        )
        self.opening.said.connect(self.say)
        self.opening.edited.connect(self.tell_edit)
        known_corridors.unread.connect(self.opening.tell_unread)
        self.opening.listed.connect(lambda files: self.centre.list_files(files))  # noqa: PLW0108
        self.opening.done.connect(self._opened)
        self.exports.saved.connect(self.tell_done)
        self.exports.failed.connect(self.say)
        self.ways_out = WaysOut(session, self.exports, tasks, lambda: self.centre.chart.shown, self)
        self.ways_out.refused.connect(self.say)
        self.saved_files = SavedFiles(session, known_corridors, self.exports, self)
        self.saved_files.failed.connect(self.say)
        self.editor = self._editor()
        desk = SurveyDesk(
            session, self.survey, known_corridors, preferences, self.saved_files, window=self
        )
        desk.said.connect(self.say)
        desk.told.connect(partial(self.say, is_good=True))
        desk.done.connect(self._opened)
        self.build()
        session.language_changed.connect(self.build)
        session.edited.connect(self._name)
        session.edited.connect(self.survey.close)
        session.refused.connect(self._refused)
        session.undo_stack.cleanChanged.connect(self._name)
        window_state.place(self, preferences)

    def _editor(self) -> EditorDesk:
        session, exports = self.session, self.exports
        editor = EditorDesk(session, self.known_corridors, self.saved_files, exports, self)
        editor.asking.connect(self.ways_out.ask_about)
        editor.eased.connect(lambda text: self.centre.notice.unsay(text))  # noqa: PLW0108
        editor.give_way(self.documents.desk, self.opening, self.payroll_import, self.survey)
        return editor

    def _documents(self) -> Documents:
        documents = Documents(
            self.session,
            self._tasks,
            self.exports,
            self._preferences,
            self.payroll_import,
            view=lambda: self.centre.looked_at(self.session.document.view),
            window=self,
        )
        documents.said.connect(self.say)
        documents.asked.connect(partial(self.say, waits=True))
        # The centre is built anew with each language.
        documents.eased.connect(lambda text: self.centre.notice.unsay(text))  # noqa: PLW0108
        documents.told.connect(self.tell_done)
        documents.put_right.connect(partial(self.say, is_good=True))
        documents.desk.named.connect(self._name)
        documents.desk.begun.connect(lambda view: self.centre.look_as(view))  # noqa: PLW0108
        return documents

    def build(self) -> None:
        """Make everything that holds words anew, in the session's language and theme."""
        is_first = not hasattr(self, "splitter")
        before = None if is_first else self.splitter.saveState()
        if is_first:
            self.explaining = ExplainDesk(self.session, self)
        if not is_first and self._chosen is None:
            self._chosen = self.centre.chosen()
        widths = self._preferences.widths() if is_first else self.centre.tables.widths()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.scenario = ScenarioPanel(self.session, self.known_corridors)
        self.scenario.workers.payroll_asked.connect(partial(self.opening.ask, self))
        theme = theme_of(self._preferences.word("theme", SYSTEM))
        self.centre = Centre(self.session, theme, self.payroll_import, self.survey)
        self.centre.tables.give_widths(widths)
        self.centre.tables.reread.connect(self.open_file)
        self.centre.tables.questions_asked.connect(self.ways_out.handlers()["questions"])
        self.centre.begun.connect(self._begin_by)
        self.centre.first_edited.connect(partial(self._preferences.set_word, _BEGUN, _YES))
        self.splitter.addWidget(self.scenario)
        self.splitter.addWidget(self.centre)
        self.splitter.setStretchFactor(1, 1)
        seat = self.explaining.seat(self.splitter, self.centre, self.scenario)
        self.setCentralWidget(self.editor.seat(seat, theme))
        self.setMenuBar(QMenuBar())  # the old one goes, and its menus with it
        if not is_first:
            self.actions_.deleteLater()
        self._menu_choices = MenuChoices(
            self.session, self.known_corridors, self._preferences, self.recent_files, self.centre
        )
        self.actions_ = Actions(self, self.session, self._handlers(), self._choices())
        self.actions_.menus["&File"].aboutToShow.connect(self.recent_files.look)
        self.setStatusBar(StatusStrip(self.session, self._tasks))
        if before is not None:
            self.splitter.restoreState(before)
            # Not before the centre has its size: where it is low, it shows its tabs otherwise.
            self._choosing.start()
        self._name()

    def open_file(self, path: Path) -> None:
        """Open a file as its content says."""
        self.opening.open(path)

    def _choose_again(self) -> None:
        if self._chosen is not None:
            self.centre.choose(self._chosen)
            self._chosen = None

    def _opened(self) -> None:
        self.centre.forget()

    def _took_payroll(self, _: Path) -> None:
        self.centre.close_ranks()
        self.centre.tables.choose(WORKERS)

    def say(
        self,
        text: str,
        answers: Sequence[tuple[str, Callable[[], object]]] = (),
        **look: bool,
    ) -> None:
        """Show a message in place, with the answers it asks for; how it looks is `Notice.say`'s."""
        if not self.editor.say(text, answers, **look):
            self.centre.say(text, answers, **look)

    def tell_edit(self, text: str) -> None:
        """Tell in place of the edit that was just made, with the way back from it."""
        self.centre.tell_edit(text)

    def tell_done(self, text: str, offers: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say for a while that something was done, with what can be done now."""
        self.centre.tell_done(text, offers)

    def begin(self) -> None:
        """Offer ways to begin, where nobody has begun on this computer."""
        if not self._preferences.word(_BEGUN):
            self.centre.begin()

    def _begin_by(self, way: str) -> None:
        ways: dict[str, Callable[[], object]] = {
            PAYROLL: partial(self.opening.ask, self),
            PRICES: self.survey.show,
        }
        ways.get(way, partial(self.scenario.begin_by, way))()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files that can be read."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open what was dropped."""
        self.opening.open_all(dropped_files(event))
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press the button that has the keyboard on Enter, too, as in dialogs."""
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QAbstractButton) and focused.isEnabled():
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember how the window stood."""
        window_state.remember(self, self.splitter, self.centre, self._preferences)
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Divide the window as it was, once it has its size."""
        super().showEvent(event)
        if not self._is_divided:
            self._is_divided = True
            QTimer.singleShot(0, self, self._divide)

    def _divide(self) -> None:
        window_state.divide(self.splitter, self.centre, self._preferences)

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self.centre.set_theme(theme)
        self.editor.set_theme(theme)

    def _handlers(self) -> dict[str, Callable[..., object]]:
        stack = self.session.undo_stack
        handlers: dict[str, Callable[..., object]] = {
            **self.documents.handlers(),
            "open": partial(self.opening.ask, self),
            "recent": lambda path: self.open_file(Path(path)),
            **self.ways_out.handlers(),
            "question": self.ways_out.about(self.editor.pointed, self.centre.pointed),
            "prices": self.survey.show,
            "save_corridor": self.editor.save_corridor,
            "template": self.saved_files.template,
            "quit": QApplication.closeAllWindows,
            "undo": stack.undo,
            "redo": stack.redo,
            "find": self.centre.look_for,
            "copy_table": self.centre.copy_table,
            "copy_chart": self.centre.chart.copy,
            **{key: partial(self.centre.tables.edit_workers, key) for key in WORKER_EDITS},
            "reset_zoom": self.centre.chart.reset_zoom,
            "next_chart": self.centre.chart.next_chart,
            "full_screen": self._toggle_full_screen,
            "theme": self.theme_chosen.emit,
            "language": self.language_chosen.emit,
            "larger_text": partial(self.text_size_asked.emit, 1),
            "smaller_text": partial(self.text_size_asked.emit, -1),
            "usual_text": partial(self.text_size_asked.emit, 0),
            **self._menu_choices.handlers(),
            **self.editor.handlers(),
            **{key: partial(self._help, key) for key in HELP},
        }
        return self.editor.stepping_back(handlers)

    def _choices(self) -> dict[str, Callable[[], Sequence[Choice]]]:
        return {**self._menu_choices.offered(), "template": self.saved_files.templates}

    def _name(self, *_: object) -> None:
        self.setWindowTitle(f"{self.documents.desk.name}[*] – remitcalc")
        self.setWindowModified(not self.session.undo_stack.isClean())

    def _refused(self, messages: tuple[Message, ...]) -> None:
        self.say(" ".join(sentence(one, self.session.language) for one in messages))

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @cached_property
    def help_desk(self) -> HelpDesk:
        """Manual, action finder and worked formulas, imported with the first of them."""
        from remitcalc.gui.help.desk import HelpDesk

        return HelpDesk(self.session, lambda: self.actions_, self)

    def _help(self, key: str) -> None:
        self.help_desk.show(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done with the table, chart or figure that was clicked."""
        from remitcalc.gui.context_menu import Scene, context_menu  # the window starts without

        actions = self.actions_.actions
        scene = Scene(self, self.session, self.centre, actions, self._menu_choices.choose_chart)
        menu = context_menu(scene, event)
        if menu is not None:
            menu.popup(event.globalPos())
            event.accept()
