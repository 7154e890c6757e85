"""How the pool stands among the ways to send alone, as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from remitcalc.output.answer_facts import AnswerFacts
    from remitcalc.output.language import Language

_BOTH = 2
_BEATS = {
    Bound.EXACT: marked("That beats {beaten} of {count} ways to send alone."),
    Bound.AT_LEAST: marked("That beats at least {beaten} of {count} ways to send alone."),
    Bound.AT_MOST: marked("That beats at most {beaten} of {count} ways to send alone."),
}


def standing_said(answer: AnswerFacts) -> str:
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
        said = _beats_all(count, answer.language, has_apart=has_apart)
    elif found.position > count and found.bound != Bound.AT_LEAST:
        said = _beats_none(count, answer.language, has_apart=has_apart)
    elif not found.beaten and found.bound == Bound.AT_LEAST:
        said = text("It is not shown to beat any of {count} ways to send alone.", count=count)
    elif not found.beaten and found.bound == Bound.EXACT:
        said = text("No way to send alone costs more.")
    else:
        said = text(_BEATS[found.bound], beaten=found.beaten, count=count)
    before = answer.words.before(found.before)
    return f"{said} {text('That is {before}.', before=before)}" if before else said


def _beats_all(count: int, language: Language, *, has_apart: bool) -> str:
    # Ways that cannot be compared may well cost less: a promotion does.
    if has_apart and count == _BOTH:
        return language.text("That beats both ways to send alone that can be compared.")
    if has_apart:
        return language.plural(
            "That beats the only way to send alone that can be compared.",
            "That beats all {count} ways to send alone that can be compared.",
            count,
        )
    if count == _BOTH:
        return language.text("That beats both ways to send alone.")
    return language.plural(
        "That beats the only way to send alone.",
        "That beats all {count} ways to send alone.",
        count,
    )


def _beats_none(count: int, language: Language, *, has_apart: bool) -> str:
    if has_apart and count == _BOTH:
        return language.text("Both ways to send alone that can be compared cost less.")
    if has_apart:
        return language.plural(
            "The only way to send alone that can be compared costs less.",
            "All {count} ways to send alone that can be compared cost less.",
            count,
        )
    if count == _BOTH:
        return language.text("Both ways to send alone cost less.")
    return language.plural(
        "The only way to send alone costs less.",
        "All {count} ways to send alone cost less.",
        count,
    )
