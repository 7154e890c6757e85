"""The text of a CSV file, however it is encoded, and the delimiter it uses."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import TYPE_CHECKING

from remitcalc.files.refusal import RefusedError
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = "\t;,|"
"""In order of preference: a comma may be decimal, a semicolon in an amount is unheard of."""

_END_OF_FILE = "\x1a"
"""Ctrl+Z, with which old programs end a text."""

_NOTHING = b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"
_SAMPLE_BYTES = 4096
_SAMPLE_ROWS = 200
_HEADER_ROWS = 20
_MOST_SAMPLE = 200_000
_CLEAR_SHARE = 0.9


def decoded(content: bytes, said: str = "") -> tuple[str, str]:
    """Return the text of a file and its encoding: "UTF-8", "UTF-16" or an old one.

    An old one is `said`, or certain from the words of the text. What is UTF-8 is that, whatever is
    said: no text of another encoding is.

    Raises
    ------
    RefusedError
        Nothing in it, nothing that is text, or text whose encoding must be said.
    """
    if not content[:_SAMPLE_BYTES].strip(_NOTHING) and not content.strip(_NOTHING):
        raise RefusedError(message("file_empty"))
    encoding = "UTF-16" if content.startswith(_UTF16_MARKS) else "UTF-8"
    if encoding == "UTF-8" and b"\0" in content:
        if said:  # UTF-16 without a mark
            return _decoded_as(content, said)
        raise RefusedError(message("file_binary", byte=content.index(b"\0") + 1))
    try:
        text = content.decode("utf-16" if encoding == "UTF-16" else "utf-8-sig")
    except UnicodeDecodeError as error:
        if encoding == "UTF-16":
            raise RefusedError(message("file_not_text", byte=error.start + 1)) from None
        return _decoded_as(content, said) if said else _in_old_encoding(content)
    return text.rstrip(_END_OF_FILE), encoding


def _in_old_encoding(content: bytes) -> tuple[str, str]:
    # Imported here: most files are UTF-8.
    from remitcalc.files.tables.encodings import certain_encoding, codec_of, unclear

    encoding = certain_encoding(content)
    try:
        return content.decode(codec_of(encoding)).rstrip(_END_OF_FILE), encoding
    except UnicodeDecodeError:
        raise unclear(content) from None


def _decoded_as(content: bytes, said: str) -> tuple[str, str]:
    from remitcalc.files.tables.encodings import codec_of, shown_name

    try:
        text = content.decode(codec_of(said))
    except UnicodeDecodeError as error:
        fault = message("file_not_encoded_so", encoding=shown_name(said), byte=error.start + 1)
        raise RefusedError(fault) from None
    return text.rstrip(_END_OF_FILE), shown_name(said)


def delimiter_of(text: str) -> tuple[str, str]:
    r"""Return the delimiter of CSV text, empty where there is one column, and the text to read.

    A first line `sep=;`, which Excel writes and hides, decides and is taken off. Otherwise a
    delimiter is one that splits most rows, a header without numbers among them, into the same
    number of cells.

    >>> delimiter_of("worker;amount\nAna;1,50\nLuz;2,25\n")[0]
    ';'
    >>> delimiter_of("amount\n1,50\n2,25\n")[0]
    ''
    """
    first, _, _ = text[:100].partition("\n")
    declared = first.strip(" \r").strip('"')
    if declared[:4].lower() == "sep=" and len(declared.rstrip("\r")) == len("sep=") + 1:
        return declared[4], text[len(first) + 1 :]
    sample = text[:_MOST_SAMPLE]
    if len(text) > _MOST_SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    lines = list(io.StringIO(sample, newline=""))  # only line feeds and carriage returns end them
    best = max(_DELIMITERS, key=lambda mark: _score(lines, mark))
    return (best if _score(lines, best) > 0 else ""), text


def _score(lines: Sequence[str], mark: str) -> float:
    """Return how well a delimiter fits: 1 to 3 with a header, else up to 2; 0 not at all.

    The share of rows it splits alike counts more than a header: headings may hold digits, and a
    text with a tab in it must not pass for one.
    """
    try:
        rows = list(islice((r for r in csv.reader(lines, delimiter=mark) if r), _SAMPLE_ROWS))
    except csv.Error:
        return 0
    widths = [len(row) for row in rows]
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0
    usual = max(set(wide), key=wide.count)
    share = widths.count(usual) / len(widths)
    # Figures that are split make rows wider than their header, which is still one.
    header = any(_is_header(row) for row in rows[:_HEADER_ROWS] if len(row) <= usual)
    if header:
        return 1 + 2 * share
    return 2 * share if share >= _CLEAR_SHARE and widths[0] == usual else 0


def _is_header(row: Sequence[str]) -> bool:
    """Return whether a row has several texts and no number; a heading may end in one."""
    texts = [cell.strip() for cell in row if cell.strip()]
    return len(texts) > 1 and not any(text.lstrip("+-−'=(")[:1].isdigit() for text in texts)
