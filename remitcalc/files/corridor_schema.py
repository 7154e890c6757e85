"""The JSON Schema of the corridor file, so that editors complete and check it.

Made from the reader's own grammar. What binds parts to each other (a provenance that exists, bands
that meet) is beyond a schema; the reader checks it.
"""

from __future__ import annotations

import json

from remitcalc.files.corridor_format import CORRIDOR
from remitcalc.files.grammar import Choice, Day, Kind, Number, Period, Text, Whole
from remitcalc.files.grammar_tables import Either, Listing, NamedTables, Pair, TomlTable
from remitcalc.files.ranged_price import RANGE, Price

_PERIOD = r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-\d\d)?)?$"

Schema = dict[str, object]


def corridor_schema() -> Schema:
    """Return the schema, draft 7, which TOML editors understand."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "remitcalc corridor file, format 1",
        **schema_of(CORRIDOR),
        "definitions": {"price": {"anyOf": [schema_of(Number()), schema_of(RANGE)]}},
    }


def schema_text() -> str:
    """Return the schema as the file in resources/schema holds it."""
    return json.dumps(corridor_schema(), indent=1, ensure_ascii=False) + "\n"


def schema_of(kind: Kind) -> Schema:  # noqa: PLR0911, PLR0912 - one line for each kind
    """Return the schema of one kind of value."""
    match kind:
        case Text(pattern):
            return {"type": "string", "minLength": 1} | _pattern(pattern)
        case Choice(words):
            return {"enum": sorted(words) if isinstance(words, frozenset) else list(words)}
        case Whole(least, most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case Number():
            return {"type": "number"}
        case Day():
            return {"type": "string", "format": "date"}
        case Period():
            return {"type": "string", "pattern": _PERIOD}
        case Listing(of, least, most):
            return {"type": "array", "items": schema_of(of), "minItems": least, "maxItems": most}
        case Pair(first, second):
            items = [schema_of(first.kind), schema_of(second.kind)]
            return {"type": "array", "items": items, "minItems": 2, "maxItems": 2}
        case Price():
            return {"allOf": [{"$ref": "#/definitions/price"}]}
        case Either(options):
            return {"anyOf": [schema_of(option) for option in options]}
        case NamedTables(of, pattern):
            return {
                "type": "object",
                "minProperties": 1,
                "propertyNames": _pattern(pattern),
                "additionalProperties": schema_of(of),
            }
        case TomlTable():
            return _table(kind)
        case _:
            raise TypeError(kind)


def _table(table: TomlTable) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": {
            key.name: schema_of(key.kind) | {"description": key.doc} for key in table.keys
        },
        "required": [key.name for key in table.keys if key.is_required],
        "additionalProperties": False,
    }
    if table.forms:
        schema["oneOf"] = [_form(form) for form in table.forms]
    return schema


def _form(names: tuple[str, ...]) -> Schema:
    if len(names) == 1:
        return {"required": list(names)}
    return {"anyOf": [{"required": [name]} for name in names]}


def _pattern(pattern: str) -> Schema:
    return {"pattern": f"^{pattern}$"} if pattern else {}
