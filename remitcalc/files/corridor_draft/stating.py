"""A draft of a corridor that reads: what its file states, or would."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.corridor_format import CORRIDOR
from remitcalc.files.corridor_text.source_names import SourceNames
from remitcalc.files.corridor_text.stated import stated
from remitcalc.files.grammar import Period
from remitcalc.files.grammar_tables import Either, Listing, NamedTables, Pair, TomlTable
from remitcalc.files.toml_text import parsed
from remitcalc.model.corridor_draft import CorridorDraft
from remitcalc.model.provenance import Provenance, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.files.grammar import Kind
    from remitcalc.model.corridor import Corridor


def draft_of(corridor: Corridor, text: str = "") -> CorridorDraft:
    """Return the draft of a corridor, which reads as the same corridor.

    Parameters
    ----------
    corridor : Corridor
    text : str
        Of the file it came from, if it did: the names and the order of its sources are kept, and
        those that nothing names yet; where it says the same corridor, all of it is.
    """
    raw = _tables(text)
    if raw is not None and read_corridor_text(text)[0] == corridor:
        return CorridorDraft(raw)
    return CorridorDraft(stated_tables(corridor, {} if raw is None else raw))


def stated_tables(corridor: Corridor, known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tables of a corridor, its sources named as in the tables that are known."""
    listed = known.get("provenance", {})
    sources = {name: provenance_of(table) for name, table in listed.items()}
    tables = stated(corridor, SourceNames({n: s for n, s in sources.items() if s is not None}))
    own = tables["provenance"]
    assert isinstance(own, dict)
    order = {name: own.get(name, table) for name, table in listed.items()} | own
    return widened(tables | {"provenance": order})


def provenance_of(table: object) -> Provenance | None:
    """Return the source that a table states; None: it is half typed."""
    if not isinstance(table, dict):
        return None
    told = [table.get(name, "") for name in ("source", "date", "status", "note")]
    if not all(isinstance(one, str) for one in told) or told[2].upper() not in Status.__members__:
        return None
    return Provenance(told[0], told[1], Status[told[2].upper()], told[3])


def widened(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return tables in which no value is in short: pairs are tables, and periods text.

    In a pair there is no place for what is typed of a surveyed amount, such as its source.
    """
    made = _widened(CORRIDOR, tables)
    assert isinstance(made, dict)
    return made


def _tables(text: str) -> dict[str, Any] | None:
    """Return the tables of a file that can be read; None: it cannot."""
    if not text or read_corridor_text(text)[0] is None:
        return None
    return widened(parsed(text))


def _widened(  # noqa: PLR0911
    kind: Kind | None, value: Any
) -> Any:
    match kind, value:
        case Period(), datetime.date():
            return value.isoformat()
        case Pair(), [first, second]:
            return {
                kind.first.name: _widened(kind.first.kind, first),
                kind.second.name: _widened(kind.second.kind, second),
            }
        case TomlTable(), dict():
            return {name: _widened(kind.kinds.get(name), one) for name, one in value.items()}
        case NamedTables(), dict():
            return {name: _widened(kind.of, one) for name, one in value.items()}
        case Listing(), list():
            return [_widened(kind.of, one) for one in value]
        case Either(), _:
            taken = next((option for option in kind.options if option.accepts(value)), None)
            return _widened(taken, value)
    return value
