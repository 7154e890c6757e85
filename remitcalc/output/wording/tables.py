"""Sentences for what is wrong with a CSV file or a workbook, whatever it is about."""

from __future__ import annotations

from remitcalc.output.language import Sentence, marked

SENTENCES: dict[str, Sentence] = {
    "cell_error": marked("This cell shows an error, not a value: correct it in the spreadsheet."),
    "cell_not_calculated": marked(
        "The formula of this cell has never been calculated: open the file in a spreadsheet"
        " program, save it there, and try again."
    ),
    "cell_too_long": marked(
        "A cell in row {row} has more than {most} characters: that is the limit."
    ),
    "csv_not_utf8": marked(
        "The file is not UTF-8; it was read as {encoding}. Check that letters such as é look right."
    ),
    "csv_quote_open": marked(
        'A quotation mark (") in row {row} is never closed: all that follows would be one cell.'
    ),
    "csv_quote_swallows": marked(
        'A quotation mark (") in row {row} makes one cell of several lines that look like rows of'
        " their own: remove the mark, or close it on the same line."
    ),
    "csv_unreadable": marked("Row {row} cannot be read: a cell is not closed."),
    "file_changed": marked("The file changed while it was read: please try again."),
    "file_needs_memory": marked(
        "Reading this file takes more memory than the limit of {most_bytes} bytes. A cell far away"
        " from the others may be the reason: copy the rows you need into a new workbook."
    ),
    "excel_2003_xml": marked(
        "This is a workbook in the XML of Excel 2003, which is not read: open it in Excel or"
        " LibreOffice and save it as XLSX."
    ),
    "file_encoding_unclear": marked(
        "How the letters of this file are written is not certain (see byte {byte}): save it as CSV"
        " UTF-8, or say it (--encoding windows-1250, windows-1251, windows-1252, cp850 …)."
    ),
    "file_encoding_unclear_here": marked(
        "How the letters of this file are written is not certain (see byte {byte}): save it as CSV"
        " UTF-8, or say it (under Letters)."
    ),
    "file_not_encoded_so": marked("This is not text in {encoding}: see byte {byte}."),
    "file_not_text": marked("This is not text in any encoding that is read here: see byte {byte}."),
    "file_reader_ended": marked("Reading this file ended without a result ({status})."),
    "file_reader_failed": marked(
        "This file cannot be read: it is damaged, or not written as such files are."
    ),
    "not_a_table_file": marked(
        "This is {found}, not a CSV file and not a workbook (XLSX, XLSB, XLS, ODS)."
    ),
    "sheet_too_large": marked(
        "The sheet “{name}” has more than {most} cells between its first and its last: that is the"
        " limit. Delete what stands far away from the others."
    ),
    "table_too_large": marked("The table has more than {most} cells: that is the limit."),
    "table_too_long": marked(
        "The table has more than {most} rows, blank ones among them: that is the limit."
    ),
    "copied_beyond": marked(
        "{columns} columns were copied, and from this cell on there are {most} to type in."
    ),
    "copied_no_table": marked("There is no table in what was copied."),
    "copied_several_tables": marked("{count} tables were copied: copy one of them."),
    "copied_too_wide": marked(
        "{columns} columns were copied: copy only those of the workers, {most} at most."
    ),
    "table_too_wide": marked("The table has more than {most} columns: that is the limit."),
    "workbook_corrupt": marked(
        "This workbook is damaged: open it in a spreadsheet program, save it anew, and try again."
    ),
    "workbook_entities": marked("This workbook declares XML entities, which is not safe to read."),
    "workbook_protected": marked(
        "This workbook is protected by a password: save it without one and try again."
    ),
    "workbook_unpacks_too_large": marked(
        "This workbook unpacks to more than the limit of {most_bytes} bytes."
    ),
}
