"""What the columns of a table are called where people read it: in the reader's language.

Canonical tables are for programs and keep the names of their columns in every language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.language import marked
from remitcalc.output.wording.words import PARTS

if TYPE_CHECKING:
    from remitcalc.output.language import Language

_WAYS = {"individual": marked("Alone"), "pooled": marked("Pooled")}
_OF_A_WAY = {
    **PARTS,
    "total": marked("Total cost"),
    "received": marked("Arrives"),
    "paid": marked("Paid in all"),
    "total_bound": marked("how far the total holds"),
    "received_bound": marked("how far what arrives holds"),
    "status": marked("Weakest figure"),
    "outside_surveyed_range": marked("outside the surveyed amounts"),
    "reason": marked("why it is not possible"),
}
_OF_WAYS = {
    f"{way}_{figure}": (_WAYS[way], _OF_A_WAY[figure]) for way in _WAYS for figure in _OF_A_WAY
}
_HEADINGS = {
    **_OF_A_WAY,
    "worker": marked("Worker"),
    "amount": marked("Amount"),
    "group": marked("Group"),
    "individual_service": marked("Service alone"),
    "joins": marked("Joins"),
    "saving": marked("Saved"),
    "saving_bound": marked("The saving is"),
    "saving_before": marked("Saved before"),
    "season_individual_total": marked("Season: alone"),
    "season_pooled_total": marked("Season: pooled"),
    "season_saving": marked("Season: saved"),
    "season_saving_bound": marked("The season's saving is"),
    "corridor": marked("Corridor"),
    "date": marked("Date"),
    "sources": marked("Sources"),
    "place": marked("Rank"),
    "service": marked("Service"),
    "provider": marked("Provider"),
    "cost_percent": marked("in percent of the amount"),
    "apart": marked("Why it is not ranked"),
}


def heading(name: str, language: Language) -> str:
    """Return what a column is called; one that has no words of its own keeps its name."""
    if name in _OF_WAYS:
        way, figure = map(language.text, _OF_WAYS[name])
        return f"{way}: {figure}"
    return language.text(_HEADINGS[name]) if name in _HEADINGS else name


def yes_or_no(value: str, language: Language) -> str:
    """Return "true" or "false" as a spreadsheet in that language writes it."""
    return language.text("TRUE") if value == "true" else language.text("FALSE")
