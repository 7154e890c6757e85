"""Which currency the words beside a figure mean."""

from __future__ import annotations

from remitcalc.files.payroll.words import MONEY_SIGNS
from remitcalc.model.money import CURRENCIES


def is_of(words: str, currency: str) -> bool:
    """Return whether the words beside a figure can mean `currency`.

    >>> is_of("$", "CAD"), is_of("CAD $", "CAD"), is_of("$ CA", "CAD"), is_of("$US", "CAD")
    (True, True, True, False)
    >>> is_of("€", "CAD"), is_of("about", "CAD")
    (False, False)
    """
    folded = words.casefold().split()
    code = currency.casefold()
    joined = "".join(folded)
    if joined in MONEY_SIGNS:
        return currency in MONEY_SIGNS[joined]
    return all(word == code or currency in MONEY_SIGNS.get(word, ()) for word in folded)


def is_money(words: str) -> bool:
    """Return whether the words beside a figure are of some currency.

    >>> is_money("US$"), is_money("$ US"), is_money("eur"), is_money("or so")
    (True, True, True, False)
    """
    folded = words.casefold().split()
    if "".join(folded) in MONEY_SIGNS:
        return True
    return all(word in MONEY_SIGNS or word.upper() in CURRENCIES for word in folded)
