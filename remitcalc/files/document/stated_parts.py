"""What is stated where figures were typed over: those parts of the corridor as they were before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.files.corridor_text.source_names import SourceNames
from remitcalc.files.corridor_text.stated import stated
from remitcalc.files.document.corridor_tables import corridor_in, without_days
from remitcalc.files.document.fields import Anything
from remitcalc.files.grammar_tables import Key, Listing, TomlTable

if TYPE_CHECKING:
    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor import Corridor

_MOST = 1_000
_TABLE = Anything()
STATED_PARTS = TomlTable(
    (
        Key("provenance", _TABLE, "Sources that the corridor itself does not name."),
        Key("reference_rate", _TABLE, "The reference rate."),
        Key("services", Listing(_TABLE, most=_MOST), "The services."),
        Key("taxes", Listing(_TABLE, most=_MOST), "All taxes."),
    )
)


def stated_parts(before: Corridor, corridor: Corridor) -> dict[str, Any]:
    """Return the tables of what is stated otherwise in `before`; sources are named as there."""
    names = SourceNames({})
    now: dict[str, Any] = stated(corridor, names)
    known = names.used
    tables: dict[str, Any] = stated(before, SourceNames(known))
    found: dict[str, Any] = {
        "provenance": {k: v for k, v in tables["provenance"].items() if k not in known},
        "services": [one for one in tables["services"] if one not in now["services"]],
    }
    for name in ("reference_rate", "taxes"):
        if tables.get(name) != now.get(name):
            found[name] = tables.get(name)
    made: dict[str, Any] = without_days({key: value for key, value in found.items() if value})
    return made


def stated_in(
    parts: dict[str, Any], corridor: dict[str, Any], file: str
) -> tuple[Corridor | None, tuple[Problem, ...]]:
    """Read what is stated, beside the tables of the corridor that it became.

    The problems are those of the whole, at keys below "typed_over".
    """
    by_id = {str(one.get("id")): one for one in parts.get("services", ())}
    tables = corridor | {key: parts[key] for key in ("reference_rate", "taxes") if key in parts}
    tables["provenance"] = corridor["provenance"] | parts.get("provenance", {})
    tables["services"] = [by_id.get(str(one["id"]), one) for one in corridor["services"]]
    return corridor_in(tables, file, "typed_over")
