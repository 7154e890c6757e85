"""How much the saving depends on each input: one moved at a time, the others held."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.exact import muldiv_round
from remitcalc.engine.figure import Bound, Figure
from remitcalc.engine.savings import Difference, one_payday
from remitcalc.engine.shown import typical_row
from remitcalc.model.charge import Bands, Charge, Flat, Observed
from remitcalc.model.exchange import (
    Exchange,
    Margin,
    MarginBands,
    MarginSteps,
    ObservedMargins,
)
from remitcalc.model.frozen import frozen
from remitcalc.model.message import ModelError
from remitcalc.model.payroll import Payroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.priced_scenario import PricedScenario
    from remitcalc.model.charge import Tariff
    from remitcalc.model.price_range import Ranges
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.service import Service, Side

_MARGIN_DIGITS = Decimal("0.000001")


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


def sensitivity(comparison: Comparison, step_percent: Decimal) -> tuple[Sensitivity, ...]:
    """Return the saving with each input `step_percent` lower and higher, in a fixed order."""
    priced, pooled = comparison.priced, comparison.priced.pooled_service
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
        else Sensitivity(name, _saving(priced, one, 1 - step), _saving(priced, one, 1 + step))
        for name, one in _INPUTS.items()
    )


def _saving(priced: PricedScenario, one: _Input, factor: Decimal) -> Figure | None:
    try:
        scenario = one.moved(priced.scenario, priced, factor)
        other = priced.changed(scenario, keeps_alone=one.keeps_alone, keeps_pooled=one.keeps_pooled)
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
    if other.pools.is_one:
        row = typical_row(other.first_pooled, rows)
        bound, before = Bound(int(savings.bound[row])), int(savings.before[row])
        found = replace(found, minor=int(savings.saving[row]), bound=bound, before=before)
    return found if found.is_known else None


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
    rows = np.arange(max(_scaled(len(payroll), factor), 1)) % len(payroll)
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


def _fee(service: Service, factor: Decimal) -> Service:
    return replace(service, sending=_scaled_side(service.sending, factor))


def _transit(service: Service, factor: Decimal) -> Service:
    return replace(service, transit=_scaled_side(service.transit, factor))


def _arrival(service: Service, factor: Decimal) -> Service:
    return replace(service, receiving=_scaled_side(service.receiving, factor))


def _margin(service: Service, factor: Decimal) -> Service:
    return replace(service, exchange=_scaled_exchange(service.exchange, factor))


_INPUTS = {
    "workers": _Input(_more_workers),
    "amount": _Input(_more_money),
    "alone_fee": _alone(_fee),
    "alone_margin": _alone(_margin),
    "pooled_fee": _pooled(_fee),
    "pooled_transit": _pooled(_transit),
    "pooled_margin": _pooled(_margin),
    "pooled_arrival": _pooled(_arrival),
}


_MOVED: Ranges = ()
"""A figure that is moved has no range: it may stand outside the one it had."""


def _scaled(figure: int, factor: Decimal) -> int:
    return int((figure * factor).to_integral_value(ROUND_HALF_UP))


def _scaled_side(side: Side, factor: Decimal) -> Side:
    return replace(side, charges=tuple(_scaled_charge(c, factor) for c in side.charges))


def _scaled_charge(charge: Charge, factor: Decimal) -> Charge:
    def bound(limit: int | None) -> int | None:
        return None if limit is None else _scaled(limit, factor)

    tariff = _scaled_tariff(charge.tariff, factor)
    least, most = bound(charge.minimum), bound(charge.maximum)
    return replace(charge, tariff=tariff, minimum=least, maximum=most, ranges=_MOVED)


def _scaled_tariff(tariff: Tariff, factor: Decimal) -> Tariff:
    match tariff:
        case Flat(fixed, percent):
            return Flat(_scaled(fixed, factor), percent * factor)
        case Bands(mode, bands):
            scaled = (
                replace(
                    b,
                    fixed=_scaled(b.fixed, factor),
                    percent=b.percent * factor,
                    ranges=_MOVED,
                )
                for b in bands
            )
            return Bands(mode, tuple(scaled))
        case Observed(pairs):
            moved = (replace(p, value=_scaled(p.value, factor), ranges=_MOVED) for p in pairs)
            return Observed(tuple(moved))


def _scaled_exchange(exchange: Exchange, factor: Decimal) -> Exchange:
    """Return the margins scaled; a quoted rate and an undisclosed margin stay as they are."""

    def scaled(percent: Decimal) -> Decimal:
        return (percent * factor).quantize(_MARGIN_DIGITS)

    match exchange:
        case Margin(percent):
            return replace(exchange, percent=percent * factor, ranges=_MOVED)
        case MarginSteps(steps):
            return MarginSteps(
                tuple(replace(s, percent=s.percent * factor, ranges=_MOVED) for s in steps)
            )
        case MarginBands(bands):
            return MarginBands(
                tuple(replace(b, percent=scaled(b.percent), ranges=_MOVED) for b in bands)
            )
        case ObservedMargins(pairs):
            return ObservedMargins(
                tuple(replace(p, percent=scaled(p.percent), ranges=_MOVED) for p in pairs)
            )
        case _:
            return exchange
