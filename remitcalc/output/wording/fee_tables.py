"""Sentences for what is wrong with a fee table."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked

SENTENCES: dict[str, Sentence] = {
    "basis_alone": marked("Beside “none” or “not surveyed” no other row can state this part."),
    "basis_needed": marked("Bands need a basis: whole or marginal."),
    "cell_not_used": marked("This cell has no meaning in this row: its part and basis use others."),
    "cells_differ": marked("Row {at} says “{other}” for the same thing."),
    "charge_twice": marked(
        "This row states the same charge once more: give it another name, or a charge_number."
    ),
    "decimal_ambiguous": marked(
        "This number can be read in two ways, and no other number of the file tells which: say"
        " whether decimals are marked by a point or a comma (--decimal point or --decimal comma)."
    ),
    "decimal_mixed": marked(
        "Some numbers of this file have a decimal point, others a decimal comma (“{other}”): use"
        " one of them, or say which (--decimal point or --decimal comma)."
    ),
    "ignored_column": marked("The column “{name}” is not known and was ignored."),
    "no_row_for_part": marked("The service “{service}” has no row for the part “{part}”."),
    "not_a_day": marked("This is not a date: write it as 2026-03-31."),
    "not_a_fee_table": marked("No sheet has the headings of a fee table, such as service and fee."),
    "repeated_column": marked("The column “{name}” is there twice."),
    "table_without_rows": marked("There are no rows below the headings."),
    "unknown_column": marked("The column “{name}” is not known."),
}
