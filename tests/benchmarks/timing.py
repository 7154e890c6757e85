"""Fair timing: the two sides in turn, the best of several runs of each."""

from __future__ import annotations

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


def report(what: str, measured: float, baseline: str, limit: str) -> None:
    """Print one ratio."""
    print(f"\n{what}: {measured:.2f} × {baseline} (wanted: {limit})")  # noqa: T201
