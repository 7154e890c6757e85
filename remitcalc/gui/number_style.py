"""How one language writes figures of one unit in a box, and reads them back.

It takes the marks and units that `Language.numbers` tells, and writes the same figures the same
way.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.model.countable import size_fault
from remitcalc.model.money import exponent
from remitcalc.model.noun import noun
from remitcalc.output.number_format import NO_BREAK_SPACE, Around

if TYPE_CHECKING:
    from remitcalc.output.language import Language
    from remitcalc.output.number_format import Marks

_SPACES = " \xa0\u202f\u2009"
_GROUP_DIGITS = 3


@noun
class NumberStyle:
    """Figures of `decimals` decimals, counted in their smallest unit.

    `unit` is what stands around the digits, with its space, and `negative` the same of figures
    below zero; `marks` are the locale's. With `trims`, zeros at the end of the decimals are left
    out.
    """

    decimals: int
    unit: Around
    negative: Around
    marks: Marks
    trims: bool = False

    def text(self, value: int) -> str:
        """Return `value` with its unit and its sign."""
        before, after = self.negative if value < 0 else self.unit
        whole, rest = divmod(abs(value), 10**self.decimals)
        decimals = f"{rest:0{self.decimals}d}" if self.decimals else ""
        if self.trims:
            decimals = decimals.rstrip("0")
        point = self.marks.point if decimals else ""
        return f"{before}{self.marks.grouped(whole)}{point}{decimals}{after}"

    def read(self, text: str) -> int | None:
        """Return the value that `text` means, or None where it means none for certain.

        Grouping marks count only where they stand before three digits, or where the locale has
        them; a lone mark before fewer digits is a decimal point whichever it is: 25.00 is never
        2500.
        """
        bare = text.strip()
        sign = -1 if bare[:1] in ("-", "−") else 1
        bare = bare.lstrip("-−")
        for mark in self.unit:
            unit = mark.strip()
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
        point = self.marks.point
        if point in bare:
            whole, _, rest = bare.rpartition(point)
            if len(rest) <= self.decimals or point not in ".,":
                return self._ungrouped(whole), rest
        other = {",": ".", ".": ","}.get(point, ".")
        whole, mark, rest = bare.partition(other)
        if mark and other not in rest and len(rest) < _GROUP_DIGITS and self.decimals:
            return whole, rest
        return self._ungrouped(bare), ""

    def _ungrouped(self, whole: str) -> str:
        mark = {",": ".", ".": ","}.get(self.marks.point, ".")
        first, *groups = whole.split(mark)
        last, size = self.marks.sizes
        sizes = [len(group) for group in groups]
        if set(sizes) <= {_GROUP_DIGITS} or sizes == [*[size] * (len(sizes) - 1), last]:
            return first + "".join(groups)
        return whole


def percent_style(language: Language, decimals: int = 2) -> NumberStyle:
    """Return the style of percentages, without needless decimals."""
    sign = f"{NO_BREAK_SPACE}%"
    marks = language.numbers.marks
    return NumberStyle(decimals, Around("", sign), Around("-", sign), marks, trims=True)


def plain_style(language: Language, decimals: int) -> NumberStyle:
    """Return the style of figures without a unit, such as counts."""
    return NumberStyle(decimals, Around("", ""), Around("-", ""), language.numbers.marks)


def money_style(language: Language, currency: str) -> NumberStyle:
    """Return the style of amounts of `currency`."""
    numbers = language.numbers
    negative = numbers.around(currency, is_negative=True)
    return NumberStyle(exponent(currency), numbers.around(currency), negative, numbers.marks)
