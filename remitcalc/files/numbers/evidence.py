"""What the numbers of a column, or of a table, tell of their decimal mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.numbers.notation import DOUBTED_DECIMALS, MARKS, marks_of
from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.files.numbers.notation import DecimalMark


@frozen
class Evidence:
    """How many texts can have only one decimal mark, and which could have either.

    Attributes
    ----------
    points, commas : int
        How many texts can have only a decimal point, and only a decimal comma.
    doubted : mapping of "point" or "comma" to str
        The first text with three digits after this mark, its only one: a thousand, or decimals.
    """

    points: int
    commas: int
    doubted: dict[DecimalMark, str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Evidence:
        """Return what texts tell, each of them a number without anything around it.

        >>> Evidence.of(["1.488,69", "1.000"])
        Evidence(points=0, commas=1, doubted={'point': '1.000'})
        """
        points, commas = 0, 0
        doubted: dict[DecimalMark, str] = {}
        for text in texts:
            if "," not in text and "." not in text:
                continue
            marks = marks_of(text)
            if len(marks) == len(MARKS):
                doubted.setdefault("comma" if "," in text else "point", text)
            elif "point" in marks:
                points += 1
            elif marks:
                commas += 1
        return cls(points, commas, doubted)

    @property
    def mark(self) -> DecimalMark | None:
        """The decimal mark where all that tell one tell the same; None where they do not."""
        if bool(self.points) == bool(self.commas):
            return None
        return "point" if self.points else "comma"

    @property
    def is_mixed(self) -> bool:
        """Whether some can have only a decimal point, others only a comma."""
        return bool(self.points and self.commas)

    @property
    def commoner(self) -> DecimalMark:
        """The mark that more texts tell; the others are faults, and told as such."""
        return "comma" if self.commas > self.points else "point"

    def counts(self, mark: DecimalMark) -> int:
        """Return how many texts can have only this decimal mark."""
        return self.points if mark == "point" else self.commas

    def unclear(self, most_decimals: int | None = None) -> str:
        """Return a text for which the decimal mark must be asked; empty where none must be.

        Of money `most_decimals` is what its currency has: where that is fewer than three, what the
        other texts tell does not make three digits after the only mark decimals.
        """
        if self.mark is None:
            return next(iter(self.doubted.values()), "")
        if most_decimals is not None and most_decimals < DOUBTED_DECIMALS:
            return self.doubted.get(self.mark, "")
        return ""

    def believes(self, said: DecimalMark, most_decimals: int | None = None) -> bool:
        """Return whether three digits after a mark that a person says are decimals then.

        They are where nothing else told the mark. Where other texts do, it was no question what
        marks decimals, and the answer does not tell what these digits of money are.
        """
        is_money = most_decimals is not None and most_decimals < DOUBTED_DECIMALS
        return not (is_money and self.counts(said))
