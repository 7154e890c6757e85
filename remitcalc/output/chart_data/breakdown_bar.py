"""One bar of the breakdown: a service's parts, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.outcome import PARTS
from remitcalc.model.noun import noun
from remitcalc.output.wording import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.engine.outcome import Outcome
    from remitcalc.output.answer import Answer
    from remitcalc.output.chart_data.money_scale import MoneyScale

ALONE, BASELINE, POOLED = "alone", "baseline", "pooled"


@noun(eq=False)
class Bar:
    """One way to send, by part, in major units.

    Attributes
    ----------
    role : "alone", "baseline" (the service that the pool is compared with) or "pooled".
    parts : mapping of part to its cost; a part that is not known is None, never zero.
    part_labels : mapping of part to its cost in words.
    missing : tuple of str
        The names of the parts that are not known.
    hover : str
    """

    label: str
    role: str
    total: float
    total_label: str
    percent: str
    parts: Mapping[str, float | None]
    part_labels: Mapping[str, str]
    missing: tuple[str, ...]
    hover: str


class BarMaker:
    """Makes bars of outcomes of one row."""

    def __init__(self, answer: Answer, scale: MoneyScale) -> None:
        self._answer = answer
        self._scale = scale
        self._language = answer.language

    def made(self, label: str, outcome: Outcome, role: str) -> Bar:
        """Return the bar of `outcome`."""
        answer, words_ = self._answer, self._answer.words
        known = {part: outcome.is_known_at(part) for part in PARTS}
        minor = {part: int(getattr(outcome, part)[0]) for part in PARTS}
        parts = {p: self._scale.major(minor[p]) if known[p] else None for p in PARTS}
        labels = {p: words_.part(outcome, p, answer.sending_currency) for p in PARTS}
        missing = tuple(self._language.text(words.PARTS[p]) for p in PARTS if not known[p])
        total = outcome.total_at(answer.sending_currency)
        total_label = words_.short(total)
        percent = words_.percent(total, int(outcome.principal[0]))
        shown = [p for p in PARTS if minor[p] or not known[p]]
        text = self._language.text
        listed = "\n".join(
            text("{name}: {figure}", name=text(words.PARTS[p]), figure=labels[p]) for p in shown
        )
        return Bar(
            label=label,
            role=role,
            total=self._scale.major(total.minor),
            total_label=total_label,
            percent=percent,
            parts=parts,
            part_labels=labels,
            missing=missing,
            hover=f"{label}\n{total_label} ({percent})\n{listed}",
        )
