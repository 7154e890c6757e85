"""A sheet that takes formulas as they are."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet


class PlainSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet of formulas in which no function is younger than the format of the file.

    XlsxWriter looks for each of the younger ones, which need a prefix, in every formula. With a
    thousand workers that was two thirds of the time that a workbook took.
    """

    def _prepare_formula(self, formula: str, *_: object, **__: object) -> str:
        return formula.removeprefix("=")
