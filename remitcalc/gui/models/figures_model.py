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
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FigureRow] = []
        self._held: list[PricePlace] | None = None

    def show_figures(
        self,
        answer: Answer,
        rows: Sequence[FigureRow],
        effects: Mapping[PricePlace, Effect | None],
    ) -> None:
        """Show the figures behind an answer, and how far they move it, as far as that is known."""
        self.rows = _as_held(rows, self._held)
        bold = frozenset(at for at, row in enumerate(self.rows) if row.is_typed)
        columns = _columns(answer, self.rows, effects)
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
        is_held = self._held is not None and len(self._held) == self.total
        return self._order if is_held else super()._ordered()


def _as_held(rows: Sequence[FigureRow], held: list[PricePlace] | None) -> list[FigureRow]:
    """Return rows in the order in which they stood; one of a part that changed stands in it."""
    if held is None:
        return [*rows]
    places = {place: at for at, place in reversed([*enumerate(held)])}
    wholes = {place.whole: at for at, place in reversed([*enumerate(held)])}
    last = len(held)
    return sorted(rows, key=lambda row: places.get(row.place, wholes.get(row.place.whole, last)))


def _columns(
    answer: Answer, rows: list[FigureRow], effects: Mapping[PricePlace, Effect | None]
) -> list[ShownColumn]:
    text, labels = answer.language.text, FigureLabels(answer)

    def said(say: Callable[[FigureRow], str]) -> Callable[[int], str]:
        return lambda row: say(rows[row])

    def effect(row: int) -> str:
        one = rows[row]
        is_waiting = one.is_behind and not one.is_unknown and one.place not in effects
        return "…" if is_waiting else labels.effect(one, effects.get(one.place))

    spreads = _spreads(rows, effects)
    return [
        ShownColumn(text("Figure"), said(labels.label), can_stretch=True),
        ShownColumn(
            text("Value"),
            said(labels.value),
            _values(rows),
            np.array([row.value is not None for row in rows], dtype=np.bool_),
            is_figure=True,
            help_text=text("A number, “none”, or “?” for what is not known; 15 (10–30) with range"),
            role="value",
            is_marked=lambda row: rows[row].is_unknown,
        ),
        ShownColumn(
            text("Range"),
            said(labels.range),
            help_text=text("How low and how high it may be, as 10–30"),
            role="range",
        ),
        ShownColumn(text("Source"), said(labels.source), can_stretch=True, role="source"),
        ShownColumn(
            text("Date"),
            said(labels.date),
            np.array([row.provenance.date for row in rows], dtype=np.str_),
            role="date",
        ),
        ShownColumn(
            text("Standing"),
            said(labels.standing),
            np.array([int(row.provenance.status) for row in rows]),
            help_text=text("How far a figure can be trusted, and whether it was typed over"),
            is_marked=lambda row: rows[row].provenance.status.is_example,
        ),
        ShownColumn(
            text("Effect"),
            effect,
            spreads,
            spreads >= 0,
            is_figure=True,
            help_text=text(
                "How far what is saved moves from one end of the range to the other, or with the"
                " figure so much lower and higher where it has none"
            ),
        ),
    ]


def _values(rows: list[FigureRow]) -> NDArray[np.float64]:
    """Return what rows sort by: amounts and percentages among their like."""
    return np.array([float(row.value or 0) for row in rows])


def _spreads(
    rows: list[FigureRow], effects: Mapping[PricePlace, Effect | None]
) -> NDArray[np.int64]:
    found = [effects.get(row.place) for row in rows]
    spreads = [None if one is None else one.spread for one in found]
    return np.array([-1 if one is None else one.minor for one in spreads], dtype=np.int64)
