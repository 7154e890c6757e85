"""All that has to do with documents in the window, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.gui.changed_files import ChangedFiles
from remitcalc.gui.document_desk import DocumentDesk
from remitcalc.gui.keeping import Keeping
from remitcalc.gui.kept_work import KeptWork
from remitcalc.gui.origin_watch import OriginWatch
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.beginning import Beginning
    from remitcalc.gui.exports import Exports
    from remitcalc.gui.payroll_import import PayrollImport
    from remitcalc.gui.preferences import Preferences
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks
    from remitcalc.model.document import View
    from remitcalc.model.message import Message


class Documents(QObject):
    """The desk, what is kept of it, and the files that it rests on.

    `view` returns how the document is looked at.

    Signals
    -------
    said : str, list of (str, callable)
        Words to show in place, with the answers they ask for.
    asked : str, list of (str, callable)
        The same, until somebody has answered.
    eased : str
        Words that are no longer true.
    told : str
        Words that tell of what was done.
    put_right : str
        Words in place of those that told of trouble: it is over.
    """

    said = Signal(str, list)
    asked = Signal(str, list)
    eased = Signal(str)
    told = Signal(str)
    put_right = Signal(str)

    def __init__(  # noqa: PLR0913
        self,
        session: Session,
        tasks: Tasks,
        exports: Exports,
        preferences: Preferences,
        payroll_import: PayrollImport,
        *,
        view: Callable[[], View],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._preferences = session, preferences
        self.desk = DocumentDesk(session, tasks, exports, view, window)
        self.desk.saved.connect(self._saved)
        self.desk.said.connect(self.said)
        self._asked: list[str] = []
        self.desk.asked.connect(self.asked)
        self.desk.eased.connect(self.eased)
        self.keeping = Keeping(session, self.desk.work, self)
        self.keeping.troubled.connect(self._tell_trouble)
        self.keeping.failed.connect(tasks.failed)
        self.desk.leaving.connect(self.keeping.put_away)
        self.kept = KeptWork(session, self.desk, self.keeping, preferences, window)
        self.kept.said.connect(self.said)
        self.desk.versions_asked.connect(self.kept.show_versions)
        self.watch = OriginWatch(session, self.desk, tasks, self)
        changed = ChangedFiles(session, tasks, self.watch, self.desk, payroll_import)
        changed.said.connect(self.asked)
        changed.eased.connect(self.eased)
        changed.told.connect(self.told)
        for asked in (self.asked, payroll_import.again.asked):
            asked.connect(lambda said, _: self._asked.append(said))
        self.desk.leaving.connect(self._take_back)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each entry of the menu calls."""
        return {
            "new": self.desk.new,
            "unsaved": self.kept.show_unsaved,
            "save": self.desk.save,
            "save_as": self.desk.save_as,
            "save_copy": self.desk.save_copy,
            "versions": self.kept.show_versions,
            "close": self.desk.close,
        }

    def begin_with(self, start: Beginning) -> None:
        """Go on from what the session began with."""
        if start.restored is not None:
            self.kept.go_on_with(start.restored)
        if start.file is not None:
            self.desk.begin_with(start.file)
            self._preferences.add_recent(start.file.path)

    def close(self) -> None:
        """Keep what is not kept yet, and let go of the document."""
        self.keeping.close()
        self.desk.let_go()

    def _take_back(self) -> None:
        """Ask nothing more of a document that gives way: no answer is about the next one."""
        asked, self._asked = self._asked, []
        for said in asked:
            self.eased.emit(said)

    def _saved(self, said: str) -> None:
        if self.desk.path is not None:
            self._preferences.add_recent(self.desk.path)
        self.told.emit(said)

    def _tell_trouble(self, trouble: Sequence[Message]) -> None:
        """Say, as long as it lasts, that work cannot be kept."""
        language = self._session.language
        if not trouble:
            self.put_right.emit(language.text("What you do is kept again."))
            return
        reason = " ".join(sentence(one, language) for one in trouble)
        said = language.text("What you do is not being kept: {reason}", reason=reason)
        self.said.emit(said, [(language.text("Save as…"), self.desk.save_as)])
