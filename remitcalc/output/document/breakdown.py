"""What the cost is made of, alone and pooled, in rows that add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import PARTS, Bound
from remitcalc.output.document.parts import Line, Said, Section, text_table
from remitcalc.output.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.answer import Answer
    from remitcalc.output.document.parts import Table


def breakdown_section(answer: Answer) -> Section | None:
    """Return the parts of what is paid and their difference; None where a way is not possible."""
    if answer.pool_reason or not answer.alone.receipt.is_possible:
        return None
    notes = (Said(said) for said in breakdown_notes(answer))
    return Section(breakdown_title(answer), (breakdown_table(answer), *notes))


def breakdown_title(answer: Answer) -> str:
    """Return whose cost is taken apart: one worker's, or that of all who join."""
    if answer.is_of_one:
        return answer.language.text("What one worker pays, one payday")
    return answer.language.plural(
        "What {count} worker pays, one payday",
        "What all {count} workers pay together, one payday",
        answer.joining,
    )


def breakdown_table(answer: Answer) -> Table:
    """Return the parts, alone and pooled; both ways must be possible."""
    text = answer.language.text
    heads = ("", text("Alone"), text("Pooled"), text("Saved"))
    return text_table(heads, _lines(answer))


def _lines(answer: Answer) -> Iterator[Line]:
    text, words_ = answer.language.text, answer.words
    ways = (answer.alone.receipt, answer.pooled)
    for part in PARTS:
        figures = [way.parts[part] for way in ways]
        is_taxed = _has_taxes(answer) or any(one.minor for one in figures)
        if part == "tax" and not is_taxed:
            continue
        shown = (words_.part(one, part) for one in figures)
        saved = words_.short(figures[0] - figures[1])
        yield Line((text(words.PARTS[part]), *shown, saved))
    totals = map(answer.short_total, ways)
    yield Line((text("Total cost"), *totals, words_.short(answer.saving)), "strong")
    shares = (words_.percent(way.share) for way in ways)
    yield Line((text("in percent of the amount"), *shares, ""), "quiet")
    paid = [way.paid for way in ways]
    parts_with = text("The worker parts with") if answer.is_of_one else text("They part with")
    yield Line((parts_with, *map(words_.short, paid), words_.short(paid[0] - paid[1])))
    yield Line((text("Arrives"), *map(answer.short_arrival, ways), ""))


def breakdown_notes(answer: Answer) -> list[str]:
    """Return the sentences that belong under the parts."""
    said = (_more_arrives(answer), _before(answer), like_for_like_said(answer))
    return [one for one in said if one]


def _more_arrives(answer: Answer) -> str:
    """Return the saving as what more arrives, where amounts are outlays: the worker pays the same.

    Where charges may still come off what is sent alone, it is the least that more arrives.
    """
    if answer.comparison.scenario.amount_is != "outlay":
        return ""
    text = answer.language.text
    more = answer.pooled.received - answer.alone.receipt.received
    says_nothing = Bound.AT_MOST if more.minor >= 0 else Bound.AT_LEAST
    if not more.is_known or more.bound == says_nothing:
        return ""
    amount = answer.words.spoken(abs(more))
    if more.minor >= 0:
        return text("For the same money, {amount} more arrives pooled.", amount=amount)
    return text("For the same money, {amount} less arrives pooled.", amount=amount)


def _before(answer: Answer) -> str:
    before = answer.words.before(answer.saving.before)
    if not before:
        return ""
    return answer.language.text("What is saved is counted {before}.", before=before)


def like_for_like_said(answer: Answer) -> str:
    """Return what the pool costs without the charges that sending alone lacks; empty: none."""
    alike = answer.comparison.like_for_like
    if alike is None:
        return ""
    before = answer.words.before(alike.before)
    if answer.is_of_one:
        return answer.language.text(
            "Like for like, {before}, the pool costs {amount} each.",
            before=before,
            amount=answer.words.spoken(alike.each(answer.joining)),
        )
    return answer.language.text(
        "Like for like, {before}, the pool costs {amount} in all.",
        before=before,
        amount=answer.words.spoken(alike),
    )


def _has_taxes(answer: Answer) -> bool:
    return bool(answer.comparison.scenario.corridor.taxes)
