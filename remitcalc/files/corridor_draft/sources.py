"""Who said so, and when: the sources of a draft, one for each that is the same in all it says.

What is typed is the user's own figure until somebody is named who told it; then it is quoted. Typed
over a published or a quoted price, a figure gets a source of its own: it never inherits who did not
say it, also where that was emptied first, or stated in another form. Where no price was known, it
is told by whoever is named beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remitcalc.files.corridor_draft.figures import period_typed
from remitcalc.files.corridor_draft.keys import kind_at
from remitcalc.files.corridor_text.source_names import source_name
from remitcalc.model.corridor_draft import Retold, Typed
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.model.corridor_draft import CorridorDraft, Path
    from remitcalc.model.notation import Notation

OWN, QUOTED = Status.OWN.word, Status.QUOTED.word
_TYPED = (OWN, QUOTED)
"""What a figure that is typed may inherit: others are said by who looked elsewhere."""

_NAMES = ("provenance", "none", "undisclosed")
"""The keys under which tables name a source."""

TABLE = "provenance"


class Source(NamedTuple):
    """A source as a draft states it."""

    name: str
    source: str
    date: str
    status: str
    note: str = ""


def source_named(draft: CorridorDraft, name: object) -> Source | None:
    """Return a source by its name; None: there is none, or it is no table."""
    table = draft.value((TABLE, name)) if isinstance(name, str) else None
    if not isinstance(name, str) or not isinstance(table, dict):
        return None
    told = (table.get(field) for field in ("source", "date", "status", "note"))
    return Source(name, *(str(getattr(one, "text", one) or "") for one in told))


def source_of(draft: CorridorDraft, owner: Path) -> Source | None:
    """Return the source that a table names itself."""
    return source_named(draft, draft.value((*owner, TABLE)))


def with_source(
    draft: CorridorDraft, source: str, date: str, status: str, note: str = ""
) -> tuple[CorridorDraft, str]:
    """Return a draft that has a source, and its name there.

    The same source is there once.
    """
    wanted = (source, date, status, note)
    table = draft.tables.get(TABLE)
    names = table if isinstance(table, dict) else {}
    for name in names:
        found = source_named(draft, name)
        if found is not None and found[1:] == wanted:
            return draft, name
    name = source_name(source, date, names)
    said = {"source": source, "date": date, "status": status} | ({"note": note} if note else {})
    return draft.with_value((TABLE, name), said), name


def with_own_source(draft: CorridorDraft, notation: Notation) -> tuple[CorridorDraft, str]:
    """Return a draft that has a source for what the user types, and its name."""
    return with_source(draft, notation.own_source, notation.today.isoformat(), OWN)


def priced(
    draft: CorridorDraft, holder: Path, notation: Notation, before: object = None
) -> CorridorDraft:
    """Return a draft in which what was just typed into a table of a price has a source it may have.

    `holder` is the charge, the band or the exchange, below what it inherits its source from;
    `before` is what stood in the place of what was typed.
    """
    if may_say(draft, holder, before):
        return draft
    draft, own = with_own_source(told_before(draft, holder), notation)
    return _renamed(draft, [(*holder, TABLE)], own)


def told_before(draft: CorridorDraft, holder: Path) -> CorridorDraft:
    """Return a draft that knows: who is quoted for a table told what it said up to now, no more."""
    quoted = _quoted_at(draft, holder)
    return draft.with_retold(Retold("over", _part_of(draft, holder), quoted)) if quoted else draft


def not_known(draft: CorridorDraft, part: Path, value: object) -> CorridorDraft:
    """Return a draft in which a side or an exchange says that its price is not known any more."""
    stated = draft.value(part)
    is_known = stated not in (None, value, [])
    return (told_before(draft, part) if is_known else draft).with_value(part, value)


def priced_alone(
    draft: CorridorDraft, holder: Path, notation: Notation, before: object = None
) -> CorridorDraft:
    """Return a draft as `priced` does, in which the bands and pairs below keep their sources.

    Those that inherit theirs name it: a limit typed over is no statement about them.
    """
    if may_say(draft, holder, before):
        return draft
    table, named = draft.value(holder), next(_sources_above(draft, holder), None)
    for key, items in table.items() if isinstance(table, dict) and named is not None else ():
        if not isinstance(items, list) or kind_at((*holder, key, 0, TABLE)) is None:
            continue
        for at, item in enumerate(items):
            if isinstance(item, dict) and TABLE not in item:
                draft = draft.with_value((*holder, key, at, TABLE), named)
    return priced(draft, holder, notation, before)


def may_say(draft: CorridorDraft, holder: Path, before: object) -> bool:
    """Return whether the source of a table can say what is typed in place of something.

    Who is quoted told what stood there, and nothing else.
    """
    quoted = _quoted_at(draft, holder)
    is_over = before is not None and not _is_typed(before)
    is_over = is_over or Retold("over", _part_of(draft, holder), quoted) in draft.retold
    return is_typed_by(draft, holder) and not (is_over and bool(quoted))


def is_typed_by(draft: CorridorDraft, holder: Path) -> bool:
    """Return whether what a table says has a source that can say what is typed at all."""
    named = next(_sources_above(draft, holder), None)
    found = source_named(draft, named)
    return named is not None and (found is None or found.status in _TYPED)


def status_at(draft: CorridorDraft, holder: Path) -> str:
    """Return the word for the status of what a table says; maybe empty."""
    found = source_named(draft, next(_sources_above(draft, holder), None))
    return "" if found is None else found.status


def source_typed(draft: CorridorDraft, owner: Path, text: str, notation: Notation) -> CorridorDraft:
    """Return a draft in which somebody else told what a table states, or what was typed over it."""
    places, before = _spoken_of(draft, owner), source_of(draft, owner)
    if all(_source_at(draft, place) == text for place in places):
        return draft
    is_told = text not in notation.own_words
    is_apart = (*owner, TABLE) not in places
    date = "" if before is None or is_apart else before.date
    source, status = (text, QUOTED) if is_told else (notation.own_source, OWN)
    made, name = with_source(draft, source, date or notation.today.isoformat(), status)
    named = {Retold("named", _part_of(draft, place), text) for place in places if is_apart}
    return _renamed(made, places, name).with_retold(*named if is_told else ())


def date_typed(draft: CorridorDraft, owner: Path, text: str, notation: Notation) -> CorridorDraft:
    """Return a draft in which what a table states, or was typed over it, held at another time.

    Each is still told by whom it was.
    """
    period = period_typed(text)
    if source_of(draft, owner) is None:
        made, name = with_source(draft, notation.own_source, period, OWN)
        return made.with_value((*owner, TABLE), name)
    for place in _spoken_of(draft, owner):
        told = source_named(draft, draft.value(place))
        if told is not None and told.date != period:
            made, name = with_source(draft, told.source, period, told.status, told.note)
            draft = _renamed(made, [place], name)
    return draft


def _spoken_of(draft: CorridorDraft, owner: Path) -> list[Path]:
    """Return the sources that are meant by what is typed as the source, or the date, of a table.

    Of a way whose prices are published or quoted they are those of what was typed over: the user's
    own, else those that were named for it since. Where nothing was, it is the table's own; in a way
    that is the user's own it is that with all that are.
    """
    before = source_of(draft, owner)
    own = _names_of(draft, owner, OWN)
    if before is None or before.status == OWN:
        return [(*owner, TABLE), *own]
    since = [
        place
        for place in _names_of(draft, owner, QUOTED)
        if Retold("named", _part_of(draft, place), _source_at(draft, place)) in draft.retold
    ]
    return own or since or [(*owner, TABLE)]


def without_lone(draft: CorridorDraft, names: set[str]) -> CorridorDraft:
    """Return a draft without those of these sources that nothing names any more.

    Only what was typed goes: one that was published, or has a note, stays in the list.
    """
    known = ((name, source_named(draft, name)) for name in names)
    left = {
        name
        for name, found in known
        if found is not None and found.status in _TYPED and not found.note
    }
    named = named_sources(draft.tables) if left else iter(())
    while left and (name := next(named, None)) is not None:  # ten thousand ways may name some
        left.discard(name)
    for name in left:
        draft = draft.without((TABLE, name))
    return draft


def named_sources(tables: Any) -> Iterator[str]:
    """Yield the name of every source that anything names, some repeatedly."""
    if isinstance(tables, dict):
        for key, value in tables.items():
            if key in _NAMES and isinstance(value, str):
                yield value
            elif isinstance(value, dict | list):
                yield from named_sources(value)
    elif isinstance(tables, list):
        for item in tables:
            if isinstance(item, dict | list):
                yield from named_sources(item)


def _is_typed(value: object) -> bool:
    """Return whether a value is no figure yet, or has an end that is none."""
    parts = value.values() if isinstance(value, dict) else [value]
    return any(isinstance(one, Typed) for one in parts)


def _sources_above(draft: CorridorDraft, holder: Path) -> Iterator[object]:
    """Yield what a table names as its source, then what those around it name."""
    for length in range(len(holder), 0, -1):
        table = draft.value(holder[:length])
        if isinstance(table, dict) and TABLE in table:
            yield table[TABLE]


def _quoted_at(draft: CorridorDraft, holder: Path) -> str:
    """Return who is quoted for what a table says; empty: nobody."""
    found = source_named(draft, next(_sources_above(draft, holder), None))
    return found.source if found is not None and found.status == QUOTED else ""


def _source_at(draft: CorridorDraft, place: Path) -> str:
    found = source_named(draft, draft.value(place))
    return "" if found is None else found.source


def _part_of(draft: CorridorDraft, path: Path) -> str:
    """Return what `Retold` calls the part of the corridor that a path is in."""
    top, *rest = path
    if top != "services" or not rest:
        return ".".join(map(str, path[:2]))
    return ".".join([str(draft.value((*path[:2], "id"))), *map(str, rest[1:2])])


def _names_of(draft: CorridorDraft, owner: Path, status: str) -> list[Path]:
    """Return where anything below a table names a source of this status."""
    places = []
    for path, name in _names_within(draft.value(owner), owner):
        found = source_named(draft, name)
        if found is not None and found.status == status and path != (*owner, TABLE):
            places.append(path)
    return places


def _names_within(value: Any, at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key in _NAMES and isinstance(one, str):
                yield (*at, key), one
            else:
                yield from _names_within(one, (*at, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _names_within(one, (*at, number))


def _renamed(draft: CorridorDraft, places: list[Path], name: str) -> CorridorDraft:
    before = (draft.value(place) for place in places)
    gone = {one for one in before if isinstance(one, str)} - {name}
    for place in places:
        draft = draft.with_value(place, name)
    return without_lone(draft, gone)
