"""How far the offer can go: what can be said to the bank, and who loses first, worked through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.bargain import Bargain
from remitcalc.output.document.bargain import bargain_section, loser_title
from remitcalc.output.document.parts import Said, Section
from remitcalc.output.report.step_tables import step_tables
from remitcalc.output.worker_names import plain_name, worker_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Part


def offer_section(answer: Answer, *, with_names: bool) -> Section:
    """Return it, where there is a pool; workers' names only where they are asked for."""
    bargain, payroll = Bargain.of(answer), answer.comparison.scenario.payroll
    names = worker_names(payroll, with_names=with_names, language=answer.language)
    said = bargain_section(bargain, names)
    return Section(said.title, (*said.parts, *_worked(bargain, names)))


def _worked(bargain: Bargain, names: list[str]) -> Iterator[Part]:
    answer = bargain.answer
    for loser in bargain.losers:
        yield Said(loser_title(answer, loser, plain_name(names[loser.row])), "heading")
        for one in loser.explained:
            yield Said(one.title(answer.language, plain_name(names[one.row])), "quiet")
            yield from step_tables(answer, one.steps, one.row)
