"""A way to send money: a provider's list of charges and its exchange margin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from remitcalc.model.frozen import frozen
from remitcalc.model.message import message, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.model.charge import Charge
    from remitcalc.model.exchange import Exchange
    from remitcalc.model.message import Message
    from remitcalc.model.provenance import Provenance

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

Kind = Literal["individual", "pooled"]
ProviderType = Literal[
    "bank",
    "money transfer operator",
    "post office",
    "mobile operator",
    "credit union",
    "fintech",
    "informal",
]
Instrument = Literal[
    "cash",
    "money order",
    "cashier's check",
    "bank account",
    "debit card",
    "credit card",
    "mobile money",
]
AccessPoint = Literal[
    "agent", "bank branch", "post office", "internet", "mobile phone", "call center"
]
PickupMethod = Literal["cash", "bank account", "mobile money", "card", "home delivery"]
ChargeBearer = Literal["OUR", "SHA", "BEN"]


@frozen
class Speed:
    """How many days the provider says a transfer takes, from the least to the most."""

    least_days: int
    most_days: int

    def __post_init__(self) -> None:
        if not 0 <= self.least_days <= self.most_days:
            refuse([message("reversed_speed", least=self.least_days, most=self.most_days)])


@frozen
class Side:
    """What a service states of its charges on one side.

    No charges and surveyed: there are none, by `provenance`. Not surveyed: unknown, not zero.
    """

    charges: tuple[Charge, ...]
    provenance: Provenance
    is_surveyed: bool = True


@frozen
class Service:
    """One service of one provider, for one payment instrument and access point.

    Empty text and None mean that the source does not tell. `bearer` is the SWIFT code that says
    where correspondent charges stand: OUR as sending, SHA as transit, BEN with the fee in transit.
    """

    id: str
    provider: str
    provider_type: ProviderType
    kind: Kind
    instrument: Instrument
    sending: Side
    transit: Side
    receiving: Side
    exchange: Exchange
    provenance: Provenance
    access_point: AccessPoint | None = None
    pickup_method: PickupMethod | None = None
    speed: Speed | None = None
    coverage: str = ""
    bearer: ChargeBearer | None = None

    def __post_init__(self) -> None:
        faults = []
        transit, sending = self.transit.charges, self.sending.charges
        if self.bearer == "OUR" and transit:
            faults.append(message("bearer_our_has_transit"))
        if self.bearer == "BEN" and any(c.per == "transfer" for c in sending):
            faults.append(message("bearer_ben_has_sending"))
        refuse(faults)

    @property
    def is_informal(self) -> bool:
        """Whether the money travels outside the regulated system."""
        return self.provider_type == "informal"

    @property
    def charges(self) -> Iterator[Charge]:
        """Every charge of the service, in the order of a receipt."""
        for side in (self.sending, self.transit, self.receiving):
            yield from side.charges


def provider_fault(name: str) -> Message | None:
    r"""Return what is wrong with the name of a provider: it says something, and on one line.

    >>> provider_fault(" ").code, provider_fault("Ria\n").code, provider_fault("Ria")
    ('empty_text', 'name_of_several_lines', None)
    """
    if not name.strip():
        return message("empty_text")
    if _CONTROL.search(name):
        return message("name_of_several_lines")
    return None
