"""The tables of a document around its corridor and its workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from remitcalc.files.document.fields import (
    Amount,
    Dated,
    Description,
    Field,
    Plain,
    Words,
    YesNo,
)
from remitcalc.files.document.picture import LogoText, logo_said
from remitcalc.files.document.row_runs import RowRuns, runs_of, sorted_runs
from remitcalc.files.grammar import Choice, Text, Whole
from remitcalc.files.grammar_tables import Listing, NamedTables, TomlTable
from remitcalc.files.limits import MOST_ROWS, MOST_SHEET_COLUMNS
from remitcalc.model.document import Origin, PayrollOrigin, SortOrder, View
from remitcalc.model.money import major
from remitcalc.model.payroll import AmountIs
from remitcalc.model.payroll_choices import NetFixed, NetPercent, PayrollChoices, Role
from remitcalc.model.payroll_edits import CELL_ROLES
from remitcalc.model.scenario import MOST_PAYDAY_DAYS, MOST_PAYDAYS, TYPICAL, SharingRule

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from remitcalc.files.grammar_tables import Entry

_MOST_SORTS = 100
_words = Words()
_digest = Text(r"[0-9a-f]{64}", "not_a_digest")
_runs = RowRuns()


def _plain(value: Decimal) -> str:
    return format(value, "f")


def _day(value: Any) -> str:
    return str(value.isoformat())


def _mapping(entry: Entry) -> dict[str, object]:
    return {name: entry.need(name, object) for name in entry.names}


def _each(of: Callable[[Any], object]) -> Callable[[Any], list[object]]:
    return lambda items: [of(item) for item in items]


def _listed(description: Description[Any]) -> dict[str, Any]:
    """Return how a tuple of nouns is described."""
    return {
        "default": (),
        "said": _each(description.said),
        "taken": lambda entries: tuple(map(description.taken, entries)),
    }


SETTINGS: Final[Description[Any]] = Description(
    dict,
    Field("amount_is", Choice(get_args(AmountIs)), "What the amounts are."),
    Field("date", Dated(), "The first payday.", said=_day),
    Field("employer_share_percent", Plain(), "What the employer pays.", said=_plain),
    Field("individual", Words(), f"A service id, or {TYPICAL} or cheapest."),
    Field("individual_every", Whole(1, MOST_PAYDAYS), "Alone, one sends every n-th payday."),
    Field(
        "offers",
        Listing(_words, least=0),
        "The pooled services that were typed in as offers.",
        default=(),
        said=list,
        taken=tuple,
    ),
    Field("paydays", Whole(1, MOST_PAYDAYS), "Paydays in the season."),
    Field("payday_days", Whole(1, MOST_PAYDAY_DAYS), "Days between paydays."),
    Field("pooled", _words, "The id of the pooled service."),
    Field("pooled_every", Whole(1, MOST_PAYDAYS), "Together, one sends every n-th payday."),
    Field("share", Choice(get_args(SharingRule)), "How the cost of the pool is shared."),
)
"""Of a scenario, all but its corridor and its workers."""

ORIGIN: Final = Description(
    Origin,
    Field("bundled", _words, "The id of a corridor that came with the program.", default=""),
    Field("digest", _digest, "SHA-256 of the file as read."),
    Field("path", _words, "The file, absolute.", default=""),
)

SORT_ORDER: Final = Description(
    SortOrder,
    Field("column", _words, "The key of the column."),
    Field("is_descending", YesNo(), "Whether the largest stands first.", default=False),
    Field("table", _words, "The key of the table."),
)
VIEW: Final = Description(
    View,
    Field("chart", _words, "The chart that was shown.", default=""),
    Field("employer", _words, "The name on the handout.", default=""),
    Field(
        "half_typed",
        NamedTables(_words, "|".join(CELL_ROLES), "not_a_column_role"),
        "What was typed of a worker who has no amount yet.",
        default={},
        said=dict,
        taken=_mapping,
    ),
    Field("handout_language", _words, "The language of the handout.", default=""),
    Field("keeps_quotes_room", YesNo(), "Whether the handout has room for quotes.", default=False),
    Field("logo", LogoText(), "The logo on the handout.", default=None, said=logo_said),
    Field("shows_together", YesNo(), "Whether the transfer of all is unfolded.", default=None),
    Field(
        "sorts",
        Listing(SORT_ORDER.table, least=0, most=_MOST_SORTS),
        "How tables were sorted.",
        **_listed(SORT_ORDER),
    ),
    Field("tab", _words, "The tab that was shown.", default=""),
)


def payroll_origin(currency: str) -> Description[PayrollOrigin]:
    """Return the description of where workers come from; amounts are of a currency."""
    choosing = choices(currency)
    return Description(
        PayrollOrigin,
        Field("amount_column", Whole(0, MOST_SHEET_COLUMNS), "Counted from 1.", default=0),
        Field(
            "choices",
            choosing.table,
            "How it was read.",
            default=PayrollChoices(),
            said=choosing.said,
            taken=choosing.taken,
        ),
        Field("digest", _digest, "SHA-256 of the file as read."),
        Field("encoding", _words, "How its letters are written.", default=""),
        Field("kept_against", _digest, "The file as it became, unheeded.", default=""),
        Field("path", _words, "The file, absolute."),
        Field("rows", _runs, "The row of each worker; 0: typed in.", default=None, said=_rows),
        Field("sheet", _words, "The sheet of the workbook.", default=""),
    )


def choices(currency: str) -> Description[PayrollChoices]:
    """Return the description of what was said about a payroll in a currency."""
    rows: dict[str, Any] = {"default": frozenset(), "said": sorted_runs, "taken": _row_set}
    return Description(
        PayrollChoices,
        Field("blank_joins", YesNo(), "Whether who left it blank takes part.", default=None),
        Field(
            "columns",
            _by_role(Whole(0, MOST_SHEET_COLUMNS)),
            "Columns by what they are, counted from 1; 0: there is none.",
            default={},
            said=dict,
            taken=_mapping,
        ),
        Field("decimal", Choice(("point", "comma")), "The decimal mark.", default=None),
        Field("heading_row", Whole(0, MOST_ROWS), "Counted from 1; 0: none.", default=None),
        Field("keeps_totals", YesNo(), "Whether totals are workers.", default=False),
        Field("kept", _runs, "Rows that only look like totals.", **rows),
        Field("left_out", _runs, "Rows not taken.", **rows),
        Field(
            "named_columns",
            _by_role(_words),
            "Columns by what they are, by heading or letters.",
            default={},
            said=dict,
            taken=_mapping,
        ),
        _net(currency),
        Field("rounds", YesNo(), "Whether amounts were rounded.", default=False),
        Field("sheet", _words, "The sheet that was asked for.", default=""),
        Field("takes_hidden", YesNo(), "Whether what is hidden was taken.", default=False),
    )


def _net(currency: str) -> Field:
    """Return the field of what is sent out of net pay: a percentage, or an amount."""
    fixed = Field(
        "amount", Amount(currency), "Each sends this.", said=lambda units: _money(units, currency)
    )
    percent = Field("percent", Plain(), "Each sends this of the net pay.", said=_plain)
    kinds = (Description(NetPercent, percent), Description(NetFixed, fixed))
    table = TomlTable(
        tuple(key for kind in kinds for key in _optional(kind).keys), (("percent",), ("amount",))
    )

    def said(net: NetPercent | NetFixed) -> dict[str, object]:
        return next(kind.said(net) for kind in kinds if isinstance(net, kind.noun))  # type: ignore[arg-type]

    def taken(entry: Entry) -> NetPercent | NetFixed:
        return kinds["amount" in entry.names].taken(entry)

    return Field("net", table, "What is sent out of net pay.", None, said, taken)


def _optional(description: Description[Any]) -> TomlTable:
    fields = (field._replace(default=None) for field in description.fields)
    return Description(description.noun, *fields).table


def _by_role(of: Any) -> NamedTables:
    return NamedTables(of, "|".join(get_args(Role)), "not_a_column_role")


def _row_set(rows: Any) -> frozenset[int]:
    return frozenset(rows.tolist())


def _rows(rows: Any) -> list[str]:
    return runs_of(rows)


def _money(units: int, currency: str) -> str:
    return _plain(major(units, currency))
