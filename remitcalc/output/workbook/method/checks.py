"""What must hold for a step to follow a changed input: a step knows only the branch it took.

These are the conditions of the step itself (its band, the surveyed amounts around, why one unit
more does not fit); that nothing beyond the edge of a band fits either; that a price which is 0, and
which it leaves out, still is; that something is left to convert and arrives; that what the engine
found of the other workers is asked of the same figures still, and a share of theirs without
remainder stays one; that nobody loses where nothing is settled for that; that what doubles cannot
say, and is a value, rests on the same; and, where the sheet of workers is live, that it has the
same.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from remitcalc.engine.steps.expression import Of, Priced, Quotient, Told, leaves, operands
from remitcalc.output.workbook.method.cells import RESULT, address, place_of
from remitcalc.output.workbook.method.counted_formula import comparison_of
from remitcalc.output.workbook.method.links import SUMMED
from remitcalc.output.workbook.method.shares import Shares, turn_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remitcalc.engine.steps.expression import Expression, Path
    from remitcalc.engine.steps.step import Step
    from remitcalc.output.workbook.method.cells import MethodCells
    from remitcalc.output.workbook.method.links import Links

_ABOVE_ZERO = ("net", "received")
_FEW_DECIMALS = Fraction(1, 10**8)
_MOVED, _AS_SURVEYED, _NOBODY = "step_moved", "step_as_surveyed", "step_nobody_loses"


class MethodChecks:
    """Makes the checks of steps."""

    def __init__(self, cells: MethodCells, links: Links) -> None:
        self.cells, self.links, self.steps = cells, links, cells.recipe.steps
        self.shares = Shares(cells, links)

    def of(self, step: Step) -> list[str]:
        """Return formulas that are all true as long as a step holds."""
        left_over, is_share = turn_of(step), bool(self.shares.formula(step))
        conditions = (one for one in step.conditions if one is not left_over)
        found = [comparison_of(one, lambda leaf: self.cells.of(leaf, step)) for one in conditions]
        found += [f"{cell}=0" for cell in self.links.left_out(step)]
        found += self._from_nothing(step)
        found += self._as_surveyed(step)
        found += self._counted_whole(step)
        found += self._still_largest(step)
        found += [*self._owed_by_others(step), *self._as_others_send(step)]
        found += self._nobody_loses(step)
        if step.refusal is not None and not step.is_trial:
            found += self._as_exported()  # or it may be refused to another worker, or to none
        pinned = dict.fromkeys(self._pinned(step))
        found += [self._unchanged(self.steps[key]) for key in pinned]
        if step.result is not None and step.expression is not None:
            here = address(self.cells.rows[step.key])
            is_whole = step.rounding == "exact" and step.unit.decimals is not None
            if is_whole and not is_share and _divides(step.expression):
                found.append(f"{here}=ROUND({here},0)")
            if step.key.rpartition(".")[2].rpartition(":")[2] in _ABOVE_ZERO and step.result > 0:
                found.append(f"{here}>0")
            found += filter(None, [self.links.as_many_paydays(step)])
            agreeing = self.links.agreeing(step)
            found += [f"{here}={agreeing}"] if agreeing else []
        return list(dict.fromkeys(found))

    def as_it_was(self, step: Step) -> Iterator[str]:
        """Yield formulas that are all true as long as a step that is a value rests on the same."""
        for leaf in step.leaves if step.expression is not None else ():
            if isinstance(leaf, Of):
                yield self._unchanged(self.steps[leaf.key])
                continue
            figure = self.cells.figure(leaf, step)
            if figure is not None:
                yield _is(address(figure.row), leaf.value / figure.each)
            elif isinstance(leaf, Told) and leaf.origin == "alone":
                yield from self._sums("alone", "season_alone")

    def _unchanged(self, step: Step) -> str:
        return _is(address(self.cells.rows[step.key]), self._units(step))

    def _units(self, step: Step) -> Fraction:
        """Return the result of a step as its cell counts it."""
        assert step.result is not None
        return step.result / self.cells.each(step)

    def _from_nothing(self, step: Step) -> Iterator[str]:
        """Yield that a marginal band which begins at 0 still does: a step then takes nothing off.

        Where it begins has a cell here as other comparisons mention it.
        """
        if step.expression is None:
            return
        used = [one.path for one in leaves(step.expression) if isinstance(one, Priced)]
        for place in dict.fromkeys(path[:-1] for path in used):
            path = (*place, "from")
            if path not in used and self.links.is_of_marginal(path):
                at = (one for one in self.cells.figures if one.path == path and not one.leaf.value)
                yield from (f"{address(one.row)}=0" for one in at)

    def _as_surveyed(self, step: Step) -> Iterator[str]:
        """Yield that a price surveyed at just this amount still is."""
        if not any(note.code == _AS_SURVEYED for note in step.notes):
            return
        amount = self.links.surveyed_at(step)
        for key in step.also:
            here = address(self.cells.rows[key])
            yield f"{here}={amount}" if amount else self._unchanged(self.steps[key])
        amounts = [(*leaf.path[:-1], "amount") for leaf in step.leaves if isinstance(leaf, Priced)]
        yield from self._as_exported(amounts)

    def _as_exported(self, paths: Iterable[Path] | None = None) -> Iterator[str]:
        """Yield that prices at some paths, or all figures that may be changed here, are as ever."""
        places = None if paths is None else {place_of(path) for path in paths}
        for figure in self.cells.figures:
            leaf = figure.leaf
            is_wanted = places is None or (
                isinstance(leaf, Priced) and place_of(leaf.path) in places
            )
            if figure.link is None and is_wanted:
                yield _is(address(figure.row), leaf.value / figure.each)

    def _counted_whole(self, step: Step) -> Iterator[str]:
        """Yield that no decimals are cut off, where large amounts leave room for few."""
        for leaf in step.leaves:
            if not isinstance(leaf, Priced) or leaf.unit.decimals is not None:
                continue
            figure = self.cells.figure(leaf, step)
            if figure is None or figure.link is not None or not figure.is_whole:
                continue
            if figure.each > _FEW_DECIMALS:
                typed = f"{address(figure.row, RESULT)}*{figure.units}"
                yield f"ABS({typed}-{address(figure.row)})<0.001"

    def _still_largest(self, step: Step) -> Iterator[str]:
        """Yield that nothing larger fits, where a principal was searched for.

        That one unit more does not fit is asked anyhow. But beyond an edge it may be cheaper.
        """
        if self.links.case.comparison.scenario.amount_is != "outlay":
            return
        edges = [one.right for one in step.conditions if one.sign == "below"]
        yield from self._as_exported([one.path for one in edges if isinstance(one, Priced)])
        for condition in step.conditions:
            spent, budget = condition.left, condition.right
            if condition.sign == "above" and isinstance(spent, Of) and isinstance(budget, Of):
                most = self._units(self.steps[budget.key])
                yield f"{address(self.cells.rows[budget.key])}<={most}"

    def _owed_by_others(self, step: Step) -> Iterator[str]:
        """Yield that others owe the same fees of their own: those follow from these prices, too."""
        if _is_owed(step):
            fees = [self.steps[leaf.key] for leaf in step.leaves if isinstance(leaf, Of)]
            prices = (leaf for fee in fees for leaf in fee.leaves if isinstance(leaf, Priced))
            yield from self._as_exported([one.path for one in prices])

    def _as_others_send(self, step: Step) -> Iterator[str]:
        """Yield that others send as much, where what they send several times is a value."""
        told = (leaf for leaf in step.leaves if isinstance(leaf, Told))
        for leaf in (one for one in told if (one.origin, one.about) == ("others", "amounts")):
            figure = self.cells.figure(leaf, step)
            if figure is None or figure.link is None:
                yield from filter(None, [self.links.as_others_send])

    def _nobody_loses(self, step: Step) -> Iterator[str]:
        """Yield that still nobody loses, where nothing is settled as nobody does.

        The sheet of workers tells it of a single payday of which one says what is sent; else the
        worker's own sums must be as they were, and all prices that may be changed here.
        """
        if not any(note.code == _NOBODY for note in step.notes):
            return
        yield from self._as_exported()
        scenario = self.links.case.comparison.scenario
        if scenario.paydays == 1 and scenario.amount_is == "principal":
            yield from filter(None, [self.links.nobody_loses])
            return
        for key in self._sums("alone", "pooled"):
            yield self._unchanged(self.steps[key])

    def _pinned(self, step: Step) -> Iterator[str]:
        """Yield the steps that must be as they were, as what others have was found for them."""
        bases = [leaf.key for leaf in step.leaves if isinstance(leaf, Of)]
        if any(self.steps[key].said.code == _MOVED for key in bases):
            yield from bases
        for leaf in step.leaves:
            if isinstance(leaf, Told) and self._is_found_once(leaf, step):
                yield from bases
            if isinstance(leaf, Told) and leaf.origin == "earlier":
                yield from self._earlier(step)
            if isinstance(leaf, Told) and leaf.origin == "alone":
                yield from self._alone(leaf, step)

    def _is_found_once(self, leaf: Told, step: Step) -> bool:
        """Return whether a figure of the other workers is a value that follows nothing."""
        if leaf.origin != "others" or (leaf.about == "amounts" and not _is_owed(step)):
            return False
        figure = self.cells.figure(leaf, step)
        left_over = turn_of(step)
        if leaf.about == "turn" and left_over is not None and isinstance(left_over.right, Of):
            left = self.steps[left_over.right.key]  # among equal shares it is the place in the pool
            others = [one for one in left.leaves if isinstance(one, Told)]
            return any(self._is_found_once(one, left) for one in others)
        return figure is None or figure.link is None

    def _alone(self, leaf: Told, step: Step) -> Iterator[str]:
        """Yield what one has alone where a figure of that is a value that follows none of it."""
        if self.cells.figure(leaf, step) is None:
            return
        yield from self._sums("alone", "season_alone")

    def _sums(self, *kinds: str) -> Iterator[str]:
        """Yield the steps that sum up ways, those of which the result is known."""
        for kind, name in product(kinds, SUMMED):
            key = self.cells.recipe.key(kind, name)
            if key is not None and self.steps[key].result is not None:
                yield key

    def _earlier(self, step: Step) -> Iterator[str]:
        """Yield what transfers of the season before that of a step come to."""
        kind, _, key = step.key.partition(":")
        own = key.rpartition(".")[0]
        keys = next(one.keys for one in self.cells.recipe.sections if one.worked.kind == kind)
        for before, found in keys.items():
            if before == key:
                return
            path, _, name = before.rpartition(".")
            is_other = path.startswith("transfer") and "." not in path and path != own
            if is_other and name in SUMMED and self.steps[found].result is not None:
                yield found


def _is(cell: str, value: Fraction) -> str:
    """Return the formula that is true where a cell has a value, as exactly as doubles say it."""
    if value.denominator == 1:
        return f"{cell}={value}"
    return f"ABS({cell}-{float(value)!r})<1E-12*ABS({cell})"


def _is_owed(step: Step) -> bool:
    """Return whether a step sums fees: those of other workers follow from prices, too."""
    return step.key.endswith("own_sending")


def _divides(expression: Expression) -> bool:
    return isinstance(expression, Quotient) or any(map(_divides, operands(expression)))
