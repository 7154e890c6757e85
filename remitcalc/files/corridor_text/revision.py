"""Changes the text of a corridor file where a corridor says something else than it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from remitcalc.files.corridor_text.blocks import (
    LISTS,
    NAMED,
    blocks_of,
    identities,
    named,
    rearranged,
)
from remitcalc.files.corridor_text.source_names import SourceNames
from remitcalc.files.corridor_text.stated import sources_of, stated, stated_source
from remitcalc.files.corridor_text.toml_values import toml_item
from remitcalc.files.toml_text import parsed
from remitcalc.model.provenance import Provenance, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.model.corridor import Corridor

    Stated = dict[str, object]


def revised(
    text: str,
    before: Corridor,
    after: Corridor,
    *,
    is_careful: bool,
    listed: Mapping[str, Provenance] | None = None,
) -> str | None:
    """Return the text with what differs between two corridors changed; None where that fails.

    Parameters
    ----------
    text : str
        The file of `before`.
    before, after : Corridor
    is_careful : bool
        Change single values, so that comments within a table survive. Otherwise a service that
        differs is written anew as a whole: what it inherits cannot be misunderstood then.
    listed : mapping of str to Provenance, optional
        The sources that the text is to list, by name, also those that nothing names. None: those
        that it lists, and what else `after` needs.
    """
    raw = parsed(text)
    sources = {name: _source(table) for name, table in raw["provenance"].items()}
    had = stated(before, SourceNames(sources))
    if listed is None:
        has = stated(after, SourceNames(sources, sources_of(after)))
    else:
        has = _with_listed(after, sources, listed)
        had["provenance"] = {name: stated_source(one) for name, one in sources.items()}
    if not is_careful:
        had["services"] = [s for s in _listed(had, "services") if s in _listed(has, "services")]
    moved, kinds = rearranged(blocks_of(text, raw), had, has)
    known_now = {**had, **{kind: _now(kind, had, has) for kind in kinds}}
    try:
        document = tomlkit.parse(moved)
        _merge(document, {k: v for k, v in known_now.items() if v}, has)
        return document.as_string()
    except (TOMLKitError, KeyError, IndexError, TypeError, ValueError):
        return None


def _with_listed(
    after: Corridor, sources: Mapping[str, Provenance], listed: Mapping[str, Provenance]
) -> Stated:
    """Return what a text states that lists some sources; it did list others before."""
    needed = set(sources_of(after))
    # One source may have two names: each may be used in the text, and only one is stated.
    twice = {n: one for n, one in sources.items() if n not in listed and one in needed}
    order = {name: listed[name] for name in sources if name in listed}
    names = SourceNames({**order, **listed, **twice})
    has = stated(after, names)
    every = {**order, **listed, **twice, **names.used}
    has["provenance"] = {name: stated_source(one) for name, one in every.items()}
    return has


def _listed(tables: Stated, name: str) -> list[object]:
    found = tables.get(name)
    return found if isinstance(found, list) else []


def _source(table: Mapping[str, Any]) -> Provenance:
    status = Status[table["status"].upper()]
    return Provenance(table["source"], str(table["date"]), status, table.get("note", ""))


def _now(kind: str, had: Stated, has: Stated) -> object:
    """Return what a rearranged text states of a kind: in the new order, the old tables' values."""
    old = named(kind, had)
    tables = {name: old.get(name, table) for name, table in named(kind, has).items()}
    if kind in LISTS:
        return list(tables.values())
    return tables if kind in NAMED else tables.get("")


def _merge(container: Any, had: Stated, has: Stated) -> None:
    for key in had.keys() - has.keys():
        if key in container:
            del container[key]
    for key, value in has.items():
        if key not in had or had[key] != value:
            _set(container, key, had.get(key), value)


def _set(container: Any, key: str | int, had: object, has: object) -> None:
    """Change one value: what is within it where its shape is the same, else all of it."""
    is_there = isinstance(key, int) or key in container
    within = container[key] if is_there else None
    if isinstance(had, dict) and isinstance(has, dict) and isinstance(within, dict):
        _merge(within, had, has)
    elif isinstance(had, list) and isinstance(has, list) and _same_items(within, had, has):
        for at, (one, other) in enumerate(zip(had, has, strict=True)):
            if one != other:
                _set(within, at, one, other)
    else:
        container[key] = toml_item(has)


def _same_items(within: object, had: list[object], has: list[object]) -> bool:
    """Return whether two lists, and the list in the text, hold the same things one by one."""
    if not isinstance(within, list) or not len(within) == len(had) == len(has):
        return False
    return identities(had) == identities(has)
