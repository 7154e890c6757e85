"""The rows of a survey that could not be used, in file order, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.gui.models.columns_model import ColumnsModel, ShownColumn
from remitcalc.model.message import message
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.wording.survey import REASONS_LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.files.rpw.library import ExcludedRow
    from remitcalc.output.language import Language


class ExcludedModel(ColumnsModel):
    """Rows left out."""

    def show_rows(self, rows: Sequence[ExcludedRow], language: Language) -> None:
        """Show other rows."""
        text = language.text
        said = {code: _reason(code, language) for code in {one.code for one in rows}}
        numbers = np.array([one.row for one in rows], dtype=np.int64)
        columns = [
            ShownColumn(text("Row"), lambda row: str(numbers[row]), numbers, is_figure=True),
            ShownColumn(text("Reason"), lambda row: said[rows[row].code], can_stretch=True),
            ShownColumn(text("Found"), lambda row: rows[row].found),
            ShownColumn(text("Place"), lambda row: _place(rows[row])),
        ]
        self.show_columns(columns, len(rows), language)


def _reason(code: str, language: Language) -> str:
    """Return why a row was left out; that it was need not be said in a list of such rows."""
    if code in REASONS_LEFT_OUT:
        return language.text(REASONS_LEFT_OUT[code])
    return sentence(message(code), language)


def _place(row: ExcludedRow) -> str:
    return " ".join(part for part in (row.sheet, row.column) if part)
