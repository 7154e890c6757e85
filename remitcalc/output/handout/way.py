"""One way to send, as a worker reads it: what to part with, the cost, what arrives, how long."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from remitcalc.model.exchange import QuotedRate
from remitcalc.model.noun import noun
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    is_example: bool
    knows_time: bool
    uses_reference: bool


def way(priced: Priced, role: Role, names: tuple[str, str], figures: Figures) -> Way:
    """Return a worker's way through a service that is possible; `names` as of `Way`."""
    service, outcome, row = priced
    bound = "at_least" if priced.is_open else ""
    return Way(
        role=role,
        service=service,
        name=names[0],
        how=names[1],
        paid=figures.sending(int(outcome.paid[row])),
        cost=figures.bounded(figures.sending(priced.total), bound),
        arrives=_arrives(priced, figures),
        time=figures.time(service.speed),
        total=priced.total,
        segments=_segments(priced),
        is_open=priced.is_open,
        is_example=Status(int(outcome.status[row])).is_example,
        knows_time=service.speed is not None,
        uses_reference=_knows_arrival(priced) and not isinstance(service.exchange, QuotedRate),
    )


def hows(corridor: Corridor, words: HandoutWords) -> dict[str, str]:
    """Return how one pays each service, and where; those that read alike are numbered."""
    said = {s.id: _how(s, words) for s in corridor.services}
    alike = Counter((s.provider, said[s.id]) for s in corridor.individual_services)
    seen: Counter[tuple[str, str]] = Counter()
    for service in corridor.individual_services:
        key = service.provider, said[service.id]
        seen[key] += 1
        if alike[key] > 1:
            said[service.id] = f"{key[1]} ({seen[key]})"
    return said


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
    bound = "at_most" if priced.may_shrink else ""
    return figures.bounded(figures.receiving(int(priced.outcome.received[priced.row])), bound)


def _segments(priced: Priced) -> dict[str, int]:
    found = {name: sum(_part(priced, p) for p in parts) for name, parts in SEGMENTS.items()}
    if min(found.values()) < 0:
        # A margin below zero is a gift: it shortens the bar, but cannot be drawn as a part of it.
        return {"fees": max(priced.total, 0), "exchange": 0, "on_the_way": 0}
    return found


def _part(priced: Priced, part: str) -> int:
    is_known = priced.outcome.is_known_at(part, priced.row)
    return int(getattr(priced.outcome, part)[priced.row]) if is_known else 0
