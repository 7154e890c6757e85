"""The comparison that a window shows, and up to how many workers it is made at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.compare import compare

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.gui.tasks import Tick
    from remitcalc.model.scenario import Scenario

LARGEST_AT_ONCE = 20_000
"""Workers up to which a comparison takes no noticeable time and is made at once."""


def compared(scenario: Scenario, tick: Tick | None = None) -> Comparison:
    """Return a comparison in which all pooled services of the corridor stand side by side.

    Where it is made beside the window, so is what the table of ways shows of the others. What they
    must quote takes longer than all the rest, and is found when the answer is painted.
    """
    offers = [one.id for one in scenario.corridor.pooled_services]
    comparison = compare(scenario, tick, side_by_side=offers)
    if tick is not None:
        _ = comparison.offers, comparison.range
        if scenario.paydays > 1:
            _ = comparison.season_range
    return comparison
