"""Averages over a corridor's services, as the World Bank's Remittance Prices Worldwide takes them.

Cost in percent of the frozen local amount, fee and margin as surveyed, without taxes. Not called
SmaRT, which also needs speed and coverage.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.individual import priced_alone
from remitcalc.engine.pricing import price
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.service import Service

CHEAPEST_COUNT = 3


class Indicator(NamedTuple):
    """Averages at one of the World Bank's denominations; percents are exact fractions.

    `counted` services are in the average; None where there is none. `three_by_service` and
    `three_by_firm` are means of the three cheapest of them, or of as many as there are.
    """

    denomination: str
    amount: int
    counted: int
    firms: int
    average: Fraction | None
    three_by_service: Fraction | None
    three_by_firm: Fraction | None


def indicator(corridor: Corridor, denomination: str) -> Indicator:
    """Return the averages at `denomination`, a key of the corridor's indicator amounts.

    Counted is each individual service that is formal, disclosed, possible and whose figures are
    published or surveyed, once.
    """
    amount = (corridor.indicator_amounts or {})[denomination]
    costs: list[tuple[Fraction, str]] = []
    for service in corridor.individual_services:
        outcome = _untaxed(corridor, service, amount)
        if _is_counted(service, outcome):
            costs.append((Fraction(100 * int(outcome.total[0]), amount), service.provider))
    by_firm: dict[str, Fraction] = {}
    for cost, firm in costs:
        by_firm[firm] = min(cost, by_firm.get(firm, cost))
    cheapest = sorted(cost for cost, _ in costs)
    return Indicator(
        denomination=denomination,
        amount=amount,
        counted=len(costs),
        firms=len(by_firm),
        average=_mean(cheapest),
        three_by_service=_mean(cheapest[:CHEAPEST_COUNT]),
        three_by_firm=_mean(sorted(by_firm.values())[:CHEAPEST_COUNT]),
    )


def _untaxed(corridor: Corridor, service: Service, amount: int) -> Outcome:
    untaxed = replace(corridor, taxes=())
    pricing = price(untaxed, service, corridor.defaults.date)
    return priced_alone(pricing, np.array([amount]), "principal")


def _is_counted(service: Service, outcome: Outcome) -> bool:
    sourced = int(outcome.status[0]) in (Status.PUBLISHED, Status.SURVEYED)
    return outcome.all_comparable and sourced and not service.is_informal


def _mean(costs: list[Fraction]) -> Fraction | None:
    return sum(costs, Fraction(0)) / len(costs) if costs else None
