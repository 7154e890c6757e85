"""How one language writes figures of one unit: learnt from its own samples, then fast and exact.

Tables format many figures, and inputs must read back what they show. Both need the marks that a
locale uses. They are read off figures that `Language.numbers` has written, so there is one source.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.model.countable import size_fault
from remitcalc.model.money import exponent
from remitcalc.model.noun import noun
from remitcalc.output.number_format import NO_BREAK_SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.output.language import Language

_SAMPLES = (0, 7, 1234, 123456, 1234567, 123456789012, -5, -1234567)
_SAMPLE = re.compile(r"(\D*+)\d(?:.*\d)?(\D*+)", re.DOTALL)
_SPACES = " \xa0\u202f\u2009"
_GROUP_DIGITS = 3


@noun
class NumberStyle:
    """Figures of `decimals` decimals, counted in their smallest unit.

    `prefix` and `suffix` hold the unit with its space; `point` and `group` are the locale's marks.
    With `trims`, zeros at the end of the decimals are left out.
    """

    decimals: int
    prefix: str
    suffix: str
    point: str
    group: str
    trims: bool = False

    def plain(self, value: int) -> str:
        """Return `value` without its unit."""
        unit = 10**self.decimals
        whole, rest = divmod(abs(value), unit)
        text = f"{whole:,d}".replace(",", self.group)
        decimals = f"{rest:0{self.decimals}d}" if self.decimals else ""
        if self.trims:
            decimals = decimals.rstrip("0")
        if decimals:
            text += self.point + decimals
        return f"-{text}" if value < 0 else text

    def text(self, value: int) -> str:
        """Return `value` with its unit, a minus sign in front of both."""
        sign = "-" if value < 0 else ""
        return f"{sign}{self.prefix}{self.plain(abs(value))}{self.suffix}"

    def read(self, text: str) -> int | None:
        """Return the value that `text` means, or None where it means none for certain.

        Grouping marks count only where they stand before three digits; a lone mark before fewer
        digits is a decimal point whichever it is: 25.00 is never 2500.
        """
        bare = text.strip()
        sign = -1 if bare[:1] in ("-", "−") else 1
        bare = bare.lstrip("-−")
        for unit in (self.prefix.strip(), self.suffix.strip()):
            bare = bare.removeprefix(unit).removesuffix(unit).strip() if unit else bare
        if bare[:1] in ("-", "−"):
            sign, bare = -1, bare[1:]
        bare = "".join(c for c in bare if c not in _SPACES and c not in "'’")
        whole, rest = self._parted(bare)
        if not (whole or rest) or not f"{whole}{rest}".isdecimal() or len(rest) > self.decimals:
            return None
        major = Decimal(whole or 0)
        if size_fault(major) is not None:
            return None
        decimals = int(rest.ljust(self.decimals, "0") or "0")
        return sign * (int(major) * int(10**self.decimals) + decimals)

    def _parted(self, bare: str) -> tuple[str, str]:
        if self.point in bare:
            whole, _, rest = bare.rpartition(self.point)
            if len(rest) <= self.decimals or self.point not in ".,":
                return self._ungrouped(whole), rest
        other = {",": ".", ".": ","}.get(self.point, ".")
        whole, mark, rest = bare.partition(other)
        if mark and other not in rest and len(rest) < _GROUP_DIGITS and self.decimals:
            return whole, rest
        return self._ungrouped(bare), ""

    def _ungrouped(self, whole: str) -> str:
        mark = {",": ".", ".": ","}.get(self.point, ".")
        first, *groups = whole.split(mark)
        if all(len(group) == _GROUP_DIGITS for group in groups):
            return first + "".join(groups)
        return whole


def percent_style(language: Language, decimals: int = 2) -> NumberStyle:
    """Return the style of percentages, without needless decimals."""
    base = plain_style(language, decimals)
    return NumberStyle(decimals, "", f"{NO_BREAK_SPACE}%", base.point, base.group, trims=True)


def plain_style(language: Language, decimals: int) -> NumberStyle:
    """Return the style of figures without a unit, such as counts."""
    sample = language.numbers.decimal(Decimal("1234567.5"))
    marks = [c for c in sample if not c.isdecimal()]
    return NumberStyle(decimals, "", "", marks[-1], marks[0])


def money_style(language: Language, currency: str) -> NumberStyle:
    """Return the style of amounts of `currency`."""
    decimals = exponent(currency)
    base = plain_style(language, decimals)
    found = _SAMPLE.fullmatch(language.numbers.money(1234567, currency))
    assert found is not None
    return NumberStyle(decimals, found[1], found[2], base.point, base.group)


def money_writer(language: Language, currency: str) -> Callable[[int], str]:
    """Return what writes amounts as `Language.numbers` does, ten times as fast where it can."""
    style, numbers = money_style(language, currency), language.numbers
    if all(style.text(v) == numbers.money(v, currency) for v in _SAMPLES):
        return style.text
    if all(style.text(v) == numbers.money(v, currency) for v in _SAMPLES if v >= 0):
        return lambda value: style.text(value) if value >= 0 else numbers.money(value, currency)
    return lambda value: numbers.money(value, currency)
