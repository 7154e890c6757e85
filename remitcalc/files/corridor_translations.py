"""What a corridor file says in other languages: which sentences it has, and which it translates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.grammar_tables import joined
from remitcalc.model.charge import Bands, Flat, Observed
from remitcalc.model.exchange import MarginBands, MarginSteps, ObservedMargins, Undisclosed
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.files.problems import Problems
    from remitcalc.model.charge import Charge
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.exchange import Exchange
    from remitcalc.model.price_range import Ranges

_SPOKEN = ("en", "es", "fr", "de", "sr", "sr-Latn", "sr_Latn")
"""The languages of the program; those of handouts at hand are known besides."""


def check_translations(corridor: Corridor, problems: Problems) -> None:
    """Warn of languages that nothing is said in, and of sentences that the file does not have."""
    written = dict.fromkeys(sentences_of(corridor))
    for tag, sentences in corridor.translations.items():
        key = joined("translations", tag)
        if tag not in _SPOKEN:
            from remitcalc.files.handout_words import handout_languages  # of few files

            known = (*_SPOKEN, *handout_languages())
            if tag not in known:
                said = message("language_not_spoken", value=tag)
                problems.warn(said, key, found=tag, choices=known)
        for sentence in sentences:
            if sentence not in written:
                said = message("translation_of_nothing")
                problems.warn(said, joined(key, sentence), found=sentence, choices=written)


def sentences_of(corridor: Corridor) -> Iterator[str]:
    """Yield every sentence of a corridor that readers meet, as it is written; some repeatedly."""
    # Imported here: only a file that is translated is looked through.
    from remitcalc.files.corridor_text.stated import sources_of

    for source in sources_of(corridor):
        yield from filter(None, (source.source, source.note))
    yield from (note.text for note in corridor.notes)
    for tax in corridor.taxes:
        yield tax.name
        yield from _reasons(tax.ranges)
    if corridor.reference is not None:
        yield from _reasons(corridor.reference.ranges)
    for service in corridor.services:
        yield from filter(None, (service.provider, service.coverage))
        for charge in service.charges:
            yield charge.name
            yield from _of_charge(charge)
        yield from _of_exchange(service.exchange)


def _of_charge(charge: Charge) -> Iterator[str]:
    yield from _reasons(charge.ranges)
    match charge.tariff:
        case Flat(ranges=ranges):
            yield from _reasons(ranges)
        case Bands(bands=items):
            for band in items:
                yield from _reasons(band.ranges)
        case Observed(pairs):
            for pair in pairs:
                yield from _reasons(pair.ranges)


def _of_exchange(exchange: Exchange) -> Iterator[str]:
    match exchange:
        case MarginSteps(steps):
            for step in steps:
                yield step.name
                yield from _reasons(step.ranges)
        case MarginBands(bands):
            for band in bands:
                yield from _reasons(band.ranges)
        case ObservedMargins(pairs):
            for pair in pairs:
                yield from _reasons(pair.ranges)
        case Undisclosed():
            pass
        case _:
            yield from _reasons(exchange.ranges)


def _reasons(ranges: Ranges) -> Iterator[str]:
    yield from (one.reason for one in ranges if one.reason)
