"""One way to send, as a worker reads it: what to part with, the cost, what arrives, how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from remitcalc.engine.standing import is_rankable
from remitcalc.model.exchange import QuotedRate
from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.engine.figure import Figure
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.handout_words import HandoutWords
    from remitcalc.model.service import Service
    from remitcalc.output.handout.figures import HandoutNumbers
    from remitcalc.output.tables.prices import Priced
    from remitcalc.output.tables.receipt import Receipt

Role = Literal["together", "compared", "alone"]
STRETCHES = {
    "fees": ("sending", "tax"),
    "exchange": ("fx",),
    "on_the_way": ("transit", "receiving"),
}
"""What a bar is made of, and the parts of the cost that each stretch is."""
REST = "rest"
"""What is worked out after a part that nobody knows: it counts, but is no stretch of its own."""


@frozen
class HandoutWay:
    """One way.

    Attributes
    ----------
    name, how : provider; how one pays and where.
    paid, cost, arrives, time : as they are read.
    total : sending minor units; `stretches` add up to it, by `STRETCHES` and `REST`, where none is
        negative.
    bar_said : the stretches in words, for who does not see them.
    is_open : whether part of the cost is not known.
    is_apart : whether the cost cannot be set beside others: its bar has no end.
    is_example : whether the price stands in for a real one.
    knows_time : whether `time` says more than that it is not known.
    uses_reference : whether what arrives is worked out from the corridor's reference rate.
    """

    role: Role
    service: Service
    name: str
    how: str
    paid: str
    cost: str
    arrives: str
    time: str
    total: int
    stretches: Mapping[str, int]
    bar_said: str
    is_open: bool
    is_apart: bool
    is_example: bool
    knows_time: bool
    uses_reference: bool


def way(priced: Priced, role: Role, names: tuple[str, str], figures: HandoutNumbers) -> HandoutWay:
    """Return a worker's way through a service that is possible; `names` as of `HandoutWay`."""
    service, receipt = priced.service, priced.receipt
    stretches, paid = _stretches(receipt), receipt.paid
    return HandoutWay(
        role=role,
        service=service,
        name=names[0],
        how=names[1],
        paid=figures.bounded(figures.sending(paid.minor), bound_word(paid)),
        cost=_cost(receipt.total, figures),
        arrives=_arrives(receipt.received, figures),
        time=figures.time(service.speed),
        total=receipt.total.minor,
        stretches=stretches,
        bar_said=_bar_said(stretches, figures, is_open=bool(receipt.absent)),
        is_open=bool(receipt.absent),
        is_apart=not is_rankable(receipt.absent) or receipt.is_outside_range,
        is_example=receipt.status.is_example,
        knows_time=service.speed is not None,
        uses_reference=receipt.received.is_known and not isinstance(service.exchange, QuotedRate),
    )


def bound_word(figure: Figure) -> str:
    """Return the key of the words for a bound; empty for an exact figure."""
    return "" if figure.is_exact else figure.bound.word


def _cost(total: Figure, figures: HandoutNumbers) -> str:
    if not total.is_known:
        return figures.words.say("page.unknown")
    return figures.bounded(figures.sending(total.minor), bound_word(total))


def hows(corridor: Corridor, words: HandoutWords) -> dict[str, str]:
    """Return how one pays each service, and where."""
    return {service.id: _how(service, words) for service in corridor.services}


def _how(service: Service, words: HandoutWords) -> str:
    said = words.say(f"paid_by.{_key(service.instrument)}")
    if service.access_point:
        said = f"{said}, {words.say(f'where.{_key(service.access_point)}')}"
    return said


def _key(word: str) -> str:
    return word.replace("'", "").replace(" ", "_")


def _arrives(arrives: Figure, figures: HandoutNumbers) -> str:
    if not arrives.is_known:
        return figures.words.say("page.unknown")
    return figures.bounded(figures.receiving(arrives.minor), bound_word(arrives))


def _stretches(receipt: Receipt) -> dict[str, int]:
    found = dict.fromkeys((*STRETCHES, REST), 0)
    for name, parts in STRETCHES.items():
        for part in parts:
            figure = receipt.parts[part]
            if figure.is_known:
                found[name if receipt.has_bar(part) else REST] += figure.minor
    if min(found.values()) < 0:
        # A margin below zero is a gift: it shortens the bar, but cannot be drawn as a part of it.
        return dict.fromkeys(found, 0) | {"fees": max(receipt.total.minor, 0)}
    return found


def _bar_said(stretches: Mapping[str, int], figures: HandoutNumbers, *, is_open: bool) -> str:
    say = figures.words.say
    said = [
        f"{say(f'ways.{name}')} {figures.sending(stretches[name])}"
        for name in STRETCHES
        if stretches[name]
    ]
    return "; ".join([*said, say("ways.not_known")] if is_open else said)
