"""How much the saving depends on each input: one moved at a time, the others held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.individual import send_alone
from remitcalc.engine.pricing import price
from remitcalc.engine.uniform_pool import first_worker
from remitcalc.model.charge import Bands, Charge, Flat, Observed
from remitcalc.model.exchange import (
    Exchange,
    Margin,
    MarginBands,
    MarginSteps,
    ObservedMargins,
)
from remitcalc.model.message import ModelError
from remitcalc.model.noun import noun

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.ways import Ways
    from remitcalc.model.charge import Tariff
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.service import Service, Side

_MARGIN_DIGITS = Decimal("0.000001")


@noun
class Sensitivity:
    """The saving of one worker like `Comparison.each` with one input lowered and raised.

    `input` is "workers", "amount", or a part of one way: "alone_fee", "alone_margin",
    "pooled_fee", "pooled_transit", "pooled_margin", "pooled_arrival". Savings are sending minor
    units, None where unknown or not possible: what nobody surveyed cannot be moved.
    """

    input: str
    lowered: int | None
    raised: int | None


@noun
class _Case:
    corridor: Corridor
    alone: Service
    pooled: Service
    workers: int
    amount: int


_Move = Callable[[_Case, Decimal], _Case]


def sensitivity(comparison: Comparison, step_percent: Decimal) -> tuple[Sensitivity, ...]:
    """Return the saving with each input `step_percent` lower and higher, in a fixed order."""
    ways = comparison.ways
    case = _Case(
        corridor=ways.corridor,
        alone=ways.baseline,
        pooled=ways.pooled_service,
        workers=ways.pool_size,
        amount=comparison.scenario.payroll.mean_amount,
    )
    step = step_percent / 100
    unknown = {
        "pooled_transit": not case.pooled.transit.is_surveyed,
        "pooled_arrival": not case.pooled.receiving.is_surveyed,
    }
    return tuple(
        Sensitivity(name, None, None)
        if unknown.get(name)
        else Sensitivity(
            name,
            _saving(ways, case, moved, 1 - step),
            _saving(ways, case, moved, 1 + step),
        )
        for name, moved in _INPUTS.items()
    )


def _saving(ways: Ways, case: _Case, moved: _Move, factor: Decimal) -> int | None:
    try:
        case = moved(case, factor)
    except ModelError:
        # A margin scaled to 100 % and beyond is no margin any more.
        return None
    day, amount_is = ways.scenario.date, ways.scenario.amount_is
    pricing = price(case.corridor, case.pooled, day)
    try:
        alone = send_alone(
            case.corridor, case.alone, np.array([case.amount]), day=day, amount_is=amount_is
        )
        pooled = first_worker(pricing, case.amount, case.workers, ways.terms)
    except OverflowError:
        return None
    if not (alone.all_comparable and pooled.all_comparable):
        return None
    return int(alone.total[0]) - int(pooled.total[0])


def _with_alone(change: Callable[[Service, Decimal], Service]) -> _Move:
    return lambda case, factor: replace(case, alone=change(case.alone, factor))


def _with_pooled(
    change: Callable[[Service, Decimal], Service],
) -> _Move:
    return lambda case, factor: replace(case, pooled=change(case.pooled, factor))


def _fee(service: Service, factor: Decimal) -> Service:
    return replace(service, sending=_scaled_side(service.sending, factor))


def _transit(service: Service, factor: Decimal) -> Service:
    return replace(service, transit=_scaled_side(service.transit, factor))


def _arrival(service: Service, factor: Decimal) -> Service:
    return replace(service, receiving=_scaled_side(service.receiving, factor))


def _margin(service: Service, factor: Decimal) -> Service:
    return replace(service, exchange=_scaled_exchange(service.exchange, factor))


_INPUTS: dict[str, _Move] = {
    "workers": lambda case, factor: replace(case, workers=max(_scaled(case.workers, factor), 1)),
    "amount": lambda case, factor: replace(case, amount=max(_scaled(case.amount, factor), 1)),
    "alone_fee": _with_alone(_fee),
    "alone_margin": _with_alone(_margin),
    "pooled_fee": _with_pooled(_fee),
    "pooled_transit": _with_pooled(_transit),
    "pooled_margin": _with_pooled(_margin),
    "pooled_arrival": _with_pooled(_arrival),
}


def _scaled(figure: int, factor: Decimal) -> int:
    return int((figure * factor).to_integral_value(ROUND_HALF_UP))


def _scaled_side(side: Side, factor: Decimal) -> Side:
    return replace(side, charges=tuple(_scaled_charge(c, factor) for c in side.charges))


def _scaled_charge(charge: Charge, factor: Decimal) -> Charge:
    def bound(limit: int | None) -> int | None:
        return None if limit is None else _scaled(limit, factor)

    tariff = _scaled_tariff(charge.tariff, factor)
    return replace(charge, tariff=tariff, least=bound(charge.least), most=bound(charge.most))


def _scaled_tariff(tariff: Tariff, factor: Decimal) -> Tariff:
    match tariff:
        case Flat(fixed, percent):
            return Flat(_scaled(fixed, factor), percent * factor)
        case Bands(mode, bands):
            scaled = (
                replace(b, fixed=_scaled(b.fixed, factor), percent=b.percent * factor)
                for b in bands
            )
            return Bands(mode, tuple(scaled))
        case Observed(pairs):
            return Observed(tuple(replace(p, value=_scaled(p.value, factor)) for p in pairs))


def _scaled_exchange(exchange: Exchange, factor: Decimal) -> Exchange:
    """Return the margins scaled; a quoted rate and an undisclosed margin stay as they are."""

    def scaled(percent: Decimal) -> Decimal:
        return (percent * factor).quantize(_MARGIN_DIGITS)

    match exchange:
        case Margin(percent):
            return replace(exchange, percent=percent * factor)
        case MarginSteps(steps):
            return MarginSteps(tuple(replace(s, percent=s.percent * factor) for s in steps))
        case MarginBands(bands):
            return MarginBands(tuple(replace(b, percent=scaled(b.percent)) for b in bands))
        case ObservedMargins(pairs):
            return ObservedMargins(tuple(replace(p, percent=scaled(p.percent)) for p in pairs))
        case _:
            return exchange
