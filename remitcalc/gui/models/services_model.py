"""All ways to send, ranked, the pool in its place; each row visibly adds up to its total.

Figures are one worker's where all send alike, else the group's totals: `services_title` says which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.gui.models.columns_model import Column, ColumnsModel
from remitcalc.model.provenance import Status
from remitcalc.output.figure_words import NOTHING
from remitcalc.output.service_label import service_numbers
from remitcalc.output.text.services import standing_word
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.wording.words import ACCESS_POINTS, INSTRUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from remitcalc.engine.outcome import Outcome
    from remitcalc.engine.ranking import RankedService
    from remitcalc.model.service import Service
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language


class Way(NamedTuple):
    """One row: a service alone, or the pool. `place` is empty for those that stand apart."""

    place: str
    service: Service
    name: str
    how: str
    outcome: Outcome
    reason: str


class ServicesModel(ColumnsModel):
    """Services, cheapest first, then those apart with their reason."""

    def __init__(self) -> None:
        super().__init__()
        self.ways: list[Way] = []

    def show_answer(self, answer: Answer) -> None:
        """Show the services of an answer."""
        self.ways = ways_of(answer)
        pooled = answer.comparison.pooled_service
        bold = frozenset(at for at, way in enumerate(self.ways) if way.service is pooled)
        self.show_columns(_columns(answer, self.ways), len(self.ways), bold)


def ways_of(answer: Answer) -> list[Way]:
    """Return the rows in their order."""
    comparison, language = answer.comparison, answer.language
    numbers = service_numbers(comparison.scenario.corridor, language)
    rows, position = [], comparison.position
    for ranked in comparison.ranking.ranked:
        after = position is not None and (ranked.place or 0) >= position
        place = language.numbers.count((ranked.place or 0) + int(after))
        rows.append(_way(answer, place, ranked, numbers))
    if not answer.is_for_one:
        pool = _pool(answer, "" if position is None else language.numbers.count(position))
        rows.insert(len(rows) if position is None else position - 1, pool)
    rows += [_way(answer, "", ranked, numbers) for ranked in comparison.ranking.apart]
    return rows


def _way(answer: Answer, place: str, ranked: RankedService, numbers: dict[str, int]) -> Way:
    language, service = answer.language, ranked.service
    how = how_paid(service, language)
    if service.id in numbers:  # because two services would look alike
        how = f"{how} ({numbers[service.id]})"
    reason = sentence(ranked.apart, language) if ranked.apart else ""
    return Way(place, service, service.provider, how, ranked.outcome, reason)


def _pool(answer: Answer, place: str) -> Way:
    language, comparison = answer.language, answer.comparison
    name = language.text("Pooled: {service}", service=comparison.pooled_service.provider)
    how = _together(answer)
    reason = ""
    if not comparison.together.all_possible:
        why = comparison.together.reason_at(0)
        reason = sentence(why, language) if why else ""
    elif not place:
        reason = language.text("not ranked")
    return Way(place, comparison.pooled_service, name, how, comparison.together, reason)


def _together(answer: Answer) -> str:
    """Return how many send together, in how many pools."""
    plural = answer.language.plural
    if answer.has_several_pools:
        return plural(
            "{count} worker in {pools} pools",
            "{count} workers in {pools} pools",
            answer.joining,
            pools=len(answer.comparison.groups),
        )
    return plural("{count} worker in the pool", "{count} workers together", answer.joining)


def how_paid(service: Service, language: Language) -> str:
    """Return how one pays and where: "online, debit card"."""
    words = [language.text(ACCESS_POINTS[service.access_point])] if service.access_point else []
    words.append(language.text(INSTRUMENTS[service.instrument]))
    if service.bearer:
        words.append(service.bearer)
    return ", ".join(words)


def _columns(answer: Answer, ways: list[Way]) -> list[Column]:
    return [*_names(answer, ways), *_parts(answer, ways), *_results(answer, ways)]


def _names(answer: Answer, ways: list[Way]) -> list[Column]:
    text = answer.language.text
    return [
        Column(
            "#",
            lambda row: ways[row].place,
            np.arange(len(ways)),
            is_figure=True,
            help_text=text("Place among all ways, cheapest first"),
        ),
        Column(text("Service"), lambda row: ways[row].name, can_stretch=True),
        Column(
            text("How"),
            lambda row: ways[row].how,
            help_text=text(
                "How one pays and where; numbered where one provider's services look alike"
            ),
            can_stretch=True,
        ),
    ]


def _parts(answer: Answer, ways: list[Way]) -> list[Column]:
    text = answer.language.text
    taxes = answer.comparison.scenario.corridor.taxes
    return [
        _money(answer, ways, text("Fee"), ("sending",)),
        *([_money(answer, ways, text("Tax"), ("tax",))] if taxes else []),
        _money(answer, ways, text("Exchange"), ("fx",)),
        _money(
            answer,
            ways,
            text("Way, arrival"),
            ("transit", "receiving"),
            text("What is taken on the way and on arrival"),
        ),
    ]


def _results(answer: Answer, ways: list[Way]) -> list[Column]:
    text = answer.language.text
    possible = np.array([way.outcome.all_possible for way in ways])
    totals = _keys(ways, lambda o: int(o.total[0]))
    return [
        Column(
            text("Total"),
            lambda row: _shown(answer.short_total, ways[row]),
            totals,
            possible,
            is_figure=True,
            help_text=text("The sum of the figures to its left"),
        ),
        Column(
            text("Of amount"),
            lambda row: _share(answer, ways[row]),
            totals,
            possible,
            is_figure=True,
        ),
        Column(
            text("Arrives"),
            lambda row: _shown(answer.short_arrival, ways[row]),
            _keys(ways, lambda o: int(o.received[0])),
            np.array([way.outcome.is_known_at("received") for way in ways]),
            is_figure=True,
        ),
        Column(
            text("Figures"),
            lambda row: _figures(answer, ways[row]),
            np.array([int(_status(way)) for way in ways]),
            help_text=text("How far the figures can be trusted, or why a service stands apart"),
            can_stretch=True,
            is_marked=lambda row: not ways[row].reason and _status(ways[row]).is_example,
        ),
    ]


def _money(
    answer: Answer, ways: list[Way], heading: str, parts: tuple[str, ...], help_text: str = ""
) -> Column:
    def text(row: int) -> str:
        outcome = ways[row].outcome
        return answer.words.parts(outcome, parts, answer.sending_currency)

    def amount(outcome: Outcome) -> int:
        return sum(int(getattr(outcome, part)[0]) for part in parts)

    known = np.array([any(way.outcome.is_known_at(part) for part in parts) for way in ways])
    return Column(heading, text, _keys(ways, amount), known, is_figure=True, help_text=help_text)


def _keys(ways: list[Way], key: Callable[[Outcome], int]) -> NDArray[np.int64]:
    return np.array([key(way.outcome) for way in ways], dtype=np.int64)


def _shown(figure: Callable[[Outcome], str], way: Way) -> str:
    return figure(way.outcome) if way.outcome.all_possible else NOTHING


def _share(answer: Answer, way: Way) -> str:
    if not way.outcome.all_possible:
        return NOTHING
    total = way.outcome.total_at(answer.sending_currency)
    return answer.words.percent(total, int(way.outcome.principal[0]))


def _status(way: Way) -> Status:
    return Status(int(way.outcome.status[0]))


def _figures(answer: Answer, way: Way) -> str:
    return way.reason or standing_word(way.outcome, answer.language)
