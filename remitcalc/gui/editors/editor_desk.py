"""The corridor editor in the window: begun from the menu, left for the comparison, saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from remitcalc.gui.editors.row_actions import ROW_ACTIONS
from remitcalc.gui.widgets.open_input import end_typing
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.drawing.theme import Theme
    from remitcalc.files.corridor_draft.reading import DraftRead
    from remitcalc.gui.document_desk import DocumentDesk
    from remitcalc.gui.editors.copying import Copying
    from remitcalc.gui.editors.corridor_page import CorridorPage
    from remitcalc.gui.editors.corridor_saving import CorridorSaving
    from remitcalc.gui.exports import Exports
    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.opening import Opening
    from remitcalc.gui.payroll_import import PayrollImport
    from remitcalc.gui.saved_files import SavedFiles
    from remitcalc.gui.session import Session
    from remitcalc.gui.survey_import import SurveyImport
    from remitcalc.model.corridor_draft import CorridorDraft

_OF_THE_COMPARISON = (
    *("add_worker", "duplicate_workers", "delete_workers", "paste_workers", "worker_columns"),
    *("find", "copy_table", "copy_chart", "reset_zoom", "next_chart", "chart", "table"),
)
"""What the menus offer that is about what the editor covers."""
_AT_ONCE, _KEY = 100, "draft_beside"
_NEW, _COPY = marked("New corridor"), marked("Copy of a corridor")


class EditorDesk(QObject):
    """Lets the page of the editor take the place of the window's content.

    Attributes
    ----------
    page : CorridorPage or None
        The editor; None before it was first opened in the present language.

    Signals
    -------
    asking : (str, str) or None
        Somebody wants to print the questions, or to see that about a price: see `pointed`.
    told : str, list of (str, callable)
        Words to show beside the comparison, with the way back here; `eased`: no longer.
    """

    asking = Signal(object)
    told = Signal(str, list)
    eased = Signal(str)

    def __init__(
        self,
        session: Session,
        known_corridors: KnownCorridors,
        saved: SavedFiles,
        exports: Exports,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._known, self._saved = session, known_corridors, saved
        self._exports, self._window = exports, window
        self._copying: Copying | None = None
        self._saving_stated: CorridorSaving | None = None
        self._theme: Theme | None = None
        self.page: CorridorPage | None = None
        self._places: QStackedWidget | None = None
        self._told = ""
        self._counted: tuple[CorridorDraft | None, int] = (None, 0)
        session.edited.connect(self._edited)

    def give_way(
        self,
        documents: DocumentDesk,
        opening: Opening,
        payroll: PayrollImport,
        survey: SurveyImport,
    ) -> None:
        """Let the comparison be seen where something is opened that is shown there.

        What is to be told beside it is asked as what is told of documents.
        """
        self.told.connect(documents.asked)
        documents.leaving.connect(self._leave)
        for signal in (documents.begun, opening.done, payroll.opened):
            signal.connect(self.close)
        survey.changed.connect(lambda: self.close() if survey.is_open else None)
        self._copied_from = survey, opening

    def seat(self, content: QWidget, theme: Theme) -> QStackedWidget:
        """Return what shows the window's content, or the editor where it is open."""
        was_open, self._theme = self.is_open, theme
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

    def pointed(self) -> tuple[str, str] | None:
        """Return the service of the current cell and the part of its cost, or "": any of it.

        The service is "" where it is not compared; None: the editor is not open, or there is none.
        """
        from remitcalc.files.corridor_draft.way_cells import SIDE_OF  # and below, as the page is
        from remitcalc.gui.editors.grid_tabs import WAYS

        if self.page is None or not self.is_open or self.page.tabs.key != WAYS:
            return None
        at, read = self.page.tabs.view.currentIndex(), self.page.drafting.read
        if not at.isValid():
            return None
        column = self.page.tabs.models[WAYS].key(at.column())
        services = () if read is None or read.corridor is None else read.corridor.services
        service = services[at.row()].id if at.row() < len(services) else ""
        return service, {**SIDE_OF, "margin": "fx"}.get(column, "")

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each entry of the menu calls."""
        return {
            "new_corridor": self.new,
            "edit_corridor": self.edit,
            "copy_corridor": self.copy,
            **{key: partial(self._do, key) for key in ROW_ACTIONS},
        }

    def stepping_back(
        self, handlers: dict[str, Callable[..., object]]
    ) -> dict[str, Callable[..., object]]:
        """Return handlers of which those of the comparison show it first."""

        def behind(handler: Callable[..., object]) -> Callable[..., object]:
            def run(*said: object) -> object:
                self.close()
                return handler(*said)

            return run

        of_it = {key: behind(handlers[key]) for key in _OF_THE_COMPARISON}
        return handlers | of_it

    def new(self) -> None:
        """Begin a corridor between two countries; the present one's is the first at first."""
        from remitcalc.files.corridor_draft.beginning import new_draft

        page = self._show()
        sending = self._session.scenario.corridor.sending_country
        page.drafting.begin(_NEW, new_draft(sending, "", page.drafting.notation))
        page.begin(is_new=True)

    def edit(self) -> None:
        """Go on with the corridor that is compared, or with what was typed of it."""
        self._show().begin()

    def copy(self) -> None:
        """Ask of which corridor, and go on with a copy of it."""
        from remitcalc.gui.editors.copying import Copying  # the window starts without

        if self._copying is None:
            self._copying = Copying(self._session, self._known, *self._copied_from, self._window)
            self._copying.begun.connect(self.copy_of)
        self._copying.ask()

    def copy_of(self, original: CorridorDraft | None = None) -> None:
        """Go on with a copy under a name of its own, of the present corridor or another one."""
        from remitcalc.files.corridor_draft.beginning import copied

        page, text = self._show(), self._session.language.text
        taken = [key for key, _ in self._known.names(self._session.language.tag)]
        words = text("({number})")
        page.drafting.begin(_COPY, copied(original or page.drafting.draft, words, taken))
        page.begin()

    def save_corridor(self) -> None:
        """Save the corridor as another file: as it is typed, where it is, and seen to be."""
        end_typing(self._window)
        if self._session.document.draft is None:
            self._stated().save_as()
        else:
            self._show()
            self.saving.save_as()

    def _stated(self) -> CorridorSaving:
        """Return what saves the corridor that is compared, of which nothing is typed."""
        from remitcalc.gui.editors.corridor_saving import CorridorSaving
        from remitcalc.gui.editors.stated_corridor import StatedCorridor

        if self._saving_stated is None:
            stated = StatedCorridor(self._session)
            self._saving_stated = CorridorSaving(
                self._session, stated, self._known, self._saved, self
            )
            self._saving_stated.said.connect(self.told)
            self._tell_saving(self._saving_stated)
        return self._saving_stated

    def _tell_saving(self, saving: CorridorSaving) -> None:
        saving.failed.connect(self._exports.tell_failed)
        saving.saved.connect(self._exports.tell_done)

    def close(self) -> None:
        """Show the comparison; what was typed stays, and what is wrong with it is told."""
        if self._places is not None and self.page is not None and self.is_open:
            self._places.setCurrentIndex(0)
            self.page.rest()
        self._tell_faults()

    def _leave(self) -> None:
        """Know that nothing was told of the document that comes."""
        self._told = ""

    def _tell_faults(self) -> None:
        """Tell beside the comparison that it is not of what is typed, as long as that is so."""
        faults = self._faults()
        language, before = self._session.language, self._told
        self._told = (
            ""
            if not faults
            else language.plural(
                "The corridor as typed has {count} thing to settle; this is how it was before.",
                "The corridor as typed has {count} things to settle; this is how it was before.",
                faults,
            )
        )
        if before and before != self._told:
            self.eased.emit(before)
        if self._told and not self.is_open and self._told != before:
            self.told.emit(self._told, [(language.text("Go on"), self.edit)])

    def _faults(self) -> int:
        """Return how many faults the draft has, as far as it was looked at."""
        draft = self._session.document.draft
        if draft is None or draft is self._counted[0]:
            return self._counted[1] if draft is not None else 0
        known = self.page.drafting.known(draft) if self.page is not None else None
        if known is not None:
            self._count(draft, known)
            return self._counted[1]
        from remitcalc.files.corridor_draft.reading import read_draft

        if len(draft.tables.get("services", ())) <= _AT_ONCE:
            self._count(draft, read_draft(draft))
            return self._counted[1]

        def done(read: DraftRead) -> None:
            self._count(draft, read)
            self._edited()

        self._session.tasks.run(lambda _: read_draft(draft), done, key=_KEY)
        return 0

    def _count(self, draft: CorridorDraft, read: DraftRead) -> None:
        self._counted = draft, sum(not one.is_warning for one in read.problems)

    def _edited(self) -> None:
        if not self.is_open and (self._told or self._session.document.draft is not None):
            self._tell_faults()

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
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
        # Imported here: the window starts without.
        from remitcalc.gui.editors.corridor_page import CorridorPage
        from remitcalc.gui.editors.corridor_saving import CorridorSaving

        assert self._places is not None
        assert self._theme is not None
        if self.page is None:
            self.page = CorridorPage(self._session, self._theme, self._places)
            self.page.finished.connect(self.close)
            self.saving = CorridorSaving(
                self._session, self.page.drafting, self._known, self._saved, self.page
            )
            self.page.saving.connect(self.saving.save)
            self.saving.said.connect(lambda said, to: self.say(said, to, waits=bool(to)))
            self._tell_saving(self.saving)
            self.page.asking.connect(lambda: self.asking.emit(None))
            self.page.tabs.question_asked.connect(lambda: self.asking.emit(self.pointed()))
            self._places.addWidget(self.page)
        self._places.setCurrentWidget(self.page)
        self.page.wake()
        if self._told:
            self.eased.emit(self._told)
            self._told = ""
        return self.page

    def _do(self, action: str) -> None:
        self._show().do(action)
