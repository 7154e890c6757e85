"""The one undo command: a scenario in place of another, with a name and a merge key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from remitcalc.model.scenario import Scenario

_NEVER_MERGED = -1


class Holder(Protocol):
    """What holds the scenario that a command replaces."""

    def hold(self, scenario: Scenario) -> None:
        """Make `scenario` the present one."""


class EditScenario(QUndoCommand):
    """Replaces the scenario. Successive edits with the same merge key become one.

    `text` is the English name of the edit, a template that is translated where it is shown, so that
    a change of language renames what was done before.
    """

    def __init__(
        self, holder: Holder, name: str, before: Scenario, after: Scenario, merge: str
    ) -> None:
        super().__init__(name)
        self._holder = holder
        self._before = before
        self._after = after
        self._merge = merge

    def id(self) -> int:
        """Return a number that equal merge keys share."""
        return hash(self._merge) & 0x3FFFFFFF if self._merge else _NEVER_MERGED

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802
        """Take over what `other` leads to, where it is the same edit going on.

        `other` is left holding nothing: PySide never frees a command that Qt dropped in merging.
        """
        if not isinstance(other, EditScenario) or other._merge != self._merge:
            return False
        self._after = other._after
        del other._before, other._after
        return True

    def redo(self) -> None:
        """Do it, or do it again."""
        self._holder.hold(self._after)

    def undo(self) -> None:
        """Take it back."""
        self._holder.hold(self._before)
