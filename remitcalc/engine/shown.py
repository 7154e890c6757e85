"""What stands for all who join: one worker where they are alike, else the sums over them.

Who send the same amount may still differ by rounding units. One of them stands for all only where
what that one pays is what each pays on average; else a figure would be another one than the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.figure import Figure
from remitcalc.engine.outcome import Outcome, impossible, summed
from remitcalc.model.message import message
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.priced_scenario import PricedScenario


class Shown:
    """The rows that are shown of both ways, one each.

    Attributes
    ----------
    is_one : whether they are one worker's: all send alike, and someone pays the mean, rounded.
    stands_for : how many workers they are the sums of; 1 where they are one worker's.
    row : the first who pays the mean pooled, rounded; the first of all where nobody does.
    alone, together : Outcome
        Where anyone cannot send that way, the first such worker's reason.
    """

    def __init__(self, priced: PricedScenario, alone: Outcome, pooled: Outcome) -> None:
        rows = priced.pools.joining if len(priced.pools.joining) else np.arange(len(alone))
        joins = bool(len(priced.pools.joining))
        pays = joins and not pooled.reason[rows].any()
        typical = typical_row(pooled, rows) if pays else int(rows[0])
        self.row = int(rows[0]) if typical is None else typical
        self.is_one = priced.pools.is_one and typical is not None
        self.stands_for = 1 if self.is_one else len(rows)
        self.together = impossible(1, priced.pools.refusal or message("pool_needs_two"))
        if joins:
            self.together = self._shown(pooled, rows)
        self.alone = self._shown(alone, rows)

    def _shown(self, outcome: Outcome, rows: NDArray[np.intp]) -> Outcome:
        refused = outcome.reason[rows]
        if refused.any():
            reason = outcome.reason_at(int(rows[np.argmax(refused > 0)]))
            assert reason is not None
            return impossible(1, reason)
        if self.is_one:
            return outcome.rows(np.array([self.row]))
        whole = outcome if len(rows) == len(outcome) else outcome.rows(rows)
        return summed([(whole, None)])


def typical_row(outcome: Outcome, rows: NDArray[np.intp]) -> int | None:
    """Return the first of `rows` whose total is the mean, rounded; None where none is."""
    totals = outcome.total[rows]
    mean = Figure(exact_sum(totals), "").each(len(rows)).minor
    found = int(np.argmax(totals == mean))
    return int(rows[found]) if totals[found] == mean else None
