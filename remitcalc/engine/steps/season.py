"""A season as the sum of its transfers, and what is charged once."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.engine.figure import PART_BITS, PARTS, RECEIVING, UNVALUED_ARRIVAL, Bound
from remitcalc.engine.season import paydays_sent
from remitcalc.engine.steps.expression import COUNT, Difference, Priced, Product, Sum, Told
from remitcalc.engine.steps.rate import reference_step
from remitcalc.model.charge import Flat
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remitcalc.engine.steps.expression import Expression, Of
    from remitcalc.engine.steps.recipe import Recipe
    from remitcalc.engine.steps.way import Way
    from remitcalc.model.charge import Charge
    from remitcalc.model.corridor import Tax
    from remitcalc.model.message import Message
    from remitcalc.model.scenario import Scenario
    from remitcalc.model.service import Service

_SUMMED = ("principal", *PARTS, "total", "paid")


class Transfers(NamedTuple):
    """Transfers of a season that are alike: their days, and the paydays that each carries."""

    days: tuple[datetime.date, ...]
    times: int


def transfers_of(scenario: Scenario, every: int) -> list[Transfers]:
    """Return the transfers of a season, those together that are alike in paydays and taxes."""
    kinds: dict[tuple[int, tuple[Tax, ...]], list[datetime.date]] = {}
    for payday, times in paydays_sent(scenario.paydays, every):
        after = datetime.timedelta(days=(payday - 1) * scenario.payday_days)
        day = scenario.date + after
        kinds.setdefault((times, taxes_on(scenario, day)), []).append(day)
    return [Transfers(tuple(days), times) for (times, _), days in kinds.items()]


def taxes_on(scenario: Scenario, day: datetime.date) -> tuple[Tax, ...]:
    """Return the taxes that some payment instrument owes on a day."""
    return tuple(
        tax for tax in scenario.corridor.taxes if any(tax.is_due(i, day) for i in tax.instruments)
    )


def season_sum(way: Way, parts: Sequence[tuple[Recipe, int]]) -> None:
    """Add what some transfers come to, each sent so many times, and what is charged once.

    Parameters
    ----------
    way : Way
        The way, in the recipe of the season.
    parts : pairs of a part and how often it is sent
    """
    recipe = way.recipe
    once = _once(way)
    for name in (*_SUMMED, "received"):
        steps = [(part.into[part.prefix + name], times) for part, times in parts]
        unit = way.arriving if name == "received" else way.unit
        absent = _bits(step.absent for step, _ in steps)
        if any(step.result is None for step, _ in steps):
            notes = steps[0][0].notes
            recipe.add_unknown(name, f"step_{name}", unit, absent, *notes)
            continue
        terms: list[Expression] = [
            part.of(name) if times == 1 else Product((_count(times), part.of(name)))
            for part, times in parts
        ]
        less = once.received if name == "received" else ()
        terms += once.by_part.get(name, ())
        expression = terms[0] if len(terms) == 1 else Sum(tuple(terms))
        if less:
            expression = Difference(expression, less)
        recipe.add(name, f"step_{name}", expression, unit)
        bound = Bound(_bits(step.bound for step, _ in steps))
        recipe.hold(name, bound, absent, max(step.status for step, _ in steps))
    for name in ("receiving", "total") if once.unvalued else ():
        step = recipe.into[recipe.prefix + name]
        absent = step.absent | RECEIVING | UNVALUED_ARRIVAL
        recipe.hold(name, Bound(step.bound | Bound.AT_LEAST), absent, step.status)
        recipe.note_all(name, map(_unvalued, once.unvalued))


class _Once(NamedTuple):
    """What is charged once: by the figure it is added to, and what it takes off on arrival.

    `unvalued` are those on arrival that no reference rate values: no cost counts them.
    """

    by_part: dict[str, tuple[Of, ...]]
    received: tuple[Of, ...]
    unvalued: tuple[Charge, ...]


def _once(way: Way) -> _Once:
    service, recipe, left_out = way.pricing.service, way.recipe, way.pricing.left_out
    sending: list[Of] = []
    receiving: list[Of] = []
    arriving: list[Of] = []
    unvalued: list[Charge] = []
    number = 0
    for charge, at in _season_charges(service):
        if left_out & PART_BITS[charge.side] or charge.borne_by == "employer":
            continue
        number += 1
        found = _fixed(way, f"once.{number}", charge, at)
        if charge.side == "sending":
            sending.append(found)
            continue
        arriving.append(found)
        if way.corridor.reference is None:
            unvalued.append(charge)
            continue
        reference_step(recipe, way.corridor)
        said = "step_once_worth"
        receiving.append(way.worth(f"once.{number}.worth", said, found))
    both = (*sending, *receiving)
    by_part = {"sending": tuple(sending), "paid": tuple(sending), "receiving": tuple(receiving)}
    return _Once({**by_part, "total": both}, tuple(arriving), tuple(unvalued))


def _season_charges(service: Service) -> Iterable[tuple[Charge, int]]:
    for side in (service.sending, service.transit, service.receiving):
        for at, charge in enumerate(side.charges):
            if charge.per == "season" and isinstance(charge.tariff, Flat):
                yield charge, at


def _fixed(way: Way, key: str, charge: Charge, at: int) -> Of:
    assert isinstance(charge.tariff, Flat)
    unit = way.unit if charge.side == "sending" else way.arriving
    fixed = Fraction(charge.tariff.fixed, 10 ** (unit.decimals or 0))
    path = ("service", way.pricing.service.id, charge.side, at, "fixed")
    leaf = Priced(fixed, unit, path, charge.provenance)
    return way.recipe.add(key, _said("step_once", charge), leaf, unit)


def _unvalued(charge: Charge) -> Message:
    return _said("step_once_unvalued", charge)


def _said(code: str, charge: Charge) -> Message:
    """Return what is said of a charge by its name; another sentence where it has none."""
    return message(code, charge=charge.name) if charge.name else message(f"{code}_unnamed")


def _count(times: int) -> Told:
    return Told(Fraction(times), COUNT, "count", "transfers")


def _bits(bits: Iterable[int]) -> int:
    found = 0
    for one in bits:
        found |= one
    return found
