"""A column of the sheet of workers: a heading, and a formula or value per row.

In a formula `[key]` stands for this row's cell of another column, `[key:]` for all its cells and
`[key^]` for those down to this row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from remitcalc.model.frozen import frozen
from remitcalc.output.workbook.grid import cell_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from remitcalc.output.workbook.grid import Value

_REFERENCE = re.compile(r"\[(\w+)([:^]?)\]")
ROW = "\0"
EMPLOYER_ALONE, EMPLOYER_POOLED = "employer alone", "employer pooled"
"""The roles of what the employer pays for one worker, either way."""


@frozen(eq=False)
class SheetColumn:
    """One column.

    Attributes
    ----------
    key : the name other columns use.
    heading : what stands above it.
    values : what each row shows before anybody recalculates: figure, text, or None for nothing.
    templates : formulas; none: the column holds its values. An empty one: this row's value.
    which : the template of each row; None: the first for all.
    number : the kind of figure, as `Styles` knows it; empty for text.
    total : the formula of the total above the rows, or empty.
    total_value : the value of that total.
    is_named : whether the cells have a name in the workbook, `worker_` and the key.
    adds_up : whether the sum over all workers says anything, where each row is a figure.
    role : what the totals find it by, such as `EMPLOYER_ALONE`; empty: they do not look for it.
    """

    key: str
    heading: str
    values: Sequence[Value]
    templates: tuple[str, ...] = ()
    which: Sequence[int] | None = None
    number: str = "count"
    look: str = "calculated"
    width: float = 13
    total: str = ""
    total_value: Value = None
    is_named: bool = False
    adds_up: bool = True
    role: str = ""


def compiled(template: str, places: Mapping[str, int], first: int, last: int) -> str:
    """Return a template with columns put in; `ROW` stands for the row's number in the sheet.

    `first` and `last` are the numbers of the first and last row of workers.
    """

    def put(found: re.Match[str]) -> str:
        letter = xl_col_to_name(places[found[1]])
        if found[2] == ":":
            return f"${letter}${first}:${letter}${last}"
        return f"{letter}${first}:{letter}{ROW}" if found[2] == "^" else f"{letter}{ROW}"

    return _REFERENCE.sub(put, template)


class ColumnWriter:
    """Writes the cells of a column, row by row."""

    def __init__(
        self, column: SheetColumn, at: int, templates: Sequence[str], style: Format, text: Format
    ) -> None:
        self._column, self._at = column, at
        self._parts = [template.split(ROW) for template in templates]
        self._style, self._text = style, text

    def write(self, sheet: Worksheet, row: int, worker: int) -> None:
        """Write the cell of `worker`, counted from 0, into `row`, counted from 0."""
        column = self._column
        value = column.values[worker]
        if self._parts:
            parts = self._parts[column.which[worker] if column.which is not None else 0]
            if parts != [""]:
                formula = "=" + str(row + 1).join(parts)
                sheet.write_formula(row, self._at, formula, self._style, value)
                return
        if isinstance(value, str):
            sheet.write_string(row, self._at, cell_text(value), self._text)
        elif value is not None:
            sheet.write_number(row, self._at, value, self._style)
