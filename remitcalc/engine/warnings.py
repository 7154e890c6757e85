"""What a reader must know beside the figures of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.figure import FX, RECEIVING, SENDING, TRANSIT, UNVALUED_ARRIVAL
from remitcalc.model.message import Message, message

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.outcome import Outcome


def warnings(comparison: Comparison) -> tuple[Message, ...]:
    """Return the warnings that a comparison's figures call for, the weightiest first."""
    scenario = comparison.scenario
    found = []
    apart = comparison.baseline.apart
    if apart is not None and apart.code in _STANDS_FOR:
        found.append(_STANDS_FOR[apart.code])
    elif comparison.baseline.chosen_as == "median" and scenario.payroll.services is None:
        found.append(message("baseline_is_median", services=len(comparison.ranking.ranked)))
    if scenario.corridor.reference is None:
        found.append(message("no_reference_rate"))
    found += _bounds_and_ranges(comparison.individual, _ALONE)
    # Who does not join sends alone: that says nothing of the pool.
    found += _bounds_and_ranges(comparison.priced.first_joined.outcome, _POOLED)
    if scenario.share == "no-one-worse-off" and scenario.amount_is == "outlay":
        found.append(message("settled_through_payroll"))
    return tuple(found)


_STANDS_FOR = {
    "apart_undisclosed": message("baseline_is_undisclosed"),
    "apart_fee_not_surveyed": message("baseline_is_of_unknown_fee"),
    "apart_informal": message("baseline_is_informal"),
    "apart_not_above_zero": message("baseline_is_not_above_zero"),
}
"""What is said of a baseline by what sets it apart, where no service can be ranked."""


class _Wording(NamedTuple):
    impossible: str
    outside_range: str
    lower_bound: str
    uncounted: str


_ALONE = _Wording(
    "alone_not_possible", "alone_outside_range", "alone_is_lower_bound", "uncounted_alone"
)
_POOLED = _Wording(
    "pooled_not_possible", "pooled_outside_range", "pooled_is_lower_bound", "uncounted_pooled"
)


def _bounds_and_ranges(outcome: Outcome, codes: _Wording) -> list[Message]:
    found = []
    impossible = int(np.count_nonzero(outcome.reason))
    if impossible:
        found.append(message(codes.impossible, workers=impossible))
    outside = int(np.count_nonzero(outcome.outside_range & outcome.is_possible))
    if outside:
        found.append(message(codes.outside_range, workers=outside))
    absent = int(np.bitwise_or.reduce(outcome.absent, initial=0))
    if absent & (FX | SENDING):
        found.append(message(codes.lower_bound))
    if absent & (TRANSIT | RECEIVING) and not absent & UNVALUED_ARRIVAL:
        found.append(message(codes.uncounted))
    return found
