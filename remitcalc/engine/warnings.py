"""What a reader must know beside the figures of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.figure import FX, SENDING
from remitcalc.model.message import Message, message

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.outcome import Outcome


def warnings(comparison: Comparison) -> tuple[Message, ...]:
    """Return the warnings that a comparison's figures call for, the weightiest first."""
    scenario = comparison.scenario
    found = []
    if comparison.baseline.chosen_as == "median":
        found.append(message("baseline_is_median", services=len(comparison.ranking.ranked)))
    if scenario.corridor.reference is None:
        found.append(message("no_reference_rate"))
    found += _bounds_and_ranges(comparison.individual, _ALONE)
    found += _bounds_and_ranges(comparison.pooled, _POOLED)
    if scenario.share == "no-one-worse-off" and scenario.amount_is == "outlay":
        found.append(message("settled_through_payroll"))
    return tuple(found)


class _Wording(NamedTuple):
    impossible: str
    outside_range: str
    lower_bound: str


_ALONE = _Wording("alone_not_possible", "alone_outside_range", "alone_is_lower_bound")
_POOLED = _Wording("pooled_not_possible", "pooled_outside_range", "pooled_is_lower_bound")


def _bounds_and_ranges(outcome: Outcome, codes: _Wording) -> list[Message]:
    found = []
    impossible = int(np.count_nonzero(outcome.reason))
    if impossible:
        found.append(message(codes.impossible, workers=impossible))
    if outcome.outside_range.any():
        outside = int(np.count_nonzero(outcome.outside_range & outcome.is_possible))
        found.append(message(codes.outside_range, workers=outside))
    if (outcome.absent & (FX | SENDING)).any():
        found.append(message(codes.lower_bound))
    return found
