"""One figure of a comparison taken apart: which one, what it comes to, and its steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from remitcalc.engine.steps.explained import Explained
from remitcalc.engine.steps.expression import Told, leaves
from remitcalc.engine.steps.saving import saving, season_saving
from remitcalc.model.message import message
from remitcalc.output.language import marked
from remitcalc.output.service_label import service_labels
from remitcalc.output.steps.printed import PrintedStep, printed
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.steps.step import Step, Steps
    from remitcalc.model.message import Message
    from remitcalc.model.service import Service
    from remitcalc.output.language import Language

WayAsked = Literal["alone", "pooled"]
FIGURES = (
    "total",
    "saving",
    "principal",
    "sending",
    "tax",
    "transit",
    "fx",
    "receiving",
    "received",
    "paid",
    "change",
    "employer",
    "percent",
)
"""The figures that can be taken apart, as commands and JSON call them."""

POOLS_EMPLOYER = "pool.employer"
"""What the employer pays of a pool stands among the steps of the whole pool."""

_MISSING = {"change": "explain_no_change", "employer": "explain_no_employer"}
"""Why a figure may not be there, where the way is possible."""

LEGEND = marked(
    "= is exact, ≈ rounded half away from zero, ↓ rounded down; [1] stands for what step 1 found."
)


@dataclass(frozen=True)
class Asked:
    """Which figure is to be taken apart.

    Attributes
    ----------
    row : int
        The worker, from 0.
    figure : one of `FIGURES`.
    way : alone or pooled; of a saving, both.
    service : Service, optional
        The service alone, if not the one that the worker uses.
    is_season : whether it is that of the season; else of the first payday.
    is_own : whether what the employer pays is that of the worker's own charges, not of the pool's.
    """

    row: int
    figure: str = "total"
    way: WayAsked = "alone"
    service: Service | None = None
    is_season: bool = False
    is_own: bool = False


@dataclass(frozen=True)
class Explanation:
    """A figure and the steps that it rests on.

    Attributes
    ----------
    steps : Steps
        Up to the figure; where the way is refused, up to the step that refuses.
    key : str
        The step of the figure, or the one that refuses.
    is_pooled : bool
        Whether the steps are those of a pool: not where the worker joins none.
    """

    comparison: Comparison
    asked: Asked
    steps: Steps
    key: str
    is_pooled: bool

    @property
    def row(self) -> int:
        """Whose steps they are: the worker's, or another's for whom a way is refused."""
        trees = (step.expression for step in self.steps if step.expression is not None)
        shown = (leaf for tree in trees for leaf in leaves(tree) if isinstance(leaf, Told))
        return next((int(one.about) for one in shown if one.origin == "amount"), self.asked.row)

    @property
    def last(self) -> Step:
        """The step of the figure itself, or the one that refuses."""
        return self.steps[self.key]

    @property
    def refusal(self) -> Message | None:
        """Why there is no figure, or None."""
        return self.last.refusal

    @property
    def services(self) -> tuple[Service, ...]:
        """The services of the figure: of a saving both, alone first."""
        asked, comparison = self.asked, self.comparison
        own, pooled = Explained(comparison.priced).service_of(asked.row), comparison.pooled_service
        alone = own if asked.service is None or asked.figure == "saving" else asked.service
        if asked.figure == "saving":
            return (alone,) if pooled is None else (alone, pooled)
        return (pooled,) if self.is_pooled and pooled is not None else (alone,)

    def printed(self, language: Language, amount_from: str = "") -> list[PrintedStep]:
        """Return the steps as they are printed; see `printed`."""
        return printed(self.steps, language, amount_from)

    def title(self, language: Language, worker: str) -> str:
        """Return what is taken apart: figure, worker, services."""
        labels = service_labels(self.comparison.scenario.corridor, language)
        names = " / ".join(labels[one.id] for one in self.services)
        said = sentence(message(f"step_{self.asked.figure}"), language)
        parts = [said, worker, names]
        if self.asked.is_season:
            parts.append(sentence(message("step_part_season"), language))
        return " · ".join(parts)

    def why_alone(self, language: Language) -> str:
        """Return why a figure asked for pooled is one of sending alone; empty: it is not."""
        if self.asked.way != "pooled" or self.is_pooled:
            return ""
        refusal = self.comparison.pools.refusal
        return sentence(refusal or message("step_stays"), language)


def explanation(comparison: Comparison, asked: Asked) -> Explanation | Message:
    """Return a figure taken apart; or why there is no such figure at all."""
    joins = bool(comparison.pools.joins[asked.row])
    steps = _steps(comparison, asked)
    is_pooled = joins and (asked.way == "pooled" or asked.figure == "saving")
    refused = steps.refused
    if refused is not None:
        return Explanation(comparison, asked, steps.up_to(refused.key), refused.key, is_pooled)
    key = asked.figure
    if key == "employer" and POOLS_EMPLOYER in steps and not asked.is_own:
        key = POOLS_EMPLOYER
    if key not in steps:
        return message(_MISSING[key] if not asked.is_season else "explain_payday_only")
    return Explanation(comparison, asked, steps.up_to(key), key, is_pooled)


def _steps(comparison: Comparison, asked: Asked) -> Steps:
    row, explained = asked.row, Explained(comparison.priced)
    if asked.figure == "saving":
        return (season_saving if asked.is_season else saving)(comparison, row)
    if asked.way == "pooled":
        return explained.season_pooled(row) if asked.is_season else explained.pooled(row)
    if asked.is_season:
        return explained.season_alone(row, asked.service)
    return explained.alone(row, asked.service)
