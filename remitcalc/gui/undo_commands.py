"""The one undo command: a document in place of another, with a name and a merge key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoCommand

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from remitcalc.model.document import Document


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
