"""What one charge comes to at a base, as one step: the band chosen, what lies between two pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.steps.expression import (
    PERCENT,
    Condition,
    Difference,
    Least,
    Most,
    Priced,
    Product,
    Sum,
    amount_of,
    hundredth,
    money,
)
from remitcalc.engine.steps.interpolation import Point, interpolated
from remitcalc.model.charge import Bands, Flat, Observed
from remitcalc.model.message import message
from remitcalc.model.money import Money

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.engine.pricing import PricedCharge
    from remitcalc.engine.steps.expression import Expression, Of, Path
    from remitcalc.engine.steps.recipe import Recipe
    from remitcalc.model.charge import Band, Charge
    from remitcalc.model.message import Message, Value
    from remitcalc.model.provenance import Provenance


def charge_step(  # noqa: PLR0913, PLR0917 - a charge, where it stands, at what base, for whom
    recipe: Recipe, key: str, priced: PricedCharge, path: Path, base: Of, worker: int | None = None
) -> Of:
    """Add what a charge comes to at `base`, held between its limits and rounded, as one step.

    Parameters
    ----------
    path : tuple
        Where the charge stands.
    worker : int, optional
        The worker of the pool whose own charge it is, from 1, named by a refusal.

    Raises
    ------
    RefusedStepError
        The charge does not take the base.
    """
    return _Charge(recipe, priced, path, base).step(key, worker)


class _Charge:
    """A charge while its step is made."""

    def __init__(self, recipe: Recipe, priced: PricedCharge, path: Path, base: Of) -> None:
        self.recipe, self.path, self.base = recipe, path, base
        self.charge: Charge = priced.charge
        self.pieces = priced.pieces
        self.unit = recipe.into[base.key].unit
        self.minor = recipe.minor(base)
        self.conditions: list[Condition] = []
        self.notes: list[Message] = []
        self.also: tuple[str, ...] = ()

    def step(self, key: str, worker: int | None) -> Of:
        charge, pieces = self.charge, self.pieces
        self._refuse_untaken(key, worker)
        expression = self._held(self._tariff())
        surveyed = pieces.surveyed
        is_outside = surveyed is not None and not surveyed[0] <= self.minor <= surveyed[1]
        self.recipe.use(pieces.statuses[pieces.piece(self.minor)], is_outside=is_outside)
        return self.recipe.add(
            key,
            _said(charge),
            expression,
            self.unit,
            "half_away",
            conditions=self.conditions,
            notes=self.notes,
            is_outside=is_outside,
            also=self.also,
        )

    def _refuse_untaken(self, key: str, worker: int | None) -> None:
        start, end = self.pieces.starts[0], self.pieces.end
        values: dict[str, Value] = {} if worker is None else {"worker": worker}
        values["charge"] = self.charge.name
        currency = self.unit.currency
        if self.minor < start:
            reason = message("below_charge", **values, least=Money(start, currency))
            held = Condition(self.base, "below", self._edge(start, "from", 0))
        elif end is not None and self.minor >= end:
            reason = message("above_charge", **values, most=Money(end, currency))
            last = len(self.charge.tariff.bands) - 1 if isinstance(self.charge.tariff, Bands) else 0
            held = Condition(self.base, "at_least", self._edge(end, "to", last))
        else:
            return
        raise self.recipe.refuse(key, _said(self.charge), self.unit, reason, held)

    def _tariff(self) -> Expression:
        match self.charge.tariff:
            case Flat(fixed, percent):
                return self._line(fixed, percent, self.base, self.path)
            case Bands(mode, bands):
                return self._whole(bands) if mode == "whole" else self._marginal(bands)
            case Observed():
                return self._observed()

    def _whole(self, bands: tuple[Band, ...]) -> Expression:
        at = max(at for at, band in enumerate(bands) if band.start <= self.minor)
        band = bands[at]
        self._within(at, bands)
        told = band.provenance
        return self._line(band.fixed, band.percent, self.base, (*self.path, "bands", at), told)

    def _marginal(self, bands: tuple[Band, ...]) -> Expression:
        terms: list[Expression] = []
        reached = [at for at, band in enumerate(bands) if band.start <= self.minor]
        for at in reached:
            band = bands[at]
            slice_: Expression = self.base
            top = (
                self.base if at == reached[-1] else self._edge(bands[at + 1].start, "from", at + 1)
            )
            slice_ = top
            if band.start:
                slice_ = Difference(top, (self._edge(band.start, "from", at),))
            path = (*self.path, "bands", at)
            line = self._line(band.fixed, band.percent, slice_, path, band.provenance)
            terms += line.terms if isinstance(line, Sum) else [line]
        self._within(reached[-1], bands)
        return _sum(terms)

    def _within(self, at: int, bands: tuple[Band, ...]) -> None:
        """Note that the base lies within a band: from its edge on, below the next one's."""
        band = bands[at]
        if len(bands) > 1 or band.start:
            start = self._edge(band.start, "from", at)
            self.conditions.append(Condition(self.base, "at_least", start))
        if band.end is not None:
            end = self._edge(band.end, "to", at)
            self.conditions.append(Condition(self.base, "below", end))

    def _observed(self) -> Expression:
        tariff = self.charge.tariff
        assert isinstance(tariff, Observed)
        points = []
        for at, pair in enumerate(tariff.pairs):
            told = pair.provenance or self.charge.provenance
            path = (*self.path, "pairs", at)
            amount = self._money(pair.amount, (*path, "amount"), told)
            value = self._money(pair.value, (*path, "value"), told)
            points.append(Point(amount, value, pair.amount))
        expression, conditions, notes = interpolated(points, self.base, self.minor)
        self.conditions += conditions
        self.notes += notes
        if not conditions:  # surveyed at just this base, which then decides what is charged
            self.also = (self.base.key,)
        return expression

    def _held(self, expression: Expression) -> Expression:
        """Return a charge between its limits, and note which of them held it."""
        charge, value = self.charge, self.recipe.of_expression(expression)
        currency = self.unit.currency
        if charge.minimum is not None:
            least = self._money(charge.minimum, (*self.path, "minimum"))
            expression = Most((expression, least))
            if value < amount_of(charge.minimum, currency):
                self.notes.append(message("step_least_held"))
        if charge.maximum is not None:
            most = self._money(charge.maximum, (*self.path, "maximum"))
            expression = Least((expression, most))
            if value > amount_of(charge.maximum, currency):
                self.notes.append(message("step_most_held"))
        return expression

    def _line(
        self,
        fixed: int,
        percent: Decimal,
        base: Expression,
        path: Path,
        told: Provenance | None = None,
    ) -> Expression:
        terms: list[Expression] = []
        if fixed or not percent:
            terms.append(self._money(fixed, (*path, "fixed"), told))
        if percent:
            used = told or self.charge.provenance
            share = Priced(hundredth(percent), PERCENT, (*path, "percent"), used)
            terms.append(Product((share, base)))
        return _sum(terms)

    def _edge(self, minor: int, name: str, band: int) -> Priced:
        tariff = self.charge.tariff
        told = tariff.bands[band].provenance if isinstance(tariff, Bands) else None
        return self._money(minor, (*self.path, "bands", band, name), told)

    def _money(self, minor: int, path: Path, told: Provenance | None = None) -> Priced:
        currency = self.unit.currency
        return Priced(
            amount_of(minor, currency), money(currency), path, told or self.charge.provenance
        )


def _said(charge: Charge) -> Message:
    return message("step_charge", charge=charge.name) if charge.name else message("step_unnamed")


def _sum(terms: list[Expression]) -> Expression:
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))
