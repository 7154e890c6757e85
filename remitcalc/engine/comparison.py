"""The answer to a scenario: alone against pooled, for each worker, the group and the season."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.figure import ALL_PARTS, Bound, Figure
from remitcalc.engine.individual import priced_alone
from remitcalc.engine.offers import Offer, offer_of
from remitcalc.engine.outcome import Outcome, impossible
from remitcalc.engine.pricing import price
from remitcalc.engine.ranges import Ranges
from remitcalc.engine.savings import Savings
from remitcalc.engine.standing import Standing, cheaper, is_rankable
from remitcalc.engine.uniform_pool import first_workers
from remitcalc.model.frozen import frozen
from remitcalc.model.payroll import exact_sum
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    import pandas
    from numpy.typing import NDArray

    from remitcalc.engine.break_even import BreakEven
    from remitcalc.engine.pools import Pools
    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.engine.ranges import AnswerRange
    from remitcalc.engine.ranking import Baseline, Ranking
    from remitcalc.engine.season_totals import Season
    from remitcalc.engine.sides_range import SidesRange
    from remitcalc.engine.standing import CheaperService
    from remitcalc.engine.worse_off import WorseOff
    from remitcalc.model.message import Message
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.service import Service


class Group(NamedTuple):
    """One pool of a payroll: what those who join it pay; None: not possible."""

    name: str
    workers: int
    individual: Figure | None
    pooled: Figure | None
    saving: Figure


@frozen(eq=False)
class Comparison:
    """Alone against pooled. Columns are int64, one row per worker, in payroll order.

    Attributes
    ----------
    pooled_service : Service or None
        None: there is no service for a group, and no pool.
    individual, pooled : Outcome
        One payday. A worker who does not join has the same row in both.
    individual_services : tuple of Service
        The service each worker uses alone: one for all, or one per row.
    saving : int64
        Total alone less total pooled; the meaning is by `bound`.
    bound, before : uint8
        See `Savings`.
    group_saving : Figure
        What those who join save together, in one payday.
    employer : int
        What the employer pays of the pool, one payday; `individual_employer`, of all who send
        alone; `staying_employer`, either way, of those of them who do not join.
    alone, together : Outcome
        One row each, for those who join: one worker's where all of one pool send the same amount
        (that of `shown_row`, who pays the mean pooled), else the sums over all; `stands_for` counts
        whom they stand for.
    saving_by_part : mapping of part to the difference, or None where unknown.
    standing : Standing
        The pool's place among the ways to send alone.
    worse_off : WorseOff
        How many workers the pool leaves worse off over the season.
    side_by_side : tuple of str
        The pooled services to compare, by their ids: the scenario's own comes first.
    """

    scenario: Scenario
    baseline: Baseline
    pooled_service: Service | None
    individual_services: tuple[Service, ...]
    individual: Outcome
    pooled: Outcome
    saving: NDArray[np.int64]
    bound: NDArray[np.uint8]
    before: NDArray[np.uint8]
    group_saving: Figure
    employer: int
    individual_employer: int
    staying_employer: int
    alone: Outcome
    together: Outcome
    stands_for: int
    shown_row: int
    saving_by_part: dict[str, int | None]
    ranking: Ranking
    standing: Standing
    worse_off: WorseOff
    break_even: BreakEven
    season_totals: Season
    groups: tuple[Group, ...]
    status: Status
    warnings: tuple[Message, ...]
    priced: PricedScenario = field(repr=False)
    side_by_side: tuple[str, ...]

    def __repr__(self) -> str:
        """Say what is compared; the figures are in `workers`, `summary`, `season`."""
        return f"<Comparison of {self.scenario!r}>"

    @property
    def joining_employer(self) -> int:
        """What the employer pays in one payday when those who join send alone, in minor units."""
        return self.individual_employer - self.staying_employer

    @property
    def pools(self) -> Pools:
        """Who takes part in which pool."""
        return self.priced.pools

    @cached_property
    def cheaper(self) -> tuple[CheaperService, ...]:
        """The services that cost the group less than the pool, cheapest first."""
        return cheaper(self.priced, self.ranking, self.standing)

    @cached_property
    def chosen_offer(self) -> Offer:
        """The pool itself, as one offer of those side by side."""
        total = self.together_total if len(self.pools.joining) else None
        return Offer(
            self.priced, self.ranking, total, self.together, self.standing, self.break_even
        )

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """Those side by side; the pool itself is the first. None, where there is no pool."""
        if self.pooled_service is None:
            return ()
        others = (offer_of(self.priced, self.ranking, one) for one in self.side_by_side[1:])
        return (self.chosen_offer, *others)

    @cached_property
    def ranges(self) -> Ranges:
        """What it ranges over, each part found when it is asked for."""
        return Ranges(self.priced, self.ranking)

    @property
    def range(self) -> AnswerRange | None:
        """What the answer ranges over; None where nothing it rests on has a range."""
        return None if self.ranges.payday is None else self.ranges.payday.answer

    @property
    def worker_range(self) -> SidesRange | None:
        """What each worker pays and saves at the ends of all ranges, one payday; None likewise."""
        return None if self.ranges.payday is None else self.ranges.payday.workers

    @property
    def season_range(self) -> SidesRange | None:
        """What the season ranges over, for each worker and all; None likewise."""
        return self.ranges.season

    @property
    def position(self) -> int | None:
        """The pool's place among the ways to send alone; None when it cannot be ranked."""
        return self.standing.position

    def saving_at(self, row: int) -> Figure:
        """Return what one worker saves in one payday."""
        absent = int(self.individual.absent[row] | self.pooled.absent[row])
        bound, before = Bound(int(self.bound[row])), int(self.before[row])
        status = Status(max(int(self.individual.status[row]), int(self.pooled.status[row])))
        return Figure(int(self.saving[row]), self._currency, bound, absent, before, status)

    @property
    def shown_saving(self) -> Figure:
        """What `alone` costs more than `together`, by the rule of bounds."""
        return self.saving_at(self.shown_row) if self.stands_for == 1 else self.group_saving

    @cached_property
    def average_alone(self) -> Outcome:
        """One row: a worker who sends the average amount through the baseline; for curves only."""
        scenario = self.scenario
        pricing = price(scenario.corridor, self.baseline.service, scenario.date)
        return priced_alone(pricing, np.array([self.average_amount]), scenario.amount_is)

    @cached_property
    def average_pooled(self) -> Outcome:
        """One row: the first worker of a pool of the usual size that all send the average amount.

        For curves only: the group's own figures are those of its real amounts.
        """
        refused = self.together.reason_at(0)
        if refused is not None:
            return impossible(1, refused)
        assert self.pooled_service is not None  # or the pool was refused
        pricing = price(self.scenario.corridor, self.pooled_service, self.scenario.date)
        amounts = np.array([self.average_amount])
        return first_workers(pricing, amounts, self.pools.size, self.priced.terms)

    @property
    def average_amount(self) -> int:
        """What a worker sends on average: curves are drawn for it."""
        return self.scenario.payroll.mean_amount

    @property
    def alone_total(self) -> Figure | None:
        """What those who join pay alone, one payday; None where it is not possible for all."""
        return self.individual.figures("total", self._currency).sum_of(self.pools.joining)

    @property
    def together_total(self) -> Figure | None:
        """What those who join pay pooled, one payday, without the employer's part; or None."""
        return self.pooled.figures("total", self._currency).sum_of(self.pools.joining)

    @property
    def staying_total(self) -> Figure | None:
        """What those pay who do not join; None where it is not possible for all."""
        return self.individual.figures("total", self._currency).sum_of(self.pools.staying)

    @cached_property
    def like_for_like(self) -> Figure | None:
        """What those who join pay pooled, priced without the parts that their way alone lacks.

        None where it lacks none, and where nothing can be compared.
        """
        rows = self.pools.joining
        lacking = int(np.bitwise_or.reduce(self.individual.absent[rows], initial=0))
        pool_lacks = int(np.bitwise_or.reduce(self.pooled.absent[rows], initial=0))
        if not lacking & ~pool_lacks or not is_rankable(lacking | pool_lacks):
            return None
        return self.together_without((lacking | pool_lacks) & ALL_PARTS)

    def together_without(self, parts: int) -> Figure | None:
        """Return what those who join pay pooled, one payday, priced without some parts, as bits.

        None where nobody joins, or not all who do can.
        """
        total = self.priced.without(parts).pooled_total()
        if self.together_total is None or total is None:
            return None
        status = Status(int(self.together.status[0]))
        return Figure(total, self._currency, before=parts, status=status)

    @property
    def _currency(self) -> str:
        return self.scenario.corridor.sending_currency

    @property
    def _savings(self) -> Savings:
        return Savings(self.saving, self.bound, self.before)

    @property
    def workers(self) -> pandas.DataFrame:
        """A frame of one row per worker; see `frames.worker_frame`."""
        from remitcalc.engine.frames import worker_frame

        return worker_frame(self.scenario, self.individual, self.pooled, self._savings)

    @property
    def season(self) -> pandas.DataFrame:
        """A frame of season totals, one row per worker; see `frames.season_frame`."""
        from remitcalc.engine.frames import season_frame

        return season_frame(self.scenario, self.season_totals)

    @property
    def summary(self) -> pandas.DataFrame:
        """A frame of the group's totals, one row per way; see `frames.summary_frame`."""
        from remitcalc.engine.frames import summary_frame

        ways, by_part = (self.individual, self.pooled), self.saving_by_part
        return summary_frame(self.scenario, *ways, self._savings, by_part)

    @property
    def individual_total(self) -> int | None:
        """The group's total alone, or None where any row is not possible."""
        return exact_sum(self.individual.total) if self.individual.all_possible else None

    @property
    def pooled_total(self) -> int | None:
        """The group's total pooled, without the employer's part, or None where not possible."""
        return exact_sum(self.pooled.total) if self.pooled.all_possible else None
