"""Documents of older formats, made into what the newest one says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NEWEST_FORMAT: Final = 1

MIGRATIONS: Final[dict[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}
"""What turns the tables of a format into those of the next one, by its number."""


def migrated(
    raw: dict[str, Any],
    migrations: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = MIGRATIONS,
    newest: int = NEWEST_FORMAT,
) -> dict[str, Any]:
    """Return the tables of a document as the newest format has them.

    >>> migrated({"format": 1}, {1: lambda raw: raw | {"added": True}}, newest=2)
    {'format': 2, 'added': True}
    """
    version = raw.get("format")
    while type(version) is int and version < newest and version in migrations:
        raw = migrations[version](raw)
        version += 1
        raw = raw | {"format": version}
    return raw
