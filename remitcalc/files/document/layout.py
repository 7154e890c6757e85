"""How a document stands on the page: sorted keys, one figure a line, numbers exact."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

_WRITTEN = json.encoder.encode_basestring  # leaves letters of every script as they are
_PATH = "path"
_WORDS = {True: "true", False: "false", None: "null"}


def json_bytes(table: dict[str, Any]) -> bytes:
    r"""Return a table as JSON in UTF-8 that ends with a line break.

    Half a letter (a lone surrogate) is lost to a sign for it; in a path, which may be no UTF-8, it
    is written by its number.

    >>> table = {"to": ["a", "\udcff"], "path": "\udcff", "fee": Decimal("2.10")}
    >>> print(json_bytes(table).decode(), end="")
    {
      "fee": 2.10,
      "path": "\udcff",
      "to": [
        "a",
        "�"
      ]
    }
    """
    try:
        return (_text(table, "") + "\n").encode()
    except UnicodeEncodeError:
        return (_text(_mended(table), "") + "\n").encode("utf-8", "backslashreplace")


def _mended(value: Any, key: str = "") -> Any:
    """Return a value with a sign for each half letter, but in paths, which it would change."""
    if isinstance(value, dict):
        return {name: _mended(entry, name) for name, entry in value.items()}
    if isinstance(value, list):
        return [_mended(entry) for entry in value]
    if not isinstance(value, str) or key == _PATH:
        return value
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _text(value: Any, margin: str) -> str:
    inner = margin + "  "
    if isinstance(value, dict):
        entries = [f"{_WRITTEN(key)}: {_text(value[key], inner)}" for key in sorted(value)]
        return _broken("{", entries, margin, "}")
    if isinstance(value, list):
        if set(map(type, value)) == {str}:  # of long lists nearly all
            return _broken("[", list(map(_WRITTEN, value)), margin, "]")
        return _broken("[", [_text(entry, inner) for entry in value], margin, "]")
    if isinstance(value, str):
        return _WRITTEN(value)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    return format(value, "f") if isinstance(value, Decimal) else str(int(value))


def _broken(opening: str, entries: list[str], margin: str, closing: str) -> str:
    if not entries:
        return opening + closing
    line = f"\n{margin}  "
    return f"{opening}{line}{f',{line}'.join(entries)}\n{margin}{closing}"
