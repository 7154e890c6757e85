"""What a worker saves, step by step: the way alone less the way pooled, like for like."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.engine.steps.explained import Explained
from remitcalc.engine.steps.expression import Difference, Told, money
from remitcalc.engine.steps.recipe import Recipe
from remitcalc.model.message import message

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.steps.step import Steps


def saving(comparison: Comparison, row: int) -> Steps:
    """Return what a worker saves in the first payday."""
    return _Saving(comparison, row, comparison.bound, comparison.before).steps(is_season=False)


def season_saving(comparison: Comparison, row: int) -> Steps:
    """Return what a worker saves in the season."""
    season = comparison.season_totals
    return _Saving(comparison, row, season.bound, season.before).steps(is_season=True)


class _Saving:
    def __init__(
        self,
        comparison: Comparison,
        row: int,
        bound: NDArray[np.uint8],
        before: NDArray[np.uint8],
    ) -> None:
        self.comparison, self.row = comparison, row
        self.bound, self.before = Bound(int(bound[row])), int(before[row])
        self.unit = money(comparison.scenario.corridor.sending_currency)

    def steps(self, *, is_season: bool) -> Steps:
        self.recipe = Recipe(message("step_part_season") if is_season else None)
        recipe, row = self.recipe, self.row
        explained = Explained(self.comparison.priced.without(self.before))
        alone, pooled = (
            recipe.part("alone", message("step_part_alone")),
            recipe.part("pooled", message("step_part_pooled")),
        )
        joins = bool(self.comparison.pools.joins[row])
        if is_season:
            explained.add_season_alone(alone, row)
            if joins:
                explained.add_season_pooled(pooled, row)
        else:
            explained.add_first_alone(alone, row)
            if joins:
                explained.add_first_pooled(pooled, row)
        if recipe.steps.refusal is None:
            self._add("step_saving") if joins else self._add_nothing("step_saving")
        return recipe.steps

    def _add_nothing(self, said: str) -> None:
        """Add that who does not join saves exactly nothing."""
        nothing = Told(Fraction(0), self.unit, "none", "stays")
        self.recipe.add("saving", said, nothing, self.unit, notes=(message("step_stays"),))
        self.recipe.rest("saving", self.recipe.of("alone.total"))

    def _add(self, said: str) -> None:
        recipe = self.recipe
        alone, pooled = recipe.of("alone.total"), recipe.of("pooled.total")
        first, second = recipe.into[alone.key], recipe.into[pooled.key]
        absent, status = first.absent | second.absent, max(first.status, second.status)
        if self.bound == Bound.UNKNOWN:
            note = message("step_both_lack")
            recipe.add_unknown("saving", said, self.unit, absent, note)
            recipe.rest("saving", alone, pooled)
            return
        notes = (message("step_like_for_like"),) if self.before else ()
        recipe.add("saving", said, Difference(alone, (pooled,)), self.unit, notes=notes)
        recipe.hold("saving", self.bound, absent, status)
