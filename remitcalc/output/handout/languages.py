"""In which languages a handout is offered: first those of the people where the money arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.model.corridor import Corridor

LEAST_PERCENT = 5
"""A language is one of a country's people where more of them speak it, by Unicode's CLDR."""


def spoken_first(tags: Iterable[str], country: str) -> tuple[list[str], list[str]]:
    """Return the languages of `tags` that a country's people speak, most of them first; the others.

    >>> spoken_first(["de", "en", "es", "quc", "sr-Latn"], "GT")
    (['es', 'quc'], ['de', 'en', 'sr-Latn'])
    >>> spoken_first(["en", "sr-Latn"], "RS")[0], spoken_first(["en", "sr-Latn"], "XK")[0]
    (['sr-Latn'], [])
    """
    tags, percents = list(tags), _percents(country)
    spoken = [tag for tag in tags if percents.get(_primary(tag), 0) > LEAST_PERCENT]
    spoken.sort(key=lambda tag: -percents[_primary(tag)])
    return spoken, [tag for tag in tags if tag not in spoken]


def offered_first(tags: Iterable[str], country: str, otherwise: str) -> list[str]:
    """Return the languages as they are offered: the first one unless something else is wished.

    Where none of them is spoken in the country, `otherwise`, the reader's own, stands first.

    >>> offered_first(["en", "es", "fr"], "GT", "fr"), offered_first(["en", "es", "fr"], "UA", "fr")
    (['es', 'en', 'fr'], ['fr', 'en', 'es'])
    """
    spoken, others = spoken_first(tags, country)
    if not spoken and otherwise in others:
        spoken = [otherwise]
    return [*spoken, *(tag for tag in others if tag not in spoken)]


def territory_of(tag: str, corridor: Corridor) -> str:
    """Return the country whose people a page in a language is for; empty: it is not theirs.

    >>> from remitcalc import load_corridor
    >>> to_guatemala = load_corridor("canada-guatemala")
    >>> territory_of("es", to_guatemala), territory_of("fr", to_guatemala)
    ('GT', '')
    """
    spoken, _ = spoken_first([tag], corridor.receiving_country)
    return corridor.receiving_country if spoken else ""


def _percents(country: str) -> dict[str, float]:
    """Return how many of a country's people speak each language, without its script."""
    from babel.languages import get_territory_language_info

    found: dict[str, float] = {}
    for tag, told in get_territory_language_info(country).items():
        primary = _primary(tag)
        found[primary] = max(found.get(primary, 0), float(str(told["population_percent"])))
    return found


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0]
