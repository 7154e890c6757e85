"""How the figures were found: rules, symbols, and the present scenario worked through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Head, Line, Listed, Said, Section, Table
from remitcalc.output.language import marked
from remitcalc.output.no_pool import no_pool
from remitcalc.output.report.worked_alone import steps_alone
from remitcalc.output.report.worked_pool import steps_pooled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Part
    from remitcalc.output.report.worked import Step

_RULES = (
    marked(
        "A cost is everything that comes between what a worker parts with and what arrives, valued"
        " at the reference rate: fees on top S, tax T, what is taken on the way X, the exchange"
        " margin F and charges on arrival V. The total is the sum of these parts."
    ),
    marked(
        "Each charge, each tax and each conversion is rounded once, half away from zero, to the"
        " smallest unit of its currency. Nothing else is rounded."
    ),
    marked(
        "The charges of a pooled transfer are those of one transfer of the whole amount. Each is"
        " shared to the smallest unit: the shares add up to the bank's charge, left-over units go"
        " to the largest remainders, of equals to the first worker."
    ),
    marked(
        "What is not known is not counted as zero: a total that leaves out a charge known to exist"
        " reads “at least”, and a service whose price is not fully disclosed is not ranked."
    ),
    marked(
        "Pooling pays from the size on from which the pool, with the employer's part, never costs"
        " more than sending alone, found by computing every size."
    ),
    marked(
        "A figure's status goes from published, quoted and surveyed to own figure, proxy and"
        " example; a result is as weak as the weakest figure in it."
    ),
)
_SHARING = {
    "equal": marked("Charges of the pool are shared equally."),
    "proportional": marked("Charges of the pool are shared in proportion to the amounts."),
    "no-one-worse-off": marked(
        "Charges of the pool are shared equally; who would be worse off than alone gets the"
        " difference back, and those who gain pay it in proportion to their gain."
    ),
}
_SYMBOLS = marked(
    "A amount delivered · B all that is parted with · P amount of the pool · n workers · S fees on"
    " top · E the employer's part · o own fee · T tax at rate t · X taken on the way · ref"
    " reference rate · m exchange margin · w rate used · R converted · G charges on arrival · d own"
    " charge on arrival · V charges on arrival in sending currency · C total cost. Small letters"
    " are one worker's part, c₀ the change that is left."
)


def method_section(answer: Answer) -> Section:
    """Return rules, symbols, and both ways worked through."""
    text = answer.language.text
    sharing = _SHARING[answer.comparison.scenario.share]
    rules = (*_RULES[:3], sharing, *_RULES[3:])
    parts: list[Part] = [Listed(tuple(map(text, rules))), Said(text(_SYMBOLS), "quiet")]
    parts += _worked(answer)
    return Section(text("Method"), tuple(parts))


def _worked(answer: Answer) -> Iterator[Part]:
    text, comparison = answer.language.text, answer.comparison
    alone, pooled = steps_alone(answer), steps_pooled(answer)
    if answer.is_mixed and (alone or pooled):
        amount = answer.money(comparison.average_amount)
        said = text(
            "Worked through at the average amount, {amount}, as if all sent it; the figures above"
            " are those of the real amounts.",
            amount=amount,
        )
        yield Said(said, "quiet")
    if alone:
        service = answer.label(comparison.baseline.service)
        yield Said(text("Worked through: alone with {service}", service=service), "heading")
        yield _table(answer, alone)
    if pooled:
        service = answer.labels[comparison.scenario.pooled]
        title = answer.language.plural(
            "Worked through: a pool of {count} worker with {service}",
            "Worked through: the first of {count} workers pooled with {service}",
            comparison.pools.size,
            service=service,
        )
        yield Said(title, "heading")
        yield _table(answer, pooled)
    if answer.pool_reason and answer.has_pool:
        yield Said(no_pool(answer))


def _table(answer: Answer, steps: Sequence[Step]) -> Table:
    text = answer.language.text
    heads = (
        Head(text("Step"), gives_way=1),
        Head(text("Formula")),
        Head(text("With these figures"), gives_way=1),
        Head(text("Result"), is_figure=True),
    )
    total = text("Total cost")
    lines = (Line(tuple(step), "strong" if step.what == total else "plain") for step in steps)
    return Table(heads, tuple(lines))
