"""A recipe while it is written: each step is computed from its own expression as it is added."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound
from remitcalc.engine.steps.expression import Of, evaluated, holds, ratio
from remitcalc.engine.steps.step import Step, Steps
from remitcalc.model.message import message
from remitcalc.model.provenance import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remitcalc.engine.steps.expression import Condition, Expression, Ratio, Unit
    from remitcalc.engine.steps.step import Rounding
    from remitcalc.model.message import Message, Value


class RefusedStepError(Exception):
    """A recipe ends: what was to be done is not possible. The step of this key says why."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


class Recipe:
    """Steps in the making.

    Parameters
    ----------
    said : Message, optional
        What this part is called; None: nothing of its own.
    prefix : str
        What the keys of this part begin with.
    whole : Recipe, optional
        What this is a part of.
    """

    def __init__(
        self, said: Message | None = None, prefix: str = "", whole: Recipe | None = None
    ) -> None:
        self.prefix = prefix
        self.parts: tuple[Message, ...] = () if whole is None else whole.parts
        if said is not None:
            self.parts = (*self.parts, said)
        self.is_trial: bool = False if whole is None else whole.is_trial
        self.into: dict[str, Step] = {} if whole is None else whole.into
        self._shown_by: dict[str, str] = {} if whole is None else whole._shown_by
        self.status = Status.PUBLISHED
        """The weakest status of the figures that this part used so far."""
        self.is_outside = False

    @property
    def steps(self) -> Steps:
        """What was written so far, by all parts."""
        return Steps(self.into, self._shown_by)

    def part(self, prefix: str, said: Message | None = None, *, is_trial: bool = False) -> Recipe:
        """Return a part of this recipe, whose keys begin with one prefix more.

        `is_trial` says that it only tries what is not done.
        """
        part = Recipe(said, f"{self.prefix}{prefix}.", self)
        part.is_trial |= is_trial
        return part

    def of(self, key: str) -> Of:
        """Return a step of this part as an operand."""
        return Of(self.prefix + key)

    def has(self, key: str) -> bool:
        """Return whether this part has a step."""
        return self.prefix + key in self.into

    def of_expression(self, expression: Expression) -> Fraction:
        """Return what an expression comes to, exactly."""
        return evaluated(expression, self._value_of)

    def minor(self, operand: Of) -> int:
        """Return the result of a step in minor units."""
        return self.into[operand.key].minor

    def add(  # noqa: PLR0913 - what a step is made of
        self,
        key: str,
        said: Message | str,
        expression: Expression,
        unit: Unit,
        rounding: Rounding = "exact",
        *,
        conditions: Iterable[Condition] = (),
        notes: Iterable[Message] = (),
        is_outside: bool = False,
        also: tuple[str, ...] = (),
    ) -> Of:
        """Compute a step, add it, and return it as an operand for others."""
        full, conditions = self.prefix + key, tuple(conditions)
        for one in conditions:
            assert holds(one, self._value_of), (full, one)
        result, unrounded = self._computed(expression, unit, rounding)
        self._put(
            Step(
                full,
                _named(said) if isinstance(said, str) else said,
                expression,
                unit,
                rounding,
                result,
                unrounded,
                conditions,
                notes=tuple(notes),
                is_outside=is_outside,
                also=also,
                is_trial=self.is_trial,
                parts=self.parts,
            )
        )
        return Of(full)

    def add_unknown(self, key: str, said: str, unit: Unit, absent: int, *notes: Message) -> Of:
        """Add a figure that is not known; `absent` are the bits of the parts it lacks."""
        self._put(
            Step(
                self.prefix + key,
                _named(said),
                None,
                unit,
                bound=Bound.UNKNOWN,
                absent=absent,
                notes=notes,
                is_trial=self.is_trial,
                parts=self.parts,
            )
        )
        return self.of(key)

    def hold(
        self, key: str, bound: Bound, absent: int = 0, status: Status = Status.PUBLISHED
    ) -> None:
        """Say how far the figure of a step holds, and how far it can be trusted."""
        full = self.prefix + key
        self.into[full] = self.into[full].held(bound, absent, status)

    def rest(self, key: str, *also: Of) -> None:
        """Say on which more steps a step rests, one whose figure is not known."""
        if not also:
            return
        step = self.into[self.prefix + key]
        self.into[step.key] = step._replace(also=(*step.also, *(one.key for one in also)))

    def show(self, principal: Of, by: Of) -> None:
        """Note which step shows that a principal is the largest there is."""
        self._shown_by[principal.key] = by.key

    def note(self, key: str, code: str, **values: Value) -> None:
        """Say something more about a step."""
        self.note_all(key, [message(code, **values)])

    def note_all(self, key: str, notes: Iterable[Message]) -> None:
        """Say some more about a step."""
        step = self.into[self.prefix + key]
        self.into[step.key] = step._replace(notes=(*step.notes, *notes))

    def refuse(
        self,
        key: str,
        said: Message | str,
        unit: Unit,
        reason: Message,
        *held: Condition,
        also: tuple[str, ...] = (),
    ) -> RefusedStepError:
        """Add the step at which the way ends, and return what to raise; `held` shows why."""
        whole = _named(said) if isinstance(said, str) else said
        step = Step(
            self.prefix + key,
            whole,
            None,
            unit,
            conditions=held,
            refusal=reason,
            also=also,
            is_trial=self.is_trial,
            parts=self.parts,
        )
        self._put(step)
        return RefusedStepError(step.key)

    def refuse_at(self, operand: Of, reason: Message, *held: Condition) -> RefusedStepError:
        """Return what to raise where a way ends at a step that is there already."""
        step = self.into[operand.key]
        held = (*step.conditions, *held)
        self.into[operand.key] = step._replace(conditions=held, refusal=reason)
        return RefusedStepError(operand.key)

    def use(self, status: Status, *, is_outside: bool = False) -> None:
        """Count in a figure that this part rests on."""
        self.status = max(self.status, status)
        self.is_outside |= is_outside

    def _put(self, step: Step) -> None:
        assert step.key not in self.into, step.key
        self.into[step.key] = step

    def _computed(
        self, expression: Expression, unit: Unit, rounding: Rounding
    ) -> tuple[Fraction, Ratio | None]:
        """Return what a step comes to, and what that is before it is rounded, if it is."""
        if rounding == "exact" or unit.decimals is None:
            return evaluated(expression, self._value_of), None
        found = ratio(expression, self._value_of)
        return _rounded(found, unit, rounding), found

    def _value_of(self, key: str) -> Fraction:
        found = self.into[key].result
        assert found is not None, key
        return found


@cache
def _named(code: str) -> Message:
    """Return the message of a step whose words name no value."""
    return message(code)


def _rounded(exact: Ratio, unit: Unit, rounding: Rounding) -> Fraction:
    """Return a value rounded as a step says, to the decimals of its unit.

    >>> from remitcalc.engine.steps.expression import money
    >>> _rounded((-5, 1000), money("CAD"), "half_away")
    Fraction(-1, 100)
    """
    assert unit.decimals is not None
    scale = 10 ** (unit.decimals + 2 * (unit.kind == "percent"))
    scaled, whole_unit = exact[0] * scale, exact[1]
    if rounding == "down":
        return Fraction(scaled // whole_unit, scale)
    whole, rest = divmod(abs(scaled), whole_unit)
    whole += 2 * rest >= whole_unit
    return Fraction(whole if scaled >= 0 else -whole, scale)
