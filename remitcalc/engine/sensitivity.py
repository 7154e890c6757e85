"""How much the saving depends on each input: one moved at a time, the others held."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from remitcalc.engine.exact import muldiv_round
from remitcalc.engine.figure import Bound, Figure
from remitcalc.engine.savings import Difference, one_payday
from remitcalc.engine.shown import typical_row
from remitcalc.model.exchange import MarginBand, MarginObservation, QuotedRate
from remitcalc.model.frozen import frozen
from remitcalc.model.message import ModelError
from remitcalc.model.payroll import Payroll
from remitcalc.model.price_place import changed_part, figures_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.engine.savings import Savings
    from remitcalc.model.price_place import Priced
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.service import Service

_MARGIN_DIGITS = Decimal("0.000001")
_One = TypeVar("_One", bound="Priced")


@frozen
class Sensitivity:
    """What is saved with one input lowered and raised: by each where all are alike, else by all.

    `input` is "workers", "amount", or a part of one way: "alone_fee", "alone_margin",
    "pooled_fee", "pooled_transit", "pooled_margin", "pooled_arrival". None: unknown or not
    possible; what nobody surveyed cannot be moved.
    """

    input: str
    lowered: Figure | None
    raised: Figure | None


class _Input(NamedTuple):
    """How a scenario is moved by a factor, and which ways cost in it what they did before."""

    moved: Callable[[Scenario, PricedScenario, Decimal], Scenario]
    keeps_alone: bool = False
    keeps_pooled: bool = False


def sensitivity(
    comparison: Comparison, step_percent: Decimal, without: Collection[str] = ()
) -> tuple[Sensitivity, ...]:
    """Return the saving with each input `step_percent` lower and higher, in a fixed order.

    `without` are inputs to leave out, as of parts whose figures are moved one by one.
    """
    pooled = comparison.pooled_service
    step = step_percent / 100
    if pooled is None:
        return ()
    unknown = {
        "pooled_fee": not pooled.sending.is_surveyed,
        "pooled_transit": not pooled.transit.is_surveyed,
        "pooled_arrival": not pooled.receiving.is_surveyed,
    }
    return tuple(
        Sensitivity(name, None, None)
        if unknown.get(name)
        else Sensitivity(
            name, _saving(comparison, one, 1 - step), _saving(comparison, one, 1 + step)
        )
        for name, one in _INPUTS.items()
        if name not in without
    )


def _saving(comparison: Comparison, one: _Input, factor: Decimal) -> Figure | None:
    def moved(scenario: Scenario) -> Scenario:
        return one.moved(scenario, comparison.priced, factor)

    return moved_saving(
        comparison, moved, keeps_alone=one.keeps_alone, keeps_pooled=one.keeps_pooled
    )


def moved_saving(
    comparison: Comparison, moved: Callable[[Scenario], Scenario], **keeps: bool
) -> Figure | None:
    """Return what is saved in a scenario that is `moved`; None: unknown, or not possible.

    It is one worker's, or that of all who join, as the comparison's own is. `keeps_alone` and
    `keeps_pooled` say which way costs in it what it did before.
    """
    try:
        other = comparison.priced.changed(moved(comparison.scenario), **keeps)
        sides = one_payday(other)
        difference = Difference(sides, other, one_payday)
        savings = difference.by_worker()
    except (ModelError, OverflowError):
        # A margin scaled to 100 % and beyond is no margin any more.
        return None
    rows = other.pools.joining
    if not len(rows) or not (sides.alone.is_possible & sides.pooled.is_possible)[rows].all():
        return None
    found = difference.of_group(savings, rows)
    if comparison.stands_for == 1:
        found = _of_one(found, savings, typical_row(other.first_pooled, rows), len(rows))
    return found if found.is_known else None


def _of_one(group: Figure, savings: Savings, row: int | None, count: int) -> Figure:
    """Return what the worker of a row saves; where nobody pays the mean, what each of all does."""
    if row is None:
        return group.each(count)
    bound, before = Bound(int(savings.bound[row])), int(savings.before[row])
    return replace(group, minor=int(savings.saving[row]), bound=bound, before=before)


def _alone(change: Callable[[Service, Decimal], Service]) -> _Input:
    def moved(scenario: Scenario, priced: PricedScenario, factor: Decimal) -> Scenario:
        used = {service.id for service, _ in priced.by_service}
        return _with_services(scenario, used, lambda service: change(service, factor))

    return _Input(moved, keeps_pooled=True)


def _pooled(change: Callable[[Service, Decimal], Service]) -> _Input:
    def moved(scenario: Scenario, priced: PricedScenario, factor: Decimal) -> Scenario:
        used = {priced.scenario.pooled}
        return _with_services(scenario, used, lambda service: change(service, factor))

    return _Input(moved, keeps_alone=True)


def _with_services(
    scenario: Scenario, used: set[str], change: Callable[[Service], Service]
) -> Scenario:
    services = tuple(change(s) if s.id in used else s for s in scenario.corridor.services)
    return replace(scenario, corridor=replace(scenario.corridor, services=services))


def _more_workers(scenario: Scenario, _: PricedScenario, factor: Decimal) -> Scenario:
    """Return the scenario with fewer or more workers, the payroll's own over and over."""
    payroll = scenario.payroll
    count = int((len(payroll) * factor).to_integral_value(ROUND_HALF_UP))
    rows = np.arange(max(count, 1)) % len(payroll)
    chosen = rows.tolist()
    services, groups, joins = payroll.services, payroll.groups, payroll.joins
    return replace(
        scenario,
        payroll=Payroll(
            payroll.amounts[rows],
            services=None if services is None else tuple(services[row] for row in chosen),
            groups=None if groups is None else tuple(groups[row] for row in chosen),
            joins=None if joins is None else joins[rows],
        ),
    )


def _more_money(scenario: Scenario, _: PricedScenario, factor: Decimal) -> Scenario:
    scale = Fraction(factor)
    amounts = muldiv_round(scenario.payroll.amounts, scale.numerator, scale.denominator)
    payroll = replace(scenario.payroll, amounts=np.maximum(amounts, 1))
    return replace(scenario, payroll=payroll)


def _scaled_in(part: str) -> Callable[[Service, Decimal], Service]:
    return lambda service, factor: changed_part(
        service, part, lambda one, *_: one if isinstance(one, QuotedRate) else scaled(one, factor)
    )


_INPUTS = {
    "workers": _Input(_more_workers),
    "amount": _Input(_more_money),
    "alone_fee": _alone(_scaled_in("sending")),
    "alone_margin": _alone(_scaled_in("fx")),
    "pooled_fee": _pooled(_scaled_in("sending")),
    "pooled_transit": _pooled(_scaled_in("transit")),
    "pooled_margin": _pooled(_scaled_in("fx")),
    "pooled_arrival": _pooled(_scaled_in("receiving")),
}


def scaled(priced: _One, factor: Decimal, figures: Sequence[str] = ()) -> _One:
    """Return what is priced with some of its figures, or all, scaled, and without ranges.

    A figure that is moved has no range: it may stand outside the one it had. Margins by amount keep
    the decimals that they may have.

    Raises
    ------
    ModelError
        It is no price any more, such as a margin of 100 % and beyond.
    """
    moved = {
        figure: _scaled(getattr(priced, figure), factor, priced)
        for figure in figures or figures_in(priced)
    }
    return replace(priced, **moved, ranges=())  # type: ignore[arg-type]


def _scaled(value: int | Decimal | None, factor: Decimal, priced: Priced) -> int | Decimal | None:
    if value is None:
        return None
    if isinstance(value, int):
        return int((value * factor).to_integral_value(ROUND_HALF_UP))
    is_by_amount = isinstance(priced, MarginBand | MarginObservation)
    return (value * factor).quantize(_MARGIN_DIGITS) if is_by_amount else value * factor
