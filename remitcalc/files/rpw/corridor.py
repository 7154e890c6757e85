"""A corridor made of the rows surveyed in one quarter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from remitcalc.files.iso_countries import countries_by_alpha3
from remitcalc.files.period import last_day
from remitcalc.files.problems import Place, Problem, Problems
from remitcalc.files.rpw.quarter import period_of
from remitcalc.files.rpw.services import minor_units, service_of, warnings_of
from remitcalc.files.rpw.source import surveyed
from remitcalc.files.slugs import slug, with_own_ids
from remitcalc.model.corridor import NO_POOL, Corridor, Defaults, Note
from remitcalc.model.message import ModelError, message
from remitcalc.model.money import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remitcalc.files.rpw.quote import Quote
    from remitcalc.model.service import Service
    from remitcalc.model.survey import SurveyedCorridor

T = TypeVar("T")

_WORKERS, _PAYDAYS, _PAYDAY_DAYS = 20, 12, 30
_LANGUAGES = {"es": "es", "fr": "fr", "de": "de", "sr": "sr_Latn"}
_NOTES = (
    "Surveyed prices leave out what is taken on the way and on arrival. They are not known, which"
    " is not the same as free.",
    "The survey gives no reference rate that can be used: what arrives is unknown until a rate is"
    " entered.",
)


def corridor_of_quotes(
    quotes: Sequence[Quote],
    summary: SurveyedCorridor | None,
    sheets: Mapping[int, tuple[str, str]],
    to_currency: str = "",
) -> tuple[Corridor | None, tuple[Problem, ...]]:
    """Return the corridor of the rows of one quarter; see `RpwLibrary.corridor`.

    Parameters
    ----------
    quotes : sequence of Quote
        Of one corridor and quarter.
    summary : SurveyedCorridor or None
        Of the same; None where it was not surveyed.
    sheets : mapping of number to (file, name)
    to_currency : str
        ISO 4217; empty: that of the country.
    """
    problems = Problems(sheets[quotes[0].sheet][0] if quotes else "")
    if summary is None or not quotes:
        problems.add(message("rpw_no_corridor"))
        return None, problems.listed()
    receiving = to_currency.upper()
    if receiving and receiving not in CURRENCIES:
        said = message("unknown_currency", value=to_currency)
        problems.add(said, found=to_currency, choices=sorted(CURRENCIES))
    for code in (summary.source, summary.destination):
        if code not in countries_by_alpha3():
            problems.add(message("rpw_unknown_country", value=code), found=code)
    if problems.has_errors:
        return None, problems.listed()
    try:
        made = _made(quotes, summary, sheets, receiving, problems)
    except ModelError as error:
        made = None
        for fault in error.messages:
            problems.add(fault)
    return made, problems.listed()


def _made(
    quotes: Sequence[Quote],
    summary: SurveyedCorridor,
    sheets: Mapping[int, tuple[str, str]],
    receiving: str,
    problems: Problems,
) -> Corridor | None:
    known = countries_by_alpha3()
    (start, own), (end, theirs) = known[summary.source], known[summary.destination]
    sending = _usual([quote.currency for quote in quotes if quote.currency in CURRENCIES]) or own
    kept, services = _services(quotes, sending, sheets, problems)
    if not services:
        problems.add(message("rpw_no_service"))
        return None
    day = last_day(period_of(summary.quarter))
    assert day is not None
    first = minor_units(_usual([quote.amount1 for quote in kept]) or 0, sending)
    second = _usual([quote.amount2 for quote in kept if quote.amount2 is not None])
    amounts = {"200": first} | ({"500": minor_units(second, sending)} if second else {})
    source = surveyed(summary.quarter)
    return Corridor(
        id=slug(f"{start}-{end}-{period_of(summary.quarter)}"),
        names=_names(start, end, summary),
        sending_country=start,
        receiving_country=end,
        sending_currency=sending,
        receiving_currency=receiving or theirs,
        services=services,
        defaults=Defaults(NO_POOL, _WORKERS, first, _PAYDAYS, _PAYDAY_DAYS, day),
        indicator_amounts=amounts,
        notes=tuple(Note(text, source) for text in _NOTES),
    )


def _services(
    quotes: Sequence[Quote],
    currency: str,
    sheets: Mapping[int, tuple[str, str]],
    problems: Problems,
) -> tuple[list[Quote], tuple[Service, ...]]:
    """Return the rows that make a service, and the services; the others are warnings."""
    kept, services = [], []
    for quote in quotes:
        file, sheet = sheets[quote.sheet]
        place = Place(file, sheet=sheet, row=quote.row)
        if quote.currency not in (currency, ""):
            said = message("rpw_other_currency", currency=currency)
            problems.warn(said, place, found=quote.currency)
            continue
        try:
            service = service_of(quote._replace(currency=currency))
        except ModelError as error:
            for fault in error.messages:
                problems.warn(message("rpw_left_out"), place, found=quote.firm)
                problems.warn(fault, place)
            continue
        for code in warnings_of(quote):
            problems.warn(message(code), place, found=quote.firm)
        kept.append(quote)
        services.append(service)
    return kept, with_own_ids(services)


def _usual(values: Sequence[T]) -> T | None:
    """Return the most frequent value, of several the first; None where there is none."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None


def _names(start: str, end: str, summary: SurveyedCorridor) -> dict[str, str]:
    # Imported here: only a corridor that is made needs the names of countries.
    from remitcalc.cldr import locale_of

    made = {"en": f"{summary.source_name} → {summary.destination_name}"}
    for tag, locale in _LANGUAGES.items():
        names = locale_of(locale).territories
        made[tag] = " → ".join(str(names.get(code, code)) for code in (start, end))
    return made
