"""What stands in a cell of the workers, and in their file, in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from remitcalc.engine.figure import Figure
from remitcalc.files.tables.sheet import column_letters
from remitcalc.gui.widgets.cell_painter import ADDED
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.language import marked
from remitcalc.output.service_label import service_labels

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

    from remitcalc.model.document import PayrollOrigin
    from remitcalc.model.file_list import ByHand
    from remitcalc.model.payroll_edits import CellRole
    from remitcalc.model.scenario import Scenario
    from remitcalc.output.language import Language

HEADINGS: Final[Mapping[CellRole, str]] = {
    "worker": marked("Worker"),
    "amount": marked("Amount"),
    "group": marked("Group"),
    "joins": marked("Takes part"),
    "service": marked("Uses today"),
}
CHANGED = "changed"
"""The sign of a cell that is no longer as in the file."""


def cell_words(value: object, role: CellRole, scenario: Scenario, language: Language) -> str:
    """Return in words what is told of a worker."""
    corridor, text = scenario.corridor, language.text
    if role == "amount":
        return FigureWords(language).shown(Figure(cast("int", value), corridor.sending_currency))
    if role == "joins":
        return text("yes") if value else text("no")
    if role == "service":
        return service_labels(corridor, language).get(str(value or ""), text("the usual"))
    return str(value or "")


class FileWords:
    """Signs and words for cells of a list that is no longer as its file has it."""

    def __init__(
        self, origin: PayrollOrigin, by_hand: ByHand, scenario: Scenario, language: Language
    ) -> None:
        self._origin, self.by_hand = origin, by_hand
        self._scenario, self._language = scenario, language
        self._count = len(scenario.payroll)

    def sign(self, worker: int, role: CellRole) -> str:
        """Return the sign of a cell, if it has one; that of a worker stands at the name."""
        if worker >= self._count:
            return ""
        if self.by_hand.is_added(worker):
            return ADDED if role == "worker" else ""
        return CHANGED if self.by_hand.is_changed(worker, role) else ""

    def said(self, worker: int, role: CellRole) -> str:
        """Return what the sign of a cell means; empty where it has none."""
        sign, text = self.sign(worker, role), self._language.text
        file = Path(self._origin.path).name
        if sign == ADDED:
            return text("Put in by hand: {file} has no such row.", file=file)
        if not sign:
            return ""
        value = self.by_hand.in_file(worker, role)
        words = cell_words(value, role, self._scenario, self._language)
        return text(
            "Changed by hand. From the file: {value} ({cell})",
            value=words,
            cell=", ".join([file, self._cell(worker, role)]),
        )

    def _cell(self, worker: int, role: CellRole) -> str:
        """Return where it stands in the file: sheet, column and row; the row where that is all."""
        found = self._origin.cell(worker) if role == "amount" else None
        rows = self._origin.rows
        row = 0 if rows is None else int(rows[worker])
        sheet = self._origin.sheet
        if found is None:
            said = self._language.text("row {row}", row=row)
            return f"{sheet}, {said}" if sheet else said
        cell = f"{column_letters(found[2])}{row}"
        return f"{sheet}!{cell}" if sheet else cell


def hand_made(by_hand: ByHand, language: Language) -> list[str]:
    """Return what was done to a list by hand since it was read, each as a sentence."""
    changed = sum(len(by_hand.changed(role)) for role in HEADINGS)
    added, left_out, plural = len(by_hand.added), len(by_hand.left_out), language.plural
    return [
        words
        for count, words in (
            (changed, plural("{count} cell changed", "{count} cells changed", changed)),
            (added, plural("{count} worker put in", "{count} workers put in", added)),
            (left_out, plural("{count} worker left out", "{count} workers left out", left_out)),
        )
        if count
    ]
