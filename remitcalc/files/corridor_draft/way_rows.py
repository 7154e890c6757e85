"""The rows of the grid of ways: another one, a second like one, one less, another order.

What names a way follows: the pooled one that a comparison starts with, the one most used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.files.corridor_draft.sources import (
    TABLE,
    named_sources,
    with_own_source,
    without_lone,
)
from remitcalc.files.corridor_format import NOT_SURVEYED
from remitcalc.files.letters import bare
from remitcalc.files.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Collection

    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.model.notation import Notation

_WAYS = "services"
_USUAL = {
    "provider_type": "money transfer operator",
    "kind": "individual",
    "instrument": "cash",
}
"""What a way is until somebody says what it is: none of it is a price."""

_BANKS = ("bank", "banco", "banca", "banque", "banka")
_POSTS = frozenset({"post", "poste", "posta", "correo", "correos"})

_POOLED = ("defaults", "pooled_service")
_TYPICAL = ("typical", "service")


def ways_in(draft: CorridorDraft) -> list[Any]:
    """Return the tables of the ways, in order."""
    found = draft.tables.get(_WAYS)
    return found if isinstance(found, list) else []


def with_new_way(
    draft: CorridorDraft,
    notation: Notation,
    provider: str = "",
    at: int | None = None,
    source: str = "",
) -> tuple[CorridorDraft, int]:
    """Return a draft with another way, of which no price is known, and its row.

    It stands last unless `at` says where. Its source is the user unless the name of one is given.
    """
    ways = ways_in(draft)
    row = len(ways) if at is None else at
    if not source:
        draft, source = with_own_source(draft, notation)
    named = {"provider": provider} if provider else {}
    way = {
        "id": _free_id(provider, _ids(ways)),
        **named,
        **_USUAL,
        "provider_type": _provider_type(provider),
        TABLE: source,
        "sending": NOT_SURVEYED,
        "transit": NOT_SURVEYED,
        "receiving": NOT_SURVEYED,
        "exchange": NOT_SURVEYED,
    }
    return draft.inserted((_WAYS, row), way), row


def duplicated(draft: CorridorDraft, row: int) -> CorridorDraft:
    """Return a draft with the same way once more, below it, under an id of its own."""
    ways = ways_in(draft)
    way = ways[row]
    if not isinstance(way, dict):
        return draft.inserted((_WAYS, row + 1), way)
    known = str(way.get("id") or way.get("provider") or "")
    return draft.inserted((_WAYS, row + 1), {**way, "id": _free_id(known, _ids(ways))})


def without_ways(draft: CorridorDraft, rows: Collection[int]) -> CorridorDraft:
    """Return a draft without some ways; the next pooled one takes the place of the one that was."""
    ways = ways_in(draft)
    gone = {row for row in rows if 0 <= row < len(ways)}
    if not gone:
        return draft
    ids = {way.get("id") for row, way in enumerate(ways) if row in gone and isinstance(way, dict)}
    names = {name for row in gone for name in named_sources(ways[row])}
    left = [way for row, way in enumerate(ways) if row not in gone]
    ids -= set(_ids(left))
    made = _without_typical(draft.with_value((_WAYS,), left), ids)
    return without_lone(_with_a_pool(made), names)


def with_kind(draft: CorridorDraft, row: int, kind: str) -> CorridorDraft:
    """Return a draft in which a way is for one worker, or for a group.

    One for a group is not what workers use alone.
    """
    path = (_WAYS, row, "kind")
    if draft.value(path) == kind:
        return draft
    made = _with_a_pool(draft.with_value(path, kind))
    return _without_typical(made, {draft.value((_WAYS, row, "id"))}) if kind == "pooled" else made


def _provider_type(name: str) -> str:
    """Return what a provider is by its own name, else what is most usual.

    >>> [_provider_type(name) for name in ("Scotiabank wire", "Banco G&T", "Ria", "La Poste")]
    ['bank', 'bank', 'money transfer operator', 'post office']
    """
    words = bare(name).split()
    if any(word.startswith(_BANKS) or word.endswith(_BANKS) for word in words):
        return "bank"
    return "post office" if _POSTS & {*words} else _USUAL["provider_type"]


def _without_typical(draft: CorridorDraft, ids: Collection[object]) -> CorridorDraft:
    """Return a draft that does not call one of these ways the one most used."""
    named = draft.value(_TYPICAL)
    if named is None or named not in ids:
        return draft
    names = set(named_sources(draft.tables["typical"]))
    return without_lone(draft.without(("typical",)), names)


def _with_a_pool(draft: CorridorDraft) -> CorridorDraft:
    """Return a draft whose defaults name a pooled way exactly where there is one."""
    pooled = [
        way.get("id")
        for way in ways_in(draft)
        if isinstance(way, dict) and way.get("kind") == "pooled"
    ]
    named = draft.value(_POOLED)
    if named in pooled:
        return draft
    known = {way.get("id"): way.get("kind") for way in ways_in(draft) if isinstance(way, dict)}
    if named is not None and known.get(named, "individual") not in ("individual",):
        return draft  # what it is, is being typed
    if pooled and isinstance(pooled[0], str):
        return draft.with_value(_POOLED, pooled[0])
    return draft.without(_POOLED)


def _ids(ways: list[Any]) -> list[str]:
    return [str(way.get("id")) for way in ways if isinstance(way, dict)]


def _free_id(name: str, taken: Collection[str]) -> str:
    """Return an id made of a name, or of a number where it has none, that is not taken."""
    number, stem = 1, slug(name) if bare(name).strip() else "way"
    found = stem if stem != "way" else "way-1"
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found
