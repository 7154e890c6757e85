"""One charge as a formula over named input cells.

The names of a charge begin alike, such as `pooled_fee1`: `_fixed`, `_percent` for a flat one;
columns `_from`, `_fixed`, `_percent`, `_level` for bands; `_from`, `_fee`, `_rise`, `_run` for
surveyed pairs; `_minimum`, `_maximum` of any. Money is in minor units, a percentage in units of
1/`whole`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.charge import Bands, Observed
from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from remitcalc.engine.piecewise import Piecewise
    from remitcalc.engine.pricing import PricedCharge
    from remitcalc.model.charge import Charge


@frozen
class ChargeTerms:
    """A charge under its name in the workbook."""

    name: str
    priced: PricedCharge

    @property
    def charge(self) -> Charge:
        """The charge itself."""
        return self.priced.charge

    @property
    def pieces(self) -> Piecewise:
        """The charge as the engine prices it."""
        return self.priced.pieces

    def formula(self, base: str) -> str:
        """Return the rounded charge on `base`, a cell or name; `NA()` where it is not taken."""
        name, held = self.name, self._raw(base)
        if self.charge.minimum is not None:
            held = f"MAX({held},{name}_minimum)"
        if self.charge.maximum is not None:
            held = f"MIN({held},{name}_maximum)"
        found = f"ROUND({held},0)"
        return f"IF({base}<{name}_until,{found},NA())" if self.has_end else found

    @property
    def is_by_amount(self) -> bool:
        """Whether there may be amounts that it does not take."""
        return isinstance(self.charge.tariff, Bands)

    @property
    def has_end(self) -> bool:
        """Whether the charge does not take amounts from some amount on."""
        return self.pieces.end is not None

    def _raw(self, base: str) -> str:
        name, tariff = self.name, self.charge.tariff
        if isinstance(tariff, Observed):
            return interpolated(name, base)
        if not isinstance(tariff, Bands):
            return f"{name}_fixed+{base}*{name}_percent/whole"
        start, percent = f"{name}_from", f"LOOKUP({base},{name}_from,{name}_percent)"
        if tariff.mode == "whole":
            return f"LOOKUP({base},{start},{name}_fixed)+{base}*{percent}/whole"
        level = f"LOOKUP({base},{start},{name}_level)"
        return f"({level}+({base}-LOOKUP({base},{start}))*{percent})/whole"


def interpolated(name: str, base: str) -> str:
    """Return the surveyed value at `base`: linear between two pairs, the nearest one's outside."""
    start = f"{name}_from"
    at = f"MEDIAN(MIN({start}),{base},MAX({start}))"
    rise, run = f"LOOKUP({at},{start},{name}_rise)", f"LOOKUP({at},{start},{name}_run)"
    return f"LOOKUP({at},{start},{name}_fee)+({at}-LOOKUP({at},{start}))*{rise}/{run}"
