"""Places in a corridor's tables: as a path, as the key of a problem, and what may stand there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.figures import PERCENT, Quantity
from remitcalc.files.corridor_format import CORRIDOR
from remitcalc.files.grammar_tables import Either, Listing, NamedTables, Pair, TomlTable, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.files.grammar import Kind
    from remitcalc.model.corridor_draft import Path

_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_FREE = ("translations", "names", "indicator_amounts")
"""Tables whose keys may hold points: what follows is one key."""

_OF_RANGES = ("value", "low", "high")
_MONEY = ("fixed", "fee", "min", "max", "from", "to", "amount")
_PERCENTS = ("percent", "fx_margin_percent")


def key_of(path: Path) -> str:
    """Return the key under which problems name a place.

    >>> key_of(("services", 3, "sending", 0, "fixed"))
    'services[3].sending[0].fixed'
    """
    key = ""
    for step in path:
        key = f"{key}[{step}]" if isinstance(step, int) else joined(key, step)
    return key


def path_of(key: str) -> Path:
    """Return the path of a key; the inverse of `key_of`.

    >>> path_of("services[3].sending[0].fixed")
    ('services', 3, 'sending', 0, 'fixed')
    >>> path_of("translations.es.No. 5 [new]"), path_of("")
    (('translations', 'es', 'No. 5 [new]'), ())
    """
    top, _, rest = key.partition(".")
    if top in _FREE:
        depth = 1 if top == "translations" else 0
        return (top, *rest.split(".", depth)) if rest else (top,)
    return tuple(name or int(at) for name, at in _PART.findall(key))


def kind_at(path: Path) -> Kind | None:
    """Return what may stand at a path; None: nothing may."""
    kind: Kind | None = CORRIDOR
    for step in path:
        kind = None if kind is None else _within(kind, step)
    return kind


def quantity_at(path: Path, tables: Mapping[str, object]) -> Quantity:
    """Return what the number at a path is of."""
    names = [step for step in path if isinstance(step, str) and step not in _OF_RANGES]
    last = names[-1] if names else ""
    own = _currency(tables, "receiving" if "receiving" in path else "sending")
    if last in _MONEY or "indicator_amounts" in path:
        return Quantity("money", own)
    if last in _PERCENTS:
        return PERCENT
    if last == "rate":
        return Quantity("rate", _currency(tables, "receiving"))
    return Quantity("whole")


def _currency(tables: Mapping[str, object], side: str) -> str:
    found = tables.get(f"{side}_currency")
    return found if isinstance(found, str) else ""


def _within(kind: Kind, step: str | int) -> Kind | None:
    match kind:
        case TomlTable():
            return kind.kinds.get(step) if isinstance(step, str) else None
        case NamedTables():
            return kind.of if isinstance(step, str) else None
        case Listing():
            return kind.of if isinstance(step, int) else None
        case Pair():
            return {"0": kind.first.kind, "1": kind.second.kind}.get(str(step))
        case Either():
            found = (_within(option, step) for option in kind.options)
            return next((one for one in found if one is not None), None)
    return None
