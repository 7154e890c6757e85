"""The rows of the action finder: the words of an action and, at the right, its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

Index = QModelIndex | QPersistentModelIndex
_NATIVE = QKeySequence.SequenceFormat.NativeText
_ROLE = Qt.ItemDataRole
_KEYS = 1


class Found(NamedTuple):
    """An action and the menus it is in, as they are read."""

    path: str
    action: QAction

    @property
    def keys(self) -> str:
        """The keys that call it."""
        return self.action.shortcut().toString(_NATIVE)


@guarded
class ActionRows(QAbstractTableModel):
    """`found` are the actions shown, in their order; what cannot be done now is disabled."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[Found] = ()

    def show_actions(self, found: Sequence[Found]) -> None:
        """Show other actions."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return how many actions are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.found)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Return two: words and keys."""
        return 0 if parent is not None and parent.isValid() else _KEYS + 1

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return the words or the keys of an action."""
        one = self.found[index.row()]
        if role == _ROLE.DisplayRole:
            return one.keys if index.column() == _KEYS else one.path
        if role == _ROLE.TextAlignmentRole and index.column() == _KEYS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        flags = Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsSelectable
        if self.found[index.row()].action.isEnabled():
            flags |= Qt.ItemFlag.ItemIsEnabled
        return flags
