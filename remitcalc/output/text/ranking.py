"""A ranking as text: every way to send one amount alone, cheapest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.message import Money
from remitcalc.output.document.parts import Listed, Said, Section
from remitcalc.output.document.services import apart_parts, ranked_table
from remitcalc.output.figures import service_figures
from remitcalc.output.service_label import service_labels
from remitcalc.output.sources import lines_of
from remitcalc.output.tables.services import ranking_rows
from remitcalc.output.text.rendering import rendered
from remitcalc.output.text.style import PLAIN

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from remitcalc.engine.ranking import Ranking
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.document.parts import Part
    from remitcalc.output.language import Language
    from remitcalc.output.tables.services import ServiceRow
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
    rows = ranking_rows(ranking, corridor)
    table = ranked_table(rows, corridor, language, labels)
    ranked: tuple[Part, ...] = (table,) if table.lines else ()
    figures = [figure for row in rows for figure in service_figures(row.service)]
    if corridor.reference:
        figures.append(corridor.reference.provenance)
    sections = (
        Section("", (Said(title, "lead"),)),
        Section("", (*ranked, *apart_parts(rows, language, labels))),
        _examples(rows, language),
        Section(text("Sources"), (Listed(tuple(lines_of(figures, language))),)),
    )
    return rendered(sections, style)


def _examples(rows: Sequence[ServiceRow], language: Language) -> Section | None:
    """Return how many of the ranked prices rest on examples; None: none does."""
    examples = sum(row.receipt.status.is_example for row in rows if row.place is not None)
    if not examples:
        return None
    said = language.plural(
        "EXAMPLE FIGURES: {count} of these prices rests on figures of another corridor or on"
        " examples.",
        "EXAMPLE FIGURES: {count} of these prices rest on figures of another corridor or on"
        " examples.",
        examples,
    )
    return Section("", (Said(said, "example"),))
