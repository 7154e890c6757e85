"""What is to be taken apart, in terms that outlive an edit: a figure, a way, a worker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from remitcalc.model.frozen import frozen
from remitcalc.model.message import Message, message
from remitcalc.model.payroll import Payroll
from remitcalc.output.steps.explanation import Asked, Explanation, explanation
from remitcalc.output.steps.group_sum import GroupSum, group_sum

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.scenario import Scenario
    from remitcalc.output.steps.explanation import WayAsked

ALL: Literal["all"] = "all"
ONE: Literal["one"] = "one"
EVERYBODY: Literal["everybody"] = "everybody"
"""Of all whom the answer is about; of the worker whose figures it shows; of the whole payroll."""
Found = Explanation | GroupSum | Message


@frozen
class Subject:
    """One figure of the answer.

    Attributes
    ----------
    figure : str
        As commands call it, such as "total".
    way : alone or pooled
    who : int or str
        The worker's row; `ONE`, `ALL` and `EVERYBODY` follow the answer.
    service : str
        Of which service, by its id; empty: the one that is compared.
    is_season : whether over the season.
    is_own : as of `Asked`.
    workers, amount, every : of another group or season, as a chart shows it: how many workers,
        what each sends in minor units, after how many paydays; 0: as in the scenario.
    """

    figure: str
    way: WayAsked
    who: int | Literal["one", "all", "everybody"] = ONE
    service: str = ""
    is_season: bool = False
    workers: int = 0
    amount: int = 0
    every: int = 0
    is_own: bool = False

    @property
    def is_of_others(self) -> bool:
        """Whether its workers are not those of the document."""
        return bool(self.workers or self.amount)

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is no figure of the comparison that is shown, but of another like it."""
        return self.is_of_others or bool(self.every)


def found(comparison: Comparison, subject: Subject, compared: Callable[..., Comparison]) -> Found:
    """Return a figure of a comparison taken apart, or why there is no such figure.

    `compared` compares another scenario, where the figure is one of another offer or group.
    """
    scenario = _scenario(comparison.scenario, subject)
    if scenario is None:
        return message("way_gone")
    if scenario is not comparison.scenario:
        comparison = compared(scenario)
    row = _row(comparison, subject)
    if row is not None and row >= len(scenario.payroll):
        return message("worker_gone")
    service = scenario.corridor.service(subject.service) if subject.service else None
    alone = service if subject.way == "alone" else None
    first = int(comparison.pools.joining[0]) if len(comparison.pools.joining) else 0
    asked = Asked(first if row is None else row, subject.figure, subject.way, alone)
    asked = replace(asked, is_season=subject.is_season, is_own=subject.is_own)
    is_of_pools = (subject.figure, subject.way) == ("employer", "pooled")
    if row is None and is_of_pools and len(comparison.pools.groups) == 1:
        own, joins = comparison.pooled.employer, comparison.pools.joins
        has_more = bool(own[joins | (subject.who == EVERYBODY)].any())
        row = None if has_more else first
    if row is not None:
        return explanation(comparison, asked)
    return group_sum(comparison, asked, of_everybody=subject.who == EVERYBODY)


def _row(comparison: Comparison, subject: Subject) -> int | None:
    """Return the worker, or None: all of them together."""
    if isinstance(subject.who, int):
        return subject.who
    is_one = len(comparison.scenario.payroll) == 1 or comparison.stands_for == 1
    return comparison.shown_row if subject.who == ONE and is_one else None


def _scenario(scenario: Scenario, subject: Subject) -> Scenario | None:
    """Return the scenario of which the figure is; None: it has no such service any more."""
    corridor = scenario.corridor
    known = {one.id for one in (*corridor.individual_services, *corridor.pooled_services)}
    if subject.service and subject.service not in known:
        return None
    if subject.service and subject.way == "pooled" and subject.service != scenario.pooled:
        scenario = scenario.replace(pooled=subject.service)
    if subject.every:
        every = subject.every
        scenario = scenario.replace(individual_every=every, pooled_every=every)
    if subject.is_of_others:
        payroll = scenario.payroll
        workers = subject.workers or len(payroll)
        amount = subject.amount or payroll.mean_amount
        scenario = scenario.replace(payroll=Payroll.uniform(workers, amount))
    return scenario
