"""How the figures were found: rules, and the present scenario worked through step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Listed, Said, Section
from remitcalc.output.language import marked
from remitcalc.output.no_pool import no_pool
from remitcalc.output.report.step_tables import step_tables
from remitcalc.output.steps.explanation import LEGEND
from remitcalc.output.steps.worked import worked_ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Part

_RULES = (
    marked(
        "A cost is everything that comes between what a worker parts with and what arrives, valued"
        " at the reference rate: fees on top, tax, what is taken on the way, the exchange margin"
        " and charges on arrival. The total is the sum of these parts."
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
_SETTLED_ON_ARRIVAL = marked(
    "Charges of the pool are shared equally; who would have less arrive than alone gets the"
    " difference on arrival, and those who gain pay it in proportion to their gain."
)
_SETTLED_ONCE = marked(
    "Who would be worse off is decided by the whole season and settled once, with its last"
    " transfer. Figures of one payday have equal shares."
)
_ONE_PAYDAY = marked("One payday is worked through: {date}.")


def method_section(answer: Answer) -> Section:
    """Return rules, and both ways worked through for one worker."""
    text = answer.language.text
    rules = (*map(text, _RULES[:3]), *_sharing(answer), *map(text, _RULES[3:]))
    parts: list[Part] = [Listed(rules), Said(text(LEGEND), "quiet")]
    parts += _worked(answer)
    return Section(text("Method"), tuple(parts))


def _sharing(answer: Answer) -> Iterator[str]:
    """Yield how charges are shared, and when what is settled is."""
    text, scenario = answer.language.text, answer.comparison.scenario
    settles = scenario.share == "no-one-worse-off"
    on_arrival = settles and scenario.amount_is == "outlay"
    yield text(_SETTLED_ON_ARRIVAL if on_arrival else _SHARING[scenario.share])
    if settles and scenario.paydays > 1:
        yield text(_SETTLED_ONCE)


def _worked(answer: Answer) -> Iterator[Part]:
    """Yield both ways of the first worker who joins, or of the first of all.

    They are those of the first payday: where a season is settled, before that.
    """
    text, comparison = answer.language.text, answer.comparison
    scenario = comparison.scenario
    if scenario.paydays > 1:
        yield Said(text(_ONE_PAYDAY, date=scenario.date), "quiet")
    for worked in worked_ways(answer):
        is_refused = worked.kind == "pooled" and answer.pool_reason is not None
        if is_refused or worked.steps.refusal is not None:
            continue
        yield Said(worked.title, "heading")
        if worked.note:
            yield Said(worked.note, "quiet")
        yield from step_tables(answer, worked.steps, worked.row)
    if answer.pool_reason and answer.has_pool:
        yield Said(no_pool(answer))
