"""The table model of a grid: one row per record, and an empty one below in which one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from PySide6.QtCore import Qt

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.editors.records import Look
from remitcalc.gui.models.columns_model import ColumnsModel, ShownColumn
from remitcalc.gui.widgets.text import tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.editors.records import GridCell, Records
    from remitcalc.gui.models.columns_model import Index
    from remitcalc.output.language import Language

_ROLE = Qt.ItemDataRole
_MOST_KEPT = 2_000
_LONGEST_FIGURE = 8
Spot = tuple[int, str]
"""Row of the records, and key of the column."""


class _Inks(NamedTuple):
    quiet: QColor
    unknown: QColor
    alarm: QColor
    together: QColor


class _Kept:
    """The cells of a record that were worked out, and what it was made of then."""

    __slots__ = ("cells", "state", "turn")

    def __init__(self, state: tuple[object, ...]) -> None:
        self.state, self.turn = state, -1
        self.cells: dict[str, GridCell] = {}


@guarded
class GridModel(ColumnsModel):
    """Shows `Records` in their own order.

    Attributes
    ----------
    faults : mapping of row and column to text
        What is to be said of cells.
    """

    def __init__(self, records: Records, language: Language) -> None:
        super().__init__()
        self.records, self._language = records, language
        self.faults: Mapping[Spot, str] = {}
        self._inks: _Inks | None = None
        self._kept: dict[int, _Kept] = {}
        self._turn = 0
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        from PySide6.QtGui import QColor

        colours = theme.colours
        said = (colours.quiet, colours.example, colours.alarm, colours.pooled)
        self._inks = _Inks(*map(QColor, said))

    def refresh(self) -> None:
        """Show the records of now."""
        self._turn += 1
        columns = [
            ShownColumn(
                heading=one.heading,
                cell=self._cells(one.key),
                is_figure=one.is_figure,
                help_text=one.help_text,
                can_stretch=one.can_stretch,
                least_width=one.least_width,
                role="" if one.is_fixed else one.key,
            )
            for one in self.records.columns
        ]
        self.show_columns(columns, len(self.records), self._language)

    def tell_faults(self, faults: Mapping[Spot, str]) -> None:
        """Mark other cells as those about which something is to be said."""
        if faults == self.faults:
            return
        self.faults = faults
        if self.rowCount() and self.columns:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def key(self, at: int) -> str:
        """Return the key of a column."""
        return self.records.columns[at].key

    def cell(self, row: int, key: str) -> GridCell:
        """Return what a cell shows, worked out once for what its record is made of."""
        kept = self._kept.get(row)
        if kept is None or kept.turn != self._turn:
            state = self.records.state(row)
            if kept is None or _is_other(kept.state, state):
                kept = self._kept[row] = _Kept(state)
            kept.turn = self._turn
        found = kept.cells.get(key)
        if found is None:
            found = kept.cells[key] = self.records.cell(row, key)
        return found

    def is_new(self, row: int) -> bool:
        """Return whether a row is the empty one below the last record."""
        return row >= self.total

    def is_bold(self, row: int) -> bool:
        """Return whether a row stands out."""
        return row < self.total and self.records.is_bold(row)

    def look(self, row: int, at: int) -> Look:
        """Return what kind of thing stands in a cell."""
        if self.is_new(row):
            return Look.PLAIN
        return self.cell(row, self.key(at)).look

    def measured_text(self, row: int, at: int) -> str:
        """Return what a column is to be as wide as: no figure is as long as what is typed wrong."""
        text = self.text(row, at)
        is_wrong = self.columns[at].is_figure and self.look(row, at) is Look.BROKEN
        return text[:_LONGEST_FIGURE] if is_wrong else text

    def fault(self, row: int, at: int) -> str:
        """Return what is to be said of a cell; empty: nothing."""
        return self.faults.get((row, self.key(at)), "") if self.faults else ""

    def mark(self, row: int, at: int) -> QColor | None:
        """Return the colour of the text in a cell."""
        inks = self._inks
        if inks is None:
            return None
        if self.is_new(row):
            return inks.quiet
        look = self.look(row, at)
        if look is Look.PLAIN and not self.faults:
            return None
        if look is Look.BROKEN or (look is not Look.UNKNOWN and self.fault(row, at)):
            return inks.alarm
        return {Look.UNKNOWN: inks.unknown, Look.TOGETHER: inks.together}.get(look)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return what a cell shows; to a screen reader, with what is to be said of it."""
        if index.isValid() and role == _ROLE.AccessibleTextRole:
            return ". ".join(self._told(index))
        if index.isValid() and role == _ROLE.ToolTipRole:
            return tip("\n".join(self._told(index)))
        if index.isValid() and role == _ROLE.FontRole and not self.is_bold(index.row()):
            return None
        return super().data(index, role)

    def _told(self, index: Index) -> list[str]:
        row, at = index.row(), index.column()
        return [part for part in (self._spoken(row, at), self.fault(row, at)) if part]

    def _changed_rows(self) -> tuple[int, int]:
        """Return the first and the last row in which something else stands than was shown."""
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
            return super()._changed_rows()
        state = self.records.state
        changed = [
            row
            for row, kept in self._kept.items()
            if row < self.total and _is_other(kept.state, state(row))
        ]
        for row in changed:  # told of once, whether it is in sight and shown anew or not
            del self._kept[row]
        return (min(changed), max(changed)) if changed else (0, -1)

    def _spoken(self, row: int, at: int) -> str:
        if self.is_new(row):
            return self.text(row, at)
        cell = self.cell(row, self.key(at))
        unknown = self._language.text("not known") if cell.look is Look.UNKNOWN else ""
        return cell.spoken or unknown or cell.text

    def _cells(self, key: str) -> Any:
        records, first = self.records, self.records.columns[0].key

        def shown(row: int) -> str:
            if row < self.total:
                return self.cell(row, key).text
            return records.invitation if key == first else ""

        return shown

    def _ordered(self) -> NDArray[np.intp]:
        rows = self.total + bool(self.records.invitation)
        return self._order if len(self._order) == rows else np.arange(rows)


def _is_other(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return any(a is not b for a, b in zip(before, now, strict=True))
