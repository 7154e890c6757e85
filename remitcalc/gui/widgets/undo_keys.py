"""Undo and redo are the session's: what is undone is the edit, not the letters of one box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_Key = QKeySequence.StandardKey


def leave_undo(box: QWidget) -> None:
    """Keep a box from taking the keys of undo and redo for itself."""
    box.installEventFilter(_UndoKeys(box))


@guarded
class _UndoKeys(QObject):
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_theirs = event.matches(_Key.Undo) or event.matches(_Key.Redo)
            if is_theirs:
                event.ignore()
            return is_theirs
        return False
