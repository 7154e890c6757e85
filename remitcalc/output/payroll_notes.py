"""How a payroll was understood, in sentences: nothing is taken or left out silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.language import marked

if TYPE_CHECKING:
    from remitcalc.model.payroll_choices import Role, Understanding
    from remitcalc.output.language import Language

_MARKS = {
    "point": marked("Decimals are marked by a point."),
    "comma": marked("Decimals are marked by a comma."),
}
_TAKEN_FROM: dict[Role, str] = {
    "amount": marked("The amounts, in {currency}, are those of column {column}."),
    "net": marked("Net pay, in {currency}, is that of column {column}."),
}
_BLANKS = {
    True: marked("Who has nothing under “takes part” takes part."),
    False: marked("Who has nothing under “takes part” does not take part."),
}
_MOST_ROWS = 8


def payroll_notes(understood: Understanding, currency: str, language: Language) -> list[str]:
    """Return a line for each thing that was understood or decided."""
    text, numbers = language.text, language.numbers
    workers = language.plural("{count} worker", "{count} workers", understood.workers)
    amount = numbers.money(understood.amount, currency)
    notes = [] if understood.asks_net or understood.asks_amount else [f"{workers}."]
    if notes and not understood.asks_decimal:
        notes = [text("{workers}, {amount} per payday.", workers=workers, amount=amount)]
    notes += _figures_column(understood, currency, language)
    if understood.sheet and len(understood.sheets) > 1:
        notes.append(text("Sheet “{name}” was read.", name=understood.sheet))
    if understood.heading_row > 1:
        row = numbers.count(understood.heading_row)
        notes.append(text("The headings are in row {row}.", row=row))
    notes += mark_and_totals(understood, language)
    if understood.left_out:
        notes.append(_left_out(understood, currency, language))
    notes += _hidden(understood, currency, language)
    if understood.rounded:
        notes.append(
            language.plural(
                "{count} amount was rounded half up.",
                "{count} amounts were rounded half up.",
                understood.rounded,
            )
        )
    if understood.blank_joins is not None:
        notes.append(text(_BLANKS[understood.blank_joins]))
    return notes


def mark_and_totals(understood: Understanding, language: Language) -> list[str]:
    """Return what marks decimals, and which rows are headings or totals, where there are any."""
    notes = [language.text(_MARKS[understood.decimal])] if understood.decimal else []
    if understood.more_headings:
        rows = _listed(understood.more_headings, language)
        notes.append(language.text("Headings, not counted as workers: row {rows}.", rows=rows))
    if understood.total_rows:
        rows = _listed(understood.total_rows, language)
        notes.append(language.text("Totals, not counted as workers: row {rows}.", rows=rows))
    return notes


def _figures_column(understood: Understanding, currency: str, language: Language) -> list[str]:
    """Return which column the amounts were taken from, and in which currency."""
    if not understood.figures:
        return []
    said = _TAKEN_FROM["amount" if "amount" in understood.columns else "net"]
    return [language.text(said, column=understood.figures, currency=currency)]


def _hidden(understood: Understanding, currency: str, language: Language) -> list[str]:
    """Return how many rows and which columns the file hides, and whether they were taken."""
    notes = []
    if understood.hidden_rows and understood.takes_hidden:
        notes.append(
            language.plural(
                "{count} row that the file hides was taken too.",
                "{count} rows that the file hides were taken too.",
                understood.hidden_rows,
            )
        )
    elif understood.hidden_rows:
        notes.append(
            language.plural(
                "{count} row that the file hides was not taken: {amount}.",
                "{count} rows that the file hides were not taken: {amount}.",
                understood.hidden_rows,
                amount=language.numbers.money(understood.hidden_amount, currency),
            )
        )
    if understood.hidden_columns:
        columns = ", ".join(map(language.shown, understood.hidden_columns[:_MOST_ROWS]))
        said = language.text(
            "Columns that the file hides were not looked at: {columns}.", columns=columns
        )
        notes.append(said)
    return notes


def _left_out(understood: Understanding, currency: str, language: Language) -> str:
    said = language.plural(
        "{count} row was left out: {amount}.",
        "{count} rows were left out: {amount}.",
        understood.left_out,
        amount=language.numbers.money(understood.left_out_amount, currency),
    )
    if not understood.left_out_unreadable:
        return said
    unreadable = language.plural(
        "{count} amount among them cannot be read.",
        "{count} amounts among them cannot be read.",
        understood.left_out_unreadable,
    )
    return f"{said} {unreadable}"


def _listed(rows: tuple[int, ...], language: Language) -> str:
    listed = ", ".join(map(language.numbers.count, rows[:_MOST_ROWS]))
    return listed if len(rows) <= _MOST_ROWS else f"{listed} …"
