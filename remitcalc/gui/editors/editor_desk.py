"""The corridor editor in the window: begun from the menu, left for the comparison, saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from remitcalc.gui.editors.row_actions import ROW_ACTIONS
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import SignalInstance

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.editors.corridor_page import CorridorPage
    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.saved_files import SavedFiles
    from remitcalc.gui.session import Session
    from remitcalc.gui.survey_import import SurveyImport

_NEW, _COPY = marked("New corridor"), marked("Copy of a corridor")


class EditorDesk(QObject):
    """Lets the page of the editor take the place of the window's content.

    Attributes
    ----------
    page : CorridorPage or None
        The editor; None before it was first opened in the present language.

    Signals
    -------
    asking
        Somebody wants to print the questions.
    opened, closed
    """

    asking = Signal()
    opened = Signal()
    closed = Signal()

    def __init__(
        self,
        session: Session,
        known_corridors: KnownCorridors,
        saved: SavedFiles,
        theme: Callable[[], Theme],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._known, self._saved = session, known_corridors, saved
        self._theme = theme
        self.page: CorridorPage | None = None
        self._places: QStackedWidget | None = None
        self._next: str = ""

    def give_way(self, opened: Sequence[SignalInstance], survey: SurveyImport) -> None:
        """Let the comparison be seen where something is opened that is shown there."""
        for signal in opened:
            signal.connect(self.close)
        survey.changed.connect(lambda: self.close() if survey.is_open else None)

    def seat(self, content: QWidget) -> QStackedWidget:
        """Return what shows the window's content, or the editor where it is open."""
        was_open = self.is_open
        self._places, self.page = QStackedWidget(), None
        self._places.addWidget(content)
        if was_open:
            self._show()
        return self._places

    @property
    def is_open(self) -> bool:
        """Whether somebody edits a corridor now."""
        return (
            self.page is not None
            and self._places is not None
            and self._places.currentWidget() is self.page
        )

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each entry of the menu calls."""
        return {
            "new_corridor": self.new,
            "edit_corridor": self.edit,
            "copy_corridor": self.copy,
            **{key: partial(self._do, key) for key in ROW_ACTIONS},
        }

    def new(self) -> None:
        """Begin a corridor between two countries; the present one's is the first at first."""
        from remitcalc.files.corridor_draft.beginning import new_draft

        page = self._show()
        sending = self._session.scenario.corridor.sending_country
        page.drafting.put(_NEW, new_draft(sending, "", page.drafting.notation))
        page.begin(is_new=True)

    def edit(self) -> None:
        """Go on with the corridor that is compared, or with what was typed of it."""
        self._show().begin()

    def copy(self) -> None:
        """Go on with a copy under a name of its own."""
        from remitcalc.files.corridor_draft.beginning import copied

        page, text = self._show(), self._session.language.text
        taken = [key for key, _ in self._known.names(self._session.language.tag)]
        words = text("({number})")
        page.drafting.put(_COPY, copied(page.drafting.draft, words, taken))
        page.begin()

    def close(self) -> None:
        """Show the comparison; what was typed stays."""
        if self._places is not None and self.is_open:
            self._places.setCurrentIndex(0)
            self.closed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        if self.page is not None:
            self.page.set_theme(theme)

    def say(
        self,
        text: str,
        answers: Sequence[tuple[str, Callable[[], object]]] = (),
        **look: bool,
    ) -> bool:
        """Show a message in the editor, where it is open; return whether it is."""
        if self.page is not None and self.is_open:
            self.page.say(text, answers, **look)
            return True
        return False

    def _show(self) -> CorridorPage:
        from remitcalc.gui.editors.corridor_page import CorridorPage  # the window starts without

        assert self._places is not None
        if self.page is None:
            self.page = CorridorPage(self._session, self._theme())
            self.page.finished.connect(self.close)
            self.page.saving.connect(self._save)
            self.page.asking.connect(self.asking)
            self._places.addWidget(self.page)
        self._places.setCurrentWidget(self.page)
        self.page.follow()
        self.opened.emit()
        return self.page

    def _do(self, action: str) -> None:
        if self.page is not None and self.is_open:
            self.page.do(action)

    def _save(self) -> None:
        self._saved.present_corridor()
