"""What an answer ranges over, as sentences: the price, the saving, the rank, the size it pays from.

Nothing is said of an end at which nothing is known, nor of what is the same at both ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from remitcalc.engine.figure import Figure
    from remitcalc.engine.ranges import AnswerRange
    from remitcalc.engine.sides_range import Ends
    from remitcalc.output.answer import Answer

_HOLDS_AT_LEAST = (Bound.EXACT, Bound.AT_LEAST)
_HOLDS_AT_MOST = (Bound.EXACT, Bound.AT_MOST)
_SAVES = marked("All together save between {least} and {most} then.")
_SAVES_OR_COSTS = marked("All together save up to {most} then, or pay up to {least} more.")
_COSTS = marked("All together pay between {least} and {most} more then.")


def ranging(answer: Answer) -> str:
    """Return what the answer ranges over; empty where nothing it rests on has a range."""
    found = answer.comparison.range
    if found is None or answer.pool_reason or not answer.has_pool:
        return ""
    paid, beaten = _paid(answer, found.pooled), _beaten(answer, found)
    if paid and beaten:
        paid = answer.language.text("{first}; {second}", first=paid, second=beaten)
    elif beaten:
        paid = beaten[:1].upper() + beaten[1:]
    said = (paid and f"{paid}.", _saved(answer, found))
    return " ".join(filter(None, said))


def range_note(answer: Answer) -> str:
    """Return between which prices the pool's figure lies: "C$9.93 – C$12.02"; empty: no range."""
    return _ends(answer, answer.joining if answer.is_of_one else 1)


def range_each(answer: Answer) -> str:
    """Return between which prices lies what each pays pooled; empty: no range."""
    return _ends(answer, answer.joining)


def _ends(answer: Answer, count: int) -> str:
    found = answer.comparison.range
    if found is None or answer.pool_reason:
        return ""
    least, most = found.pooled
    if least is None or most is None or least.minor == most.minor:
        return ""
    low, high = (answer.words.short(end.each(count)) for end in (least, most))
    return answer.language.text("{least} – {most}", least=low, most=high)


def season_ends(answer: Answer) -> tuple[str, str] | None:
    """Return the least and the most that the season changes, exact at both ends, or None.

    What is saved where the season saves as figures stand, what is paid more where it costs more.
    """
    saving, found = answer.season_saving, answer.season_range
    if saving is None or not saving.is_known or found is None or answer.pool_reason:
        return None
    least, most = found.all_saving
    if least is None or most is None or least.minor == most.minor:
        return None
    if not (least.is_exact and most.is_exact):
        return None
    ends = (least, most) if saving.minor >= 0 else (-most, -least)
    return answer.words.short(ends[0]), answer.words.short(ends[1])


def sizes_note(answer: Answer) -> str:
    """Return between which sizes pooling starts to pay; empty: there is no range of them."""
    found, text = answer.comparison.range, answer.language.text
    earliest, latest = (None, None) if found is None else (found.earliest, found.latest)
    if earliest is None or latest is None or earliest.size == latest.size:
        return ""
    if earliest.size is None:
        return ""
    if latest.size is None:
        return text(
            "from {least}, or not up to {most}", least=earliest.size, most=latest.searched_to
        )
    return text("between {least} and {most}", least=earliest.size, most=latest.size)


def _paid(answer: Answer, pooled: Ends) -> str:
    text, spoken, joining = answer.language.text, answer.words.spoken, answer.joining
    least, most = pooled
    if least is None or most is None:
        return text("At one end of the range of its figures the pool is not possible")
    if least.minor == most.minor:
        return ""
    low, high = spoken(least.each(joining)), spoken(most.each(joining))
    if answer.is_of_one and not answer.is_average:
        return text("Between {least} and {most} each as its figures range", least=low, most=high)
    return text(
        "Between {least} and {most} each on average as its figures range", least=low, most=high
    )


def _saved(answer: Answer, found: AnswerRange) -> str:
    """Say what is saved where it is exact at both ends: bounds would open the wrong one."""
    least, most = found.saving
    if least is None or most is None or least.minor == most.minor:
        return ""
    if not (least.is_exact and most.is_exact):
        return ""
    said = _SAVES if least.minor >= 0 else _COSTS if most.minor <= 0 else _SAVES_OR_COSTS
    ends: tuple[Figure, Figure] = (least, most)
    if said is _COSTS:
        ends = (-most, -least)
    elif said is _SAVES_OR_COSTS:
        ends = (-least, most)
    low, high = (answer.words.spoken(end) for end in ends)
    return answer.language.text(said, least=low, most=high)


def _beaten(answer: Answer, found: AnswerRange) -> str:
    text = answer.language.text
    if found.beaten is None or found.beaten.fewest.beaten == found.beaten.most.beaten:
        return ""
    worst, best = found.beaten
    count = worst.of - 1
    if worst.bound in _HOLDS_AT_LEAST and worst.beaten:
        return text(
            "it beats at least {beaten} of {count} ways in every case",
            beaten=worst.beaten,
            count=count,
        )
    if worst.bound not in _HOLDS_AT_MOST:
        return ""
    if best.bound == Bound.EXACT and not worst.beaten:
        return text(
            "it beats none of {count} ways in the worst case, {beaten} in the best",
            beaten=best.beaten,
            count=count,
        )
    if best.bound in _HOLDS_AT_MOST and best.beaten < count:
        return text(
            "it beats at most {beaten} of {count} ways in any case",
            beaten=best.beaten,
            count=count,
        )
    return ""
