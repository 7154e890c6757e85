"""What alone and pooled have in common: charges by side, taxes, the rate, parts and bounds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.engine.figure import (
    FX,
    PART_BITS,
    PARTS,
    RECEIVING,
    SENDING,
    UNDISCLOSED,
    Bound,
)
from remitcalc.engine.steps.charges import charge_step
from remitcalc.engine.steps.expression import (
    COUNT,
    PERCENT,
    Condition,
    Difference,
    Of,
    Priced,
    Product,
    Quotient,
    Sum,
    Told,
    hundredth,
    money,
)
from remitcalc.engine.steps.rate import margin_step, rate_step, reference_step
from remitcalc.model.message import message

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from remitcalc.engine.pricing import Charges, Pricing
    from remitcalc.engine.steps.expression import Expression
    from remitcalc.engine.steps.recipe import Recipe
    from remitcalc.engine.steps.step import Step
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import Message
    from remitcalc.model.payroll import AmountIs

ZERO = Told(Fraction(0), COUNT, "rule")
_NONE = message("step_none")
_PERCENT = PERCENT._replace(decimals=2)


class Way:
    """One service on one day, as steps of a recipe.

    Parameters
    ----------
    recipe : Recipe
        Where the steps go.
    corridor, pricing, day : the service, priced as the engine prices it.
    amount_is : what the amounts are that one starts from.
    """

    def __init__(
        self,
        recipe: Recipe,
        corridor: Corridor,
        pricing: Pricing,
        day: datetime.date,
        amount_is: AmountIs,
    ) -> None:
        self.recipe, self.corridor, self.pricing = recipe, corridor, pricing
        self.day, self.amount_is = day, amount_is
        self.unit = money(pricing.sending_currency)
        self.arriving = money(pricing.receiving_currency)
        self.reference = recipe.of("reference")
        recipe.use(pricing.status)

    def again(self, recipe: Recipe) -> Way:
        """Return the same way as steps of another part."""
        return Way(recipe, self.corridor, self.pricing, self.day, self.amount_is)

    def charges(self, key: str, charges: Charges, base: Of, worker: int | None = None) -> list[Of]:
        """Add a step for each charge at a base."""
        found = []
        for number, priced in enumerate(charges, start=1):
            side = getattr(self.pricing.service, priced.charge.side).charges
            at = next(at for at, one in enumerate(side) if one is priced.charge)
            path = ("service", self.pricing.service.id, priced.charge.side, at)
            found.append(charge_step(self.recipe, f"{key}.{number}", priced, path, base, worker))
        return found

    def summed(self, key: str, said: str, terms: Iterable[Of]) -> Of:
        """Add the sum of some amounts of the sending currency, 0 where there are none."""
        return self._summed(key, said, list(terms), arrives=False)

    def summed_on_arrival(self, key: str, said: str, terms: Iterable[Of]) -> Of:
        """Add the sum of some amounts of the receiving currency."""
        return self._summed(key, said, list(terms), arrives=True)

    def taxes(self, base: Of, key: str = "tax") -> list[Of]:
        """Add a step for each tax that is due on a base."""
        found, number, instrument = [], 0, self.pricing.service.instrument
        for at, tax in enumerate(self.corridor.taxes):
            if not tax.is_due(instrument, self.day):
                continue
            number += 1
            percent = hundredth(tax.percent)
            share = Priced(percent, PERCENT, ("tax", at, "percent"), tax.provenance)
            said = message("step_tax_due", charge=tax.name)
            expression = Product((share, base))
            name = f"{key}.{number}"
            notes = [message("step_tax_date", date=self.day, instrument=instrument)]
            found.append(
                self.recipe.add(name, said, expression, self.unit, "half_away", notes=notes)
            )
        return found

    def _taxes_not_due(self) -> list[Message]:
        instrument = self.pricing.service.instrument
        return [
            message("step_tax_not_due", charge=tax.name, date=self.day, instrument=instrument)
            for tax in self.corridor.taxes
            if not tax.is_due(instrument, self.day)
        ]

    def margin(self, principal: Of) -> None:
        """Add the exchange margin at a principal, where it is told as one."""
        margin_step(self.recipe, self.pricing, principal)

    def converted(self, net: Of, said: str = "step_converted") -> Of:
        """Add the rates and what `net` becomes in the receiving currency."""
        reference_step(self.recipe, self.corridor)
        rate = rate_step(self.recipe, self.pricing)
        return self.recipe.add("converted", said, Product((net, rate)), self.arriving, "half_away")

    def margin_cost(self, net: Of, key: str, said: str) -> Of:
        """Add what the margin costs where no reference rate values what arrives."""
        expression = Product((net, self.recipe.of("margin")))
        return self.recipe.add(key, said, expression, self.unit, "half_away")

    def part(self, name: str, terms: list[Of], key: str = "") -> None:
        """Add a part of the cost as the sum of some amounts, stated as none, or unknown.

        `key` is where it is only what the part is with equal shares, before it is settled.
        """
        pricing, bit, said = self.pricing, PART_BITS[name], f"step_{name}"
        is_unsurveyed = bool(pricing.unsurveyed & bit & ~pricing.left_out)
        if is_unsurveyed and not terms:
            note = self._told("step_not_surveyed")
            self.recipe.add_unknown(key or name, said, self.unit, bit, note)
            return
        if terms:
            self.summed(key or name, f"{said}_equal" if key else said, terms)
        else:
            nothing = self._none(name)
            notes = (_NONE,) if isinstance(nothing, Priced) else ()
            self.recipe.add(key or name, said, nothing, self.unit, notes=notes)
        if name == "tax" and self.corridor.taxes:
            self.recipe.note_all("tax", self._taxes_not_due())
        if is_unsurveyed:
            self.recipe.note(key or name, "step_not_all_surveyed")

    def _none(self, name: str) -> Expression:
        if self.pricing.left_out & PART_BITS[name]:
            return Told(Fraction(0), self.unit, "none", "left_out")
        side = getattr(self.pricing.service, name, None)
        if side is None or side.charges:
            return Told(Fraction(0), self.unit, "none")
        path = ("service", self.pricing.service.id, name)
        return Priced(Fraction(0), self.unit, path, side.provenance)

    def fx(self, net: Of) -> None:
        """Add what the exchange margin costs: what is converted less the worth of that."""
        recipe, pricing = self.recipe, self.pricing
        if pricing.left_out & FX:
            recipe.add("fx", "step_fx", self._none("fx"), self.unit)
        elif not pricing.fx_known:
            code = "step_undisclosed" if pricing.absent & UNDISCLOSED else "step_unvalued"
            recipe.add_unknown("fx", "step_fx", self.unit, pricing.absent, self._told(code))
        elif pricing.received_known:
            worth = self.worth("converted_worth", "step_converted_worth", recipe.of("converted"))
            recipe.add("fx", "step_fx", Difference(net, (worth,)), self.unit)
        else:
            self.margin_cost(net, "fx", "step_fx")

    def worth(self, key: str, said: str, received: Of) -> Of:
        """Add what an amount of the receiving currency is worth at the reference rate."""
        expression = Quotient(received, self.reference)
        return self.recipe.add(key, said, expression, self.unit, "half_away")

    def arrival_part(self, arrival: Of | None) -> None:
        """Add what charges on arrival are worth, as a part of the cost."""
        recipe, pricing = self.recipe, self.pricing
        if pricing.all_receiving and not pricing.receiving_known:
            is_unsurveyed = bool(pricing.unsurveyed & RECEIVING)
            note = self._told("step_not_surveyed" if is_unsurveyed else "step_unvalued")
            said = "step_receiving"
            recipe.add_unknown("receiving", said, self.unit, pricing.absent, note)
        elif arrival is None:
            self.part("receiving", [])
        else:
            self.worth("receiving", "step_receiving", arrival)

    def received(self, charges: Of | None, worker: int | None = None, key: str = "") -> None:
        """Add what arrives: what is converted less the charges on arrival.

        `key` is where it is only what arrives with equal shares, before it is settled.

        Raises
        ------
        RefusedStepError
            Nothing arrives.
        """
        recipe = self.recipe
        less = () if charges is None else (charges,)
        expression = Difference(recipe.of("converted"), less) if less else recipe.of("converted")
        said = "step_received_equal" if key else "step_received"
        found = recipe.add(key or "received", said, expression, self.arriving)
        self.refuse_at_most_zero(found, "nothing_arrives", worker)

    def refuse_at_most_zero(self, found: Of, code: str, worker: int | None = None) -> None:
        """Raise where nothing is left of an amount."""
        if self.recipe.minor(found) <= 0:
            values = {} if worker is None else {"worker": worker}
            held = Condition(found, "at_most", ZERO)
            raise self.recipe.refuse_at(found, message(code, **values), held)

    def _told(self, code: str) -> Message:
        """Return why a figure is not known, with whom to ask."""
        return message(code, provider=self.pricing.service.provider)

    def unknown_arrival(self) -> None:
        """Add that nobody can say what arrives."""
        note = self._told("step_no_reference")
        self.recipe.add_unknown(
            "received", "step_received", self.arriving, self.pricing.absent, note
        )

    def total(self, *, is_equal: bool = False) -> Of:
        """Add the sum of the parts that are known, those of nothing left out.

        `is_equal` says that it is that of equal shares, before fees are settled.
        """
        recipe = self.recipe
        parts = ("equal.sending", *PARTS[1:]) if is_equal else PARTS
        steps = [recipe.into[recipe.prefix + part] for part in parts]
        known = [step for step in steps if step.result is not None]
        shown = [step for step in known if not says_nothing(step)] or known[:1]
        terms: list[Expression] = [Of(step.key) for step in shown]
        if not terms:
            terms = [Told(Fraction(0), self.unit, "none")]
        if is_equal:
            return recipe.add("equal.total", "step_total_equal", _sum(terms), self.unit)
        return recipe.add("total", "step_total", _sum(terms), self.unit)

    def paid(self) -> Of:
        """Add what the worker parts with."""
        terms = [
            self.recipe.of(name)
            for name in ("principal", "sending", "tax")
            if (step := self.recipe.into[self.recipe.prefix + name]).result is not None
            and not says_nothing(step)
        ]
        return self.recipe.add("paid", "step_paid", _sum(list(terms)), self.unit)

    def bounds(self) -> None:
        """Say how far the figures hold, and how far they can be trusted; see `Pricing.bounds`."""
        recipe, pricing = self.recipe, self.pricing
        absent, status = pricing.absent, recipe.status
        total, received, principal = pricing.bounds(self.amount_is)
        reference = max(status, pricing.reference_status)
        recipe.hold("principal", principal, absent, status)
        recipe.hold("total", total, absent, status)
        recipe.hold("received", received, absent, reference)
        lacks = Bound.AT_LEAST if absent & SENDING else Bound.EXACT
        recipe.hold("paid", lacks, absent & SENDING, status)
        unknown = []
        for part in PARTS:
            step = recipe.into[recipe.prefix + part]
            is_absent = bool(absent & PART_BITS[part])
            recipe.hold(part, Bound.UNKNOWN if is_absent else step.bound, absent, status)
            if step.result is None:
                unknown.append(recipe.of(part))
        for name in ("total", "received"):
            recipe.rest(name, *unknown)

    def percent(self) -> None:
        """Add what the total is in percent of the amount delivered."""
        expression = Quotient(self.recipe.of("total"), self.recipe.of("principal"))
        self.recipe.add("percent", "step_percent", expression, _PERCENT, "half_away")
        total = self.recipe.into[f"{self.recipe.prefix}total"]
        self.recipe.hold("percent", total.bound, total.absent, total.status)

    def _summed(self, key: str, said: str, terms: list[Of], *, arrives: bool) -> Of:
        unit = self.arriving if arrives else self.unit
        expression = _sum(list(terms)) if terms else Told(Fraction(0), unit, "none")
        return self.recipe.add(key, said, expression, unit)


def says_nothing(step: Step) -> bool:
    """Return whether there is nothing to add: not even a charge that happens to be 0."""
    leaf = step.expression
    if isinstance(leaf, Priced):
        return leaf.path[-1] in PARTS
    return isinstance(leaf, Told) and leaf.origin == "none"


def _sum(terms: list[Expression]) -> Expression:
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))
