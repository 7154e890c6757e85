"""The columns of a fee table: one table that reading, writing and the template all follow.

A row states one price, or one band or surveyed amount of it; what belongs to its charge, service
and corridor repeats in every row. A column's key is its place in a corridor file's table of the
same level, so that both formats are checked by one grammar.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from remitcalc.files.corridor_format import AMOUNT_IS, DENOMINATION, LANGUAGE_TAG
from remitcalc.files.countries import COUNTRIES
from remitcalc.model.charge import Keeper, Party, Per
from remitcalc.model.money import CURRENCIES
from remitcalc.model.provenance import Status
from remitcalc.model.service import (
    AccessPoint,
    ChargeBearer,
    Instrument,
    Kind,
    PickupMethod,
    ProviderType,
)

if TYPE_CHECKING:
    from collections.abc import Collection

Level = Literal["corridor", "service", "charge", "row"]
CellKind = Literal["text", "word", "words", "money", "percent", "number", "whole", "day", "period"]

NUMERIC: Final = ("money", "percent", "number", "whole")
"""The kinds of cells that hold numbers."""

SIDES: Final = ("sending", "transit", "receiving")
PARTS: Final = (*SIDES, "exchange", "tax", "note", "translation")
BASES: Final = (
    "flat", "whole", "marginal", "observed", "none", "not surveyed", "step", "rate", "undisclosed"
)  # fmt: skip


class FeeColumn(NamedTuple):
    """One column.

    Attributes
    ----------
    name : str
        The heading as it is written.
    level : "corridor", "service", "charge" or "row"
        What its cells belong to.
    kind : str
        What its cells hold; "words" are several, with semicolons between them.
    key : str
        Dotted place in the table of its level; empty where more than one cell decides.
    choices : collection of str
        The words that may stand here; empty: any.
    aliases : tuple of str
        Other headings it is known by.
    pattern : str
        For a family of columns: what may follow the name.
    """

    name: str
    level: Level
    kind: CellKind
    key: str = ""
    choices: Collection[str] = ()
    aliases: tuple[str, ...] = ()
    pattern: str = ""


def _source(prefix: str, level: Level, *aliases: str) -> tuple[FeeColumn, ...]:
    """Return the four columns that prove a figure."""
    return (
        FeeColumn(f"{prefix}source", level, "text", aliases=aliases),
        FeeColumn(f"{prefix}date", level, "period"),
        FeeColumn(f"{prefix}status", level, "word", choices=tuple(s.word for s in Status)),
        FeeColumn(f"{prefix}note", level, "text"),
    )


RANGE_ENDS: Final = ("low", "high", "reason")


def _ranged(column: FeeColumn) -> tuple[FeeColumn, ...]:
    """Return the column of a price, and those of the ends between which it may be, and why."""
    kinds: tuple[CellKind, ...] = ("number", "number", "text")
    return (
        column,
        *(
            FeeColumn(f"{column.name}_{end}", column.level, kind)
            for end, kind in zip(RANGE_ENDS, kinds, strict=True)
        ),
    )


SOURCE_FIELDS: Final = ("source", "date", "status", "note")

CORRIDOR_COLUMNS = (
    FeeColumn("corridor", "corridor", "word", "id", aliases=("corridor_id",)),
    FeeColumn("name_", "corridor", "text", "names.", pattern=LANGUAGE_TAG),
    FeeColumn(
        "sending_country", "corridor", "word", "sending_country", COUNTRIES, ("from_country",)
    ),
    FeeColumn(
        "receiving_country", "corridor", "word", "receiving_country", COUNTRIES, ("to_country",)
    ),
    FeeColumn(
        "sending_currency", "corridor", "word", "sending_currency", CURRENCIES, ("from_currency",)
    ),
    FeeColumn(
        "receiving_currency", "corridor", "word", "receiving_currency", CURRENCIES, ("to_currency",)
    ),
    *_ranged(
        FeeColumn(
            "reference_rate",
            "corridor",
            "number",
            "reference_rate.rate",
            aliases=("market_rate",),
        )
    ),
    *_source("reference_", "corridor"),
    FeeColumn("indicator_amount_", "corridor", "money", "indicator_amounts.", pattern=DENOMINATION),
    FeeColumn("default_pooled_service", "corridor", "word", "defaults.pooled_service"),
    FeeColumn("default_workers", "corridor", "whole", "defaults.workers"),
    FeeColumn("default_amount", "corridor", "money", "defaults.amount"),
    FeeColumn("default_paydays", "corridor", "whole", "defaults.paydays"),
    FeeColumn("default_payday_days", "corridor", "whole", "defaults.payday_days"),
    FeeColumn("default_date", "corridor", "day", "defaults.date"),
    FeeColumn("default_amount_is", "corridor", "word", "defaults.amount_is", AMOUNT_IS),
    FeeColumn("typical_service", "corridor", "word", "typical.service"),
    *_source("typical_", "corridor"),
)

SERVICE_COLUMNS = (
    FeeColumn("service", "service", "word", "id", aliases=("service_id",)),
    FeeColumn(
        "provider", "service", "text", "provider", aliases=("firm", "company", "provider_name")
    ),
    FeeColumn(
        "provider_type", "service", "word", "provider_type", get_args(ProviderType), ("type",)
    ),
    FeeColumn("kind", "service", "word", "kind", get_args(Kind)),
    FeeColumn(
        "instrument",
        "service",
        "word",
        "instrument",
        get_args(Instrument),
        ("payment_instrument", "payment_method"),
    ),
    FeeColumn("access_point", "service", "word", "access_point", get_args(AccessPoint)),
    FeeColumn("pickup_method", "service", "word", "pickup_method", get_args(PickupMethod)),
    FeeColumn("least_days", "service", "whole", "speed_days[0]", aliases=("speed_least_days",)),
    FeeColumn("most_days", "service", "whole", "speed_days[1]", aliases=("speed_most_days",)),
    FeeColumn("coverage", "service", "text", "coverage"),
    FeeColumn("bearer", "service", "word", "bearer", get_args(ChargeBearer), ("charge_bearer",)),
    *_source("service_", "service"),
)

CHARGE_COLUMNS = (
    FeeColumn("part", "charge", "word", choices=PARTS, aliases=("side",)),
    FeeColumn("charge", "charge", "text", "name", aliases=("charge_name", "step", "tax")),
    FeeColumn("charge_number", "charge", "whole"),
    FeeColumn("basis", "charge", "word", choices=BASES),
    FeeColumn("per", "charge", "word", "per", get_args(Per)),
    *_ranged(FeeColumn("min", "charge", "money", "min", aliases=("minimum", "at_least"))),
    *_ranged(FeeColumn("max", "charge", "money", "max", aliases=("maximum", "at_most"))),
    FeeColumn("borne_by", "charge", "word", "borne_by", get_args(Party)),
    FeeColumn("kept_by", "charge", "word", "kept_by", get_args(Keeper)),
    *_source("charge_", "charge"),
)

ROW_COLUMNS = (
    FeeColumn("from", "row", "money", aliases=("band_from",)),
    FeeColumn("to", "row", "money", aliases=("band_to",)),
    FeeColumn("amount", "row", "money", aliases=("surveyed_amount",)),
    *_ranged(FeeColumn("fee", "row", "money", aliases=("fixed", "fixed_fee", "fee_amount"))),
    *_ranged(FeeColumn("percent", "row", "percent", aliases=("fee_percent", "%"))),
    *_ranged(
        FeeColumn(
            "fx_margin_percent",
            "row",
            "percent",
            aliases=("fx_margin", "margin", "exchange_margin", "exchange_rate_margin"),
        )
    ),
    *_ranged(FeeColumn("rate", "row", "number", aliases=("exchange_rate", "quoted_rate"))),
    FeeColumn("instruments", "row", "words", choices=get_args(Instrument)),
    FeeColumn("from_date", "row", "day", aliases=("first_day",)),
    FeeColumn("until_date", "row", "day", aliases=("last_day", "to_date")),
    FeeColumn("text", "row", "text"),
    FeeColumn("text_", "row", "text", pattern=LANGUAGE_TAG),
    *_source("", "row", "publisher"),
)

COLUMNS: Final = (*SERVICE_COLUMNS, *CHARGE_COLUMNS, *ROW_COLUMNS, *CORRIDOR_COLUMNS)
"""In the order in which they are written: what people came for first."""

BY_NAME: Final = {column.name: column for column in COLUMNS}


def plain_heading(text: str) -> str:
    """Return a heading as headings are compared: small letters, one underscore for any gap.

    >>> plain_heading(" FX margin, percent*"), plain_heading("%")
    ('fx_margin_percent', '%')
    """
    return re.sub(r"[^\w%]+", "_", text.casefold()).strip("_")


def named_column(heading: str) -> tuple[FeeColumn, str] | None:
    """Return the column of a heading, and the heading's own name where it is one of a family.

    >>> named_column("Payment instrument")[1], named_column("NAME SR-Latn")[1]
    ('instrument', 'name_sr-Latn')
    >>> named_column("NAME_SR-LATN")[1], named_column("TEXT_ES-GT")[1]
    ('name_sr-Latn', 'text_es-GT')
    """
    wanted = plain_heading(heading)
    for column in COLUMNS:
        if column.pattern:
            end = heading.strip()[len(column.name) :]
            if end.isupper():
                end = re.sub(r"\b[A-Z]{4}\b", _titled, end)  # a script, among capitals alone
            end = re.sub("^[A-Za-z]+", _lower, end)
            if wanted.startswith(column.name) and re.fullmatch(column.pattern, end, re.IGNORECASE):
                return column, column.name + end
        elif wanted == column.name or wanted in column.aliases:
            return column, column.name
    return None


def _titled(match: re.Match[str]) -> str:
    return match[0].title()


def _lower(match: re.Match[str]) -> str:
    return match[0].lower()
