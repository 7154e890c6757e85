"""Countries and currencies to choose from, in the reader's language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from remitcalc.files.countries import COUNTRIES
from remitcalc.model.money import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Mapping

Choices = tuple[tuple[str, str], ...]


@cache
def country_choices(tag: str) -> Choices:
    """Return the code and the name of every country, by name."""
    names = territory_names(tag)
    named = ((code, names.get(code, code)) for code in COUNTRIES)
    return tuple(sorted(named, key=lambda pair: pair[1].casefold()))


@cache
def territory_names(tag: str) -> Mapping[str, str]:
    """Return what CLDR calls countries in a language, by their codes."""
    from remitcalc.cldr import locale_of  # the window starts without

    return dict(locale_of(tag).territories)


@cache
def currency_choices() -> Choices:
    """Return every currency that a corridor may be in."""
    return tuple((code, code) for code in sorted(CURRENCIES))
