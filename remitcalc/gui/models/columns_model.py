"""A table model over columns: arrays in, cells said only where they are shown.

Sorting and narrowing order row numbers in NumPy; nothing is copied, no proxy stands between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.text import tip
from remitcalc.output.figure_words import FigureWords

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from remitcalc.output.language import Language
    from remitcalc.output.tables.cell import Cell

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable
"""Put together once: that takes longer than all else that is told of a cell."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MOST_TEXTS = 5_000


class ShownColumn(NamedTuple):
    """One column of a table.

    `apart` says which figure of a row can be taken apart, as "workers.pooled.total"; empty: none.

    `cell` gives what stands in a row, `keys` what rows sort by (None: as text); `is_known` is False
    where there is no figure: such rows come last, whichever way one sorts. `copied` gives what
    leaves the program where that is something else; `is_marked` says whether a row's
    text has the model's `mark_colour`. `role` is what a person may type there; empty: nothing.
    `total` is the sum of the column, `employer` what the employer pays beside it. `sign` names a
    mark in a cell's corner, `hint` says what it means. `least_width`, in pixels, is what words keep
    where there is no room; 0: as usual where they can stretch, else all of them.
    """

    heading: str
    cell: Callable[[int], Cell]
    keys: NDArray[Any] | None = None
    is_known: NDArray[np.bool_] | None = None
    is_figure: bool = False
    apart: str = ""
    help_text: str = ""
    copied: Callable[[int], Cell] | None = None
    can_stretch: bool = False
    is_marked: Callable[[int], bool] | None = None
    role: str = ""
    total: Cell = ""
    employer: Cell = ""
    sign: Callable[[int], str] | None = None
    hint: Callable[[int], str] | None = None
    least_width: int = 0


class Contents(NamedTuple):
    """A table as it was: `cells` give what stands in a row of each column, `rows` are the rows."""

    headings: tuple[str, ...]
    are_figures: tuple[bool, ...]
    cells: tuple[Callable[[int], Cell], ...]
    rows: list[int]


@guarded
class ColumnsModel(QAbstractTableModel):
    """Columns of equal length. `is_bold` marks rows that stand out.

    Attributes
    ----------
    columns : sequence of Column
    total : int
        How many rows there are, whether they are shown or not.
    """

    def __init__(self) -> None:
        super().__init__()
        self.columns: Sequence[ShownColumn] = ()
        self.total = 0
        self.mark_colour: QColor | None = None
        self._order: NDArray[np.intp] = np.arange(0)
        self._bold: frozenset[int] = frozenset()
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._words = ""
        self._said: Callable[[Cell], str] = str
        self._texts: dict[tuple[int, int], str] = {}

    def show_columns(
        self,
        columns: Sequence[ShownColumn],
        rows: int,
        language: Language,
        bold: frozenset[int] = frozenset(),
    ) -> None:
        """Show other columns, sorted as before; the selection goes where the shape changes."""
        same = len(columns) == len(self.columns) and rows == self.total and not self._words
        retitled = _titles(columns) != _titles(self.columns)
        if not same:
            self.beginResetModel()
        self.columns, self.total, self._bold = columns, rows, bold
        self._said = FigureWords(language).shown
        self._order = self._ordered()
        first, last = self._changed_rows()
        if same and first == last:
            for at in range(len(columns)):
                self._texts.pop((self.source_row(first), at), None)
        else:
            self._texts.clear()
        if same:
            if first <= last and columns:
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(columns) - 1))
            if retitled:  # otherwise the view would lay itself out and paint once more
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        else:
            self.endResetModel()

    def _changed_rows(self) -> tuple[int, int]:
        """Return the first and the last row of those that may be others than before."""
        return 0, len(self._order) - 1

    def narrow(self, words: str) -> None:
        """Show only the rows in whose texts, figures apart, `words` occur; empty: all rows."""
        folded = words.strip().casefold()
        if folded != self._words:
            self._words = folded
            self.beginResetModel()
            self._order = self._ordered()
            self.endResetModel()

    def source_row(self, row: int) -> int:
        """Return the row of the columns that stands in `row` of the table."""
        return int(self._order[row])

    def row_of(self, source: int) -> int:
        """Return the row of the table in which a row of the columns stands; -1: in none."""
        found = np.flatnonzero(self._order == source)
        return int(found[0]) if len(found) else -1

    def role(self, at: int) -> str | None:
        """Return what may be typed in a column; None: nothing."""
        role = self.columns[at].role if 0 <= at < len(self.columns) else ""
        return role or None

    def column_of(self, role: str) -> int:
        """Return the column of a role; -1: it is not shown."""
        return next((at for at, one in enumerate(self.columns) if one.role == role), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that some cells may be typed in."""
        if not index.isValid():
            return super().flags(index)
        return _TYPED if self.role(index.column()) else _SHOWN

    def hold(self, row: int) -> None:
        """Keep the rows where they are while one types in a row of the columns."""

    def text(self, row: int, at: int) -> str:
        """Return the text in `row` of the table, column `at`.

        What was said lately is known again: a table is painted far more often than it changes.
        """
        place = (int(self._order[row]), at)
        text = self._texts.get(place)
        if text is None:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            text = self._texts[place] = self._said(self.columns[at].cell(place[0]))
        return text

    def measured_text(self, row: int, at: int) -> str:
        """Return what a column is to be as wide as: the text of a cell, or less of it."""
        return self.text(row, at)

    def total_text(self, at: int) -> str:
        """Return the sum of column `at`; empty where there is none."""
        return self._said(self.columns[at].total)

    def employer_text(self, at: int) -> str:
        """Return what the employer pays beside the sum of column `at`; empty where it does not."""
        return self._said(self.columns[at].employer)

    def is_bold(self, row: int) -> bool:
        """Return whether `row` of the table stands out."""
        return self.source_row(row) in self._bold

    def mark(self, row: int, at: int) -> QColor | None:
        """Return the colour of the text in `row` of the table, column `at`; None: the usual one."""
        is_marked = self.columns[at].is_marked
        return self.mark_colour if is_marked and is_marked(self.source_row(row)) else None

    def sign(self, row: int, at: int) -> str:
        """Return which sign stands in the corner of a cell; empty: none."""
        sign = self.columns[at].sign
        return sign(self.source_row(row)) if sign is not None else ""

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return what a cell shows."""
        if index.isValid():
            return self._cell(self.columns[index.column()], int(self._order[index.row()]), role)
        return None

    def _cell(self, column: ShownColumn, row: int, role: int) -> Any:
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return self._said(column.cell(row))
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.is_figure else _LEFT
        if role == _ROLE.FontRole and row in self._bold:
            return bold_font(QFont())
        if role == _ROLE.ForegroundRole and column.is_marked and column.is_marked(row):
            return self.mark_colour
        return self._beside(column, row, role)

    def _beside(self, column: ShownColumn, row: int, role: int) -> str | None:
        """Return what is told beside a cell: what its sign means; its text, which may be cut."""
        if role == _ROLE.AccessibleDescriptionRole and column.hint is not None:
            return column.hint(row) or None
        if role == _ROLE.ToolTipRole:
            return tip(said) if (said := self._text_and_hint(column, row)) else None
        return None

    def _text_and_hint(self, column: ShownColumn, row: int) -> str:
        words = "" if column.is_figure else self._said(column.cell(row))
        meant = column.hint(row) if column.hint is not None else ""
        return "\n".join(filter(None, (words, meant)))

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """Return a heading."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _ROLE.DisplayRole:
            return column.heading
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.is_figure else _LEFT
        if role == _ROLE.ToolTipRole and column.help_text:
            return tip(column.help_text)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of the columns themselves."""
        self.layoutAboutToBeChanged.emit()
        before = self._order
        self._sorted = (column, order)
        self._order = self._ordered()
        places = np.zeros(len(before) + self.total, dtype=np.intp)
        places[self._order] = np.arange(len(self._order))
        old = self.persistentIndexList()
        new = [self.index(int(places[before[i.row()]]), i.column()) for i in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def contents(self, places: Sequence[int] | None = None) -> Contents:
        """Return what may leave the program, in the present order: all rows, or those at `places`.

        It stays what it is while the table goes on, and can be read in another thread.
        """
        order = self._order if places is None else self._order[list(places)]
        order = order[order < self.total]
        return Contents(
            tuple(column.heading for column in self.columns),
            tuple(column.is_figure for column in self.columns),
            tuple(column.copied or column.cell for column in self.columns),
            order.tolist(),
        )

    def _ordered(self) -> NDArray[np.intp]:
        order = self._sorted_rows()
        return order[self._is_named()[order]] if self._words else order

    def _is_named(self) -> NDArray[np.bool_]:
        worded = [column.cell for column in self.columns if not column.is_figure]
        rows, said = range(self.total), self._said
        texts = ("\n".join(said(cell(row)) for cell in worded).casefold() for row in rows)
        return np.fromiter((self._words in text for text in texts), np.bool_, self.total)

    def _sorted_rows(self) -> NDArray[np.intp]:
        at, direction = self._sorted
        rows = self.total
        if not 0 <= at < len(self.columns):
            return np.arange(rows)
        column = self.columns[at]
        keys = column.keys
        if keys is None:
            keys = np.array([self._said(column.cell(row)).casefold() for row in range(rows)])
        if direction == Qt.SortOrder.DescendingOrder:
            order = rows - 1 - np.argsort(keys[::-1], kind="stable")[::-1]
        else:
            order = np.argsort(keys, kind="stable")
        if column.is_known is not None:
            known = column.is_known[order]
            order = np.concatenate([order[known], order[~known]])
        return order


def _titles(columns: Sequence[ShownColumn]) -> list[tuple[str, str]]:
    return [(column.heading, column.help_text) for column in columns]


def bold_font(font: QFont) -> QFont:
    """Return `font`, bold."""
    bold = QFont(font)
    bold.setBold(True)
    return bold
