"""What one way of sending comes to over a season: transfers, and what is charged once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.exact import added, constant, difference, muldiv_round
from remitcalc.engine.figure import PART_BITS, RECEIVING, UNVALUED_ARRIVAL, Bound
from remitcalc.engine.figure_column import FigureColumn
from remitcalc.engine.sharing import Floor
from remitcalc.model.charge import Flat
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import Message
    from remitcalc.model.service import Service


class Sent(NamedTuple):
    """A transfer of a season: what it does, the employer's part apart, and how often it is sent."""

    outcome: Outcome
    employer: int
    times: int


@dataclass(eq=False)
class SeasonSum:
    """Season sums of one way: int64 columns, a row per worker, and what the employer pays.

    `received` is in receiving minor units, after what is charged once on arrival; `paid` is what is
    parted with: both only where asked for, else zero. `absent`, `bound` and `status` say what is
    known of the total, see `Outcome`. `reason` says why a transfer is not possible; the columns
    then mean nothing.
    """

    total: Ints
    received: Ints
    paid: Ints
    absent: NDArray[np.uint8]
    bound: NDArray[np.uint8]
    status: NDArray[np.uint8]
    summed: tuple[str, ...]
    employer: int = 0
    reason: Message | None = None

    def totals(self, currency: str) -> FigureColumn:
        """Return the totals as they are compared: where the season is not possible none is."""
        count = len(self.total)
        return FigureColumn(
            minor=self.total,
            currency=currency,
            bound=self.bound,
            absent=self.absent,
            before=constant(np.uint8(0), count),
            status=self.status,
            is_possible=constant(np.bool_(self.reason is None), count),
        )

    @classmethod
    def of(cls, sent: Sequence[Sent], workers: int, *, with_arrivals: bool) -> SeasonSum:
        """Return the sum of transfers, each with a row for each of `workers`."""
        nothing = constant(np.int64(0), workers)
        summed = ("total", "received", "paid") if with_arrivals else ("total",)
        absent, bound, status = np.zeros((3, workers), dtype=np.uint8)
        season = cls(nothing, nothing, nothing, absent, bound, status, summed)
        for outcome, employer, times in sent:
            for name in summed:
                due = muldiv_round(getattr(outcome, name), times, 1)
                before = getattr(season, name)
                setattr(season, name, due if before is nothing else added(before, due))
            season.absent |= outcome.absent
            season.bound |= outcome.total_bound
            np.maximum(season.status, outcome.status, out=season.status)
            season.employer += (exact_sum(outcome.employer) + employer) * times
            if season.reason is None and not outcome.all_possible:
                season.reason = outcome.reason_at(int(np.argmax(outcome.reason > 0)))
        return season

    def charge(self, once: SeasonCharges, rows: NDArray[np.intp]) -> None:
        """Add what each of `rows` pays once: opening an account, a card."""
        where = slice(None) if len(rows) == len(self.total) else rows
        due = {"total": once.own, "received": -once.receiving, "paid": once.sending}
        for name in self.summed:
            if due[name]:
                column = np.array(getattr(self, name))
                column[where] = muldiv_round(column[where], 1, 1, due[name])
                setattr(self, name, column)
        if not once.is_known:
            self.absent[where] |= np.uint8(RECEIVING | UNVALUED_ARRIVAL)
            self.bound[where] |= np.uint8(Bound.AT_LEAST)
        self.employer += once.employer * len(rows)


class SeasonCharges(NamedTuple):
    """What one worker, and the employer for one worker, pays once a season.

    `own` is the worker's in sending minor units: `sending`, and the worth of `receiving`, which is
    in receiving minor units. `is_known` is False where that has no rate to be converted by.
    """

    own: int
    sending: int
    receiving: int
    employer: int
    is_known: bool


def season_charges(corridor: Corridor, service: Service, left_out: int = 0) -> SeasonCharges:
    """Return the charges of a service that are paid once a season.

    `left_out` are bits of the parts whose charges do not count.
    """
    reference = reference_rate(corridor)
    worth, sending, receiving, employer, is_known = 0, 0, 0, 0, True
    for charge in service.charges:
        if charge.per != "season" or not isinstance(charge.tariff, Flat):
            continue
        if left_out & PART_BITS[charge.side]:
            continue
        fixed = charge.tariff.fixed
        if charge.borne_by == "employer":
            employer += fixed
        elif charge.side == "sending":
            sending += fixed
        else:
            receiving += fixed
            is_known = reference is not None
            if reference is not None:
                worth += muldiv_round(fixed, reference.denominator, reference.numerator)
    return SeasonCharges(sending + worth, sending, receiving, employer, is_known)


def alone_sum(
    priced: PricedScenario, sent: Sequence[Sent], rows: NDArray[np.intp] | None = None
) -> SeasonSum:
    """Return the sum alone of all workers, or of some `rows` of them."""
    if rows is not None:
        sent = [one._replace(outcome=one.outcome.rows(rows)) for one in sent]
    count = len(priced.payroll) if rows is None else len(rows)
    season = SeasonSum.of(sent, count, with_arrivals=has_arrivals(priced))
    for service, theirs in priced.by_service:
        where = theirs if rows is None else np.flatnonzero(np.isin(rows, theirs))
        season.charge(season_charges(priced.corridor, service, priced.left_out), where)
    return season


def has_arrivals(priced: PricedScenario) -> bool:
    """Return whether what arrives decides who is worse off: everyone parts with the same."""
    return priced.scenario.amount_is == "outlay"


def pooled_sum(priced: PricedScenario, sent: Sequence[Sent]) -> SeasonSum:
    """Return the sum pooled of the workers who join."""
    workers = len(priced.pools.joining)
    season = SeasonSum.of(sent, workers, with_arrivals=has_arrivals(priced))
    if priced.pooled_service is not None:
        once = season_charges(priced.corridor, priced.pooled_service, priced.left_out)
        season.charge(once, np.arange(workers))
    return season


def floor(
    priced: PricedScenario, alone_sent: Sequence[Sent], earlier: Sequence[Sent]
) -> Floor | None:
    """Return what the last transfer must leave each worker who joins; None: alone not possible."""
    rows = priced.pools.joining if len(priced.pools.staying) else None
    alone, before = alone_sum(priced, alone_sent, rows), pooled_sum(priced, earlier)
    if alone.reason is not None:
        return None
    return Floor(
        total=difference(alone.total, before.total),
        received=difference(alone.received, before.received),
        spare=difference(alone.paid, before.paid),
    )
