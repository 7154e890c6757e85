"""What one transfer does to one worker: the same columns as the engine's, as one plain row.

`on_arrival` is what is taken from what arrives, in the receiving currency; the engine keeps none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remitcalc.model.provenance import Status
    from tests.reference.bounds import Bound


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
    absent: frozenset[str]
    total_bound: Bound
    received_bound: Bound
    principal_bound: Bound
    paid_bound: Bound
    status: Status
    received_status: Status
    outside_range: bool

    @property
    def total(self) -> int:
        """The sum of the five parts; an absent part is stored as 0."""
        return self.sending + self.tax + self.transit + self.fx + self.receiving
