"""The survey's words for providers, payment, access, pickup and speed, in this program's words.

What is not listed is unknown: None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from remitcalc.model.service import Speed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.service import AccessPoint, Instrument, PickupMethod, ProviderType

T = TypeVar("T")

# Of several patterns the first that is found counts, so the particular stand before the general.
_PROVIDERS: Sequence[tuple[str, ProviderType]] = (
    ("money transfer|mto", "money transfer operator"),
    ("post", "post office"),
    ("mobile", "mobile operator"),
    ("credit union|building society|cooperative", "credit union"),
    ("fintech", "fintech"),
    ("non-? ?bank", "money transfer operator"),
    ("bank", "bank"),
)
_INSTRUMENTS: Sequence[tuple[str, Instrument]] = (
    ("^mobile|^e-?money|^e-?wallet", "mobile money"),
    ("^debit|^prepaid", "debit card"),
    ("^credit|^card", "credit card"),
    ("^bank|^account|^online", "bank account"),
    ("^cash|^door", "cash"),
)
_ACCESS_POINTS: Sequence[tuple[str, AccessPoint]] = (
    ("^post", "post office"),
    ("^bank", "bank branch"),
    ("^agent|^mto", "agent"),
    ("^internet|^online", "internet"),
    ("^mobile", "mobile phone"),
    ("^call|^phone|^telephone", "call center"),
)
_PICKUP_METHODS: Sequence[tuple[str, PickupMethod]] = (
    ("mobile|wallet", "mobile money"),
    ("card", "card"),
    ("account", "bank account"),
    ("home|door", "home delivery"),
    ("cash", "cash"),
)
_SPEEDS = (
    (r"less than one hour|same day", Speed(0, 0)),
    (r"next day", Speed(1, 1)),
    (r"(\d{1,3}) ?- ?(\d{1,3}) days", None),
    (r"(\d{1,3}) days?$", None),
)


def provider_type(text: str) -> ProviderType | None:
    """Return the type of a provider.

    >>> provider_type("Money Transfer Operator"), provider_type("Bank"), provider_type("")
    ('money transfer operator', 'bank', None)
    """
    return _first(_PROVIDERS, text)


def instrument(text: str) -> Instrument | None:
    """Return how one pays; of the older layout's products what stands before "to".

    >>> instrument("Bank account transfer"), instrument("Cash to account"), instrument("")
    ('bank account', 'cash', None)
    """
    return _first(_INSTRUMENTS, text)


def access_point(text: str) -> AccessPoint | None:
    """Return where one pays; of several places the first.

    >>> access_point("Bank branch,Call Center"), access_point("Not available")
    ('bank branch', None)
    """
    return _first(_ACCESS_POINTS, text)


def pickup_method(text: str) -> PickupMethod | None:
    """Return how the money is received.

    >>> pickup_method("Own/partner Bank Account"), pickup_method("Cash")
    ('bank account', 'cash')
    """
    return _first(_PICKUP_METHODS, text)


def speed(text: str) -> Speed | None:
    """Return how many days a transfer takes; "6 days or more" has no end and stays unknown.

    >>> speed("3-5 days"), speed("6 days or more")
    (Speed(least_days=3, most_days=5), None)
    """
    for form, known in _SPEEDS:
        match = re.match(form, text.strip(), re.IGNORECASE)
        if match:
            days = sorted(int(part) for part in match.groups())
            return known or Speed(days[0], days[-1])
    return None


def _first(words: Sequence[tuple[str, T]], text: str) -> T | None:
    return next((word for form, word in words if re.search(form, text, re.IGNORECASE)), None)
