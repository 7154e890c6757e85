"""A comparison as text: the answer, then what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.answer import Answer
from remitcalc.output.tables.used_figures import example_count
from remitcalc.output.text.background import left_out, notes, sources, warnings
from remitcalc.output.text.breakdown import breakdown
from remitcalc.output.text.figures import four_figures
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.pool_facts import break_even, employer, groups
from remitcalc.output.text.season import season
from remitcalc.output.text.services import services
from remitcalc.output.text.style import PLAIN
from remitcalc.output.text.taxes import taxes
from remitcalc.output.text.workers import workers
from remitcalc.output.who_sends import who_sends

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.language import Language
    from remitcalc.output.text.style import Style


def comparison_text(
    comparison: Comparison, language: Language, style: Style = PLAIN, *, with_names: bool = False
) -> str:
    """Return the whole comparison for a reader, at most 80 columns wide."""
    answer = Answer(comparison, language)
    sections = [
        _heading(answer, style),
        _answer(answer, style),
        _examples(answer, style),
        four_figures(answer, style),
        breakdown(answer, style),
        workers(answer, style, with_names=with_names),
        groups(answer, style),
        break_even(answer, style),
        season(answer, style),
        employer(answer, style),
        taxes(answer, style),
        services(answer, style),
        warnings(answer, style),
        left_out(language, style),
        notes(answer, style),
        sources(answer, style),
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _heading(answer: Answer, style: Style) -> list[str]:
    corridor = answer.comparison.scenario.corridor
    name = corridor.name(answer.language.tag)
    return [style.quiet(line) for line in wrapped(f"{name} · {who_sends(answer)}")]


def _answer(answer: Answer, style: Style) -> list[str]:
    lines = [style.strong(line) for line in wrapped(answer.headline())]
    more = (answer.cheaper, answer.against_baseline, answer.amounts_line, answer.groups_line)
    for said in (sentence() for sentence in more):
        lines += wrapped(said) if said else []
    return lines


def _examples(answer: Answer, style: Style) -> list[str]:
    said = answer.example_line(example_count(answer.comparison))
    return [style.alert(line) for line in wrapped(said)] if said else []
