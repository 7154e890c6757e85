"""What one transfer does to one worker: the same columns as the engine's, as one plain row.

`on_arrival` is what is taken from what arrives, in the receiving currency; the engine keeps none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remitcalc.model.provenance import Status


@dataclass(frozen=True)
class Row:
    principal: int
    sending: int
    tax: int
    transit: int
    fx: int
    receiving: int
    received: int
    on_arrival: int
    paid: int
    employer: int
    transit_known: bool
    fx_known: bool
    receiving_known: bool
    received_known: bool
    is_lower_bound: bool
    is_upper_bound: bool
    status: Status
    status_without_reference: Status
    outside_range: bool

    @property
    def total(self) -> int:
        """The sum of the five parts; an unknown part is stored as 0."""
        return self.sending + self.tax + self.transit + self.fx + self.receiving
