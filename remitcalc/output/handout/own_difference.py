"""What each worker saves by pooling, against the way alone that is the worker's own to compare.

Which way is the cheapest or has the middle price depends on the amount, so on a handout it is
picked for each worker. The pool's price is the comparison's own: only what it is compared with
changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound, Figure
from remitcalc.engine.savings import Difference, Savings, Sides, one_payday
from remitcalc.engine.season import season_sides
from remitcalc.engine.ways import Ways
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.figure_column import FigureColumn
    from remitcalc.model.service import Service


class OwnDifferences:
    """Differences of one comparison's workers, by the service they are compared with."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._ways: dict[str, Ways] = {}
        self._found: dict[tuple[str, bool], tuple[Savings, Sides]] = {}
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
            self._season_pooled = season_sides(self._comparison.ways).pooled
        return self._figure(service, row, season_sides, self._season_pooled, is_season=True)

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
        priced: Callable[[Ways], Sides],
        pooled: FigureColumn,
        *,
        is_season: bool,
    ) -> Figure:
        key = service.id, is_season
        if key not in self._found:
            ways = self._through(service)
            sides = Sides(priced(ways).alone, pooled)
            self._found[key] = Difference(sides, ways, priced).by_worker(), sides
        savings, (alone, together) = self._found[key]
        return Figure(
            int(savings.saving[row]),
            self._currency,
            Bound(int(savings.bound[row])),
            int(alone.absent[row]) | int(together.absent[row]),
            int(savings.before[row]),
            Status(max(int(alone.status[row]), int(together.status[row]))),
        )

    def _through(self, service: Service) -> Ways:
        """Return the scenario's ways where all who name no service of theirs use `service`."""
        if service.id not in self._ways:
            ways = self._ways[service.id] = Ways(self._comparison.scenario)
            ways.baseline = service
        return self._ways[service.id]
