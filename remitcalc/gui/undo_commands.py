"""The one undo command, a document in place of another, and the stack of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoCommand, QUndoStack

from remitcalc.drawing.guarded import guarded
from remitcalc.model.work import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.model.document import Document
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.work import Work


class Holder(Protocol):
    """What holds the document that a command replaces."""

    def set_document(self, document: Document) -> None:
        """Make `document` the present one."""


@guarded
class Edit(QUndoCommand):
    """Replaces the document; `before` and `after` are the two.

    `text` is the English name of the edit, a template that is translated where it is shown, so that
    a change of language renames what was done before. Edits of one `merge` key, unless it is empty,
    are one edit that goes on.
    """

    def __init__(
        self, holder: Holder, name: str, before: Document, after: Document, merge: str
    ) -> None:
        super().__init__(name)
        self._holder = holder
        self.name = name
        self.before = before
        self.after = after
        self._merge = merge

    def goes_on(self, after: Document, merge: str) -> bool:
        """Lead to `after` instead, where it is the same edit going on; return whether it is.

        Qt's own merging leaves each merged command behind: PySide never frees what Qt drops in it.
        """
        if not merge or merge != self._merge:
            return False
        self.after = after
        self.redo()
        return True

    def redo(self) -> None:
        """Do it, or do it again."""
        self._holder.set_document(self.after)

    def undo(self) -> None:
        """Take it back."""
        self._holder.set_document(self.before)


class EditStack(QUndoStack):
    """The edits that can be undone or done again."""

    def steps(self) -> tuple[Step, ...]:
        """Return every edit, in order."""
        return tuple(Step(one.name, one.before, one.after) for one in self._edits())

    def take(self, holder: Holder, work: Work) -> None:
        """Have the edits of kept work in the place of all there are."""
        self.clear()
        for step in work.steps:
            self.push(Edit(holder, step.name, step.before, step.after, ""))
        if work.clean is None:
            self.resetClean()
        else:
            self.setIndex(work.clean)
            self.setClean()
        self.setIndex(work.index)

    def went_on(self, after: Document, key: str) -> bool:
        """Let the last edit go on to `after`, if it is the same; what was saved stays a step."""
        last = self.command(self.index() - 1)
        is_open = self.index() == self.count() and not self.isClean()
        if not (is_open and isinstance(last, Edit) and last.goes_on(after, key)):
            return False
        self.indexChanged.emit(self.index())
        return True

    def document_of(self, scenario: Scenario) -> Document | None:
        """Return the last document on the way here that asks just this; None: there is none."""
        for edit in reversed([*self._edits()]):
            for document in (edit.after, edit.before):
                if document.scenario is scenario:
                    return document
        return None

    def _edits(self) -> Iterator[Edit]:
        commands = (self.command(at) for at in range(self.count()))
        return (one for one in commands if isinstance(one, Edit))
