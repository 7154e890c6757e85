"""The sums below the columns of a table, each to be taken apart."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.form import give_topic
from remitcalc.gui.models.columns_model import bold_font
from remitcalc.gui.widgets.cell_painter import CELL_MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from remitcalc.gui.models.workers_model import WorkersModel
    from remitcalc.gui.widgets.table_view import TableView
    from remitcalc.output.language import Language

_ROW_ROOM = 12
_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BY_KEY = True
EMPLOYER = "employer"
"""What the employer pays, after the way that it pays for: "workers.pooled.employer"."""


class _Cell(NamedTuple):
    line: int
    column: int


@guarded
class TotalsRow(QWidget):
    """The sums, and what the employer pays; stands still below. Arrows go from one to the other.

    `apart_asked`: a sum is to be taken apart: which one, -1 for all rows, whether by a key.
    """

    apart_asked = Signal(str, int, bool)

    def __init__(self, view: TableView, model: WorkersModel, language: Language) -> None:
        super().__init__()
        self._view, self._model, self._language = view, model, language
        self._lines = 1
        self._heard = ""
        self._cell: _Cell | None = None
        self._figure = ""
        """What the sum with the keyboard is: its column moves as others come and go."""
        self._pressed: _Cell | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        give_topic(self, "answer#explain")
        self.setAccessibleDescription(language.text("A click or Enter takes the figure apart."))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        headings = view.horizontalHeader()
        headings.sectionResized.connect(lambda *_: self.update())
        headings.geometriesChanged.connect(self.update)
        view.horizontalScrollBar().valueChanged.connect(lambda _: self.update())
        for changed in (model.modelReset, model.dataChanged):
            changed.connect(self._tell)
        self._tell()

    def texts(self) -> list[str]:
        """Return what stands below each column."""
        said = [self._model.total_text(at) for at in range(self._model.columnCount())]
        return [self._language.text("Total"), *said[1:]] if said else []

    def employer_texts(self) -> list[str]:
        """Return what the employer pays, below those columns; nothing where it does not."""
        said = [self._model.employer_text(at) for at in range(self._model.columnCount())]
        return [self._language.text("The employer pays"), *said[1:]] if any(said) else []

    def cells(self) -> list[tuple[int, int]]:
        """Return which sums can be taken apart: their lines and columns, as they are read."""
        columns, lines = self._model.columns, (self.texts(), self.employer_texts())
        return [
            _Cell(line, at)
            for line, texts in enumerate(lines)
            for at, text in enumerate(texts)
            if text and columns[at].apart
        ]

    def place_of(self, cell: tuple[int, int]) -> QRect:
        """Return where a sum is written."""
        line, at = cell
        height = (self.height() - 1) // self._lines
        start = self._view.viewport().x() + self._view.columnViewportPosition(at)
        return QRect(start, 1 + line * height, self._view.columnWidth(at), height)

    def ask(self, cell: tuple[int, int], *, by_key: bool) -> None:
        """Ask for a sum to be taken apart."""
        line, at = cell
        figure = self._model.columns[at].apart
        if line:
            figure = f"{figure.rpartition('.')[0]}.{EMPLOYER}"
        self._view.when_ready(lambda: self.apart_asked.emit(figure, -1, by_key))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from sum to sum, and ask."""
        key, cells = Qt.Key(event.key()), self.cells()
        if self._cell not in cells or key not in (*_ACROSS, *_DOWN, *_PRESSING):
            super().keyPressEvent(event)
        elif key in _PRESSING:
            self.ask(self._cell, by_key=_BY_KEY)
        elif key in _ACROSS:
            beside = [one for one in cells if one[0] == self._cell.line]
            at = beside.index(self._cell) + _ACROSS[key]
            self._go_to(beside[min(max(at, 0), len(beside) - 1)])
        else:
            line = self._cell.line + _DOWN[key]
            self._go_to(
                next((one for one in cells if one == (line, self._cell.column)), self._cell)
            )

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Come to the sum that was gone from, or the first."""
        super().focusInEvent(event)
        self._stay()
        self._name()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Be the whole row again to who listens."""
        super().focusOutEvent(event)
        self._name()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a click on a sum."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._cell_at(event.position().toPoint()) if is_left else None
        if self._pressed is not None:
            self._go_to(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask by a click: it begins and ends on the same sum."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._cell_at(event.position().toPoint()) == pressed:
            self.ask(pressed, by_key=not _BY_KEY)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show where a click asks for something."""
        cell = self._cell_at(event.position().toPoint())
        shape = Qt.CursorShape.ArrowCursor if cell is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def _cell_at(self, at: QPoint) -> _Cell | None:
        return next((_Cell(*one) for one in self.cells() if self.place_of(one).contains(at)), None)

    def _go_to(self, cell: tuple[int, int]) -> None:
        self._cell = _Cell(*cell)
        self._figure = self._model.columns[self._cell.column].apart
        first = self._model.index(0, self._cell.column)
        if first.isValid():  # bring the column into sight; the rows stay as they are
            bar = self._view.verticalScrollBar().value()
            self._view.scrollTo(first)
            self._view.verticalScrollBar().setValue(bar)
        self._name()
        self.update()

    def _stay(self) -> None:
        """Stay with the sum that has the keyboard where its column has moved; else be at one."""
        cells, columns = self.cells(), self._model.columns
        if not cells:
            return
        line = self._cell.line if self._cell is not None else 0
        same = [one for one in cells if columns[one[1]].apart == self._figure]
        same.sort(key=lambda one: one[0] != line)
        self._cell = _Cell(*(same or cells)[0])
        self._figure = columns[self._cell.column].apart

    def _name(self) -> None:
        """Be called by the sum that has the keyboard, else by all of them."""
        if not self.hasFocus() or self._cell not in self.cells():
            self.setAccessibleName(self._heard)
            return
        line, at = self._cell
        texts = self.employer_texts() if line else self.texts()
        said = (texts[0], self._model.columns[at].heading, texts[at])
        self.setAccessibleName(" ".join(said))

    def _room(self, texts: Sequence[str], line: int, at: int) -> QRect:
        """Return where a text has room: words go on below columns that have no sum."""
        room = self.place_of((line, at))
        if not self._model.columns[at].is_figure:
            beyond = itertools.takewhile(lambda one: not texts[one], range(at + 1, len(texts)))
            for one in beyond:
                room = room.united(self.place_of((line, one)))
        return room

    def _tell(self, *_: object) -> None:
        if self._cell is not None:
            self._stay()
        headings = [column.heading for column in self._model.columns]
        heard = []
        for texts in (self.texts(), self.employer_texts()):
            pairs = zip(headings[1:], texts[1:], strict=False)
            heard += [*texts[:1], *(f"{heading} {text}" for heading, text in pairs if text)]
        told = ", ".join(heard)
        if told == self._heard:
            return  # no sum changes with each cell that is typed
        self._heard = told
        self._name()
        lines = 2 if self.employer_texts() else 1
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of a row, or of two."""
        hint = super().sizeHint()
        hint.setHeight(self._lines * (self._view.fontMetrics().height() + _ROW_ROOM))
        return hint

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be as high as the letters of now need."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Write each sum below its column, as far as the column is in sight."""
        painter, view = QPainter(self), self._view
        painter.setFont(bold_font(view.font()))
        palette = view.palette()
        left, right = view.viewport().x(), view.viewport().geometry().right()
        painter.setClipRect(left, 0, right - left + 1, self.height())
        painter.fillRect(left, 0, right - left + 1, 1, palette.color(QPalette.ColorRole.Dark))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for line, texts in enumerate((self.texts(), self.employer_texts())):
            for at, text in enumerate(texts):
                is_figure = self._model.columns[at].is_figure
                side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
                room = self._room(texts, line, at).adjusted(CELL_MARGIN, 0, -CELL_MARGIN, 0)
                painter.drawText(room, int(side | middle), text)
        if self.hasFocus() and self._cell in self.cells():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 2))
            painter.drawRoundedRect(self.place_of(self._cell).adjusted(1, 1, -1, -1), 3, 3)
