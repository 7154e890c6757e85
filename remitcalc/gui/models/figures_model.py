"""Every figure behind the answer, as a table in which one types it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.models.columns_model import ColumnsModel, ShownColumn
from remitcalc.output.figure_labels import FigureLabels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.effects import Effect
    from remitcalc.model.price_place import PricePlace
    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.figures import FigureRow

STANDING = 5
"""The column of how far figures can be trusted."""


@guarded
class FiguresModel(ColumnsModel):
    """The figures, those that would settle the answer first; those typed over stand out.

    Attributes
    ----------
    rows : list of FigureRow
        In the order of the columns: while one types, that in which they stood before.
    labels : FigureLabels or None
        What is said of them; None: there are none yet.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FigureRow] = []
        self.labels: FigureLabels | None = None
        self._held: list[PricePlace] | None = None
        self._ordered_rows = 0

    def show_figures(
        self,
        answer: Answer,
        rows: Sequence[FigureRow],
        effects: Mapping[PricePlace, Effect | None],
    ) -> None:
        """Show the figures behind an answer, and how far they move it, as far as that is known."""
        self.rows = _as_held(rows, self._held)
        if self._held is not None:
            self._held = [row.place for row in self.rows]
        bold = frozenset(at for at, row in enumerate(self.rows) if row.is_typed)
        self.labels = FigureLabels(answer)
        columns = _Columns(answer, self.rows, effects, self.labels).all()
        self.show_columns(columns, len(self.rows), answer.language, bold)

    def hold(self, _row: int) -> None:
        """Keep the rows where they are, whatever would settle the answer meanwhile."""
        if self._held is None:
            self._held = [row.place for row in self.rows]

    def let_go(self) -> None:
        """Let the rows stand in the order of what would settle the answer again."""
        self._held = None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, what was typed since counted."""
        self._held = None
        super().sort(column, order)

    def narrow(self, words: str) -> None:
        """Show only the rows in which words occur, what was typed since counted."""
        self._held = None
        super().narrow(words)

    def _ordered(self) -> NDArray[np.intp]:
        if self._held is None or self._ordered_rows != self.total:
            self._ordered_rows = self.total
            return super()._ordered()
        return self._order


def _as_held(rows: Sequence[FigureRow], held: list[PricePlace] | None) -> list[FigureRow]:
    """Return rows in the order in which they stood; one of a part that changed stands in it."""
    if held is None:
        return [*rows]
    places = {place: at for at, place in reversed([*enumerate(held)])}
    wholes = {place.whole: at for at, place in reversed([*enumerate(held)])}
    last = len(held)
    return sorted(rows, key=lambda row: places.get(row.place, wholes.get(row.place.whole, last)))


class _Columns:
    """The columns of the figures behind an answer, and how far each moves it."""

    def __init__(
        self,
        answer: Answer,
        rows: list[FigureRow],
        effects: Mapping[PricePlace, Effect | None],
        labels: FigureLabels,
    ) -> None:
        self._rows, self._effects, self._labels = rows, effects, labels
        self.text = answer.language.text

    def all(self) -> list[ShownColumn]:
        figure = ShownColumn(
            self.text("Figure"), self._said(self._labels.label), can_stretch=True, least_width=190
        )
        return [figure, self._values(), self._ranges(), *self._origins(), self._moved()]

    def _said(self, say: Callable[[FigureRow], str]) -> Callable[[int], str]:
        rows = self._rows
        return lambda row: say(rows[row])

    def _values(self) -> ShownColumn:
        text, rows = self.text, self._rows
        return ShownColumn(
            text("Value"),
            self._said(self._labels.value),
            np.array([float(row.value or 0) for row in rows]),
            np.array([row.value is not None for row in rows], dtype=np.bool_),
            is_figure=True,
            help_text=text("A number, “none”, or “?” for what is not known; 15 (10–30) with range"),
            role="value",
            is_marked=lambda row: rows[row].is_unknown,
        )

    def _ranges(self) -> ShownColumn:
        return ShownColumn(
            self.text("Range"),
            self._said(self._labels.range),
            help_text=self.text("How low and how high it may be, as 10–30"),
            role="range",
        )

    def _origins(self) -> list[ShownColumn]:
        """Return who says so, when, and how far that can be trusted."""
        text, rows, labels = self.text, self._rows, self._labels
        said_by = self._said(labels.source)
        return [
            ShownColumn(text("Source"), said_by, can_stretch=True, role="source", least_width=72),
            ShownColumn(
                text("Date"),
                self._said(labels.date),
                np.array([row.provenance.date for row in rows], dtype=np.str_),
                role="date",
            ),
            ShownColumn(
                text("Standing"),
                self._said(labels.standing),
                np.array([int(row.provenance.status) for row in rows]),
                help_text=text("How far a figure can be trusted, and whether it was typed over"),
                is_marked=lambda row: rows[row].provenance.status.is_example,
            ),
        ]

    def _moved(self) -> ShownColumn:
        rows, effects, labels = self._rows, self._effects, self._labels
        found = (effects.get(row.place) for row in rows)
        spreads = [None if one is None else one.spread for one in found]
        keys = np.array([-1 if one is None else one.minor for one in spreads], dtype=np.int64)

        def effect(row: int) -> str:
            one = rows[row]
            is_waiting = one.is_behind and not one.is_unknown and one.place not in effects
            return "…" if is_waiting else labels.effect(one, effects.get(one.place))

        return ShownColumn(
            self.text("Effect"),
            effect,
            keys,
            keys >= 0,
            is_figure=True,
            help_text=self.text(
                "How far what is saved moves from one end of the range to the other, or with the"
                " figure so much lower and higher where it has none"
            ),
        )
