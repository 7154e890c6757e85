"""What one way does to each of many amounts, as columns of figures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remitcalc.output.tables.receipt import Receipt

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from remitcalc.engine.figure_column import FigureColumn
    from remitcalc.engine.outcome import Outcome
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import Message


class WayColumns:
    """One way: a row for each worker, or for each amount of a curve.

    Attributes
    ----------
    status, received_status : uint8, the weakest figure that total and arrival rest on.
    is_possible : bool; where it is False there is no figure.
    is_outside_range : bool; a surveyed price was used outside its surveyed amounts.
    """

    def __init__(self, outcome: Outcome, corridor: Corridor) -> None:
        self._outcome, self._corridor = outcome, corridor
        self._made: dict[str, FigureColumn] = {}
        self.is_possible = outcome.is_possible
        self.status, self.received_status = outcome.status, outcome.received_status
        self.is_outside_range = outcome.outside_range & outcome.is_possible

    def __len__(self) -> int:
        return len(self._outcome)

    def __getitem__(self, name: str) -> FigureColumn:
        """Return a part, or principal, total, received or paid."""
        if name not in self._made:
            currency = self._corridor.sending_currency
            if name == "received":
                currency = self._corridor.receiving_currency
            self._made[name] = self._outcome.figures(name, currency)
        return self._made[name]

    @property
    def absent(self) -> NDArray[np.uint8]:
        """The bits of the parts that each total lacks."""
        return self._outcome.absent

    @cached_property
    def reasons(self) -> list[Message | None]:
        """Why each row is not possible; None: it is."""
        told = (None, *self._outcome.reasons)
        return [told[code] for code in self._outcome.reason.tolist()]

    def receipt(self, row: int) -> Receipt:
        """Return all figures of one row."""
        return Receipt.of(self._outcome, self._corridor, row)
