"""The pool's line as it was offered, behind the one of a quote that is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@frozen(eq=False)
class OfferedLine:
    """Costs as the chart has them, NaN where not possible, by its own sizes or amounts, ascending.

    `label` says what it is and what the scenario's own size or amount costs on it.
    """

    at: NDArray[np.float64]
    cost: NDArray[np.float64]
    label: str
