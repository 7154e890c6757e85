"""A surveyed corridor quarter by quarter as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.chart_data.history import HistoryWords
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.style import PLAIN
from remitcalc.output.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.model.survey import SurveyedCorridor
    from remitcalc.output.language import Language
    from remitcalc.output.text.style import Style


def history_text(
    quarters: Sequence[SurveyedCorridor], source: str, language: Language, style: Style = PLAIN
) -> str:
    """Return a line for each quarter, at least one, for a reader; `source` is named below."""
    text, words = language.text, HistoryWords(quarters, language)
    newest = quarters[-1]
    name = f"{newest.source_name} → {newest.destination_name}"
    title = text("{corridor}: average cost by quarter", corridor=name)
    lines = [*(style.strong(line) for line in wrapped(title)), ""]
    figures = words.table()
    table = Table((False, *(True for _ in figures.headers[1:])))
    table.add(*figures.headers, look=style.quiet)
    for row in figures.rows:
        table.add(*row)
    lines += [*table.lines(), ""]
    lines += wrapped(words.method())
    lines += wrapped(text("Source: {source} (CC BY 4.0)", source=source))
    return "\n".join(lines) + "\n"
