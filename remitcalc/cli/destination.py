"""Where a result goes: a file, written whole, or the standard output."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.cli.request import Request
    from remitcalc.output.csv_table.layout import Dialect
    from remitcalc.output.text.style import Style

FORMATS = ("text", "csv", "json")
COMPARE_FORMATS = (*FORMATS, "xlsx", "remitcalc")
QUESTION_FORMATS = ("text", "json", "pdf")
EXPLAIN_FORMATS = ("text", "json")
BARGAIN_FORMATS = ("text", "json")
NO_TEXT_FORMATS = ("xlsx", "remitcalc", "pdf")
"""What has a suffix of its own, under which nothing else is written."""

PICTURES = ("png", "svg", "pdf")
STANDARD_OUTPUT = "-"
_SUFFIXES = {name: name for name in ("csv", "json", "xlsx", "remitcalc", "pdf")}
_NO_TEXT = frozenset("pdf png svg jpg jpeg xlsx xlsm xls xlsb ods odt doc docx remitcalc".split())
"""Suffixes of files that are no text: under one of them text would not open."""


def wanted_format(
    request: Request, formats: Sequence[str] = FORMATS, pictures: Sequence[str] = ()
) -> str:
    """Return one of `formats`: as asked, else as --csv or the file's name implies.

    A file's name that promises what is not in it is noted, such as a picture where the command
    draws none of the kind; `pictures` are the suffixes of those that it draws.
    """
    kind = _format(request, formats)
    _, point, suffix = (request.values.typed("--output") or "").rpartition(".")
    is_asked = request.values.typed("--format") is not None
    drawn = () if is_asked else pictures
    if (
        kind not in NO_TEXT_FORMATS
        and point
        and suffix.lower() in _NO_TEXT
        and suffix.lower() not in drawn
    ):
        names = [kind] if is_asked else formats
        texts = (_SUFFIXES.get(name, "txt") for name in names)
        wanted_suffix(request, [f".{name}" for name in (*texts, *drawn)])
    return kind


def _format(request: Request, formats: Sequence[str]) -> str:
    asked = request.values.choice("--format", formats)
    dialect = request.values.choice("--csv", ("excel",))
    if asked is not None:
        if dialect is not None and asked != "csv":
            request.arguments.complain(message("csv_without_csv", option="--csv", value=asked))
        return asked
    if dialect is not None:
        return "csv"
    _, point, suffix = (request.values.typed("--output") or "").rpartition(".")
    implied = _SUFFIXES.get(suffix.lower(), "text") if point else "text"
    return implied if implied in formats else "text"


def csv_dialect(request: Request) -> Dialect:
    """Return the kind of CSV asked for."""
    return "excel" if request.values.typed("--csv") else "canonical"


def style_of_output(request: Request) -> Style:
    """Return colours only for a terminal whose user has not said no to them."""
    from remitcalc.output.text.style import Style

    if is_to_file(request) or not sys.stdout.isatty():
        return Style()
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    knows_colour = os.name != "nt" or "WT_SESSION" in os.environ or "TERM" in os.environ
    return Style(is_on=knows_colour and not plain)


def deliver(request: Request, content: str, kind: str) -> None:
    """Write text to the file asked for, or print it.

    What machines read is UTF-8 with its own line ends, wherever it goes.

    Raises
    ------
    NotWrittenError
        The file could not be written; the old one is untouched.
    """
    if is_to_file(request):
        deliver_file(request, content.encode("utf-8"))
        return
    if kind != "text":
        with contextlib.suppress(AttributeError, ValueError):  # a stand-in without the method
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    else:
        # Imported here: only text for a reader needs it.
        from remitcalc.output.text.control_signs import with_control_signs

        content = with_control_signs(content)
    sys.stdout.write(content)


def deliver_file(request: Request, content: bytes, *, is_private: bool = False) -> None:
    """Write content that is no text to the file asked for; `-` is the standard output.

    A new file is its owner's alone where it is private, or may hold names.

    Raises
    ------
    NotWrittenError
        The file could not be written; the old one is untouched.
    """
    if not is_to_file(request):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    # Imported here: printing needs neither.
    from pathlib import Path

    from remitcalc.writing.replacement import replace_file

    path = Path(request.values.typed("--output") or "")
    replace_file(path, content, is_private=is_private or may_hold_names(request))


def may_hold_names(request: Request) -> bool:
    """Return whether workers are named in the result: a new file of it is its owner's alone."""
    return request.has("--names") or request.values.typed("--for") is not None


def is_to_file(request: Request) -> bool:
    """Return whether a file was asked for: neither nothing nor `-`."""
    return request.values.typed("--output") not in (None, STANDARD_OUTPUT)


def wanted_suffix(request: Request, suffixes: Sequence[str]) -> str | None:
    """Return the suffix of the file asked for, in lower case with its point.

    For what has no text to print: pictures, pages, workbooks. No file asked for, or one with none
    of `suffixes`, is noted.
    """
    typed = request.values.typed("--output")
    if typed is None:
        request.arguments.complain(message("option_missing", option="--output"))
        return None
    name, point, suffix = typed.rpartition(".")
    found = f".{suffix.lower()}" if point and name else ""
    if found in suffixes:
        return found
    said = message("suffix_unknown", option="--output", value=typed, choices=tuple(suffixes))
    request.arguments.complain(said)
    return None
