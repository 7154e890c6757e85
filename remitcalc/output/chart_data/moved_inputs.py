"""What the saving depends on, each moved: figures with a range to its ends, all else by a step.

Parts of a cost in which no figure ranges are moved as a whole; where any does, each of its figures
stands for itself, as on the tab of figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.effects import effect_of
from remitcalc.engine.sensitivity import sensitivity
from remitcalc.model.frozen import frozen
from remitcalc.output.figure_labels import FigureLabels
from remitcalc.output.language import marked
from remitcalc.output.tables.figures import figure_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from remitcalc.engine.figure import Figure
    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.figures import FigureRow

_INPUTS = {
    "workers": marked("Workers in the pool"),
    "amount": marked("Amount sent"),
    "alone_fee": marked("Fees alone"),
    "alone_margin": marked("Exchange margin alone"),
    "pooled_fee": marked("Fees of the pool"),
    "pooled_transit": marked("Pool: taken on the way"),
    "pooled_margin": marked("Exchange margin of the pool"),
    "pooled_arrival": marked("Pool: charges on arrival"),
}
_ALONE = {"sending": "alone_fee", "fx": "alone_margin"}
_POOLED = {
    "sending": "pooled_fee",
    "transit": "pooled_transit",
    "fx": "pooled_margin",
    "receiving": "pooled_arrival",
}
"""The input that a part of a way is moved as; the other parts alone are none."""


@frozen
class Moved:
    """An input, and what is saved with it lowered and raised.

    Attributes
    ----------
    name : what it is called.
    lowered, raised : Figure or None
        None: unknown, or not possible.
    range : the ends it is moved to, as text; empty: it is moved by a step.
    """

    name: str
    lowered: Figure | None
    raised: Figure | None
    range: str = ""

    def width(self, saving: int) -> int:
        """Return how far apart both savings are; of one, how far from the present `saving`."""
        if self.lowered is not None and self.raised is not None:
            return abs(self.raised.minor - self.lowered.minor)
        ends = (self.lowered, self.raised)
        return max((abs(end.minor - saving) for end in ends if end is not None), default=0)


def moved_inputs(answer: Answer, step_percent: Decimal) -> list[Moved]:
    """Return all that the saving depends on, what moves it farthest first."""
    comparison, text = answer.comparison, answer.language.text
    rows = [row for row in figure_rows(comparison) if row.is_behind and not row.is_unknown]
    one_by_one = {_input_of(answer, row) for row in rows if row.range is not None}
    by_part = sensitivity(comparison, step_percent, one_by_one)
    found = [Moved(text(_INPUTS[one.input]), one.lowered, one.raised) for one in by_part]
    listed = [row for row in rows if _input_of(answer, row) in one_by_one]
    found += _of_figures(answer, listed, step_percent)
    return sorted(found, key=lambda one: -one.width(answer.saving.minor))


def _of_figures(answer: Answer, rows: list[FigureRow], step_percent: Decimal) -> Iterator[Moved]:
    labels = FigureLabels(answer)
    for row in rows:
        effect = effect_of(answer.comparison, row.place, step_percent)
        if effect is None:
            continue
        spread = effect.spread
        if row.range is None and spread is not None and spread.minor == 0:
            continue  # what is nothing stays so
        ends = "" if row.range is None else labels.range(row)
        yield Moved(_name(answer, labels, row), effect.low, effect.high, ends)


def _name(answer: Answer, labels: FigureLabels, row: FigureRow) -> str:
    """Return what a figure is called, in short: of the pool, or of the one way alone in use."""
    text, service, pool = answer.language.text, row.service, answer.comparison.pooled_service
    _, figure = labels.names(row)
    if service is None:
        return figure
    if pool is not None and service.id == pool.id:
        return text("Pool: {figure}", figure=figure)
    if len(answer.comparison.priced.by_service) == 1:
        return text("Alone: {figure}", figure=figure)
    return labels.label(row)


def _input_of(answer: Answer, row: FigureRow) -> str:
    """Return the input whose part a figure stands in; of no such part, a name of its own."""
    service, pool = row.service, answer.comparison.pooled_service
    if service is None:
        return f"{row.place.part} {row.place.at}"
    inputs = _POOLED if pool is not None and service.id == pool.id else _ALONE
    return inputs.get(row.place.part, f"{service.id} {row.place.part}")
