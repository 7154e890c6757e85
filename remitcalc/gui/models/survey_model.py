"""The corridors of a survey, a row each, with counts and average costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from remitcalc.files.iso_countries import countries_by_alpha3
from remitcalc.gui.models.columns_model import ColumnsModel, ShownColumn
from remitcalc.output.chart_data.history import AMOUNTS
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from remitcalc.model.survey import SurveyedCorridor
    from remitcalc.output.language import Language


class SurveyModel(ColumnsModel):
    """Corridors as surveyed."""

    def __init__(self) -> None:
        super().__init__()
        self.corridors: Sequence[SurveyedCorridor] = ()

    def show_corridors(self, corridors: Sequence[SurveyedCorridor], language: Language) -> None:
        """Show other corridors."""
        self.corridors = corridors
        text, numbers = language.text, language.numbers
        names = [surveyed_name(one, language) for one in corridors]
        columns = [
            ShownColumn(text("Corridor"), lambda row: names[row], can_stretch=True),
            ShownColumn(text("Code"), lambda row: corridors[row].code),
            ShownColumn(
                text("Quarter"),
                lambda row: numbers.period(corridors[row].period),
                np.array([one.quarter for one in corridors], dtype=np.int64),
            ),
            _counts(text("Services"), [one.services for one in corridors]),
            _counts(text("Undisclosed"), [one.undisclosed for one in corridors]),
            _costs(AMOUNTS[0], [one.average_200 for one in corridors], language),
            _costs(AMOUNTS[1], [one.average_500 for one in corridors], language),
        ]
        self.show_columns(columns, len(corridors), language)

    def row_of_corridor(self, code: str) -> int | None:
        """Return the row of the table in which a corridor stands."""
        rows = range(self.rowCount())
        return next((r for r in rows if self.corridors[self.source_row(r)].code == code), None)


def surveyed_name(corridor: SurveyedCorridor, language: Language) -> str:
    """Return a corridor's name: in English as surveyed, else as CLDR calls the countries."""
    names = (corridor.source_name, corridor.destination_name)
    if language.tag == ENGLISH:
        return " → ".join(names)
    from remitcalc.cldr import locale_of

    known = locale_of(language.tag).territories
    codes = countries_by_alpha3()
    ends = zip((corridor.source, corridor.destination), names, strict=True)
    return " → ".join(str(known.get(codes.get(c, ("", ""))[0], name)) for c, name in ends)


def _counts(heading: str, counts: Sequence[int]) -> ShownColumn:
    keys = np.array(counts, dtype=np.int64)
    return ShownColumn(heading, lambda row: counts[row], keys, is_figure=True)


def _costs(heading: str, costs: Sequence[Fraction | None], language: Language) -> ShownColumn:
    average = FigureWords(language).average
    keys = np.array([float(cost or 0) for cost in costs])
    is_known = np.array([cost is not None for cost in costs], dtype=np.bool_)
    explained = language.text("Average total cost of sending this amount")
    return ShownColumn(
        heading,
        lambda row: average(costs[row]),
        keys,
        is_known,
        is_figure=True,
        help_text=explained,
    )
