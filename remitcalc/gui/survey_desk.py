"""What people ask of the survey's library: files chosen, asked about, saved, and told of."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from remitcalc.files.kinds import suffixes
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.problems import Problem
    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.preferences import Preferences
    from remitcalc.gui.saved_files import SavedFiles
    from remitcalc.gui.session import Session
    from remitcalc.gui.survey_import import SurveyImport
    from remitcalc.model.survey import SurveyedCorridor
    from remitcalc.output.chart_data.chart import Chart

_SMALLER = "library_smaller"
_TOLD = ("csv_not_utf8", "csv_decimal_comma", "library_replaced")


class SurveyDesk(QObject):
    """Answers the wishes of `SurveyImport`.

    Signals
    -------
    said, told : str, list of (str, callable)
        Words to show in place, with answers: those that ask or warn, and good news.
    done
        What was said before is over.
    """

    said = Signal(str, list)
    told = Signal(str, list)
    done = Signal()

    def __init__(  # noqa: PLR0913
        self,
        session: Session,
        survey: SurveyImport,
        known_corridors: KnownCorridors,
        preferences: Preferences,
        saved: SavedFiles,
        *,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._survey, self._known_corridors = session, survey, known_corridors
        self._preferences, self._saved, self._window = preferences, saved, window
        survey.workbook_wanted.connect(self.ask)
        survey.removal_wanted.connect(self._ask_to_remove)
        survey.file_wanted.connect(self._save)
        survey.chart_wanted.connect(self._save_chart)
        survey.refused.connect(self._refused)
        survey.imported.connect(self._imported)
        survey.taken.connect(self._taken)

    def ask(self) -> None:
        """Let somebody choose the workbook, or single sheets of it, and import them."""
        text = self._session.language.text
        patterns = " ".join(f"*{suffix}" for suffix in suffixes("survey"))
        kinds = f"{text('Workbook of the World Bank')} ({patterns})"
        title = text("Open the World Bank's workbook")
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, "", kinds)
        if chosen:
            self._survey.open([Path(one) for one in chosen])

    def _ask_to_remove(self) -> None:
        info, language = self._survey.library.info(), self._session.language
        if info is None:
            return
        said = language.plural(
            "Remove {count} price row from this computer? The workbook itself stays where it is.",
            "Remove {count} price rows from this computer? The workbook itself stays where it is.",
            info.rows,
        )
        self.said.emit(said, [(language.text("Remove"), self._remove)])

    def _remove(self) -> None:
        try:
            self._survey.remove()
        except OSError as error:
            text = self._session.language.text
            reason = error.strerror or str(error)
            self.said.emit(text("The prices were not removed: {reason}.", reason=reason), [])

    def _save(self, chosen: SurveyedCorridor, currency: str) -> None:
        corridor, problems = self._survey.corridor(chosen, currency)
        if corridor is None:
            self._survey.tell_refused(problems)
        else:
            self._saved.corridor(corridor)

    def _save_chart(self, chart: Chart) -> None:
        self._saved.chart(chart)

    def _refused(self, problems: Sequence[Problem]) -> None:
        said = [sentence(one.message, self._session.language) for one in problems]
        answers: list[tuple[str, Callable[[], object]]] = []
        if any(one.message.code == _SMALLER for one in problems):
            text = self._session.language.text
            answers = [(text("Keep the library"), self.done.emit)]
            answers.append((text("Replace it"), self._survey.replace))
        self.said.emit(" ".join(dict.fromkeys(said)), answers)

    def _imported(self, paths: Sequence[Path], problems: Sequence[Problem]) -> None:
        for path in paths:
            self._preferences.add_recent(path)
        self.done.emit()
        language = self._session.language
        if any(one.message.code == "decimal_ambiguous" for one in problems):
            text = language.text
            marks: tuple[tuple[str, DecimalMark], ...] = (
                (text("Decimal point (1,234.50)"), "point"),
                (text("Decimal comma (1.234,50)"), "comma"),
            )
            names = ", ".join(path.name for path in paths)
            answers: list[tuple[str, Callable[[], object]]] = [
                (answer, partial(self._survey.open, paths, mark)) for answer, mark in marks
            ]
            asked = text("{file}: what marks the decimals in its numbers?", file=names)
            self.said.emit(asked, answers)
            return
        told = [sentence(one.message, language) for one in problems if one.message.code in _TOLD]
        if told:
            self.told.emit(" ".join(told), [])

    def _taken(self) -> None:
        self._known_corridors.add(self._session.scenario.corridor)
        self.done.emit()
