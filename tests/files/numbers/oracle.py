"""Files made from known figures in many notations: what is accepted must be right.

What is not accepted must be asked about or refused where it stands, and what tells its notation
must be accepted. A run of any length: `python -m tests.files.numbers.oracle 94480 --seed 1`.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Literal, NamedTuple

from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.corridor_library import corridors
from remitcalc.files.fee_table.reading import corridor_of_sheets
from remitcalc.files.payroll.reading import understand
from remitcalc.files.tables.csv_text import delimiter_of
from remitcalc.files.tables.sheet import Sheet
from remitcalc.model.payroll_choices import PayrollChoices
from tests.files.numbers.fee_sheet import FeeSheet
from tests.files.numbers.notations import Notation, a_notation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.files.tables.sheet import Cell
    from remitcalc.model.corridor import Corridor

Verdict = Literal["right", "asked", "WRONG", "REFUSED"]
NEIGHBOURS = ("none", "whole", "same mark", "three decimals", "numbers")
LAYOUTS = ("plain", "notes", "net beside", "title and total", "unquoted")
TELLING = (95050, 100000, 125000, 1234, 3364, 120000, 90050, 40000, 50, 99999, 123456789, 100, 1000)
FAULTS = ("WRONG", "REFUSED")
_UNIT, _SHOWN = 100, 5


class PayrollCase(NamedTuple):
    """Known amounts, and how a payroll writes them."""

    amounts: tuple[int, ...]
    notation: Notation
    neighbour: str
    layout: str
    delimiter: str

    @classmethod
    def any_of(cls, random: Random) -> PayrollCase:
        """Return a case."""
        amounts = random.choices(TELLING, k=random.randint(1, 6))
        amounts += [random.randint(1, 5_000_000) for _ in range(random.randint(0, 2))]
        random.shuffle(amounts)
        layout = random.choice(LAYOUTS)
        delimiter = "," if layout == "unquoted" else random.choice(";,\t")
        neighbour = random.choice(NEIGHBOURS)
        return cls(tuple(amounts), a_notation(random), neighbour, layout, delimiter)

    @property
    def must_be_read(self) -> bool:
        """Whether a person who looks at the column is in no doubt."""
        kind = self.neighbour in ("none", "whole", "numbers") and self.layout != "unquoted"
        if not kind or not self.notation.is_honest:
            return False
        tells = any(amount % _UNIT for amount in self.amounts) or self.notation.style == "two"
        has_thousands = any(amount >= 1000 * _UNIT for amount in self.amounts)
        is_either = has_thousands and self.notation.group in (",", ".")
        return self._first_tells if tells else not is_either

    @property
    def _first_tells(self) -> bool:
        """Whether an amount that stands as text in this notation has decimals."""
        own = self.amounts[1:] if self.neighbour in ("whole", "numbers") else self.amounts
        style = self.notation.style
        return any(amount % _UNIT for amount in own) or (style == "two" and bool(own))

    def cells(self) -> list[Cell]:
        """Return the amounts as the column has them; the first is written like its neighbour."""
        first, *rest = self.amounts
        written: list[Cell] = [self.notation.text(amount) for amount in rest]
        return [self._neighbour(first), *written]

    def _neighbour(self, amount: int) -> Cell:
        own = self.notation
        if self.neighbour == "numbers":
            return amount / _UNIT
        if self.neighbour == "whole":
            return own.text(amount) if amount % _UNIT else str(amount // _UNIT)
        if self.neighbour == "same mark":
            return own._replace(group=own.mark, style="short").text(amount)
        if self.neighbour == "three decimals" and own.group != own.mark:
            return own._replace(style="three").text(amount)
        return own.text(amount)

    def sheet(self) -> Sheet:
        """Return the sheet that a file of this case has."""
        rows = list(self._rows())
        if self.neighbour == "numbers":  # only a workbook has them
            return Sheet("May", [tuple(row) for row in rows])
        if self.layout == "unquoted":
            text = "".join(",".join(map(str, row)) + "\n" for row in rows)
        else:
            stream = io.StringIO()
            csv.writer(stream, delimiter=self.delimiter, lineterminator="\n").writerows(rows)
            text = stream.getvalue()
        found, text = delimiter_of(text)
        lines = csv.reader(io.StringIO(text), delimiter=found or "\0")
        table = [tuple(cell or None for cell in line) for line in lines]
        return Sheet("", table, encoding="UTF-8", delimiter=found)

    def _rows(self) -> Iterator[Sequence[Cell]]:
        cells = self.cells()
        if self.layout == "title and total":
            yield "Finca 12, May 2025", "", ""
        net = self.layout == "net beside"
        yield "worker", "amount", "net pay" if net else "notes"
        for at, (cell, amount) in enumerate(zip(cells, self.amounts, strict=True)):
            yield f"W{at}", cell, self.notation.text(amount * 2) if net else ""
        if self.layout == "title and total":
            yield "Total", self.notation.text(sum(self.amounts)), ""


def judged(case: PayrollCase, corridor: Corridor) -> Verdict:
    """Return what a payroll's reader makes of a case."""
    read = understand([case.sheet()], corridor, PayrollChoices())
    if read.payroll is not None:
        is_right = read.payroll.amounts.tolist() == list(case.amounts)
        return "right" if is_right else "WRONG"
    errors = [problem for problem in read.problems if not problem.is_warning]
    return "asked" if errors and not case.must_be_read else "REFUSED"


def judged_fees(case: FeeSheet) -> Verdict:
    """Return what a fee table's reader makes of a case."""
    corridor, problems = corridor_of_sheets([case.sheet()])
    if corridor is not None:
        return "right" if case.figures_of(corridor) == case.figures else "WRONG"
    return "REFUSED" if case.must_be_read or not problems else "asked"


def cases(count: int, seed: int) -> Iterator[PayrollCase | FeeSheet]:
    """Yield so many cases, one in six a fee table."""
    random = Random(seed)
    for at in range(count):
        yield FeeSheet.any_of(random) if at % 6 == 0 else PayrollCase.any_of(random)


def verdict(case: PayrollCase | FeeSheet, corridor: Corridor) -> Verdict:
    """Return what the reader of its kind makes of a case."""
    return judged_fees(case) if isinstance(case, FeeSheet) else judged(case, corridor)


def usual_corridor() -> Corridor:
    """Return the corridor of the payrolls: it sends Canadian dollars."""
    corridor, _ = read_corridor(corridors()["canada-guatemala"])
    assert corridor is not None
    return corridor


def main() -> int:
    """Try as many cases as are asked for; print what is wrong and how many there were of what."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    said = parser.parse_args()
    corridor, found = usual_corridor(), Counter[str]()
    for case in cases(said.count, said.seed):
        made = verdict(case, corridor)
        found[f"{type(case).__name__} {made}"] += 1
        if made in FAULTS and found[f"{type(case).__name__} {made}"] <= _SHOWN:
            sys.stdout.write(f"{made}: {case}\n")
    sys.stdout.write(f"{dict(sorted(found.items()))}\n")
    return int(any(name.endswith(FAULTS) for name in found))


if __name__ == "__main__":
    raise SystemExit(main())
