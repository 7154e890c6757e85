"""What part of the curve is worth showing: it explodes at small sizes and is flat at large ones."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import BreakEven
    from remitcalc.output.chart_data.chart import Level

_LEAST_SHOWN = 12
_BEYOND_OWN = 1.5
_BEYOND_BREAK_EVEN = 2
_TIMES_ALONE = 2.2
_ABOVE_LEVEL = 1.25
_ABOVE_OWN = 1.15


def largest_shown(curve: BreakEven, own: int) -> int:
    """Return the largest size to show: past the scenario's own and past break-even."""
    wanted = max(ceil(_BEYOND_OWN * own), _BEYOND_BREAK_EVEN * (curve.size or 0), _LEAST_SHOWN)
    step = 5 * int(10 ** max(floor(log10(wanted)) - 1, 0))
    return min(ceil(wanted / step) * step, curve.searched_to)


def cost_range(
    pooled: NDArray[np.float64],
    alone: Level | None,
    levels: tuple[Level, ...],
    own: float | None,
) -> tuple[float, float]:
    """Return the costs to show: from zero to what is compared, not to the dearest small pool.

    Only what costs less than nothing, a promotion, makes the axis begin below zero.
    """
    costs = pooled[~np.isnan(pooled)]
    tops = [_ABOVE_LEVEL * level.value for level in levels]
    tops += [min(_TIMES_ALONE, _needed(costs, alone)) * alone.value] if alone else []
    tops += [_ABOVE_OWN * own] if own is not None else []
    tops += [_ABOVE_OWN * float(costs.min())] if len(costs) else []
    bottom = min([0.0, *costs.tolist()] + ([alone.value] if alone else []))
    return (_ABOVE_OWN * bottom, max(tops))


def _needed(costs: NDArray[np.float64], alone: Level) -> float:
    """Return how many times the cost alone the curve reaches, with some air above both."""
    dearest = float(costs.max()) if len(costs) and alone.value > 0 else 0.0
    return max(_ABOVE_LEVEL, _ABOVE_OWN * dearest / alone.value if alone.value > 0 else 0.0)
