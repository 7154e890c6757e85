"""The fee table to fill in: a few services of a corridor, with every column explained."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.files.corridor_format import CORRIDOR, DEFAULTS, SERVICE
from remitcalc.files.countries import COUNTRIES
from remitcalc.files.fee_table.columns import COLUMNS
from remitcalc.files.fee_table.rows import fee_rows
from remitcalc.files.fee_table.workbook import SHEET
from remitcalc.files.fee_table.writing import rows_csv
from remitcalc.files.template.annotated import TemplateColumn, annotated_workbook
from remitcalc.model.money import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.files.fee_table.columns import FeeColumn
    from remitcalc.files.template.annotated import TemplateWords
    from remitcalc.model.corridor import Corridor
    from remitcalc.writing.csv_rows import Dialect

_INDIVIDUAL_SERVICES = 2
_LEFT_OUT = (
    "charge_number",
    "charge_source",
    "charge_date",
    "charge_status",
    "charge_note",
    "text_",
)
_ENDS = {"name_": ("en",), "indicator_amount_": ("200", "500")}
_LONG = (COUNTRIES, CURRENCIES)
_ALWAYS_NEEDED = ("service_source", "service_date", "service_status", "fee")


def fee_template(
    corridor: Corridor, explanations: Mapping[str, str], words: TemplateWords
) -> bytes:
    """Return the workbook; `explanations` tell what each column of the format holds."""
    columns = [
        TemplateColumn(
            name,
            explanations[column.name],
            tuple(sorted(column.choices) if column.choices in _LONG else column.choices),
            is_needed=_is_needed(column),
            takes_one_choice=column.kind == "word",
        )
        for name, column in template_columns().items()
    ]
    return annotated_workbook(SHEET, columns, fee_rows(example(corridor)), words)


def fee_template_csv(corridor: Corridor, dialect: Dialect = "canonical") -> str:
    """Return the same example as CSV, which has no room for explanations."""
    return rows_csv(fee_rows(example(corridor)), template_columns(), dialect)


def template_columns() -> dict[str, FeeColumn]:
    """Return the columns of the template by heading."""
    return {
        column.name + end: column
        for column in COLUMNS
        for end in _ENDS.get(column.name, ("",))
        if column.name not in _LEFT_OUT and not column.name.endswith("_reason")
    }


def example(corridor: Corridor) -> Corridor:
    """Return a corridor short enough to be an example: its first services and its default pool."""
    services = corridor.individual_services[:_INDIVIDUAL_SERVICES]
    pooled = [s for s in corridor.pooled_services if s.id == corridor.defaults.pooled_service]
    return replace(
        corridor,
        names={"en": corridor.name("en")},
        services=(*services, *pooled),
        notes=corridor.notes[:1],
        typical=None,
        translations={},
    )


def _is_needed(column: FeeColumn) -> bool:
    outer, _, name = column.key.rpartition(".")
    around = DEFAULTS if outer == "defaults" else CORRIDOR
    table = SERVICE if column.level == "service" else around
    keys = {key.name for key in table.keys if key.is_required}
    is_named = column.key.startswith("names.") or (name in keys and outer in ("", "defaults"))
    is_stated = column.level in ("corridor", "service") and is_named
    return is_stated or column.name in _ALWAYS_NEEDED
