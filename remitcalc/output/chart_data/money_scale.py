"""An axis of money or of percent: its title, and how a value on it is written."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen
from remitcalc.model.money import exponent
from remitcalc.output.number_format import NO_BREAK_SPACE, rounded

if TYPE_CHECKING:
    from remitcalc.output.language import Language

_KEPT = 512
"""Ticks kept: an axis is laid out more than once, and again whenever it is resized."""


@frozen(eq=False)
class MoneyScale:
    """Amounts of one currency, in major units as floats, which serve for drawing only."""

    title: str
    currency: str
    language: Language

    def major(self, minor: float) -> float:
        """Return minor units as major ones."""
        return float(minor) / float(10 ** exponent(self.currency))

    def tick(self, value: float, decimals: int) -> str:
        """Return a value of the axis with its currency and as few decimals as the axis needs."""
        return _written(self.language, self.currency, value, decimals)


@frozen(eq=False)
class PercentScale:
    """Shares of an amount, in percent as floats, which serve for drawing only."""

    title: str
    language: Language

    def tick(self, value: float, decimals: int) -> str:
        """Return a value of the axis with as few decimals as the axis needs."""
        shown = rounded(Decimal(repr(value)), decimals)
        return f"{self.language.numbers.decimal(shown)}{NO_BREAK_SPACE}%"


Scale = MoneyScale | PercentScale


@lru_cache(maxsize=_KEPT)
def _written(language: Language, currency: str, value: float, decimals: int) -> str:
    shown = rounded(Decimal(repr(value)), decimals)
    before, after = language.numbers.around(currency, is_negative=shown < 0)
    return f"{before}{language.numbers.decimal(abs(shown))}{after}"
