"""What is still to settle in a corridor that is typed: each line leads to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.form import name_input
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from remitcalc.output.language import Language

_LINES = 3
_ROOM = 14


class Point(NamedTuple):
    """One thing to settle; `is_doubt`: it may be right as it is, and somebody can say so."""

    text: str
    is_doubt: bool = False
    place: object = None
    """Where it is settled: it is the same point while what stands there changes."""


@guarded
class ProblemsList(Card):
    """`chosen` tells which point somebody wants to see, `right` which one is right as it is."""

    chosen = Signal(int)
    right = Signal(int)

    def __init__(self, language: Language) -> None:
        super().__init__(margin=10)
        self._language = language
        self._points: Sequence[Point] = ()
        self._is_chosen = False
        """Whether somebody came to the current line; else it is the first there is."""
        self.title = label("cardTitle", wraps=True)
        self.note = label("note", wraps=True)
        self.list = _Lines()
        name_input(
            self.list,
            language.text("Things to settle"),
            help_text=language.text("Enter leads to the place of the chosen one."),
        )
        self.go_button = QPushButton(language.text("Go there"))
        self.right_button = QPushButton(language.text("It is right"))
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.right_button)
        row.addWidget(self.go_button)
        self.column.addLayout(row)
        self.column.addWidget(self.list)
        self.column.addWidget(self.note)
        self.list.itemClicked.connect(lambda _: self._go())
        self.list.entered_.connect(self._go)
        self.list.currentRowChanged.connect(self._come_to)
        self.go_button.clicked.connect(self._go)
        self.right_button.clicked.connect(lambda: self.right.emit(self.list.currentRow()))
        self.tell(())

    def tell(self, points: Sequence[Point], note: str = "") -> None:
        """Show other points; one that somebody chose stays chosen where it is still there."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if points == self._points and self.title.text():
            return
        at = self.list.currentRow()
        is_kept = self._is_chosen and 0 <= at < len(self._points)
        kept = self._points[at].place if is_kept else None
        self._points = points
        language = self._language
        self.title.setText(
            language.plural("{count} thing to settle", "{count} things to settle", len(points))
            if points
            else language.text("Nothing is left to settle.")
        )
        self.list.blockSignals(True)  # noqa: FBT003 - nobody has chosen anything
        self.list.clear()
        self.list.addItems([point.text for point in points])
        places = [point.place for point in points]
        self._is_chosen = is_kept and kept in places
        if points:
            self.list.setCurrentRow(places.index(kept) if self._is_chosen else 0)
        self.list.blockSignals(False)  # noqa: FBT003
        for widget in (self.list, self.go_button):
            widget.setVisible(bool(points))
        self._follow()
        self.list.fit()

    def choose(self, at: int) -> None:
        """Make a point the chosen one."""
        self.list.setCurrentRow(at)
        self._is_chosen = True

    def next(self) -> int:
        """Return the point after the chosen one, the first where none was chosen; -1: none."""
        if not self._points:
            return -1
        return (self.list.currentRow() + self._is_chosen) % len(self._points)

    def _come_to(self, at: int) -> None:
        self._is_chosen = at >= 0
        self._follow()

    def _follow(self) -> None:
        at = self.list.currentRow()
        is_doubt = 0 <= at < len(self._points) and self._points[at].is_doubt
        self.right_button.setVisible(is_doubt)

    def _go(self) -> None:
        if self.list.currentRow() >= 0:
            self.chosen.emit(self.list.currentRow())


@guarded
class _Lines(QListWidget):
    """As high as its first lines; `entered_` tells that Enter was pressed."""

    entered_ = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def fit(self) -> None:
        """Be as high as there are lines, up to a few."""
        lines = min(max(self.count(), 1), _LINES)
        self.setFixedHeight(lines * (self.fontMetrics().height() + _ROOM) + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Lead to the place of a point on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_.emit()
        else:
            super().keyPressEvent(event)
