"""Where a result goes: a file, written whole, or the standard output."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.output.csv_table.layout import Dialect
    from remitcalc.output.text.style import Style

FORMATS = ("text", "csv", "json")
_SUFFIXES = {"csv": "csv", "json": "json"}


def wanted_format(request: Request) -> str:
    """Return "text", "csv" or "json": as asked, else as --csv or the file's name implies."""
    asked = request.values.choice("--format", FORMATS)
    dialect = request.values.choice("--csv", ("excel",))
    if asked is not None:
        return asked
    if dialect is not None:
        return "csv"
    _, point, suffix = (request.values.typed("--output") or "").rpartition(".")
    return _SUFFIXES.get(suffix.lower(), "text") if point else "text"


def csv_dialect(request: Request) -> Dialect:
    """Return the kind of CSV asked for."""
    return "excel" if request.values.typed("--csv") else "canonical"


def style_of_output(request: Request) -> Style:
    """Return colours only for a terminal whose user has not said no to them."""
    from remitcalc.output.text.style import Style

    if request.values.typed("--output") is not None or not sys.stdout.isatty():
        return Style()
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    knows_colour = os.name != "nt" or "WT_SESSION" in os.environ or "TERM" in os.environ
    return Style(is_on=knows_colour and not plain)


def deliver(request: Request, content: str, kind: str) -> None:
    """Write `content` to the file asked for, or print it.

    What machines read is UTF-8 with its own line ends, wherever it goes.

    Raises
    ------
    NotWrittenError
        The file could not be written; the old one is untouched.
    """
    file = request.values.typed("--output")
    if file is not None:
        # Imported here, as below: printing needs neither.
        from pathlib import Path

        from remitcalc.writing.replacement import replace_file

        replace_file(Path(file), content.encode("utf-8"))
        return
    if kind != "text":
        with contextlib.suppress(AttributeError, ValueError):  # a stand-in without the method
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    sys.stdout.write(content)
