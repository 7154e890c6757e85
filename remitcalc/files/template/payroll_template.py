"""The payroll to fill in: one row per worker."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.files.fee_table.writing import cell_text
from remitcalc.files.template.annotated import TemplateColumn, annotated_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.files.fee_table.writing import Dialect
    from remitcalc.files.tables.numbers import DecimalMark
    from remitcalc.files.template.annotated import TemplateWords

SHEET = "Payroll"
COLUMNS = ("worker", "amount", "service", "group", "joins")
NEEDED = ("worker", "amount")
ROWS = (
    {"worker": "1", "amount": Decimal(400), "group": "A", "joins": "yes"},
    {"worker": "2", "amount": Decimal("325.50"), "group": "A", "joins": "yes"},
    {"worker": "3", "amount": Decimal(250), "group": "B", "joins": "no"},
)


def payroll_template(explanations: Mapping[str, str], words: TemplateWords) -> bytes:
    """Return the workbook; `explanations` tell what each column holds."""
    columns = [
        TemplateColumn(
            name,
            explanations[name],
            ("yes", "no") if name == "joins" else (),
            is_needed=name in NEEDED,
        )
        for name in COLUMNS
    ]
    return annotated_workbook(SHEET, columns, ROWS, words)


def payroll_template_csv(dialect: Dialect = "canonical") -> str:
    """Return the same example as CSV."""
    is_excel = dialect == "excel"
    target = io.StringIO()
    ends = "\r\n" if is_excel else "\n"
    writer = csv.writer(target, delimiter=";" if is_excel else ",", lineterminator=ends)
    writer.writerow(COLUMNS)
    mark: DecimalMark = "comma" if is_excel else "point"
    for row in ROWS:
        writer.writerow([cell_text(row.get(name), mark) for name in COLUMNS])
    return ("\ufeff" if is_excel else "") + target.getvalue()
