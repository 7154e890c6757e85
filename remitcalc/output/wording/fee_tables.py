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
    "cell_other_currency": marked("“{found}” is not {currency}, in which this is paid."),
    "decimal_ambiguous": marked(
        "This number can be read in two ways, and no other number of the file tells which: say"
        " whether decimals are marked by a point or a comma (--decimal point or --decimal comma)."
    ),
    "decimal_mixed": marked(
        "Some numbers of this file have a decimal point, others a decimal comma (“{other}”): use"
        " one of them, or say which (--decimal point or --decimal comma)."
    ),
    "fraction_likely": marked(
        "This is far below the other percentages: if {percent}% is meant, write {percent}."
    ),
    "fractions_likely": marked(
        "All exchange margins are below 0.2 percent: if 2% is meant, write 2, not 0.02."
    ),
    "ignored_column": marked("The column “{name}” is not known and was ignored."),
    "no_row_for_part": marked("The service “{service}” has no row for the part “{part}”."),
    "percent_not_here": marked("This is a percentage; this column holds none."),
    "not_a_day": marked("This is not a date: write it as 2026-03-31."),
    "not_a_fee_table": marked("No sheet has the headings of a fee table, such as service and fee."),
    "repeated_column": marked("The column “{name}” is there twice."),
    "table_row_split": marked(
        "This row has more cells than the others: a comma in a number or a text splits it. Put it"
        " in quotes, or save the table with semicolons or as a workbook."
    ),
    "table_without_rows": marked("There are no rows below the headings."),
    "unknown_column": marked("The column “{name}” is not known."),
}
