"""The answer to a scenario: alone against pooled, for each worker, the group and the season."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.exact import difference
from remitcalc.model.noun import noun
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from fractions import Fraction

    import pandas
    from numpy.typing import NDArray

    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.ways import Ways
    from remitcalc.model.message import Message
    from remitcalc.model.provenance import Status
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.service import Service

EXACT, AT_LEAST, AT_MOST, UNKNOWN = range(4)
"""What a saving is; a bound on both sides makes it unknown: 1 + 2 is 3."""
BOUND_WORDS = ("exact", "at_least", "at_most", "unknown")


def bounds(alone: NDArray[np.bool_], pooled: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return what a saving is where totals alone and pooled are lower bounds."""
    return alone * np.uint8(AT_LEAST) + pooled * np.uint8(AT_MOST)


class RankedService(NamedTuple):
    """One service at one amount, for a worker alone. Money in sending minor units.

    `outcome` has one row. `place` is 1 for the cheapest, or None for a service that stands apart:
    undisclosed, informal, not possible, or not above zero; `apart` then says why.
    """

    service: Service
    outcome: Outcome
    place: int | None
    apart: Message | None

    @property
    def total(self) -> int | None:
        """The total, or None when the service cannot take the amount."""
        return None if self.outcome.reason[0] else int(self.outcome.total[0])


class Ranking(NamedTuple):
    """Every individual service at `amount`: ranked ones cheapest first, then those apart."""

    amount: int
    services: tuple[RankedService, ...]

    @property
    def ranked(self) -> tuple[RankedService, ...]:
        """The services that can be compared: disclosed, possible, formal, above zero."""
        return tuple(s for s in self.services if s.place is not None)

    @property
    def apart(self) -> tuple[RankedService, ...]:
        """The others, each with its reason."""
        return tuple(s for s in self.services if s.place is None)


class Baseline(NamedTuple):
    """Which individual service the pool is compared with, and why.

    `chosen_as` is "typical" (a dated source says so), "median", "cheapest" or "named".
    """

    service: Service
    chosen_as: str


class BreakEven(NamedTuple):
    """From which group size pooling pays; None where there is none up to `searched_to`.

    `size`: the smallest from which the pool is never dearer. `first_size`: the first at which it is
    cheaper. `margin_percent`: the widest pool margin, to 0.01 %, at which it does not cost more at
    the scenario's own size. `sizes`, `pooled_total` and `alone_total` are the curve: int64, group
    cost in sending minor units with the employer's part; `is_possible` is False where a size is not
    taken. `no_margin` says why there is no such margin, `unpriced` which sizes count as dearer
    though no price says so, `unknown` why there is no break-even at all.
    """

    size: int | None
    first_size: int | None
    searched_to: int
    margin_percent: Fraction | None
    sizes: NDArray[np.int64]
    pooled_total: NDArray[np.int64]
    alone_total: NDArray[np.int64]
    is_possible: NDArray[np.bool_]
    no_margin: Message | None = None
    unpriced: Message | None = None
    unknown: Message | None = None


class Season(NamedTuple):
    """Totals over all paydays: int64, one row per worker, sending minor units.

    `bound` is like `Comparison.bound`. The employer pays `employer` for the pool,
    `individual_employer` for all who send alone, and `staying_employer` either way: for those of
    them who do not join. `shortfall` is None at principals and without a reference rate; else what
    arrives pooled below what arrives alone and the worth of what more is parted with, receiving
    minor units: above zero is worse off. Waiting is in days, money-weighted, exact. A reason says
    why a way is not possible; its figures then mean nothing. Who `stays` out of the pool has the
    figures of sending alone in both columns.
    """

    paydays: int
    individual_total: NDArray[np.int64]
    pooled_total: NDArray[np.int64]
    individual_employer: int
    employer: int
    staying_employer: int
    shortfall: NDArray[np.int64] | None
    bound: NDArray[np.uint8]
    individual_days_waiting: Fraction
    pooled_days_waiting: Fraction
    stays: NDArray[np.bool_]
    individual_reason: Message | None = None
    pooled_reason: Message | None = None

    @property
    def individual_known(self) -> NDArray[np.bool_]:
        """Whether each worker has a total alone."""
        return np.full(len(self.stays), self.individual_reason is None)

    @property
    def pooled_known(self) -> NDArray[np.bool_]:
        """Whether each worker has a total pooled: who does not join, that of sending alone."""
        joined = self.pooled_reason is None
        return np.where(self.stays, self.individual_reason is None, joined)

    @property
    def saving(self) -> NDArray[np.int64]:
        """What each worker saves over the season by pooling."""
        return difference(self.individual_total, self.pooled_total)


class WorseOff(NamedTuple):
    """How many workers pooling surely leaves worse off over the season, and by how much at most.

    `largest_loss` is in sending minor units. Both are None where the season is not possible.
    `is_nobody` says that surely none is: where figures are bounds, `workers` may be 0 without it.
    """

    workers: int | None
    largest_loss: int | None
    is_nobody: bool


class Group(NamedTuple):
    """One pool of a payroll: totals in sending minor units; None: unknown or not possible."""

    name: str
    workers: int
    individual: int | None
    pooled: int | None

    @property
    def saving(self) -> int | None:
        """What the group saves, or None."""
        if self.individual is None or self.pooled is None:
            return None
        return self.individual - self.pooled


class CheaperService(NamedTuple):
    """An individual service that costs a worker less than the pool, at the mean amount."""

    service: Service
    total: int
    saving_against_pool: int


@noun(eq=False)
class Comparison:
    """Alone against pooled. Columns are int64, one row per worker, in payroll order.

    Attributes
    ----------
    individual, pooled : Outcome
        One payday. A worker who does not join has the same row in both.
    individual_services : tuple of Service
        The service each worker uses alone: one for all, or one per row.
    saving : int64
        Total alone less total pooled; the meaning is by `bound`.
    bound : uint8
        `EXACT`, `AT_LEAST`, `AT_MOST` or `UNKNOWN`, per row.
    employer : int
        What the employer pays of the pool, one payday; `individual_employer`, of all who send
        alone; `staying_employer`, either way, of those of them who do not join.
    each : Outcome
        One row: a worker of a pool in which everyone sends the mean amount, shared equally; of
        several pools, one of their mean size. The
        answer's "Pooled: C$10.69 each" and the pool's place in the ranking.
    like_for_like_each : int or None
        The total of one worker like `each`, without the pool's own charges where those of sending
        alone are not surveyed; None where both sides are priced alike.
    saving_by_part : mapping of part to the difference, or None where unknown.
    position : int or None
        The pool's place among `of` ways, itself counted; None when it cannot be ranked.
    worse_off : WorseOff
        How many workers the pool leaves worse off over the season.
    """

    scenario: Scenario
    baseline: Baseline
    pooled_service: Service
    individual_services: tuple[Service, ...]
    individual: Outcome
    pooled: Outcome
    saving: NDArray[np.int64]
    bound: NDArray[np.uint8]
    employer: int
    individual_employer: int
    staying_employer: int
    each: Outcome
    like_for_like_each: int | None
    saving_by_part: dict[str, int | None]
    ranking: Ranking
    position: int | None
    cheaper: tuple[CheaperService, ...]
    worse_off: WorseOff
    break_even: BreakEven
    season_totals: Season
    groups: tuple[Group, ...]
    status: Status
    before_arrival: bool
    warnings: tuple[Message, ...]
    ways: Ways = field(repr=False)

    @cached_property
    def like_for_like(self) -> int | None:
        """The group's pooled total, like for like as `like_for_like_each`; priced when asked."""
        if not self.pooled.all_possible:
            return None
        return self.ways.like_for_like_total(self.scenario.date)

    @property
    def workers(self) -> pandas.DataFrame:
        """A frame of one row per worker; see `frames.worker_frame`."""
        from remitcalc.engine.frames import worker_frame

        return worker_frame(self)

    @property
    def season(self) -> pandas.DataFrame:
        """A frame of season totals, one row per worker; see `frames.season_frame`."""
        from remitcalc.engine.frames import season_frame

        return season_frame(self)

    @property
    def summary(self) -> pandas.DataFrame:
        """A frame of the group's totals, one row per way; see `frames.summary_frame`."""
        from remitcalc.engine.frames import summary_frame

        return summary_frame(self)

    @property
    def individual_total(self) -> int | None:
        """The group's total alone, or None where any row is not possible."""
        return exact_sum(self.individual.total) if self.individual.all_possible else None

    @property
    def pooled_total(self) -> int | None:
        """The group's total pooled, without the employer's part, or None where not possible."""
        return exact_sum(self.pooled.total) if self.pooled.all_possible else None
