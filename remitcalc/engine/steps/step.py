"""A step of a recipe, and the recipe: steps in order, each after those that it rests on."""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from remitcalc.engine.figure import Bound, Figure
from remitcalc.engine.steps.expression import Of, leaves
from remitcalc.model.frozen import frozen
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remitcalc.engine.steps.expression import Condition, Expression, Leaf, Ratio, Unit
    from remitcalc.model.message import Message

Rounding = Literal["exact", "half_away", "down"]


class Step(NamedTuple):
    """One line that can be computed by hand.

    Attributes
    ----------
    key : str
        Names the step; a part of a recipe has a prefix: "pool.sending".
    said : Message
        What is found: the code of its words.
    expression : Expression, optional
        None where there is no figure.
    unit : Unit
    rounding : how the result follows from the expression: exactly, rounded half away from zero to
        the decimals of the unit, or rounded down to them.
    result : Fraction or None
        In major units, percentages as fractions of one; None: unknown.
    unrounded : what the expression comes to where that is rounded; None: the result.
    conditions : comparisons that hold and that the expression rests on.
    bound, absent, status : as of `Figure`.
    is_outside : whether the figure of a survey is used outside its range.
    notes : what else there is to say.
    refusal : why the way is not possible, where it ends here.
    also : keys of more steps that this one rests on.
    is_trial : whether it tries what is not done: one unit more than an outlay pays for.
    parts : what the parts of the recipe are called that it stands in, the outermost first.
    """

    key: str
    said: Message
    expression: Expression | None
    unit: Unit
    rounding: Rounding = "exact"
    result: Fraction | None = None
    unrounded: Ratio | None = None
    conditions: tuple[Condition, ...] = ()
    bound: Bound = Bound.EXACT
    absent: int = 0
    status: Status = Status.PUBLISHED
    is_outside: bool = False
    notes: tuple[Message, ...] = ()
    refusal: Message | None = None
    also: tuple[str, ...] = ()
    is_trial: bool = False
    parts: tuple[Message, ...] = ()

    def held(self, bound: Bound, absent: int, status: Status) -> Step:
        """Return the same step, its figure holding so far; `_replace` is slow at it."""
        return Step._make((*self[:_BOUND], bound, absent, status, *self[_BOUND + 3 :]))

    @property
    def exact(self) -> Fraction | None:
        """What the expression comes to before it is rounded."""
        return self.result if self.unrounded is None else Fraction(*self.unrounded)

    @property
    def minor(self) -> int:
        """The result in minor units, of an amount of money that is known."""
        assert self.result is not None
        assert self.unit.decimals is not None
        numerator, denominator = self.result.as_integer_ratio()
        found: int = numerator * 10**self.unit.decimals // denominator
        return found

    @property
    def figure(self) -> Figure:
        """The result as a figure, of an amount of money."""
        minor = 0 if self.result is None else self.minor
        bound = Bound.UNKNOWN if self.result is None else self.bound
        return Figure(minor, self.unit.currency, bound, self.absent, status=self.status)

    @property
    def leaves(self) -> Iterator[Leaf]:
        """The figures of the step: of what it computes, then of its conditions."""
        trees = [] if self.expression is None else [self.expression]
        trees += [side for one in self.conditions for side in (one.left, one.right)]
        for tree in trees:
            yield from leaves(tree)

    @property
    def bases(self) -> Iterator[str]:
        """The keys of the steps that this one rests on."""
        yield from self.also
        yield from (leaf.key for leaf in self.leaves if isinstance(leaf, Of))


_BOUND = Step._fields.index("bound")


@frozen
class Steps:
    """A recipe: steps by key, in the order in which they are computed.

    `shown_by` maps a principal that was searched for to the step that shows it to be the largest.
    """

    by_key: Mapping[str, Step]
    shown_by: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.by_key.values())

    def __contains__(self, key: object) -> bool:
        return key in self.by_key

    def __getitem__(self, key: str) -> Step:
        return self.by_key[key]

    @property
    def refusal(self) -> Message | None:
        """Why the way is not possible, or None."""
        ends = self.refused
        return None if ends is None else ends.refusal

    @property
    def refused(self) -> Step | None:
        """The step at which the way ends, or None."""
        return next((one for one in self if one.refusal is not None and not one.is_trial), None)

    def up_to(self, key: str, *others: str) -> Steps:
        """Return the steps that a figure, and others, rest on, in order, and it at the end.

        With a principal that was searched for stands what shows that it is the largest: it then
        stands before that.
        """
        needed, left = set[str](), [key, *others]
        while left:
            one = left.pop()
            if one in needed:
                continue
            needed.add(one)
            left += self.by_key[one].bases
            if one in self.shown_by:
                left.append(self.shown_by[one])
        found = {one: step for one, step in self.by_key.items() if one in needed}
        if not any(key in step.bases for step in found.values()):
            found[key] = found.pop(key)
        return Steps(found)
