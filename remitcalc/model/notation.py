"""How somebody who types writes numbers, what day it is, and what they call what they type in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.model.bank_offer import ChargeNames

if TYPE_CHECKING:
    import datetime

PLAIN_NAMES = ChargeNames("transfer fee", "charge on the way", "charge on arrival", "distribution")


class Notation(NamedTuple):
    """The writing of one language on one day.

    Attributes
    ----------
    point, group : str
        What marks decimals and thousands.
    sizes : two int
        How many digits the last group has, and the others: 3 and 2 in India.
    today : date
        When what is typed is said to be.
    own_source : str
        The source of a figure of which nobody is named who told it.
    names : ChargeNames
        What charges are called that are typed in.
    """

    today: datetime.date
    point: str = "."
    group: str = ","
    sizes: tuple[int, int] = (3, 3)
    own_source: str = "typed in"
    names: ChargeNames = PLAIN_NAMES

    @property
    def own_words(self) -> tuple[str, ...]:
        """What is typed where nobody is named who told a figure."""
        return ("", self.own_source)
