"""Opens files as their content says: a corridor, a payroll, quotes, a survey of prices.

Where one has errors they are shown, and all that was open stays as it is.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from remitcalc.files.kinds import is_told_at_once, kind_of, suffixes
from remitcalc.files.problems import cut
from remitcalc.files.source import Source
from remitcalc.gui.document_desk import KEY as DOCUMENT
from remitcalc.gui.payroll_import import KEY as PAYROLL
from remitcalc.gui.survey_import import KEY as SURVEY
from remitcalc.gui.waiting_files import OpeningStep, Outcome, WaitingFiles
from remitcalc.output.language import marked
from remitcalc.output.wording.kind_names import KIND_NAMES
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDropEvent

    from remitcalc.files.kinds import FileKind, Gives
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.problems import Problem
    from remitcalc.gui.document_desk import DocumentDesk, Ways
    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.payroll_import import PayrollImport
    from remitcalc.gui.preferences import Preferences
    from remitcalc.gui.session import Session
    from remitcalc.gui.survey_import import SurveyImport
    from remitcalc.gui.tasks import Tasks, Tick

_KEY = "opening"
_DECIMALS_ASKED = ("decimal_ambiguous", "decimal_mixed")
_LETTERS_ASKED = ("file_encoding_unclear", "file_not_encoded_so")
_ENCODINGS = ("Windows-1252", "Windows-1250", "Windows-1251", "CP850")
_MOST_ROWS_KEPT = 1_500_000
_MOST_SAID = 5
_REPLACED: tuple[Gives, ...] = ("corridor", "payroll")
"""Of these there is one at a time: the next one takes its place."""


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
    corridor_opened : Path
        The file was one of a corridor.
    asked_for
        Files are to be opened; of those before nothing is on its way any more.
    """

    said = Signal(str, list)
    edited = Signal(str)
    listed = Signal(object)
    done = Signal()
    corridor_opened = Signal(object)
    asked_for = Signal()

    def __init__(  # noqa: PLR0913
        self,
        session: Session,
        known_corridors: KnownCorridors,
        tasks: Tasks,
        preferences: Preferences,
        payroll_import: PayrollImport,
        *,
        survey: SurveyImport,
        desk: DocumentDesk,
    ) -> None:
        super().__init__(payroll_import)
        self._desk = desk
        desk.opened.connect(self._document_opened)
        self._survey = survey
        self._session, self._known_corridors, self._tasks = session, known_corridors, tasks
        self._preferences, self._payroll_import = preferences, payroll_import
        self._files = WaitingFiles(tasks, (_KEY, DOCUMENT, PAYROLL, SURVEY), self._look, self)
        self._files.finished.connect(self._tell_of_all)
        payroll_import.refused.connect(self._not_read)
        payroll_import.opened.connect(self._payroll_opened)
        survey.imported.connect(lambda *_: self._files.note(is_open=True))
        survey.refused.connect(self._survey_refused)
        payroll_import.accepted.connect(self._took_payroll)
        survey.changed.connect(self._leave_payroll)

    def ask(self, window: QWidget) -> None:
        """Let somebody choose a file, and open it."""
        path = self.choose(window)
        if path is not None:
            self.open(path)

    def choose(self, window: QWidget, gives: Gives = "") -> Path | None:
        """Let somebody choose a file, of one kind or of any."""
        text = self._session.language.text
        kinds = [gives] if gives else list(KIND_NAMES)
        shown = [] if gives else [(text("All that can be read"), suffixes())]
        shown += [(text(KIND_NAMES[kind]), suffixes(kind)) for kind in kinds]
        title = text("Open a file")
        filters = ";;".join(map(_filter, shown))
        folder = self._preferences.folder()
        chosen, _ = QFileDialog.getOpenFileName(window, title, folder, filters)
        if not chosen:
            return None
        self._preferences.set_folder(Path(chosen).parent)
        return Path(chosen)

    def open(self, path: Path) -> None:
        """Open a file; a table is looked into off the window's thread."""
        self.open_all([path])

    def open_all(self, paths: Sequence[Path]) -> None:
        """Open files, one after the other; sheets of a survey together, when all else is open.

        Files wait while others are being opened. Of several all is told at the end.
        """
        is_waiting = self._files.is_busy
        if not is_waiting:
            self.asked_for.emit()
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
        sources = list(map(Source, paths))
        if all(map(is_told_at_once, sources)):
            self._begin([(source, kind_of(source)) for source in sources])
            return
        self._tasks.run(lambda tick: _looked_into(sources, tick), self._begin, key=_KEY)

    def _begin(self, found: Sequence[tuple[Source, FileKind]]) -> None:
        surveys = [Path(source.path) for source, kind in found if kind.gives == "survey"]
        others = [
            OpeningStep(kind.gives, [Path(source.path)], partial(self._open_as, source, kind))
            for source, kind in found
            if kind.gives != "survey"
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

    def _open_as(self, source: Source, kind: FileKind) -> None:
        self._survey.close()
        if kind.gives == "payroll":
            self._payroll_import.open(source)
        elif kind.gives == "quotes":
            self._add_quotes(Path(source.path))
        elif kind.gives == "document":
            self._desk.open(Path(source.path))
        else:
            self._session.open_corridor(source, partial(self._opened, source, kind), kind)

    def _document_opened(self, is_open: bool, problems: Sequence[Problem]) -> None:  # noqa: FBT001
        """Tell how the reading of a document went."""
        if is_open:
            self._files.note(is_open=True)
            if self._desk.path is not None:  # a copy has none
                self._preferences.add_recent(self._desk.path)
            self.done.emit()
        else:
            self._not_read(tuple(problems), self._desk.ways_on(problems))

    def _payroll_opened(self) -> None:
        self._files.note(is_open=True)
        self.done.emit()

    def _survey_refused(self, problems: Sequence[Problem]) -> None:
        self._files.note(is_open=False, reason=self._sentences(problems))

    def _sentences(self, problems: Sequence[Problem]) -> str:
        """Return each different fault, and where it is first."""
        language, rows = self._session.language, dict[str, int]()
        for one in problems:
            if not one.is_warning:
                is_told = "line" in one.message.values  # by the sentence itself
                row = 0 if is_told else one.place.line or one.place.row or 0
                rows.setdefault(sentence(one.message, language), row)
        where = {row: language.text("Row {row}:", row=row) for row in rows.values() if row}
        return " ".join(f"{where.get(row, '')} {said}".strip() for said, row in rows.items())

    def _tell_of_all(self, outcomes: Sequence[Outcome]) -> None:
        """Tell of several files at once: how many were opened, and, where asked, of each."""
        shown = [one.kind for one in outcomes if one.is_open]
        is_one_of_each = all(shown.count(kind) <= 1 for kind in _REPLACED)
        if len(outcomes) > 1 and (len(shown) < len(outcomes) or not is_one_of_each):
            text = self._session.language.text
            said = self._session.language.plural(
                "{count} of {files} files was opened; of several corridors or payrolls the last"
                " is shown.",
                "{count} of {files} files were opened; of several corridors or payrolls the last"
                " is shown.",
                len(shown),
                files=len(outcomes),
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
        if self._payroll_import.is_file:
            self._preferences.add_recent(path)
        else:
            self._tell_pasted()
        self.done.emit()

    def _tell_pasted(self) -> None:
        language, count = self._session.language, len(self._session.scenario.payroll)
        said = language.plural(
            "{count} worker was pasted in the place of those before.",
            "{count} workers were pasted in the place of those before.",
            count,
        )
        meant = language.text("Amounts count as all that a worker parts with, fees included.")
        self.edited.emit(f"{said} {meant}")

    def _not_read(self, problems: tuple[Problem, ...], ways: Ways = ()) -> None:
        reason = self._sentences(cut(problems, _MOST_SAID))
        self._files.note(is_open=False, reason=reason)
        file, text = Path(problems[0].place.file).name, self._session.language.text
        self.said.emit(text("{what}: {said}", what=file, said=reason) if file else reason, [*ways])

    def _opened(self, source: Source, kind: FileKind, is_open: bool) -> None:  # noqa: FBT001
        path = Path(source.path)
        reason = "" if is_open else self._sentences(self._session.problems)
        self._files.note(is_open=is_open, reason=reason)
        if is_open:
            self._preferences.add_recent(path)
            document = self._session.document
            self._known_corridors.add(document.scenario.corridor, document.corridor_origin)
            self.done.emit()
            self.corridor_opened.emit(path)
            return
        text = self._session.language.text
        if not kind.gives:
            self.said.emit(text("{what}: {said}", what=path.name, said=reason), [])
            return
        if self._has_problem(*_LETTERS_ASKED):
            self.said.emit(
                text("{file}: how are its letters written?", file=path.name),
                [(name, partial(self._open_written, source, kind, name)) for name in _ENCODINGS],
            )
            return
        if self._has_problem(*_DECIMALS_ASKED):
            marks: tuple[tuple[str, DecimalMark], ...] = (
                (text("Decimal point (1,234.50)"), "point"),
                (text("Decimal comma (1.234,50)"), "comma"),
            )
            self.said.emit(
                text("{file}: what marks the decimals in its numbers?", file=path.name),
                [(answer, partial(self._open_with, source, kind, mark)) for answer, mark in marks],
            )
            return
        if self._payroll_import.path is not None:  # what would be pointed at is not in sight
            few = self._sentences(cut(self._session.problems, _MOST_SAID))
            self.said.emit(text("{what}: {said}", what=path.name, said=few), [])
            return
        self._survey.close()
        said = text("{file} was not opened: see what is wrong under Problems.", file=path.name)
        self.said.emit(said, [])

    def _has_problem(self, *codes: str) -> bool:
        return any(problem.message.code in codes for problem in self._session.problems)

    def _open_with(self, source: Source, kind: FileKind, mark: DecimalMark) -> None:
        self._session.open_corridor(source, partial(self._opened, source, kind), kind, mark)

    def _open_written(self, source: Source, kind: FileKind, encoding: str) -> None:
        written = Source(source.path, encoding)
        self._session.open_corridor(written, partial(self._opened, written, kind), kind)


def dropped_files(event: QDropEvent) -> Sequence[Path]:
    """Return the files that are being dropped: what they are, is seen when they are opened."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _filter(shown: tuple[str, Sequence[str]]) -> str:
    words, some = shown
    return f"{words} ({' '.join(f'*{suffix}' for suffix in some)})"


def _looked_into(sources: Sequence[Source], tick: Tick) -> list[tuple[Source, FileKind]]:
    """Return what files are; of many large ones, the sheets of the first are kept to be opened."""
    found, rows = [], 0
    for source in sources:
        kind = kind_of(source, tick.of)
        rows += source.rows_kept
        if rows > _MOST_ROWS_KEPT:
            source.forget()
        found.append((source, kind))
    return found
