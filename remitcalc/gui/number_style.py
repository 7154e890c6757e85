"""How one language writes figures of one unit: fast and exact, and read back as it is shown.

Tables format many figures, and inputs must read back what they show. Both take the marks and units
that `Language.numbers` writes with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.numbers.notation import Unread
from remitcalc.files.numbers.typed import number_in_box
from remitcalc.model.countable import size_fault
from remitcalc.model.money import exponent
from remitcalc.model.noun import noun
from remitcalc.output.number_format import NO_BREAK_SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.output.language import Language


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

        It is read as every number that is typed: see `files.numbers.typed`.
        """
        bare = text.strip()
        sign = -1 if bare[:1] in ("-", "−") else 1
        bare = bare.lstrip("-−")
        for unit in (self.prefix.strip(), self.suffix.strip()):
            bare = bare.removeprefix(unit).removesuffix(unit).strip() if unit else bare
        if bare[:1] in ("-", "−"):
            sign, bare = -1, bare[1:]
        value = number_in_box(bare, self.decimals, point=self.point, group=self.group)
        if isinstance(value, Unread) or size_fault(value) is not None:
            return None
        return sign * int(value.scaleb(self.decimals))


def percent_style(language: Language, decimals: int = 2) -> NumberStyle:
    """Return the style of percentages, without needless decimals."""
    group, point = language.numbers.marks
    return NumberStyle(decimals, "", f"{NO_BREAK_SPACE}%", point, group, trims=True)


def plain_style(language: Language, decimals: int) -> NumberStyle:
    """Return the style of figures without a unit, such as counts."""
    group, point = language.numbers.marks
    return NumberStyle(decimals, "", "", point, group)


def money_style(language: Language, currency: str) -> NumberStyle:
    """Return the style of amounts of `currency`."""
    group, point = language.numbers.marks
    before, after = language.numbers.around(currency)
    return NumberStyle(exponent(currency), before, after, point, group)


def money_writer(language: Language, currency: str) -> Callable[[int], str]:
    """Return what writes amounts as `Language.numbers` does, ten times as fast where it can."""
    style, numbers = money_style(language, currency), language.numbers
    if not numbers.groups_thousands:
        return lambda value: numbers.money(value, currency)
    before, after = numbers.around(currency, is_negative=True)
    if (before, after) == (f"-{style.prefix}", style.suffix):
        return style.text
    return lambda v: style.text(v) if v >= 0 else f"{before}{style.plain(-v)}{after}"
