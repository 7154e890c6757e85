"""Each worker's part of the pooled transfer, step by step, a column per step, in minor units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.engine.exact import equal_shares, largest_remainder
from remitcalc.engine.figure import TRANSIT
from remitcalc.output.workbook.columns import EMPLOYER_POOLED, SheetColumn
from remitcalc.output.workbook.service_terms import worth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.engine.exact import Ints
    from remitcalc.output.workbook.case import Case, Pool
    from remitcalc.output.workbook.pool_steps import PoolSteps
    from remitcalc.output.workbook.service_terms import Terms

_PARTS = ("sending", "tax", "transit", "fx", "receiving")
ON_ARRIVAL = ("converted", "arrival")
"""What is shared in the receiving currency."""


_ANY = '">-1E300"'
"""The condition of COUNTIF that every number fulfils, and no error."""


class PoolColumns:
    """Makes the columns; a worker who does not join has only results, those of sending alone.

    A row's template is that of its pool; the last one is for those who do not join.
    """

    def __init__(self, case: Case, steps: PoolSteps, alone_keys: set[str]) -> None:
        assert case.plan.pooled is not None
        self.case, self.steps, self.terms = case, steps, case.plan.pooled
        self.comparison, self.pools = case.comparison, case.pools
        self.outcome = case.comparison.pooled
        self.alone_keys = alone_keys
        self.text = case.language.text
        self.count = len(self.outcome)
        self.is_proportional = self.comparison.scenario.share == "proportional"
        self.columns: list[SheetColumn] = []
        self.charged = ""
        self.which: list[int] | None = None
        self.joins = np.ones(self.count, dtype=np.bool_)
        if not case.is_one_pool:
            which = np.full(self.count, len(self.pools), dtype=np.int64)
            for at, pool in enumerate(self.pools):
                which[pool.rows] = at
            self.which, self.joins = which.tolist(), which < len(self.pools)

    def made(self) -> list[SheetColumn]:
        """Return the columns, in the order of the sum."""
        text = self.text
        self._places()
        self._sending()
        self._taxes()
        self._transit()
        self._conversion()
        found = {column.key for column in self.columns}
        parts = [f"[pooled_{part}]" for part in _PARTS if f"pooled_{part}" in found]
        summed = f"SUM({','.join(parts)})"
        self._result("total", text("Total cost"), summed, self._is_possible())
        own = self.terms.own_employer_fees
        self._charges("employer", own, "[amount]", self._amounts(), role=EMPLOYER_POOLED)
        return self.columns

    def _amounts(self) -> Ints:
        return self.comparison.scenario.payroll.amounts

    def _add(self, column: SheetColumn, template: Callable[[Pool], str]) -> None:
        """Add a step, which is empty for those who do not join."""
        templates, shown = [template(pool) for pool in self.pools], list(column.values)
        if self.which is not None:
            templates.append("")
            shown = [v if j else None for v, j in zip(shown, self.joins, strict=True)]
        self.columns.append(
            replace(column, values=shown, templates=tuple(templates), which=self.which)
        )

    def _places(self) -> None:
        """Add which pool a worker is in and the place in it, by which equal parts are given."""
        places = np.zeros(self.count, dtype=np.int64)
        numbers = np.zeros(self.count, dtype=np.int64)
        for pool in self.pools:
            places[pool.rows] = np.arange(1, len(pool.rows) + 1)
            numbers[pool.rows] = pool.number
        if not self.case.is_one_pool or self.comparison.groups:
            heading, values = self.text("Pool"), numbers.tolist()
            self.columns.append(SheetColumn("pool", heading, values, is_named=True, adds_up=False))
        shown = [place or None for place in places.tolist()]
        self.columns.append(
            SheetColumn("place", self.text("Place in the pool"), shown, adds_up=False)
        )

    def _by_pool(self, share: Callable[[Pool], Ints]) -> Ints:
        values = np.zeros(self.count, dtype=np.int64)
        for pool in self.pools:
            values[pool.rows] = share(pool)
        return values

    def _shared(
        self, key: str, heading: str, total: Callable[[Pool], int], *, by_rule: bool = True
    ) -> str:
        """Add a worker's share of the pool's `key`, by the rule or in proportion to amounts."""
        if by_rule and not self.is_proportional:
            values = self._by_pool(lambda p: equal_shares(total(p), len(p.rows)))

            def equal(pool: Pool) -> str:
                whole, count = f"{pool.name}_{key}", f"{pool.name}_workers"
                return f"INT({whole}/{count})+([place]<=MOD({whole},{count}))"

            self._add(SheetColumn(f"pooled_{key}_share", heading, values.tolist()), equal)
            return f"[pooled_{key}_share]"
        return self._by_weight(key, heading, total, ("[amount]", "principal", self._amounts()))

    def _by_weight(
        self,
        key: str,
        heading: str,
        total: Callable[[Pool], int],
        weight: tuple[str, str, Ints],
    ) -> str:
        """Add the whole share, what is cut off, and the share by largest remainder."""
        cell, over, weights = weight
        floors, rests = [], np.zeros(self.count, dtype=np.int64)
        floor = np.zeros(self.count, dtype=np.int64)
        for pool in self.pools:
            mine = weights[pool.rows]
            products = mine * total(pool)
            floor[pool.rows], rests[pool.rows] = divmod(products, int(mine.sum()))
            floors.append(floor[pool.rows].tolist())
        text = self.text
        cut, rest = _division(key, cell, over)
        heading_cut = text("{heading}, cut to whole units", heading=heading)
        whole = floor.tolist()
        floored = SheetColumn(f"{key}_floor", heading_cut, whole, is_named=True, adds_up=False)
        self._add(floored, lambda pool: cut.format(pool.name))
        left = SheetColumn(f"{key}_rest", text("Remainder"), rests.tolist(), adds_up=False)
        self._add(left, lambda pool: rest.format(pool.name))
        self.steps.left(key, heading, floors)
        shares = self._by_pool(lambda p: largest_remainder(total(p), weights[p.rows]))

        def share(pool: Pool) -> str:
            return f"[{key}_floor]+({self._rank(f'{key}_rest', pool)}<={pool.name}_{key}_left)"

        self._add(SheetColumn(f"pooled_{key}_share", heading, shares.tolist()), share)
        return f"[pooled_{key}_share]"

    def _rank(self, key: str, pool: Pool) -> str:
        """Return the place of a remainder among the pool's: the largest first, ties in order."""
        if self.case.is_one_pool:
            return f"RANK([{key}],[{key}:])+COUNTIF([{key}^],[{key}])-1"
        above = f'COUNTIFS([pool:],{pool.number},[{key}:],">"&[{key}])'
        return f"{above}+COUNTIFS([pool^],{pool.number},[{key}^],[{key}])"

    def _charges(
        self, key: str, terms: Terms, base: str, bases: Ints, *, role: str = ""
    ) -> list[str]:
        """Add a column per charge of each worker's own."""
        cells = []
        for number, one in enumerate(terms, start=1):
            formula = one.formula(base)
            values = one.pieces.at(bases).tolist()
            name = f"pooled_{key}{number}"

            def template(_: Pool, formula: str = formula) -> str:
                return formula

            heading = self.case.charge_name(one.charge)
            self._add(SheetColumn(name, heading, values, role=role), template)
            cells.append(f"[{name}]")
        return cells

    def _is_possible(self) -> Callable[[Pool], str]:
        """Return the condition of each pool that it takes, and pays out to, all of its workers."""
        counted = [("[pooled_sending:]", _ANY)] if self.terms.own_fees else []
        paid = enumerate(self.terms.own_employer_fees, start=1)
        counted += [(f"[pooled_employer{at}:]", _ANY) for at, one in paid if one.is_by_amount]
        whole = enumerate(self.terms.employer_fees, start=1)
        taken = [f"employer_fee_{at}" for at, one in whole if one.is_by_amount]
        if self._arrives:
            counted.append(("[pooled_received:]", '">0"'))
        elif self.terms.transits:
            counted.append(("[pooled_net:]", '">0"'))

        def condition(pool: Pool) -> str:
            mine = "COUNTIF(" if self.case.is_one_pool else f"COUNTIFS([pool:],{pool.number},"
            all_of = f"={pool.name}_workers"
            holds = [f"{mine}{cells},{one}){all_of}" for cells, one in counted]
            return ",".join([*holds, *(f"ISNUMBER({pool.name}_{key})" for key in taken)])

        return condition

    def _result(
        self,
        part: str,
        heading: str,
        formula: str,
        condition: Callable[[Pool], str] = lambda _: "",
    ) -> None:
        """Add a result; for those who do not join it is that of sending alone.

        `NA()` where the condition of the pool does not hold.
        """
        alone = f"alone_{part}"
        apart = f"[{alone}]" if alone in self.alone_keys else "0"
        known, unknown = self.outcome.is_known(part), self.text("unknown")
        found = getattr(self.outcome, part).tolist()
        # A total nobody can bound still adds up: it is a word only where people read it first.
        is_shown = known | self.joins | (part == "total") if formula else known
        shown = [v if k else unknown for v, k in zip(found, is_shown, strict=True)]
        holds = map(condition, self.pools)
        templates = [f"IF(AND({one}),{formula},NA())" if one else formula for one in holds]
        if self.which is not None:
            templates.append(apart)
        self.columns.append(
            SheetColumn(f"pooled_{part}", heading, shown, tuple(templates), self.which)
        )

    def _sending(self) -> None:
        cells, terms = [], self.terms
        if terms.fees:
            heading = self.text("Share of the fees")
            cells.append(self._shared("shared", heading, lambda p: p.transfer.shared_sending))
        cells += self._charges("own_fee", terms.own_fees, "[amount]", self._amounts())
        if self.comparison.scenario.share == "no-one-worse-off":
            cells.append(self._settlement(cells))
        if cells or self._is_alone("sending"):
            self._result("sending", self.text("Fees on top"), "+".join(cells) or "0")

    def _is_alone(self, part: str) -> bool:
        """Return whether those who do not join have this part."""
        return self.which is not None and f"alone_{part}" in self.alone_keys

    def _settlement(self, paid: Sequence[str]) -> str:
        """Add what is given so that nobody is worse off, beside what is `paid`: values."""
        values = self.outcome.sending.copy()
        for column in self.columns:
            if f"[{column.key}]" in paid:
                values -= np.array([value or 0 for value in column.values])
        shown = [int(v) if j else None for v, j in zip(values, self.joins, strict=True)]
        heading = self.text("Settled so that nobody is worse off (values)")
        self.columns.append(SheetColumn("pooled_settled", heading, shown))
        return "[pooled_settled]"

    def _taxes(self) -> None:
        cells = []
        for at, (_, tax) in enumerate(self.terms.taxes):
            heading = self.text("Tax: {name}", name=self.case.language.own(tax.name))

            def total(pool: Pool, at: int = at) -> int:
                return pool.transfer.taxes[at]

            cells.append(self._shared(f"tax{at + 1}", heading, total, by_rule=False))
        if cells or self._is_alone("tax"):
            self._result("tax", self.text("Taxes"), "+".join(cells) or "0")

    def _transit(self) -> None:
        heading, cell = self.text("Taken on the way"), ""
        if self.terms.transits:
            cell = self._shared("transit", heading, lambda p: p.transfer.transit)
        known = not self.terms.pricing.unsurveyed & TRANSIT
        if cell or not known or self._is_alone("transit"):
            self._result("transit", heading, (cell or "0") if known else "")

    def _conversion(self) -> None:
        pricing, text = self.terms.pricing, self.text
        transit = self._by_pool(lambda p: self.outcome.transit[p.rows])
        nets = self._amounts() - transit
        net = "[amount]"
        if self.terms.transits:
            taken = "[pooled_transit_share]"
            formula = f"IF([amount]>{taken},[amount]-{taken},NA())"
            step = SheetColumn("pooled_net", text("Left to convert"), nets.tolist())
            self._add(step, lambda _: formula)
            net = "[pooled_net]"
        weight = (net, "net", nets)
        fx = ""
        if pricing.received_known:
            fx = f"{net}-{worth('[pooled_converted_share]')}" if pricing.fx_known else ""
            heading = text("Share of what is converted")
            gross = self._by_weight("converted", heading, lambda p: p.transfer.gross, weight)
            self._arrivals(gross)
        elif pricing.fx_known:
            heading = text("Share of the margin")
            fx = self._by_weight("margin_cost", heading, lambda p: p.transfer.margin_cost, weight)
        if not pricing.received_known:
            self._result("received", text("Arrives"), "")
        self._result("fx", text("Exchange margin"), fx)
        charged = bool(pricing.all_receiving)
        if charged or not pricing.receiving_known or self._is_alone("receiving"):
            left = "[pooled_converted_share]-[pooled_received]"
            formula = worth(f"({left if self._arrives else self.charged})") if charged else "0"
            known = pricing.receiving_known
            self._result("receiving", text("Charges on arrival"), formula if known else "")

    def _arrivals(self, gross: str) -> None:
        terms, cells = self.terms, []
        if terms.arrivals:
            heading = self.text("Share of charges on arrival")
            cells.append(self._shared("arrival", heading, lambda p: p.transfer.arrival))
        values = self._by_pool(
            lambda p: largest_remainder(
                p.transfer.gross, self._amounts()[p.rows] - self.outcome.transit[p.rows]
            )
        )
        cells += self._charges("own_arrival", terms.own_arrivals, gross, values)
        self.charged = charged = "+".join(cells)
        formula = f"IF({gross}>{charged},{gross}-({charged}),NA())" if cells else gross
        self._result("received", self.text("Arrives"), formula if self._arrives else "")

    @property
    def _arrives(self) -> bool:
        """Whether what arrives is known: not where a charge jumps on an unsure amount."""
        return bool(self.outcome.is_known("received")[self.joins].all())


def _division(key: str, cell: str, over: str) -> tuple[str, str]:
    """Return what is shared times a weight, divided: whole units and remainder; {0} is the pool.

    An amount on arrival may be thousands of times the weights, and the product too long to be
    exact. What goes into the weights a whole number of times is therefore taken out first: what is
    left to multiply is smaller than their sum.
    """
    whole, weights = f"{{0}}_{key}", f"{{0}}_{over}"
    if key not in ON_ARRIVAL:
        return f"INT({whole}*{cell}/{weights})", f"{whole}*{cell}-[{key}_floor]*{weights}"
    times, left = f"INT({whole}/{weights})*{cell}", f"MOD({whole},{weights})*{cell}"
    return f"{times}+INT({left}/{weights})", f"{left}-([{key}_floor]-{times})*{weights}"
