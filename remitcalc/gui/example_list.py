"""Which figures behind the answer are examples: what `output.example_figures` counts, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.piecewise import charge_pieces
from remitcalc.engine.pricing import price
from remitcalc.model.provenance import Provenance, Status
from remitcalc.output.figures import charge_figures, exchange_figures
from remitcalc.output.wording.words import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remitcalc.engine.piecewise import Piecewise
    from remitcalc.model.service import Service
    from remitcalc.output.answer import Answer


class ExampleFigure(NamedTuple):
    """One figure: of which service (empty: of the corridor), what it is, and its source."""

    service: str
    name: str
    provenance: Provenance


def example_figures(answer: Answer) -> list[ExampleFigure]:
    """Return every example figure behind the answer, in the order of a receipt."""
    comparison, text = answer.comparison, answer.language.text
    pooled, alone = comparison.pooled, answer.alone.outcome
    ways = (
        (comparison.pooled_service, int(pooled.principal.sum()), int(pooled.received.sum())),
        (comparison.baseline.service, int(alone.principal[0]), int(alone.received[0])),
    )
    found = [f for service, base, received in ways for f in _used(answer, service, base, received)]
    reference = comparison.scenario.corridor.reference
    if reference is not None:
        found.append(ExampleFigure("", text("Reference rate"), reference.provenance))
    return [figure for figure in found if figure.provenance.status.is_example]


def _used(
    answer: Answer, service: Service, principal: int, received: int
) -> Iterator[ExampleFigure]:
    text, label = answer.language.text, answer.label(service)
    sides = (("sending", principal), ("transit", principal), ("receiving", received))
    for name, base in sides:
        side = getattr(service, name)
        if side.is_surveyed and not side.charges:
            yield ExampleFigure(label, text(PARTS[name]), side.provenance)
        for charge in side.charges:
            status = _status(charge_pieces(charge), base)
            told = _of_status(charge_figures(charge), status)
            yield ExampleFigure(label, charge.name, told)
    scenario = answer.comparison.scenario
    conversion = price(scenario.corridor, service, scenario.date).conversion
    by_amount = conversion.by_amount
    status = conversion.status if by_amount is None else _status(by_amount, principal)
    told = _of_status(exchange_figures(service.exchange), Status(status))
    yield ExampleFigure(label, text(PARTS["fx"]), told)
    for tax in scenario.corridor.taxes:
        if tax.is_due(service.instrument, scenario.date):
            yield ExampleFigure(label, tax.name, tax.provenance)


def _status(pieces: Piecewise, base: int) -> Status:
    status = pieces.status(np.array([max(base, pieces.starts[0])]))
    return status if isinstance(status, Status) else Status(int(status.max()))


def _of_status(figures: Iterable[Provenance], status: Status) -> Provenance:
    """Return the figure that makes a charge as weak as `status`."""
    listed = list(figures)
    return next((figure for figure in listed if figure.status == status), listed[0])
