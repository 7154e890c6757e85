"""What a draft's reader found, as things to settle: each a sentence with its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.places import places_of
from remitcalc.files.corridor_draft.reading import settled_by
from remitcalc.gui.editors.grid_tabs import WAYS
from remitcalc.gui.editors.header_form import FROM, NAME, TO, header_cell
from remitcalc.gui.editors.problems_list import Point
from remitcalc.gui.models.problems_model import problem_text
from remitcalc.output.language import marked
from remitcalc.output.wording.drafts import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.files.corridor_draft.places import DraftPlace
    from remitcalc.files.problems import Problem
    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.gui.editors.grid_model import Spot
    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.output.language import Language

_HEAD = {
    "sending_country": marked("Choose where the money is sent from."),
    "receiving_country": marked("Choose where the money goes."),
    "sending_currency": marked("Choose the currency that is sent."),
    "receiving_currency": marked("Choose the currency that is paid out."),
}
_SETTLED = marked("Something odd called right")


class ProblemPoints:
    """Of the draft that is shown.

    Attributes
    ----------
    places : list of DraftPlace
        Where each point is settled, in their order.
    """

    def __init__(self, drafting: Drafting, language: Language) -> None:
        self._drafting, self._language = drafting, language
        self.places: list[DraftPlace] = []
        self._shown: list[list[DraftPlace]] = []
        self._problems: list[Problem] = []
        self._points: list[Point] = []

    def title(self) -> str:
        """Return what is edited, in a heading."""
        draft, tag, text = self._drafting.draft, self._language.tag, self._language.text
        name = header_cell(draft, NAME, tag).text
        ends = [header_cell(draft, key, tag).word for key in (FROM, TO)]
        if not all(ends):
            return text("New corridor")
        return text("Corridor: {name}", name=name or " → ".join(ends))

    def find(self) -> Sequence[Point]:
        """Return what is to settle now: faults before doubts, in the order of the page."""
        read = self._drafting.read
        problems = () if read is None else read.problems
        self._problems = sorted(problems, key=lambda one: one.is_warning)
        draft = self._drafting.draft
        self._shown = [places_of(one, draft) for one in self._problems]
        self.places = [places[0] for places in self._shown]
        self._points = [
            Point(self._said(problem, place), problem.is_warning, place)
            for problem, place in zip(self._problems, self.places, strict=True)
        ]
        return self._points

    def unknown(self) -> str:
        """Return how many prices nobody knows yet, in a sentence; empty: all are known."""
        count = self._drafting.unknown
        if not count:
            return ""
        return self._language.plural(
            "{count} price is not known yet (?): “Questions to ask” prints what to ask.",
            "{count} prices are not known yet (?): “Questions to ask” prints what to ask.",
            count,
        )

    def faults(self) -> dict[str, dict[Spot, str]]:
        """Return what is to be said of each cell, by grid."""
        found: dict[str, dict[Spot, str]] = {}
        for places, problem in zip(self._shown, self._problems, strict=True):
            said = problem_text(problem, self._language)
            for place in places:
                if place.row >= 0:
                    spot = place.row, _column(place)
                    found.setdefault(place.page, {}).setdefault(spot, said)
        return found

    def settle(self, at: int) -> None:
        """Take a doubt as right."""
        if 0 <= at < len(self._problems):
            problem = self._problems[at]
            self._drafting.edit(_SETTLED, _settling(problem))

    def _said(self, problem: Problem, place: DraftPlace) -> str:
        """Return where something is, and what."""
        text = self._language.text
        head = _HEAD.get(problem.place.key) if problem.message.code == "missing_key" else None
        if head is not None:
            return text(head)
        said = problem_text(problem, self._language)
        if problem.found and problem.found not in said:
            said = text("“{found}”: {said}", found=problem.found, said=said)
        where = [text("Row {row}", row=place.row + 1)] if place.row >= 0 else []
        if place.page == WAYS and where:
            provider = self._drafting.draft.value(("services", place.row, "provider"))
            where += [provider] if isinstance(provider, str) else []
            where += [text(COLUMNS[place.column])] if place.column in COLUMNS else []
        return text("{what}: {said}", what=", ".join(where), said=said) if where else said


def _column(place: DraftPlace) -> str:
    """Return the column in which a row is marked."""
    return place.column or ("provider" if place.page == WAYS else "")


def _settling(problem: Problem) -> Callable[[CorridorDraft], CorridorDraft]:
    return lambda draft: draft.with_settled(draft.settled | {settled_by(problem, draft)})
