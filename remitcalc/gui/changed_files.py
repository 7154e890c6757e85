"""Tells in place that a file changed under the document, and reads it again where wanted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.gui.corridor_again import CorridorAgain
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from remitcalc.gui.document_desk import DocumentDesk
    from remitcalc.gui.origin_watch import OriginWatch, Role
    from remitcalc.gui.payroll_import import PayrollImport
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks

_CHANGED: dict[Role, str] = {
    "document": marked("{file} was changed by somebody else since it was opened."),
    "payroll": marked("{file}, the payroll, has changed on disk."),
    "corridor": marked("{file}, the corridor, has changed on disk."),
}
_GONE: dict[Role, str] = {
    "document": marked("{file} is no longer there. Save the document to keep it in a file."),
    "payroll": marked("{file}, the payroll, can no longer be read. The workers stay as they are."),
    "corridor": marked("{file}, the corridor, can no longer be read. Its prices stay as they are."),
}


class ChangedFiles(QObject):
    """Says what the watch finds, with the ways to go on.

    Signals
    -------
    said : str, list of (str, callable)
        Words to show in place, with the answers they ask for.
    eased : str
        Words that are no longer true.
    told : str
        Words that tell of what was done.
    """

    said = Signal(str, list)
    eased = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        watch: OriginWatch,
        desk: DocumentDesk,
        payroll_import: PayrollImport,
    ) -> None:
        super().__init__(watch)
        self._session, self._desk = session, desk
        self._payroll_import, self._watch = payroll_import, watch
        self._corridor = CorridorAgain(session, tasks, self)
        self._corridor.said.connect(self.said)
        self._corridor.told.connect(self.told)
        self._told: dict[Role, str] = {}
        desk.leaving.connect(self._end_reading)
        desk.named.connect(partial(self._ease, "document"))  # it has a file again
        watch.restored.connect(self._ease)
        watch.changed.connect(self._tell_changed)
        watch.gone.connect(self._tell_gone)

    def _end_reading(self) -> None:
        """Take nothing of what is read again for a document into the one that comes."""
        self._corridor.end()
        self._payroll_import.end_again()

    def _tell_changed(self, role: Role, path: Path) -> None:
        text = self._session.language.text
        self._tell(role, text(_CHANGED[role], file=path.name), self._answers(role, path))

    def _tell_gone(self, role: Role, path: Path) -> None:
        """Tell that a file is gone; where that is its drive, it may come back and be read again."""
        text = self._session.language.text
        answers = self._answers(role, path)
        if role == "document":
            answers = [(text("Save as…"), self._desk.save_as)]
        self._tell(role, text(_GONE[role], file=path.name), answers)

    def _answers(self, role: Role, path: Path) -> list[tuple[str, Callable[[], object]]]:
        text = self._session.language.text
        read_again: dict[Role, Callable[[], object]] = {
            "document": self._desk.read_again,
            "payroll": self._read_payroll,
            "corridor": partial(self._corridor.read, path),
        }
        keep = partial(self._keep_payroll, path) if role == "payroll" else _leave
        return [(text("Read again"), read_again[role]), (text("Keep mine"), keep)]

    def _tell(self, role: Role, said: str, answers: list[tuple[str, Callable[[], object]]]) -> None:
        """Tell what became of a file, and no longer what had become of it before."""
        self._ease(role)
        self._told[role] = said
        self.said.emit(said, answers)

    def _ease(self, role: Role) -> None:
        if role in self._told:
            self.eased.emit(self._told.pop(role))

    def _read_payroll(self) -> None:
        origin = self._session.document.payroll_origin
        if origin is not None:
            self._payroll_import.read_again(origin)

    def _keep_payroll(self, path: Path) -> None:
        """Keep the workers as they are, and say no more of what the file is now."""
        digest = self._watch.digest_now(path)
        if digest:
            self._payroll_import.again.keep_against(digest)


def _leave() -> None:
    """Let it be: it is told once."""
