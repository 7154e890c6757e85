"""The document that lies on the desk: the file it has, opened, saved, and put away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from remitcalc.gui.exports import FileKind
from remitcalc.model.document import Document
from remitcalc.model.scenario import Scenario
from remitcalc.model.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from remitcalc.files.problems import Problem
    from remitcalc.gui.exports import Exports
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.model.document import View

KEY = "document"
_SAVING = "saving"
_SUFFIX = ".remitcalc"


class _Read(NamedTuple):
    digest: str
    document: Document | None
    problems: tuple[Problem, ...]


class _Written(NamedTuple):
    path: Path
    digest: str
    document: Document


class DocumentDesk(QObject):
    """Opens, saves and puts away the document of a session.

    Attributes
    ----------
    path : Path or None
        Its file; None where it has none yet.
    digest : str
        SHA-256 of that file as it was read or written last; empty without a file.
    view : callable
        Returns how the document is looked at: it is saved along.

    Signals
    -------
    named
        The document has another name.
    begun : View
        Another document lies open now, which was looked at like this.
    saved : str
        Words that tell that it was saved.
    opened : bool, tuple of Problem
        Whether a file could be opened, and what is to be said of it.
    """

    named = Signal()
    begun = Signal(object)
    saved = Signal(str)
    opened = Signal(bool, object)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        exports: Exports,
        view: Callable[[], View],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._exports = session, tasks, exports
        self._window, self.view = window, view
        self.path: Path | None = None
        self.digest = ""

    @property
    def name(self) -> str:
        """What the document is called: its file's name, else that of its corridor."""
        if self.path is not None:
            return self.path.stem
        return self._session.scenario.corridor.name(self._session.language.tag)

    def begin(self, document: Document, path: Path | None = None, digest: str = "") -> None:
        """Lay another document on the desk; nothing of the one before can be taken back there."""
        self.path, self.digest = path, digest
        self._session.begin(document)
        self.named.emit()
        self.begun.emit(document.view)

    def work(self) -> Work:
        """Return all that is needed to go on from here another time."""
        stack, document = self._session.undo_stack, self._session.document
        return Work(
            document=document.replace(view=self.view()),
            steps=self._session.steps(),
            index=stack.index(),
            clean=stack.cleanIndex() if stack.cleanIndex() >= 0 else None,
            path="" if self.path is None else str(self.path),
            digest=self.digest,
            title="" if self.path is not None else self.name,
        )

    def resume(self, work: Work) -> None:
        """Go on with work that was kept."""
        self.path, self.digest = Path(work.path) if work.path else None, work.digest
        self._session.resume(work)
        self.named.emit()
        self.begun.emit(work.document.view)

    def new(self) -> None:
        """Begin with the corridor that lies open, as it starts with."""
        document = self._session.document
        corridor, offers = document.scenario.corridor, document.scenario.offers
        own = tuple(service for service in corridor.services if service.id not in offers)
        start = Scenario.of(replace(corridor, services=own))
        self.begin(Document(start, corridor_origin=document.corridor_origin))

    def open(self, path: Path) -> None:
        """Read a document off the window's thread; `opened` tells how it went."""

        def read(_: Tick) -> _Read:
            # Imported here: the window starts without.
            import hashlib

            from remitcalc.files.document.parsing import content_of, refused
            from remitcalc.files.document.reading import read_document_bytes
            from remitcalc.files.problems import Place, Problem
            from remitcalc.files.refusal import RefusedError

            try:
                content = content_of(path)
            except (RefusedError, OSError, ValueError) as error:
                return _Read("", None, (Problem(refused(error), Place(str(path))),))
            return _Read(
                hashlib.sha256(content).hexdigest(), *read_document_bytes(content, str(path))
            )

        self._tasks.run(read, partial(self._opened, path), key=KEY)

    def _opened(self, path: Path, read: _Read) -> None:
        self._session.tell_problems(read.problems)
        if read.document is not None:
            self.begin(read.document, path, read.digest)
        self.opened.emit(read.document is not None, read.problems)

    def read_again(self) -> None:
        """Read the file anew, as somebody else left it."""
        if self.path is not None:
            self.open(self.path)

    def save(self) -> None:
        """Write the document into its file; ask for one where it has none."""
        if self.path is None:
            self.save_as()
        else:
            self._write(self.path)

    def save_as(self) -> None:
        """Ask for a file and go on with that one."""
        path = self._ask(self._session.language.text("Save the document"))
        if path is not None:
            self._write(path)

    def save_copy(self) -> None:
        """Ask for a file and write the document there; it keeps the file that it has."""
        path = self._ask(self._session.language.text("Save a copy"))
        if path is not None:
            self._write(path, is_copy=True)

    def _ask(self, title: str) -> Path | None:
        kinds = [FileKind(self._session.language.text("Document"), _SUFFIX)]
        return self._exports.ask(self._window, title, self.name, kinds)

    def _write(self, path: Path, *, is_copy: bool = False) -> None:
        document = self._session.document.replace(view=self.view())
        present = self._session.document

        def write(_: Tick) -> _Written:
            import hashlib

            from remitcalc.files.document.writing import write_document

            content = write_document(path, document)
            return _Written(path, hashlib.sha256(content).hexdigest(), present)

        done = partial(self._wrote, is_copy=is_copy)
        self._tasks.run(write, done, self._exports.tell_failed, key=_SAVING)

    def _wrote(self, written: _Written, *, is_copy: bool) -> None:
        text = self._session.language.text
        if not is_copy:
            self.path, self.digest = written.path, written.digest
            if self._session.document is written.document:  # not edited meanwhile
                self._session.undo_stack.setClean()
            self.named.emit()
        self.saved.emit(text("{file} was saved.", file=written.path.name))
