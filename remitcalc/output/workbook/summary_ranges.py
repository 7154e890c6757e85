"""The table of ranges on the summary: the least, the figure as it stands, and the most.

An end stands where all figures of a way are at one end of what they may be. No cell says what the
other end of a price is, so these are values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.figure import Figure
    from remitcalc.engine.sides_range import Ends
    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.summary_page import SummaryPage

_LEAST, _VALUE, _MOST, _NOTE = 1, 2, 3, 4


class SummaryRanges:
    """Puts the table onto the page, where the answer ranges; `units` are minor ones in a major."""

    def __init__(self, page: SummaryPage, case: Case, units: int) -> None:
        self.page, self.case, self.units = page, case, units
        self.text = case.language.text

    def write(self) -> None:
        """Write the table; nothing where no figure has two ends."""
        rows = [row for row in self._rows() if row[2].least != row[2].most]
        if not rows or self.case.answer.pool_reason:
            return
        page, text = self.page, self.text
        heads = text("Least"), text("As it stands"), text("Most")
        page.headings(text("As figures range, all who join"), *heads)
        for label, value, ends in rows:
            page.label(label)
            self._put(_LEAST, ends.least)
            self._put(_VALUE, value)
            self._put(_MOST, ends.most)
            if self.case.plan.is_live:
                page.words(_NOTE, text("does not follow changes"), "beside", right=False)
            page.row += 1

    def _rows(self) -> Iterator[tuple[str, Figure | None, Ends]]:
        text, comparison = self.text, self.case.comparison
        found, season = comparison.range, self.case.answer.season_range
        if found is None:
            return
        yield text("One payday: alone"), comparison.alone_total, found.alone
        yield text("One payday: pooled"), comparison.together_total, found.pooled
        yield text("One payday: saved"), comparison.group_saving, found.saving
        if season is not None:
            totals = comparison.season_totals
            yield text("Season: alone"), totals.group_alone, season.all_alone
            yield text("Season: pooled"), totals.group_pooled, season.all_pooled
            yield text("Season: saved"), totals.group_saving, season.all_saving

    def _put(self, at: int, figure: Figure | None) -> None:
        if figure is None or not figure.is_known:
            self.page.words(at, self.text("unknown"))
            return
        number = "sending" if figure.is_exact else f"sending_{figure.bound.word}"
        self.page.figure(at, figure.minor / self.units, number)
