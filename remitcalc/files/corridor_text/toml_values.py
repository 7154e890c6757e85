"""Plain values in TOML, written as a person would: short lists on a line, exact decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import tomlkit
from tomlkit.items import Float, Trivia

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tomlkit.items import Item

_LONGEST_LINE = 100


def toml_item(value: object) -> Item:
    """Return a value for a TOML document; tables within are inline, decimals as written."""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return Float(float(value), Trivia(), text if "." in text else f"{text}.0")
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        for key, item in value.items():
            table[key] = toml_item(item)
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        for item in value:
            array.append(toml_item(item))
        if len(array.as_string()) > _LONGEST_LINE:
            array.multiline(multiline=True)
        return array
    return cast("Item", tomlkit.item(cast("Any", value)))


def block_text(header: str, table: Mapping[str, object]) -> str:
    """Return a table below its header; without one, the keys at the top of a file."""
    document = tomlkit.document()
    for key, value in table.items():
        document[key] = toml_item(value)
    lines = document.as_string()
    return f"{header}\n{lines}" if header else lines
