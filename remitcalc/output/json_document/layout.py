"""How JSON stands on the page: objects indented by two, one line for each entry of a list."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | None


def json_text(document: Json) -> str:
    """Return a document as text that ends with a line break.

    An entry of a list stays on its line, so that a payroll is written quickly and compares well
    line by line. Keys keep their order.

    >>> print(json_text({"format": 1, "workers": [{"worker": "Ana"}, {"worker": "Luz"}]}), end="")
    {
      "format": 1,
      "workers": [
        {"worker": "Ana"},
        {"worker": "Luz"}
      ]
    }
    """
    return _written(document, "") + "\n"


def _written(value: Json, margin: str) -> str:
    inner = f"{margin}  "
    if isinstance(value, Mapping) and value:
        entries = [
            f"{inner}{_compact(key)}: {_written(entry, inner)}" for key, entry in value.items()
        ]
        return "{\n" + ",\n".join(entries) + f"\n{margin}}}"
    if isinstance(value, Sequence) and value and not isinstance(value, str):
        entries = [f"{inner}{_compact(entry)}" for entry in value]
        return "[\n" + ",\n".join(entries) + f"\n{margin}]"
    return _compact(value)


_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
