"""The answer of a report: how the pool stands, what it costs one worker, what must be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.answer_notes import amounts_line, example_line, groups_line
from remitcalc.output.baseline_words import against_baseline
from remitcalc.output.cheaper_words import cheaper
from remitcalc.output.document.breakdown import breakdown_notes, breakdown_table, breakdown_title
from remitcalc.output.document.figures import figures_table
from remitcalc.output.document.parts import Line, Listed, Said, Section, Table
from remitcalc.output.headline import headline
from remitcalc.output.range_words import ranging
from remitcalc.output.report.charts import charted
from remitcalc.output.report.standing import standing
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Part


def answer_section(answer: Answer) -> Section:
    """Return the answer, its figures, and what must be known beside them."""
    parts = [*_sentences(answer), *_figures(answer), *_one_worker(answer), *_warnings(answer)]
    return Section(answer.language.text("Answer"), tuple(parts))


def _sentences(answer: Answer) -> Iterator[Part]:
    yield Said(headline(answer), "lead")
    more = (
        ranging(answer),
        cheaper(answer),
        against_baseline(answer),
        amounts_line(answer),
        groups_line(answer),
    )
    for said in filter(None, more):
        yield Said(said)
    if said := example_line(answer):
        yield Said(said, "example")


def _figures(answer: Answer) -> Iterator[Part]:
    yield figures_table(answer)


def _one_worker(answer: Answer) -> Iterator[Part]:
    if answer.pool_reason or not answer.alone.receipt.is_possible:
        return
    text, language = answer.language.text, answer.language
    yield Said(breakdown_title(answer), "heading")
    table = breakdown_table(answer)
    ways = (answer.alone.receipt, answer.pooled)
    status = (standing(way.status, language) for way in ways)
    weakest = Line((text("Weakest figure"), *status, ""))
    yield Table(table.heads, (*table.lines, weakest))
    for said in breakdown_notes(answer):
        yield Said(said, "quiet")
    yield from charted(answer, "waterfall")


def _warnings(answer: Answer) -> Iterator[Part]:
    found = [sentence(warning, answer.language) for warning in answer.comparison.warnings]
    if found:
        yield Said(answer.language.text("To read with these figures"), "heading")
        yield Listed(tuple(found))
