"""Sentences for what is wrong or odd in surveys of prices: the World Bank's, and Wise's."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked, marked_plural

SENTENCES: dict[str, Sentence] = {
    "csv_decimal_comma": marked("The numbers of this file were read with a decimal comma."),
    "library_damaged": marked(
        "The library of prices is damaged, and nothing was taken from it: import the World Bank's"
        " workbook again. ({file})"
    ),
    "library_disk_full": marked("The library of prices could not be written: the disk is full."),
    "library_locked": marked(
        "Another program is using the library of prices: close it, or wait until it is done, and"
        " try again. ({file})"
    ),
    "library_newer": marked(
        "The library of prices was made by a newer version of this program (its format is {found},"
        " this version reads {newest}): update the program, or move the file away. ({file})"
    ),
    "library_newer_program": marked(
        "The library of prices needs version {program} of this program: update it, or move the"
        " file away. ({file})"
    ),
    "library_not_a_file": marked(
        "Where the library of prices should be stands something that is no file: move it away."
        " ({file})"
    ),
    "library_not_written": marked("The library of prices could not be written: {reason}."),
    "library_older": marked(
        "The library of prices was made by an older version of this program: import the World"
        " Bank's workbook again. ({file})"
    ),
    "library_replaced": marked(
        "The library of prices was damaged and has been made anew; the damaged file was kept as"
        " {file}."
    ),
    "library_smaller": marked(
        "This has fewer prices than the library on this computer: {rows} price rows of {corridors}"
        " corridors would take the place of {rows_before} rows of {corridors_before} corridors."
    ),
    "replaced_with": marked("The library stays. {option} replaces it."),
    "library_unreadable": marked("The library of prices cannot be read: {reason}. ({file})"),
    "no_home": marked("There is no folder for your own files on this computer."),
    "not_a_survey_file": marked(
        "No sheet has the columns of Remittance Prices Worldwide; missing: {columns}."
    ),
    "not_a_wise_comparison": marked("This is not a price comparison as Wise gives it (JSON)."),
    "rpw_by_note": marked("The surveyor notes that this provider does not disclose its margin."),
    "rpw_identity": marked(
        "The published total differs from fee and margin by more than 0.05 points."
    ),
    "rpw_key_too_large": marked("The number of this row is too large; it was left out."),
    "rpw_left_out": marked("This row is left out of the corridor."),
    "rpw_more_excluded": marked_plural(
        "{rows} more row was left out.",
        "{rows} more rows were left out.",
        by="rows",
    ),
    "rpw_negative": marked("A margin or total is below zero; it is kept as surveyed."),
    "rpw_no_corridor": marked("This corridor was not surveyed in this quarter."),
    "rpw_never_surveyed": marked("This corridor was not surveyed."),
    "rpw_no_country": marked("The row has no country code; it was left out."),
    "rpw_no_date": marked("The day of this row cannot be read; the quarter stands for it."),
    "rpw_no_interbank": marked(
        "The row has no interbank rate; the margin is kept as it was published."
    ),
    "rpw_no_key": marked("The row has no number of its own; it was left out."),
    "rpw_no_price": marked("The row has no price; it was left out."),
    "rpw_no_provider": marked("The row names no provider; it was left out."),
    "rpw_no_quarter": marked("The row has no quarter such as 2025_3Q; it was left out."),
    "rpw_no_second": marked("The row has no price at the second amount."),
    "rpw_no_service": marked("No row of this corridor can be used."),
    "rpw_number_too_large": marked("This number is too large to be true; the row was left out."),
    "rpw_other_currency": marked(
        "The price is not in {currency} as in the rest of the corridor; it was left out."
    ),
    "rpw_outlying_amount": marked(
        "The local amount is far from the usual one of this country; the row is in no average."
    ),
    "rpw_repeated_key": marked("A row of this quarter has this number already; it was left out."),
    "rpw_unclear": marked(
        "Whether the margin is disclosed is not said; it is taken as not disclosed."
    ),
    "rpw_unknown_country": marked("“{value}” is no country code that is known here."),
    "rpw_unreadable_number": marked("This is not a number; the row was left out."),
    "wise_fee_moved": marked_plural(
        "The fee of {services} quote was inside the amount; it is now on top of it.",
        "The fees of {services} quotes were inside the amount; they are now on top of it.",
        by="services",
    ),
    "wise_incomplete": marked("This quote lacks its rate, fee, amount or day; it was left out."),
    "wise_markup_differs": marked(
        "The markup of this quote does not fit its rate: the rate is taken, which is what arrives"
        " by."
    ),
    "wise_other_reference": marked(
        "The mid-market rate of the comparison is {found}, the corridor's reference rate {own}:"
        " what arrives is worked out at the corridor's, so it differs from what the file says."
    ),
    "wise_received_differs": marked(
        "{name}: amount, fee and rate make {made} on arrival, not what the file says."
    ),
    "wise_no_quote": marked("The comparison has no quote for this corridor."),
    "wise_other_currencies": marked("The comparison is {found}, the corridor {expected}."),
}

REASONS_LEFT_OUT = {
    "rpw_key_too_large": marked("The number of this row is too large"),
    "rpw_no_country": marked("The row has no country code"),
    "rpw_no_key": marked("The row has no number of its own"),
    "rpw_no_price": marked("The row has no price"),
    "rpw_no_provider": marked("The row names no provider"),
    "rpw_no_quarter": marked("The row has no quarter such as 2025_3Q"),
    "rpw_number_too_large": marked("This number is too large to be true"),
    "rpw_repeated_key": marked("A row of this quarter has this number already"),
    "rpw_unreadable_number": marked("This is not a number"),
}
"""Why a row of a survey was left out, for a list whose rows all were."""
