"""The four figures under the answer."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.engine.comparison import EXACT, UNKNOWN
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
    """Return what a worker pays pooled and alone, what that saves, and from which size."""
    text = answer.language.text
    table = Table(right=(False, True, False), flexible=2)
    each, alone = answer.comparison.each, answer.alone.outcome
    if answer.pool_reason:
        table.add(pooled_title(answer), text("not possible"), "", look=style.pooled)
    else:
        table.add(
            pooled_title(answer),
            answer.total(each),
            share_and_arrival(answer, each),
            look=style.pooled,
        )
    if answer.alone.total is None:
        table.add(answer.alone_label, text("not possible"), "", look=style.alone)
    else:
        table.add(
            answer.alone_label,
            answer.total(alone),
            share_and_arrival(answer, alone),
            look=style.alone,
        )
    if not answer.pool_reason and answer.alone.total is not None:
        table.add(*saving_figure(answer))
    table.add(*break_even_figure(answer))
    return table


def pooled_title(answer: Answer) -> str:
    """Return what the figure of the pool is: that of a transfer of one payday's pay."""
    if answer.comparison.scenario.pooled_every == 1:
        return answer.language.text("Pooled, each payday")
    return answer.language.text("Pooled, if sent each payday")


def share_and_arrival(answer: Answer, outcome: Outcome, row: int = 0) -> str:
    """Return a total in percent of the amount and what arrives, as far as both are known."""
    share = Fraction(100 * int(outcome.total[row]), int(outcome.principal[row]))
    percent = answer.language.numbers.percent(share)
    if outcome.is_lower_bound[row]:
        percent = f"≥ {percent}"
    if outcome.is_known_at("received", row):
        arrives = answer.language.text("{amount} arrives", amount=arrival(answer, outcome, row))
    else:
        arrives = answer.language.text("what arrives is unknown")
    return f"{percent} · {arrives}"


def arrival(answer: Answer, outcome: Outcome, row: int = 0) -> str:
    """Return what arrives; "≤" where charges may still come off, in words where unknown."""
    if not outcome.is_known_at("received", row):
        return answer.language.text("unknown")
    amount = answer.arriving(int(outcome.received[row]))
    return f"≤ {amount}" if is_upper_bound(outcome, row) else amount


def is_upper_bound(outcome: Outcome, row: int = 0) -> bool:
    """Return whether less may arrive: charges are not surveyed, or the margin not disclosed."""
    is_whole = outcome.is_known_at("transit", row) and outcome.is_known_at("receiving", row)
    return bool(outcome.is_upper_bound[row]) or not is_whole


def saving_figure(answer: Answer) -> tuple[str, str, str]:
    """Return the title, figure and note of what a worker saves."""
    text, plural = answer.language.text, answer.language.plural
    if answer.bound == UNKNOWN:
        return text("Saved per worker"), text("unknown"), ""
    season = answer.season_saving
    if season is None or answer.bound != EXACT or (season < 0) != (answer.saving < 0):
        saved = answer.bounded(answer.saving, answer.bound)
        return text("Saved per worker"), saved, text("each payday")
    label = text("Saved per worker") if season >= 0 else text("Extra cost per worker")
    paydays = answer.comparison.season_totals.paydays
    if answer.is_mixed:
        over = plural("on average, in {count} payday", "on average, in {count} paydays", paydays)
        return label, answer.money(abs(season)), over
    if not answer.sends_every_payday:
        over = plural("in {count} payday", "in {count} paydays", paydays)
        return label, answer.money(abs(season)), over
    over = plural(
        "in {count} payday; {amount} each payday",
        "in {count} paydays; {amount} each payday",
        paydays,
        amount=answer.money(abs(answer.saving)),
    )
    return label, answer.money(abs(season)), over


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
    """Return how many workers the pool leaves worse off, and by how much at most."""
    found = answer.comparison.worse_off
    if answer.pool_reason or found.workers is None or found.largest_loss is None:
        return ""
    if not found.workers:
        return answer.language.text("nobody is worse off") if found.is_nobody else ""
    amount = answer.money(found.largest_loss)
    if answer.comparison.season_totals.paydays == 1:
        return answer.language.plural(
            "{count} worker is worse off, by {amount}",
            "{count} workers are worse off, by at most {amount}",
            found.workers,
            amount=amount,
        )
    return answer.language.plural(
        "{count} worker is worse off over the season, by {amount}",
        "{count} workers are worse off over the season, by at most {amount}",
        found.workers,
        amount=amount,
    )
