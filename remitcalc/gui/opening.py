"""Opens files as their content says: a corridor file, a fee table, a payroll.

Where one has errors they are shown, and all that was open stays as it is.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from remitcalc.files.file_kind import file_kind, may_be_table
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDropEvent

    from remitcalc.files.file_kind import Kind
    from remitcalc.files.problems import Problem
    from remitcalc.files.tables.numbers import DecimalMark
    from remitcalc.gui.payroll_import import PayrollImport
    from remitcalc.gui.preferences import Preferences
    from remitcalc.gui.session import Session
    from remitcalc.gui.shelf import Shelf
    from remitcalc.gui.tasks import Tasks

_KEY = "opening"
_DECIMALS_ASKED = ("decimal_ambiguous", "decimal_mixed")
_SUFFIXES = (".toml", ".csv", ".tsv", ".txt", ".xlsx", ".xlsb", ".xls", ".ods")


class Opening(QObject):
    """The way of every file into the window.

    Signals
    -------
    said : str, list of (str, callable)
        Words to show in place, with the answers they ask for.
    done
        A file was opened; what was said before is over.
    """

    said = Signal(str, list)
    done = Signal()

    def __init__(
        self,
        session: Session,
        shelf: Shelf,
        tasks: Tasks,
        preferences: Preferences,
        coming: PayrollImport,
    ) -> None:
        super().__init__(coming)
        self._session, self._shelf, self._tasks = session, shelf, tasks
        self._preferences, self._coming = preferences, coming
        coming.refused.connect(self._not_read)
        coming.accepted.connect(self._took_payroll)

    def ask(self, window: QWidget) -> None:
        """Let somebody choose a file, and open it."""
        text = self._session.language.text
        patterns = " ".join(f"*{suffix}" for suffix in _SUFFIXES)
        title, kinds = text("Open a file"), text("Corridors, fee tables and payrolls")
        chosen, _ = QFileDialog.getOpenFileName(window, title, "", f"{kinds} ({patterns})")
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Open a file; a table is looked into off the window's thread."""
        if not may_be_table(path):
            self._open_as(path, "corridor")
            return
        self._tasks.run(
            lambda tick: file_kind(path, tick=tick.of), partial(self._open_as, path), key=_KEY
        )

    def _open_as(self, path: Path, kind: Kind) -> None:
        if kind == "payroll":
            self._coming.open(path)
        else:
            self._session.open_corridor(path, partial(self._opened, path))

    def _took_payroll(self, path: Path) -> None:
        self._preferences.add_recent(path)
        self.done.emit()

    def _not_read(self, problems: tuple[Problem, ...]) -> None:
        said = [sentence(problem.message, self._session.language) for problem in problems]
        self.said.emit(" ".join(said), [])

    def _opened(self, path: Path, is_open: bool) -> None:  # noqa: FBT001
        if is_open:
            self._preferences.add_recent(path)
            self._shelf.add(self._session.scenario.corridor)
            self.done.emit()
            return
        text = self._session.language.text
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
    """Return the files that are being dropped and may be read."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in _SUFFIXES]
