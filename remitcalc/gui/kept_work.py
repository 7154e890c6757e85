"""Unsaved work and older versions: listed, opened again, removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from remitcalc.files.kept.version_choice import keep_versions
from remitcalc.gui.form import give_topic, name_input
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from remitcalc.files.kept.unsaved import Restored, UnsavedWork
    from remitcalc.files.kept.versions import Version
    from remitcalc.files.problems import Problem
    from remitcalc.gui.dialogs.kept_list import KeptList
    from remitcalc.gui.document_desk import DocumentDesk
    from remitcalc.gui.keeping import Keeping
    from remitcalc.gui.preferences import Preferences
    from remitcalc.gui.session import Session

_KEEPS_VERSIONS = "keeps_versions"


class KeptWork(QObject):
    """Brings back what was kept.

    Signals
    -------
    said : str, list
        What went wrong with it.
    """

    said = Signal(str, list)

    def __init__(
        self,
        session: Session,
        desk: DocumentDesk,
        keeping: Keeping,
        preferences: Preferences,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._desk, self._keeping = session, desk, keeping
        self._preferences, self._window = preferences, window
        desk.keeps_versions = preferences.word(_KEEPS_VERSIONS, "yes") == "yes"
        if not desk.keeps_versions:
            keep_versions(keeps=False)  # it was said before commands asked, or its note is gone

    def show_unsaved(self) -> KeptList:
        """Show all work that is in no file and that no window has open.

        What was put away just now may still be written: that is said, and it is listed once it is.
        """
        # Imported here, and below: the window starts without.
        from remitcalc.gui.dialogs.kept_list import KeptList

        text = self._session.language.text
        dialog = KeptList(
            self._session.language,
            text("Unsaved work"),
            text("Work that is in no file yet. It stays here until you save or discard it."),
            text("&Discard"),
            self._window,
        )
        give_topic(dialog, "documents#kept")
        self._list_unsaved(dialog)
        dialog.opened.connect(self.restore)
        dialog.removed.connect(lambda one: one.discard())
        dialog.show()
        self._keeping.when_written(partial(self._list_unsaved, dialog))
        return dialog

    def _list_unsaved(self, dialog: KeptList) -> None:
        """List what is there by now; what is chosen stays where nothing else is there."""
        from remitcalc.files.kept.unsaved import unsaved_work
        from remitcalc.gui.dialogs.kept_list import Kept

        if not isValid(dialog):
            return  # closed meanwhile
        found, problems = unsaved_work()
        self.tell(problems)
        kept = [Kept(self._named(one), one) for one in found if not one.told.is_saved]
        dialog.show_kept(kept)
        dialog.show_coming(is_coming=self._keeping.is_putting_away)

    def restore(self, unsaved: UnsavedWork) -> None:
        """Go on with work that was left."""
        self.go_on_with(unsaved.restore())

    def go_on_with(self, restored: Restored) -> None:
        """Go on with work that was taken over."""
        if restored.work is not None and restored.folder is not None:
            self._desk.resume(restored.work)
            self._keeping.go_on_in(restored.folder)
        self.tell(restored.problems)

    def show_versions(self, file: Path | None = None) -> KeptList | None:
        """Show what the document, or one that cannot be read, was before it was saved over."""
        from PySide6.QtWidgets import QCheckBox

        from remitcalc.files.kept.versions import remove_version, remove_versions, versions_of
        from remitcalc.gui.dialogs.kept_list import Kept, KeptList

        text, path = self._session.language.text, file or self._desk.path
        if path is None:
            self.said.emit(text("A document has older versions once it was saved twice."), [])
            return None
        dialog = KeptList(
            self._session.language,
            text("Older versions of {file}", file=path.name),
            text("The last ten that were saved over. Opening one leaves the file as it is."),
            text("&Remove"),
            self._window,
        )
        give_topic(dialog, "documents#versions")
        keeps = QCheckBox(text("&Keep older versions"), dialog)
        said = text("Without it nothing stays of what a document was before it is saved over.")
        name_input(keeps, keeps.text(), help_text=said)
        keeps.setChecked(self._desk.keeps_versions)
        keeps.toggled.connect(self._keep_versions)
        dialog.column.insertWidget(2, keeps)
        dialog.offer_all(text("Remove &all older versions"), text("Remove &all for good"))
        dialog.all_removed.connect(partial(remove_versions, path))
        versions = versions_of(path)
        dialog.show_kept([Kept(self._time(one.saved), one) for one in versions])
        dialog.opened.connect(partial(self._open_version))
        dialog.removed.connect(remove_version)
        dialog.show()
        return dialog

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Say what is wrong with kept work."""
        if problems:
            language = self._session.language
            told = [sentence(one.message, language) for one in problems]
            self.said.emit(" ".join(dict.fromkeys(told)), [])

    def _keep_versions(self, keeps: bool) -> None:  # noqa: FBT001 - a Qt signal
        self._desk.keeps_versions = keeps
        self._preferences.set_word(_KEEPS_VERSIONS, "yes" if keeps else "no")
        keep_versions(keeps=keeps)

    def _open_version(self, version: Version) -> None:
        self._desk.open_copy(version.file)

    def _named(self, unsaved: UnsavedWork) -> str:
        from pathlib import Path

        told = unsaved.told
        name = Path(told.path).name if told.path else told.title
        return f"{name} · {self._time(told.time)}"

    def _time(self, moment: datetime.datetime) -> str:
        local = moment.astimezone()
        # With seconds: what was saved twice in a minute would look alike.
        return f"{self._session.language.numbers.date(local.date())}, {local:%H:%M:%S}"
