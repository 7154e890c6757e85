"""What is said of options that would change nothing."""

from remitcalc.output.language import marked

SENTENCES = {
    "hidden_unused": marked(
        "{option} changes nothing: the sheet hides no row or column that would count. Leave it out."
    ),
    "round_unused": marked(
        "{option} changes nothing: no amount has more decimals than the currency. Leave it out."
    ),
    "blank_joins_unused": marked(
        "{option} changes nothing: no cell under “takes part” is blank. Leave it out."
    ),
    "keep_rows_unused": marked(
        "{option} changes nothing: these rows are taken as workers anyway. Leave it out."
    ),
    "leave_out_unused": marked(
        "{option} changes nothing: these rows are no workers. Leave it out."
    ),
    "number_column_unused": marked(
        "{option} number=… changes nothing: names tell the workers apart. Leave it out."
    ),
    "decimal_unused": marked(
        "{option} changes nothing: no numbers were read from text here. Leave it out."
    ),
    "encoding_unused": marked(
        "{option} changes nothing: no file read here is text that is not UTF-8. Leave it out."
    ),
    "force_unused": marked("{option} says something about a workbook: name one to import."),
    "payday_days_unused": marked(
        "{option} changes nothing: there is one payday only. Leave it out, or say --paydays."
    ),
    "option_of_no_payroll": marked(
        "{option} says something about a payroll, and none of these files is one. Leave it out."
    ),
    "corridor_unused": marked(
        "{option} changes nothing: none of these files is read against a corridor. Leave it out."
    ),
}
