"""The season of a pool: totals over all paydays, waiting, speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.document.parts import Line, Said, Section, Table, text_table
from remitcalc.output.number_format import rounded
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from remitcalc.model.service import Service
    from remitcalc.output.answer import Answer


def season_section(answer: Answer) -> Section | None:
    """Return totals over all paydays, waiting and speed.

    Of a single payday at most its speed, and totals only where a charge is paid once in a season:
    who is worse off, and by how much, counts it.
    """
    if answer.comparison.season_totals.paydays == 1:
        if _has_charges_of_its_own(answer):
            title = answer.language.text("With what is paid once in a season")
            return Section(title, (season_table(answer),))
        return Section("", (_speeds(answer),)) if _has_speeds(answer) else None
    return Section(season_title(answer), (season_part(answer),))


def _has_charges_of_its_own(answer: Answer) -> bool:
    """Whether a season of one payday costs anybody something else than that payday."""
    comparison = answer.comparison
    totals = comparison.season_totals
    if totals.individual_reason is not None or totals.pooled_reason is not None:
        return False
    alone = totals.individual_total != comparison.individual.total
    return bool(alone.any() or (totals.pooled_total != comparison.pooled.total).any())


def season_part(answer: Answer) -> Said | Table:
    """Return the totals of a season, or why there are none."""
    missing = season_missing(answer)
    return Said(missing) if missing else season_table(answer)


def season_title(answer: Answer) -> str:
    """Return how many paydays there are, and how often."""
    return answer.language.plural(
        "The season: {count} payday, every {days} days",
        "The season: {count} paydays, every {days} days",
        answer.comparison.season_totals.paydays,
        days=answer.comparison.scenario.payday_days,
    )


def season_missing(answer: Answer) -> str:
    """Return why there are no totals; empty where there are."""
    totals = answer.comparison.season_totals
    reasons = [r for r in (totals.individual_reason, totals.pooled_reason) if r is not None]
    if not reasons:
        return ""
    why = " ".join(sentence(reason, answer.language) for reason in dict.fromkeys(reasons))
    return answer.language.text("There are no season totals. {reason}", reason=why)


def season_table(answer: Answer) -> Table:
    """Return totals over all paydays, waiting and speed."""
    text = answer.language.text
    if not answer.has_pool:
        return text_table(("", text("Alone")), _lines_alone(answer))
    heads = ("", text("Alone"), text("Pooled"), text("Saved"))
    return text_table(heads, _lines(answer))


def _lines_alone(answer: Answer) -> Iterator[Line]:
    totals, text = answer.comparison.season_totals, answer.language.text
    workers = len(answer.comparison.scenario.payroll)
    everyone = answer.language.plural("All {count} worker", "All {count} workers", workers)
    if totals.staying is not None:
        label = text("One worker") if answer.is_for_one else everyone
        yield Line((label, answer.words.short(totals.staying)))
    if totals.individual_days_waiting:
        waiting = _days(answer, totals.individual_days_waiting)
        yield Line((text("Days the pay waits to be sent"), waiting))
    if answer.alone.service.speed:
        told = _speed(answer, answer.alone.service)
        yield Line((text("Days under way, as told"), told))


def _lines(answer: Answer) -> Iterator[Line]:
    totals, text = answer.comparison.season_totals, answer.language.text
    count = answer.joining
    everyone = answer.language.plural("All {count} worker", "All {count} workers", count)
    sums = map(answer.words.short, (totals.group_alone, totals.group_pooled, totals.group_saving))
    if count:
        yield Line((everyone, *sums))
        yield from _ends(answer)
    if (staying := totals.staying) is not None:
        same = answer.words.short(staying)
        yield Line((text("Who does not join"), same, same, answer.money(0)))
    waiting = totals.individual_days_waiting, totals.pooled_days_waiting
    if any(waiting):
        shown = [_days(answer, days) for days in waiting]
        yield Line((text("Days the pay waits to be sent"), *shown, ""))
    if _has_speeds(answer):
        yield Line((text("Days under way, as told"), *_told(answer), ""))


def _ends(answer: Answer) -> Iterator[Line]:
    """Yield what all who join pay and save at both ends of the ranges, where they differ.

    The cheapest pool stands beside the dearest ways alone, and the dearest beside the cheapest, so
    that a line adds up.
    """
    found, text = answer.season_range, answer.language.text
    if found is None:
        return
    alone, pooled, saving = found.all_alone, found.all_pooled, found.all_saving
    if not any(least != most for least, most in (alone, pooled, saving)):
        return
    best = (alone.most, pooled.least, saving.most)
    worst = (alone.least, pooled.most, saving.least)
    yield Line((text("Best for pooling, as figures range"), *map(answer.words.short, best)))
    yield Line((text("Worst for pooling, as figures range"), *map(answer.words.short, worst)))


def _has_speeds(answer: Answer) -> bool:
    return any(service.speed for service in _services(answer))


def _speeds(answer: Answer) -> Table:
    text = answer.language.text
    heads = ("", text("Alone"), text("Pooled")) if answer.has_pool else ("", text("Alone"))
    line = Line((text("Days under way, as told"), *_told(answer)))
    return text_table(heads, [line])


def _told(answer: Answer) -> list[str]:
    return [_speed(answer, service) for service in _services(answer)]


def _services(answer: Answer) -> list[Service]:
    pooled = answer.comparison.pooled_service
    alone = answer.alone.service
    return [alone, pooled] if answer.has_pool and pooled is not None else [alone]


def _speed(answer: Answer, service: Service) -> str:
    if service.speed is None:
        return answer.language.text("not told")
    least, most = service.speed.least_days, service.speed.most_days
    return str(least) if least == most else f"{least}–{most}"


def _days(answer: Answer, days: Fraction) -> str:
    shown = rounded(days, 1)
    whole = shown.to_integral_value()
    return answer.language.numbers.decimal(whole if shown == whole else shown)
