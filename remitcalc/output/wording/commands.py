"""Sentences for what is wrong with a command, and for what a command has to tell."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked

SENTENCES: dict[str, Sentence] = {
    "amount_ambiguous": marked(
        "{option}: “{value}” can be read in two ways; write it without thousands marks, such as"
        " {example}."
    ),
    "amount_too_precise": marked("{option}: {currency} has fewer decimals than “{value}”."),
    "amount_unreadable": marked("{option}: “{value}” is not an amount, such as {example}."),
    "choice_unknown": marked("{option}: “{value}” is not known; there are: {choices}."),
    "file_for_window": marked("To open it in the window: {command}"),
    "command_unknown": marked("There is no command “{value}”; there are: {choices}."),
    "corridor_code_unreadable": marked(
        "{option}: “{value}” is not two country codes, such as USA-GTM."
    ),
    "corridor_missing": marked("Say which corridor, such as {example}."),
    "date_unreadable": marked("{option}: “{value}” is not a date, such as 2026-05-31."),
    "did_you_mean": marked("Did you mean “{suggestion}”?"),
    "explain_no_change": marked(
        "No money is left over where amounts are what is sent: say --amount-is outlay."
    ),
    "explain_no_employer": marked("The employer bears nothing of this."),
    "explain_payday_only": marked(
        "This figure is taken apart for one payday only: leave out --season."
    ),
    "failure": marked("Something went wrong inside the program ({reason})."),
    "failure_debug": marked("Run the command again with --debug to see where."),
    "display_silent": marked("Nothing answers at the display {display}: no window can be shown."),
    "each_needs_folder": marked("{option} must name a folder: there is a file for each worker."),
    "file_exists": marked("{file} exists already: add --force to replace it."),
    "file_needed": marked("Name at least one file."),
    "library_missing": marked(
        "Qt, which shows the window and draws, needs the library {library}, which is missing on"
        " this system."
    ),
    "no_display": marked("There is no display, so the comparison is printed instead of a window."),
    "no_drawing": marked(
        "What draws is not part of this installation: charts, reports and handouts need it."
    ),
    "no_fonts": marked("This machine has no fonts: no page can be written and no window shown."),
    "no_window": marked(
        "The window is not part of this installation, so the comparison is printed instead."
    ),
    "not_loaded": marked("Qt, which shows the window and draws, did not load: {reason}."),
    "not_printed": marked("The output could not be written to its end: {reason}."),
    "not_written_disk_full": marked("{file} was not written: the disk is full."),
    "not_written_is_device": marked(
        "{file} was not written: it is a pipe or a device, not a file."
    ),
    "not_written_is_folder": marked("{file} was not written: it is a folder."),
    "not_written_link_loop": marked("{file} was not written: its link leads round in a circle."),
    "not_written_name_too_long": marked("{file} was not written: its name is too long."),
    "not_written_no_such_folder": marked("Nothing was written: there is no folder {file}."),
    "not_written_no_folder": marked("{file} was not written: its folder does not exist."),
    "not_written_not_permitted": marked("{file} was not written: there is no permission."),
    "not_written_other": marked("{file} was not written: {reason}."),
    "number_unreadable": marked(
        "{option}: “{value}” is not a whole number from {least} to {most}."
    ),
    "one_file_shown": marked("Without a window only the first file is shown."),
    "operand_unexpected": marked("“{value}” is one word too many here."),
    "option_missing": marked("{option} must be given."),
    "option_repeated": marked("{option} is given more than once."),
    "option_takes_no_value": marked("{option} takes no value."),
    "option_unknown": marked("There is no option {option} here."),
    "option_without_value": marked("{option} needs a value after it."),
    "package_missing": marked(
        "Qt, which shows the window and draws, needs the library {library}, which is missing on"
        " this system. Install it: package {debian} on Debian and Ubuntu, {fedora} on Fedora."
    ),
    "margin_not_tried": marked(
        "{option}: a margin is tried from 0 to {most} %, in steps of 0.01 percent points; {value} %"
        " is none of them."
    ),
    "percent_unreadable": marked("{option}: “{value}” is not a percentage from 0 to 100."),
    "platform_unknown": marked(
        "Qt can show no window by “{value}” (QT_QPA_PLATFORM); there are: {choices}."
    ),
    "printed_instead": marked("The comparison is printed instead of a window."),
    "provider_unknown": marked("{option}: there is no provider “{value}”; there are: {choices}."),
    "paper_without_pages": marked(
        "{option} says something about pages: they are written with -o FILE.pdf. Leave it out."
    ),
    "quarter_unreadable": marked("{option}: “{value}” is not a quarter, such as 2025_3Q."),
    "service_unknown": marked("{option}: there is no service “{value}”; there are: {choices}."),
    "suffix_unknown": marked("{option}: “{value}” should end in one of: {choices}."),
    "sum_missing": marked("There is no sum of this over workers."),
    "survey_needed": marked("Name the survey's workbook: none has been imported yet."),
    "template_suffix": marked("A template is an .xlsx or .csv file, not “{file}”."),
    "template_written": marked(
        "{file} is ready to be filled in; “remitcalc check” then tells what is wrong with it."
    ),
    "way_gone": marked("This way is not in the corridor any more."),
    "workbook_to_terminal": marked("A terminal cannot show a workbook: say {example}."),
    "worker_gone": marked("This worker is not in the list any more."),
}
