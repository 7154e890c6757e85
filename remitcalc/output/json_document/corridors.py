"""The JSON of the corridors at hand. `services` counts all of them; `as_of` is a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.indicators import indicator
from remitcalc.output.decimal_text import percent_text
from remitcalc.output.figures import as_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.model.corridor import Corridor
    from remitcalc.output.json_document.layout import Json


def corridors_document(corridors: Iterable[Corridor]) -> Json:
    """Return the documented list for `corridors`, in the order given."""
    return [
        {
            "id": corridor.id,
            "name": corridor.name("en"),
            "sending_currency": corridor.sending_currency,
            "receiving_currency": corridor.receiving_currency,
            "services": len(corridor.services),
            "as_of": as_of(corridor) or None,
            "average_cost_percent": {
                amount: percent_text(indicator(corridor, amount).average)
                for amount in corridor.indicator_amounts or {}
            },
        }
        for corridor in corridors
    ]
