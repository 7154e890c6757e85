"""What each worker saves by pooling, against the way alone that is the worker's own to compare.

Which way is the cheapest or has the middle price depends on the amount, so on a handout it is
picked for each worker. The pool's price is the comparison's own: only what it is compared with
changes.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound, Figure
from remitcalc.engine.priced_scenario import PricedScenario
from remitcalc.engine.range_corners import priced_corners
from remitcalc.engine.savings import Difference, Savings, Sides, one_payday
from remitcalc.engine.season import season_sides
from remitcalc.engine.sides_range import Ends, sides_range
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.figure_column import FigureColumn
    from remitcalc.engine.range_corners import Corners
    from remitcalc.engine.sides_range import SidesRange
    from remitcalc.model.service import Service


class OwnDifferences:
    """Differences of one comparison's workers, by the service they are compared with."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._priced: dict[str, PricedScenario] = {}
        self._found: dict[tuple[str, bool], tuple[Savings, Sides]] = {}
        self._ranges: dict[tuple[str, bool], SidesRange | None] = {}
        self._season_pooled: FigureColumn | None = None

    def payday(self, service: Service, row: int) -> Figure:
        """Return what one worker saves on one payday against `service`."""
        if self._is_own(service, row):
            return self._comparison.saving_at(row)
        pooled = self._comparison.pooled.figures("total", self._currency)
        return self._figure(service, row, one_payday, pooled, is_season=False)

    def season(self, service: Service, row: int) -> Figure:
        """Return what one worker saves over all paydays, as often sent as planned."""
        season, currency = self._comparison.season_totals, self._currency
        if self._is_own(service, row):
            bound, before = Bound(int(season.bound[row])), int(season.before[row])
            return Figure(int(season.saving[row]), currency, bound, before=before)
        if self._season_pooled is None:
            self._season_pooled = season_sides(self._comparison.priced).pooled
        return self._figure(service, row, season_sides, self._season_pooled, is_season=True)

    def range(self, service: Service, row: int, *, is_season: bool) -> Ends:
        """Return the least and the most that one worker saves against `service`."""
        is_own = self._is_own(service, row)
        key = "" if is_own else service.id, is_season
        if key not in self._ranges:
            comparison = self._comparison
            if is_own:
                found = comparison.season_range if is_season else comparison.worker_range
            else:
                corners = priced_corners(self._through(service))
                sides_of = season_sides if is_season else one_payday
                pools = self._own_pools
                found = None if corners is None else sides_range(corners, sides_of, pools)
            self._ranges[key] = found
        known = self._ranges[key]
        return Ends(None, None) if known is None else known.saving.at(row)

    @cached_property
    def _own_pools(self) -> Corners | None:
        """The comparison at its corners, where a pool follows from the way it is compared with."""
        comparison = self._comparison
        settles = comparison.scenario.share == "no-one-worse-off"
        return priced_corners(comparison.priced) if settles else None

    @property
    def _currency(self) -> str:
        return self._comparison.scenario.corridor.sending_currency

    def _is_own(self, service: Service, row: int) -> bool:
        services = self._comparison.individual_services
        used = services[row] if len(services) > 1 else services[0]
        return used.id == service.id

    def _figure(
        self,
        service: Service,
        row: int,
        sides_of: Callable[[PricedScenario], Sides],
        pooled: FigureColumn,
        *,
        is_season: bool,
    ) -> Figure:
        key = service.id, is_season
        if key not in self._found:
            priced = self._through(service)
            sides = Sides(sides_of(priced).alone, pooled)
            self._found[key] = Difference(sides, priced, sides_of).by_worker(), sides
        savings, (alone, together) = self._found[key]
        return Figure(
            int(savings.saving[row]),
            self._currency,
            Bound(int(savings.bound[row])),
            int(alone.absent[row]) | int(together.absent[row]),
            int(savings.before[row]),
            Status(max(int(alone.status[row]), int(together.status[row]))),
        )

    def _through(self, service: Service) -> PricedScenario:
        """Return the scenario priced where all who name no service of theirs use `service`."""
        if service.id not in self._priced:
            comparison = self._comparison
            self._priced[service.id] = PricedScenario(
                comparison.scenario, service, comparison.pools
            )
        return self._priced[service.id]
