"""The corridor file, version 1: every table, its keys, what may stand there and what it means.

The reader and the JSON Schema both follow these tables, so a key is described once. Amounts are in
major units: of the sending currency on the sending and transit sides, of the receiving currency on
the receiving side, base included.
"""

from __future__ import annotations

from typing import Final, get_args

from remitcalc.files.countries import COUNTRIES
from remitcalc.files.grammar import Choice, Day, Kind, Number, Period, Text, Whole
from remitcalc.files.grammar_tables import Either, Key, Listing, NamedTables, Pair, TomlTable
from remitcalc.files.limits import MOST_SERVICES
from remitcalc.files.ranged_price import Price
from remitcalc.model.charge import Keeper, Party, Per
from remitcalc.model.money import CURRENCIES
from remitcalc.model.provenance import Status
from remitcalc.model.service import (
    AccessPoint,
    ChargeBearer,
    Instrument,
    PickupMethod,
    ProviderType,
)
from remitcalc.model.service import (
    Kind as ServiceKind,
)

NEWEST_FORMAT: Final = 1

NONE: Final = "none"
NOT_SURVEYED: Final = "not surveyed"
UNDISCLOSED: Final = "undisclosed"

SLUG: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
LANGUAGE_TAG: Final = r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*"
DENOMINATION: Final = r"[1-9][0-9]{0,5}"

# The words of `AmountIs` and the limits of a payroll and a scenario, without the import of numpy
# that their modules bring; a test holds them equal.
AMOUNT_IS: Final = ("principal", "outlay")
MOST_WORKERS: Final = 1_000_000
MOST_PAYDAYS: Final = 366
MOST_PAYDAY_DAYS: Final = 366

_text = Text()
_number = Number()
_price = Price()
_slug = Text(SLUG, "not_a_slug")

_PROVENANCE_NAME = Key(
    "provenance", _slug, "The [provenance.NAME] of this figure; else that of what it belongs to."
)
_SOURCE_NEEDED = Key("provenance", _slug, "The [provenance.NAME] of this figure.", is_required=True)

PROVENANCE = TomlTable(
    (
        Key("source", _text, "Publisher and title, or who offered the price.", is_required=True),
        Key(
            "date",
            Period(),
            "When the figure held: YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD.",
            is_required=True,
        ),
        Key(
            "status",
            Choice(tuple(status.word for status in Status)),
            "How far the figure can be trusted, from published to illustrative.",
            is_required=True,
        ),
        Key("note", _text, "What a reader must know to weigh the figure."),
    )
)

REFERENCE_RATE = TomlTable(
    (
        Key("rate", _price, "Receiving currency for one unit of sending.", is_required=True),
        _SOURCE_NEEDED,
    )
)

DEFAULTS = TomlTable(
    (
        Key("pooled_service", _slug, "The id of a pooled service; needed where there is one."),
        Key("workers", Whole(1, MOST_WORKERS), "How many send together.", is_required=True),
        Key("amount", _number, "What each sends per payday.", is_required=True),
        Key("paydays", Whole(1, MOST_PAYDAYS), "Paydays in a season.", is_required=True),
        Key("payday_days", Whole(1, MOST_PAYDAY_DAYS), "Days between paydays.", is_required=True),
        Key("date", Day(), "The first payday; taxes follow it.", is_required=True),
        Key("amount_is", Choice(AMOUNT_IS), "What is delivered, or what is parted with."),
    )
)

TYPICAL = TomlTable(
    (
        Key("service", _slug, "The individual service most used.", is_required=True),
        _SOURCE_NEEDED,
    )
)

TAX = TomlTable(
    (
        Key("name", _text, "What the receipt says.", is_required=True),
        Key("percent", _price, "Percent of the principal.", is_required=True),
        Key(
            "instruments",
            Listing(Choice(get_args(Instrument))),
            "The payment instruments it applies to.",
            is_required=True,
        ),
        Key("from", Day(), "The first day it is due."),
        Key("until", Day(), "The last day it is due."),
        _SOURCE_NEEDED,
    )
)

NOTE = TomlTable(
    (
        Key("text", _text, "A fact that readers of these figures must know.", is_required=True),
        _SOURCE_NEEDED,
    )
)

_FROM = Key("from", _number, "The band starts here, included.", is_required=True)
_TO = Key("to", _number, "The band ends here, not included; absent: no upper end.")
_MARGIN = Key(
    "fx_margin_percent", _price, "Percent under the reference rate; below 100, maybe negative."
)
_MARGIN_NEEDED = Key(_MARGIN.name, _MARGIN.kind, _MARGIN.doc, is_required=True)
_AMOUNT = Key("amount", _number, "The surveyed amount.", is_required=True)
_FIXED = Key("fixed", _price, "A fixed amount.")
_PERCENT = Key("percent", _price, "Percent of the base.")


def _observed(value: Key) -> Kind:
    """Return the kind of surveyed pairs: `[amount, value]`, or tables with their own provenance."""
    table = TomlTable((_AMOUNT, value, _PROVENANCE_NAME))
    return Listing(Either((Pair(_AMOUNT, value), table)))


BANDS = Listing(
    TomlTable((_FROM, _TO, _FIXED, _PERCENT, _PROVENANCE_NAME), (("fixed", "percent"),))
)

CHARGE = TomlTable(
    (
        Key("name", _text, "What the receipt says.", is_required=True),
        Key("per", Choice(get_args(Per)), "Once per transfer (default), worker or season."),
        _FIXED,
        _PERCENT,
        Key("whole", BANDS, "Bands by base: that of the full base applies to all of it."),
        Key("marginal", BANDS, "Bands by base: each slice pays its own band's price."),
        Key(
            "observed",
            _observed(Key("fee", _price, "The fee at that amount.", is_required=True)),
            "Surveyed fees, as [amount, fee]; linear between two.",
        ),
        Key("min", _price, "The charge is at least this."),
        Key("max", _price, "The charge is at most this."),
        Key("borne_by", Choice(get_args(Party)), "Who pays it: worker (default) or employer."),
        Key("kept_by", Choice(get_args(Keeper)), "Who earns it: bank by default."),
        _PROVENANCE_NAME,
    ),
    (("fixed", "percent"), ("whole",), ("marginal",), ("observed",)),
)

_NONE_BY_SOURCE = TomlTable(
    (Key("none", _slug, "The [provenance.NAME] that says there is none.", is_required=True),)
)
SIDE = Either((Choice((NONE, NOT_SURVEYED)), _NONE_BY_SOURCE, Listing(CHARGE)))

_MARGIN_BANDS = Listing(TomlTable((_FROM, _TO, _MARGIN_NEEDED, _PROVENANCE_NAME)))
_STEPS = Listing(
    TomlTable(
        (
            Key("name", _text, "The conversion, such as CHF→EUR.", is_required=True),
            _MARGIN_NEEDED,
            _PROVENANCE_NAME,
        )
    )
)
EXCHANGE = Either(
    (
        Choice((UNDISCLOSED, NOT_SURVEYED)),
        TomlTable(
            (
                _MARGIN,
                Key("bands", _MARGIN_BANDS, "Margins by principal, in bands."),
                Key(
                    "observed",
                    _observed(_MARGIN_NEEDED),
                    "Surveyed margins, as [amount, percent]; linear between two.",
                ),
                Key("fx_steps", _STEPS, "Successive conversions, combined."),
                Key("rate", _price, "A quoted rate: receiving for one unit of sending."),
                Key("undisclosed", _slug, "The [provenance.NAME] that says the margin is hidden."),
                _PROVENANCE_NAME,
            ),
            (
                ("fx_margin_percent",),
                ("bands",),
                ("observed",),
                ("fx_steps",),
                ("rate",),
                ("undisclosed",),
            ),
        ),
    )
)

SERVICE = TomlTable(
    (
        Key("id", _slug, "Lower-case letters, digits and hyphens; unique.", is_required=True),
        Key("provider", _text, "The firm's name.", is_required=True),
        Key("provider_type", Choice(get_args(ProviderType)), "What it is.", is_required=True),
        Key(
            "kind",
            Choice(get_args(ServiceKind)),
            "For one worker, or for a group.",
            is_required=True,
        ),
        Key("instrument", Choice(get_args(Instrument)), "How it is paid.", is_required=True),
        Key("access_point", Choice(get_args(AccessPoint)), "Where it is ordered."),
        Key("pickup_method", Choice(get_args(PickupMethod)), "How the money is received."),
        Key("speed_days", Listing(Whole(0, 366), 2, 2), "Days it takes: [least, most]."),
        Key("coverage", _text, "Where the money can be received."),
        Key(
            "bearer",
            Choice(get_args(ChargeBearer)),
            "Who bears correspondent charges: OUR, SHA or BEN.",
        ),
        Key(
            "provenance",
            _slug,
            "The [provenance.NAME] of the service and of its figures that name none of their own.",
            is_required=True,
        ),
        Key("sending", SIDE, "Charges paid on top.", is_required=True),
        Key("transit", SIDE, "Charges taken out before conversion.", is_required=True),
        Key("receiving", SIDE, "Charges taken out after conversion.", is_required=True),
        Key(
            "exchange",
            EXCHANGE,
            "The margin, the rate, undisclosed or not surveyed.",
            is_required=True,
        ),
    )
)

_SERVICES = Listing(SERVICE, most=MOST_SERVICES)
CORRIDOR = TomlTable(
    (
        Key("format", Whole(1, NEWEST_FORMAT), "The version of this format.", is_required=True),
        Key("id", _slug, "Lower-case letters, digits and hyphens.", is_required=True),
        Key(
            "sending_country",
            Choice(COUNTRIES, "unknown_country"),
            "ISO 3166-1 alpha-2.",
            is_required=True,
        ),
        Key(
            "receiving_country",
            Choice(COUNTRIES, "unknown_country"),
            "ISO 3166-1 alpha-2.",
            is_required=True,
        ),
        Key(
            "sending_currency",
            Choice(CURRENCIES, "unknown_currency"),
            "ISO 4217.",
            is_required=True,
        ),
        Key(
            "receiving_currency",
            Choice(CURRENCIES, "unknown_currency"),
            "ISO 4217.",
            is_required=True,
        ),
        Key(
            "names",
            NamedTables(_text, LANGUAGE_TAG, "not_a_language"),
            "The corridor's name by language.",
            is_required=True,
        ),
        Key("reference_rate", REFERENCE_RATE, "The rate free of any margin."),
        Key(
            "indicator_amounts",
            NamedTables(_number, DENOMINATION, "not_a_denomination"),
            "The World Bank's amounts in US dollars, each with its frozen local amount.",
        ),
        Key("defaults", DEFAULTS, "What a comparison starts with.", is_required=True),
        Key("typical", TYPICAL, "The service most used, by a dated source."),
        Key("taxes", Listing(TAX), "Taxes on the principal."),
        Key("notes", Listing(NOTE), "Facts for readers."),
        Key(
            "provenance",
            NamedTables(PROVENANCE, SLUG, "not_a_slug"),
            "Where figures come from, by name.",
            is_required=True,
        ),
        Key("services", _SERVICES, "Every way to send money.", is_required=True),
        Key(
            "translations",
            NamedTables(NamedTables(_text, ".+", "empty_text"), LANGUAGE_TAG, "not_a_language"),
            "Sentences of this file in other languages: [translations.es], then"
            ' "as written" = "en español".',
        ),
    )
)
