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
    "payroll_amount_too_precise": marked("This amount has more decimals than {currency} has."),
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
        "Several columns could be the amount ({columns}): the first was taken."
    ),
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
    "payroll_heading_taken": marked(
        "The column “{heading}” was taken for {role}: check that this is right."
    ),
    "payroll_last_is_sum": marked(
        "This amount is the sum of all the others. If it is a total and no worker, leave row {row}"
        " out."
    ),
    "payroll_group_missing": marked("There is no group, while other workers have one."),
    "payroll_more_than_net": marked("More would be sent than the net pay is."),
    "payroll_not_yes_or_no": marked("This is neither yes nor no."),
    "payroll_nothing_sent": marked("Nothing would be sent of this net pay."),
    "payroll_only_net": marked(
        "Only net pay is known here: say what part of it is sent (--net-percent) or how much"
        " (--net-fixed)."
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
    "payroll_without_amount": marked(
        "No column has the amounts. The headings are: {headings}. One of them should be “amount”."
    ),
    "payroll_without_headings": marked(
        "None of the first rows has headings: write “worker” and “amount” above the columns."
    ),
    "payroll_without_workers": marked("There are no workers below the headings."),
    "payroll_worker_missing": marked("There is no name or number of a worker."),
    "payroll_worker_repeated": marked("This worker is in row {row} already."),
    "rows_unreadable": marked("--leave-out: “{value}” is not a row such as 12 or 15-18."),
    "sheet_unknown": marked("There is no such sheet with content."),
}
