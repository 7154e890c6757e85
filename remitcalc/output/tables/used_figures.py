"""The figures behind an answer, each with its source: one list for every place that counts them.

Counted is each charge, exchange margin and rate of both ways as it is used at the real amounts, and
the reference rate: a band that nobody reaches does not count. The pool's charges are used at what
each pool sends, own charges at what each of its workers does, those of sending alone at the amount
of whoever uses that service. A figure that several use counts once, as weak as the weakest of its
prices in use. For one worker there is no pool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.individual import send_alone
from remitcalc.engine.piecewise import charge_pieces
from remitcalc.engine.pricing import price
from remitcalc.engine.used_amounts import UsedAmounts
from remitcalc.model.provenance import Status
from remitcalc.output.figures import charge_figures, exchange_figures
from remitcalc.output.tables.services import has_pool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.piecewise import Piecewise
    from remitcalc.model.provenance import Provenance
    from remitcalc.model.service import Service


class UsedFigure(NamedTuple):
    """One figure: of which service, None: of the corridor, and where it comes from.

    `part` is the part of the cost that it states as a whole, or "reference"; empty for a charge or
    a tax, which has a `name` of its own.
    """

    service: Service | None
    part: str
    name: str
    provenance: Provenance


def example_figures(comparison: Comparison) -> list[UsedFigure]:
    """Return the figures behind the answer that are no real prices of this corridor."""
    return [one for one in used_figures(comparison) if one.provenance.status.is_example]


def used_figures(comparison: Comparison) -> list[UsedFigure]:
    """Return every figure behind the answer, pool first, each in the order of a receipt."""
    ways = comparison.priced
    found: list[UsedFigure] = []
    pools, pooled = [rows for _, rows in ways.pools.groups], comparison.pooled_service
    if pools and pooled is not None:
        amounts = UsedAmounts.pooled(comparison.pooled, pools)
        found += _of_service(comparison, pooled, amounts)
    for service, outcome in _sent_alone(comparison):
        found += _of_service(comparison, service, UsedAmounts.alone(outcome))
    reference = comparison.scenario.corridor.reference
    if reference is not None:
        found.append(UsedFigure(None, "reference", "", reference.provenance))
    return found


def _sent_alone(comparison: Comparison) -> Iterator[tuple[Service, Outcome]]:
    """Yield each service that is used alone, and for one worker the cheapest, with its amounts."""
    ways, scenario = comparison.priced, comparison.scenario
    used = set()
    for service, rows in ways.by_service:
        used.add(service.id)
        yield service, comparison.individual.rows(rows)
    ranked = comparison.ranking.ranked
    if not has_pool(comparison) and ranked and ranked[0].service.id not in used:
        cheapest, amounts = ranked[0].service, scenario.payroll.amounts
        day, amount_is = scenario.date, scenario.amount_is
        outcome = send_alone(scenario.corridor, cheapest, amounts, day=day, amount_is=amount_is)
        yield cheapest, outcome


def _of_service(
    comparison: Comparison, service: Service, amounts: UsedAmounts
) -> Iterator[UsedFigure]:
    scenario = comparison.scenario
    for part in ("sending", "transit", "receiving"):
        side = getattr(service, part)
        if side.is_surveyed and not side.charges:
            yield UsedFigure(service, part, "", side.provenance)
        for charge in side.charges:
            status = _status(charge_pieces(charge), amounts.base_of(charge))
            told = _of_status(charge_figures(charge), status)
            yield UsedFigure(service, "", charge.name, told)
    conversion = price(scenario.corridor, service, scenario.date).conversion
    by_amount = conversion.by_amount
    status = conversion.status if by_amount is None else _status(by_amount, amounts.principals)
    told = _of_status(exchange_figures(service.exchange), Status(status))
    yield UsedFigure(service, "fx", "", told)
    for tax in scenario.corridor.taxes:
        if tax.is_due(service.instrument, scenario.date):
            yield UsedFigure(service, "", tax.name, tax.provenance)


def _status(pieces: Piecewise, bases: NDArray[np.int64]) -> Status:
    """Return the weakest status of a price at some amounts."""
    status = pieces.status(np.maximum(bases, pieces.starts[0]))
    return status if isinstance(status, Status) else Status(int(status.max()))


def _of_status(figures: Iterable[Provenance], status: Status) -> Provenance:
    """Return the figure that makes a price as weak as `status`."""
    listed = list(figures)
    return next((figure for figure in listed if figure.status == status), listed[0])
