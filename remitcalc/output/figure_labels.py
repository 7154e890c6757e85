"""What the figures behind an answer are called, and what is said of each, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.settling import settling
from remitcalc.model.charge import Band, Observation
from remitcalc.model.exchange import MarginBand, MarginObservation, MarginStep, QuotedRate
from remitcalc.model.provenance import Status
from remitcalc.output.figure_words import NOTHING
from remitcalc.output.language import marked
from remitcalc.output.price_words import PriceWords
from remitcalc.output.wording.words import PARTS, STATUSES

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.engine.effects import Effect
    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.figures import FigureRow

_LIMITS = {"minimum": marked("{charge}, at least"), "maximum": marked("{charge}, at most")}
_PER = {"worker": marked("{charge}, per worker"), "season": marked("{charge}, per season")}
BETWEEN = " · "


class FigureLabels:
    """Says the figures of one answer."""

    def __init__(self, answer: Answer) -> None:
        self._answer, self._language = answer, answer.language
        self._prices = PriceWords(answer.comparison.scenario.corridor, answer.language)

    def label(self, row: FigureRow) -> str:
        """Return what a figure is called: of which service, and which of its prices it is."""
        return BETWEEN.join(filter(None, self.names(row)))

    def names(self, row: FigureRow) -> tuple[str, str]:
        """Return what the service of a figure is called, empty: of none, and which price it is."""
        service = row.service
        if service is None:
            return "", self._name(row)
        label = self._answer.pooled_names.get(service.id) or self._answer.label(service)
        return label, self._name(row)

    def value(self, row: FigureRow) -> str:
        """Return how much it is, that it is none, or a question mark."""
        if row.is_unknown:
            return "?"
        value = row.value
        return self._language.text("none") if value is None else self.figure(row, value)

    def range(self, row: FigureRow) -> str:
        """Return how far it may be from its value."""
        own = row.range
        if own is None:
            return NOTHING
        return f"{self.figure(row, own.low)} – {self.figure(row, own.high)}"

    def source(self, row: FigureRow) -> str:
        """Return who says so."""
        return self._language.own(row.provenance.source)

    def date(self, row: FigureRow) -> str:
        """Return when it held."""
        return self._language.numbers.period(row.provenance.date)

    def standing(self, row: FigureRow) -> str:
        """Return how far it can be trusted, and that it was typed over though it is quoted."""
        text, status = self._language.text, row.provenance.status
        said = text(STATUSES[status.word])
        is_told = row.is_typed and status != Status.OWN
        return text("{status}, typed over", status=said) if is_told else said

    def effect(self, row: FigureRow, effect: Effect | None) -> str:
        """Return how far it moves what is saved, or what it keeps open."""
        text, words = self._language.text, self._answer.words
        if row.keeps_unranked:
            return text("no rank")
        if row.is_unknown:
            return text("keeps it open")
        if not row.is_behind or effect is None or not self._answer.has_pool:
            return NOTHING
        if effect.spread is None:
            return text("unknown")
        moved = words.short(effect.spread)
        if effect.step_percent is None:
            return moved
        step = self._prices.percent(effect.step_percent)
        return text("{amount} by ±{percent}", amount=moved, percent=step)

    def finding(self, rows: list[FigureRow]) -> str:
        """Return what the figures that come first would settle."""
        text, plural = self._language.text, self._language.plural
        count = sum(row.settles for row in rows)
        if not count:
            return text(
                "No figure would settle by itself what is better. Type what you know; the answer"
                " follows."
            )
        rival = self._rival()
        if rival:
            return plural(
                "This figure would settle whether the pool beats {service}. Type what you learn;"
                " the answer follows.",
                "These {count} figures would settle whether the pool beats {service}. Type what"
                " you learn; the answer follows.",
                count,
                service=rival,
            )
        return plural(
            "This figure may settle whether one transfer pays, or which way is cheapest. Type what"
            " you learn; the answer follows.",
            "These {count} figures may settle whether one transfer pays, or which way is cheapest."
            " Type what you learn; the answer follows.",
            count,
        )

    def figure(self, row: FigureRow, value: int | Decimal) -> str:
        """Return a value of the kind that a figure is."""
        if isinstance(value, int):
            return self._prices.money(value, row.place.part)
        if row.place.figure == "rate":
            return self._language.numbers.decimal(value)
        return self._prices.percent(value)

    def _rival(self) -> str:
        """Return the one way alone whose figures would settle how the pool stands to it, if so."""
        answer = self._answer
        if not answer.has_pool:
            return ""
        services = {one.service for one in settling(answer.comparison)}
        if len(services) != 1:
            return ""
        (key,) = services
        service = answer.comparison.scenario.corridor.service(key)
        return answer.label(service) if service.kind == "individual" else ""

    def _name(self, row: FigureRow) -> str:
        text, place = self._language.text, row.place
        if place.part == "reference":
            return text("Reference rate")
        if place.part == "tax":
            return self._language.own(row.part.name)  # type: ignore[union-attr]
        charge = row.charge
        if charge is None:
            name = text(
                "Exchange rate" if isinstance(row.priced, QuotedRate) else PARTS[place.part]
            )
        else:
            name = self._language.own(charge.name) or text("Charge")
            name = text(_PER[charge.per], charge=name) if charge.per in _PER else name
        if place.figure in _LIMITS:
            return text(_LIMITS[place.figure], charge=name)
        return self._of_entry(row, name)

    def _of_entry(self, row: FigureRow, name: str) -> str:
        """Return the name of one of several bands, pairs or steps."""
        match row.priced:
            case Band() | MarginBand():
                return f"{name}, {self._prices.span(row.priced, row.place.part)}"
            case Observation() | MarginObservation():
                amount = self._prices.money(row.priced.amount, row.place.part)
                return self._language.text("{price} at {amount}", price=name, amount=amount)
            case MarginStep():
                return f"{name}, {self._language.own(row.priced.name)}"
        return name
