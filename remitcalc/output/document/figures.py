"""The few figures under the answer; bounds stand in them as they do in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.output.document.parts import Head, Line, Table
from remitcalc.output.headline import losses
from remitcalc.output.language import marked
from remitcalc.output.range_words import range_note, season_ends, sizes_note
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.receipt import Receipt
    from remitcalc.output.tables.services import ServiceRow

_BY_BOUND = {Bound.AT_LEAST: marked("at the latest"), Bound.AT_MOST: marked("at the earliest")}
_BETWEEN = " · "
_ALL_ALONE = {
    "typical": marked("All alone, most used"),
    "median": marked("All alone, median"),
    "cheapest": marked("All alone, cheapest"),
}
_JUST_ALONE = marked("All alone")


def figures_table(answer: Answer) -> Table:
    """Return what is paid pooled and alone, what that saves, and from which size."""
    heads = (Head("", gives_way=2), Head("", is_figure=True), Head("", gives_way=1))
    return Table(heads, tuple(_lines(answer)))


def _lines(answer: Answer) -> Iterator[Line]:
    if not answer.has_pool:
        yield from map(Line, figures_of_one(answer))
        return
    alone = answer.alone.receipt
    yield Line((pooled_title(answer), *pooled_figure(answer)), "pooled")
    yield Line((alone_title(answer), *way_figure(answer, alone)), "alone")
    if not answer.pool_reason and alone.is_possible:
        yield Line(saving_figure(answer))
    yield Line(break_even_figure(answer))


def figures_of_one(answer: Answer) -> list[tuple[str, str, str]]:
    """Return title, figure and note for one worker: the best way, what arrives, then the others."""
    text, ranked = answer.language.text, answer.ranked
    if not ranked:
        return [(alone_title(answer), *way_figure(answer, answer.alone.receipt))]
    best = ranked[0]
    rows = [
        (text("Cheapest"), *_priced(answer, best)),
        (text("Arrives that way"), answer.short_arrival(best.receipt), answer.label(best.service)),
    ]
    if len(ranked) > 1:
        rows.append((text("Next"), *_priced(answer, ranked[1])))
    if len(ranked) > len(rows):
        rows.append((text("Dearest"), *_priced(answer, ranked[-1])))
    return rows


def _priced(answer: Answer, way: ServiceRow) -> tuple[str, str]:
    """Return what a way costs, and which it is."""
    total = way.receipt.total
    share = answer.words.percent(way.receipt.share)
    return answer.words.short(total), _BETWEEN.join((answer.label(way.service), share))


def way_figure(answer: Answer, receipt: Receipt) -> tuple[str, str]:
    """Return what a way costs, and what that means: in percent, and what arrives."""
    note = share_and_arrival(answer, receipt) if receipt.is_possible else ""
    return answer.short_total(receipt), note


def pooled_figure(answer: Answer) -> tuple[str, str]:
    """Return what the pool costs, between what it may, and what that means."""
    figure, note = way_figure(answer, answer.pooled)
    return figure, _BETWEEN.join(filter(None, (range_note(answer), note)))


def pooled_title(answer: Answer) -> str:
    """Return what the figure of the pool is: that of a transfer of one payday's pay."""
    text = answer.language.text
    if answer.comparison.scenario.pooled_every > 1:
        return text("Pooled, if sent each payday")
    if answer.is_of_one and answer.is_average:
        return text("Pooled, each payday, on average")
    return text("Pooled, each payday") if answer.is_of_one else text("All pooled, each payday")


def alone_title(answer: Answer) -> str:
    """Return what the figure of sending alone is."""
    if answer.is_of_one:
        return answer.alone_label
    text, chosen_as = answer.language.text, answer.comparison.baseline.chosen_as
    if answer.comparison.scenario.payroll.services is not None:
        return text("All alone, as today")
    return text(_ALL_ALONE.get(chosen_as, _JUST_ALONE))


def share_and_arrival(answer: Answer, receipt: Receipt) -> str:
    """Return a total in percent of the amount and what arrives, as far as both are known."""
    if receipt.received.is_known:
        amount = answer.short_arrival(receipt)
        arrives = answer.language.text("{amount} arrives", amount=amount)
    else:
        arrives = answer.language.text("what arrives is unknown")
    if receipt.total.is_of_nothing:  # which the figure beside it says
        return arrives
    return f"{answer.words.percent(receipt.share)} · {arrives}"


def saving_figure(answer: Answer) -> tuple[str, str, str]:
    """Return the title, figure and note of what is saved each payday."""
    text, saving = answer.language.text, answer.saving
    if not saving.is_known:
        return _saving_title(answer, is_less=True), text("unknown"), ""
    amount = answer.words.short(abs(saving))
    note = text("each payday")
    if before := answer.words.before(saving.before):
        note = text("{first}; {second}", first=note, second=before)
    # Who loses comes before the season's sum, which the answer tells, too: room may be short.
    said = " ".join(filter(None, (worse_off(answer), _over_season(answer))))
    note = f"{note}. {said}" if said else note
    return _saving_title(answer, is_less=saving.minor >= 0), amount, note


def _saving_title(answer: Answer, *, is_less: bool) -> str:
    text, plural = answer.language.text, answer.language.plural
    if answer.is_of_one and answer.is_average:
        if is_less:
            return text("Saved per worker on average")
        return text("Extra cost per worker on average")
    if answer.is_of_one:
        return text("Saved per worker") if is_less else text("Extra cost per worker")
    if is_less:
        return plural("Saved by {count} worker", "Saved by {count} workers", answer.joining)
    return plural("Extra cost of {count} worker", "Extra cost of {count} workers", answer.joining)


def _over_season(answer: Answer) -> str:
    season = answer.season_saving
    if season is None or not season.is_known:
        return ""
    paydays, plural = answer.comparison.season_totals.paydays, answer.language.plural
    amount = answer.words.short(abs(season))
    if (ends := season_ends(answer)) is not None:
        range_of = answer.language.text("{least} – {most}", least=ends[0], most=ends[1])
        amount = answer.language.text("{amount} ({range})", amount=amount, range=range_of)
    if season.minor >= 0:
        return plural(
            "All save {amount} in {count} payday.",
            "All save {amount} in {count} paydays.",
            paydays,
            amount=amount,
        )
    return plural(
        "All pay {amount} more in {count} payday.",
        "All pay {amount} more in {count} paydays.",
        paydays,
        amount=amount,
    )


def break_even_figure(answer: Answer) -> tuple[str, str, str]:
    """Return the title, figure and note of the size from which pooling pays."""
    text, plural = answer.language.text, answer.language.plural
    found, label = answer.comparison.break_even, answer.language.text("Pooling pays from")
    if found.unknown is not None:
        return label, text("unknown"), sentence(found.unknown, answer.language)
    if found.size is None:
        is_open = found.bound == Bound.AT_LEAST
        searched = text("up to {count} workers searched", count=found.searched_to)
        return label, text("not shown") if is_open else text("no size"), searched
    workers = plural("{count} worker", "{count} workers", found.size)
    notes = [answer.words.before(found.before)]
    if found.bound in _BY_BOUND:
        notes.insert(0, text(_BY_BOUND[found.bound]))
    notes.append(sizes_note(answer))
    if answer.is_mixed:
        notes.append(text("at the average amount"))
    return label, workers, ", ".join(one for one in notes if one)


def employer_figure(answer: Answer) -> tuple[str, str, str] | None:
    """Return the title, figure and note of what the employer pays; None where it pays nothing."""
    comparison, text = answer.comparison, answer.language.text
    if answer.pool_reason or not (comparison.employer or comparison.joining_employer):
        return None
    notes = [text("of the pool each payday")]
    season = comparison.season_totals
    if season.paydays > 1 and season.pooled_reason is None:
        amount = answer.money(season.employer)
        notes.append(
            answer.language.plural(
                "{amount} in {count} payday",
                "{amount} in {count} paydays",
                season.paydays,
                amount=amount,
            )
        )
    if comparison.joining_employer:
        amount = answer.money(comparison.joining_employer)
        notes.append(text("{amount} when sent alone", amount=amount))
    note = text("{note}. Not part of what workers pay.", note="; ".join(notes))
    return text("The employer pays"), answer.money(comparison.employer), note


def worse_off(answer: Answer) -> str:
    """Return how many workers the pool leaves worse off, over the planned season."""
    if answer.pool_reason or not answer.has_pool:
        return ""
    if answer.comparison.worse_off.is_nobody:
        return answer.language.text("Nobody is worse off.")
    return losses(answer)
