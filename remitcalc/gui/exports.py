"""What leaves the window as a file: where it goes is asked, how it went is said in place."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from remitcalc.model.message import ModelError, message
from remitcalc.output.wording.sentences import sentence
from remitcalc.writing.replacement import NotWrittenError, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from remitcalc.gui.preferences import Preferences
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick

_KEY = "export"


class FileKind(NamedTuple):
    """A kind of file that can be chosen: what it is called, and its suffix with the point."""

    words: str
    suffix: str


class Exports(QObject):
    """Asks for a place, has the content made off the window's thread, writes it whole.

    Signals
    -------
    saved : str, list of (str, callable)
        Words to show in place, with what can be done now.
    failed : str
        Why nothing was written.
    """

    saved = Signal(str, list)
    failed = Signal(str)

    def __init__(
        self, session: Session, tasks: Tasks, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._preferences = session, tasks, preferences

    def ask(self, window: QWidget, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        """Let somebody choose where a file goes; None: nowhere after all.

        `name` is what is proposed, without suffix; `kinds` are offered, the first one by default.
        The suffix of the path is one of theirs. The folder is remembered.
        """
        filters = [f"{kind.words} (*{kind.suffix})" for kind in kinds]
        path = Path(self._preferences.folder()) / f"{name}{kinds[0].suffix}"
        while True:
            asked, used = QFileDialog.getSaveFileName(
                window, title, str(path), ";;".join(filters), filters[0]
            )
            if not asked:
                return None
            path = Path(asked)
            if path.suffix.lower() not in [kind.suffix for kind in kinds]:
                kind = kinds[filters.index(used)] if used in filters else kinds[0]
                path = path.with_name(path.name + kind.suffix)
            # The dialog asks before it takes a name that exists; of one without suffix it could
            # not know, and is shown again with the whole name.
            if path == Path(asked) or not os.path.exists(path):  # noqa: PTH110 – never raises
                break
        self._preferences.set_folder(path.parent)
        return path

    def ask_picture(self, window: QWidget, title: str, kind: str) -> Path | None:
        """Let somebody choose a picture to read, of this kind of file; None: none."""
        chosen, _ = QFileDialog.getOpenFileName(window, title, self._preferences.folder(), kind)
        if not chosen:
            return None
        self._preferences.set_folder(Path(chosen).parent)
        return Path(chosen)

    def ask_folder(self, window: QWidget, title: str) -> Path | None:
        """Let somebody choose a folder for many files; None: none after all. It is remembered."""
        proposed = self._preferences.folder()
        chosen = QFileDialog.getExistingDirectory(window, title, proposed)
        if not chosen:
            return None
        self._preferences.set_folder(Path(chosen))
        return Path(chosen)

    def write(self, path: Path, make: Callable[[Tick], bytes], *, with_names: bool = False) -> None:
        """Have `make` make the content off the window's thread, write it, and say so.

        Cancelled or failed, it leaves what was at `path` as it was. A new file with names is its
        owner's alone.
        """

        def work(tick: Tick) -> None:
            content = make(tick)
            tick(1)  # cancelled meanwhile: nothing is written
            replace_file(path, content, is_private=with_names)

        self._run(path, work)

    def write_each(
        self,
        folder: Path,
        make: Callable[[Tick], Iterable[tuple[str, bytes]]],
        *,
        with_names: bool = False,
    ) -> None:
        """Have `make` make many files off the window's thread, write all or none, and say so."""

        def work(tick: Tick) -> None:
            # Imported here: few windows ever write many files.
            from remitcalc.writing.batch import write_files

            write_files(folder, make(tick), is_private=with_names)

        self._run(folder, work)

    def _run(self, path: Path, work: Callable[[Tick], None]) -> None:
        self._tasks.run(work, lambda _: self.tell_done(path), self.tell_failed, key=_KEY)

    def write_now(self, path: Path, make: Callable[[], bytes], *, with_names: bool = False) -> None:
        """Like `write`, for what only the window's thread can make, as charts are."""
        try:
            replace_file(path, make(), is_private=with_names)
        except NotWrittenError as error:
            self.tell_failed(error)
        else:
            self.tell_done(path)

    def tell_done(self, path: Path) -> None:
        """Say that a file, or a folder of files, was written, and offer to open it."""
        text = self._session.language.text
        open_it = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path)))
        self.saved.emit(text("{file} was saved.", file=path.name), [(text("Open it"), open_it)])

    def tell_failed(self, error: Exception) -> None:
        """Say why a file was not written; what is no such reason is a failure of ours."""
        if why := self.why_not(error):
            self.failed.emit(why)
        else:
            self._tasks.failed.emit(error)

    def why_not(self, error: Exception) -> str:
        """Return why a file was not written; empty: that is a failure of ours."""
        if isinstance(error, ModelError):
            why = error.messages
        elif isinstance(error, NotWrittenError):
            code = f"not_written_{error.cause}"
            why = (message(code, file=str(error.path), reason=error.reason),)
        else:
            return ""
        return " ".join(sentence(one, self._session.language) for one in why)
