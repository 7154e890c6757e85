"""The sheets: a page per bank or provider that fits a telephone call.

First come those whose answers may settle whether one transfer pays, or which way is cheapest. So
do parts and questions on a page; else one transfer for all stands before sending alone, and
questions are in the order of the fields that take their answers. A question is asked once, with a
line for each service that it is open for.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from remitcalc.engine.settling import Settling, settling
from remitcalc.model.frozen import frozen
from remitcalc.model.payroll import exact_sum
from remitcalc.output.answer import Answer
from remitcalc.output.language import marked
from remitcalc.output.price_words import PriceWords
from remitcalc.output.questions.open_prices import FIELDS, PART_OF, known_fee, open_prices
from remitcalc.output.service_label import way_labels
from remitcalc.output.who_sends import who_sends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.service import Kind, Service
    from remitcalc.output.language import Language
    from remitcalc.output.questions.open_prices import Field, OpenPrice

ROOM = 24
"""How many questions and lines for answers stand on one sheet."""

FIRST = marked("Ask first")
FIRST_NOTE = marked(
    "“Ask first”: the answer may decide whether one transfer pays, or which way is cheapest."
)
SO_FAR = marked("So far: {price}")
ANSWERED = (marked("Who answered"), marked("On which day"), marked("Who asked"))
"""What a sheet leaves room for besides the answers."""

_KINDS: tuple[Kind, ...] = ("pooled", "individual")
_HEADINGS: dict[Kind, str] = {
    "pooled": marked("One transfer for the whole group"),
    "individual": marked("Each worker sends alone"),
}
_QUESTIONS: dict[Field, str] = {
    "fee": marked("How much is the fee for sending {amount}?"),
    "percent": marked("Is a percentage of the amount charged? How many percent?"),
    "minimum": marked("Is there a least or a most for the fee? How much?"),
    "rate": marked(
        "What exchange rate do you give today, in {receiving} for 1 {sending}? Or how many percent"
        " below the market rate is it?"
    ),
    "transit": marked("Do other banks take anything on the way? How much?"),
    "arrival": marked("Is anything taken when the money arrives? How much?"),
    "distribution": marked(
        "What does it cost to pass each worker's part on to an account of their own?"
    ),
    "speed": marked("How many days does it take until the money is there?"),
}
_POOLED_FEE = marked("How much is the fee for one transfer of {amount}?")


@frozen
class AskedOf:
    """The line for one service's answer: what the service is called, what is taken so far.

    `settles` where the answer may change rank or sign.
    """

    service: str
    label: str
    so_far: str
    settles: bool


@frozen
class Question:
    """One question, with a line for each service that it is asked of."""

    field: Field
    text: str
    lines: tuple[AskedOf, ...]

    @property
    def settles(self) -> bool:
        """Whether any answer may change rank or sign."""
        return any(line.settles for line in self.lines)


@frozen
class Part:
    """The questions about services of one kind, under a heading."""

    kind: Kind
    heading: str
    questions: tuple[Question, ...]

    @property
    def settles(self) -> bool:
        """Whether any answer may change rank or sign."""
        return any(one.settles for one in self.questions)


@frozen
class Sheet:
    """A page for one call: the sheet `number` of `of` for this provider."""

    provider: str
    name: str
    number: int
    of: int
    parts: tuple[Part, ...]

    @property
    def settles(self) -> bool:
        """Whether any answer may change rank or sign."""
        return any(part.settles for part in self.parts)

    def heading(self, language: Language) -> str:
        """Return the name of the provider, and which of its sheets this is where it has several."""
        if self.of == 1:
            return self.name
        return language.text(
            "{provider}, sheet {number} of {count}",
            provider=self.name,
            number=self.number,
            count=self.of,
        )


@frozen
class QuestionSheets:
    """All sheets of a comparison, and what stands on each of them."""

    language: Language
    title: str
    corridor: str
    who_sends: str
    sheets: tuple[Sheet, ...]
    nothing: str
    """What is said where there is no sheet."""


def providers(corridor: Corridor) -> tuple[str, ...]:
    """Return the providers of a corridor's services, as its file calls them."""
    return tuple(dict.fromkeys(service.provider for service in corridor.services))


def question_sheets(
    comparison: Comparison, language: Language, provider: str | None = None
) -> QuestionSheets:
    """Return the sheets of all providers, or those of one; none where nothing is open of it."""
    corridor = comparison.scenario.corridor
    asking = _Asking(comparison, language)
    named = providers(corridor) if provider is None else (provider,)
    of_each = [list(asking.sheets(one)) for one in named]
    of_each.sort(key=lambda sheets: not any(sheet.settles for sheet in sheets))
    return QuestionSheets(
        language=language,
        title=language.text("Questions to ask"),
        corridor=corridor.name(language.tag),
        who_sends=who_sends(Answer(comparison, language)),
        sheets=tuple(sheet for sheets in of_each for sheet in sheets),
        nothing=_nothing(language, provider),
    )


def nothing_to_ask(comparison: Comparison, language: Language, provider: str | None = None) -> str:
    """Return what is said where there is no sheet; empty: there is one.

    Quickly known, however many workers there are: nothing is priced for it.
    """
    corridor = comparison.scenario.corridor
    words = PriceWords(corridor, language)
    services = (one for one in corridor.services if provider in (None, one.provider))
    is_open = any(open_prices(one, words) for one in services)
    return "" if is_open else _nothing(language, provider)


def _nothing(language: Language, provider: str | None) -> str:
    if provider is None:
        return language.text(
            "There is nothing to ask: every price of this corridor's services is known, and none is"
            " an example."
        )
    return language.text(
        "There is nothing to ask {provider}: every price is known, and none is an example.",
        provider=language.own(provider),
    )


class _Asking:
    """Asks about the services of one comparison."""

    def __init__(self, comparison: Comparison, language: Language) -> None:
        self.comparison, self.language = comparison, language
        self.corridor = comparison.scenario.corridor
        self._words = words = PriceWords(self.corridor, language)
        self._open = {one.id: open_prices(one, words) for one in self.corridor.services}
        self._settling = settling(comparison)
        self._amounts = {kind: self._span(_amounts(comparison, kind)) for kind in _KINDS}

    def sheets(self, provider: str) -> Iterator[Sheet]:
        """Yield the sheets of one provider."""
        services = [
            one
            for kind in _KINDS
            for one in self.corridor.services
            if one.provider == provider and one.kind == kind and self._open[one.id]
        ]
        batches = self._batches(services)
        labels: dict[str, str] = {}
        for kind in _KINDS:
            alike = [one for one in services if one.kind == kind]
            known = {one.id: known_fee(one, self._words) for one in alike}
            labels |= way_labels(alike, self.language, known)
        for number, batch in enumerate(batches, start=1):
            parts = [self._part(kind, list(some), labels) for kind, some in _by_kind(batch)]
            parts.sort(key=lambda part: not part.settles)
            name = self.language.own(provider)
            yield Sheet(provider, name, number, len(batches), tuple(parts))

    def _batches(self, services: list[Service]) -> list[list[Service]]:
        """Return the services of each sheet: as few sheets as have room, as even as that goes."""
        filled = list(self._filled(services))
        size = -(-len(services) // max(len(filled), 1))
        even = [services[at : at + size] for at in range(0, len(services), max(size, 1))]
        return even if all(self._lines(one) <= ROOM for one in even) else filled

    def _filled(self, services: list[Service]) -> Iterator[list[Service]]:
        """Yield as many services as there is room for on each sheet, one at least."""
        batch: list[Service] = []
        for service in services:
            if batch and self._lines([*batch, service]) > ROOM:
                yield batch
                batch = []
            batch.append(service)
        if batch:
            yield batch

    def _lines(self, services: Iterable[Service]) -> int:
        lines = [(one.kind, price.field) for one in services for price in self._open[one.id]]
        return len(lines) + len(set(lines))

    def _part(self, kind: Kind, services: list[Service], labels: dict[str, str]) -> Part:
        asked = [self._question(field, kind, services, labels) for field in FIELDS]
        questions = [one for one in asked if one.lines]
        questions.sort(key=lambda one: not one.settles)
        return Part(kind, self.language.text(_HEADINGS[kind]), tuple(questions))

    def _question(
        self, field: Field, kind: Kind, services: list[Service], labels: dict[str, str]
    ) -> Question:
        is_pooled_fee = field == "fee" and kind == "pooled"
        text = self.language.text(
            _POOLED_FEE if is_pooled_fee else _QUESTIONS[field],
            amount=self._amounts[kind],
            sending=self.corridor.sending_currency,
            receiving=self.corridor.receiving_currency,
        )
        part = PART_OF.get(field, "")
        asked = ((one, self._price(one, field)) for one in services)
        lines = (
            AskedOf(
                service=one.id,
                label=labels[one.id],
                so_far=price.so_far,
                settles=Settling(one.id, part) in self._settling,
            )
            for one, price in asked
            if price is not None
        )
        return Question(field, text, tuple(lines))

    def _price(self, service: Service, field: Field) -> OpenPrice | None:
        return next((one for one in self._open[service.id] if one.field == field), None)

    def _span(self, amounts: list[int]) -> str:
        """Return an amount, or the least and the most of several."""
        numbers, currency = self.language.numbers, self.corridor.sending_currency
        least, most = (numbers.money(of(amounts), currency) for of in (min, max))
        if least == most:
            return least
        return self.language.text("{least} to {most}", least=least, most=most)


def _by_kind(services: Iterable[Service]) -> Iterator[tuple[Kind, Iterator[Service]]]:
    return groupby(services, key=lambda one: one.kind)


def _amounts(comparison: Comparison, kind: Kind) -> list[int]:
    """Return what is sent at once: by each worker, or by each pool; where nobody joins, by all."""
    payroll = comparison.scenario.payroll
    if kind == "individual":
        return [int(payroll.amounts.min()), int(payroll.amounts.max())]
    pools = [exact_sum(payroll.amounts[rows]) for _, rows in comparison.pools.groups]
    return pools or [payroll.total_amount]
