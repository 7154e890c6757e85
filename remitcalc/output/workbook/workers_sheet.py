"""The sheet of workers: what each pays and gets, and to the right how that is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from remitcalc.engine.figure import PARTS
from remitcalc.model.frozen import frozen
from remitcalc.output.answer_notes import example_line
from remitcalc.output.decimal_text import known_only
from remitcalc.output.who_sends import who_sends
from remitcalc.output.wording.words import PARTS as PART_WORDS
from remitcalc.output.workbook.alone_columns import AloneColumns
from remitcalc.output.workbook.case import quoted
from remitcalc.output.workbook.columns import ROW, ColumnWriter, SheetColumn, compiled
from remitcalc.output.workbook.grid import Grid
from remitcalc.output.workbook.pool_columns import PoolColumns
from remitcalc.output.workbook.pool_steps import PoolSteps
from remitcalc.output.workbook.worker_block import WorkerBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.pool_steps import FormulaStep

BAND_ROW, HEADING_ROW, TOTAL_ROW, FIRST_ROW = 4, 5, 6, 7
_TICK_ROWS = 2_000


@frozen(eq=False)
class WorkerTable:
    """All columns of the sheet, in bands, and the steps of the pool that they refer to."""

    bands: tuple[tuple[str, Sequence[SheetColumn]], ...]
    steps: tuple[FormulaStep, ...]
    count: int

    @property
    def columns(self) -> list[SheetColumn]:
        """All columns from left to right."""
        return [column for _, columns in self.bands for column in columns]

    @property
    def places(self) -> dict[str, int]:
        """Where each column stands, by key."""
        return {column.key: at for at, column in enumerate(self.columns)}

    @property
    def last_row(self) -> int:
        """The number of the last row of workers in the sheet, counted from 1."""
        return FIRST_ROW + self.count

    def column(self, key: str) -> SheetColumn | None:
        """Return a column, or None."""
        return next((column for column in self.columns if column.key == key), None)

    def total_cell(self, key: str) -> str:
        """Return the address of a column's total, without the sheet."""
        return f"${xl_col_to_name(self.places[key])}${TOTAL_ROW + 1}"

    def cells(self, key: str) -> str:
        """Return the address of a column's cells, without the sheet."""
        letter = xl_col_to_name(self.places[key])
        return f"${letter}${FIRST_ROW + 1}:${letter}${self.last_row}"


def worker_table(case: Case, amount_cells: Sequence[str]) -> WorkerTable:
    """Return the columns; `amount_cells` are where the inputs have each worker's amount."""
    text, comparison = case.language.text, case.comparison
    block = WorkerBlock(case).made()
    count = len(comparison.individual)
    if not case.plan.is_live:
        alone, pooled = _values(case, "alone"), _values(case, "pooled")
        bands = (
            (text("Each payday"), block),
            (case.counted(text("Alone")), alone),
            (case.counted(text("Pooled")), pooled),
        )
        return WorkerTable(bands, (), count)
    amounts = comparison.scenario.payroll.amounts.tolist()
    heading = text("Amount")
    amount = SheetColumn(
        "amount", heading, amounts, tuple(amount_cells), range(count), is_named=True
    )
    alone = AloneColumns(case).made()
    steps = PoolSteps(case)
    steps.made()
    pooled = PoolColumns(case, steps, {column.key for column in alone}).made()
    _add_saving(case, pooled)
    bands = (
        (text("Each payday"), block),
        (case.counted(text("Alone, step by step")), [amount, *map(_summed, alone)]),
        (case.counted(text("Pooled, step by step")), [*map(_summed, pooled)]),
    )
    return WorkerTable(bands, tuple(steps.steps), count)


def _summed(column: SheetColumn) -> SheetColumn:
    """Return a step with its sum above it, where every row is a figure that can be added."""
    from dataclasses import replace

    figures = [value for value in column.values if value is not None]
    if not column.adds_up or not all(isinstance(value, int) for value in figures):
        return column
    total = sum(value for value in figures if isinstance(value, int))
    return replace(column, total=f"SUM([{column.key}:])", total_value=total)


def _add_saving(case: Case, columns: list[SheetColumn]) -> None:
    from remitcalc.engine.figure import UNKNOWN

    comparison = case.comparison
    known = comparison.bound != UNKNOWN
    word = case.language.text("unknown")
    values = [v if k else word for v, k in zip(comparison.saving.tolist(), known, strict=True)]
    # What is priced before some charges follows from no other cell.
    follows = known & (comparison.before == 0)
    which = None if follows.all() else (~follows).astype("int64").tolist()
    templates = ("[alone_total]-[pooled_total]", "")
    heading = case.language.text("Saved")
    columns.append(SheetColumn("saving", heading, values, templates, which, is_named=True))


def _values(case: Case, way: str) -> list[SheetColumn]:
    """Return the parts of a way as values."""
    workers, text = case.answer.workers, case.language.text
    found = workers.individual if way == "alone" else workers.pooled
    headings = {part: text(PART_WORDS[part]) for part in PARTS}
    headings |= {"principal": text("Amount delivered"), "total": text("Total cost")}
    headings |= {"received": text("Arrives"), "paid": text("Paid in all")}
    columns = []
    for part in ("principal", *PARTS, "total", "received", "paid"):
        minors = known_only(found[part].minor, found[part].is_known)
        word = text("unknown")
        shown = [word if minor is None else minor for minor in minors]
        columns.append(_summed(SheetColumn(f"{way}_{part}", headings[part], shown)))
    return columns


def write_workers(
    book: Workbook,
    sheet: Worksheet,
    case: Case,
    table: WorkerTable,
    tick: Callable[[float], object],
) -> None:
    """Write the sheet; `tick` is called with the fraction of rows done."""
    _head(sheet, case, table)
    first, last, places = FIRST_ROW + 1, table.last_row, table.places
    writers = []
    for at, column in enumerate(table.columns):
        templates = [compiled(one, places, first, last) for one in column.templates]
        style = case.styles.get(column.look, column.number)
        is_words = column.number == ""
        word = case.styles.get(column.look) if is_words else case.styles.get("note", right=True)
        writers.append(ColumnWriter(column, at, templates, style, word))
        if column.is_named:
            address = f"={quoted(case.sheets.workers)}!{table.cells(column.key)}"
            book.define_name(f"worker_{column.key}", address)
    for worker in range(table.count):
        if worker % _TICK_ROWS == 0:
            tick(worker / table.count)
        row = FIRST_ROW + worker
        for writer in writers:
            writer.write(sheet, row, worker)


def _head(sheet: Worksheet, case: Case, table: WorkerTable) -> None:
    styles, text = case.styles, case.language.text
    grid = Grid()
    corridor = case.comparison.scenario.corridor
    name = corridor.name(case.language.tag)
    grid.put(0, 0, f"{name} · {who_sends(case.answer)}", styles.get("title"))
    at = 0
    for words, columns in table.bands:
        for step in range(len(columns)):
            grid.put(BAND_ROW, at + step, words if step == 0 else None, styles.get("band"))
        at += len(columns)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
        grid.put(HEADING_ROW, at, column.heading, styles.get("heading", right=column.number != ""))
        total_style = styles.get("total", column.number)
        if column.total:
            formula = compiled(column.total, table.places, FIRST_ROW + 1, table.last_row)
            formula = "=" + formula.replace(ROW, str(TOTAL_ROW + 1))
            grid.put_formula(TOTAL_ROW, at, formula, column.total_value, total_style)
        else:
            grid.put(TOTAL_ROW, at, text("All") if at == 0 else None, total_style)
    _say(grid, case)
    grid.write(sheet)
    sheet.set_row(HEADING_ROW, 64)
    sheet.freeze_panes(FIRST_ROW, 1)
    shown = len(table.bands[0][1])
    sheet.print_area(0, 0, table.last_row - 1, shown - 1)
    sheet.repeat_rows(BAND_ROW, TOTAL_ROW)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _say(grid: Grid, case: Case) -> None:
    """Put what must be known beside these figures above them."""
    styles = case.styles
    example = example_line(case.answer)
    if example:
        grid.put(1, 0, example, styles.get("alert_line"))
    said = case.language.text(
        "What stands on the right can be traced step by step; what may be changed is on the sheet"
        " “{sheet}”.",
        sheet=case.sheets.inputs,
    )
    if not case.plan.is_live:
        from remitcalc.output.workbook.plan import MOST_LIVE

        said = case.language.text(case.plan.why, most=MOST_LIVE)
    grid.put(2, 0, said, styles.get("line"))
