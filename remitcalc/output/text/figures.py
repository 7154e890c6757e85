"""The four figures under the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.text.table import Table
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.engine.outcome import Outcome
    from remitcalc.output.answer import Answer
    from remitcalc.output.text.style import Style


def four_figures(answer: Answer, style: Style) -> list[str]:
    """Return the four figures in lines."""
    return figures_table(answer, style).lines()


def figures_table(answer: Answer, style: Style) -> Table:
    """Return what is paid pooled and alone, what that saves, and from which size."""
    table = Table(right=(False, True, False), flexible=(2, 0))
    together, alone = answer.comparison.together, answer.alone.outcome
    if not answer.is_for_one:
        table.add(pooled_title(answer), *way_figure(answer, together), look=style.pooled)
    table.add(alone_title(answer), *way_figure(answer, alone), look=style.alone)
    if not answer.pool_reason and answer.alone.total is not None:
        table.add(*saving_figure(answer))
    if not answer.is_for_one:
        table.add(*break_even_figure(answer))
    return table


def way_figure(answer: Answer, outcome: Outcome) -> tuple[str, str]:
    """Return what a way costs, and what that means: in percent, and what arrives."""
    if not outcome.all_possible:
        return answer.language.text("not possible"), ""
    return answer.total(outcome), share_and_arrival(answer, outcome)


def pooled_title(answer: Answer) -> str:
    """Return what the figure of the pool is: that of a transfer of one payday's pay."""
    text = answer.language.text
    if answer.comparison.scenario.pooled_every > 1:
        return text("Pooled, if sent each payday")
    return text("Pooled, each payday") if answer.is_of_one else text("All pooled, each payday")


def alone_title(answer: Answer) -> str:
    """Return what the figure of sending alone is."""
    if answer.is_of_one:
        return answer.alone_label
    return answer.language.text(
        "All {way}", way=answer.alone_label[:1].lower() + answer.alone_label[1:]
    )


def share_and_arrival(answer: Answer, outcome: Outcome, row: int = 0) -> str:
    """Return a total in percent of the amount and what arrives, as far as both are known."""
    total = outcome.total_at(answer.sending_currency, row)
    percent = answer.words.percent(total, int(outcome.principal[row]))
    if outcome.is_known_at("received", row):
        arrives = answer.language.text(
            "{amount} arrives", amount=answer.short_arrival(outcome, row)
        )
    else:
        arrives = answer.language.text("what arrives is unknown")
    return f"{percent} · {arrives}"


def saving_figure(answer: Answer) -> tuple[str, str, str]:
    """Return the title, figure and note of what is saved each payday."""
    text, saving = answer.language.text, answer.saving
    if not saving.is_known:
        return _saving_title(answer, is_less=True), text("unknown"), ""
    amount = answer.words.spoken(abs(saving))
    notes = (text("each payday"), answer.words.before(saving.before), _over_season(answer))
    note = notes[0]
    for one in filter(None, notes[1:]):
        note = text("{first}; {second}", first=note, second=one)
    return _saving_title(answer, is_less=saving.minor >= 0), amount, note


def _saving_title(answer: Answer, *, is_less: bool) -> str:
    text, plural = answer.language.text, answer.language.plural
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
    if season.minor >= 0:
        return plural(
            "all save {amount} in {count} payday",
            "all save {amount} in {count} paydays",
            paydays,
            amount=answer.words.spoken(season),
        )
    return plural(
        "all pay {amount} more in {count} payday",
        "all pay {amount} more in {count} paydays",
        paydays,
        amount=answer.words.spoken(-season),
    )


def break_even_figure(answer: Answer) -> tuple[str, str, str]:
    """Return the title, figure and note of the size from which pooling pays."""
    text, plural = answer.language.text, answer.language.plural
    found, label = answer.comparison.break_even, answer.language.text("Pooling pays from")
    if found.unknown is not None:
        return label, text("unknown"), sentence(found.unknown, answer.language)
    if found.size is None:
        return (
            label,
            text("no size"),
            text("up to {count} workers searched", count=found.searched_to),
        )
    workers = plural("{count} worker", "{count} workers", found.size)
    return label, workers, worse_off(answer)


def worse_off(answer: Answer) -> str:
    """Return how many workers the pool leaves worse off, over the planned season."""
    if answer.pool_reason or answer.is_for_one:
        return ""
    if answer.comparison.worse_off.is_nobody:
        return answer.language.text("Nobody is worse off.")
    return answer.losses()
