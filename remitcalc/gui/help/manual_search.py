"""Looks for words in the manual, part by part. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.gui.help.folding import folded, folded_with_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.gui.help.manual import Chapter, Part

_BEFORE, _AFTER = 36, 84
"""Letters of an excerpt around the first word that was found."""


class Hit(NamedTuple):
    """A part in which all words occur. `place` is where it is, as chapter#anchor."""

    place: str
    title: str
    excerpt: str


def hits(chapters: Sequence[Chapter], words: str) -> list[Hit]:
    """Return where all words occur; parts whose title has one of them come first."""
    wanted = folded(words).split()
    if not wanted:
        return []
    found = [one for chapter in chapters for one in _in_chapter(chapter, wanted)]
    return sorted(found, key=lambda hit: not any(word in folded(hit.title) for word in wanted))


def _in_chapter(chapter: Chapter, wanted: list[str]) -> Iterator[Hit]:
    for part in chapter.parts:
        text = f"{part.title} {part.plain}"
        if all(word in folded(text) for word in wanted):
            place = f"{chapter.key}#{part.anchor}" if part.anchor else chapter.key
            is_first = part is chapter.parts[0]
            title = part.title if is_first else f"{chapter.title} › {part.title}"
            yield Hit(place, title, excerpt(part, wanted))


def excerpt(part: Part, wanted: Sequence[str]) -> str:
    """Return the words around the first that was found, whole words only, with … where cut."""
    text = part.plain
    said, places = folded_with_places(text)
    found = [said.find(word) for word in wanted if word in said]
    at = places[min(found)] if found else 0
    start, end = max(0, at - _BEFORE), min(len(text), at + _AFTER)
    while 0 < start < at and text[start - 1] != " ":
        start += 1
    while at < end < len(text) and text[end] != " ":
        end -= 1
    said = text[start:end].strip()
    is_whole = end == len(text) or said.endswith((".", ":", "?", "!"))
    return ("…" if start else "") + said + ("" if is_whole else "…")
