"""A change of the corridor elsewhere in the window, carried into what is typed of it.

An offer that was added, a figure typed over: what differs is stated anew, everything else stays as
it was typed, half-typed figures among it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.files.corridor_draft.sources import named_sources, without_lone
from remitcalc.files.corridor_draft.stating import stated_tables
from remitcalc.model.corridor_draft import CorridorDraft, Typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.model.corridor import Corridor

_WAYS, _SOURCES = "services", "provenance"
_INHERITING = ("sending", "transit", "receiving", "exchange")
"""What states no source of its own where it is that of its service."""


def carried(draft: CorridorDraft, before: Corridor, after: Corridor) -> CorridorDraft:
    """Return a draft with what differs between two states of its corridor.

    A draft that read as the corridor before reads as the one after.
    """
    if before == after:
        return draft
    known = draft.tables
    had, has = stated_tables(before, known), stated_tables(after, known)
    tables = dict(known)
    for key in {*had, *has} - {_WAYS, _SOURCES}:
        _take(tables, key, had, has)
    tables[_WAYS] = _ways(known.get(_WAYS), _listed(had), _listed(has))
    tables[_SOURCES] = _sources(tables, has[_SOURCES])
    made = without_lone(draft.replace(tables), set(named_sources(had)))
    is_in_step = read_draft(draft).corridor == before
    if is_in_step and read_draft(made).corridor != after:
        return draft.replace(has)  # something was inherited that is so no more
    return made


def _take(table: dict[str, Any], key: str, had: Mapping[str, Any], has: Mapping[str, Any]) -> None:
    """Let a key of a table be what it is now, where that is not what it was."""
    if had.get(key) == has.get(key):
        return
    if key in has:
        table[key] = has[key]
    else:
        table.pop(key, None)


def _listed(tables: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {way["id"]: way for way in tables[_WAYS]}


def _ways(
    typed: object, had: Mapping[str, dict[str, Any]], has: Mapping[str, dict[str, Any]]
) -> list[Any]:
    """Return the ways as they are typed, with what differs; in another order where that differs."""
    ways = typed if isinstance(typed, list) else []
    kept = []
    for way in ways:
        name = way.get("id") if isinstance(way, dict) else None
        if not isinstance(name, str) or (name not in had and name not in has):
            kept.append(way)  # it was never read
        elif name in has:
            kept.append(_way(way, had.get(name), has[name]))
    known = {way.get("id") for way in kept if isinstance(way, dict)}
    for at, name in enumerate(has):
        if name not in known and name not in had:
            kept.insert(_place(at, [*has], kept), has[name])
    order = [name for name in had if name in has]
    if order == [name for name in has if name in had]:
        return kept
    ranks = {name: at for at, name in enumerate(has)}
    return sorted(kept, key=lambda way: ranks.get(str(way.get("id")), len(ranks)))


def _way(way: dict[str, Any], had: dict[str, Any] | None, has: dict[str, Any]) -> dict[str, Any]:
    if had is None:
        return has
    made: dict[str, Any] = _merged(way, had, has)
    if had.get(_SOURCES) != has.get(_SOURCES):
        # What a side inherits is another source now: it is stated anew with its own.
        made |= {key: has[key] for key in _INHERITING if not _is_half_typed(way.get(key))}
    return made


def _merged(typed: Any, had: Any, has: Any) -> Any:
    """Return what is typed with what differs between two states, as deep as they are alike."""
    if had == has:
        return typed
    if all(isinstance(one, dict) for one in (typed, had, has)):
        made = {key: one for key, one in typed.items() if key in has or key not in had}
        return made | {
            key: _merged(typed[key], had.get(key), one) if key in typed else one
            for key, one in has.items()
            if key not in had or had[key] != one
        }
    are_lists = all(isinstance(one, list) for one in (typed, had, has))
    if are_lists and len(typed) == len(had) == len(has):
        return [_merged(*three) for three in zip(typed, had, has, strict=True)]
    return has


def _is_half_typed(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_is_half_typed, value.values()))
    if isinstance(value, list):
        return any(map(_is_half_typed, value))
    return isinstance(value, Typed)


def _place(at: int, order: list[str], ways: list[Any]) -> int:
    """Return where a new way stands: after the one that it stands after in the corridor."""
    ids = [way.get("id") if isinstance(way, dict) else None for way in ways]
    for name in reversed(order[:at]):
        if name in ids:
            return ids.index(name) + 1
    return 0 if order[at + 1 :] and order[at + 1] in ids else len(ways)


def _sources(tables: Mapping[str, Any], stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sources as they are typed, and those besides that something names now."""
    typed = tables.get(_SOURCES)
    listed = dict(typed) if isinstance(typed, dict) else {}
    named = set(named_sources({key: tables[key] for key in tables if key != _SOURCES}))
    return listed | {n: s for n, s in stated.items() if n in named and n not in listed}
