"""Sentences for what a reader finds wrong with a file."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked, marked_plural

SENTENCES: dict[str, Sentence] = {
    "document_cut": marked(
        "The document ends in its midst: it was not written or copied whole. Take an older version"
        " or another copy of it."
    ),
    "document_not_json": marked(
        "This is not JSON as documents have it: see line {line}, character {column}. If it was"
        " changed by hand, put that right; else take an older version or another copy of it."
    ),
    "empty_table": marked("This table is empty."),
    "empty_text": marked("This text is empty."),
    "file_binary": marked("This is not a text file: byte {byte} is a zero."),
    "file_empty": marked("The file is empty."),
    "file_is_device": marked("This is a pipe or a device, not a file."),
    "file_is_directory": marked("This is a folder, not a file."),
    "file_missing": marked("There is no such file."),
    "file_not_permitted": marked("You have no permission to read this file."),
    "file_not_utf8": marked("The file is not UTF-8 text: see byte {byte} in line {line}."),
    "file_too_large": marked("The file is larger than the limit of {most_bytes} bytes."),
    "file_unreadable": marked("The file cannot be read: {reason}."),
    "file_wrong_format": marked("This is {found}, not a corridor file."),
    "corridor_elsewhere": marked("This is {found}: name it where CORRIDOR stands."),
    "payroll_elsewhere": marked("This is {found}: give it with --payroll, beside a corridor."),
    "quotes_elsewhere": marked("This is {found}: add it to a corridor with --quotes."),
    "survey_elsewhere": marked("This is {found}: make a corridor of it with import-rpw."),
    "missing_key": marked("“{name}” is missing."),
    "list_too_long": marked("More than {most} entries stand here: that is the limit."),
    "more_problems": marked_plural(
        "… and {problems} more problem like these.",
        "… and {problems} more problems like these.",
        by="problems",
    ),
    "name_of_several_lines": marked(
        "A name stands on one line, without line breaks or other control characters."
    ),
    "newer_format": marked(
        "The file has a newer format than this program reads ({newest}): update the program."
    ),
    "no_form": marked("One of these must be given: {forms}."),
    "no_individual_service": marked("The file has no service for one worker (kind “individual”)."),
    "not_a_corridor_file": marked("This is not a corridor file."),
    "not_a_column_role": marked("This is nothing that a column of a payroll can be."),
    "not_a_document": marked(
        "This is not a document of this program. If it is a file of another kind, give it the"
        " ending that it had, such as .toml or .csv."
    ),
    "not_a_denomination": marked("An indicator amount is named by a whole number, such as 200."),
    "not_a_digest": marked("This is not the SHA-256 of a file: it has 64 hexadecimal digits."),
    "not_a_language": marked("This is not a language tag, such as en or fr-CA."),
    "not_a_period": marked("This is not a date: write it as 2025, 2025-Q3, 2025-09 or 2025-09-30."),
    "not_plain_number": marked(
        "Write a number as digits, with a point before its decimals, such as 1400.50."
    ),
    "not_rows": marked("Rows are written as 12 or 15-18."),
    "not_a_slug": marked("A name here has small letters, digits and single hyphens only."),
    "number_in_two_ways": marked(
        "This can be {larger} or {smaller}: write the one that is meant, without thousands marks."
    ),
    "number_marked_otherwise": marked(
        "The decimals of this number are marked otherwise than in the rest of the table."
    ),
    "number_not_finite": marked("This is not a number that can be counted with."),
    "number_of_three_decimals": marked(
        "This is {smaller}. If {larger} is meant, write it without a point."
    ),
    "language_not_spoken": marked(
        "“{value}” is no language of this program, nor of a handout at hand: nothing will be shown"
        " in it."
    ),
    "odd_percent": marked("This percentage is unusual for a charge: please check it."),
    "one_currency": marked(
        "Both currencies are {currency}, though one of the two countries has another: please check"
        " them."
    ),
    "range_of_a_fact": marked(
        "A figure with the status “{status}” is what it is: only quoted, own, proxy and"
        " illustrative ones have a range."
    ),
    "rate_far": marked("This rate is far from the reference rate, {rate}: please check it."),
    "rate_inverse": marked(
        "This rate looks upside down: the reference rate is {rate}, in {receiving} for one unit of"
        " {sending}."
    ),
    "rate_of_one_currency": marked(
        "Both currencies are {currency}, so one unit should be worth 1: please check the reference"
        " rate."
    ),
    "translation_of_nothing": marked("No sentence of this file reads so: nothing is translated."),
    "value_outside_range": marked("The figure is not between its ends, {low} and {high}."),
    "number_out_of_range": marked("This number must be from {least} to {most}."),
    "number_too_large": marked("This number is above the limit of {most}."),
    "number_too_precise": marked("This number has more than {most} decimals."),
    "odd_margin": marked("This exchange margin is unusual: please check it."),
    "repeated_service": marked("Two services are called “{service}”."),
    "service_not_individual": marked("“{service}” is for a group, not for one worker."),
    "service_not_pooled": marked("“{service}” is for one worker, not for a group."),
    "several_forms": marked("These cannot stand together: {names}."),
    "stale_rate": marked_plural(
        "The reference rate is more than {years} year older than the comparison.",
        "The reference rate is more than {years} years older than the comparison.",
        by="years",
    ),
    "text_half_letter": marked("This text has half a letter in it (a lone surrogate)."),
    "text_has_markup": marked("This text looks like HTML: it shows as it stands, tags included."),
    "toml_bad_value": marked("This value cannot be read: text needs quotation marks."),
    "toml_curly_quotes": marked(
        "These are curly quotation marks, as word processors make them: text needs straight ones,"
        ' "like these".'
    ),
    "toml_decimal_comma": marked("Decimals have a point here: write {instead}."),
    "toml_equals_missing": marked("There should be “=” after the key."),
    "toml_line_goes_on": marked("The line should end here."),
    "toml_no_such_day": marked("This is no day of the calendar: write days as 2026-03-31."),
    "toml_not_closed": marked("A quotation mark or bracket is not closed."),
    "toml_number_alone": marked(
        "Write the number alone, with a point for decimals and no sign or unit."
    ),
    "toml_reading_ends": marked(
        "Reading ended here, as too many lines cannot be read: mend these, then read it again."
    ),
    "toml_repeated_key": marked("This key is given twice."),
    "toml_syntax": marked("This line cannot be read."),
    "toml_without_unit": marked("Write {instead}, without “{sign}”."),
    "toml_too_deep": marked("Too many tables stand inside each other."),
    "toml_too_many_parts": marked("A key has more than {most} parts: that is the limit."),
    "too_many_decimals": marked("This amount has more decimals than {currency} has."),
    "unknown_choice": marked("“{value}” is not one of the words that may stand here."),
    "unknown_corridor": marked("There is no corridor called “{corridor}”."),
    "text_of_error": marked(
        "A spreadsheet shows this where a formula failed; it is no text. Write what is meant."
    ),
    "unknown_country": marked(
        "“{value}” is not a country code of two letters (ISO 3166), such as CH."
    ),
    "unknown_currency": marked(
        "“{value}” is not a currency code of three letters (ISO 4217), such as CHF."
    ),
    "unknown_key": marked("“{name}” is not known here."),
    "unknown_provenance": marked("There is no [provenance.{name}]."),
    "unused_provenance": marked("[provenance.{name}] is used by no figure."),
    "wrong_length": marked("There should be {least} or more entries here, not {found}."),
    "wrong_type": marked("Here stands {found}; it should be {wanted}."),
}
