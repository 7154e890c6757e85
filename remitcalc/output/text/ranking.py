"""A ranking as text: every way to send one amount alone, cheapest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.message import Money
from remitcalc.output.figures import service_figures
from remitcalc.output.service_label import service_labels
from remitcalc.output.sources import lines_of
from remitcalc.output.tables.services import ranking_rows
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.services import RankedTable, apart
from remitcalc.output.text.style import PLAIN

if TYPE_CHECKING:
    import datetime

    from remitcalc.engine.ranking import Ranking
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.language import Language
    from remitcalc.output.text.style import Style


def ranking_text(
    corridor: Corridor,
    ranking: Ranking,
    day: datetime.date,
    language: Language,
    style: Style = PLAIN,
) -> str:
    """Return a ranking for a reader, at most 80 columns wide."""
    text, labels = language.text, service_labels(corridor, language)
    amount = Money(ranking.amount, corridor.sending_currency)
    title = text(
        "{corridor}: ways to send {amount} alone, cheapest first, on {date}",
        corridor=corridor.name(language.tag),
        amount=amount,
        date=day,
    )
    lines = [*(style.strong(line) for line in wrapped(title)), ""]
    rows = ranking_rows(ranking, corridor)
    placed = [row for row in rows if row.place is not None]
    if placed:
        table = RankedTable(corridor, language, labels)
        table.header(style)
        for row in placed:
            table.add(row, style)
        lines += table.lines()
    lines += apart(rows, language, labels)
    examples = sum(row.receipt.status.is_example for row in placed)
    if examples:
        said = language.plural(
            "EXAMPLE FIGURES: {count} of these prices rests on figures of another corridor or on"
            " examples.",
            "EXAMPLE FIGURES: {count} of these prices rest on figures of another corridor or on"
            " examples.",
            examples,
        )
        lines += ["", *(style.alert(line) for line in wrapped(said))]
    figures = [figure for ranked in ranking.services for figure in service_figures(ranked.service)]
    if corridor.reference:
        figures.append(corridor.reference.provenance)
    lines += ["", style.strong(text("Sources"))]
    for source in lines_of(figures, language):
        lines += wrapped(source, "    ", "  · ")
    return "\n".join(lines) + "\n"
