"""The columns of the survey's two layouts, as data, and where they stand in a sheet.

Headers are matched by name, without regard to case, order and spacing, and to how a percent is
said: R, Stata and analysts write `cc1.total.cost..` or `cc1_total_cost_pct`. A sheet without row
numbers has those of its own rows. What is not named here is not read: the local exchange rates are
in currencies that nobody recorded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.files.tables.sheet import Cell

_PERCENT = re.compile("(?:pct|percent|percentage|perc)$")

HEADER_ROWS = 20
"""The header stands among the first rows of a sheet, as many as these."""


class SurveyColumn(NamedTuple):
    """What a column holds, its names in the layouts, and whether a sheet is nothing without it."""

    field: str
    names: tuple[str, ...]
    is_needed: bool = True


COLUMNS = (
    SurveyColumn("id", ("id",), is_needed=False),
    SurveyColumn("period", ("period",)),
    SurveyColumn("source", ("source_code",)),
    SurveyColumn("source_name", ("source_name",), is_needed=False),
    SurveyColumn("destination", ("destination_code",)),
    SurveyColumn("destination_name", ("destination_name",), is_needed=False),
    SurveyColumn("firm", ("firm",)),
    SurveyColumn("firm_type", ("firm_type",), is_needed=False),
    # The older layout has a product, such as "Cash to account"; it is blank in most rows.
    SurveyColumn("instrument", ("payment instrument", "product"), is_needed=False),
    SurveyColumn("access_point", ("access point", "sending location"), is_needed=False),
    SurveyColumn("speed", ("speed actual",), is_needed=False),
    SurveyColumn("pickup", ("pickup method", "pick-up method"), is_needed=False),
    SurveyColumn("coverage", ("receiving network coverage", "coverage"), is_needed=False),
    SurveyColumn("currency", ("cc1 lcu code",)),
    SurveyColumn("amount1", ("cc1 lcu amount",)),
    SurveyColumn("fee1", ("cc1 lcu fee",)),
    SurveyColumn("margin1", ("cc1 fx margin",)),
    SurveyColumn("total1", ("cc1 total cost %",)),
    SurveyColumn("amount2", ("cc2 lcu amount",)),
    SurveyColumn("fee2", ("cc2 lcu fee",)),
    SurveyColumn("margin2", ("cc2 fx margin",)),
    SurveyColumn("total2", ("cc2 total cost %",)),
    SurveyColumn("interbank", ("inter lcu bank fx",), is_needed=False),
    SurveyColumn("transparent", ("transparent",)),
    SurveyColumn("note", ("standard note", "note1"), is_needed=False),
    SurveyColumn("note2", ("note2",), is_needed=False),
    SurveyColumn("date", ("date",), is_needed=False),
)
FIELDS = tuple(column.field for column in COLUMNS)


def positions(header: Sequence[Cell]) -> tuple[Mapping[str, int], tuple[str, ...]]:
    """Return where each field stands in `header`, and the names of needed columns that are missing.

    Of a name that stands twice, the first counts.

    >>> positions(["Period", None, "ID"])[0]
    {'id': 2, 'period': 0}
    >>> positions(["CC1.TOTAL.COST..", "cc2_total_cost_pct"])[0]
    {'total1': 0, 'total2': 1}
    """
    places: dict[str, int] = {}
    for at, cell in enumerate(header):
        if isinstance(cell, str):
            places.setdefault(_folded(cell), at)
    found: dict[str, int] = {}
    for column in COLUMNS:
        for name in map(_folded, column.names):
            if name in places:
                found.setdefault(column.field, places[name])
    missing = tuple(c.names[0] for c in COLUMNS if c.is_needed and c.field not in found)
    return found, missing


def _folded(name: str) -> str:
    letters = "".join(c for c in name.casefold() if c.isalnum())
    return _PERCENT.sub("", letters) or letters
