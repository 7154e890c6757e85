"""What is worked through of a comparison: one worker's figures, both ways, with all their steps.

The report's method and the workbook's sheet of steps draw from here, so that they show the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from remitcalc.engine.steps.explained import Explained
from remitcalc.engine.steps.saving import saving, season_saving
from remitcalc.model.message import message
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.steps.step import Steps
    from remitcalc.model.message import Message
    from remitcalc.output.answer import Answer

WorkedKind = Literal["alone", "pooled", "saved", "season_alone", "season_pooled", "season_saved"]
_PAYDAY = ("percent", "received", "paid")
_SEASON = ("total", "received", "paid")
_SEASON_PART = message("step_part_season")
_EQUAL_HERE = marked(
    "The shares of this payday are equal: the season is settled with its last transfer, which"
    " {command} takes apart."
)
_COMMAND = "remitcalc explain --season --way pooled"


class Worked(NamedTuple):
    """One way of one worker, worked through.

    Attributes
    ----------
    kind : which figures they are.
    title, note : what stands above the steps; a note may be empty.
    steps : Steps
        Up to the figures; where the way is refused, up to the step that refuses.
    row : int
        The worker, from 0.
    within : what the parts of all these steps begin with.
    """

    kind: WorkedKind
    title: str
    note: str
    steps: Steps
    row: int
    within: tuple[Message, ...] = ()


def worked_row(comparison: Comparison) -> int:
    """Return the worker who is worked through: the first who joins, or the first of all."""
    joining = comparison.pools.joining
    return int(joining[0]) if len(joining) else 0


def worked_ways(answer: Answer) -> Iterator[Worked]:
    """Yield the first payday alone, and pooled where the worker joins a pool.

    Where a season is settled, the payday's shares are those before that.
    """
    text, comparison = answer.language.text, answer.comparison
    scenario = comparison.scenario
    explained, row = Explained(comparison.priced), worked_row(comparison)
    service = answer.label(explained.service_of(row))
    title = text("Worked through: alone with {service}", service=service)
    yield Worked("alone", title, "", _up_to(explained.alone(row), *_PAYDAY), row)
    if _joins(comparison):
        title = answer.language.plural(
            "Worked through: a pool of {count} worker with {service}",
            "Worked through: the first of {count} workers pooled with {service}",
            len(comparison.pools.groups[0][1]),
            service=answer.labels[scenario.pooled],
        )
        pooled = explained.pooled(row)
        is_rule = scenario.share == "no-one-worse-off"
        settles_later = is_rule and scenario.paydays > 1 and pooled.refusal is None
        note = text(_EQUAL_HERE, command=_COMMAND) if settles_later else ""
        yield Worked("pooled", title, note, _up_to(pooled, *_PAYDAY), row)


def worked_on(answer: Answer) -> Iterator[Worked]:
    """Yield what follows from both ways of the same worker: what is saved, and the season's."""
    comparison = answer.comparison
    row, joins = worked_row(comparison), _joins(comparison)
    if joins:
        yield from _saved(answer, "saved", saving(comparison, row), ())
    if comparison.scenario.paydays == 1:
        return
    explained, within = Explained(comparison.priced), (_SEASON_PART,)
    alone = _up_to(explained.season_alone(row), *_SEASON)
    title = _season_title(answer, "step_part_alone")
    yield Worked("season_alone", title, "", alone, row, within)
    if joins:
        pooled = _up_to(explained.season_pooled(row), *_SEASON)
        title = _season_title(answer, "step_part_pooled")
        yield Worked("season_pooled", title, "", pooled, row, within)
        yield from _saved(answer, "season_saved", season_saving(comparison, row), within)


def _joins(comparison: Comparison) -> bool:
    return comparison.pooled_service is not None and bool(len(comparison.pools.joining))


def _saved(
    answer: Answer, kind: WorkedKind, steps: Steps, within: tuple[Message, ...]
) -> Iterator[Worked]:
    """Yield what is saved; where a way is refused, that way says so."""
    if steps.refusal is None:
        title = sentence(message("step_saving"), answer.language)
        if within:
            title = _season_title(answer, "step_saving")
        yield Worked(kind, title, "", steps.up_to("saving"), worked_row(answer.comparison), within)


def _season_title(answer: Answer, code: str) -> str:
    said = (_SEASON_PART, message(code))
    return " · ".join(sentence(one, answer.language) for one in said)


def _up_to(steps: Steps, *keys: str) -> Steps:
    refused = steps.refused
    return steps.up_to(*keys) if refused is None else steps.up_to(refused.key)
