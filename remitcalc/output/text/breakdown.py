"""What the cost is made of, alone and pooled, in rows that add up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.engine.comparison import AT_LEAST, UNKNOWN
from remitcalc.engine.outcome import PARTS
from remitcalc.output.text.figures import arrival, is_upper_bound
from remitcalc.output.text.layout import wrapped
from remitcalc.output.text.table import Table
from remitcalc.output.wording import words

if TYPE_CHECKING:
    from remitcalc.engine.outcome import Outcome
    from remitcalc.output.answer import Answer
    from remitcalc.output.text.style import Style


def breakdown(answer: Answer, style: Style) -> list[str]:
    """Return the parts of one worker's cost and their difference."""
    if answer.pool_reason or answer.alone.total is None:
        return []
    title = answer.language.text("What one worker pays, one payday")
    lines = [style.strong(title), *breakdown_table(answer, style).lines()]
    for said in breakdown_notes(answer):
        lines += wrapped(said, "  ")
    return lines


def breakdown_table(answer: Answer, style: Style) -> Table:
    """Return one worker's parts, alone and pooled; both ways must be possible."""
    text = answer.language.text
    each, alone = answer.comparison.each, answer.alone.outcome
    table = Table(right=(False, True, True, True))
    table.add("", text("Alone"), text("Pooled"), text("Saved"), look=style.quiet)
    for part in PARTS:
        if part == "tax" and not (alone.tax[0] or each.tax[0] or _has_taxes(answer)):
            continue
        label = text(words.PARTS[part])
        table.add(
            label, _part(answer, alone, part), _part(answer, each, part), _saved(answer, part)
        )
    saved = text("unknown") if answer.bound == UNKNOWN else _bounded(answer)
    totals = (_total(answer, alone), _total(answer, each), saved)
    table.add(text("Total cost"), *totals, look=style.strong)
    shares = [_percent(answer, outcome) for outcome in (alone, each)]
    table.add(text("in percent of the amount"), *shares, "", look=style.quiet)
    paid = [answer.money(int(outcome.paid[0])) for outcome in (alone, each)]
    table.add(text("The worker parts with"), *paid, _difference(answer, "paid"))
    table.add(text("Arrives"), arrival(answer, alone), arrival(answer, each), "")
    return table


def breakdown_notes(answer: Answer) -> list[str]:
    """Return the sentences that belong under the parts."""
    said = (_more_arrives(answer), _like_for_like(answer), _sharing(answer))
    return [one for one in said if one]


def _more_arrives(answer: Answer) -> str:
    """Return the saving as what more arrives, where amounts are outlays: the worker pays the same.

    Where charges may still come off what is sent alone, it is the least that more arrives.
    """
    each, alone = answer.comparison.each, answer.alone.outcome
    known = each.is_known_at("received") and alone.is_known_at("received")
    if answer.comparison.scenario.amount_is != "outlay" or not known:
        return ""
    more = int(each.received[0]) - int(alone.received[0])
    bounds_differ = is_upper_bound(each) or is_upper_bound(alone)
    if bounds_differ and (is_upper_bound(each) or more < 0):
        return ""
    text, amount = answer.language.text, answer.arriving(abs(more))
    if bounds_differ:
        return text("For the same money, at least {amount} more arrives pooled.", amount=amount)
    if more >= 0:
        return text("For the same money, {amount} more arrives pooled.", amount=amount)
    return text("For the same money, {amount} less arrives pooled.", amount=amount)


def like_for_like(answer: Answer) -> list[str]:
    """Return the pool without its own charges where those of sending alone are unknown."""
    said = _like_for_like(answer)
    return wrapped(said, "  ") if said else []


def _like_for_like(answer: Answer) -> str:
    comparison = answer.comparison
    if comparison.like_for_like_each is None:
        return ""
    return answer.language.text(
        "Like for like: without its own charges on the way and on arrival, which are not surveyed"
        " alone, the pool costs {amount} each.",
        amount=answer.money(comparison.like_for_like_each),
    )


def _sharing(answer: Answer) -> str:
    text = answer.language.text
    said = {
        "equal": "",
        "proportional": text(
            "Each worker's own share follows the amount; the row above shows equal shares."
        ),
        "no-one-worse-off": text(
            "Shares are settled so that nobody is worse off; the row above shows equal shares."
        ),
    }[answer.comparison.scenario.share]
    return said if answer.is_mixed else ""


def _has_taxes(answer: Answer) -> bool:
    return bool(answer.comparison.scenario.corridor.taxes)


def _part(answer: Answer, outcome: Outcome, part: str) -> str:
    if outcome.is_known_at(part):
        return answer.money(int(getattr(outcome, part)[0]))
    if part == "fx" and outcome.is_upper_bound[0]:
        return answer.language.text("not disclosed")
    surveyed = {"transit": "transit", "receiving": "receiving"}.get(part)
    is_pooled = outcome is answer.comparison.each
    service = answer.comparison.pooled_service if is_pooled else answer.alone.service
    if surveyed and not getattr(service, surveyed).is_surveyed:
        return answer.language.text("not surveyed")
    return answer.language.text("unknown")


def _saved(answer: Answer, part: str) -> str:
    each, alone = answer.comparison.each, answer.alone.outcome
    if each.is_known_at(part) and alone.is_known_at(part):
        return _difference(answer, part)
    return answer.language.text("unknown")


def _difference(answer: Answer, part: str) -> str:
    each, alone = answer.comparison.each, answer.alone.outcome
    return answer.money(int(getattr(alone, part)[0]) - int(getattr(each, part)[0]))


def _total(answer: Answer, outcome: Outcome) -> str:
    mark = "≥ " if outcome.is_lower_bound[0] else ""
    return mark + answer.money(int(outcome.total[0]))


def _percent(answer: Answer, outcome: Outcome) -> str:
    mark = "≥ " if outcome.is_lower_bound[0] else ""
    share = Fraction(100 * int(outcome.total[0]), int(outcome.principal[0]))
    return mark + answer.language.numbers.percent(share)


def _bounded(answer: Answer) -> str:
    marks = {0: "", AT_LEAST: "≥ "}
    return marks.get(answer.bound, "≤ ") + answer.money(answer.saving)
