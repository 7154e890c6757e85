"""Plain values in TOML, written as a person would: what is short on one line, exact decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import tomlkit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tomlkit.items import Item

_LONGEST_LINE = 100
_INDENT = "  "


def toml_item(value: object) -> Item:
    """Return a value for a TOML document; tables within are inline, decimals as written."""
    return tomlkit.value(_text(value, 0))


def block_text(header: str, table: Mapping[str, object]) -> str:
    """Return a table below its header; without one, the keys at the top of a file."""
    lines = [header] if header else []
    lines += [f"{_key(name)} = {_text(value, len(name) + 3)}" for name, value in table.items()]
    return "\n".join(lines) + "\n"


def _text(value: object, used: int, indent: str = "") -> str:
    """Return a value as TOML; `used` are the characters before it on its line."""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text if "." in text else f"{text}.0"
    if isinstance(value, dict):
        pairs = (f"{_key(key)} = {_text(item, used, indent)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return _list_text(value, used, indent)
    return cast("Item", tomlkit.item(cast("Any", value))).as_string()


def _list_text(items: list[object], used: int, indent: str) -> str:
    """Return a list on one line where it fits, else an item per line; a broken one is hugged."""
    line = f"[{', '.join(_text(item, 0, indent) for item in items)}]"
    is_broken = "\n" in line
    if len(items) == 1 if is_broken else used + len(line) <= _LONGEST_LINE:
        return line
    inner = indent + _INDENT
    lines = (f"{inner}{_text(item, len(inner), inner)},\n" for item in items)
    return f"[\n{''.join(lines)}{indent}]"


def _key(name: str) -> str:
    return tomlkit.key(name).as_string()
