"""One worker's page: everything that stands on it, as text; how much fits is seen on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.frozen import frozen
from remitcalc.output.figures import service_figures
from remitcalc.output.handout.employer import Employer
from remitcalc.output.handout.figures import HandoutNumbers
from remitcalc.output.handout.own_difference import OwnDifferences
from remitcalc.output.handout.verdict import Verdict
from remitcalc.output.handout.way import HandoutWay, hows, way
from remitcalc.output.tables.prices import Prices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remitcalc.engine.comparison import Comparison
    from remitcalc.model.handout_words import HandoutWords
    from remitcalc.model.provenance import Provenance
    from remitcalc.output.handout.way import Role
    from remitcalc.output.tables.prices import Priced

__all__ = ["Handout", "Handouts"]


@frozen(eq=False)
class Handout:
    """One page.

    Attributes
    ----------
    worker : whose page it is; empty: nobody's in particular.
    amount_label, amount : what the worker sends, or parts with.
    quotes_title : what stands above the room for own quotes.
    verdict : sentences, the most important first.
    ways : cheapest first; the pool and the way compared with among them.
    apart : how many ways cannot be compared.
    """

    words: HandoutWords
    worker: str
    corridor: str
    amount_label: str
    amount: str
    quotes_title: str
    verdict: tuple[str, ...]
    ways: tuple[HandoutWay, ...]
    apart: int
    figures: HandoutNumbers

    def shown(self, most: int) -> tuple[HandoutWay, ...]:
        """Return `most` ways, or as many as there are: the pool, the one compared, the cheapest."""
        needed = [w for w in self.ways if w.role != "alone"]
        others = [w for w in self.ways if w.role == "alone"][: max(most - len(needed), 0)]
        kept = {id(w) for w in (*needed, *others)}
        return tuple(w for w in self.ways if id(w) in kept)

    def left_out(self, shown: Sequence[HandoutWay]) -> str:
        """Return how many ways are not on the page."""
        found = []
        if len(self.ways) > len(shown):
            count = self.figures.count(len(self.ways) - len(shown))
            found.append(self.words.say("ways.others", count=count))
        if self.apart:
            found.append(self.words.say("ways.apart", count=self.figures.count(self.apart)))
        return " ".join(found)

    def not_said(self, shown: Sequence[HandoutWay]) -> str:
        """Return what the page does not tell: ways left out, and how long any takes."""
        found = self.left_out(shown), "" if knows_time(shown) else self.words.say("time.unknown")
        return " ".join(filter(None, found))

    def parts_with_more(self, shown: Sequence[HandoutWay]) -> bool:
        """Return whether what one parts with differs anywhere from the amount of the page."""
        return any(way.paid != self.amount for way in shown)

    @property
    def questions(self) -> tuple[str, ...]:
        """What to ask before sending; of the pool only where it is on the page."""
        if not any(one.role == "together" for one in self.ways):
            return self.words.questions
        return (*self.words.questions, self.words.say("ask.together"))

    def rate(self, shown: Sequence[HandoutWay]) -> tuple[str, bool]:
        """Return at which rate what arrives is worked out, and whether that is no real one.

        Nothing is said where no way on the page depends on the corridor's reference rate.
        """
        reference = self.figures.corridor.reference
        if reference is None or not any(one.uses_reference for one in shown):
            return "", False
        told = reference.provenance
        rate, date = self.figures.rate(reference.rate), self.figures.period(told.date)
        return self.words.say("page.rate", rate=rate, date=date), told.status.is_example

    def sources(self, shown: Sequence[HandoutWay]) -> list[str]:
        """Return where the figures of the ways on the page come from, each source once."""
        lines = (
            f"{self.figures.own(f.source)}, {self.figures.period(f.date)}"
            f" ({self.words.say(f'status.{f.status.word}')})"
            for f in dict.fromkeys(_figures(shown, self.figures))
        )
        return list(dict.fromkeys(lines))


class Handouts:
    """Makes the handouts of one comparison in one language.

    Parameters
    ----------
    comparison : Comparison
    words : HandoutWords
    with_names : bool
        Whether names of the payroll stand on the pages; else "Worker 1", "Worker 2", …
    name : str
        What stands on the page instead, typed in for one worker.
    territory : str
        As of `HandoutNumbers`; part of `language`, the BCP 47 tag of the pages.
    employer : Employer
        In whose name the pages are.
    keeps_quotes_room : bool
        Whether each page has room for own quotes though fewer ways fit on it; else it is there
        where it takes the place of nothing.
    """

    def __init__(  # noqa: PLR0913 - each is one wish
        self,
        comparison: Comparison,
        words: HandoutWords,
        *,
        with_names: bool = False,
        name: str = "",
        territory: str = "",
        employer: Employer | None = None,
        keeps_quotes_room: bool = False,
    ) -> None:
        self.employer = employer or Employer()
        self.keeps_quotes_room = keeps_quotes_room
        self._comparison, self.words = comparison, words
        self._with_names, self._name = with_names, plain(name)
        self._prices, self._differences = Prices(comparison), OwnDifferences(comparison)
        self._figures = HandoutNumbers(words, comparison.scenario.corridor, territory)
        self._hows = hows(comparison.scenario.corridor, words)
        self.language = f"{words.tag}-{territory}" if territory else words.tag

    def of(self, row: int) -> Handout:
        """Return the page of one worker."""
        say, scenario = self.words.say, self._comparison.scenario
        ways = self._ways(row)
        amount = self._figures.sending(int(scenario.payroll.amounts[row]))
        verdict = Verdict(self._prices, self._differences, row, self._figures, self._named)
        return Handout(
            words=self.words,
            worker=self.worker(row),
            corridor=self._figures.corridor_name(),
            amount_label=say(f"page.{scenario.amount_is}"),
            amount=amount,
            quotes_title=say("quotes.title", amount=amount),
            verdict=tuple(verdict.sentences()),
            ways=ways,
            apart=self._prices.apart(row) - self._listed_apart(row),
            figures=self._figures,
        )

    def _named(self, priced: Priced) -> str:
        return f"{self._figures.own(priced.service.provider)}, {self._hows[priced.service.id]}"

    def title(self) -> str:
        """Return what a file of these pages is called inside."""
        return f"{self.words.say('page.title')} – {self._figures.corridor_name()}"

    def further_sources(self, count: int) -> str:
        """Return that there are more sources than a page has room for; of none: nothing."""
        if not count:
            return ""
        return self.words.say("notes.more_sources", count=self._figures.count(count))

    def name(self, row: int) -> str:
        """Return a worker's name where it may stand on the page, else nothing."""
        names = self._comparison.scenario.payroll.names
        named = plain(names[row]) if self._with_names and names is not None else ""
        return self._name or named

    def worker(self, row: int) -> str:
        """Return what the page calls a worker; nothing where it fits anybody."""
        payroll, name = self._comparison.scenario.payroll, self.name(row)
        if name:
            return self.words.say("page.worker_name", name=name)
        if payroll.names is None and payroll.amounts.min() == payroll.amounts.max():
            return ""
        return self.words.say("page.worker", number=str(row + 1))

    def _ways(self, row: int) -> tuple[HandoutWay, ...]:
        """Return the ways, cheapest first; those whose price is not told stand below them all."""
        alone, reference = self._prices.ranked(row), self._prices.reference(row)
        same = next((p for p in alone if p.service.id == reference.service.id), None)
        if same is None and reference.reason is None:
            # A row of a survey that repeats another takes its place.
            alone = [p for p in alone if not _is_same_offer(p, reference)] + [reference]
        compares = self._prices.has_pool and self._prices.joins(row)
        made = []
        for priced in alone:
            is_compared = compares and priced.service.id == reference.service.id
            made.append(self._way(priced, row, "compared" if is_compared else "alone"))
        if compares and (pooled := self._prices.pooled(row)).reason is None:
            made.append(self._way(pooled, row, "together"))
        return tuple(sorted(made, key=lambda w: (w.is_apart, w.total, w.role != "together")))

    def _listed_apart(self, row: int) -> int:
        """Return how many of the ways listed cannot be compared: the one compared with, or none."""
        reference = self._prices.reference(row)
        return int(reference.reason is None and not reference.is_comparable)

    def _way(self, priced: Priced, row: int, role: Role) -> HandoutWay:
        service, say, scenario = priced.service, self.words.say, self._comparison.scenario
        name, how = self._figures.own(service.provider), self._hows[service.id]
        if role == "together":
            name = say("ways.together", provider=name)
        if role == "compared":
            how = f"{self._chosen_as(row)} · {how}"
        every = scenario.pooled_every if role == "together" else scenario.individual_every
        if every > 1:
            how = f"{how} · {say('ways.one_transfer', count=self._figures.count(every))}"
        if priced.is_outside_range:
            how = f"{how} · {say('ways.outside')}"
        return way(priced, role, (name, how), self._figures)

    def _chosen_as(self, row: int) -> str:
        chosen = "now" if self._prices.names_own(row) else self._comparison.baseline.chosen_as
        return self.words.say(f"ways.{'named' if chosen == 'none' else chosen}")


def knows_time(shown: Iterable[HandoutWay]) -> bool:
    """Return whether it is known of any way how long it takes."""
    return any(way.knows_time for way in shown)


def _is_same_offer(one: Priced, other: Priced) -> bool:
    offers = [(p.service.provider, p.service.instrument, p.total, p.absent) for p in (one, other)]
    return offers[0] == offers[1]


def plain(name: str) -> str:
    """Return a name without marks that would turn or hide what stands beside it.

    >>> plain("Ana\u202e López")
    'Ana López'
    """
    return " ".join("".join(c for c in name if c.isprintable() or c == " ").split())


def _figures(shown: Iterable[HandoutWay], figures: HandoutNumbers) -> Iterator[Provenance]:
    for one in shown:
        yield from service_figures(one.service)
    corridor = figures.corridor
    yield from (tax.provenance for tax in corridor.taxes)
    if corridor.reference:
        yield corridor.reference.provenance
    if corridor.typical:
        yield corridor.typical.provenance
