"""Every figure behind the answer as a row: first those that would settle it.

Listed are the prices that are used of every way that is compared, the pool's and those of other
offers first, then of what workers use alone, then of the other ways; taxes and the reference rate.
Of the other ways, what is none or is not known is listed where it would settle the answer, or keeps
them from being ranked: else it is no figure that anything rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from remitcalc.engine.individual import priced_alone
from remitcalc.engine.pricing import price
from remitcalc.engine.settling import Settling, settling
from remitcalc.engine.used_amounts import UsedAmounts
from remitcalc.engine.used_places import is_by_amount, used_places
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.figure_edits import source_at
from remitcalc.model.frozen import frozen
from remitcalc.model.price_place import part_at, places_of, price_at
from remitcalc.model.price_range import range_of
from remitcalc.model.service import Side
from remitcalc.model.stated_figures import is_typed_over
from remitcalc.output.tables.services import has_pool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.charge import Charge
    from remitcalc.model.corridor import Corridor, Tax
    from remitcalc.model.price_place import PlacedPart, PricePlace
    from remitcalc.model.price_range import PriceRange
    from remitcalc.model.provenance import Provenance
    from remitcalc.model.service import Service

_NEEDED = ("sending", "fx")
"""The parts without which a way cannot be ranked."""


@frozen(eq=False)
class FigureRow:
    """One figure.

    Attributes
    ----------
    service : Service or None
        Whose price it is; None: of the corridor.
    part : Side, exchange, tax or reference rate that it stands in.
    priced : what holds it; None: it is a part that is none, or is not known.
    settles : whether it may change the pool's rank, or the sign of what is saved.
    is_behind : whether what is saved rests on it.
    is_typed : whether it was typed over.
    """

    place: PricePlace
    service: Service | None
    part: PlacedPart
    priced: Any
    provenance: Provenance
    settles: bool
    is_behind: bool
    is_typed: bool

    @property
    def value(self) -> int | Decimal | None:
        """Minor units, or an exact decimal; None: it is none, or is not known."""
        found: int | Decimal | None = getattr(self.priced, self.place.figure, None)
        return found

    @property
    def range(self) -> PriceRange | None:
        """How far it may be from its value."""
        return None if self.priced is None else range_of(self.priced.ranges, self.place.figure)

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows it."""
        return _is_unknown(self.part)

    @property
    def charge(self) -> Charge | None:
        """The charge it is of, if it is of one."""
        is_charge = isinstance(self.part, Side) and self.priced is not None
        return self.part.charges[self.place.at] if is_charge else None  # type: ignore[union-attr]

    @property
    def keeps_unranked(self) -> bool:
        """Whether a way cannot be ranked as long as nobody knows it."""
        return self.is_unknown and self.place.part in _NEEDED


def figure_rows(comparison: Comparison, stated: Corridor | None = None) -> list[FigureRow]:
    """Return every figure behind the answer; `stated` is the corridor before any was typed over."""
    return _Rows(comparison, stated).all()


class _Rows:
    def __init__(self, comparison: Comparison, stated: Corridor | None) -> None:
        self._comparison, self._stated = comparison, stated
        self._corridor = comparison.scenario.corridor
        self._settling = settling(comparison)
        ways = comparison.priced
        self._alone = {service.id: rows for service, rows in ways.by_service}

    def all(self) -> list[FigureRow]:
        found = [row for one in self._services() for row in self._of_service(one)]
        found += self._of_corridor()
        return sorted(found, key=lambda row: not row.settles)  # stable: else in this order

    def _services(self) -> Iterator[Service]:
        comparison, corridor = self._comparison, self._corridor
        if has_pool(comparison):
            yield from (corridor.service(one) for one in comparison.side_by_side)
        alone = corridor.individual_services
        yield from (one for one in alone if one.id in self._alone)
        yield from (one for one in alone if one.id not in self._alone)

    def _of_service(self, service: Service) -> Iterator[FigureRow]:
        pool = self._comparison.pooled_service
        is_behind = service.id in self._alone or (pool is not None and service.id == pool.id)
        is_close = is_behind or service.kind == "pooled"
        places = self._places(service)
        used = {*used_places(service, places, self._amounts(service))}
        for place in places:
            is_typed = is_typed_over(self._corridor, self._stated, place)
            if place not in used and not is_typed:
                continue
            row = self._row(place, service, is_behind=is_behind, is_typed=is_typed)
            if row.priced is not None or is_close or row.settles or row.keeps_unranked or is_typed:
                yield row

    def _of_corridor(self) -> Iterator[FigureRow]:
        day = self._comparison.scenario.date
        used = [s for s in self._corridor.services if s.id in self._alone]
        pool = self._comparison.pooled_service
        used += [pool] if pool is not None and has_pool(self._comparison) else []
        for place in places_of(self._corridor):
            tax: Tax | Any = part_at(self._corridor, place)
            is_due = place.part != "tax" or any(tax.is_due(s.instrument, day) for s in used)
            is_typed = is_typed_over(self._corridor, self._stated, place)
            if is_due or is_typed:
                yield self._row(place, None, is_behind=is_due, is_typed=is_typed)

    def _places(self, service: Service) -> list[PricePlace]:
        """Return the places of a service, and those at which something was stated."""
        places = [*places_of(self._corridor, service)]
        if self._stated is not None and any(one.id == service.id for one in self._stated.services):
            known = {*places}
            before = places_of(self._stated, self._stated.service(service.id))
            more = [one for one in before if one not in known and self._is_there(one)]
            places += more
        return places

    def _is_there(self, place: PricePlace) -> bool:
        return bool(place.figure) and price_at(self._corridor, place) is not None

    def _row(
        self, place: PricePlace, service: Service | None, *, is_behind: bool, is_typed: bool
    ) -> FigureRow:
        part, priced = part_at(self._corridor, place), price_at(self._corridor, place)
        assert part is not None
        is_open = _is_unknown(part) or (
            priced is not None and range_of(priced.ranges, place.figure) is not None
        )
        return FigureRow(
            place,
            service,
            part,
            priced,
            source_at(self._corridor, place),
            settles=is_open and Settling(place.service, place.part) in self._settling,
            is_behind=is_behind,
            is_typed=is_typed,
        )

    def _amounts(self, service: Service) -> UsedAmounts | None:
        """Return at which amounts a service is used, where its prices go by them; else None."""
        comparison, scenario = self._comparison, self._comparison.scenario
        if not is_by_amount(service):
            return None
        if service.kind == "pooled":
            pools = [rows for _, rows in comparison.pools.groups]
            if not pools:
                return None
            outcome = comparison.pooled
            if service.id != scenario.pooled:
                other = scenario.replace(pooled=service.id)
                outcome = comparison.priced.changed(other, keeps_alone=True).first_pooled
            return UsedAmounts.pooled(outcome, pools) if outcome.all_possible else None
        if service.id in self._alone:
            rows = self._alone[service.id]
            return _possible(comparison.individual.rows(rows), scenario.payroll.amounts[rows])
        amounts = comparison.ranking.senders.values
        if scenario.amount_is == "principal" and not is_by_amount(service, arriving=True):
            return UsedAmounts(amounts, amounts, amounts, amounts)  # what arrives is not asked for
        pricing = price(self._corridor, service, scenario.date)
        return _possible(priced_alone(pricing, amounts, scenario.amount_is), amounts)


def _possible(outcome: Outcome, amounts: Any) -> UsedAmounts:
    """Return the amounts of transfers alone; of one that is not possible, what was to be sent."""
    principals = np.where(outcome.is_possible, outcome.principal, amounts)
    return UsedAmounts(principals, outcome.received, principals, outcome.received)


def _is_unknown(part: PlacedPart) -> bool:
    return isinstance(part, Undisclosed) or (isinstance(part, Side) and not part.is_surveyed)
