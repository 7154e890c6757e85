"""All that is worked through, as one recipe: steps numbered through, none of them twice.

What a worker saves and what a season comes to rest on steps that stand above already, and refer to
those; only what differs, as a transfer of several paydays, stands anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.steps.expression import (
    Difference,
    Least,
    Most,
    Of,
    Priced,
    Product,
    Quotient,
    Sum,
    Told,
)
from remitcalc.engine.steps.step import Step, Steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remitcalc.engine.steps.expression import Expression
    from remitcalc.output.steps.worked import Worked

Keys = dict[str, str]
_COMPLETE = ("alone", "pooled")
"""What is shown with all its steps, as the report shows it."""


class Section(NamedTuple):
    """One way with the steps that stand under its title; `keys` are its steps' in the recipe."""

    worked: Worked
    steps: tuple[Step, ...]
    keys: Keys


class Recipe(NamedTuple):
    """The sections, and all their steps by key."""

    sections: tuple[Section, ...]
    steps: Steps

    def key(self, kind: str, key: str) -> str | None:
        """Return the key in the recipe of a step of one way, or None."""
        found = (one.keys.get(key) for one in self.sections if one.worked.kind == kind)
        return next(found, None)

    def alone(self, leaf: Told, step: Step) -> str | None:
        """Return the step that says what a worker has alone, where a step of the pool asks it."""
        kind = "season_alone" if step.key.startswith("season") else "alone"
        names = ("paid",) if leaf.about == "paid" else ("total", "received")
        for name in names:
            key = self.key(kind, name)
            found = None if key is None else self.steps[key]
            if found is not None and (found.result, found.unit) == (leaf.value, leaf.unit):
                return found.key
        return None


def in_one(all_worked: Iterable[Worked]) -> Recipe:
    """Return ways that are worked through as one recipe."""
    making = _Making()
    sections = tuple(making.section(worked) for worked in all_worked)
    return Recipe(sections, Steps({step.key: step for one in sections for step in one.steps}))


class _Making:
    """The recipe while it is put together.

    `seen` has the first step that says something, and `same` that one's key for all who do.
    """

    def __init__(self) -> None:
        self.seen: dict[Step, str] = {}
        self.same: Keys = {}

    def section(self, worked: Worked) -> Section:
        """Return the section of one way."""
        keys: Keys = {}
        own = []
        for step in worked.steps:
            said = self._said(step, keys)
            key = f"{worked.kind}:{step.key}"
            if worked.kind in _COMPLETE or said not in self.seen:
                keys[step.key] = key
                own.append(_renamed(step, keys)._replace(key=key))
                self.same[key] = self.seen.setdefault(said, key)
            else:
                keys[step.key] = self.seen[said]
        # What a figure lacks, and it also rests on, may stand behind it.
        shown = (s._replace(also=tuple(keys[one] for one in s.also)) for s in own)
        return Section(worked, tuple(shown), keys)

    def _said(self, step: Step, keys: Keys) -> Step:
        """Return what a step says, wherever it stands."""
        same = {key: self.same[found] for key, found in keys.items()}
        same[step.key] = ""  # a step that refuses may compare its own result
        return _renamed(step, same)._replace(key="", parts=(), also=())


def _renamed(step: Step, keys: Keys) -> Step:
    expression = step.expression
    conditions = (
        one._replace(left=_moved(one.left, keys), right=_moved(one.right, keys))
        for one in step.conditions
    )
    return step._replace(
        expression=None if expression is None else _moved(expression, keys),
        conditions=tuple(conditions),
    )


def _moved(expression: Expression, keys: Mapping[str, str]) -> Expression:
    """Return an expression with other keys of the steps that it rests on."""

    def all_of(parts: tuple[Expression, ...]) -> tuple[Expression, ...]:
        return tuple(_moved(one, keys) for one in parts)

    match expression:
        case Of(key):
            return Of(keys[key])
        case Priced() | Told():
            return expression
        case Sum(terms) | Product(terms) | Least(terms) | Most(terms):
            return type(expression)(all_of(terms))
        case Difference(first, others):
            return Difference(_moved(first, keys), all_of(others))
        case Quotient(first, second):
            return Quotient(_moved(first, keys), _moved(second, keys))
