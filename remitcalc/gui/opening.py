"""Opens files as their content says: a corridor, a payroll, quotes, a survey of prices.

Where one has errors they are shown, and all that was open stays as it is.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from remitcalc.files.file_kind import file_kind, may_be_table
from remitcalc.files.problems import cut
from remitcalc.gui.payroll_import import KEY as PAYROLL
from remitcalc.gui.survey_import import KEY as SURVEY
from remitcalc.gui.waiting_files import OpeningStep, Outcome, WaitingFiles
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDropEvent

    from remitcalc.files.file_kind import Kind
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.problems import Problem
    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.payroll_import import PayrollImport
    from remitcalc.gui.preferences import Preferences
    from remitcalc.gui.session import Session
    from remitcalc.gui.survey_import import SurveyImport
    from remitcalc.gui.tasks import Tasks

_KEY = "opening"
_DECIMALS_ASKED = ("decimal_ambiguous", "decimal_mixed")
_NO_POOL = "no_pooled_service"
_MOST_SAID = 5
_REPLACED: tuple[Kind, ...] = ("corridor", "payroll")
"""Of these there is one at a time: the next one takes its place."""
_SUFFIXES = (".toml", ".csv", ".tsv", ".txt", ".xlsx", ".xlsb", ".xls", ".ods", ".json")


class Opening(QObject):
    """The way of every file into the window.

    Signals
    -------
    said : str, list of (str, callable)
        Words to show in place, with the answers they ask for.
    edited : str
        Words that tell of an edit that was made.
    listed : list of Outcome
        Somebody wants to read what became of each of several files.
    done
        A file was opened; what was said before is over.
    """

    said = Signal(str, list)
    edited = Signal(str)
    listed = Signal(object)
    done = Signal()

    def __init__(  # noqa: PLR0913
        self,
        session: Session,
        known_corridors: KnownCorridors,
        tasks: Tasks,
        preferences: Preferences,
        payroll_import: PayrollImport,
        *,
        survey: SurveyImport,
    ) -> None:
        super().__init__(payroll_import)
        self._survey = survey
        self._session, self._known_corridors, self._tasks = session, known_corridors, tasks
        self._preferences, self._payroll_import = preferences, payroll_import
        self._files = WaitingFiles(tasks, (_KEY, PAYROLL, SURVEY), self._look, self)
        self._files.finished.connect(self._tell_of_all)
        payroll_import.refused.connect(self._not_read)
        payroll_import.opened.connect(self._payroll_opened)
        survey.imported.connect(lambda *_: self._files.note(is_open=True))
        survey.refused.connect(self._survey_refused)
        payroll_import.accepted.connect(self._took_payroll)
        survey.changed.connect(self._leave_payroll)

    def ask(self, window: QWidget) -> None:
        """Let somebody choose a file, and open it."""
        text = self._session.language.text
        patterns = " ".join(f"*{suffix}" for suffix in _SUFFIXES)
        title, kinds = text("Open a file"), text("All that can be read")
        chosen, _ = QFileDialog.getOpenFileName(window, title, "", f"{kinds} ({patterns})")
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Open a file; a table is looked into off the window's thread."""
        self.open_all([path])

    def open_all(self, paths: Sequence[Path]) -> None:
        """Open files, one after the other; sheets of a survey together, when all else is open.

        Files wait while others are being opened. Of several all is told at the end.
        """
        is_waiting = self._files.is_busy
        self._files.add(paths)
        if is_waiting and self._files.is_busy and paths:
            said = self._session.language.plural(
                "{count} file waits until what is being opened is open.",
                "{count} files wait until what is being opened is open.",
                len(paths),
            )
            self.said.emit(said, [])

    def tell_unread(self, path: Path, problems: Sequence[Problem]) -> None:
        """Tell of a file among the user's own corridors that cannot be read."""
        said = self._session.language.text(
            "{file}, in your folder of corridors, cannot be read: {reason}",
            file=path.name,
            reason=self._sentences(cut(problems, 1)),
        )
        self.said.emit(said, [])

    def _look(self, paths: Sequence[Path]) -> None:
        if not any(map(may_be_table, paths)):
            self._begin([(path, "corridor") for path in paths])
            return
        self._tasks.run(
            lambda tick: [(path, file_kind(path, tick=tick.of)) for path in paths],
            self._begin,
            key=_KEY,
        )

    def _begin(self, found: Sequence[tuple[Path, Kind]]) -> None:
        surveys = [path for path, kind in found if kind == "survey"]
        others = [
            OpeningStep(kind, [path], partial(self._open_as, path, kind))
            for path, kind in found
            if kind != "survey"
        ]
        last = (
            [OpeningStep("survey", surveys, partial(self._open_surveys, surveys))]
            if surveys
            else []
        )
        self._files.begin([*others, *last])

    def _open_surveys(self, paths: Sequence[Path]) -> None:
        self._survey.open(paths)
        if not self._tasks.is_running(SURVEY):  # it was in the library already
            self._files.note(is_open=True)

    def _open_as(self, path: Path, kind: Kind) -> None:
        self._survey.close()
        if kind == "payroll":
            self._payroll_import.open(path)
        elif kind == "quotes":
            self._add_quotes(path)
        else:
            self._session.open_corridor(path, partial(self._opened, path))

    def _payroll_opened(self) -> None:
        self._files.note(is_open=True)
        self.done.emit()

    def _survey_refused(self, problems: Sequence[Problem]) -> None:
        self._files.note(is_open=False, reason=self._sentences(problems))

    def _sentences(self, problems: Sequence[Problem]) -> str:
        language = self._session.language
        errors = [sentence(one.message, language) for one in problems if not one.is_warning]
        return " ".join(dict.fromkeys(errors))

    def _tell_of_all(self, outcomes: Sequence[Outcome]) -> None:
        """Tell of several files at once: how many were opened, and, where asked, of each."""
        shown = [one.kind for one in outcomes if one.is_open]
        is_one_of_each = all(shown.count(kind) <= 1 for kind in _REPLACED)
        if len(outcomes) > 1 and (len(shown) < len(outcomes) or not is_one_of_each):
            text = self._session.language.text
            said = text(
                "{opened} of {count} files were opened; of several corridors or payrolls the last"
                " is shown.",
                opened=len(shown),
                count=len(outcomes),
            )
            self.said.emit(said, [(text("List…"), partial(self.listed.emit, outcomes))])

    def _add_quotes(self, path: Path) -> None:
        """Add the quotes of a Wise comparison to the corridor that is compared, undoably."""
        from remitcalc.files.wise_comparison import add_wise_quotes  # few have such a file

        language, present = self._session.language, self._session.scenario.corridor
        corridor, problems = add_wise_quotes(present, path)
        if corridor is None:
            self._not_read(problems)
            return
        self._files.note(is_open=True)
        name = marked("Addition of quotes")
        if self._session.edit(name, lambda scenario: scenario.replace(corridor=corridor)):
            self._preferences.add_recent(path)
            said = [sentence(problem.message, language) for problem in problems]
            added = language.text("{file}: its quotes are among the services now.", file=path.name)
            self.edited.emit(" ".join([added, *dict.fromkeys(said)]))

    def _leave_payroll(self) -> None:
        """Let a payroll on its way in be, where prices are looked at instead."""
        if self._survey.is_open and self._payroll_import.path is not None:
            self._payroll_import.cancel()

    def _took_payroll(self, path: Path) -> None:
        self._preferences.add_recent(path)
        self.done.emit()

    def _not_read(self, problems: tuple[Problem, ...]) -> None:
        few = cut(problems, _MOST_SAID)
        said = [sentence(problem.message, self._session.language) for problem in few]
        self._files.note(is_open=False, reason=self._sentences(few))
        self.said.emit(" ".join(dict.fromkeys(said)), [])

    def _opened(self, path: Path, is_open: bool) -> None:  # noqa: FBT001
        reason = "" if is_open else self._sentences(self._session.problems)
        self._files.note(is_open=is_open, reason=reason)
        if is_open:
            self._preferences.add_recent(path)
            self._known_corridors.add(self._session.scenario.corridor)
            self.done.emit()
            return
        text = self._session.language.text
        if any(problem.message.code == _NO_POOL for problem in self._session.problems):
            self.said.emit(f"{path.name}: {reason}", [])
            return
        if any(problem.message.code in _DECIMALS_ASKED for problem in self._session.problems):
            marks: tuple[tuple[str, DecimalMark], ...] = (
                (text("Decimal point (1,234.50)"), "point"),
                (text("Decimal comma (1.234,50)"), "comma"),
            )
            self.said.emit(
                text("{file}: what marks the decimals in its numbers?", file=path.name),
                [(answer, partial(self._open_with, path, mark)) for answer, mark in marks],
            )
            return
        said = text("{file} was not opened: see what is wrong under Problems.", file=path.name)
        self.said.emit(said, [])

    def _open_with(self, path: Path, mark: DecimalMark) -> None:
        self._session.open_corridor(path, partial(self._opened, path), mark)


def dropped_files(event: QDropEvent) -> Sequence[Path]:
    """Return the files that are being dropped, whatever they are called: their content decides."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
