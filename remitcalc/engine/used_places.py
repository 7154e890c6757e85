"""Which of the prices of a service are used at some amounts: bands and pairs that are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from remitcalc.model.charge import Bands, Observed
from remitcalc.model.exchange import MarginBands, ObservedMargins
from remitcalc.model.price_place import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from remitcalc.engine.used_amounts import UsedAmounts
    from remitcalc.model.price_place import PricePlace
    from remitcalc.model.service import Service

_BY_AMOUNT = (Bands, Observed, MarginBands, ObservedMargins)


def is_by_amount(service: Service, *, arriving: bool = False) -> bool:
    """Return whether any price of a service, or any `arriving`, is another one by the amount."""
    charges = service.receiving.charges if arriving else service.charges
    priced = [charge.tariff for charge in charges]
    return any(isinstance(one, _BY_AMOUNT) for one in (*priced, arriving or service.exchange))


def used_places(
    service: Service, places: Iterable[PricePlace], amounts: UsedAmounts | None
) -> Iterator[PricePlace]:
    """Yield those places of figures of a service that are used.

    Of bands those that an amount falls into, of marginal ones those below it too; of surveyed pairs
    that of the amount itself, else the two around it, or the nearest one.

    Parameters
    ----------
    amounts : UsedAmounts or None
        None: all places.
    """
    entries: dict[tuple[str, int], set[int] | None] = {}
    for place in places:
        key = (place.part, place.at)
        if key not in entries:
            entries[key] = None if amounts is None else _entries(service, place, amounts)
        used = entries[key]
        is_limit = place.figure in ("minimum", "maximum")
        if used is None or place.entry in used or is_limit:
            yield place


def _entries(service: Service, place: PricePlace, amounts: UsedAmounts) -> set[int] | None:
    """Return which bands or pairs are used of what stands at a place; None: it has none."""
    tariff: Any = service.exchange
    bases = amounts.principals
    if place.part in SIDES:
        if not place.figure:
            return None
        charge = getattr(service, place.part).charges[place.at]
        tariff, bases = charge.tariff, amounts.base_of(charge)
    match tariff:
        case Bands(mode, bands):
            used = _reached([band.start for band in bands], bases)
            return used if mode == "whole" else {*range(max(used) + 1)}
        case MarginBands(bands):
            return _reached([band.start for band in bands], bases)
        case Observed(pairs) | ObservedMargins(pairs):
            return _around([pair.amount for pair in pairs], bases)
    return None


def _reached(starts: list[int], bases: NDArray[np.int64]) -> set[int]:
    found = np.searchsorted(np.array(starts), bases, side="right") - 1
    return {*np.unique(np.maximum(found, 0)).tolist()}


def _around(surveyed: list[int], bases: NDArray[np.int64]) -> set[int]:
    above = np.searchsorted(np.array(surveyed), bases, side="left")
    last = len(surveyed) - 1
    is_surveyed = np.isin(bases, surveyed)
    below = np.where(is_surveyed, above, above - 1)
    return {*np.unique(np.clip([above, below], 0, last)).tolist()}
