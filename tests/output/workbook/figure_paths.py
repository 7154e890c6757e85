"""Where a figure of a scenario stands, as a path of attributes and places, and another in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from remitcalc.model.charge import Bands, Observed
from remitcalc.model.exchange import MarginBands, MarginSteps, ObservedMargins

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.model.corridor import Corridor

Path = tuple[str | int, ...]
SIDES = ("sending", "transit", "receiving")


def value_at(of: Any, path: Path) -> Any:
    """What stands at a path; None where nothing does."""
    for part in path:
        is_name = isinstance(part, str)
        of = getattr(of, part) if is_name else of[part] if part < len(of) else None
        if of is None:
            return None
    return of


def with_values(of: Any, values: Mapping[Path, Any]) -> Any:
    """The same with other values at some paths, all at once: one alone may be a contradiction.

    A range of a figure that is another goes with it.
    """
    if () in values:
        return values[()]
    parts: dict[Any, dict[Path, Any]] = {}
    for (first, *rest), value in values.items():
        parts.setdefault(first, {})[tuple(rest)] = value
    new = {part: with_values(value_at(of, (part,)), some) for part, some in parts.items()}
    if isinstance(of, np.ndarray):
        changed = of.copy()
        changed[[*new]] = [*new.values()]
        return changed
    if isinstance(of, tuple):
        return tuple(new.get(at, one) for at, one in enumerate(of))
    return replace(of, **new, **({"ranges": ()} if hasattr(of, "ranges") else {}))


def entries_at(corridor: Corridor, path: Path) -> Path:
    """Where the bands, pairs or steps of a tariff or exchange stand, or it itself."""
    match value_at(corridor, path):
        case Bands() | MarginBands():
            return (*path, "bands")
        case Observed() | ObservedMargins():
            return (*path, "pairs")
        case MarginSteps():
            return (*path, "steps")
    return path


def edge_at(bands: Path, number: int, count: int) -> list[Path]:
    """Where an edge of `count` bands stands: one ends where the next begins."""
    before = [(*bands, number - 1, "end")] if number else []
    after = [(*bands, number, "start")] if number < count else []
    return [*before, *after]


def charges_of(corridor: Corridor) -> dict[Path, str]:
    """What each charge is called, by its path."""
    return {
        ("services", at, side, "charges", number): charge.name
        for at, service in enumerate(corridor.services)
        for side in SIDES
        for number, charge in enumerate(getattr(service, side).charges)
    }


def named_apart(corridor: Corridor) -> Corridor:
    """The corridor with charges, taxes and steps of a margin that are all called differently."""
    names: list[Path] = [(*path, "name") for path in charges_of(corridor)]
    names += [("taxes", at, "name") for at in range(len(corridor.taxes))]
    for at, service in enumerate(corridor.services):
        if isinstance(service.exchange, MarginSteps):
            steps = range(len(service.exchange.steps))
            names += [("services", at, "exchange", "steps", step, "name") for step in steps]
    new = {path: f"{value_at(corridor, path)} no. {at}" for at, path in enumerate(names)}
    return with_values(corridor, new) if new else corridor
