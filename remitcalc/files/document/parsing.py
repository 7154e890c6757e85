"""The JSON of a document as plain tables, or the one reason why there are none."""

from __future__ import annotations

import contextlib
import json
import os
import re
from typing import TYPE_CHECKING, Any

from remitcalc.files.document.plain_columns import cut_out, put_back
from remitcalc.files.grammar_tables import joined
from remitcalc.files.limits import MOST_DOCUMENT_BYTES
from remitcalc.files.problems import Place, Problems, shown_line
from remitcalc.files.refusal import RefusedError, fault_of
from remitcalc.files.regular_file import regular_file
from remitcalc.model.countable import exact_decimal
from remitcalc.model.message import message

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.model.message import Message

_MOST_DIGITS = 4_000
_PATH = "path"
_HALF_LETTER = re.compile(rb"\\u[dD][89a-fA-F]")
_HEAD, _MARK = 4_096, b"\xef\xbb\xbf"
_UNENDED = "Unterminated string"
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


def tables_of(content: bytes, problems: Problems) -> dict[str, Any] | None:
    """Return the tables of a text, numbers exact; None, its faults noted.

    Long columns of workers are as `plain_columns` reads them.
    """
    try:
        _check(content)
        raw, repeated = _parsed(content)
    except RefusedError as error:
        problems.add(error.fault)
        return None
    except json.JSONDecodeError as error:
        line = error.doc.splitlines()[error.lineno - 1 : error.lineno] or [""]
        place = Place(problems.file, line=error.lineno, line_text=shown_line(line[0]))
        said = message("document_not_json", line=error.lineno, column=error.colno)
        if error.pos >= len(error.doc.rstrip()) or error.msg.startswith(_UNENDED):
            said = message("document_cut")
        problems.add(said, place)
        return None
    except RecursionError:
        problems.add(message("toml_too_deep"))
        return None
    for name in repeated:
        problems.add(message("toml_repeated_key"), name, found=name)
    if not isinstance(raw, dict):
        problems.add(message("not_a_document"))
        return None
    if b"\\" in content and _HALF_LETTER.search(content):
        _note_half_letters(raw, "", problems)
    return raw


def _parsed(content: bytes) -> tuple[object, list[str]]:
    """Return what JSON says, and keys that stand twice in a table."""
    short, columns = cut_out(content)
    with contextlib.suppress(RefusedError, json.JSONDecodeError):
        # Where it is broken, all of it is parsed, so that its lines are counted.
        if columns:
            raw, repeated = _parsed_text(_decoded(short))
            if put_back(raw, columns):
                return raw, repeated
    return _parsed_text(_decoded(content))


def _parsed_text(text: str) -> tuple[object, list[str]]:
    repeated: list[str] = []

    def table_of(pairs: list[tuple[str, object]]) -> dict[str, object]:
        table = dict(pairs)
        if len(table) < len(pairs):
            names = [name for name, _ in pairs]
            repeated.extend(name for name in table if names.count(name) > 1)
        return table

    raw = json.loads(
        text,
        object_pairs_hook=table_of,
        parse_float=exact_decimal,
        parse_int=_whole,
        parse_constant=exact_decimal,
    )
    return raw, repeated


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


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) < _MOST_DIGITS else exact_decimal(digits)


def _check(content: bytes) -> None:
    """Refuse what is nothing like JSON."""
    head = content[:_HEAD].strip()
    if not head and not content.strip():
        raise RefusedError(message("file_empty"))
    if not head.removeprefix(_MARK).lstrip().startswith(_JSON):
        raise RefusedError(message("not_a_document"))
    if b"\0" in content:
        raise RefusedError(message("file_binary", byte=content.index(b"\0") + 1))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RefusedError(message("file_not_utf8", byte=error.start + 1, line=line)) from None
