"""A table: sorts by its headings, copies with headings, is as wide as its words need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.models.columns_model import bold_font
from remitcalc.gui.widgets.cell_painter import CELL_MARGIN, CellPainter
from remitcalc.gui.widgets.painted_table import PaintedTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from remitcalc.gui.models.columns_model import ColumnsModel
    from remitcalc.gui.tasks import Tasks
    from remitcalc.gui.widgets.copied_table import Copied
    from remitcalc.output.language import Language

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROW_ROOM = 12
_SAID_BELOW = 12
_CELL_ROOM = 2 * CELL_MARGIN + 4
_HEADING_ROOM = 18
_ARROW_ROOM = 14
_WIDEST = 240
_COPIED_AT_ONCE = 1_000
_COPYING = "copying"
_UNTIL_FITTED = 150
"""Milliseconds until columns fit new figures, so that they stand still while a figure is spun."""
_LOOKS = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
_NARROWEST = 108
"""What words keep where there is not room for all: figures are never cut off."""


@guarded
class TableView(PaintedTable):
    """Shows a `ColumnsModel`. A column keeps the width a person gives it.

    `when_ready` calls what it is given once the figures are those of now: what is copied waits.

    `copied` tells how many rows were put on the clipboard. `apart_asked`: the figure of a cell is
    to be taken apart: which one its column says, the row of the columns, whether by a key.

    A double click on the edge of a heading gives the column back the width its words need.
    `nothing` is said in the place of rows where there are none; with `tasks` many rows are copied
    off the window's thread.
    """

    copied = Signal(int)
    apart_asked = Signal(str, int, bool)
    rows_measured = 40
    """How many rows, the first ones, columns are as wide as."""

    def __init__(
        self,
        model: ColumnsModel,
        language: Language,
        name: str,
        *,
        nothing: str = "",
        tasks: Tasks | None = None,
    ) -> None:
        super().__init__()
        self._language, self._nothing, self._tasks = language, nothing, tasks
        self.when_ready: Callable[[Callable[[], None]], None] = lambda action: action()
        self._columns = model
        self._needed: list[int] = []
        self._pressed: QPersistentModelIndex | None = None
        self._whole: list[int] = []
        self._given: dict[int, int] = {}
        self._is_spreading = False
        self.setModel(model)
        self._painter = CellPainter(model, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_headers()
        model.modelReset.connect(self.fit)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_UNTIL_FITTED)
        self._later.timeout.connect(self.fit)
        model.dataChanged.connect(self._fit_later)

    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_row_height()
        headings = self.horizontalHeader()
        headings.setHighlightSections(False)
        # Of its own, in which nothing is: they look the same whatever is selected below them.
        headings.setSelectionModel(QItemSelectionModel(self._columns, headings))
        headings.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        headings.setSortIndicatorClearable(True)
        headings.setResizeContentsPrecision(self.rows_measured)
        headings.setMinimumSectionSize(36)
        self.setSortingEnabled(True)
        headings.sortIndicatorChanged.connect(self.fit)
        headings.sectionResized.connect(self._take_width)
        headings.sectionHandleDoubleClicked.connect(self._forget_width)

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_ROOM)

    def fit(self) -> None:
        """Give each column what its words need and the room left to those that can use it."""
        if any(at >= len(self._columns.columns) for at in self._given):
            self._given = {}
        self._needed = []
        self._spread()

    def widths(self) -> dict[int, int]:
        """Return the widths that a person gave, by column."""
        return dict(self._given)

    def give_widths(self, widths: dict[int, int]) -> None:
        """Give columns the widths that a person once gave them."""
        self._given = dict(widths)
        self._spread()

    def _fit_later(self) -> None:
        self._later.start()

    def _take_width(self, at: int, _before: int, width: int) -> None:
        if not self._is_spreading:
            self._given[at] = width

    def _forget_width(self, at: int) -> None:
        self._given.pop(at, None)
        self.fit()

    def _spread(self) -> None:
        columns = self._columns.columns
        if not columns or not self.isVisible():
            return
        self._needed = self._needed or self._measured()
        widths = [self._given.get(at, needed) for at, needed in enumerate(self._needed)]
        free = [at for at in range(len(columns)) if at not in self._given]
        elastic = [at for at in free if columns[at].can_stretch]
        giving = [at for at in free if at in elastic or columns[at].least_width]
        spare = self.viewport().width() - sum(widths)
        for at in elastic if spare > 0 else ():  # first to words that are longer than usual
            longer = min(spare, max(self._whole[at] - widths[at], 0))
            widths[at] += longer
            spare -= longer
        shares = elastic if spare >= 0 else giving
        least = {at: columns[at].least_width or _NARROWEST for at in shares}
        _share_out(spare, widths, {at: max(least[at], self._heading_width(at)) for at in shares})
        if widths == [self.columnWidth(at) for at in range(len(widths))]:
            return  # else all would be painted anew
        self._is_spreading = True
        self.setUpdatesEnabled(False)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        self.setUpdatesEnabled(True)
        self._is_spreading = False

    def _measured(self) -> list[int]:
        """Return the width that each column needs: that of its heading and of its first rows.

        The text is measured, not asked for from the view, which would style each cell for it.
        """
        rows = range(min(self._columns.rowCount(), self.rows_measured))
        plain, bold = self.fontMetrics(), QFontMetrics(bold_font(self.font()))
        least = self.horizontalHeader().minimumSectionSize()
        widths = []
        for at in range(len(self._columns.columns)):
            texts = (self._columns.measured_text(row, at) for row in rows)
            cells = [
                (bold if self._columns.is_bold(row) else plain).horizontalAdvance(text)
                for row, text in zip(rows, texts, strict=True)
            ]
            below = [self._columns.total_text(at), self._columns.employer_text(at)]
            if not at and any(map(self._columns.total_text, range(len(self._columns.columns)))):
                below.append(self._language.text("Total"))  # it stands before the sums
            cells.extend(map(bold.horizontalAdvance, below))
            needed = max(cells) + _CELL_ROOM
            widths.append(max(needed, self._heading_width(at), least))
        self._whole = widths
        return [min(_WIDEST, width) for width in widths]

    def narrow(self, words: str) -> None:
        """Show only the rows in which `words` occur."""
        self._columns.narrow(words)

    def copy(self) -> None:
        """Put the table, or the selected rows of it, on the clipboard with its headings.

        As text with tabs and as a table for spreadsheets and text programs; names of workers as
        numbers.
        """
        self.when_ready(self._copy)

    def _copy(self) -> None:
        from remitcalc.gui.widgets.copied_table import copied  # the window starts without

        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        table = self._columns.contents(chosen if len(chosen) > 1 else None)
        language = self._language

        def put(done: Copied) -> None:
            QGuiApplication.clipboard().setMimeData(done.data())
            self.copied.emit(len(table.rows))

        if self._tasks is None or len(table.rows) <= _COPIED_AT_ONCE:
            put(copied(table, language))
        else:
            self._tasks.run(lambda tick: copied(table, language, tick), put, key=_COPYING)

    def serve(
        self,
        copied: SignalInstance,
        apart_asked: SignalInstance,
        when_ready: Callable[[Callable[[], None]], None],
    ) -> None:
        """Tell others of what is copied and asked, and copy when the figures are those of now."""
        self.copied.connect(copied)
        self.apart_asked.connect(apart_asked)
        self.when_ready = when_ready

    def apart(self, at: QModelIndex) -> str:
        """Return which figure of its row a cell is that can be taken apart; empty: none."""
        return self._columns.columns[at.column()].apart if at.isValid() else ""

    def is_apart(self, at: QModelIndex) -> bool:
        """Return whether a cell has a figure that can be taken apart."""
        return bool(self.apart(at) and self._columns.text(at.row(), at.column()))

    def ask(self, at: QModelIndex, *, by_key: bool) -> None:
        """Ask for the figure of a cell to be taken apart."""
        apart, row = self.apart(at), self._columns.source_row(at.row())
        self.when_ready(lambda: self.apart_asked.emit(apart, row, by_key))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a click on a figure; rows are selected as ever."""
        at = self.indexAt(event.position().toPoint())
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = QPersistentModelIndex(at) if is_plain and self.is_apart(at) else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask by a click: it begins and ends on the same figure."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        at = self.indexAt(event.position().toPoint())
        if pressed is not None and at == pressed:
            self.ask(at, by_key=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy as anywhere else; ask by Enter."""
        at = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in ENTER and self.is_apart(at):
            self.ask(at, by_key=True)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Say that there is nothing where there are no rows."""
        QPainter(self.viewport()).fillRect(event.rect(), self.palette().base())
        super().paintEvent(event)
        if self._nothing and not self._columns.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(CELL_MARGIN, _SAID_BELOW, -CELL_MARGIN, 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self._nothing)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Paint in the colours and letters of now."""
        if event.type() in _LOOKS:
            self._painter.look_again()
        if event.type() == QEvent.Type.FontChange:
            self._set_row_height()
            self._fit_later()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._spread()

    def _heading_width(self, at: int) -> int:
        metrics = self.horizontalHeader().fontMetrics()
        lines = self._columns.columns[at].heading.split("\n")
        words = max(metrics.horizontalAdvance(line) for line in lines)
        is_sorted = self.horizontalHeader().sortIndicatorSection() == at
        return words + _HEADING_ROOM + (_ARROW_ROOM if is_sorted else 0)


def _share_out(spare: int, widths: list[int], elastic: dict[int, int]) -> None:
    """Add the room that is left to the elastic widths; take from them what is missing.

    `elastic` has what each of them keeps at least.
    """
    if spare >= 0:
        for at in elastic:
            widths[at] += spare // len(elastic)
        return
    dispensable = {at: max(0, widths[at] - least) for at, least in elastic.items()}
    most = sum(dispensable.values())
    for at, most_here in dispensable.items():
        widths[at] -= -(-most_here * min(-spare, most) // max(most, 1))  # rounded up: none is over
