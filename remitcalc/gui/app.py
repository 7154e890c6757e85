"""Starts the window: one application, one session, one way for errors to go."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from remitcalc import paths
from remitcalc.drawing.offscreen import ensure_fonts
from remitcalc.files.corridor_library import corridor_path
from remitcalc.gui.appearance import SYSTEM, colour, dress, undress
from remitcalc.gui.beginning import beginning
from remitcalc.gui.ending import Ending
from remitcalc.gui.failure import Failures
from remitcalc.gui.garbage import ASKED_EVERY, search_where_due
from remitcalc.gui.known_corridors import KnownCorridors
from remitcalc.gui.main_window import MainWindow
from remitcalc.gui.platform_plugin import ensure_platform
from remitcalc.gui.preferences import Preferences
from remitcalc.gui.program import Program, qt_application
from remitcalc.gui.qt_language import let_qt_speak
from remitcalc.gui.session import Session
from remitcalc.gui.tasks import Tasks
from remitcalc.gui.text_size import TextSize
from remitcalc.model.document import Document
from remitcalc.model.scenario import Scenario
from remitcalc.output.language import ENGLISH, LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QApplication

_SETTLED_AFTER = 300
"""Milliseconds after which the first comparison has been painted and the rest can be done."""


class Application(QObject):
    """Everything that lives as long as the program, and nothing global."""

    def __init__(
        self,
        qt: QApplication,
        language: Language,
        *,
        is_asked: bool = False,
        files: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._qt = qt
        self._territory = language.territory
        self.preferences = Preferences()
        self.failures = Failures(self)
        self.tasks = Tasks(self)
        self._garbage_timer = QTimer(self)
        self._garbage_timer.timeout.connect(search_where_due)
        gc.disable()  # or work in another thread would search: a large first comparison is one
        self._garbage_timer.start(ASKED_EVERY)
        self.known_corridors = KnownCorridors(self.tasks, self)
        remembered = self.preferences.word("language")
        recalled = remembered in LANGUAGES and not is_asked
        spoken = self._language(remembered) if recalled else language
        let_qt_speak(qt, spoken)
        self.text_size = TextSize(qt, self.preferences)
        undress(qt)
        colour(qt, self.preferences.word("theme", SYSTEM))
        example = self._example()
        self._beginning = beginning(files, example)
        self.session = Session(self._beginning.document, spoken, self.tasks, self)
        self.window = MainWindow(self.session, self.known_corridors, self.tasks, self.preferences)
        self.window.documents.desk.example = example
        self.window.documents.begin_with(self._beginning)
        dress(qt, self.preferences.word("theme", SYSTEM))  # last, see `undress`
        self.window.theme_chosen.connect(self.set_theme)
        self.window.language_chosen.connect(self.speak)
        self.window.text_size_asked.connect(self.set_text_size)
        # Queued: what failed may be in the midst of painting.
        self.failures.happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.tasks.failed.connect(self.failures.tell)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def start(self, files: Sequence[str]) -> None:
        """Show the window, then open the files."""
        self.failures.install()
        if not files and self._beginning.is_example:
            self.window.begin()
        self.window.show()
        # Counted from the end of the loop's first turn, in which the chart is made: before it, the
        # chart would wait for what need not come first.
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(_SETTLED_AFTER, self, self.settle))
        found = [(corridor_path(file)[0] or Path(file)) for file in files]
        if self._beginning.file is None:
            self.window.opening.open_all(found)
        if isinstance(self._qt, Program):
            self._qt.opened_files.listen(self._open_by_system)

    def settle(self) -> None:
        """Do what the first comparison need not wait for."""
        self.tasks.settle()
        self.known_corridors.fill()

    def close(self) -> None:
        """Leave nothing behind: no window, no thread, no hook."""
        self._garbage_timer.stop()
        self.window.documents.close()
        self.tasks.close()
        # Or it tells of its own end. A QSignalBlocker kept for it would outlive it, and crash.
        self.session.undo_stack.blockSignals(True)  # noqa: FBT003
        self.failures.remove()
        self.window.close()
        self.text_size.restore()

    def set_theme(self, theme: str) -> None:
        """Change the theme, at once and for later."""
        self.preferences.set_word("theme", theme)
        self.window.set_theme(dress(self._qt, theme))

    def set_text_size(self, by: int) -> None:
        """Make all letters larger (1), smaller (-1) or as the platform has them (0), for good."""
        if self.text_size.change(by):
            self.window.set_theme(dress(self._qt, self.preferences.word("theme", SYSTEM)))

    def speak(self, tag: str) -> None:
        """Change the language, at once and for later."""
        self.preferences.set_word("language", tag)
        language = self._language(tag)
        let_qt_speak(self._qt, language)
        undress(self._qt)  # the window is built anew
        try:
            self.session.speak(language)
        finally:
            dress(self._qt, self.preferences.word("theme", SYSTEM))

    def _example(self) -> Document:
        """Return what the window opens with the first time."""
        corridor = self.known_corridors.first()
        origin = self.known_corridors.origin(corridor.id)
        return Document(Scenario.of(corridor), corridor_origin=origin)

    def _language(self, tag: str) -> Language:
        catalogues = None if tag == ENGLISH else paths.resources() / "translations"
        return Language(tag, self._territory, catalogues)

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self.preferences.word("theme", SYSTEM) == SYSTEM:
            self.window.set_theme(dress(self._qt, SYSTEM))

    def _open_by_system(self, files: Sequence[str]) -> None:
        """Open what was double-clicked while the program ran, and come to the front with it."""
        self.window.opening.open_all([Path(file) for file in files])
        self.window.raise_()
        self.window.activateWindow()

    def _tell(self, kind: str) -> None:
        text = self.session.language.text
        said = text("Something went wrong inside the program ({reason}).", reason=kind)
        self.window.say(said)


def reached_display(environment: Mapping[str, str]) -> QApplication:
    """Return the application that has reached the display; keep it while `main` runs.

    Raises
    ------
    ImportError
        A library is missing.
    ModelError
        `platform_unknown`, `display_silent`, `no_fonts`.
    """
    release = ensure_platform(environment)
    qt = qt_application()
    release()
    ensure_fonts()
    return qt


def main(files: Sequence[str], language: Language, *, is_asked: bool = False) -> int:
    """Open the window with `files`, corridors by path or id, and run until it is closed.

    A signal, such as that of Ctrl+C, and the end of the session close it, too; the code is then
    what shells expect, 130 for Ctrl+C. The language last chosen in the window is spoken, unless
    `language` was asked for.
    """
    qt = qt_application()
    ending = Ending(qt)
    application = Application(qt, language, is_asked=is_asked, files=files)
    ending.asked.connect(qt.closeAllWindows)
    ending.asked.connect(qt.quit)
    application.start(files)
    gc.freeze()  # what is here stays: each full search is a twentieth of a second shorter
    code = qt.exec()
    application.close()
    ending.release()
    return ending.code or code
