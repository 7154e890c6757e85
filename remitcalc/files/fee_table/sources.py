"""The cells that prove a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def source_cells(
    table: Mapping[str, object],
    sources: Mapping[str, Mapping[str, object]],
    prefix: str = "",
    key: str = "provenance",
) -> dict[str, object]:
    """Return the cells of the source that a table names under `key`, if it names one."""
    name = table.get(key)
    if not isinstance(name, str):
        return {}
    return {f"{prefix}{field}": value for field, value in sources[name].items()}
