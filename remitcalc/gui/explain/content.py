"""What the panel says of a figure: lines, entries that unfold, and the text that is copied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.gui.comparing import LARGEST_AT_ONCE
from remitcalc.gui.explain.section import Lead, Said
from remitcalc.gui.explain.whose import Whose
from remitcalc.model.message import message
from remitcalc.output.document.figures import break_even_figure
from remitcalc.output.figure_words import FigureWords
from remitcalc.output.steps.explanation import Explanation, explanation
from remitcalc.output.steps.group_sum import GroupSum
from remitcalc.output.steps.taken_apart import TakenApart
from remitcalc.output.text.steps import explanation_text
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.engine.comparison import Comparison
    from remitcalc.gui.explain.subject import Found, Subject
    from remitcalc.gui.explain.ways_on import WaysOn
    from remitcalc.model.document import Document
    from remitcalc.model.message import Message
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language
    from remitcalc.output.steps.explanation import Asked

_BETWEEN = " · "


class Entry(NamedTuple):
    """One line that unfolds; what is below it is asked for then."""

    key: str
    name: str
    figure: str
    part: str
    lines: Callable[[], Sequence[Said]]
    entries: Callable[[], Sequence[Entry]]


class Content(NamedTuple):
    """All that the panel shows; `key` tells whether it is still the same figure."""

    key: object
    title: str
    whose: str
    above: Sequence[Said] = ()
    entries: Sequence[Entry] = ()
    result_name: str = ""
    result: str = ""
    below: Sequence[Said] = ()
    text: str = ""
    has_season: bool = False
    is_season: bool = False


class Contents:
    """Says what was found of a figure; `open_worker` shows the same figure of one worker.

    True: as `Asked.is_own` says.
    """

    def __init__(
        self,
        document: Document,
        language: Language,
        ways_on: WaysOn,
        open_worker: Callable[[int, bool], object],
    ) -> None:
        self._document, self._language, self._ways_on = document, language, ways_on
        self._open_worker, self._of = open_worker, Whose(document, language)
        self._words = FigureWords(language)

    def of(self, found: Found, subject: Subject) -> Content:
        """Return what the panel says."""
        if isinstance(found, Explanation):
            return self._of_one(found, subject)
        if isinstance(found, GroupSum):
            return self._of_group(found, subject)
        title = sentence(message(f"step_{subject.figure}"), self._language)
        return Content(subject, title, "", [Said(sentence(found, self._language), "body")])

    def of_size(self, answer: Answer | None) -> Content:
        """Return what the panel says of the size from which pooling pays, which is no sum."""
        text = self._language.text
        title, figure, note = break_even_figure(answer) if answer is not None else ("", "", "")
        said = text("It is found by trying one size after the other, each with its whole pool.")
        show = Lead(text("Show the costs by group size"), self._ways_on.show_sizes)
        title = text("{amount}: {cost}", amount=title, cost=figure)
        return Content("size", title, note, [Said(said, "body", show)])

    def of_trouble(self, trouble: Sequence[Message]) -> Content:
        """Return what the panel says where there is no comparison."""
        lines = [Said(sentence(one, self._language), "trouble") for one in trouble]
        return Content("trouble", self._language.text("not possible"), "", lines)

    def _of_one(self, found: Explanation, subject: Subject) -> Content:
        language, text = self._language, self._language.text
        row = -1 if subject.is_of_others else found.row
        cell = "" if subject.is_of_others else self._of.cell(row)
        apart = TakenApart(found, language, cell)
        result = apart.result(apart.root)
        above: list[Said] = []
        if why := found.why_alone(language):
            above.append(Said(why, "body", self._join(found.asked.row)))
        if found.refusal is not None:
            above.append(Said(sentence(found.refusal, language), "trouble"))
        below = self._lines(apart, apart.root, row, is_refused=found.refusal is not None)
        if apart.adds_up:
            below = [Said(text("Parts add up to the total to the cent."))]
        name = apart.name(apart.root)
        title = text("{figure} taken apart", figure=result)
        if found.refusal is not None:
            title = self._without(found.asked, text("not possible"))
        elif found.last.result is None:
            title = self._without(found.asked, result)
        return Content(
            subject,
            title,
            self._of.worker(found, subject),
            above,
            self._entries(apart, apart.root, row),
            name if result else "",
            result,
            below,
            explanation_text(found, language, self._of.numbered(found.row), cell),
            self._has_season(found.comparison, subject),
            found.asked.is_season,
        )

    def _entries(self, apart: TakenApart, key: str, row: int) -> list[Entry]:
        part = apart.shown(key).part
        return [self._entry(apart, one, row, part) for one in apart.bases(key)]

    def _entry(self, apart: TakenApart, key: str, row: int, part: str) -> Entry:
        step = apart.shown(key)
        return Entry(
            key,
            apart.name(key),
            apart.result(key),
            step.part if step.part != part else "",
            lambda: self._lines(apart, key, row),
            lambda: self._entries(apart, key, row),
        )

    def _without(self, asked: Asked, why: str) -> str:
        """Return the title of a figure that there is not: "Total cost: not possible"."""
        name = sentence(message(f"step_{asked.figure}"), self._language)
        return self._language.text("{amount}: {cost}", amount=name, cost=why)

    def _lines(
        self, apart: TakenApart, key: str, row: int, *, is_refused: bool = False
    ) -> list[Said]:
        """Return how a step is computed, what is said of it, and where its figures are from."""
        step = apart.shown(key)
        computed = f"{step.figures} {step.relation} {step.result}"
        lines = [Said(computed, "stepFigures")] if step.figures else []
        lines += [Said(one, "stepFigures") for one in step.conditions]
        refusal = "" if is_refused else step.refusal
        lines += [Said(one) for one in (*step.notes, refusal) if one]
        if (lead := self._unknown(apart, key)) is not None:
            ask = Lead(self._language.text("Questions to ask…"), self._ways_on.ask)
            lines += [Said("", "note", lead), Said("", "note", ask)]
        for said, leaf in zip(step.origins, step.sources, strict=True):
            lines.append(Said(said, "note", self._ways_on.from_leaf(leaf, row)))
        return lines

    def _unknown(self, apart: TakenApart, key: str) -> Lead | None:
        step = apart.explained.steps[key]
        if step.result is not None or step.refusal is not None or apart.bases(key):
            return None
        services = apart.explained.services
        is_pooled = key.startswith("pooled.") or len(services) == 1
        return self._ways_on.from_unknown(step, services[-1 if is_pooled else 0].id)

    def _of_group(self, found: GroupSum, subject: Subject) -> Content:
        language, text, words = self._language, self._language.text, self._words
        shown = words.shown(found.total) if found.total is not None else text("unknown")
        below = []
        if found.without is not None:
            who = self._of.name(found.without)
            said = text("{worker} has no such figure, so that there is no sum.", worker=who)
            why = Lead(text("See why"), lambda: self._open_worker(found.without or 0, False))  # noqa: FBT003
            below.append(Said(said, "body", why))
        if found.others and len(found.pools) < len(found.workers):
            words_on = text("Show them all in the table of workers")
            below.append(Said("", "note", Lead(words_on, lambda: self._ways_on.show_worker(0, ""))))
        name = found.name(language)
        entries = self._workers(found)
        lines = [f"{name}{_BETWEEN}{self._of.group(found, subject)}", ""]
        lines += [f"{one.part or one.name}: {one.figure}" for one in self._copied(found)]
        return Content(
            subject,
            text("{figure} taken apart", figure=shown)
            if found.total is not None and found.total.is_known
            else self._without(found.asked, shown),
            self._of.group(found, subject),
            (),
            entries,
            name,
            shown,
            below,
            "\n".join([*lines, f"{name}: {shown}"]) + "\n",
            self._has_season(found.comparison, subject),
            found.asked.is_season,
        )

    def _workers(self, found: GroupSum) -> list[Entry]:
        entries = [self._worker(found, at) for at in range(len(found.first))]
        if found.others:
            entries.append(self._others(found))
        return entries

    def _worker(self, found: GroupSum, at: int) -> Entry:
        """Return a worker's part of a sum; of few workers it unfolds on, of many it is opened."""
        figure = found.figure(at) or self._language.text("not possible")
        row, pool = int(found.workers[at]), self._of.part(found, at)
        is_own = bool(found.pools) and not pool
        is_large = len(found.comparison.scenario.payroll) > LARGEST_AT_ONCE
        lead = Lead(self._language.text("Take it apart"), lambda: self._open_worker(row, is_own))

        def apart() -> TakenApart | None:
            one = explanation(found.comparison, replace(found.asked, row=row, is_own=is_own))
            if is_large or not isinstance(one, Explanation):
                return None
            return TakenApart(one, self._language, self._of.cell(row))

        def entries() -> list[Entry]:
            steps = apart()
            return [] if steps is None else self._entries(steps, steps.root, row)

        def lines() -> list[Said]:
            # A worker's figure is the sum of what is below it; what an employer pays is reckoned.
            steps = apart() if found.pools else None
            reckoned = [] if steps is None else self._lines(steps, steps.root, row)
            return [*reckoned, Said("", "note", lead)]

        return Entry(
            f"pool.{row}" if pool else f"worker.{row}",
            pool or self._of.name(row),
            self._words.shown(figure),
            "",
            lines,
            entries,
        )

    def _others(self, found: GroupSum) -> Entry:
        language, rest = self._language, found.of_others
        pools = max(len(found.pools) - len(found.first), 0)
        workers, names = found.others - pools, []
        if pools:
            names.append(language.plural("{count} more pool", "{count} more pools", pools))
        if workers:
            names.append(language.plural("{count} more worker", "{count} more workers", workers))
        name = _BETWEEN.join(names)
        figure = language.text("unknown") if rest is None else self._words.shown(rest)
        lead = Lead(
            language.text("Show them all in the table of workers"),
            lambda: self._ways_on.show_worker(0, ""),
        )
        return Entry("others", name, figure, "", lambda: [Said("", "note", lead)], lambda: ())

    def _copied(self, found: GroupSum) -> list[Entry]:
        """Return the entries as they leave the program: workers as numbers."""
        named = zip(self._workers(found), [*found.first, None], strict=False)
        return [
            entry
            if row is None
            else entry._replace(name=self._of.part(found, at) or self._of.numbered(row))
            for at, (entry, row) in enumerate(named)
        ]

    def _has_season(self, comparison: Comparison, subject: Subject) -> bool:
        has = comparison.scenario.paydays > 1 and subject.figure in ("total", "saving")
        return has and not subject.service and not subject.is_elsewhere

    def _join(self, row: int) -> Lead | None:
        if self._document.scenario.payroll.is_counted:
            return None
        words = self._language.text("Change it")
        return Lead(words, lambda: self._ways_on.show_worker(row, "joins"))
