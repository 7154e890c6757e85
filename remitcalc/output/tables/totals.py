"""The group's totals, one payday: what those pay who join, what the others do, what is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.engine.figure import Figure
from remitcalc.model.frozen import frozen

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.worse_off import WorseOff


@frozen(eq=False)
class Totals:
    """Sums over the workers of a comparison; None: a transfer is not possible.

    Attributes
    ----------
    individual, pooled : what those who join pay, alone and pooled, without the employer's part.
    not_joining : what those pay who do not join.
    saving : what those who join save together.
    employer : the employer's part of the pool.
    saving_with_employer : what those who join save together, the employer's part of their own
        charges counted, alone and pooled; who does not join costs the employer the same either way.
    like_for_like : what those who join pay pooled, without the parts that their way alone lacks;
        None where it lacks none.
    worse_off : who is worse off over the season; None where the pool is not possible for all.
    """

    individual: Figure | None
    pooled: Figure | None
    not_joining: Figure | None
    saving: Figure
    employer: Figure | None
    saving_with_employer: Figure
    like_for_like: Figure | None
    worse_off: WorseOff | None

    @classmethod
    def of(cls, comparison: Comparison) -> Totals:
        """Return the totals of a comparison."""
        saving = comparison.group_saving
        more = comparison.employer - comparison.joining_employer
        is_possible = comparison.together.all_possible
        employer = Figure(comparison.employer, saving.currency)
        return cls(
            individual=comparison.alone_total,
            pooled=comparison.together_total if is_possible else None,
            not_joining=comparison.staying_total,
            saving=saving,
            employer=employer if is_possible else None,
            saving_with_employer=replace(saving, minor=saving.minor - more),
            like_for_like=comparison.like_for_like,
            worse_off=comparison.worse_off if comparison.pooled.all_possible else None,
        )
