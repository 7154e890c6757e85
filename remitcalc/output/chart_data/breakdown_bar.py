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
    is_open : bool
        Whether it costs at least `total`, or nobody knows how much.
    note : str
        Why it is not ranked; empty where it is.
    costs : mapping of part to its cost; a part that is not known is None, never zero.
    parts : the same of those that have a segment of their own; None for those that come after an
        absent one, which depend on it. `rest` is the sum of these, `rest_names` are their names.
    part_labels : mapping of part to its cost in words.
    hover : str
    """

    label: str
    role: str
    total: float
    total_label: str
    percent: str
    is_open: bool
    note: str
    costs: Mapping[str, float | None]
    parts: Mapping[str, float | None]
    rest: float
    rest_label: str
    rest_names: tuple[str, ...]
    part_labels: Mapping[str, str]
    hover: str


class BarMaker:
    """Makes bars of outcomes of one row."""

    def __init__(self, answer: Answer, scale: MoneyScale) -> None:
        self._answer = answer
        self._scale = scale
        self._language = answer.language

    def made(self, label: str, outcome: Outcome, role: str, note: str = "") -> Bar:
        """Return the bar of `outcome`; one with a note is not ranked."""
        answer, words_ = self._answer, self._answer.words
        known = {part: outcome.is_known_at(part) for part in PARTS}
        minor = {part: int(getattr(outcome, part)[0]) for part in PARTS}
        own = {part: bool(outcome.is_exact_part(part)[0]) for part in PARTS}
        rest = [part for part in PARTS if known[part] and not own[part] and minor[part]]
        labels = {p: words_.part(outcome, p, answer.sending_currency) for p in PARTS}
        total = outcome.total_at(answer.sending_currency)
        total_label = words_.short(total)
        percent = words_.percent(total, int(outcome.principal[0]))
        shown = [p for p in PARTS if minor[p] or not known[p]]
        text = self._language.text
        listed = "\n".join(
            text("{name}: {figure}", name=text(words.PARTS[p]), figure=labels[p]) for p in shown
        )
        said = text("{figure} · {note}", figure=total_label, note=note) if note else total_label
        return Bar(
            label=label,
            role=role,
            total=self._scale.major(total.minor),
            total_label=said,
            percent=percent,
            is_open=not total.is_exact,
            note=note,
            costs={p: self._scale.major(minor[p]) if known[p] else None for p in PARTS},
            parts={p: self._scale.major(minor[p]) if own[p] else None for p in PARTS},
            rest=self._scale.major(sum(minor[part] for part in rest)),
            rest_label=answer.money(sum(minor[part] for part in rest)) if rest else "",
            rest_names=tuple(text(words.PARTS[part]) for part in rest),
            part_labels=labels,
            hover=f"{label}\n{said} ({percent})\n{listed}",
        )

    def note(self, outcome: Outcome) -> str:
        """Return why a way is not ranked, in short."""
        text, words_ = self._language.text, self._answer.words
        absent = int(outcome.absent[0])
        for part in ("fx", "sending"):
            if not outcome.is_known_at(part):
                name, why = text(words.PARTS[part]), words_.absence(part, absent)
                return text("{name}: {figure}", name=name, figure=why)
        if outcome.outside_range[0]:
            return text("outside the surveyed amounts")
        return text("a part is not known")
