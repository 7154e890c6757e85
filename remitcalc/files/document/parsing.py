"""The JSON of a document as plain tables, or the one reason why there are none."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

from remitcalc.files.grammar_tables import joined
from remitcalc.files.limits import MOST_DOCUMENT_BYTES
from remitcalc.files.problems import Place, Problems
from remitcalc.files.refusal import RefusedError, fault_of
from remitcalc.files.regular_file import regular_file
from remitcalc.model.countable import exact_decimal
from remitcalc.model.message import message

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.model.message import Message

_MOST_DIGITS = 4_000
_PATH = "path"
_HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")
_HEAD, _MARK = 4_096, b"\xef\xbb\xbf"
_JSON = (b"{", b"[", b'"')


def content_of(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a file that may be a document.

    Raises
    ------
    RefusedError, OSError, ValueError
        As of `regular_file`, and for one that is larger than a document can be.
    """
    with regular_file(path) as file:
        if os.fstat(file.fileno()).st_size <= MOST_DOCUMENT_BYTES:
            content = file.read(MOST_DOCUMENT_BYTES + 1)
            if len(content) <= MOST_DOCUMENT_BYTES:
                return content
    raise RefusedError(message("file_too_large", most_bytes=MOST_DOCUMENT_BYTES))


def refused(error: RefusedError | OSError | ValueError) -> Message:
    """Return why a file could not be read."""
    return error.fault if isinstance(error, RefusedError) else fault_of(error)


def tables_of(content: bytes, problems: Problems) -> dict[str, object] | None:
    """Return the tables of a text, numbers exact; None, its faults noted."""
    try:
        text = _decoded(content)
        raw = _Parser(problems).parsed(text)
    except RefusedError as error:
        problems.add(error.fault)
        return None
    except json.JSONDecodeError as error:
        line = text.splitlines()[error.lineno - 1 : error.lineno] or [""]
        place = Place(problems.file, line=error.lineno, line_text=line[0].strip()[:300])
        said = message("document_not_json", line=error.lineno, column=error.colno)
        problems.add(said, place)
        return None
    except RecursionError:
        problems.add(message("toml_too_deep"))
        return None
    if not isinstance(raw, dict):
        problems.add(message("not_a_document"))
        return None
    if _HALF_LETTER.search(text):
        _note_half_letters(raw, "", problems)
    return raw


def _note_half_letters(value: object, key: str, problems: Problems) -> None:
    """Note texts that no file could hold; a path may be such a one."""
    if isinstance(value, dict):
        for name, entry in value.items():
            _note_half_letters(name, joined(key, "…"), problems)
            if name != _PATH:
                _note_half_letters(entry, joined(key, name), problems)
    elif isinstance(value, list):
        for at, entry in enumerate(value):
            _note_half_letters(entry, f"{key}[{at}]", problems)
    elif isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value):
        problems.add(message("text_half_letter"), key)


class _Parser:
    """Reads JSON and notes keys that stand twice in a table."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def parsed(self, text: str) -> object:
        return json.loads(
            text,
            object_pairs_hook=self._table,
            parse_float=exact_decimal,
            parse_int=_whole,
            parse_constant=exact_decimal,
        )

    def _table(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        table = dict(pairs)
        if len(table) < len(pairs):
            met = set()
            for name, _ in pairs:
                if name in met:
                    self._problems.add(message("toml_repeated_key"), name, found=name)
                met.add(name)
        return table


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) < _MOST_DIGITS else exact_decimal(digits)


def _decoded(content: bytes) -> str:
    if not content.strip():
        raise RefusedError(message("file_empty"))
    if not content[:_HEAD].removeprefix(_MARK).lstrip().startswith(_JSON):
        raise RefusedError(message("not_a_document"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RefusedError(message("file_not_utf8", byte=error.start + 1, line=line)) from None
    if "\0" in text:
        raise RefusedError(message("file_binary", byte=content.index(b"\0") + 1))
    return text
