"""The pool against the service it is compared with: one payday, and the season as planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.engine.figure import Figure
    from remitcalc.output.answer import Answer

_LESS = {
    "typical": marked("{amount} less than the most used ({service})"),
    "median": marked("{amount} less than the median ({service})"),
    "cheapest": marked("{amount} less than the cheapest ({service})"),
    "named": marked("{amount} less than {service}"),
    "own": marked("{amount} less than with the services used today"),
}
_MORE = {
    "typical": marked("{amount} more than the most used ({service})"),
    "median": marked("{amount} more than the median ({service})"),
    "cheapest": marked("{amount} more than the cheapest ({service})"),
    "named": marked("{amount} more than {service}"),
    "own": marked("{amount} more than with the services used today"),
}


def against_baseline(answer: Answer) -> str:
    """Return the difference to the service the pool is compared with, payday and season."""
    text, base = answer.language.text, answer.comparison.baseline
    service = answer.labels[base.service.id]
    if not answer.has_pool:
        return ""
    if answer.pool_reason:
        return _alone_only(answer, service)
    if not answer.alone.receipt.is_possible:
        reason = sentence(answer.alone.apart, answer.language) if answer.alone.apart else ""
        return text("{service} does not take this amount. {reason}", service=service, reason=reason)
    saving = answer.saving
    if not saving.is_known:
        return text(
            "No difference to {service} can be given: neither price is fully known.",
            service=service,
        )
    if saving.minor == 0 and saving.is_exact and not saving.before:
        said = text("It costs the same as sending alone with {service}", service=service)
    else:
        said = _capitalised(_difference(answer, saving, service))
    return _with_season(answer, said) + "."


def _alone_only(answer: Answer, service: str) -> str:
    if not answer.alone.receipt.is_possible:
        return ""
    amount = answer.words.spoken(answer.alone.receipt.total)
    return answer.language.text(
        "Sending alone with {service} costs {amount}.", service=service, amount=amount
    )


def _difference(answer: Answer, saving: Figure, service: str) -> str:
    # What is saved at least is, where the pool costs more, lost at most.
    is_less = saving.minor >= 0
    chosen_as = answer.comparison.baseline.chosen_as
    if answer.comparison.scenario.payroll.services is not None:
        chosen_as = "own"
    templates = _LESS if is_less else _MORE
    template = templates.get(chosen_as, templates["named"])
    amount = answer.words.spoken(abs(saving))
    said = answer.language.text(template, amount=amount, service=service)
    before = answer.words.before(saving.before)
    if before:
        said = answer.language.text("{difference}, {before}", difference=said, before=before)
    if answer.is_of_one:
        return said
    return answer.language.plural(
        "{difference}, for {count} worker",
        "{difference}, for {count} workers together",
        answer.joining,
        difference=said,
    )


def _with_season(answer: Answer, said: str) -> str:
    """Return the difference of a payday with that of the season as it is planned."""
    season = answer.season_saving
    is_nothing = season is not None and season.minor == 0 and season.is_exact
    if season is None or not season.is_known or is_nothing:
        return said
    paydays = answer.comparison.season_totals.paydays
    if season.minor >= 0:
        return answer.language.plural(
            "{difference}; over {count} payday all save {amount}",
            "{difference}; over {count} paydays all together save {amount}",
            paydays,
            difference=said,
            amount=answer.words.spoken(season),
        )
    return answer.language.plural(
        "{difference}; over {count} payday all pay {amount} more",
        "{difference}; over {count} paydays all together pay {amount} more",
        paydays,
        difference=said,
        amount=answer.words.spoken(-season),
    )


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
