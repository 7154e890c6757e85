"""How one language writes figures of one unit in a box, and reads them back.

It takes the marks and units that `Language.numbers` tells, and writes the same figures the same
way.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from remitcalc.files.numbers.notation import Unread
from remitcalc.files.numbers.typed import meanings, number_in_box
from remitcalc.model.countable import size_fault
from remitcalc.model.frozen import frozen
from remitcalc.model.money import exponent
from remitcalc.output.number_format import NO_BREAK_SPACE, Around

if TYPE_CHECKING:
    from remitcalc.output.language import Language
    from remitcalc.output.number_format import Marks


_LOOKS = ("decimals", "unit", "negative", "marks", "trims")


@frozen
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
    language: Language
    trims: bool = False

    def writes_as(self, other: NumberStyle) -> bool:
        """Return whether figures look the same in another style, whatever is said of them."""
        return all(getattr(self, name) == getattr(other, name) for name in _LOOKS)

    def text(self, value: int) -> str:
        """Return `value` with its unit and its sign."""
        before, after = self.negative if value < 0 else self.unit
        whole, rest = divmod(abs(value), 10**self.decimals)
        decimals = f"{rest:0{self.decimals}d}" if self.decimals else ""
        if self.trims:
            decimals = decimals.rstrip("0")
        point = self.marks.point if decimals else ""
        return f"{before}{self.marks.grouped(whole)}{point}{decimals}{after}"

    def plain(self, value: int) -> str:
        """Return `value` as one types it: without its unit, and without marks of thousands."""
        return self._plain(Decimal(value).scaleb(-self.decimals))

    def read(self, text: str) -> int | None:
        """Return the value that `text` means, or None where it means none for certain.

        It is read as every number that is typed: see `files.numbers.typed`.
        """
        sign, bare = self._bare(text)
        value = self._number(bare)
        if isinstance(value, Unread) or size_fault(value) is not None:
            return None
        return sign * int(value.scaleb(self.decimals))

    def doubt(self, text: str) -> str:
        """Return what is to be said of a text that can be more than one figure; empty: it is not.

        It names what the text could be, written so that it is read as that here.
        """
        _, bare = self._bare(text)
        if self._number(bare) is not Unread.AMBIGUOUS:
            return ""
        typed = text.strip()
        written = [self._plain(v) for v in map(Decimal.normalize, meanings(bare)) if self._fits(v)]
        if len(written) > 1:
            return self.language.text(
                "“{typed}” may be {larger} or {smaller}: write the one that is meant.",
                typed=typed,
                larger=written[0],
                smaller=written[1],
            )
        larger = "".join(written)
        return self.language.text(
            "“{typed}” is not certain: write {larger}, if it is that.", typed=typed, larger=larger
        )

    def beyond(self, text: str, least: int, most: int) -> str:
        """Return what is to be said of a text that is no figure from `least` to `most`."""
        return self.language.text(
            "“{typed}” was not taken: write a figure from {least} to {most}.",
            typed=text.strip(),
            least=self.text(least),
            most=self.text(most),
        )

    def _bare(self, text: str) -> tuple[int, str]:
        """Return the sign of a text, and what is left of it without sign and unit."""
        bare = text.strip()
        sign = -1 if bare[:1] in ("-", "−") else 1
        bare = bare.lstrip("-−")
        for mark in self.unit:
            unit = mark.strip()
            bare = bare.removeprefix(unit).removesuffix(unit).strip() if unit else bare
        return (-1, bare[1:]) if bare[:1] in ("-", "−") else (sign, bare)

    def _number(self, bare: str) -> Decimal | Unread:
        return number_in_box(
            bare,
            self.decimals,
            point=self.marks.point,
            group=self.marks.group,
            sizes=self.marks.sizes,
        )

    def _fits(self, value: Decimal) -> bool:
        return value == value.quantize(Decimal(1).scaleb(-self.decimals))

    def _plain(self, value: Decimal) -> str:
        """Return a figure without marks of thousands, all its decimals shown where it has some."""
        whole = value == value.to_integral_value()
        text = f"{value:f}" if whole else f"{value:.{self.decimals}f}"
        return text.replace(".", self.marks.point)


def percent_style(language: Language, decimals: int = 2) -> NumberStyle:
    """Return the style of percentages, without needless decimals."""
    sign = f"{NO_BREAK_SPACE}%"
    marks = language.numbers.marks
    return NumberStyle(decimals, Around("", sign), Around("-", sign), marks, language, trims=True)


def plain_style(language: Language, decimals: int) -> NumberStyle:
    """Return the style of figures without a unit, such as counts."""
    return NumberStyle(decimals, Around("", ""), Around("-", ""), language.numbers.marks, language)


def money_style(language: Language, currency: str) -> NumberStyle:
    """Return the style of amounts of `currency`."""
    numbers = language.numbers
    negative = numbers.around(currency, is_negative=True)
    return NumberStyle(
        exponent(currency), numbers.around(currency), negative, numbers.marks, language
    )
