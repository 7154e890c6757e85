"""Surveyed corridors as text: a line each, or one quarter by quarter; who says so below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.chart_data.history import HistoryWords
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.style import PLAIN
from remitcalc.output.text.table import TextTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.survey import SurveyedCorridor
    from remitcalc.output.language import Language
    from remitcalc.output.text.style import Style


def survey_text(
    corridors: Sequence[SurveyedCorridor], source: str, language: Language, style: Style = PLAIN
) -> str:
    """Return surveyed corridors for a reader, at most 80 columns wide; `source` is named below."""
    text, said = language.text, FigureWords(language)
    title = language.plural(
        "{count} corridor, its average cost of sending USD 200 and 500",
        "{count} corridors, their average costs of sending USD 200 and 500",
        len(corridors),
    )
    lines = [*(style.strong(line) for line in wrapped(title)), ""]
    table = TextTable((False, False, False, True, True, True), flexible=(1,))
    heads = ("", "", text("Quarter"), text("Services"), "USD 200", "USD 500")
    table.add(*heads, look=style.quiet)
    for corridor in corridors:
        table.add(
            corridor.code,
            f"{corridor.source_name} → {corridor.destination_name}",
            language.numbers.period(corridor.period),
            language.numbers.count(corridor.services),
            said.shown(said.average(corridor.average_200)),
            said.shown(said.average(corridor.average_500)),
        )
    undisclosed = sum(corridor.undisclosed for corridor in corridors)
    if corridors:
        lines += [*table.lines(), ""]
    if undisclosed:
        hidden = language.plural(
            "{count} service does not disclose its margin: it is counted, but in no average.",
            "{count} services do not disclose their margin: they are counted, but in no average.",
            undisclosed,
        )
        lines += wrapped(hidden)
    lines += wrapped(text("Source: {source} (CC BY 4.0)", source=source))
    return "\n".join(lines) + "\n"


def history_text(
    quarters: Sequence[SurveyedCorridor], source: str, language: Language, style: Style = PLAIN
) -> str:
    """Return a line for each quarter, at least one, for a reader; `source` is named below."""
    text, words = language.text, HistoryWords(quarters, language)
    newest = quarters[-1]
    name = f"{newest.source_name} → {newest.destination_name}"
    title = text("{corridor}: average cost by quarter", corridor=name)
    lines = [*(style.strong(line) for line in wrapped(title)), ""]
    figures, said = words.table(), FigureWords(language)
    table = TextTable((False, *(True for _ in figures.headers[1:])))
    table.add(*figures.headers, look=style.quiet)
    for row in figures.rows:
        table.add(*map(said.shown, row))
    lines += [*table.lines(), ""]
    lines += wrapped(words.method())
    lines += wrapped(text("Source: {source} (CC BY 4.0)", source=source))
    return "\n".join(lines) + "\n"
