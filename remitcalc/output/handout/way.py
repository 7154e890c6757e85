"""One way to send, as a worker reads it: what to part with, the cost, what arrives, how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from remitcalc.engine.standing import is_rankable
from remitcalc.model.exchange import QuotedRate
from remitcalc.model.noun import noun
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.engine.figure import Figure
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.handout_words import HandoutWords
    from remitcalc.model.service import Service
    from remitcalc.output.handout.figures import Figures
    from remitcalc.output.handout.prices import Priced

Role = Literal["together", "compared", "alone"]
SEGMENTS = {
    "fees": ("sending", "tax"),
    "exchange": ("fx",),
    "on_the_way": ("transit", "receiving"),
}
"""The stretches of a bar, and the parts of the cost that each one is."""


@noun
class Way:
    """One way.

    Attributes
    ----------
    name, how : provider; how one pays and where.
    paid, cost, arrives, time : as they are read.
    total : sending minor units; `segments` add up to it, by `SEGMENTS`, where none is negative.
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
    segments: Mapping[str, int]
    is_open: bool
    is_apart: bool
    is_example: bool
    knows_time: bool
    uses_reference: bool


def way(priced: Priced, role: Role, names: tuple[str, str], figures: Figures) -> Way:
    """Return a worker's way through a service that is possible; `names` as of `Way`."""
    service, outcome, row = priced
    corridor = figures.corridor
    total = outcome.figure("total", corridor.sending_currency, row)
    paid = outcome.figure("paid", corridor.sending_currency, row)
    return Way(
        role=role,
        service=service,
        name=names[0],
        how=names[1],
        paid=figures.bounded(figures.sending(paid.minor), bound_word(paid)),
        cost=_cost(total, figures),
        arrives=_arrives(priced, figures),
        time=figures.time(service.speed),
        total=priced.total,
        segments=_segments(priced),
        is_open=bool(priced.absent),
        is_apart=not is_rankable(priced.absent) or priced.is_outside_range,
        is_example=Status(int(outcome.status[row])).is_example,
        knows_time=service.speed is not None,
        uses_reference=_knows_arrival(priced) and not isinstance(service.exchange, QuotedRate),
    )


def bound_word(figure: Figure) -> str:
    """Return the key of the words for a bound; empty for an exact figure."""
    return "" if figure.is_exact else figure.bound.word


def _cost(total: Figure, figures: Figures) -> str:
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


def _knows_arrival(priced: Priced) -> bool:
    return priced.outcome.is_known_at("received", priced.row)


def _arrives(priced: Priced, figures: Figures) -> str:
    if not _knows_arrival(priced):
        return figures.words.say("page.unknown")
    arrives = priced.outcome.figure("received", figures.corridor.receiving_currency, priced.row)
    return figures.bounded(figures.receiving(arrives.minor), bound_word(arrives))


def _segments(priced: Priced) -> dict[str, int]:
    found = {name: sum(_part(priced, p) for p in parts) for name, parts in SEGMENTS.items()}
    if min(found.values()) < 0:
        # A margin below zero is a gift: it shortens the bar, but cannot be drawn as a part of it.
        return {"fees": max(priced.total, 0), "exchange": 0, "on_the_way": 0}
    return found


def _part(priced: Priced, part: str) -> int:
    is_known = priced.outcome.is_known_at(part, priced.row)
    return int(getattr(priced.outcome, part)[priced.row]) if is_known else 0
