"""The section "Bounds: one rule" of the cost model, in words and sets of parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from remitcalc.model.charge import Bands, Observed
from remitcalc.model.exchange import MarginBands, ObservedMargins, QuotedRate, Undisclosed
from tests.reference.prices import charges_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.model.charge import Charge
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.service import Service

Bound = Literal["exact", "at_least", "at_most", "unknown"]
Parts = frozenset[str]
NONE: Parts = frozenset()
PER_TRANSFER = ("transfer", "worker")


@dataclass(frozen=True)
class Held:
    """Which parts one transfer lacks, and so how far its figures hold.

    `is_comparable`: what is absent can be left out of both sides of a difference.
    """

    absent: Parts
    total: Bound
    received: Bound
    principal: Bound
    paid: Bound
    is_comparable: bool


def held(corridor: Corridor, service: Service, amount_is: AmountIs) -> Held:
    """How far a transfer's figures hold."""
    exchange = service.exchange
    unsurveyed = {
        name
        for name in ("sending", "transit", "receiving")
        if not getattr(service, name).is_surveyed
    }
    has_reference = corridor.reference is not None
    is_untold = isinstance(exchange, Undisclosed)
    is_quoted = isinstance(exchange, QuotedRate)
    on_arrival = charges_of(service, "receiving", PER_TRANSFER)
    absent = set(unsurveyed)
    if is_untold or (is_quoted and not has_reference):
        absent.add("fx")
    if on_arrival and not has_reference:
        absent.add("receiving")

    is_principal_lower = amount_is == "outlay" and "sending" in unsurveyed
    is_arrival_lower = is_principal_lower or "transit" in unsurveyed or is_untold
    by_principal = charges_of(service, "transit", PER_TRANSFER)
    jumps = is_arrival_lower and any(map(in_steps, on_arrival))
    if is_principal_lower:
        jumps |= any(map(in_steps, by_principal))
        jumps |= isinstance(exchange, MarginBands | ObservedMargins)

    total: Bound = "at_least" if absent else "exact"
    received: Bound = "exact"
    if is_arrival_lower or "receiving" in unsurveyed:
        received = "at_most"
    if not has_reference and not is_quoted:
        received = "unknown"
    return Held(
        absent=frozenset(absent),
        total="unknown" if jumps else total,
        received="unknown" if jumps else received,
        principal="at_most" if is_principal_lower else "exact",
        paid="at_least" if "sending" in unsurveyed else "exact",
        is_comparable="fx" not in absent,
    )


def in_steps(charge: Charge) -> bool:
    return isinstance(charge.tariff, Bands | Observed)


@dataclass(frozen=True)
class Told:
    """A total of one worker on one way, and what is known of it; None: not possible."""

    total: int | None
    absent: Parts = NONE
    bound: Bound = "exact"
    is_comparable: bool = True


@dataclass(frozen=True)
class Saving:
    """A difference alone − together; `before` are the parts that both sides were left without."""

    minor: int
    bound: Bound
    before: Parts = NONE


UNKNOWN = Saving(0, "unknown")


def difference(alone: Told, pooled: Told, anew: Callable[[Parts], tuple[Told, Told]]) -> Saving:
    """One worker's difference; `anew` computes both sides without some parts."""
    if alone.total is None or pooled.total is None:
        return UNKNOWN
    lacking = alone.absent | pooled.absent
    if alone.absent and pooled.absent:
        if not (alone.is_comparable and pooled.is_comparable):
            return UNKNOWN
        return _like_for_like(lacking, anew)
    if "unknown" in {alone.bound, pooled.bound}:
        return UNKNOWN
    bound: Bound = "at_least" if alone.absent else "at_most" if pooled.absent else "exact"
    return Saving(alone.total - pooled.total, bound)


def _like_for_like(without: Parts, anew: Callable[[Parts], tuple[Told, Told]]) -> Saving:
    alone, pooled = anew(without)
    if alone.total is None or pooled.total is None:
        return UNKNOWN
    return Saving(alone.total - pooled.total, "exact", without)


def group_difference(
    alone: Sequence[Told],
    pooled: Sequence[Told],
    savings: Sequence[Saving],
    anew: Callable[[Parts], tuple[Sequence[Told], Sequence[Told]]],
) -> Saving:
    """What those who join save together: all sequences are theirs alone."""
    everyone = [*alone, *pooled]
    if not alone or any(told.total is None for told in everyone):
        return UNKNOWN
    kinds = {(one.bound, one.before) for one in savings} - {("exact", NONE)}
    if not kinds:
        return Saving(sum(one.minor for one in savings), "exact")
    if len(kinds) == 1:
        (bound, before) = kinds.pop()
        return Saving(sum(one.minor for one in savings), bound, before)
    if not all(told.is_comparable for told in everyone):
        return UNKNOWN
    without = frozenset().union(*(told.absent for told in everyone))
    theirs, ours = anew(without)
    if any(told.total is None for told in [*theirs, *ours]):
        return UNKNOWN
    total = sum(told.total or 0 for told in theirs) - sum(told.total or 0 for told in ours)
    return Saving(total, "exact", without)


def without(service: Service, parts: Parts) -> Service:
    """The service as if these sides had no charges: like for like."""
    changed = {
        name: replace(getattr(service, name), charges=(), is_surveyed=True) for name in parts
    }
    return replace(service, **changed, bearer=None)
