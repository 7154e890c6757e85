"""Fair timing: the two sides in turn, the best of several runs of each or the median pair."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def best_times(
    *sides: Callable[[], object], runs: int = 7, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Return the shortest time of each side in seconds, the sides taking turns."""
    best = [float("inf")] * len(sides)
    for _ in range(runs):
        for at, side in enumerate(sides):
            start = clock()
            side()
            best[at] = min(best[at], clock() - start)
    return best


def paired_ratio(
    baseline: Callable[[], object], measured: Callable[[], object], *, pairs: int
) -> float:
    """Return the median of how many times longer `measured` took than the `baseline` beside it.

    For what takes a second: a machine's speed changes between one run and the next but one, and the
    best of each side need not have met the same machine. The sides take turns in being first.
    """
    ratios = []
    for pair in range(pairs):
        taken = {}
        for side in (baseline, measured) if pair % 2 else (measured, baseline):
            start = time.perf_counter()
            side()
            taken[side] = time.perf_counter() - start
        ratios.append(taken[measured] / taken[baseline])
    return statistics.median(ratios)


def report(what: str, measured: float, baseline: str, limit: str) -> None:
    """Print one ratio."""
    print(f"\n{what}: {measured:.2f} × {baseline} (wanted: {limit})")  # noqa: T201
