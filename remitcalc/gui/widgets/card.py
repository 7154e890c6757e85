"""A flat surface with a hairline around it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout


class Card(QFrame):
    """A surface; `column` takes what stands on it."""

    def __init__(self, *, margin: int = 12) -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(8)
