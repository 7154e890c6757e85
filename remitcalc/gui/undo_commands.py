"""The one undo command, a document in place of another, and the stack of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoCommand, QUndoStack

from remitcalc.drawing.guarded import guarded
from remitcalc.model.cell_patch import CellPatch, patch_between
from remitcalc.model.work import Step

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from remitcalc.model.document import Document
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.work import Work

KEPT_WHOLE = 300
"""Edits on either side of the present that hold whole documents: more than kept work has."""


class Holder(Protocol):
    """What holds the document that a command replaces."""

    document: Document

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
        self._ends: tuple[Document, Document] | CellPatch = (before, after)
        self._merge = merge

    @property
    def ends(self) -> tuple[Document, Document] | None:
        """The documents before and after; None: only what differs is held."""
        return None if isinstance(self._ends, CellPatch) else self._ends

    def squeeze(self) -> None:
        """Hold only what differs, where that is a few cells: each list is as long as all others."""
        if not isinstance(self._ends, CellPatch):
            self._ends = patch_between(*self._ends) or self._ends

    def goes_on(self, after: Document, merge: str) -> bool:
        """Lead to `after` instead, where it is the same edit going on; return whether it is.

        Qt's own merging leaves each merged command behind: PySide never frees what Qt drops in it.
        """
        if not merge or merge != self._merge:
            return False
        if isinstance(self._ends, CellPatch):
            return False
        self._ends = (self._ends[0], after)
        self.redo()
        return True

    def lead_from(self, before: Document) -> tuple[Document, Document]:
        """Hold both documents again, given the one before."""
        if isinstance(self._ends, CellPatch):
            self._ends = (before, self._ends.forward(before))
        return self._ends

    def lead_to(self, after: Document) -> tuple[Document, Document]:
        """Hold both documents again, given the one after."""
        if isinstance(self._ends, CellPatch):
            self._ends = (self._ends.back(after), after)
        return self._ends

    def redo(self) -> None:
        """Do it, or do it again."""
        self._holder.set_document(self.lead_from(self._holder.document)[1])

    def undo(self) -> None:
        """Take it back."""
        self._holder.set_document(self.lead_to(self._holder.document)[0])


class EditStack(QUndoStack):
    """The edits that can be undone or done again.

    Those far from the present hold only what they changed, where that is a few cells: at ten
    thousand workers ten thousand typed cells would else hold a gigabyte.
    """

    def __init__(self, holder: Holder, parent: QObject) -> None:
        super().__init__(parent)
        self._holder = holder
        self._whole: set[int] = set()
        self.indexChanged.connect(self._squeeze)

    def whole(self) -> range:
        """Return the places of the edits around the present whose documents are at hand."""
        first = last = self.index()
        least, most = max(first - KEPT_WHOLE, 0), min(last + KEPT_WHOLE, self.count())
        while first > least and self._ends(first - 1) is not None:
            first -= 1
        while last < most and self._ends(last) is not None:
            last += 1
        return range(first, last)

    def steps(self) -> tuple[Step, ...]:
        """Return those edits, in order."""
        return tuple(Step(self._edit(at).name, *(self._ends(at) or ())) for at in self.whole())

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
        for at in reversed(self.whole()):
            for document in reversed(self._ends(at) or ()):
                if document.scenario is scenario:
                    return document
        return None

    def _edit(self, at: int) -> Edit:
        edit = self.command(at)
        assert isinstance(edit, Edit)
        return edit

    def _ends(self, at: int) -> tuple[Document, Document] | None:
        return self._edit(at).ends

    def _squeeze(self, index: int) -> None:
        """Let those that have come to be far away hold less, and those that are near hold all."""
        near = range(max(0, index - KEPT_WHOLE), min(self.count(), index + KEPT_WHOLE))
        for at in [one for one in self._whole if one not in near]:
            self._whole.discard(at)
            if at < self.count():
                self._edit(at).squeeze()
        new = [at for at in near if at not in self._whole]
        self._whole.update(near)
        if all(self._ends(at) is not None for at in new):
            return
        document = self._holder.document
        for at in range(index - 1, near.start - 1, -1):
            document = self._edit(at).lead_to(document)[0]
        document = self._holder.document
        for at in range(index, near.stop):
            document = self._edit(at).lead_from(document)[1]
