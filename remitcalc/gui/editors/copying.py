"""Asks of which corridor a copy is edited, and makes a draft of that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.text_source import read_text
from remitcalc.gui.dialogs.copy_choice import CopyChoice, Original
from remitcalc.gui.models.survey_model import surveyed_name

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.opening import Opening
    from remitcalc.gui.session import Session
    from remitcalc.gui.survey_import import SurveyImport
    from remitcalc.model.survey import SurveyedCorridor


class Copying(QObject):
    """Offers the present corridor, those at hand, the surveyed ones, and files.

    Signals
    -------
    begun : CorridorDraft or None
        What is to be copied; None: the present corridor, as it is typed.
    """

    begun = Signal(object)

    def __init__(
        self,
        session: Session,
        known: KnownCorridors,
        survey: SurveyImport,
        opening: Opening,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._known, self._survey = session, known, survey
        self._opening, self._window = opening, window
        self._wanted: Path | None = None
        self._is_asking = False
        opening.corridor_opened.connect(self._opened)
        opening.asked_for.connect(self._forget)

    def ask(self) -> None:
        """Let somebody choose; the present corridor is the first and chosen."""
        text = self._session.language.text
        surveyed = self._surveyed()
        said = [text("A copy has a name of its own; the original stays as it is.")]
        if not surveyed:
            said.append(text("World Bank prices are listed here once they are imported."))
        originals = [self._present(), *self._at_hand(), *surveyed]
        dialog = CopyChoice(originals, " ".join(said), self._session.language, self._window)
        dialog.chosen.connect(lambda begin: begin())
        dialog.file_asked.connect(self._ask_for_file)
        dialog.show()

    def _present(self) -> Original:
        language, document = self._session.language, self._session.document
        corridor = document.scenario.corridor
        words = language.text("{corridor} · the present one", corridor=corridor.name(language.tag))
        return Original(words, corridor.id, partial(self.begun.emit, None))

    def _at_hand(self) -> list[Original]:
        known, present = self._known, self._session.scenario.corridor
        return [
            Original(name, key, partial(self._copy_known, key))
            for key, name in known.names(self._session.language.tag)
            if known.corridor(key) != present
        ]

    def _surveyed(self) -> list[Original]:
        language, found = self._session.language, []
        for one in self._survey.library.corridors():
            words = language.text(
                "{corridor} · World Bank, {period}",
                corridor=surveyed_name(one, language),
                period=language.numbers.period(one.period),
            )
            also = f"{one.code} {one.source_name} {one.destination_name}"
            found.append(Original(words, also, partial(self._copy_surveyed, one)))
        return found

    def _copy_known(self, key: str) -> None:
        origin = self._known.origin(key)
        text = "" if origin is None or not origin.path else read_text(origin.path)[0]
        self.begun.emit(draft_of(self._known.corridor(key), text or ""))

    def _copy_surveyed(self, chosen: SurveyedCorridor) -> None:
        corridor, problems = self._survey.corridor(chosen, "")
        if corridor is None:
            self._survey.tell_refused(problems)
            return
        self._session.tell_problems(problems)
        self.begun.emit(draft_of(corridor))

    def _ask_for_file(self) -> None:
        """Let a file be opened as any other, with all that is to be asked, and copy it then."""
        self._wanted = self._opening.choose(self._window, "corridor")
        if self._wanted is None:
            return
        self._is_asking = True
        try:
            self._opening.open(self._wanted)
        finally:
            self._is_asking = False

    def _forget(self) -> None:
        """Copy nothing any more that could not be opened, where it is opened another time."""
        if not self._is_asking:
            self._wanted = None

    def _opened(self, path: Path) -> None:
        wanted, self._wanted = self._wanted, None
        if path == wanted:
            self.begun.emit(None)
