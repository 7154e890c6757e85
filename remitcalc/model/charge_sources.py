"""Whose source a price of a charge has: its own, or that of the charge it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from remitcalc.model.charge import Band, Observation
from remitcalc.model.price_place import changed_charge

if TYPE_CHECKING:
    from remitcalc.model.charge import Charge, Flat
    from remitcalc.model.provenance import Provenance


def source_in(charge: Charge, priced: Flat | Band | Observation | Charge) -> Provenance:
    """Return where something priced in a charge comes from."""
    own = priced.provenance if isinstance(priced, Band | Observation) else None
    return own or charge.provenance


def with_source_in(charge: Charge, told: Provenance, entry: int | None) -> Charge:
    """Return a charge in which one band or pair, or what is none of these, has another source.

    Bands and pairs that inherited that of the charge keep it.
    """

    def sourced(one: Any, _: int, at: int) -> Any:
        if not isinstance(one, Band | Observation):
            return one
        if entry is None:
            return one if one.provenance else replace(one, provenance=charge.provenance)
        return replace(one, provenance=told) if at == entry else one

    made = changed_charge(charge, 0, sourced)
    return replace(made, provenance=told) if entry is None else made
