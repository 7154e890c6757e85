"""The sections "The answer is about this group" and "Baseline": ranked for real amounts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.reference.alone import send_alone
from tests.reference.bounds import NONE, Parts, Told, held, without
from tests.reference.pool import send_pooled
from tests.reference.prices import NotPossibleError
from tests.reference.season import Worker, pools

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.service import Service
    from tests.reference.bounds import Bound
    from tests.reference.rows import Row
    from tests.reference.season import Plan


def row_alone(plan: Plan, worker: Worker, parts: Parts = NONE) -> Row | None:
    """The first payday of one worker alone, priced without some parts."""
    try:
        return send_alone(
            plan.corridor,
            without(worker.service, parts),
            worker.amount,
            day=plan.calendar.first,
            amount_is=plan.amount_is,
        )
    except NotPossibleError:
        return None


def rows_pooled(plan: Plan, workers: Sequence[Worker], parts: Parts = NONE) -> list[Row | None]:
    """The first payday of those who join, in payroll order; a pool that is refused has no rows."""
    found: dict[int, Row | None] = {}
    for rows in pools(workers):
        try:
            pool = send_pooled(
                plan.corridor,
                without(plan.pooled, parts),
                [workers[row].amount for row in rows],
                day=plan.calendar.first,
                amount_is=plan.amount_is,
                rule=plan.rule,
                employer_share_percent=plan.employer_share_percent,
            )
        except NotPossibleError:
            found |= dict.fromkeys(rows)
        else:
            found |= zip(rows, pool.rows, strict=True)
    return [found[row] for row in sorted(found)]


def told(plan: Plan, service: Service, row: Row | None, parts: Parts = NONE) -> Told:
    known = held(plan.corridor, without(service, parts), plan.amount_is)
    if row is None:
        return Told(None)
    return Told(row.total, known.absent, known.total, known.is_comparable)


@dataclass(frozen=True)
class Offer:
    """What one service costs the whole group; None: it does not take every amount."""

    service: Service
    total: int | None
    absent: Parts
    bound: Bound


def offer(plan: Plan, service: Service, amounts: Sequence[int], parts: Parts = NONE) -> Offer:
    rows = [row_alone(plan, Worker(amount, service), parts) for amount in amounts]
    known = held(plan.corridor, without(service, parts), plan.amount_is)
    totals = [row.total for row in rows if row is not None]
    total = sum(totals) if len(totals) == len(rows) else None
    return Offer(service, total, known.absent, known.total)


def ranked(plan: Plan, amounts: Sequence[int]) -> list[Offer]:
    """Distinct offers that are disclosed, possible, formal, above zero, with known fees on top."""
    offers = [offer(plan, service, amounts) for service in plan.corridor.individual_services]
    countable = [
        one
        for one in offers
        if one.total is not None
        and one.total > 0
        and not one.service.is_informal
        and not one.absent & {"fx", "sending"}
    ]
    found: list[Offer] = []
    seen = set()
    for one in sorted(countable, key=lambda one: one.total or 0):
        key = (one.service.provider, one.service.instrument, one.total, one.absent)
        if key not in seen:
            found.append(one)
        seen.add(key)
    return found


def baseline(plan: Plan, amounts: Sequence[int], chosen: str) -> Service | None:
    """The median of the ranked, of an even count the lower; else of all possible; else none."""
    found = ranked(plan, amounts)
    if not found:
        offers = [offer(plan, service, amounts) for service in plan.corridor.individual_services]
        possible = [one for one in offers if one.total is not None]
        found = sorted(possible, key=lambda one: one.total or 0)
    if not found:
        return None
    return found[0 if chosen == "cheapest" else (len(found) - 1) // 2].service


@dataclass(frozen=True)
class Place:
    """The pool's place; None: it has none."""

    position: int | None
    of: int
    beaten: int = 0
    bound: Bound = "exact"
    before: Parts = NONE


@dataclass(frozen=True)
class Cheaper:
    """A way that costs the group less than the pool, as far as is known, or like for like."""

    service: Service
    total: int
    saving: int
    before: Parts
    is_only_uncounted: bool


def pooled_total(plan: Plan, workers: Sequence[Worker], parts: Parts = NONE) -> int | None:
    rows = rows_pooled(plan, workers, parts)
    if not rows or None in rows:
        return None
    return sum(row.total for row in rows if row is not None)


def place(plan: Plan, workers: Sequence[Worker]) -> tuple[Place, list[Cheaper]]:
    """The pool's place among the ranked offers, and the ways that cost the group less."""
    joined = [workers[row].amount for rows in pools(workers) for row in rows]
    offers = ranked(plan, joined or [worker.amount for worker in workers])
    nowhere = Place(None, len(offers) + 1), []
    rows, total = rows_pooled(plan, workers), pooled_total(plan, workers)
    known = held(plan.corridor, plan.pooled, plan.amount_is)
    if total is None or any(row and row.outside_range for row in rows) or not known.is_comparable:
        return nowhere
    lacked = frozenset().union(*(one.absent for one in offers))
    before = known.absent | lacked if known.absent and lacked else NONE
    bound: Bound = "exact"
    if before:
        total = pooled_total(plan, workers, before)
        offers = [replace(offer(plan, one.service, joined, before), absent=NONE) for one in offers]
        offers = [one for one in offers if one.total is not None]
    elif known.total == "unknown" or any(one.bound == "unknown" for one in offers):
        return nowhere
    elif lacked or known.absent:
        bound = "at_least" if lacked else "at_most"
    if total is None:
        return nowhere
    less = sorted((one for one in offers if one.total < total), key=lambda one: one.total)
    position = Place(
        len(less) + 1, len(offers) + 1, sum(one.total > total for one in offers), bound, before
    )
    return position, [_cheaper(plan, workers, one, total, before) for one in less]


def _cheaper(
    plan: Plan, workers: Sequence[Worker], one: Offer, total: int, before: Parts
) -> Cheaper:
    assert one.total is not None
    alike = pooled_total(plan, workers, one.absent) if one.absent else None
    if alike is not None and one.total < alike:
        return Cheaper(one.service, one.total, alike - one.total, one.absent, False)
    return Cheaper(one.service, one.total, total - one.total, before, bool(one.absent))
