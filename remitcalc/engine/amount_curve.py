"""What sending costs by amount: shows a service's bands and where they jump."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.individual import priced_alone
from remitcalc.engine.outcome import Outcome, impossible
from remitcalc.engine.pricing import price
from remitcalc.engine.range_corners import pool_ends
from remitcalc.engine.uniform_pool import first_workers
from remitcalc.model.frozen import frozen
from remitcalc.model.message import message
from remitcalc.model.money import LARGEST_AMOUNT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.exact import Ints
    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.engine.pricing import Pricing
    from remitcalc.model.payroll import AmountIs
    from remitcalc.model.service import Service


class Spread(NamedTuple):
    """The least and the most of a column, int64; they mean nothing where one is not possible."""

    least: Ints
    most: Ints
    is_possible: NDArray[np.bool_]


class OtherWay(NamedTuple):
    """A service alone that is not the baseline, and what it does to each amount."""

    service: Service
    outcome: Outcome


@frozen(eq=False)
class AmountCurve:
    """Outcomes by amount: one row per amount, for one worker alone and one in the pool.

    The pool is of the comparison's size; its workers all send that amount and share equally. Its
    totals are what they pay on average, rounded; the rest is the first worker's. `spread` holds the
    same with the pool's figures at each end of their ranges, the cheapest first; None where they
    have none, or no prices at one end. `others` are the other services alone, of distinct offers
    each once, in the order of the ranking; those that take none of the amounts are left out.
    """

    amounts: Ints
    alone: Outcome
    pooled: Outcome
    spread: Spread | None = None
    others: tuple[OtherWay, ...] = ()

    def row_of(self, amount: int) -> int:
        """Return the row of an amount of the curve."""
        return int(np.searchsorted(self.amounts, amount))


def amount_curve(comparison: Comparison, low: int, high: int, points: int = 100) -> AmountCurve:
    """Return the cost of amounts from `low` to `high`, sending minor units, both included.

    Besides `points` evenly spaced amounts there is the scenario's own, and one on each side of
    every edge of the services' charges, so that a jump is seen where it is.
    """
    priced, scenario = comparison.priced, comparison.scenario
    workers = priced.pools.size
    amounts = np.unique(np.linspace(low, high, points).round().astype(np.int64))
    alone = price(priced.corridor, priced.baseline, scenario.date)
    others = [
        (one.service, price(priced.corridor, one.service, scenario.date))
        for one in comparison.ranking.services
        if one.service.id != priced.baseline.id
    ]
    priced_ways = [alone, *(pricing for _, pricing in others)]
    edges = {scenario.payroll.mean_amount} | {
        edge for one in priced_ways for p in one.figures_by_principal for edge in p.starts
    }
    pooled = None
    if priced.pooled_service is not None:
        pooled = price(priced.corridor, priced.pooled_service, scenario.date)
        edges |= {-(-edge // workers) for p in pooled.figures_by_principal for edge in p.starts}
    inside = [a for edge in edges for a in (edge - 1, edge) if low <= a <= high]
    amounts = np.unique(np.concatenate([amounts, np.array(inside, dtype=np.int64)]))
    why = priced.pools.refusal
    if pooled is None or why is not None:
        together = impossible(len(amounts), why or message("no_pool"))
    else:
        together = first_workers(pooled, amounts, workers, priced.terms, is_average=True)
    return AmountCurve(
        amounts=amounts,
        alone=priced_alone(alone, amounts, scenario.amount_is),
        pooled=together,
        spread=None if pooled is None or why is not None else _spread(priced, amounts),
        others=tuple(_others(others, amounts, scenario.amount_is)),
    )


def _others(
    priced: Iterable[tuple[Service, Pricing]], amounts: Ints, amount_is: AmountIs
) -> Iterator[OtherWay]:
    for service, pricing in priced:
        outcome = priced_alone(pricing, amounts, amount_is)
        if outcome.is_possible.any():
            yield OtherWay(service, outcome)


def _spread(priced: PricedScenario, amounts: Ints) -> Spread | None:
    found: list[list[Outcome]] = [[], []]
    for pair in pool_ends(priced):
        for outcomes, corridor in zip(found, pair, strict=True):
            if corridor is None:
                return None
            service = corridor.service(priced.scenario.pooled)
            pricing = price(corridor, service, priced.scenario.date)
            size = priced.pools.size
            outcomes.append(first_workers(pricing, amounts, size, priced.terms, is_average=True))
    if not found[0]:
        return None
    low, high = ([one.total for one in outcomes] for outcomes in found)
    is_possible = np.all([one.is_possible for one in (*found[0], *found[1])], axis=0)
    return Spread(np.min(low, axis=0), np.max(high, axis=0), is_possible)


def default_range(comparison: Comparison) -> tuple[int, int]:
    """Return amounts around the comparison's own: from a tenth of it to twice as much."""
    amount = comparison.scenario.payroll.mean_amount
    return max(amount // 10, 1), min(2 * amount, LARGEST_AMOUNT)
