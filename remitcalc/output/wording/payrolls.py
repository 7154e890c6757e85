"""Sentences for what is wrong with a payroll."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked, marked_plural

SENTENCES: dict[str, Sentence] = {
    "option_needs": marked("{one} says something about a payroll: use it together with {other}."),
    "options_exclude": marked("{one} and {other} cannot stand together."),
    "payroll_amount_marked_otherwise": marked(
        "The decimals of this amount are marked otherwise than in the rest of the column."
    ),
    "payroll_amount_missing": marked("There is no amount."),
    "payroll_amount_not_positive": marked("An amount must be above zero."),
    "payroll_amount_percent": marked(
        "This is a percentage, no amount: name the column with net pay, and say what part of it is"
        " sent."
    ),
    "payroll_amount_too_precise": marked(
        "This amount has more decimals than {currency} has: round it in the file, or have such"
        " amounts rounded half up (--round)."
    ),
    "payroll_amount_too_precise_here": marked(
        "This amount has more decimals than {currency} has: round it in the file, or have such"
        " amounts rounded half up (under More decimals)."
    ),
    "payroll_amount_unreadable": marked("This is not an amount."),
    "payroll_amounts_large": marked_plural(
        "{amount} is far from what this corridor usually sends ({usual}): if the last two digits"
        " are cents, mark them as decimals.",
        "{count} amounts are as far from what this corridor usually sends ({usual}) as {amount}:"
        " if the last two digits are cents, mark them as decimals.",
        by="count",
    ),
    "payroll_amounts_small": marked_plural(
        "{amount} is hardly what a worker sends: check that it is an amount and no share of pay.",
        "{count} amounts are as small as {amount}: check that they are amounts and no shares of"
        " pay.",
        by="count",
    ),
    "payroll_amounts_alike": marked(
        "Several columns could be the amount ({columns}): say which one it is (--column"
        " amount=NAME, with a heading or a letter)."
    ),
    "payroll_amounts_alike_here": marked(
        "Several columns could be the amount ({columns}): say which one it is (under Amount)."
    ),
    "payroll_below_part": marked(
        "This stands below a total that may be only that of a part. If it is a worker, keep it"
        " (--keep-rows {row}); if not, leave it out (--leave-out {row})."
    ),
    "payroll_below_part_here": marked(
        "This stands below a total that may be only that of a part. If it is a worker, keep row"
        " {row}; if not, leave it out (with the buttons below)."
    ),
    "payroll_below_total": marked(
        "What stands below the total was not taken: row {rows}. Workers among it must stand above"
        " the total, or be kept (--keep-rows)."
    ),
    "payroll_below_total_here": marked(
        "What stands below the total was not taken: row {rows}. Workers among it must stand above"
        " the total, or be kept (with the button below)."
    ),
    "payroll_column_twice": marked(
        "Several columns are called “{name}”: say the letter of the one you mean ({columns})."
    ),
    "payroll_column_unknown": marked("There is no column “{name}”."),
    "payroll_decimal_mixed": marked(
        "Some amounts have a decimal point, others a decimal comma, and some could have either: say"
        " which it is (--decimal point or --decimal comma)."
    ),
    "payroll_decimal_unclear": marked(
        "The amounts can be read in two ways, such as “{value}”: say whether decimals are marked"
        " by a point or a comma (--decimal point or --decimal comma)."
    ),
    "payroll_decimal_mixed_here": marked(
        "Some amounts have a decimal point, others a decimal comma, and some could have either: say"
        " which it is (under Decimals)."
    ),
    "payroll_decimal_unclear_here": marked(
        "The amounts can be read in two ways, such as “{value}”: say whether decimals are marked"
        " by a point or a comma (under Decimals)."
    ),
    "payroll_only_net_here": marked(
        "Only net pay is known here: say above what part of it is sent, or how much by each."
    ),
    "payroll_format_other": marked(
        "The cells of this column show “{found}”, which is not {currency}, the currency that this"
        " corridor sends."
    ),
    "payroll_heading_taken": marked(
        "The column “{heading}” was taken for {role}: check that this is right."
    ),
    "payroll_headings_beyond": marked(
        "The list has no row {row}, where its headings are said to be."
    ),
    "payroll_joins_blank": marked(
        "Some workers say yes here, others no, and some nothing (row {rows}): say what a blank"
        " means (--blank-joins yes or --blank-joins no)."
    ),
    "payroll_joins_blank_here": marked(
        "Some workers say yes here, others no, and some nothing (row {rows}): say what a blank"
        " means (under Takes part, if blank)."
    ),
    "payroll_line_other": marked(
        "A line above or below the list names “{found}”, which is not {currency}, the currency"
        " that this corridor sends."
    ),
    "payroll_may_be_total": marked(
        "This amount is the sum of those above. If it is a total, leave it out (--leave-out {row});"
        " if it is a worker's, keep it (--keep-rows {row})."
    ),
    "payroll_may_be_total_here": marked(
        "This amount is the sum of those above. If it is a total, leave row {row} out; if it is a"
        " worker's, keep it (with the buttons below)."
    ),
    "payroll_net_unused": marked(
        "The amounts to send are in column {column}: what is said of net pay would change nothing."
        " Leave it away, or say which column is net pay (--column net=NAME)."
    ),
    "payroll_no_such_row": marked("The list has no row {rows} below its headings."),
    "payroll_group_missing": marked("There is no group, while other workers have one."),
    "payroll_more_than_net": marked("More would be sent than the net pay is."),
    "payroll_not_yes_or_no": marked("This is neither yes nor no."),
    "payroll_nothing_sent": marked("Nothing would be sent of this net pay."),
    "payroll_only_net": marked(
        "Only net pay is known here: say what part of it is sent (--net-percent) or how much"
        " (--net-fixed)."
    ),
    "payroll_only_hidden": marked(
        "What would be read is hidden in the file: show it there, or take it too (--hidden)."
    ),
    "payroll_only_hidden_here": marked(
        "What would be read is hidden in the file: show it there, or take it too (under Hidden"
        " rows and columns)."
    ),
    "payroll_other_currency": marked("“{found}” is not {currency}, which this corridor sends."),
    "payroll_row_too_long": marked(
        "This row has more cells than there are headings: a comma in an amount or a name splits it."
        " Put it in quotes, or save the list with semicolons or as a workbook."
    ),
    "payroll_service_of_several": marked(
        "This provider has several services: write one of {services}."
    ),
    "payroll_service_unknown": marked("No service for one worker is called this."),
    "payroll_on_other_sheets": marked(
        "Other sheets look like payrolls too, and are not read: {sheets}. Put all workers on one"
        " sheet, or take one sheet after the other."
    ),
    "payroll_sheet_hidden": marked("The sheet “{name}” is hidden; no other one has a payroll."),
    "payroll_side_by_side": marked(
        "Two lists of workers stand side by side, with amounts in the columns {columns}: move one"
        " below the other, under the same headings."
    ),
    "payroll_over_two_rows": marked(
        "This worker stands over two rows, the name in row {row}, the amount in row {next_row}: put"
        " both on one row."
    ),
    "payroll_without_amount": marked(
        "No column has the amounts. The headings are: {headings}. One of them should be “amount”;"
        " or say which one it is (--column amount=NAME)."
    ),
    "payroll_without_amount_here": marked(
        "No column has the amounts. The headings are: {headings}. One of them should be “amount”;"
        " or say which one it is (under Amount)."
    ),
    "payroll_without_headings": marked(
        "None of the first rows has headings: write “worker” and “amount” above the columns, or say"
        " where they are (--heading-row, --column)."
    ),
    "payroll_without_headings_here": marked(
        "None of the first rows has headings: write “worker” and “amount” above the columns, or say"
        " above which columns they are."
    ),
    "payroll_without_workers": marked("There are no workers below the headings."),
    "payroll_worker_missing": marked("There is no name or number of a worker."),
    "payroll_numbers_unused": marked(
        "Column {column} is different for each worker: if those are numbers of the workers, say so"
        " (--column number={letters}), and workers of the same name are told apart."
    ),
    "payroll_numbers_unused_here": marked(
        "Column {column} is different for each worker: if those are numbers of the workers, choose"
        " it under Number, and workers of the same name are told apart."
    ),
    "payroll_worker_repeated": marked("This worker is in row {row} already."),
    "column_role_unreadable": marked(
        "--column: “{value}” does not say what a column is: write amount=NAME, with a heading or a"
        " letter, and for amount one of {choices}."
    ),
    "rows_unreadable": marked("{option}: “{value}” is not a row such as 12 or 15-18."),
    "sheet_unknown": marked("There is no such sheet with content."),
}
