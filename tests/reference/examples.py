"""The worked examples as files: reading them into model objects."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remitcalc.model.corridor import Tax
from tests.reference.making import (
    SOURCE,
    bands,
    charge,
    corridor,
    margin,
    observed,
    observed_margins,
    service,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.model.charge import Charge
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.service import Service

FOLDER = Path(__file__).parents[1] / "data" / "examples"


@dataclass(frozen=True)
class Example:
    """One worked example: `document` is its file as read."""

    document: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.document["example"])

    @property
    def amount_is(self) -> Any:
        return self.document.get("amount_is", "principal")

    @property
    def service_alone(self) -> Service:
        return _service(self.document["alone"], id="alone", kind="individual")

    @property
    def service_pooled(self) -> Service:
        """The pool of the example; where there is none, a free one to complete a scenario."""
        return _service(self.document.get("pool", {"margin": "0"}), id="pool", kind="pooled")

    @property
    def corridor(self) -> Corridor:
        document = self.document
        services = [self.service_alone] if "alone" in document else []
        return corridor(
            *services,
            self.service_pooled,
            currencies=document["currencies"],
            reference=document["reference"],
            taxes=[_tax(tax) for tax in document.get("taxes", [])],
            typical="alone" if services else None,
        )

    def amounts(self, way: str) -> list[int]:
        table = self.document[way]
        return table["amounts"] if "amounts" in table else [table["amount"]] * table["workers"]

    def expectations(self, way: str) -> Iterator[tuple[str, int, int]]:
        """Yield (column, row from 0, value) for every figure that is told of a row."""
        table = self.document[way]
        for expected in table.get("expected", []):
            for column, value in expected.items():
                if column != "row":
                    yield column, expected["row"] - 1, value
        for column, values in table.get("columns", {}).items():
            for row, value in enumerate(values):
                yield column, row, value


def examples_with(*tables: str) -> list[Example]:
    """Every example whose file has all these tables, in the order of the page."""
    documents = [tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    return [Example(d) for d in documents if all(table in d for table in tables)]


def _service(table: dict[str, Any], **names: Any) -> Service:
    exchange = (
        observed_margins(*(tuple(pair) for pair in table["observed_margins"]))
        if "observed_margins" in table
        else margin(table["margin"])
    )
    charges = [_charge(dict(entry)) for entry in table.get("charges", [])]
    instrument = table.get("instrument", "bank account")
    return service(*charges, exchange=exchange, instrument=instrument, **names)


def _charge(entry: dict[str, Any]) -> Charge:
    if "observed" in entry:
        entry["tariff"] = observed(*(tuple(pair) for pair in entry.pop("observed")))
    if "bands" in entry:
        rows = [(s, None if e == "none" else e, f, p) for s, e, f, p in entry.pop("bands")]
        entry["tariff"] = bands(entry.pop("mode"), *rows)
    return charge(**entry)


def _tax(entry: dict[str, Any]) -> Tax:
    return Tax(entry["name"], Decimal(entry["percent"]), tuple(entry["instruments"]), SOURCE)
