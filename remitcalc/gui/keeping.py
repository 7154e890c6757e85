"""Keeps work as it is done: each edit is written down within a second, off the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

    from remitcalc.files.kept.work_folder import WorkFolder
    from remitcalc.gui.session import Session
    from remitcalc.model.message import Message
    from remitcalc.model.work import Work

_WITHIN = 250
"""Milliseconds after an edit: what is edited meanwhile is written along."""
_AGAIN_AFTER = 5_000
"""Milliseconds after which what could not be written is tried again."""


class Keeping(QObject):
    """Writes the work of a session into its folder, with a thread of its own.

    Signals
    -------
    troubled : tuple of Message
        Why work cannot be kept; empty: it can again.
    failed : Exception
        A failure of ours.
    """

    troubled = Signal(object)
    failed = Signal(object)
    _wrote = Signal(object)
    _reached = Signal(object)

    def __init__(self, session: Session, work: Callable[[], Work], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._folder: WorkFolder | None = None
        self._executor: ThreadPoolExecutor | None = None
        self._left: Future[object] | None = None
        self._is_writing = False
        self._trouble: tuple[Message, ...] = ()
        self._due = QTimer(self, singleShot=True, interval=_WITHIN)
        self._due.timeout.connect(self._write)
        self._wrote.connect(self._written, Qt.ConnectionType.QueuedConnection)
        self._reached.connect(self._do, Qt.ConnectionType.QueuedConnection)
        session.typed.connect(self.note)
        session.undo_stack.cleanChanged.connect(self.note)

    def note(self, *_: object) -> None:
        """Write the work down soon."""
        if not self._due.isActive():
            self._due.start()

    def go_on_in(self, folder: WorkFolder) -> None:
        """Keep the work in a folder from which it was restored."""
        self._due.stop()
        self._folder = folder

    def put_away(self) -> None:
        """End with the present work: what is in a file needs no more, what is not stays unsaved."""
        self._due.stop()
        folder, self._folder = self._folder, None
        work = self._work()
        if work.is_saved or not (work.index or work.path or work.document.view.half_typed):
            if folder is not None:
                self._in_turn(folder.discard)
            return
        folder = folder or _new_folder()
        self._in_turn(partial(folder.keep, work))
        self._left = self._in_turn(folder.close)

    @property
    def is_putting_away(self) -> bool:
        """Whether work that was put away is still being written."""
        return self._left is not None and not self._left.done()

    def when_written(self, then: Callable[[], object]) -> None:
        """Do something once all that is being written, or removed, is; not before this returns."""
        if self._executor is not None:
            self._in_turn(partial(self._reached.emit, then))

    def close(self) -> None:
        """Write what is not written yet, and let go."""
        is_due = self._due.isActive()
        self._due.stop()
        if is_due:
            self._is_writing = False  # what is being written stands before it in the same thread
            self._write()
        if self._folder is not None:
            self._in_turn(self._folder.close)
        if self._executor is not None:
            self._executor.shutdown(wait=True)
            self._executor = None

    def _write(self) -> None:
        if self._is_writing:
            self._due.start()
            return
        work = self._work()
        if self._folder is None:
            if not work.is_begun:
                return  # nothing was done yet
            self._folder = _new_folder()
        self._is_writing = True
        self._in_turn(partial(self._keep, self._folder, work))

    def _keep(self, folder: WorkFolder, work: Work) -> None:
        """Write work down, in the thread; what goes wrong is told in that of the window."""
        try:
            self._wrote.emit(folder.keep(work))
        except Exception as error:
            self._wrote.emit(error)

    def _written(self, found: tuple[Message, ...] | Exception) -> None:
        self._is_writing = False
        if isinstance(found, Exception):
            self.failed.emit(found)
            return
        if found != self._trouble:
            self._trouble = found
            self.troubled.emit(found)
        if found:
            QTimer.singleShot(_AGAIN_AFTER, self, self.note)

    def _do(self, then: Callable[[], object]) -> None:
        then()

    def _in_turn(self, action: Callable[[], object]) -> Future[object]:
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(1, thread_name_prefix="keeping")
        return self._executor.submit(action)


def _new_folder() -> WorkFolder:
    from remitcalc.files.kept.work_folder import new_work_folder  # the window starts without

    return new_work_folder()
