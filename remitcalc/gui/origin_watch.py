"""Watches the files that a document rests on: itself, its corridor's, its payroll's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from remitcalc.files.document.origins import digest_of, path_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from remitcalc.gui.document_desk import DocumentDesk
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick

Role = Literal["document", "payroll", "corridor"]

_KEY = "watch"
_SETTLES_AFTER = 300
"""Milliseconds in which whoever writes a file is done with it."""


class Watched(NamedTuple):
    """A file as it was read: its digest; and that of what it became, where that is let be."""

    path: Path
    digest: str
    kept_against: str = ""


class OriginWatch(QObject):
    """Looks again when the system tells of a change, and when the window is come back to.

    What was found is told once: `heed` and `ignore` say what became of it.

    Signals
    -------
    changed : Role, Path
        A file holds other bytes than were read.
    gone : Role, Path
        A file cannot be read any more.
    restored : Role
        A file is as it was read again, or was read as it is.
    """

    changed = Signal(str, object)
    gone = Signal(str, object)
    restored = Signal(str)

    def __init__(self, session: Session, desk: DocumentDesk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._desk, self._tasks = session, desk, tasks
        self._watcher: QFileSystemWatcher | None = None
        self._told: dict[Path, str | None] = {}
        self._pause = QTimer(self, singleShot=True, interval=_SETTLES_AFTER)
        self._pause.timeout.connect(self.look)
        session.edited.connect(self._follow)
        desk.named.connect(self._follow)
        # Files may have changed while nobody watched: before they were opened, on a drive that
        # tells of nothing.
        desk.begun.connect(lambda _: self._pause.start())
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.applicationStateChanged.connect(self._come_back)

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._pause.start()

    def watched(self) -> dict[Role, Watched]:
        """Return the files that the present document rests on."""
        document, desk, found = self._session.document, self._desk, dict[Role, Watched]()
        if desk.path is not None and desk.digest:
            found["document"] = Watched(desk.path, desk.digest)
        payroll, corridor = document.payroll_origin, document.corridor_origin
        if payroll is not None:
            found["payroll"] = Watched(path_of(payroll), payroll.digest, payroll.kept_against)
        if corridor is not None and not corridor.bundled:
            found["corridor"] = Watched(path_of(corridor), corridor.digest)
        return found

    def look(self) -> None:
        """Look at each file off the window's thread: a drive that is gone keeps nobody waiting."""
        watched = self.watched()
        if not watched:
            return

        def look(_: Tick) -> dict[Role, str | None]:
            return {role: digest_of(one.path) for role, one in watched.items()}

        self._tasks.run(look, lambda found: self._found(watched, found), key=_KEY)

    def digest_now(self, path: Path) -> str:
        """Return the digest of a file that was told to have changed; empty: it is gone."""
        return self._told.get(path) or ""

    def _found(self, watched: Mapping[Role, Watched], found: Mapping[Role, str | None]) -> None:
        if watched != self.watched():
            return  # saved or read again meanwhile
        for role, one in watched.items():
            digest = found[role]
            if digest in {one.digest, one.kept_against}:
                if self._told.pop(one.path, digest) != digest:
                    self.restored.emit(role)
            elif self._told.get(one.path, one.digest) != digest:
                self._told[one.path] = digest
                (self.gone if digest is None else self.changed).emit(role, one.path)
        self._follow()

    def _follow(self) -> None:
        """Have the system tell of changes of the present files; it forgets one that is replaced."""
        paths = {str(one.path) for one in self.watched().values()}
        if self._watcher is None:
            if not paths:
                return
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(lambda _: self._pause.start())
        known = set(self._watcher.files())
        if left := known - paths:
            self._watcher.removePaths(list(left))
        if new := paths - known:
            self._watcher.addPaths(list(new))
