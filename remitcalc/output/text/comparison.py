"""A comparison as text: the answer, then what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.answer import Answer
from remitcalc.output.answer_notes import amounts_line, example_line, groups_line
from remitcalc.output.baseline_words import against_baseline
from remitcalc.output.cheaper_words import cheaper
from remitcalc.output.document.background import (
    left_out_section,
    notes_section,
    sources_section,
    warnings_section,
)
from remitcalc.output.document.breakdown import breakdown_section
from remitcalc.output.document.figures import figures_table
from remitcalc.output.document.offers import offers_section
from remitcalc.output.document.parts import Said, Section
from remitcalc.output.document.pool_facts import (
    break_even_section,
    employer_section,
    groups_section,
)
from remitcalc.output.document.season import season_section
from remitcalc.output.document.services import services_section
from remitcalc.output.document.taxes import taxes_section
from remitcalc.output.document.workers import first_workers_section
from remitcalc.output.headline import headline
from remitcalc.output.range_words import ranging
from remitcalc.output.text.rendering import rendered
from remitcalc.output.text.style import PLAIN
from remitcalc.output.who_sends import who_sends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.language import Language
    from remitcalc.output.text.style import Style


def comparison_text(
    comparison: Comparison, language: Language, style: Style = PLAIN, *, with_names: bool = False
) -> str:
    """Return the whole comparison for a reader, at most 80 columns wide."""
    return rendered(_sections(Answer(comparison, language), with_names=with_names), style)


def _sections(answer: Answer, *, with_names: bool) -> Iterator[Section | None]:
    corridor = answer.comparison.scenario.corridor.name(answer.language.tag)
    yield Section("", (Said(f"{corridor} · {who_sends(answer)}", "quiet"),))
    yield Section("", tuple(_answer(answer)))
    yield _examples(answer)
    yield Section("", (figures_table(answer),))
    yield breakdown_section(answer)
    yield first_workers_section(answer, with_names=with_names)
    yield groups_section(answer)
    yield break_even_section(answer)
    yield offers_section(answer)
    yield season_section(answer)
    yield employer_section(answer)
    yield taxes_section(answer)
    yield services_section(answer)
    yield warnings_section(answer)
    yield left_out_section(answer.language)
    yield notes_section(answer)
    yield sources_section(answer)


def _answer(answer: Answer) -> Iterator[Said]:
    yield Said(headline(answer), "lead")
    more = (ranging, cheaper, against_baseline, amounts_line, groups_line)
    yield from (Said(said) for said in (sentence(answer) for sentence in more) if said)


def _examples(answer: Answer) -> Section | None:
    said = example_line(answer)
    return Section("", (Said(said, "example"),)) if said else None
