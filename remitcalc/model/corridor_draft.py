"""A corridor while it is typed: the tables of its file, right or not.

What is typed and is no value yet stands in its place as it was typed, so that a half-typed figure
is undone, kept and saved as everything else is.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Path = tuple[str | int, ...]
    """Where a value stands: keys of tables, and positions in lists, counted from 0."""


@frozen
class Typed:
    """What was typed in the place of a value and is none."""

    text: str


class Settled(NamedTuple):
    """A warning that the user called right: its code, the key it stands at, what it found."""

    code: str
    key: str
    found: str


class Retold(NamedTuple):
    """That a price is no longer what a source had told of it, or that one was named for it since.

    `what` is "over" or "named", `key` the part of the corridor, `source` the source in its words.
    """

    what: str
    key: str
    source: str


@frozen(eq=False)
class CorridorDraft:
    """The tables of a corridor's file as they are typed. An edit is another draft.

    Attributes
    ----------
    tables : mapping of str to values
        As a parser of TOML gives them: text, int, Decimal, date, list and dict, and `Typed` in the
        place of any of them. Nothing in them must ever be changed.
    settled : frozenset of Settled
        What is odd in them and right all the same.
    retold : frozenset of Retold
        What their sources did not tell: the tables alone do not say what was typed over.
    """

    tables: Mapping[str, Any]
    settled: frozenset[Settled] = field(default_factory=frozenset)
    retold: frozenset[Retold] = field(default_factory=frozenset)

    def value(self, path: Path) -> Any:
        """Return what stands at a path; None: nothing does.

        >>> CorridorDraft({"services": [{"id": "ria"}]}).value(("services", 0, "id"))
        'ria'
        """
        found: Any = self.tables
        for step in path:
            if isinstance(step, int):
                is_there = isinstance(found, list) and 0 <= step < len(found)
            else:
                is_there = isinstance(found, dict) and step in found
            if not is_there:
                return None
            found = found[step]
        return found

    def with_value(self, path: Path, value: object) -> CorridorDraft:
        """Return a draft with a value at a path; tables on the way there are made.

        A position one past the end of a list adds to it.

        >>> CorridorDraft({}).with_value(("names", "en"), "Home").tables
        {'names': {'en': 'Home'}}
        """
        return self._with(path, lambda _: value)

    def without(self, path: Path) -> CorridorDraft:
        """Return a draft without a key or an item of a list; itself where there is none.

        >>> CorridorDraft({"notes": [{}, {"text": "b"}]}).without(("notes", 0)).tables
        {'notes': [{'text': 'b'}]}
        """
        *parents, last = path
        parent = self.value(tuple(parents))
        if isinstance(last, int):
            if not isinstance(parent, list) or not 0 <= last < len(parent):
                return self
            return self._with(tuple(parents), lambda of: [*of[:last], *of[last + 1 :]])
        if not isinstance(parent, dict) or last not in parent:
            return self
        return self._with(tuple(parents), lambda of: {k: v for k, v in of.items() if k != last})

    def inserted(self, path: Path, value: object) -> CorridorDraft:
        """Return a draft with another item in a list, before the one at `path`."""
        *parents, at = path
        assert isinstance(at, int)
        return self._with(tuple(parents), lambda of: [*(of or [])[:at], value, *(of or [])[at:]])

    def moved(self, path: Path, to: int) -> CorridorDraft:
        """Return a draft with an item of a list at another position.

        >>> CorridorDraft({"notes": [1, 2, 3]}).moved(("notes", 0), 2).tables
        {'notes': [2, 3, 1]}
        """
        item = self.value(path)
        return self.without(path).inserted((*path[:-1], to), item)

    def replace(self, tables: Mapping[str, Any]) -> CorridorDraft:
        """Return a draft with other tables."""
        return CorridorDraft(tables, self.settled, self.retold)

    def with_settled(self, settled: frozenset[Settled]) -> CorridorDraft:
        """Return a draft in which these warnings are right."""
        return CorridorDraft(self.tables, settled, self.retold)

    def with_retold(self, *retold: Retold) -> CorridorDraft:
        """Return a draft of whose prices this is known, too; itself where it was."""
        known = self.retold.union(retold)
        return self if known == self.retold else CorridorDraft(self.tables, self.settled, known)

    def _with(self, path: Path, change: Callable[[Any], object]) -> CorridorDraft:
        made = _changed(self.tables, path, change)
        assert isinstance(made, dict)
        return self.replace(made)


def _changed(at: Any, path: Path, change: Callable[[Any], object]) -> object:
    """Return a copy of tables, of what is on the way along a path, in which its end is changed."""
    if not path:
        return change(at)
    step, *rest = path
    if isinstance(step, int):
        items = list(at) if isinstance(at, list) else []
        if step >= len(items):
            items.append(None)
            step = len(items) - 1
        items[step] = _changed(items[step], tuple(rest), change)
        return items
    table = dict(at) if isinstance(at, dict) else {}
    table[step] = _changed(table.get(step), tuple(rest), change)
    return table
