"""What a season costs a group by how often pay is sent: fewer transfers against longer waits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.figure import Bound, Figure
from remitcalc.engine.season import days_waiting, season
from remitcalc.model.message import ModelError

if TYPE_CHECKING:
    from fractions import Fraction

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.season_totals import Season
    from remitcalc.model.scenario import Scenario

_MOST = 6


class Frequency(NamedTuple):
    """Season totals of those who join and send every `every`-th payday, and the mean wait in days.

    A total is None where a transfer is not possible. Where nobody joins, all send alone.
    """

    every: int
    alone: Figure | None
    pooled: Figure | None
    saving: Figure
    days_waiting: Fraction


def season_frequencies(comparison: Comparison) -> tuple[Frequency, ...]:
    """Return the group's season by how often pay is sent, alone and pooled alike.

    Every payday to every sixth, as far as the season has so many, and what the scenario says.
    """
    return tuple(_frequency(comparison, every) for every in frequencies(comparison.scenario))


def frequencies(scenario: Scenario) -> list[int]:
    """Return after how many paydays each pay can be sent; see `season_frequencies`."""
    chosen = {scenario.individual_every, scenario.pooled_every}
    return sorted({*range(1, min(scenario.paydays, _MOST) + 1), *chosen})


def _frequency(comparison: Comparison, every: int) -> Frequency:
    scenario = comparison.scenario
    waiting = days_waiting(scenario.paydays, every, scenario.payday_days)
    try:
        found = _season(comparison, every)
    except (ModelError, OverflowError):
        # So many paydays' amounts cannot be computed in one transfer.
        nothing = Figure(0, scenario.corridor.sending_currency, Bound.UNKNOWN)
        return Frequency(every, None, None, nothing, waiting)
    if not len(comparison.pools.joining):
        return Frequency(every, found.staying, None, found.group_saving, waiting)
    return Frequency(every, found.group_alone, found.group_pooled, found.group_saving, waiting)


def _season(comparison: Comparison, every: int) -> Season:
    scenario = comparison.scenario
    if scenario.individual_every == scenario.pooled_every == every:
        return comparison.season_totals
    changed = replace(scenario, individual_every=every, pooled_every=every)
    priced = comparison.priced.changed(changed, keeps_alone=True, keeps_pooled=True)
    return season(priced, _no_tick)


def _no_tick(fraction: float) -> None:
    """Go on."""
