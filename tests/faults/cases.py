"""One damaged file of a campaign: made anew from the campaign's seed and its number alone."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

from tests.faults import figures, packages, texts
from tests.faults.seeds import KINDS, Kind, Seed, workbooks
from tests.faults.seeds import texts as text_seeds

PARTS = ("texts", "workbooks", "figures")
_WEIGHTS = (5, 4, 8, 1, 3, 1)
"""How often each of `KINDS` is tried, for one that takes long less often."""
_LARGE = 5_000
_STRAYS = 0.05
"""How many files go to a reader that they are not for."""


class Case(NamedTuple):
    """A file to be tried: the reader's kind, its name, what is in it.

    `figures` is what it states, where that is known; `told` how it was made.
    """

    kind: Kind
    name: str
    content: bytes
    told: str = ""
    figures: figures.Known | None = None


def case(part: str, seed: int, at: int) -> Case:
    """Return file `at` of a part of the campaign with this seed."""
    chance = random.Random(f"{part} {seed} {at}")
    if part == "texts":
        return _text(chance)
    if part == "workbooks":
        return _workbook(chance)
    known = figures.known(chance)
    return Case(known.kind, known.name, known.content, known.told, known)


def _text(chance: random.Random) -> Case:
    kind = chance.choices(KINDS, _WEIGHTS)[0]
    held = text_seeds(kind)
    start = chance.choice(held)
    if len(start.content) > _LARGE and chance.random() < 0.8:
        start = chance.choice([one for one in held if len(one.content) <= _LARGE] or held)
    other = chance.choice(held).content
    content = texts.damaged(start.content, chance, other)
    if chance.random() < _STRAYS:
        kind = chance.choice(KINDS)
    return Case(kind, _named(start), content, start.name)


def _workbook(chance: random.Random) -> Case:
    start = chance.choice(workbooks())
    content = packages.damaged(start.content, chance)
    kind = start.kind if chance.random() > _STRAYS else chance.choice(("fees", "payroll", "survey"))
    return Case(kind, _named(start), content, start.name)  # type: ignore[arg-type]


def _named(start: Seed) -> str:
    return f"input{Path(start.name).suffix}"
