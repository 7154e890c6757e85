"""The comparison follows what is typed: a document with another draft of its corridor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.files.corridor_draft.reading import read_draft
from remitcalc.model.corridor import NO_POOL
from remitcalc.model.message import Message, message
from remitcalc.model.scenario import CHEAPEST, TYPICAL, Scenario

if TYPE_CHECKING:
    from remitcalc.files.corridor_draft.reading import DraftRead
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.model.document import Document


class Followed(NamedTuple):
    """A document with a draft, what was read of it, and what could not stay as it was set."""

    document: Document
    read: DraftRead
    told: tuple[Message, ...] = ()


def with_draft(document: Document, draft: CorridorDraft, read: DraftRead | None = None) -> Followed:
    """Return a document with a draft; where the draft reads, its scenario is about that corridor.

    Workers and settings stay where the sending currency is the same; what they name and is there no
    more is told. With another currency the corridor's own defaults are the start. A draft in which
    anything is wrong leaves the scenario as it last was. `read` is what was read of this draft, if
    it was.
    """
    read = read_draft(draft) if read is None else read
    scenario = document.scenario
    told: tuple[Message, ...] = ()
    if read.corridor is not None and read.corridor != scenario.corridor:
        scenario, told = followed(scenario, read.corridor)
    origin = document.payroll_origin
    if origin is not None and len(scenario.payroll) != len(document.scenario.payroll):
        origin = None
    if scenario.payroll.amounts is not document.scenario.payroll.amounts:
        origin = None
    made = document.replace(scenario=scenario, draft=draft, payroll_origin=origin)
    return Followed(made, read, told)


def followed(scenario: Scenario, corridor: Corridor) -> tuple[Scenario, tuple[Message, ...]]:
    """Return a scenario about another state of its corridor, and what could not stay as it was."""
    if corridor.sending_currency != scenario.corridor.sending_currency:
        said = message("draft_other_currency", currency=corridor.sending_currency)
        return Scenario.of(corridor), (said,)
    told: list[Message] = []
    alone = {one.id for one in corridor.individual_services}
    pooled = [one.id for one in corridor.pooled_services]
    individual = scenario.individual
    if individual not in alone and individual not in (TYPICAL, CHEAPEST):
        told.append(message("draft_lost_baseline", service=_name(scenario, individual)))
        individual = TYPICAL
    chosen = scenario.pooled
    if chosen not in pooled:
        if chosen != NO_POOL:
            told.append(message("draft_lost_pool", service=_name(scenario, chosen)))
        chosen = corridor.defaults.pooled_service or next(iter(pooled), NO_POOL)
    payroll = scenario.payroll
    if payroll.services is not None and not {*payroll.services} - {None} <= alone:
        kept = tuple(one if one in alone else None for one in payroll.services)
        lost = sum(a != b for a, b in zip(kept, payroll.services, strict=True))
        told.append(message("draft_lost_services", workers=lost))
        payroll = replace(payroll, services=kept if any(kept) else None)
    made = scenario.replace(
        corridor=corridor,
        individual=individual,
        pooled=chosen,
        payroll=payroll,
        offers=tuple(one for one in scenario.offers if one in pooled),
    )
    return made, tuple(told)


def _name(scenario: Scenario, service_id: str) -> str:
    """Return the provider of a service as it last was called."""
    found = (one for one in scenario.corridor.services if one.id == service_id)
    service = next(found, None)
    return service_id if service is None else service.provider
