"""What is wrong with a text that is not TOML, and where."""

from __future__ import annotations

import re

from remitcalc.files.limits import MOST_KEY_PARTS
from remitcalc.files.numbers.notation import in_two_ways, readings
from remitcalc.files.problems import Place, Problem, shown_line
from remitcalc.files.toml_text import KeyPartsError
from remitcalc.model.countable import LARGEST_NUMBER
from remitcalc.model.message import Message, message

_FAULTS = (
    ("toml_repeated_key", r"Cannot (overwrite|declare|mutate|redefine)|Duplicate inline table key"),
    ("toml_equals_missing", r"Expected '=' after a key"),
    ("toml_not_closed", r"Unclosed|Unterminated|Expected \"|Expected '|Invalid initial character"),
    ("toml_line_goes_on", r"Expected newline or end of document"),
    ("toml_bad_value", r"Invalid (value|date|hex)|Unescaped|Illegal"),
)
_DIGITS = "integer string conversion"
_ENDLESS = re.compile(r"(?<![\d_])[\d_]{1000,}", re.ASCII)
"""A number with more digits than Python is willing to read; its refusal does not say where."""

_LONGEST_FOUND = 60
_OF_A_VALUE = ("toml_bad_value", "toml_line_goes_on", "toml_equals_missing")
_NUMBER = re.compile(r"=\s*([+-]?\d[\d.,' ]*)")
_DAY = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
_CURLY = re.compile(r"(?:^|[=\[{,])\s*[“”„«»‘’‹›]")
_WITH_UNIT = re.compile(
    r"""=\s*(?:(?P<before>[$€£¥Q]|[A-Z]{1,3}\$)\s*(?P<number>[+-]?\d+(?:[.,]\d+)?)
        |(?P<then>[+-]?\d+(?:[.,]\d+)?)\s*(?P<behind>[%‰$€£¥]|[A-Z]{3}\b))\s*(?:[,}\]\#]|$)""",
    re.VERBOSE,
)
_UNIT = re.compile(r"[^\w\s\"'\[{.+-]{0,3}\s*[+-]?\d[\d.]*\s*([^\w\s\"'\]}]|[A-Z]{3})?")
"""A number with a sign of a currency before it, or of percent or a currency's code behind it."""


def syntax_problem(error: Exception, text: str, file: str) -> Problem:
    """Return the problem that the TOML parser met, with line, column and the line's text."""
    if text.lstrip().startswith("{"):
        return Problem(message("file_wrong_format", found="json"), Place(file))
    if isinstance(error, RecursionError):
        return Problem(message("toml_too_deep"), Place(file))
    if isinstance(error, KeyPartsError):
        return _at(error.line, message("toml_too_many_parts", most=MOST_KEY_PARTS), text, file)
    endless = _ENDLESS.search(text) if _DIGITS in str(error) else None
    if endless is not None:
        line = text.count("\n", 0, endless.start()) + 1
        return _at(line, message("number_too_large", most=LARGEST_NUMBER), text, file)
    return _located(str(error), text, file)


def _at(line: int, said: Message, text: str, file: str) -> Problem:
    line_text = shown_line(text.split("\n")[line - 1])
    place = Place(file, line=line, line_text=line_text)
    return Problem(said, place, found=line_text[:_LONGEST_FOUND])


def _located(said: str, text: str, file: str) -> Problem:
    lines = text.replace("\r\n", "\n").split("\n")
    match = re.search(r"at line (\d+), column (\d+)", said)
    if match:
        line, column = int(match[1]), int(match[2])
    elif "end of document" in said:
        line = max(i for i, shown in enumerate(["", *lines]) if i == 0 or shown.strip()) or 1
        column = len(lines[line - 1]) + 1
    else:
        return Problem(_fault(said), Place(file))
    line_text = shown_line(lines[line - 1]) if line <= len(lines) else ""
    place = Place(file, line=line, column=str(column), line_text=line_text)
    fault = _fault(said)
    if fault.code in _OF_A_VALUE:
        fault = _habit(line_text) or fault
    fault = _sign(lines[line - 1] if line <= len(lines) else "") or fault
    return Problem(fault, place, found=line_text[:_LONGEST_FOUND])


def _habit(line: str) -> Message | None:
    """Return the fault of a value that is written as people write it, but not as TOML does."""
    for value in _NUMBER.finditer(line):
        text = value[1].rstrip(", ")  # a comma behind a number parts it from the next key
        numbers = readings(text) if "," in text else ()
        if len(numbers) > 1:
            return in_two_ways(text)
        if numbers:
            return message("toml_decimal_comma", instead=f"{numbers[0]:f}")
    stated = line.partition("=")[2].partition("#")[0].strip()
    if _DAY.fullmatch(stated):
        return message("toml_no_such_day")
    if _UNIT.fullmatch(stated):
        return message("toml_number_alone")
    return None


def _sign(line: str) -> Message | None:
    """Return the fault of signs that other programs put there: curly quotes, a unit."""
    if _CURLY.search(line):
        return message("toml_curly_quotes")
    unit = _WITH_UNIT.search(line)
    if unit is None:
        return None
    sign = unit["before"] or unit["behind"]
    number = unit["number"] or unit["then"]
    if re.search(r",\d{3}$", number):  # a thousand, or a number of three decimals
        return message("toml_number_alone")
    return message("toml_without_unit", instead=number.replace(",", "."), sign=sign)


def _fault(said: str) -> Message:
    """Return the code for a parser's English sentence."""
    found = (code for code, pattern in _FAULTS if re.search(pattern, said))
    return message(next(found, "toml_syntax"))
