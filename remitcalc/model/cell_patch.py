"""What an edit of cells changed, so that a way back of many steps need not hold each list whole."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from remitcalc.model.payroll import Payroll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from remitcalc.model.document import Document

_MOST_CELLS = 100
"""Of one edit; one that changed more is held whole."""


class _Column(NamedTuple):
    name: str
    places: Sequence[int]
    before: Sequence[Any]
    after: Sequence[Any]


class CellPatch(NamedTuple):
    """The cells of a list that an edit changed, as they were before and after it."""

    columns: tuple[_Column, ...]

    def forward(self, document: Document) -> Document:
        """Return the document after the edit, given the one before it."""
        return self._put(document, {one.name: (one.places, one.after) for one in self.columns})

    def back(self, document: Document) -> Document:
        """Return the document before the edit, given the one after it."""
        return self._put(document, {one.name: (one.places, one.before) for one in self.columns})

    def _put(self, document: Document, cells: dict[str, Any]) -> Document:
        payroll, changes = document.scenario.payroll, {}
        for name, (places, values) in cells.items():
            column = getattr(payroll, name)
            put = column.copy() if isinstance(column, np.ndarray) else list(column)
            for place, value in zip(places, values, strict=True):
                put[place] = value
            changes[name] = put if isinstance(column, np.ndarray) else type(column)(put)
        named = {one.name: getattr(payroll, one.name) for one in fields(Payroll)}
        scenario = document.scenario.replace(payroll=Payroll(**{**named, **changes}))
        return document.replace(scenario=scenario)


def patch_between(before: Document, after: Document) -> CellPatch | None:
    """Return what an edit of a few cells changed; None: it changed something else, or more."""
    if not _are_same_but(before, after, "scenario"):
        return None
    if not _are_same_but(before.scenario, after.scenario, "payroll"):
        return None
    found = []
    for one in fields(Payroll):
        old, new = (getattr(each.scenario.payroll, one.name) for each in (before, after))
        if old is new:
            continue
        if old is None or new is None or len(old) != len(new):
            return None
        places = _different(old, new)
        if len(places) > _MOST_CELLS:
            return None
        values = [[column[place] for place in places] for column in (old, new)]
        found.append(_Column(one.name, places, *values))
    return CellPatch(tuple(found))


def _are_same_but(one: Any, other: Any, name: str) -> bool:
    names = [each.name for each in fields(one) if each.name != name]
    return all(getattr(one, each) is getattr(other, each) for each in names)


def _different(old: NDArray[Any] | Sequence[Any], new: NDArray[Any] | Sequence[Any]) -> list[int]:
    if isinstance(old, np.ndarray):
        places: list[int] = np.flatnonzero(old != new).tolist()
        return places
    return [at for at, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
