"""All ways to send, ranked, the pool in its place; each row visibly adds up to its total.

Figures are one worker's where all send alike, else the group's totals: `services_title` says which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from remitcalc.gui.models.columns_model import ColumnsModel, ShownColumn
from remitcalc.output.document.services import standing_word
from remitcalc.output.figure_words import NOTHING
from remitcalc.output.service_label import service_numbers
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.wording.words import ACCESS_POINTS, INSTRUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from remitcalc.model.service import Service
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language
    from remitcalc.output.tables.cell import Cell
    from remitcalc.output.tables.receipt import Receipt
    from remitcalc.output.tables.services import ServiceRow


class WayRow(NamedTuple):
    """One row in words; `place` is None for a way that stands apart, `reason` says why it does."""

    row: ServiceRow
    place: int | None
    name: str
    how: str
    reason: str

    @property
    def receipt(self) -> Receipt:
        """What the way does."""
        return self.row.receipt


class ServicesModel(ColumnsModel):
    """Services, cheapest first, then those apart with their reason."""

    def __init__(self) -> None:
        super().__init__()
        self.ways: list[WayRow] = []

    def show_answer(self, answer: Answer) -> None:
        """Show the services of an answer."""
        self.ways = ways_of(answer)
        bold = frozenset(at for at, way in enumerate(self.ways) if way.row.is_answer)
        self.show_columns(_columns(answer, self.ways), len(self.ways), answer.language, bold)


def ways_of(answer: Answer) -> list[WayRow]:
    """Return the rows in their order."""
    numbers = service_numbers(answer.comparison.scenario.corridor, answer.language)
    return [_way(answer, row, numbers) for row in answer.ways]


def _way(answer: Answer, row: ServiceRow, numbers: dict[str, int]) -> WayRow:
    language, service = answer.language, row.service
    place = row.place
    reason = sentence(row.apart, language) if row.apart else ""
    if row.is_pool:
        name = answer.way_labels[service.id]
        if not (place or reason):
            reason = language.text("not ranked")
        return WayRow(row, place, name, _together(answer), reason)
    how = how_paid(service, language)
    if service.id in numbers:  # because two services would look alike
        how = f"{how} ({numbers[service.id]})"
    return WayRow(row, place, language.own(service.provider), how, reason)


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


def _columns(answer: Answer, ways: list[WayRow]) -> list[ShownColumn]:
    return [*_names(answer, ways), *_parts(answer, ways), *_results(answer, ways)]


def _names(answer: Answer, ways: list[WayRow]) -> list[ShownColumn]:
    text = answer.language.text
    return [
        ShownColumn(
            "#",
            lambda row: ways[row].place or "",
            np.arange(len(ways)),
            is_figure=True,
            help_text=text("Place among all ways, cheapest first"),
        ),
        ShownColumn(text("Service"), lambda row: ways[row].name, can_stretch=True),
        ShownColumn(
            text("How"),
            lambda row: ways[row].how,
            help_text=text(
                "How one pays and where; numbered where one provider's services look alike"
            ),
            can_stretch=True,
        ),
    ]


def _parts(answer: Answer, ways: list[WayRow]) -> list[ShownColumn]:
    text = answer.language.text
    taxes = answer.comparison.scenario.corridor.taxes
    return [
        _money(answer, ways, text("Fee"), ("sending",), "ways.sending"),
        *([_money(answer, ways, text("Tax"), ("tax",), "ways.tax")] if taxes else []),
        _money(answer, ways, text("Exchange"), ("fx",), "ways.fx"),
        _money(
            answer,
            ways,
            text("Way, arrival"),
            ("transit", "receiving"),
            "ways.arrival",
            text("What is taken on the way and on arrival"),
        ),
    ]


def _results(answer: Answer, ways: list[WayRow]) -> list[ShownColumn]:
    text = answer.language.text
    possible = np.array([way.receipt.is_possible for way in ways])
    totals = _keys(ways, lambda one: one.total.minor)
    return [
        ShownColumn(
            text("Total"),
            lambda row: _if_possible(ways[row], ways[row].receipt.total),
            totals,
            possible,
            is_figure=True,
            help_text=text("The sum of the figures to its left"),
            apart="ways.total",
        ),
        ShownColumn(
            text("Of amount"),
            lambda row: _if_possible(ways[row], ways[row].receipt.share),
            totals,
            possible,
            is_figure=True,
            apart="ways.percent",
        ),
        ShownColumn(
            text("Arrives"),
            lambda row: _if_possible(ways[row], ways[row].receipt.received),
            _keys(ways, lambda one: one.received.minor),
            np.array([way.receipt.received.is_known for way in ways]),
            is_figure=True,
            apart="ways.received",
        ),
        ShownColumn(
            text("Figures"),
            lambda row: _figures(answer, ways[row]),
            np.array([int(way.receipt.status) for way in ways]),
            help_text=text("How far the figures can be trusted, or why a service stands apart"),
            can_stretch=True,
            is_marked=lambda row: not ways[row].reason and ways[row].receipt.status.is_example,
        ),
    ]


def _money(  # noqa: PLR0913, PLR0917 - a column of the sum of some parts
    answer: Answer,
    ways: list[WayRow],
    heading: str,
    parts: tuple[str, ...],
    apart: str,
    help_text: str = "",
) -> ShownColumn:
    def cell(row: int) -> Cell:
        return _if_possible(ways[row], answer.words.part_cell(sums[row], parts[0]))

    sums = [way.receipt.sum_of(parts) for way in ways]
    amounts = np.array([one.minor for one in sums], dtype=np.int64)
    known = np.array([one.is_known for one in sums])
    return ShownColumn(
        heading, cell, amounts, known, is_figure=True, help_text=help_text, apart=apart
    )


def _keys(ways: list[WayRow], key: Callable[[Receipt], int]) -> NDArray[np.int64]:
    return np.array([key(way.receipt) for way in ways], dtype=np.int64)


def _if_possible(way: WayRow, cell: Cell) -> Cell:
    return cell if way.receipt.is_possible else NOTHING


def _figures(answer: Answer, way: WayRow) -> str:
    return way.reason or standing_word(way.receipt, answer.language)
