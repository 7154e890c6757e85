"""Rows of text cells as text, in the dialects that the program writes: one rule of quoting."""

from __future__ import annotations

import csv
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Dialect = Literal["canonical", "excel", "clipboard"]
"""Canonical: comma, no byte order mark, lines end with a line feed. Excel: semicolon, byte order
mark, carriage return and line feed; its decimal comma is for whoever writes the numbers. Clipboard:
tabs, as spreadsheets give and take cells."""

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Whatever any program may take for the end of a line: a cell with one of them has quotes."""

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_STAND_IN = "\ufffd"


class _Form(NamedTuple):
    delimiter: str
    ends: str
    begins: str = ""


_FORMS: dict[Dialect, _Form] = {
    "canonical": _Form(",", "\n"),
    "excel": _Form(";", "\r\n", "\ufeff"),
    "clipboard": _Form("\t", "\n"),
}


def csv_rows(rows: Iterable[Sequence[str]], dialect: Dialect = "canonical") -> str:
    r"""Return rows as text, the byte order mark included where the dialect has one.

    Zeros and halves of surrogate pairs, which no file of text can hold, become U+FFFD.

    >>> csv_rows([["Ana", "two\rlines"]])
    'Ana,"two\rlines"\n'
    """
    form = _FORMS[dialect]
    lines: list[str] = []
    # The writer puts quotes around what holds a sign of its line end: so all of them are one here.
    target = SimpleNamespace(write=lines.append)
    csv.writer(target, delimiter=form.delimiter, lineterminator=_BREAKS).writerows(rows)
    text = "".join([line[: -len(_BREAKS)] + form.ends for line in lines])
    if "\0" in text or not text.isascii():
        text = _UNWRITABLE.sub(_STAND_IN, text)
    return form.begins + text
