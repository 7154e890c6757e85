"""Drafts to begin with: a corridor between two countries, and a copy of one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from remitcalc.files.corridor_format import NEWEST_FORMAT
from remitcalc.files.iso_countries import countries_by_alpha3
from remitcalc.files.slugs import slug
from remitcalc.model.corridor_draft import CorridorDraft
from remitcalc.model.money import CURRENCIES, exponent

if TYPE_CHECKING:
    from collections.abc import Collection
    from decimal import Decimal

    from remitcalc.model.notation import Notation

LANGUAGES: Final = {"en": "en", "es": "es", "fr": "fr", "de": "de", "sr": "sr_Latn"}
"""In which a corridor is named: the tag in its file, and the locale."""

_WORKERS, _PAYDAYS, _PAYDAY_DAYS = 20, 12, 30
_AMOUNT = 200


def currency_of(country: str) -> str:
    """Return the currency of a country by its alpha-2 code; empty: it has none of its own.

    >>> currency_of("HN"), currency_of("AQ")
    ('HNL', '')
    """
    found = dict(countries_by_alpha3().values()).get(country, "")
    return found if found in CURRENCIES else ""


def new_draft(
    sending_country: str,
    receiving_country: str,
    notation: Notation,
    amount: Decimal | int | None = None,
) -> CorridorDraft:
    """Return the draft of a corridor of which nothing is known but its countries, alpha-2 codes.

    Their currencies and its names in five languages are filled in; a country without a currency
    leaves that open. `amount` is what each sends, in major units; without it 200, which is what
    surveys take in dollars and one sees at once, times a hundred where a currency has no decimals.
    """
    sending = currency_of(sending_country)
    small = 100 if sending and not exponent(sending) else 1
    tables: dict[str, Any] = {
        "format": NEWEST_FORMAT,
        "id": slug(" ".join(_names_in("en", sending_country, receiving_country))),
        "sending_country": sending_country,
        "receiving_country": receiving_country,
        "sending_currency": sending,
        "receiving_currency": currency_of(receiving_country),
        "names": names_of(sending_country, receiving_country),
        "defaults": {
            "workers": _WORKERS,
            "amount": _AMOUNT * small if amount is None else amount,
            "paydays": _PAYDAYS,
            "payday_days": _PAYDAY_DAYS,
            "date": notation.today,
        },
        "provenance": {},
        "services": [],
    }
    return CorridorDraft({name: value for name, value in tables.items() if value != ""})


def with_country(draft: CorridorDraft, side: str, country: str) -> CorridorDraft:
    """Return a draft with another country on a side, "sending" or "receiving".

    Its currency and the names follow where they were those of the country before.
    """
    key = f"{side}_country"
    before = [str(draft.tables.get(f"{one}_country", "")) for one in ("sending", "receiving")]
    made = draft.with_value((key,), country)
    after = [str(made.tables.get(f"{one}_country", "")) for one in ("sending", "receiving")]
    if draft.tables.get(f"{side}_currency", "") in ("", currency_of(str(draft.tables.get(key)))):
        currency = currency_of(country)
        place = (f"{side}_currency",)
        made = made.with_value(place, currency) if currency else made.without(place)
    if draft.tables.get("names") == names_of(*before):
        made = made.with_value(("names",), names_of(*after))
    if draft.tables.get("id") == slug(" ".join(_names_in("en", *before))):
        made = made.with_value(("id",), slug(" ".join(_names_in("en", *after))))
    return made


def copied(
    draft: CorridorDraft, words: str = "({number})", taken: Collection[str] = ()
) -> CorridorDraft:
    """Return a copy under another id and other names; `taken` are ids that others have.

    `words` are put behind each name.

    >>> draft = CorridorDraft({"id": "ca-hn", "names": {"en": "Home"}})
    >>> copied(draft).tables
    {'id': 'ca-hn-2', 'names': {'en': 'Home (2)'}}
    """
    own = str(draft.tables.get("id", "corridor"))
    number = 2
    while f"{own}-{number}" in taken:
        number += 1
    names = draft.tables.get("names")
    made = draft.with_value(("id",), f"{own}-{number}")
    if not isinstance(names, dict):
        return made
    behind = words.format(number=number)
    return made.with_value(
        ("names",),
        {tag: f"{name} {behind}" if isinstance(name, str) else name for tag, name in names.items()},
    )


def names_of(start: str, end: str) -> dict[str, str]:
    """Return what the corridor between two countries is called, by the tag of a language."""
    return {tag: " \u2192 ".join(_names_in(tag, start, end)) for tag in LANGUAGES}


def _names_in(tag: str, *countries: str) -> list[str]:
    # Imported here: only a corridor that is made needs the names of countries.
    from remitcalc.cldr import locale_of

    names = locale_of(LANGUAGES[tag]).territories
    return [str(names.get(code, code)) for code in countries]
