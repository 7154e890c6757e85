"""The sentences of a draft that may be translated: a row each of the page of translations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.model.corridor_draft import CorridorDraft

_SAID = ("provider", "coverage", "name", "text", "source", "note", "reason")
"""The keys under which sentences stand that readers meet."""

_PLACES = ("provenance", "notes", "taxes", "reference_rate", "services")


def sentences_in(draft: CorridorDraft) -> list[str]:
    """Return every sentence once, as it is written, and those translated that nothing says."""
    found: dict[str, None] = {}
    for place in _PLACES:
        found.update(dict.fromkeys(_said(draft.tables.get(place))))
    languages = draft.tables.get("translations")
    if isinstance(languages, dict):
        for sentences in languages.values():
            if isinstance(sentences, dict):
                found.update(dict.fromkeys(sentences))
    return list(found)


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key in _SAID and isinstance(one, str):
                if one:
                    yield one
            elif isinstance(one, dict | list):
                yield from _said(one)
    elif isinstance(value, list):
        for one in value:
            if isinstance(one, dict | list):
                yield from _said(one)
