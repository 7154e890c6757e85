"""Saving the corridor that is typed: over its own file, or as another one; never a comment less."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.model.message import ModelError
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence
from remitcalc.writing.replacement import NotWrittenError

if TYPE_CHECKING:
    from pathlib import Path

    from remitcalc.files.corridor_draft.saving import Prepared
    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.gui.editors.stated_corridor import StatedCorridor
    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.saved_files import SavedFiles
    from remitcalc.gui.session import Session
    from remitcalc.model.corridor import Corridor

_EDIT = marked("Saving of the corridor")
_MOST_TOLD = 2
_LONGEST = 60


class CorridorSaving(QObject):
    """Says in place what saving would lose, before it does.

    Signals
    -------
    said : str, list of (str, callable)
        What is to be known or answered first.
    failed : Exception
        Why nothing was written.
    saved : Path
    """

    said = Signal(str, list)
    failed = Signal(object)
    saved = Signal(object)

    def __init__(
        self,
        session: Session,
        typed: Drafting | StatedCorridor,
        known: KnownCorridors,
        files: SavedFiles,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._typed = session, typed
        self._known, self._files = known, files

    def save(self) -> None:
        """Write the corridor into its file; ask for one where it has none."""
        corridor, path = self._corridor(), self._own
        if corridor is None:
            return
        if path is None:
            self.save_as()
        else:
            self._save_into(path, corridor)

    def _save_into(self, path: Path, corridor: Corridor) -> None:
        """Write the corridor; where that loses something of what the file holds, tell it first."""
        what = self._prepared(corridor, path)
        if what is None:
            return
        own = self._own
        text, then = self._session.language.text, partial(self._save_all_the_same, path, own, what)
        said: list[str] = []
        save = text("Save")
        if what.is_changed:
            changed = text(
                "{file} was changed by somebody else since it was opened.", file=path.name
            )
            said, save = [changed], text("Save mine over it")
        if what.lost:
            said.append(self._loss(path, what.lost))
        if said:
            self.said.emit(" ".join(said), [(save, then), (text("Save as…"), self.save_as)])
        else:
            self._write(path, what)

    def _save_all_the_same(self, path: Path, own: Path | None, told: Prepared) -> None:
        """Write the corridor as it is by now, where nothing else is lost than was told."""
        corridor = self._corridor()
        if corridor is None or self._own != own:
            return  # it was about another document
        what = self._prepared(corridor, path)
        if what is None:
            return
        is_told = told.is_changed or not what.is_changed
        if is_told and not Counter(what.lost) - Counter(told.lost):
            self._write(path, what)
        else:
            self._save_into(path, corridor)

    def save_as(self) -> None:
        """Ask for a file, of a corridor or a fee table, and write it, its comments with it."""
        corridor = self._corridor()
        if corridor is None:
            return
        path = self._files.ask_for_corridor(corridor)
        if path is None:
            return
        if path.suffix.lower() != ".toml":
            self._files.write_corridor(path, corridor)
        else:
            own = self._own
            is_own = own is not None and path.exists() and path.samefile(own)
            self._save_into(own if own is not None and is_own else path, corridor)

    @property
    def _own(self) -> Path | None:
        """The file that saving goes on in."""
        from remitcalc.files.corridor_draft.saving import file_of

        return file_of(self._session.document)

    @property
    def _digest(self) -> str:
        """Of the file as it was read; empty: it never was."""
        origin = self._session.document.corridor_origin
        return "" if origin is None else origin.digest

    def _corridor(self) -> Corridor | None:
        """Return what the draft reads as; where it does not, say so."""
        from remitcalc.files.corridor_draft.reading import read_draft

        read = self._typed.read or read_draft(self._typed.draft)
        if read.corridor is None:
            faults = sum(not one.is_warning for one in read.problems)
            self.said.emit(
                self._session.language.plural(
                    "{count} thing is to settle before this is a corridor file. What is typed is"
                    " kept with the document.",
                    "{count} things are to settle before this is a corridor file. What is typed is"
                    " kept with the document.",
                    faults,
                ),
                [],
            )
        return read.corridor

    def _prepared(self, corridor: Corridor, path: Path) -> Prepared | None:
        from remitcalc.files.corridor_draft.saving import prepared

        own, draft = self._own, self._typed.draft
        try:
            if path == own:
                return prepared(draft, corridor, own, self._digest)
            return prepared(draft, corridor, own, into=path)
        except ModelError as error:
            said = [sentence(one, self._session.language) for one in error.messages]
            self.said.emit(" ".join(said), [])
            return None

    def _loss(self, path: Path, lost: tuple[str, ...]) -> str:
        language = self._session.language
        told = [language.text("“{words}”", words=one[:_LONGEST]) for one in lost[:_MOST_TOLD]]
        more = ["…"] if len(lost) > _MOST_TOLD else []
        return language.plural(
            "{count} comment of {file} would be lost: {comments}",
            "{count} comments of {file} would be lost: {comments}",
            len(lost),
            file=path.name,
            comments=", ".join([*told, *more]),
        )

    def _write(self, path: Path, what: Prepared) -> None:
        from remitcalc.files.corridor_draft.saving import save

        try:
            document = save(self._session.document, path, what)
        except NotWrittenError as error:
            self.failed.emit(error)
            return
        self._session.edit_document(_EDIT, lambda _: document)
        self._known.add(document.scenario.corridor, document.corridor_origin)
        self.saved.emit(path)
