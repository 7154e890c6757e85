"""One transfer for a group, and one worker's part of it, step by step."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from remitcalc.engine.steps.expression import (
    COUNT,
    PERCENT,
    Condition,
    Difference,
    Most,
    Of,
    Product,
    Sum,
    Told,
    amount_of,
)
from remitcalc.engine.steps.outlay import next_unit, principal_step
from remitcalc.engine.steps.recipe import RefusedStepError
from remitcalc.engine.steps.settled import settle_arrival, settle_fees
from remitcalc.engine.steps.shares import Place, Weights, equal_share, weighted_share
from remitcalc.engine.steps.way import ZERO, says_nothing
from remitcalc.model.message import message
from remitcalc.model.payroll import exact_sum

if TYPE_CHECKING:
    from remitcalc.engine.steps.expression import Expression
    from remitcalc.engine.steps.group import Group
    from remitcalc.engine.steps.way import Way


def send_pooled(way: Way, group: Group, row: int, amount: Of) -> None:
    """Add a worker's part of a pool; the recipe ends where the pool is refused.

    Parameters
    ----------
    row : int
        The worker's place in the pool, from 0.
    amount : Of
        What the worker sends, or parts with where amounts are outlays.
    """
    try:
        _Pooled(way, group, row, amount).add()
    except RefusedStepError:
        return
    way.bounds()
    way.percent()


class _Pooled:
    """The steps of the whole pool stand in a part of their own."""

    def __init__(self, way: Way, group: Group, row: int, amount: Of) -> None:
        self.way, self.group, self.amount = way, group, amount
        self.recipe, self.pricing = way.recipe, way.pricing
        said = message("step_part_pool")
        if group.name:
            said = message("step_part_group", group=group.name)
        self.pool = way.again(way.recipe.part("pool", said))
        self.pool.pricing = self.pricing.per_transfer
        self.place = Place(row, len(group))
        self.is_outlay = way.amount_is == "outlay"
        self.settles = group.terms.rule == "no-one-worse-off"

    def add(self) -> None:
        own = self._own_charges()
        self._pool_amount()
        pool_principal = self._pool_principal()
        self._pool_on_top(pool_principal)
        self._pool_transit(pool_principal)
        self._pool_arrival()
        self._sending(own)
        self._tax()
        self._principal()
        self._transit()
        self._arrival()
        self.recipe.use(self.pool.recipe.status, is_outside=self.pool.recipe.is_outside)
        if self.settles and not self.is_outlay:
            settle_fees(self.way, self.group, self.place)
        self.way.paid()
        if self.settles and self.is_outlay:
            settle_arrival(self.way, self.group, self.place)
        self.way.total()

    def _own_charges(self) -> list[Of]:
        """Add the worker's own charges; who bears them, they must take the amount."""
        worker = self.group.number(self.place.row)
        way, pricing = self.way, self.pricing
        own = way.charges("sending.own", pricing.own_sending, self.amount, worker)
        theirs = way.charges("employer.own", pricing.employer_own_sending, self.amount, worker)
        if theirs:
            way.summed("employer", "step_employer_own", theirs)
        return own

    def _pool_amount(self) -> None:
        mine = self.recipe.minor(self.amount)
        said = "step_pool_outlay" if self.is_outlay else "step_pool_principal"
        key = "amount" if self.is_outlay else "principal"
        self._with_others(key, said, self.amount, self.group.total_amount - mine)

    def _pool_principal(self) -> Of:
        """Add the largest principal that all outlays pay for, after own charges."""
        pool = self.pool
        if not self.is_outlay:
            return pool.recipe.of("principal")
        budget = pool.recipe.of("amount")
        if self.pricing.own_sending:
            mine = int(self.group.own_sending[self.place.row])
            own = [
                self.recipe.of(f"sending.own.{at + 1}")
                for at, _ in enumerate(self.pricing.own_sending)
            ]
            others = exact_sum(self.group.own_sending) - mine
            found = self._with_others("own_sending", "step_pool_own_sending", own, others)
            expression = Difference(budget, (found,))
            budget = pool.recipe.add("budget", "step_pool_budget", expression, pool.unit)
        principal = principal_step(
            pool, self.group.principal, budget, self._spend, self._deliver, "step_pool_principal"
        )
        self._budget = budget
        return principal

    def _spend(self, way: Way, principal: Of) -> Of:
        """Add what a principal of the pool costs the workers, and return the sum."""
        shared = self._shared_sending(way, principal)
        taxes = way.taxes(principal)
        terms = [principal, shared, *taxes]
        return way.summed("spent", "step_pool_spent", terms)

    def _shared_sending(self, way: Way, principal: Of) -> Of:
        """Add the fees on top, the employer's part of them, and what the workers share."""
        recipe, share = way.recipe, self.group.terms.employer_share
        charges = way.charges("sending", way.pricing.sending, principal)
        total = way.summed("sending", "step_pool_sending", charges)
        borne = way.charges("employer", way.pricing.employer_sending, principal)
        if not share or not charges:
            shared = total
        else:
            leaf = Told(share, PERCENT, "setting", "employer_share_percent")
            expression = Product((leaf, total))
            part = recipe.add(
                "employer_share", "step_employer_share", expression, way.unit, "half_away"
            )
            expression_left = Difference(total, (part,))
            shared = recipe.add("shared_sending", "step_shared_sending", expression_left, way.unit)
            borne = [part, *borne]
        if borne:
            way.summed("employer", "step_employer", borne)
        return shared

    def _deliver(self, way: Way, principal: Of) -> None:
        """Add what arrives of a principal of the pool, to see whether it can be delivered."""
        net = self._net_of(way, principal)
        way.refuse_at_most_zero(net, "nothing_left_to_convert")
        if self.pricing.received_known:
            gross = way.converted(net, "step_pool_converted")
            charges = way.charges("arrival", self.pricing.receiving, gross)
            way.received(way.summed_on_arrival("arrival", "step_arrival", charges))

    def _net_of(self, way: Way, principal: Of) -> Of:
        transit = way.charges("transit", way.pricing.transit, principal)
        less = tuple(transit)
        if transit:
            less = (way.summed("transit", "step_pool_transit", transit),)
        way.margin(principal)
        expression: Expression = Difference(principal, less) if less else principal
        if less and way.recipe.of_expression(expression) < 0:
            expression = Most((expression, ZERO))
        return way.recipe.add("net", "step_pool_net", expression, way.unit)

    def _pool_on_top(self, principal: Of) -> None:
        pool = self.pool
        self._shared = self._shared_sending(pool, principal)
        self._taxes = pool.taxes(principal)
        if not self.is_outlay:
            return
        spent = pool.summed("spent", "step_pool_spent", [principal, self._shared, *self._taxes])
        conditions, also = next_unit(pool, principal, self._budget, self._spend, self._deliver)
        fits = Condition(spent, "at_most", self._budget)
        change = pool.recipe.add(
            "change",
            "step_pool_change",
            Difference(self._budget, (spent,)),
            pool.unit,
            conditions=(fits, *conditions),
            also=also,
        )
        pool.recipe.show(principal, change)

    def _pool_transit(self, principal: Of) -> None:
        self._pool_net = self._net_of(self.pool, principal)

    def _pool_arrival(self) -> None:
        pool, pricing = self.pool, self.pricing
        if pricing.received_known:
            gross = self._pool_gross()
            charges = pool.charges("arrival", pricing.receiving, gross)
            if charges:
                pool.summed_on_arrival("arrival", "step_pool_arrival", charges)
        elif pricing.fx_known:
            pool.margin_cost(self._pool_net, "margin_cost", "step_pool_margin_cost")

    def _pool_gross(self) -> Of:
        return self.pool.converted(self._pool_net, "step_pool_converted")

    def _share(self, key: str, said: str, total: Of) -> Of:
        """Add the worker's share of a sum by the rule."""
        if self.group.terms.rule == "proportional":
            return weighted_share(self.recipe, key, said, total, self._by_amount, self.place)
        return equal_share(self.recipe, key, said, total, self.place)

    @cached_property
    def _by_amount(self) -> Weights:
        key = "amount" if self.is_outlay else "principal"
        return Weights(self.group.amounts, self.amount, self.pool.recipe.of(key))

    def _sending(self, own: list[Of]) -> None:
        terms = list(own)
        if self.pricing.sending:
            terms.insert(0, self._share("sending.share", "step_sending_share", self._shared))
        is_settled = self.settles and not self.is_outlay
        self.way.part("sending", terms, "equal.sending" if is_settled else "")

    def _tax(self) -> None:
        shares = [
            weighted_share(
                self.recipe, f"tax.{at}", "step_tax_share", tax, self._by_amount, self.place
            )
            for at, tax in enumerate(self._taxes, start=1)
        ]
        self.way.part("tax", shares)

    def _principal(self) -> None:
        recipe, way = self.recipe, self.way
        if not self.is_outlay:
            recipe.add("principal", "step_principal", self.amount, way.unit)
            return
        total = self.pool.recipe.of("change")
        change = equal_share(recipe, "change", "step_change_share", total, self.place)
        less = [recipe.of("sending"), recipe.of("tax"), change]
        steps = ((one, recipe.into[one.key]) for one in less)
        known = tuple(
            one for one, step in steps if step.result is not None and not says_nothing(step)
        )
        expression = Difference(self.amount, known) if known else self.amount
        recipe.add("principal", "step_principal", expression, way.unit)

    def _transit(self) -> None:
        recipe, terms = self.recipe, []
        if self.pricing.transit:
            total = self.pool.recipe.of("transit")
            terms.append(self._share("transit.share", "step_transit_share", total))
        self.way.part("transit", terms)
        less = tuple(terms)
        principal = recipe.of("principal")
        expression = Difference(principal, less) if less else principal
        net = recipe.add("net", "step_net", expression, self.way.unit)
        self.way.refuse_at_most_zero(
            net, "nothing_left_to_convert", self.group.number(self.place.row)
        )

    def _arrival(self) -> None:
        recipe, way, pricing = self.recipe, self.way, self.pricing
        net, worker = recipe.of("net"), self.group.number(self.place.row)
        weights = Weights(self.group.nets, net, self._pool_net)
        if not pricing.received_known:
            way.unknown_arrival()
            if pricing.fx_known:
                total = self.pool.recipe.of("margin_cost")
                weighted_share(recipe, "fx", "step_fx", total, weights, self.place)
            else:
                way.fx(net)
            way.arrival_part(None)
            return
        total = self.pool.recipe.of("converted")
        gross = weighted_share(
            recipe, "converted", "step_converted_share", total, weights, self.place
        )
        terms = way.charges("arrival.own", pricing.own_receiving, gross, worker)
        if pricing.receiving:
            arriving = self.pool.recipe.of("arrival")
            terms.insert(0, self._share("arrival.share", "step_arrival_share", arriving))
        arrival = way.summed_on_arrival("arrival", "step_arrival", terms) if terms else None
        way.reference = self.pool.reference
        is_settled = self.settles and self.is_outlay
        way.received(arrival, worker, "equal.received" if is_settled else "")
        way.fx(net)
        if not is_settled:
            way.arrival_part(arrival)

    def _with_others(self, key: str, said: str, mine: Of | list[Of], others: int) -> Of:
        """Add what this worker and all others have together."""
        pool, amounts = self.pool, self.group.amounts
        if isinstance(mine, Of) and int(amounts.min()) == int(amounts.max()):
            workers = Told(Fraction(len(self.group)), COUNT, "count", "workers")
            return pool.recipe.add(key, said, Product((workers, mine)), pool.unit)
        terms: list[Expression] = [mine] if isinstance(mine, Of) else list(mine)
        rest = Told(amount_of(others, pool.unit.currency), pool.unit, "others", "amounts")
        return pool.recipe.add(key, said, Sum((*terms, rest)), pool.unit)
