"""One row per worker: amount, what it costs alone and pooled, what arrives, what is saved.

What is told of a worker is what was typed last; the figures beside it are those of the comparison,
which may follow a little later, and stand only beside the worker whom they were made for. Below
the last worker is an empty row, in which another one is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.models.columns_model import ColumnsModel
from remitcalc.gui.models.worker_columns import (
    FURTHER,
    GROUP,
    JOINS,
    SERVICE,
    FigureColumns,
    WorkerColumns,
)
from remitcalc.model.payroll import MOST_WORKERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

    from remitcalc.gui.worker_words import FileWords
    from remitcalc.model.document import PayrollOrigin
    from remitcalc.model.file_list import ByHand
    from remitcalc.model.payroll import Payroll
    from remitcalc.model.payroll_edits import CellRole
    from remitcalc.model.scenario import Scenario
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language

_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable
"""Both at hand: putting flags together takes longer than all else of painting a cell."""


@guarded
class WorkersModel(ColumnsModel):
    """The workers of a scenario, in payroll order until sorted.

    Attributes
    ----------
    wanted : set of str
        Those of the further columns that are shown though nobody has anything in them.
    typed : dict of role to text
        What was typed of a worker who has no amount yet: it stands in the empty row.
    empty_colour : QColor or None
        Of what invites to type in the empty row.
    """

    def __init__(self) -> None:
        super().__init__()
        self.wanted: set[str] = set()
        self.typed: dict[str, str] = {}
        self.empty_colour: QColor | None = None
        self._is_held = False
        self._held_for: Scenario | None = None
        self._places = range(0)
        self._typed_at = self._changed = -1
        self._by_hand: ByHand | None = None
        self._figures: FigureColumns | None = None

    def show_answer(self, answer: Answer) -> None:
        """Show the workers of an answer."""
        self.show_workers(answer, answer.comparison.scenario)

    def show_workers(
        self, answer: Answer, scenario: Scenario, origin: PayrollOrigin | None = None
    ) -> None:
        """Show the workers of a scenario, beside them the figures of an answer.

        `origin` is the file they are of.
        """
        if self._is_held:
            self._held_for = self._held_for or scenario
            self._is_held = self._held_for is scenario
        is_waiting = answer.comparison.scenario is not scenario
        self._changed = self._typed_at if is_waiting and self._is_held else -1
        of_file = self._file_words(origin, scenario, answer.language)
        told = WorkerColumns(answer.language, scenario, self.wanted, self.typed, of_file).all()
        count, known = len(scenario.payroll), self._figures
        if known is None or known.answer is not answer or known.count != count:
            self._figures = known = FigureColumns(answer, count)
        self.show_columns([*told, *known.beside(scenario.payroll)], count, answer.language)

    def in_file(self, worker: int, role: CellRole) -> tuple[object] | None:
        """Return what the file tells where a cell is no longer as it was read; None: it is."""
        by_hand = self._by_hand
        if by_hand is None or worker >= self.total or not by_hand.is_changed(worker, role):
            return None
        return (by_hand.in_file(worker, role),)

    def _file_words(
        self, origin: PayrollOrigin | None, scenario: Scenario, language: Language
    ) -> FileWords | None:
        if origin is None or origin.listed is None or origin.rows is None:
            self._by_hand = None
            return None
        from remitcalc.gui.worker_words import FileWords
        from remitcalc.model.file_list import ByHand  # the window starts without

        self._by_hand = ByHand(scenario.payroll, origin.rows, origin.listed, self._by_hand)
        return FileWords(origin, self._by_hand, scenario, language)

    def further_columns(
        self, payroll: Payroll, language: Language
    ) -> list[tuple[str, str, bool, bool]]:
        """Return key and words of each further column, whether it is shown, and can be hidden."""
        text = language.text
        words = {GROUP: text("Group"), JOINS: text("Takes part"), SERVICE: text("Uses today")}
        told = {GROUP: payroll.groups, JOINS: payroll.joins, SERVICE: payroll.services}
        empty = {role: column is None for role, column in told.items()}
        return [
            (role, words[role], role in self.wanted or not empty[role], empty[role])
            for role in FURTHER
        ]

    def hold(self, row: int) -> None:
        """Keep the rows where they are while one types, whatever they are sorted by.

        Until its comparison is there, an edit changes the row of its worker alone.
        """
        self._is_held, self._held_for, self._typed_at = True, None, row

    def is_empty(self, row: int) -> bool:
        """Return whether a row of the table is the empty one."""
        return self.source_row(row) == self.total

    def rows_of(self, workers: Sequence[int]) -> list[int]:
        """Return the rows of the table in which workers stand; -1: in none."""
        places = np.full(self.total + 1, -1, dtype=np.intp)
        places[self._order] = np.arange(len(self._order))
        found: list[int] = places[[one for one in workers if one < self.total]].tolist()
        return found

    def workers_in(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        """Return the workers of rows of the table, each span from its first to its last."""
        found = [self._order[first : last + 1] for first, last in spans]
        listed = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.intp)
        workers: list[int] = listed[listed < self.total].tolist()
        return workers

    def workers_from(self, row: int) -> list[int]:
        """Return the workers from a row of the table on, as they stand there."""
        listed = self._order[row:]
        return [*listed[listed < self.total].tolist()]

    def mark(self, row: int, at: int) -> QColor | None:
        """Return the colour of the text in a cell; what invites to type is quiet."""
        if self.is_empty(row) and not self.typed:
            return self.empty_colour
        return super().mark(row, at)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, what was typed since counted."""
        self._is_held = False
        super().sort(column, order)

    def narrow(self, words: str) -> None:
        """Show only the rows in which words occur, what was typed since counted."""
        self._is_held = False
        super().narrow(words)

    def _changed_rows(self) -> tuple[int, int]:
        row = self.row_of(self._changed) if self._changed >= 0 else -1
        return (row, row) if row >= 0 else super()._changed_rows()

    def _ordered(self) -> NDArray[np.intp]:
        if self._is_held and len(self._places) == self.total:
            return self._order
        self._is_held = False
        order = super()._ordered()
        self._places = range(self.total)
        if self._words or not self.columns or self.total >= MOST_WORKERS:
            return order
        return np.append(order, self.total)
