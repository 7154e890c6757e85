"""The names under which a corridor file lists its sources: those it had, and new ones."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from remitcalc.files.limits import LONGEST_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from remitcalc.model.provenance import Provenance

_MOST_WORDS = 4


class SourceNames:
    """Names each provenance once, by a name the file has already where there is one.

    Parameters
    ----------
    known : mapping of str to Provenance
        What the file lists already.
    needed : iterable of Provenance
        All that will be asked for, so that the name of one that is needed no more may go on as the
        name of one from the same publisher.
    """

    def __init__(
        self,
        known: Mapping[str, Provenance],
        needed: Iterable[Provenance] = (),
    ) -> None:
        self._known: dict[Provenance, str] = {}
        for name, provenance in known.items():
            self._known.setdefault(provenance, name)
        self._taken = {*known}
        self._used: dict[Provenance, str] = {}
        needs = set(needed)
        self._free = (
            {}
            if not needs
            else {
                name: provenance
                for provenance, name in self._known.items()
                if provenance not in needs
            }
        )

    @property
    def used(self) -> dict[str, Provenance]:
        """What has been asked for, by name, in order of asking."""
        return {name: provenance for provenance, name in self._used.items()}

    def name(self, provenance: Provenance) -> str:
        """Return the name of a provenance; the same one for equal ones."""
        if provenance not in self._used:
            name = self._known.get(provenance) or self._inherited(provenance)
            self._used[provenance] = name or self._new(provenance)
        return self._used[provenance]

    def _inherited(self, provenance: Provenance) -> str | None:
        for name, before in self._free.items():
            if before.source == provenance.source:
                del self._free[name]
                return name
        return None

    def _new(self, provenance: Provenance) -> str:
        name = source_name(provenance.source, provenance.date, self._taken)
        self._taken.add(name)
        return name


def source_name(source: str, date: str, taken: Collection[str]) -> str:
    """Return a name for a source that is none of those taken.

    >>> source_name("Banco Central, rates", "2026", ["banco-central-rates-2026"])
    'banco-central-rates-2026-2'
    """
    name = stem = slug(f"{_first_words(source)} {date}") or "source"
    number = 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


def slug(text: str) -> str:
    """Return text as lower-case letters, digits and single hyphens; maybe empty.

    >>> slug("Swiss Post, prices 2025-Q3"), slug("Banka Poštanska"), slug("→")
    ('swiss-post-prices-2025-q3', 'banka-postanska', '')
    """
    plain = unicodedata.normalize("NFKD", text[:LONGEST_WORDS]).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _first_words(text: str) -> str:
    return " ".join(re.split(r"[\s,;]+", text)[:_MOST_WORDS])
