"""The ways alone that cost less than the pool, by name and price."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remitcalc.engine.figure import Figure
    from remitcalc.engine.standing import CheaperService
    from remitcalc.output.answer import Answer

_MOST_NAMED = 4


def cheaper(answer: Answer) -> str:
    """Return the ways alone that cost less, by name; without a pool, the next ones."""
    return _cheaper_alone(answer) if answer.has_pool else _next_ways(answer)


def _cheaper_alone(answer: Answer) -> str:
    """Return the ways alone that cost less; empty where there is none.

    Those that are cheaper only as their own charges on the way and on arrival are not counted are
    said to be.
    """
    text, found = answer.language.text, answer.comparison.cheaper
    surely = [one for one in found if not one.is_only_uncounted]
    uncounted = [one for one in found if one.is_only_uncounted]
    said = []
    if surely:
        services, before = _named(answer, surely), answer.words.before(surely[0].saving.before)
        if before:
            said.append(
                text("Cheaper alone, {before}: {services}.", before=before, services=services)
            )
        else:
            said.append(text("Cheaper alone: {services}.", services=services))
    if uncounted:
        said.append(
            text(
                "Cheaper alone, their own charges on the way and on arrival not counted:"
                " {services}.",
                services=_named(answer, uncounted),
            )
        )
    return " ".join(said)


def _next_ways(answer: Answer) -> str:
    """Return the ways after the cheapest, without a pool; empty where there is none."""
    ranked = answer.ranked[1:]
    if not ranked:
        return ""
    named = ((one.service.id, one.receipt.total) for one in ranked)
    return answer.language.text("Then: {services}.", services=_listed(answer, named))


def _named(answer: Answer, found: Sequence[CheaperService]) -> str:
    count = answer.joining if answer.is_of_one else 1
    # What prices are before some charges is said once, in front of all.
    totals = (
        replace(one.total, bound=Bound.EXACT) if one.saving.before else one.total for one in found
    )
    ids = (one.service.id for one in found)
    each = (total.each(count) for total in totals)
    return _listed(answer, zip(ids, each, strict=True))


def _listed(answer: Answer, priced: Iterable[tuple[str, Figure]]) -> str:
    text = answer.language.text
    named = [f"{answer.labels[service]} {answer.words.short(total)}" for service, total in priced]
    services = named[0]
    for name in named[1:_MOST_NAMED]:
        services = text("{first}; {second}", first=services, second=name)
    rest = len(named) - _MOST_NAMED
    if rest > 0:
        services = text("{services}; and {count} more", services=services, count=rest)
    return services
