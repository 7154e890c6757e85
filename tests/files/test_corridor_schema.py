"""The schema in resources/ is that of the reader, and takes what the reader takes."""

from __future__ import annotations

import datetime
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.files.corridor_schema import corridor_schema, schema_text
from remitcalc.paths import resources

if TYPE_CHECKING:
    from jsonschema import Draft7Validator

EVERY_FORM = Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml"


def validator() -> type[Draft7Validator]:
    # Imported here: where the packages' tools are installed it makes dozens of grammars, which
    # every process of the tests would do while it looks for tests.
    from jsonschema import Draft7Validator

    return Draft7Validator


def as_json(value: object) -> object:
    match value:
        case dict():
            return {key: as_json(item) for key, item in value.items()}
        case list():
            return [as_json(item) for item in value]
        case Decimal():
            return float(value)
        case datetime.date():
            return value.isoformat()
        case _:
            return value


def faults(text: str) -> list[str]:
    raw = as_json(tomllib.loads(text, parse_float=Decimal))
    return [fault.json_path for fault in validator()(corridor_schema()).iter_errors(raw)]


def test_the_schema_file_is_current() -> None:
    path = resources() / "schema" / "corridor.schema.json"
    assert path.read_text("utf-8") == schema_text()


def test_the_schema_is_a_schema() -> None:
    validator().check_schema(corridor_schema())


@pytest.mark.parametrize("path", [EVERY_FORM, *bundled_corridors().values()], ids=lambda p: p.stem)
def test_what_the_reader_takes_the_schema_takes(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("provider =", "provder ="),
        ('"fintech"', '"fintec"'),
        ("max = 20", "fixed = 20"),
        ('"undisclosed"', "{}"),
        ("workers = 40", "workers = 0"),
        ('"2025-Q3"', '"2025-Q5"'),
        ('sending = "none"', 'sending = "unknown"'),
        ("low = 0.5, high = 2", "low = 0.5"),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(before: str, after: str) -> None:
    text = EVERY_FORM.read_text("utf-8")
    assert before in text
    assert faults(text.replace(before, after, 1))


def test_every_key_says_what_it_means() -> None:
    def check(schema: object) -> None:
        if isinstance(schema, dict):
            for described in schema.get("properties", {}).values():
                assert described["description"].endswith(".")
            for part in schema.values():
                check(part)
        elif isinstance(schema, list):
            for part in schema:
                check(part)

    check(corridor_schema())
