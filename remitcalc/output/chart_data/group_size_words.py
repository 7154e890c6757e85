"""What is said on the chart of group sizes; every figure is rounded from whole minor units."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from remitcalc.engine.figure import Bound, Figure
from remitcalc.output.chart_data.captions import at_the_average, curve_alone_name, fringe
from remitcalc.output.chart_data.chart import ChartTable
from remitcalc.output.language import marked
from remitcalc.output.no_pool import no_pool, no_pool_finding
from remitcalc.output.pays_from import pays_from
from remitcalc.output.range_words import range_each
from remitcalc.output.tables.services import average_receipts

if TYPE_CHECKING:
    from remitcalc.engine.ranges import SizeRange
    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.cell import Cell
    from remitcalc.output.tables.receipt import Receipt


class SizeWords:
    """Words for the sizes of one comparison; a row is a size less one."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._language = answer.language
        self._curve = answer.comparison.break_even
        alone, _ = average_receipts(answer.comparison)
        self.alone_known = alone.is_possible
        self.alone_bound = self._bound(alone)
        self.pooled_bound = self._bound(answer.pooled)

    def _bound(self, receipt: Receipt) -> Bound:
        """Return how far the costs of a way hold; those before what both lack are exact."""
        if self._curve.before or not receipt.is_possible:
            return Bound.EXACT
        return receipt.total.bound

    @cached_property
    def alone(self) -> int:
        """What one transfer alone costs, with the employer's part, in minor units."""
        return int(self._curve.alone_total[0])

    def is_possible(self, row: int) -> bool:
        """Return whether a pool of this size is possible within the surveyed amounts.

        The workers' own pool may be refused for more: by its rule, or by the mixture of amounts.
        """
        is_own = row + 1 == self._answer.pool_size
        return bool(self._curve.is_possible[row]) and not (is_own and self._answer.pool_reason)

    def pooled(self, row: int) -> int:
        """Return what a pool costs by worker, with the employer's part, rounded half up."""
        return _each(int(self._curve.pooled_total[row]), row + 1)

    def workers(self, row: int) -> int:
        """Return what of it the workers pay each."""
        employer = self._curve.employer_total
        paid = 0 if employer is None else int(employer[row])
        return _each(int(self._curve.pooled_total[row]) - paid, row + 1)

    @cached_property
    def own(self) -> int:
        """What each pays of the workers' own pool, as the headline has it.

        Their amounts may differ, and there may be several pools: the curve is near it then. Where
        the curve leaves parts out, so does this, or it would lie on no line.
        """
        each = self._answer.each
        if self._curve.before and self._own_total is not None:
            each = self._own_total.each(self._answer.joining)
        if each is None or not each.is_known:
            return self.workers(self._answer.pool_size - 1)
        return each.minor

    @cached_property
    def _own_total(self) -> Figure | None:
        """What the workers pay of their own pools, without what the curve leaves out."""
        comparison, before = self._answer.comparison, self._curve.before
        return comparison.together_without(before) if before else comparison.together_total

    def finding(self) -> str:
        """Return from which size pooling pays."""
        # Where too few join the sizes are the same to them as to anybody.
        if self._answer.comparison.pools.refusal is None and self._answer.pool_reason is not None:
            return no_pool_finding(self._answer)
        if self._is_outside:
            return self._language.text("The pool lies outside the surveyed amounts")
        return self._answer.words.pooling_pays(self._curve)

    def cost_title(self) -> str:
        """Return what the costs are."""
        comparison = self._answer.comparison
        title = self._language.text("cost per worker and payday")
        if comparison.employer or comparison.individual_employer:
            title = self._language.text("cost per worker and payday, with the employer's part")
        title = at_the_average(self._answer, title)
        return self._answer.words.with_before(title, self._curve.before)

    def open_label(self) -> str:
        """Return what the fringe of a line means; empty where there is none."""
        bounds = [self.pooled_bound] * bool(self._curve.is_possible.any())
        bounds += [self.alone_bound] * self.alone_known
        return fringe(self._language) if any(bounds) else ""

    def alone_label(self) -> str:
        """Return name and price of the service compared with."""
        return f"{curve_alone_name(self._answer)} {self._alone_price}"

    def offered_label(self) -> str:
        """Return what the offer's own line is called beside another, with the same cost."""
        text, size = self._language.text, self._answer.pool_size
        if size > self._curve.searched_to or not self.is_possible(size - 1):
            return text("As offered")
        return text("As offered {amount}", amount=self._price(self.own, self.pooled_bound))

    def own_label(self) -> str:
        """Return the scenario's size and its cost."""
        size = self._answer.pool_size
        if size > self._curve.searched_to or not self.is_possible(size - 1):
            return ""
        if self._answer.has_several_pools:
            return self._language.plural(
                "{count} worker on average · {amount}",
                "{count} workers on average · {amount}",
                size,
                amount=self._price(self.own, self.pooled_bound),
            )
        return self._language.plural(
            "{count} worker · {amount}",
            "{count} workers · {amount}",
            size,
            amount=self._price(self.own, self.pooled_bound),
        )

    def break_even_label(self) -> str:
        """Return from which size pooling pays."""
        return self._answer.words.pays_from(self._curve)

    def hover(self, row: int) -> str:
        """Return what a pool of `row` + 1 workers costs."""
        workers = self._language.plural("{count} worker", "{count} workers", row + 1)
        if not self.is_possible(row):
            said = marked("{workers}: pooling is not possible")
            if self._is_outside:
                said = marked("{workers}: the pool's figures lie outside the surveyed amounts")
            return self._language.text(said, workers=workers)
        is_own = row + 1 == self._answer.pool_size and not self._answer.has_several_pools
        return self._priced(workers, self._own_price if is_own else self._pooled_price(row))

    def _priced(self, workers: str, pooled: str) -> str:
        if not self.alone_known:
            return self._language.text(
                "{workers}: pooled {pooled} each", workers=workers, pooled=pooled
            )
        return self._language.text(
            "{workers}: pooled {pooled} each, alone {alone}",
            workers=workers,
            pooled=pooled,
            alone=self._alone_price,
        )

    def table(self, most: int) -> ChartTable:
        """Return the figures of sizes up to `most`."""
        text = self._language.text
        headers = [text("Workers"), text("Pooled"), text("Alone")]
        if self._has_employer:
            headers.insert(2, text("Pooled, with the employer's part"))
        if self._range is not None:
            headers += [text("Pooled, at least"), text("Pooled, at most")]
        return ChartTable(tuple(headers), most, self._row)

    def _row(self, row: int) -> tuple[Cell, ...]:
        pooled: list[Cell] = [self._language.text(self._not_possible())]
        if self.is_possible(row):
            pooled = [self._figure(self.workers(row), self.pooled_bound)]
        if self._has_employer:
            whole = self._figure(self.pooled(row), self.pooled_bound)
            pooled.append(whole if self.is_possible(row) else pooled[0])
        alone: Cell = self._language.text("not possible")
        if self.alone_known:
            alone = self._figure(self.alone, self.alone_bound)
        return (row + 1, *pooled, alone, *self._ends(row))

    def _ends(self, row: int) -> tuple[Cell, ...]:
        """Return what a pool may cost by worker, with the employer's part; nothing: no range."""
        found = self._range
        if found is None:
            return ()
        if row >= len(found.least) or not found.is_possible[row]:
            return (self._language.text("not possible"),) * 2
        ends = (int(found.least[row]), int(found.most[row]))
        return tuple(self._figure(_each(end, row + 1), self.pooled_bound) for end in ends)

    @cached_property
    def _range(self) -> SizeRange | None:
        found = self._answer.comparison.range
        return None if found is None else found.by_size

    def _not_possible(self) -> str:
        return marked("not surveyed") if self._is_outside else marked("not possible")

    @cached_property
    def _is_outside(self) -> bool:
        """Whether the pool is possible, but left out of the curve: nobody surveyed such amounts."""
        return self._answer.pool_reason is None and self._answer.pooled.is_outside_range

    def summary(self) -> str:
        """Return the chart in two sentences."""
        size = self._answer.pool_size
        said = [self.nothing()]
        if 0 < size <= self._curve.searched_to:
            own = self._own_said(size)
            said = [self._answer.words.with_before(own, self._curve.before) + "."]
        if self._curve.unknown is None:
            said.append(pays_from(self._answer))
        if spread := range_each(self._answer):
            said.append(self._language.text("As its figures range: {range}.", range=spread))
        return " ".join(filter(None, said))

    def _own_said(self, size: int) -> str:
        """Return what the workers' own pool costs, or the mean of their pools."""
        if not self._answer.has_several_pools or not self.is_possible(size - 1):
            return self.hover(size - 1)
        workers = self._language.plural(
            "{count} worker on average", "{count} workers on average", size
        )
        return self._priced(workers, self._own_price)

    def nothing(self) -> str:
        """Return why there is no curve; empty where pooling is possible."""
        return no_pool(self._answer)

    def _pooled_price(self, row: int) -> str:
        return self._with_whole(self.workers(row), self.pooled(row))

    @cached_property
    def _own_price(self) -> str:
        comparison, count = self._answer.comparison, self._answer.joining
        total = self._own_total
        if total is None or not total.is_known or not count:
            return self._pooled_price(self._answer.pool_size - 1)
        return self._with_whole(self.own, _each(total.minor + comparison.employer, count))

    def _with_whole(self, workers: int, whole: int) -> str:
        said = self._price(workers, self.pooled_bound)
        if not self._has_employer:
            return said
        return self._language.text(
            "{amount} ({whole} with the employer's part)",
            amount=said,
            whole=self._price(whole, self.pooled_bound),
        )

    @property
    def _has_employer(self) -> bool:
        employer = self._curve.employer_total
        return employer is not None and bool(employer.any())

    @cached_property
    def _alone_price(self) -> str:
        return self._price(self.alone, self.alone_bound)

    def _price(self, minor: int, bound: Bound) -> str:
        return self._answer.words.spoken(self._figure(minor, bound))

    def _figure(self, minor: int, bound: Bound) -> Figure:
        return Figure(minor, self._answer.sending_currency, bound)


def _each(total: int, count: int) -> int:
    """Return a total by worker, rounded half up."""
    return (2 * total + count) // (2 * count)
