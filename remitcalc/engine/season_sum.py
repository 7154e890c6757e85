"""What one way of sending comes to over a season: transfers, and what is charged once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.exact import added, constant, muldiv_round
from remitcalc.model.charge import Flat
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.engine.exact import Ints
    from remitcalc.engine.outcome import Outcome
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
    parted with: both only where asked for, else zero. `lower` is where the total is a lower bound.
    `reason` says why a transfer is not possible; the columns then mean nothing.
    """

    total: Ints
    received: Ints
    paid: Ints
    lower: NDArray[np.bool_]
    summed: tuple[str, ...]
    employer: int = 0
    reason: Message | None = None

    @classmethod
    def of(cls, sent: Sequence[Sent], workers: int, *, has_arrivals: bool) -> SeasonSum:
        """Return the sum of transfers, each with a row for each of `workers`."""
        nothing = constant(np.int64(0), workers)
        summed = ("total", "received", "paid") if has_arrivals else ("total",)
        lower = np.zeros(workers, dtype=np.bool_)
        season = cls(nothing, nothing, nothing, lower, summed)
        for outcome, employer, times in sent:
            for name in summed:
                due = muldiv_round(getattr(outcome, name), times, 1)
                before = getattr(season, name)
                setattr(season, name, due if before is nothing else added(before, due))
            season.lower |= outcome.is_lower_bound
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
            self.lower[where] = True
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


def season_charges(corridor: Corridor, service: Service) -> SeasonCharges:
    """Return the charges of a service that are paid once a season."""
    reference = reference_rate(corridor)
    worth, sending, receiving, employer, is_known = 0, 0, 0, 0, True
    for charge in service.charges:
        if charge.per != "season" or not isinstance(charge.tariff, Flat):
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
