"""Between what a worker's difference may lie, in plain words, and what is not known exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import PARTS, Bound
from remitcalc.engine.price_ends import ranged_parts

if TYPE_CHECKING:
    from remitcalc.engine.figure import Figure
    from remitcalc.engine.sides_range import Ends
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.service import Service
    from remitcalc.output.handout.figures import HandoutNumbers


def range_said(saving: Figure, ends: Ends, about: tuple[str, str], figures: HandoutNumbers) -> str:
    """Return what a saving ranges over; empty where it does not, or nothing can be said.

    Parameters
    ----------
    saving : Figure
        What is saved as figures stand.
    ends : Ends
    about : tuple of str
        When it is saved, and what is not known exactly.
    figures : HandoutNumbers
    """
    least, most = ends
    if not figures.words.tells_ranges or least is None or most is None or not saving.is_known:
        return ""
    if not ends.ranges or not saving.bound == least.bound == most.bound:
        return ""
    amounts = {
        name: figures.sending(abs(one.minor)) for name, one in (("least", least), ("most", most))
    }
    if saving.bound == Bound.EXACT:
        return _between(least, most, amounts, about, figures)
    # What is not known of one side leaves one end open: only the other says anything.
    end, name = (least, "least") if saving.bound == Bound.AT_LEAST else (most, "most")
    if end.minor == saving.minor:
        return ""
    is_less = end.minor >= 0
    only = "only_" if is_less == (saving.bound == Bound.AT_LEAST) else ""
    return figures.words.say(
        f"answer.perhaps_{only}{'less' if is_less else 'more'}",
        when=about[0],
        amount=amounts[name],
        parts=about[1],
    )


def _between(
    least: Figure,
    most: Figure,
    amounts: dict[str, str],
    about: tuple[str, str],
    figures: HandoutNumbers,
) -> str:
    say, (when, parts) = figures.words.say, about
    low, high = amounts["least"], amounts["most"]
    if least.minor >= 0:
        return say("answer.range_less", when=when, least=low, most=high, parts=parts)
    if most.minor <= 0:
        return say("answer.range_more", when=when, least=high, most=low, parts=parts)
    return say("answer.range_either", when=when, more=low, less=high, parts=parts)


def parts_not_exact(corridor: Corridor, services: tuple[Service, ...]) -> tuple[str, ...]:
    """Return the parts of a cost in which any figure of these ways has a range."""
    found = {part for one in services for part in ranged_parts(one)}
    if corridor.reference is not None and corridor.reference.ranges:
        found.add("fx")
    if any(tax.ranges for tax in corridor.taxes):
        found.add("tax")
    return tuple(part for part in PARTS if part in found)
