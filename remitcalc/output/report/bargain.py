"""How far the offer can go: what can be said to the bank, and what who loses first adds up to."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from remitcalc.output.bargain import Bargain
from remitcalc.output.document.bargain import bargain_section, loser_title
from remitcalc.output.document.parts import Head, Line, Said, Section, Table
from remitcalc.output.language import marked
from remitcalc.output.report.step_tables import worked_figures
from remitcalc.output.steps.taken_apart import TakenApart
from remitcalc.output.worker_names import plain_name, worker_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remitcalc.output.answer import Answer
    from remitcalc.output.bargain import FirstLoser
    from remitcalc.output.document.parts import Part
    from remitcalc.output.steps.explanation import Explanation
    from remitcalc.output.steps.printed import PrintedStep

_FURTHER = marked("Each of these figures is taken apart down to its source by {command}.")
_COMMAND = "remitcalc bargain --steps"


def offer_section(answer: Answer, *, with_names: bool) -> Section:
    """Return it, where there is a pool; workers' names only where they are asked for."""
    bargain, payroll = Bargain.of(answer), answer.comparison.scenario.payroll
    names = worker_names(payroll, with_names=with_names, language=answer.language)
    said = bargain_section(bargain, names)
    parts = [*said.parts]
    for loser in bargain.losers:
        parts += _added_up(answer, loser, names)
    if bargain.losers:
        parts.append(Said(answer.language.text(_FURTHER, command=_COMMAND), "quiet"))
    return Section(said.title, tuple(parts))


def _added_up(answer: Answer, loser: FirstLoser, names: list[str]) -> Iterator[Part]:
    """Yield the first steps of who loses: the figure, both ways, and the parts of each."""
    yield Said(loser_title(answer, loser, plain_name(names[loser.row])), "heading")
    depth = 3 if loser.is_season else 2
    for one in loser.explained:
        yield Said(one.title(answer.language, plain_name(names[one.row])), "quiet")
        for part, steps in groupby(_first_steps(answer, one, depth), lambda step: step.part):
            yield from [Said(part, "quiet")] if part else []
            yield _table(answer, steps)


def _first_steps(answer: Answer, one: Explanation, depth: int) -> Iterator[PrintedStep]:
    tree = TakenApart(one, answer.language)
    return map(tree.shown, tree.down_to(depth))


def _table(answer: Answer, steps: Iterable[PrintedStep]) -> Table:
    text = answer.language.text
    heads = (
        Head(text("Step"), gives_way=1, share=0.3),
        Head(text("With these figures"), gives_way=1, share=0.52),
        Head(text("Result"), is_figure=True, share=0.18),
    )
    return Table(heads, tuple(Line((step.name, *worked_figures(step))) for step in steps))
