"""Whether an edited workbook shows what the same scenario's does that is exported anew.

That one holds the engine's figures as they were written, before anything computes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.output.workbook.input_cells import is_title
from tests.output.workbook.sheets import FIRST_ROW, HEADING_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook import Workbook

_BOUNDS = (" at least", " at most")
_STAYS = ("values", "does not follow")
"""What the sheets say of figures that follow no change."""
_ERROR = "#N/A"
_CHECKS, _TOLD = "Checks", ("Rates are counted", "Figures are small enough")
Key = tuple[str, str, object]


class ShownCell(NamedTuple):
    """What a cell shows, and what is said beside and above it."""

    value: object
    said: str

    @property
    def stays(self) -> bool:
        return any(words in self.said for words in _STAYS)


def failed_checks(book: Workbook) -> dict[str, object]:
    """The checks of the summary that do not hold, with what they say.

    Where the total is an error, as nobody can send, so are they.
    """
    found = ((key, one.value) for key, one in _totals(book) if key[0] == _CHECKS and key[2] == 0)
    return {key[1]: value for key, value in found if value not in ("OK", _ERROR)}


def tells_of_units(checks: dict[str, object]) -> bool:
    """Whether failed checks say that figures are too large, or rates too long, to be counted."""
    return any(said.startswith(_TOLD) for said in checks)


def contradictions(computed: Workbook, anew: Workbook) -> list[object]:
    """Figures of an edited workbook that another exported anew does not have.

    What is said to follow no change may be another one. Parts of a total that is an error, as
    nobody can send, are what they would be.
    """
    shown, wanted = ({**dict(_workers(one)), **dict(_totals(one))} for one in (computed, anew))
    refused = {(title, at) for (title, _, at), one in shown.items() if one.value == _ERROR}
    both = [key for key in shown if key in wanted and key[0] != _CHECKS]
    assert any(key[0] == "Workers" for key in both)
    return [
        (key, shown[key].value, wanted[key].value)
        for key in both
        if not shown[key].stays
        and not _is_same(shown[key].value, wanted[key].value)
        and (key[0] == "Workers" or (key[0], key[2]) not in refused)
    ]


def _workers(book: Workbook) -> Iterator[tuple[Key, ShownCell]]:
    """Yield the figures of each worker that people read first."""
    sheet = book["Workers"]
    bands = [cell.column for cell in sheet[HEADING_ROW - 1] if cell.value is not None]
    headings = [str(cell.value) for cell in sheet[HEADING_ROW][: bands[1] - 1]]
    for row in sheet.iter_rows(min_row=FIRST_ROW, max_col=len(headings)):
        words = " ".join(cell.value for cell in row if isinstance(cell.value, str))
        for heading, cell in zip(headings, row, strict=True):
            known = heading
            for bound in _BOUNDS:
                known = known.replace(bound, "")
            yield ("Workers", known, cell.row), ShownCell(cell.value, f"{heading} {words}")


def _totals(book: Workbook) -> Iterator[tuple[Key, ShownCell]]:
    """Yield what stands in the tables of the summary, by title, row and column."""
    title, heads = "", [""] * 5
    for row in book["Summary"].iter_rows(max_col=5):
        label, *cells = row
        values = [cell.value for cell in cells]
        if label.value and is_title(label):
            title, heads = str(label.value), [""] * 5
        elif label.fill.fill_type is not None:
            heads = [str(value or "") for value in values]
        elif title and label.value:
            beside = " ".join(str(value) for value in values if isinstance(value, str))
            for at, value in enumerate(values):
                said = f"{title} {heads[at]} {heads[-1]} {beside}"
                yield (title, str(label.value), at), ShownCell(value, said)


def _is_same(shown: object, wanted: object) -> bool:
    """Whether two cells show the same figure, or neither does any."""
    numbers = [isinstance(one, int | float) for one in (shown, wanted)]
    if not all(numbers):
        return not any(numbers)
    return abs(float(str(shown)) - float(str(wanted))) <= 1e-9 * max(1, abs(float(str(wanted))))
