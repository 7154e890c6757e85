"""Ways in which people and programs write amounts of money, among them some that mislead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from random import Random

MARKS = (".", ",")
GROUPS = ("", ",", ".", " ", "\u00a0", "\u202f", "\u2007", "'", "’")
STYLES = ("two", "short", "three", "dash")
CURRENCIES = (
    *(("", ""), ("$", ""), ("C$", ""), ("CAD ", ""), ("CDN$", "")),
    *(("", " $"), ("", "\u00a0$\u00a0CA"), ("", " CAD")),
)
_UNIT = 100


class Notation(NamedTuple):
    """A way of writing amounts of two decimals.

    Attributes
    ----------
    mark, group : str
        Before decimals, and between thousands. Where they are the same, whoever reads must ask.
    style : str
        "two" decimals always, "short" without needless zeros, "three" decimals, or a "dash" for
        those of whole amounts.
    before, after : str
        Of the currency.
    """

    mark: str
    group: str
    style: str = "two"
    before: str = ""
    after: str = ""

    def text(self, minor: int) -> str:
        """Return an amount of minor units as this notation writes it."""
        whole, cents = divmod(minor, _UNIT)
        figure = f"{whole:,}".replace(",", self.group)
        return f"{self.before}{figure}{self._decimals(cents)}{self.after}"

    def _decimals(self, cents: int) -> str:
        if self.style == "three":
            return f"{self.mark}{cents:02}0"
        if not cents and self.style != "two":
            return f"{self.mark}–" if self.style == "dash" else ""
        digits = f"{cents:02}"
        return self.mark + (digits.rstrip("0") if self.style == "short" else digits)

    @property
    def is_honest(self) -> bool:
        """Whether its marks tell decimals from thousands, as far as a list shows both."""
        return self.mark != self.group and self.style != "three"


def a_notation(random: Random) -> Notation:
    """Return any of them."""
    before, after = random.choice(CURRENCIES)
    mark, group, style = (random.choice(of) for of in (MARKS, GROUPS, STYLES))
    if style == "three" and group == mark:
        group = ""  # 1,000,000 for a thousand: that nobody writes, and nobody could read
    return Notation(mark, group, style, before, after)
