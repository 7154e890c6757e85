"""The headline: how the pool stands among all ways to send alone, and who loses by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.output.language import marked, marked_plural
from remitcalc.output.no_pool import no_pool

if TYPE_CHECKING:
    from remitcalc.model.message import Value
    from remitcalc.output.answer import Answer
    from remitcalc.output.language import Language

_BOTH = 2
_BEATS = {
    Bound.EXACT: marked("That beats {beaten} of {count} ways to send alone."),
    Bound.AT_LEAST: marked("That beats at least {beaten} of {count} ways to send alone."),
    Bound.AT_MOST: marked("That beats at most {beaten} of {count} ways to send alone."),
}
_OUTRIGHT = {
    (True, False): (
        marked_plural(
            "That beats the only way to send alone.",
            "That beats all {count} ways to send alone.",
            by="count",
        ),
        marked("That beats both ways to send alone."),
    ),
    (True, True): (
        marked_plural(
            "That beats the only way to send alone that can be compared.",
            "That beats all {count} ways to send alone that can be compared.",
            by="count",
        ),
        marked("That beats both ways to send alone that can be compared."),
    ),
    (False, False): (
        marked_plural(
            "The only way to send alone costs less.",
            "All {count} ways to send alone cost less.",
            by="count",
        ),
        marked("Both ways to send alone cost less."),
    ),
    (False, True): (
        marked_plural(
            "The only way to send alone that can be compared costs less.",
            "All {count} ways to send alone that can be compared cost less.",
            by="count",
        ),
        marked("Both ways to send alone that can be compared cost less."),
    ),
}
"""Where all ways are beaten, or all cost less, and whether others stand apart: those cannot be
compared and may well cost less, as a promotion does. Then the same of two ways."""


def headline(answer: Answer) -> str:
    """Return how the pool stands among all ways to send alone; without one, the best way."""
    return " ".join(headline_lines(answer))


def headline_lines(answer: Answer) -> list[str]:
    """Return the sentences of the headline."""
    if not answer.has_pool:
        return [_best_way(answer)]
    if answer.pool_reason:
        return [no_pool(answer)]
    said = (loss_first(answer), _pooled(answer), _standing(answer))
    return [one for one in said if one]


def _best_way(answer: Answer) -> str:
    text, ranked = answer.language.text, answer.ranked
    if not ranked:
        return text("No way to send this amount can be compared.")
    best = ranked[0].receipt
    total = answer.words.spoken(best.total)
    service = answer.labels[ranked[0].service.id]
    workers = len(answer.comparison.scenario.payroll)
    if not answer.is_of_one:
        return answer.language.plural(
            "Cheapest alone: {service}, {total} for {count} worker.",
            "Cheapest alone: {service}, {total} for all {count} workers.",
            workers,
            service=service,
            total=total,
        )
    if workers > 1:
        return text("Cheapest alone: {service}, {total} each.", service=service, total=total)
    if not best.received.is_known:
        return text("Cheapest: {service}, {total}.", service=service, total=total)
    arrives = answer.words.spoken(best.received)
    return text(
        "Cheapest: {service}, {total}; {amount} arrives.",
        service=service,
        total=total,
        amount=arrives,
    )


def _pooled(answer: Answer) -> str:
    each = answer.words.spoken(answer.each)
    if answer.is_of_one and not answer.is_average:
        return answer.language.text("Pooled: {amount} each.", amount=each)
    return answer.language.plural(
        "Pooled: {total} for {count} worker, {amount} each on average.",
        "Pooled: {total} for {count} workers, {amount} each on average.",
        answer.joining,
        total=answer.words.spoken(answer.comparison.together_total),
        amount=each,
    )


def loss_first(answer: Answer) -> str:
    """Return that most workers pay more, where it is so; empty where it is not."""
    losing = answer.comparison.worse_off.workers or 0
    return losses(answer) if 2 * losing > answer.joining else ""


def losses(answer: Answer) -> str:
    """Return how many workers pay more over the season, and by how much; empty: nobody does."""
    found, text = answer.comparison.worse_off, answer.language.text
    count, paydays = found.workers, answer.comparison.season_totals.paydays
    if not count or found.largest_loss is None or not answer.has_pool:
        return ""
    values: dict[str, Value] = {
        "amount": answer.money(found.largest_loss),
        "paydays": paydays,
    }
    if count == answer.joining:
        if paydays > 1:
            return text("All pay more, by up to {amount} over {paydays} paydays.", **values)
        return text("All pay more, by up to {amount}.", **values)
    values["all"] = answer.joining
    if paydays > 1:
        return answer.language.plural(
            "{count} of {all} workers pays more, by {amount} over {paydays} paydays.",
            "{count} of {all} workers pay more, by up to {amount} over {paydays} paydays.",
            count,
            **values,
        )
    return answer.language.plural(
        "{count} of {all} workers pays more, by {amount}.",
        "{count} of {all} workers pay more, by up to {amount}.",
        count,
        **values,
    )


def _standing(answer: Answer) -> str:
    """Return how many ways to send alone the pool beats, as far as that can be told."""
    text, comparison = answer.language.text, answer.comparison
    found, has_apart = comparison.standing, bool(comparison.ranking.apart)
    if found.position is None:
        if answer.pooled.is_outside_range:
            return text("It is not ranked: its figures lie outside the surveyed amounts.")
        return text("It cannot be ranked: part of its price is not known.")
    count = found.of - 1
    if not count:
        return text("No way to send alone can be compared with it.")
    if found.beaten == count and found.bound != Bound.AT_MOST:
        said = _outright(count, answer.language, beats=True, has_apart=has_apart)
    elif found.position > count and found.bound != Bound.AT_LEAST:
        said = _outright(count, answer.language, beats=False, has_apart=has_apart)
    elif not found.beaten and found.bound == Bound.AT_LEAST:
        said = text("It is not shown to beat any of {count} ways to send alone.", count=count)
    elif not found.beaten and found.bound == Bound.EXACT:
        said = text("No way to send alone costs more.")
    else:
        said = text(_BEATS[found.bound], beaten=found.beaten, count=count)
    before = answer.words.before(found.before)
    return f"{said} {text('That is {before}.', before=before)}" if before else said


def _outright(count: int, language: Language, *, beats: bool, has_apart: bool) -> str:
    """Return that the pool beats all of `count` ways, or none of them."""
    said, both = _OUTRIGHT[beats, has_apart]
    return language.text(both) if count == _BOTH else language.plural(said.one, said.many, count)
