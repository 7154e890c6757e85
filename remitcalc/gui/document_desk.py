"""The document that lies on the desk: the file it has, opened, saved, and put away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from remitcalc.gui.document_file import DocumentFile, read_document_file
from remitcalc.gui.exports import FileKind
from remitcalc.gui.widgets.open_input import end_typing
from remitcalc.model.document import Document
from remitcalc.model.scenario import Scenario
from remitcalc.model.work import Work
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from remitcalc.files.kept.claims import Claim, Holder
    from remitcalc.files.problems import Problem
    from remitcalc.gui.exports import Exports
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.model.document import View
    from remitcalc.model.message import Message

    Ways = Sequence[tuple[str, Callable[[], object]]]

KEY = "document"
_SAVING = "saving"
_SUFFIX = ".remitcalc"


class _Written(NamedTuple):
    path: Path
    digest: str
    document: Document
    not_kept: tuple[Message, ...]


class DocumentDesk(QObject):
    """Opens, saves and puts away the document of a session.

    Attributes
    ----------
    path : Path or None
        Its file; None where it has none yet.
    digest : str
        SHA-256 of that file as it was read or written last; empty without a file.
    example : Document
        What lies open when a document is closed.
    view : callable
        Returns how the document is looked at: it is saved along.

    Signals
    -------
    leaving
        Another document is about to take the place of this one.
    named
        The document has another name.
    begun : View
        Another document lies open now, which was looked at like this.
    saved : str
        Words that tell that it was saved.
    opened : bool, tuple of Problem
        Whether a file could be opened, and what is to be said of it.
    said : str, list of (str, callable)
        Words to show in place, with the answers they ask for; `asked`: until somebody answers.
    eased : str
        These words are no longer so.
    versions_asked : Path
        Somebody wants to see what a document that cannot be read was before.
    """

    leaving = Signal()
    named = Signal()
    begun = Signal(object)
    saved = Signal(str)
    opened = Signal(bool, object)
    said = Signal(str, list)
    asked = Signal(str, list)
    eased = Signal(str)
    versions_asked = Signal(object)

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
        self.example = session.document
        self.path: Path | None = None
        self.digest = ""
        self.keeps_versions = True
        self._claim: Claim | None = None
        self._refused = ""
        self._laid = 0  # how many documents have lain here

    @property
    def name(self) -> str:
        """What the document is called: its file's name, else that of its corridor."""
        if self.path is not None:
            return self.path.stem
        return self._session.document.corridor_name(self._session.language.tag)

    def begin(self, document: Document, path: Path | None = None, digest: str = "") -> None:
        """Lay another document on the desk; nothing of the one before can be taken back there."""
        self._leave()
        self._session.begin(document)
        self._take_file(path, digest)
        self.begun.emit(document.view)

    def work(self) -> Work:
        """Return all that is needed to go on from here another time."""
        stack, document = self._session.undo_stack, self._session.document
        whole, clean = stack.whole(), stack.cleanIndex()
        first = whole.start
        return Work(
            document=document.replace(view=self.view()),
            steps=self._session.steps(),
            index=stack.index() - first,
            clean=clean - first if first <= clean <= whole.stop else None,
            path="" if self.path is None else str(self.path),
            digest=self.digest,
            title="" if self.path is not None else self.name,
        )

    def resume(self, work: Work) -> None:
        """Go on with work that was kept."""
        self._leave()
        self._session.resume(work)
        self._take_file(Path(work.path) if work.path else None, work.digest)
        self.begun.emit(work.document.view)

    def _leave(self) -> None:
        """Let the document here give way, with what was being typed in it."""
        end_typing(self._window)
        self._ease()
        self.leaving.emit()
        self._laid += 1

    def _take_file(self, path: Path | None, digest: str) -> None:
        """Make a file that of the document, and tell who else has it open."""
        if self._claim is not None and path != self.path:
            self._claim.release()
            self._claim = None
        self.path, self.digest = path, digest
        if path is not None and self._claim is None:
            from remitcalc.files.kept.claims import Claim, claim_document

            claimed = claim_document(path)
            if isinstance(claimed, Claim):
                self._claim = claimed
            else:
                # Last of all: who opens a document takes away what was said before.
                QTimer.singleShot(0, self, partial(self._tell_holder, path, claimed))
        self.named.emit()

    def _tell_holder(self, path: Path, holder: Holder) -> None:
        if path != self.path:
            return
        language = self._session.language
        said = language.text("{file} is open in another window, too.", file=path.name)
        if holder.since is not None:
            since = holder.since.astimezone()
            said = language.text(
                "{file} is open in another window, too, on {machine} since {day}, {time}.",
                file=path.name,
                machine=holder.host,
                day=language.numbers.date(since.date()),
                time=f"{since:%H:%M}",
            )
        self.asked.emit(said, [(language.text("Save as…"), self.save_as)])

    def let_go(self) -> None:
        """Leave the file to others."""
        if self._claim is not None:
            self._claim.release()
            self._claim = None

    def new(self) -> None:
        """Begin with the corridor that lies open, as it starts with."""
        document = self._session.document
        corridor, offers = document.scenario.corridor, document.scenario.offers
        own = tuple(service for service in corridor.services if service.id not in offers)
        start = Scenario.of(replace(corridor, services=own))
        self.begin(Document(start, corridor_origin=document.corridor_origin))

    def open_copy(self, path: Path) -> None:
        """Read a document that goes on without a file."""
        self.open(path, is_copy=True)

    def close(self) -> None:
        """Put the document away and lay the example on the desk."""
        self.begin(self.example)

    def open(self, path: Path, *, is_copy: bool = False) -> None:
        """Read a document off the window's thread; `opened` tells how it went."""

        def read(_: Tick) -> DocumentFile:
            return read_document_file(path)

        self._tasks.run(read, partial(self._opened, is_copy=is_copy), key=KEY)

    def _opened(self, read: DocumentFile, *, is_copy: bool) -> None:
        self._session.tell_problems(read.problems)
        if read.document is not None and is_copy:
            self.begin(read.document)
        elif read.document is not None:
            self.begin(read.document, read.path, read.digest)
        self.opened.emit(read.document is not None, read.problems)

    def ways_on(self, problems: Sequence[Problem]) -> Ways:
        """Return what can be done about a document that cannot be read: what it was is kept."""
        from remitcalc.files.kept.versions import versions_of  # the window starts without

        file = Path(problems[0].place.file) if problems else Path()
        if not file.name or not versions_of(file):
            return ()
        said = self._session.language.text("Older versions…")
        return [(said, partial(self.versions_asked.emit, file))]

    def begin_with(self, read: DocumentFile) -> None:
        """Take the file of the document with which the session began."""
        assert read.document is not None
        self._session.tell_problems(read.problems)
        self._take_file(read.path, read.digest)
        self.begun.emit(read.document.view)

    def read_again(self) -> None:
        """Read the file anew, as somebody else left it."""
        if self.path is not None:
            self.open(self.path)

    def save(self) -> None:
        """Write the document into its file; ask for one where it has none."""
        if self.path is None:
            self.save_as()
        else:
            self._write(self.path, expected=self.digest)

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

    def _write(self, path: Path, *, expected: str = "", is_copy: bool = False) -> None:
        """Write off the window's thread; not over a file that is not as `expected` any more."""
        end_typing(self._window)
        present, keeps = self._session.document, self.keeps_versions
        document = present.replace(view=self.view())

        def write(_: Tick) -> _Written | None:
            from remitcalc.files.document.origins import digest_of
            from remitcalc.files.kept.versions import save_document

            if expected and digest_of(path) not in (expected, None):
                return None
            saved = save_document(path, document, keeps_versions=keeps)
            return _Written(path, saved.digest, present, saved.not_kept)

        done = partial(self._wrote, path, self._laid, is_copy=is_copy)
        failed = partial(self._not_written, self._laid)
        self._tasks.run(write, done, failed, key=_SAVING)

    def _not_written(self, laid: int, error: Exception) -> None:
        """Say why the file is as it was, and let the document that lies here go elsewhere."""
        why = self._exports.why_not(error)
        if why and laid == self._laid:
            text = self._session.language.text
            self._refused = text("{reason} Save it in another place.", reason=why)
            self.said.emit(self._refused, [(text("Save as…"), self.save_as)])
        else:
            self._exports.tell_failed(error)

    def _wrote(self, path: Path, laid: int, written: _Written | None, *, is_copy: bool) -> None:
        """Go on with the file, unless another document came while it was written."""
        text, language = self._session.language.text, self._session.language
        if written is None:
            self._tell_theirs(path, laid)
            return
        is_here = laid == self._laid
        if is_here and not is_copy:
            if self._session.document is written.document:  # not edited meanwhile
                self._session.undo_stack.setClean()
            self._take_file(path, written.digest)
            self._ease()
        self.saved.emit(text("{file} was saved.", file=path.name))
        if written.not_kept:
            why = " ".join(sentence(one, language) for one in written.not_kept)
            self.said.emit(text("Its older version could not be kept. {reason}", reason=why), [])

    def _ease(self) -> None:
        if self._refused:
            self.eased.emit(self._refused)
            self._refused = ""

    def _tell_theirs(self, path: Path, laid: int) -> None:
        """Tell that a file is not as it was read, and let the document that it is of go on."""
        text = self._session.language.text
        said = text("{file} was changed by somebody else since it was opened.", file=path.name)
        answers = [
            (text("Save mine over it"), partial(self._write_over, path, laid)),
            (text("Save as…"), self.save_as),
            (text("Read again"), self.read_again),
        ]
        self.said.emit(said, answers if laid == self._laid else [])

    def _write_over(self, path: Path, laid: int) -> None:
        """Write the document over what somebody else saved, where it still lies here."""
        if laid == self._laid:
            self._write(path)
