"""All ways to send alone at one amount, cheapest first, and the one a pool is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.comparison import Baseline, RankedService, Ranking
from remitcalc.engine.individual import send_alone
from remitcalc.model.message import Message, ModelError, message
from remitcalc.model.scenario import CHEAPEST, TYPICAL

if TYPE_CHECKING:
    import datetime

    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.scenario import AmountIs
    from remitcalc.model.service import Service


def rank(
    corridor: Corridor, amount: int, *, day: datetime.date, amount_is: AmountIs = "principal"
) -> Ranking:
    """Return every individual service of `corridor` at `amount` sending minor units.

    Ranked are those that are disclosed, possible, formal and cost more than nothing, cheapest
    first, ties in file order. The others follow in file order, each with the reason it is apart.

    Raises
    ------
    OverflowError
        What a service makes of the amount is beyond 64 bits.
    """
    ranked: list[tuple[int, Service, Outcome]] = []
    apart: list[RankedService] = []
    for service in corridor.individual_services:
        outcome = send_alone(corridor, service, np.array([amount]), day=day, amount_is=amount_is)
        reason = why_apart(service, outcome)
        if reason is None:
            ranked.append((int(outcome.total[0]), service, outcome))
        else:
            apart.append(RankedService(service, outcome, None, reason))
    ranked.sort(key=lambda row: row[0])
    places = [
        RankedService(service, outcome, place, None)
        for place, (_, service, outcome) in enumerate(ranked, start=1)
    ]
    return Ranking(amount, (*places, *apart))


def baseline(corridor: Corridor, individual: str, ranking: Ranking) -> Baseline:
    """Return the service that the pool is compared with.

    `individual` is a service id, "cheapest", or "typical": what a dated source calls most used,
    else the ranked service with the median total, of an even count the lower.

    Raises
    ------
    ModelError
        No service can be ranked at this amount.
    """
    if individual == TYPICAL and corridor.typical is not None:
        return Baseline(corridor.service(corridor.typical.service), "typical")
    if individual not in (TYPICAL, CHEAPEST):
        return Baseline(corridor.service(individual), "named")
    ranked = ranking.ranked
    if not ranked:
        raise ModelError([message("no_service_to_compare_with")])
    if individual == CHEAPEST:
        return Baseline(ranked[0].service, "cheapest")
    return Baseline(ranked[(len(ranked) - 1) // 2].service, "median")


def why_apart(service: Service, outcome: Outcome, row: int = 0) -> Message | None:
    """Return why a service is not ranked for the worker of `row`; None: it is."""
    impossible = outcome.reason_at(row)
    if impossible is not None:
        return impossible
    if service.is_informal:
        return message("apart_informal")
    if outcome.is_lower_bound[row]:
        return message("apart_undisclosed")
    if outcome.total[row] <= 0:
        return message("apart_not_above_zero")
    return None
