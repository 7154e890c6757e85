"""What stands in a cell of a table that is shown: words, a count, a figure or a share.

Whoever shows the table says the cell, in one language: `FigureWords.shown` as people read it,
`FigureWords.pasted` as a spreadsheet takes it.
"""

from __future__ import annotations

from fractions import Fraction

from remitcalc.engine.figure import Bound, Figure
from remitcalc.model.frozen import frozen


@frozen
class Percent:
    """A share in percent, exactly, and how far it holds; where that is unknown it says nothing.

    Examples
    --------
    >>> Percent.of(Figure(1688, "CAD", Bound.AT_LEAST), 40000)
    Percent(value=Fraction(211, 50), bound=<Bound.AT_LEAST: 1>)
    """

    value: Fraction
    bound: Bound = Bound.EXACT

    @classmethod
    def of(cls, figure: Figure, principal: int) -> Percent:
        """Return what a figure is of an amount in the same minor units; nothing, if unknown."""
        if not figure.is_known or figure.is_of_nothing:
            return cls(Fraction(0), Bound.UNKNOWN)
        return cls(Fraction(100 * figure.minor, principal), figure.bound)


Cell = str | int | Figure | Percent
"""Words say why there is no figure; a whole number is a count."""
