"""The payroll to fill in: one row per worker."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.files.fee_table.rows import cell_text
from remitcalc.files.template.annotated import TemplateColumn, annotated_workbook
from remitcalc.writing.csv_rows import csv_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.template.annotated import TemplateWords
    from remitcalc.writing.csv_rows import Dialect

SHEET = "Payroll"
COLUMNS = ("worker", "amount", "service", "group", "joins")
_ANSWERS = ("yes", "no")
NEEDED = ("worker", "amount")
ROWS: tuple[dict[str, object], ...] = (
    {"worker": "1", "amount": Decimal(400), "group": "A", "joins": "yes"},
    {"worker": "2", "amount": Decimal("325.50"), "group": "A", "joins": "yes"},
    {"worker": "3", "amount": Decimal(250), "group": "B", "joins": "no"},
)


def payroll_template(
    explanations: Mapping[str, str], words: TemplateWords, named: Mapping[str, str]
) -> bytes:
    """Return the workbook; `explanations` tell what each column holds.

    `named` has the words for the columns, and for yes and no, that a reader of the language knows.
    """
    columns = [
        TemplateColumn(
            named[name],
            explanations[name],
            tuple(named[word] for word in _ANSWERS) if name == "joins" else (),
            is_needed=name in NEEDED,
        )
        for name in COLUMNS
    ]
    return annotated_workbook(SHEET, columns, _rows(named), words)


def payroll_template_csv(named: Mapping[str, str], dialect: Dialect = "canonical") -> str:
    """Return the same example as CSV."""
    mark: DecimalMark = "comma" if dialect == "excel" else "point"
    headings = [named[name] for name in COLUMNS]
    lines = [[cell_text(row.get(name), mark) for name in headings] for row in _rows(named)]
    return csv_rows([headings, *lines], dialect)


def _rows(named: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the example's rows under the headings of the language."""
    return [
        {named[name]: named.get(str(value), value) for name, value in row.items()} for row in ROWS
    ]
