"""A payroll on its way in: the sheets that were read, what a person says of them, what they mean.

Nothing of the scenario changes before `accept`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from remitcalc.files.document.origins import digest_of, payroll_origin_of
from remitcalc.files.source import Source
from remitcalc.gui.payroll_again import PayrollAgain
from remitcalc.model.payroll_choices import NAME_PARTS, NetFixed, PayrollChoices
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remitcalc.files.payroll.reading import PayrollRead
    from remitcalc.files.problems import Problem
    from remitcalc.files.tables.sheet import Sheet
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.model.document import PayrollOrigin
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.payroll_choices import Role

KEY = "payroll"
_MOST_HEADING_ROWS, _LONGEST_ROW = 30, 13
_ASKS_LETTERS = ("file_encoding_unclear", "file_not_encoded_so")


class _Opened(NamedTuple):
    digest: str | None
    sheets: Sequence[Sheet] | None
    problems: tuple[Problem, ...]
    read: PayrollRead | None


class PayrollImport(QObject):
    """Reads off the window's thread, as often as choices change.

    Attributes
    ----------
    path : Path or None
        The file; None where no payroll is on its way in.
    encoding : str
        How its letters are written, where a person said so.
    choices : PayrollChoices
    again : PayrollAgain
        What takes a file in that is read again.
    read : PayrollRead or None
        What the file means with these choices; None while it is read the first time.
    """

    opened = Signal()
    changed = Signal()
    refused = Signal(object)
    accepted = Signal(object)

    def __init__(self, session: Session, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._sheets: Sequence[Sheet] = ()
        self._of_file: tuple[Problem, ...] = ()
        self._digest: str | None = None
        self._is_again = False
        self.again = PayrollAgain(session, tasks, self)
        self.path: Path | None = None
        self.encoding = ""
        self.choices = PayrollChoices()
        self.read: PayrollRead | None = None
        self._corridor = session.scenario.corridor
        session.edited.connect(self._follow_corridor)

    def read_again(self, origin: PayrollOrigin) -> None:
        """Read a file that has changed as it was read before.

        Where that is still certain its workers are taken at once, else a person is asked.
        """
        choices = origin.choices
        # Rows and columns that were counted stand somewhere else now, perhaps.
        is_counted = choices.left_out or choices.kept or any(choices.columns.values())
        is_certain = not is_counted
        self.open(Source(origin.path, origin.encoding), choices, is_again=is_certain)
        self._is_again = True  # after `open`, which begins anew

    def open(
        self, source: Source, choices: PayrollChoices | None = None, *, is_again: bool = False
    ) -> None:
        """Read a file and show what it means; `refused` tells where it is none that can be read.

        One whose letters are not certain is shown as well, so that a person can say. `choices` are
        what was said of it before; `is_again` takes its workers where nothing is wrong with them.
        """
        corridor = self._corridor = self._session.scenario.corridor
        choices = choices or PayrollChoices()
        self._is_again = False

        def work(tick: Tick) -> _Opened:
            # Imported here: the window starts without.
            from remitcalc.files.payroll.reading import understand

            digest = digest_of(source.path)
            sheets, problems = source.sheets(tick.of)
            if sheets is None:
                return _Opened(digest, None, problems, None)
            read = understand(sheets, corridor, choices, source.file)
            return _Opened(digest, sheets, problems, read)

        def opened(found: _Opened) -> None:
            from remitcalc.files.payroll.reading import PayrollRead

            read = found.read
            if read is None or found.sheets is None:
                if not any(problem.message.code in _ASKS_LETTERS for problem in found.problems):
                    self.refused.emit(found.problems)
                    return
                read = PayrollRead(None, None, ())
            self.encoding, self.path, self.choices = source.encoding, Path(source.path), choices
            self._sheets, self._of_file = found.sheets or (), found.problems
            self._digest = found.digest
            self.read = read._replace(problems=(*found.problems, *read.problems))
            if corridor is not self._corridor and self._sheets:  # changed meanwhile
                self.read = self.read._replace(payroll=None)
                self._understand()
            is_certain = self.read.payroll is not None and not self.read.problems
            if is_again and is_certain and corridor is self._corridor:
                self._take(self._session.scenario.amount_is)
                return
            self.changed.emit()
            self.opened.emit()

        self._tasks.run(work, opened, key=KEY)

    def take(self, sheet: Sheet, choices: PayrollChoices) -> None:
        """Take a table that was copied: at once where it is certain, else a person is asked."""
        corridor = self._corridor = self._session.scenario.corridor
        title = self._session.language.text("Clipboard")
        self._is_again = False

        def work(_: Tick) -> PayrollRead:
            from remitcalc.files.payroll.reading import understand

            return understand([sheet], corridor, choices)

        def understood(read: PayrollRead) -> None:
            self.encoding, self.path, self.choices = "", Path(title), choices
            self._sheets, self._of_file, self._digest = (sheet,), (), None
            self.read = read
            if read.payroll is not None and not read.problems and corridor is self._corridor:
                self.accept()
                return
            self.changed.emit()
            self.opened.emit()

        self._tasks.run(work, understood, key=KEY)

    @property
    def is_file(self) -> bool:
        """Whether what is on its way in is a file that can be opened again."""
        return self._digest is not None

    @property
    def has_old_letters(self) -> bool:
        """Whether the file is text that is no UTF-8, so that its letters may be other ones."""
        codes = {problem.message.code for problem in self._of_file}
        return bool(self.encoding) or not codes.isdisjoint((*_ASKS_LETTERS, "csv_not_utf8"))

    def choose_encoding(self, name: str) -> None:
        """Read the file anew, its letters written as is said; empty: as the words say."""
        if self.path is not None and name != self.encoding:
            was_again = self._is_again
            self.open(Source(self.path, name))
            self._is_again = was_again

    def choose(self, **changes: object) -> None:
        """Take over what a person says, and understand the same sheets anew."""
        choices = replace(self.choices, **changes)  # type: ignore[arg-type]
        if choices != self.choices and self.path is not None:
            self.choices = choices
            self._understand()

    def _understand(self) -> None:
        choices, of_file = self.choices, self._of_file
        corridor, sheets, file = self._session.scenario.corridor, self._sheets, str(self.path)

        def work(_: Tick) -> PayrollRead:
            from remitcalc.files.payroll.reading import understand

            read = understand(sheets, corridor, choices, file)
            return read._replace(problems=(*of_file, *read.problems))

        self._tasks.run(work, self._understood, key=KEY)

    def choose_sheet(self, name: str) -> None:
        """Take another sheet; what was said of rows and columns was said of the one before."""
        self.choose(
            sheet=name, columns={}, heading_row=None, left_out=frozenset(), kept=frozenset()
        )

    def first_rows(self) -> list[tuple[int, str]]:
        """Return the rows that may have the headings, counted from 1, with what stands in them."""
        understood = self.read.understood if self.read else None
        named = (s for s in self._sheets if understood is not None and s.name == understood.sheet)
        sheet = next(named, None)
        rows = sheet.rows[:_MOST_HEADING_ROWS] if sheet else ()
        texts = ((at, " · ".join(map(str, filter(None, row)))) for at, row in enumerate(rows, 1))
        return [(at, _shortened(words)) for at, words in texts if words]

    def choose_heading_row(self, row: int | None) -> None:
        """Say in which row the headings are, 0: nowhere; what was said of others is over."""
        choices, last = self.choices, row or 0
        self.choose(
            heading_row=row,
            columns={},
            left_out=frozenset(at for at in choices.left_out if at > last),
            kept=frozenset(at for at in choices.kept if at > last),
        )

    def put_column(self, role: Role, column: int) -> None:
        """Say which column, counted from 1, has a role; 0: none."""
        columns = {**self.choices.columns, role: column}
        if role == "worker":
            columns |= dict.fromkeys(NAME_PARTS, 0)
        row = self.choices.heading_row  # what was said just now may not be understood yet
        if row is None:
            row = self.read.understood.heading_row if self.read and self.read.understood else 0
        net = None if role == "amount" and column else self.choices.net
        self.choose(columns=columns, heading_row=row, net=net)

    def leave_out_faulty(self) -> None:
        """Leave out every row that something is wrong with."""
        self.choose(left_out=self.choices.left_out | self.faulty_rows())

    def leave_out_workers(self, workers: Iterable[int]) -> None:
        """Leave out the rows of some workers, counted from 0 in the order of the file."""
        if self.read is not None:
            self.choose(left_out=self.choices.left_out | {self.read.rows[at] for at in workers})

    def keep_rows(self, rows: frozenset[int]) -> None:
        """Take rows as workers though they look like totals."""
        self.choose(kept=self.choices.kept | rows)

    def take_all_again(self) -> None:
        """Take every row that was left out."""
        self.choose(left_out=frozenset())

    def faulty_rows(self) -> frozenset[int]:
        """Return the rows that something is wrong with, below the headings."""
        if self.read is None or self.read.understood is None:
            return frozenset()
        first = self.read.understood.heading_row
        rows = {p.place.row for p in self.read.problems if not p.is_warning and p.place.row}
        return frozenset(row for row in rows if row > first)

    def accept(self) -> None:
        """Make the payroll that of the scenario, undoably; pay is what a worker parts with."""
        self._take("outlay")

    def _take(self, amount_is: AmountIs) -> None:
        read, path = self.read, self.path
        if read is None or path is None or read.payroll is None:
            return
        origin = None
        if self._digest is not None:
            origin = payroll_origin_of(path, self._digest, read, self.choices, self.encoding)
        payroll, is_again = read.payroll, self._is_again
        self.cancel()
        if is_again and origin is not None:
            self.again.take(payroll, origin)
            self.accepted.emit(path)
            return
        self._session.edit_document(
            marked("Opening of a payroll"),
            lambda document: document.replace(
                scenario=document.scenario.replace(payroll=payroll, amount_is=amount_is),
                payroll_origin=origin,
            ),
        )
        self.accepted.emit(path)

    def end_again(self) -> None:
        """Let a file be that is read again for a document which gives way to another."""
        self.again.end()
        if self._is_again:
            self._is_again = False
            self.cancel()

    def cancel(self) -> None:
        """Let the file be."""
        self._tasks.cancel(KEY)
        self.path, self.read, self._sheets = None, None, ()
        self.changed.emit()

    def _follow_corridor(self) -> None:
        """Understand the file anew where the corridor has become another one.

        What it meant before must not be used: another currency counts in other units.
        """
        corridor = self._session.scenario.corridor
        if corridor is self._corridor:
            return
        is_same_money = corridor.sending_currency == self._corridor.sending_currency
        self._corridor = corridor
        if not is_same_money and isinstance(self.choices.net, NetFixed):
            self.choices = replace(self.choices, net=None)
        if self.path is not None and self.read is not None and self._sheets:
            self.read = self.read._replace(payroll=None)
            self.changed.emit()
            self._understand()

    def _understood(self, read: PayrollRead) -> None:
        self.read = read
        self.changed.emit()


def _shortened(words: str) -> str:
    """Return as much of what stands in a row as a box has room for."""
    return words if len(words) <= _LONGEST_ROW else f"{words[:_LONGEST_ROW].rstrip(' ·')}…"
