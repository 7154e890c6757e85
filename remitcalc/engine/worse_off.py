"""Who is worse off by pooling, over the planned season: charges once a season included."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.engine.conversion import reference_rate
from remitcalc.engine.exact import muldiv_round
from remitcalc.engine.figure import AT_LEAST, AT_MOST, UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.season_totals import Season
    from remitcalc.model.corridor import Corridor


class WorseOff(NamedTuple):
    """How many workers pooling surely leaves worse off over the season, and by how much at most.

    `largest_loss` is in sending minor units. Both are None where the season is not possible.
    `is_nobody` says that surely none is: where figures are bounds, `workers` may be 0 without it.
    """

    workers: int | None
    largest_loss: int | None
    is_nobody: bool


def worse_off(season: Season, corridor: Corridor) -> WorseOff:
    """Return how many workers lose by pooling over the season, and the largest loss.

    At principals a worker loses whose total is higher than alone. At outlays everyone parts with
    the same: a worker loses for whom less arrives, never one whose total is a rounding unit higher.
    """
    if season.individual_reason or season.pooled_reason:
        return WorseOff(None, None, is_nobody=False)
    losing = losing_by(season)
    certain, is_nobody = np.flatnonzero(losing), not losing.any()
    if season.bound.any() or season.before.any():
        may_be_less = (season.bound == AT_LEAST) | (season.bound == UNKNOWN)
        may_be_more = (season.bound == AT_MOST) | (season.bound == UNKNOWN)
        certain = np.flatnonzero(losing & ~may_be_less)
        is_nobody = not (losing | may_be_more | (season.before > 0)).any()
    if not len(certain):
        return WorseOff(0, 0, is_nobody=is_nobody)
    return WorseOff(len(certain), _largest_loss(season, corridor, certain), is_nobody=False)


def losing_by(season: Season) -> NDArray[np.bool_]:
    """Return who loses by what is known of both ways; bounds say how sure that is."""
    losing: NDArray[np.bool_]
    losing = season.saving < 0 if season.shortfall is None else season.shortfall > 0
    return losing


def _largest_loss(season: Season, corridor: Corridor, rows: NDArray[np.intp]) -> int:
    if season.shortfall is None:
        return -int(season.saving[rows].min())
    reference = reference_rate(corridor)
    assert reference is not None
    largest = int(season.shortfall[rows].max())
    # Less than half a unit of the sending currency is a loss too.
    return max(muldiv_round(largest, reference.denominator, reference.numerator), 1)
