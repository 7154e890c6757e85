"""The reference rate, the exchange margin at an amount, and the rate that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.engine.steps.expression import (
    ONE,
    PERCENT,
    RATE,
    Condition,
    Difference,
    Priced,
    Product,
    amount_of,
    exactly,
    hundredth,
    money,
)
from remitcalc.engine.steps.interpolation import Point, interpolated
from remitcalc.model.exchange import (
    MARGIN_DECIMALS,
    Margin,
    MarginBands,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
)
from remitcalc.model.message import message
from remitcalc.model.money import Money

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.engine.pricing import Pricing
    from remitcalc.engine.steps.expression import Expression, Of, Path
    from remitcalc.engine.steps.recipe import Recipe
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.exchange import MarginBand
    from remitcalc.model.provenance import Provenance

_MARGIN = PERCENT._replace(decimals=MARGIN_DECIMALS)
_SAID = "step_margin"


def reference_step(recipe: Recipe, corridor: Corridor) -> None:
    """Add the reference rate, where the corridor has one."""
    stated = corridor.reference
    if stated is not None and not recipe.has("reference"):
        leaf = Priced(exactly(stated.rate), RATE, ("reference", "rate"), stated.provenance)
        recipe.add("reference", "step_reference", leaf, RATE)


def margin_step(recipe: Recipe, pricing: Pricing, principal: Of) -> None:
    """Add the exchange margin at a principal, where there is one.

    Raises
    ------
    RefusedStepError
        No margin is given at this principal.
    """
    exchange, path = pricing.service.exchange, ("service", pricing.service.id, "exchange")
    match exchange:
        case Margin(percent, told):
            recipe.add("margin", _SAID, _percent(percent, (*path, "percent"), told), PERCENT)
        case MarginSteps(steps):
            kept: list[Expression] = [
                Difference(
                    ONE, (_percent(s.percent, (*path, "steps", at, "percent"), s.provenance),)
                )
                for at, s in enumerate(steps)
            ]
            expression = Difference(ONE, (Product(tuple(kept)),))
            recipe.add("margin", _SAID, expression, PERCENT)
        case MarginBands(bands):
            _of_bands(recipe, pricing, bands, principal)
        case ObservedMargins():
            _of_pairs(recipe, pricing, exchange, principal)


def rate_step(recipe: Recipe, pricing: Pricing) -> Of:
    """Add the rate at which one converts; needs that one is known."""
    exchange = pricing.service.exchange
    if isinstance(exchange, QuotedRate):
        path = ("service", pricing.service.id, "exchange", "rate")
        leaf = Priced(exactly(exchange.rate), RATE, path, exchange.provenance)
        return recipe.add("rate", "step_rate", leaf, RATE)
    reference = recipe.of("reference")
    if not recipe.has("margin"):
        note = message("step_at_reference")
        return recipe.add("rate", "step_rate", reference, RATE, notes=(note,))
    expression = Product((reference, Difference(ONE, (recipe.of("margin"),))))
    return recipe.add("rate", "step_rate", expression, RATE)


def _of_bands(
    recipe: Recipe, pricing: Pricing, bands: tuple[MarginBand, ...], principal: Of
) -> None:
    path, currency = ("service", pricing.service.id, "exchange"), pricing.sending_currency
    minor = recipe.minor(principal)

    def edge(value: int, name: str, at: int) -> Priced:
        where = (*path, "bands", at, name)
        return Priced(amount_of(value, currency), money(currency), where, bands[at].provenance)

    last = bands[-1]
    if minor < bands[0].start:
        reason = message("below_margin", least=Money(bands[0].start, currency))
        held = Condition(principal, "below", edge(bands[0].start, "from", 0))
        raise recipe.refuse("margin", _SAID, PERCENT, reason, held)
    if last.end is not None and minor >= last.end:
        reason = message("above_margin", most=Money(last.end, currency))
        held = Condition(principal, "at_least", edge(last.end, "to", len(bands) - 1))
        raise recipe.refuse("margin", _SAID, PERCENT, reason, held)
    at = max(at for at, band in enumerate(bands) if band.start <= minor)
    band = bands[at]
    conditions = [Condition(principal, "at_least", edge(band.start, "from", at))]
    if band.end is not None:
        conditions.append(Condition(principal, "below", edge(band.end, "to", at)))
    leaf = _percent(band.percent, (*path, "bands", at, "percent"), band.provenance)
    recipe.use(band.provenance.status)
    recipe.add("margin", _SAID, leaf, _MARGIN, conditions=conditions)


def _of_pairs(recipe: Recipe, pricing: Pricing, observed: ObservedMargins, principal: Of) -> None:
    path, currency = ("service", pricing.service.id, "exchange"), pricing.sending_currency
    points = []
    for at, pair in enumerate(observed.pairs):
        where = (*path, "pairs", at)
        amount = amount_of(pair.amount, currency)
        points.append(
            Point(
                Priced(amount, money(currency), (*where, "amount"), pair.provenance),
                _percent(pair.percent, (*where, "percent"), pair.provenance),
                pair.amount,
            )
        )
    pieces, minor = pricing.conversion.by_amount, recipe.minor(principal)
    expression, conditions, notes = interpolated(points, principal, minor)
    assert pieces is not None
    is_outside = not observed.pairs[0].amount <= minor <= observed.pairs[-1].amount
    recipe.use(pieces.statuses[pieces.piece(minor)], is_outside=is_outside)
    recipe.add(
        "margin",
        _SAID,
        expression,
        _MARGIN,
        "half_away",
        conditions=conditions,
        notes=notes,
        is_outside=is_outside,
        also=() if conditions else (principal.key,),
    )


def _percent(percent: Decimal, path: Path, told: Provenance) -> Priced:
    return Priced(hundredth(percent), PERCENT, path, told)
