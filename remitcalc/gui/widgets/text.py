"""Labels of the window's few kinds of text; their looks are in `appearance`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(
    kind: str, text: str = "", parent: QWidget | None = None, *, wraps: bool = False
) -> QLabel:
    """Return a label whose text is of `kind`: headline, section, figure, note, body and others."""
    made = QLabel(text, parent)
    made.setObjectName(kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setIndent(0)  # or one whose style has an edge would stand apart from what is around it
    if wraps:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def selectable(made: QLabel) -> QLabel:
    """Let the text of a label be copied with the mouse."""
    made.setTextInteractionFlags(
        made.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByMouse
    )
    return made
