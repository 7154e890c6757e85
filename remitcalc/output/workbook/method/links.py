"""Where other sheets have the figures that steps start from: prices, amounts, the other workers.

In a workbook of values no sheet can be changed, and nothing is linked to: the sheet of steps then
has cells of its own.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from remitcalc.engine.figure import PARTS
from remitcalc.engine.steps.expression import Priced, Told
from remitcalc.model.charge import Bands
from remitcalc.output.workbook.case import quoted
from remitcalc.output.workbook.method.price_cells import Linked, price_cells
from remitcalc.output.workbook.season_terms import is_season_live
from remitcalc.output.workbook.workers_sheet import FIRST_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remitcalc.engine.steps.expression import Path
    from remitcalc.engine.steps.step import Step
    from remitcalc.output.workbook.case import Case, Pool
    from remitcalc.output.workbook.method.recipe import Recipe
    from remitcalc.output.workbook.workers_sheet import WorkerTable

_POOLED = "pooled:"
_SHARED = {
    "sending.share": "shared",
    "transit.share": "transit",
    "arrival.share": "arrival",
    "converted": "converted",
    "fx": "margin_cost",
}
"""What the sheet of workers calls a share of the pool."""
_OF_WORKER = (*PARTS, "received", "total")
_OF_POOL = ("principal", "sending", "transit", "net")
"""The figures that a live workbook has by the same names: of a worker, and of the whole pool.

What is converted is left out: a typed rate may have more decimals than that workbook counts, and a
unit of the whole pool's then differs without anyone's share.
"""
SUMMED = ("total", "received", "paid")
"""What a season sums of its transfers."""
_SEASONS = ("season_alone", "season_pooled")
_LEFT_OUT = ("fixed", "percent", "from")
"""Prices that no step mentions where they are 0."""


class Links:
    """Finds the cells."""

    def __init__(self, case: Case, table: WorkerTable, recipe: Recipe) -> None:
        self.case, self.table = case, table
        self.row = recipe.sections[0].worked.row
        self.is_live = case.plan.is_live

    @cached_property
    def _prices(self) -> dict[Path, Linked]:
        return price_cells(self.case) if self.is_live else {}

    def found(self, leaf: Priced | Told, step: Step) -> Linked | None:
        """Return where a figure of a step stands already, or None."""
        if isinstance(leaf, Priced):
            return self._prices.get(leaf.path)
        return self._told(leaf, step) if self.is_live else None

    def _told(self, leaf: Told, step: Step) -> Linked | None:
        match leaf.origin, leaf.about:
            case "amount", row:
                return self._cell("amount", int(row))
            case "setting", "employer_share_percent":
                return Linked("employer_share", Fraction(1, self.case.plan.counting.whole))
            case "count", "transfers" if self._is_paydays(leaf):
                return Linked("paydays", Fraction(1))
            case "others", about if step.key.startswith(_POOLED):
                return self._others(about, step.key.removeprefix(_POOLED))
        return None

    @cached_property
    def _paydays(self) -> int | None:
        """How many paydays stand on the sheet of inputs to be changed; None: they may not be."""
        is_live = self.is_live and is_season_live(self.case)
        return self.case.comparison.scenario.paydays if is_live else None

    def as_many_paydays(self, step: Step) -> str:
        """Return the comparison that a sum of a season rests on, empty: it follows their number.

        Steps take a season apart by the days on which a tax begins or ends, whoever owes it.
        """
        kind, _, key = step.key.partition(":")
        if self._paydays is None or kind not in _SEASONS or key not in SUMMED:
            return ""
        follows = any(isinstance(one, Told) and self._is_paydays(one) for one in step.leaves)
        return "" if follows else f"paydays={self._paydays}"

    def _is_paydays(self, leaf: Told) -> bool:
        """Return whether a number of transfers is that of all paydays."""
        is_of_transfers = (leaf.origin, leaf.about) == ("count", "transfers")
        return is_of_transfers and leaf.value == self._paydays

    @property
    def as_others_send(self) -> str:
        """The comparison that is true as long as the others of the pool send what they did."""
        pool = self._pool if self.is_live else None
        if pool is None:
            return ""
        amounts = self.case.comparison.scenario.payroll.amounts
        others = int(amounts[pool.rows].sum()) - int(amounts[self.row])
        return f"{self._less(f'{pool.name}_principal', 'amount').formula}={others}"

    def left_out(self, step: Step) -> Iterator[str]:
        """Yield the cells of prices that are 0, so that a step leaves them out: they may change."""
        used = [leaf.path for leaf in step.leaves if isinstance(leaf, Priced)]
        for place in dict.fromkeys(path[:-1] for path in used):
            for path in ((*place, word) for word in _LEFT_OUT):
                if path not in used and path in self._prices and not self._price(path):
                    yield self._prices[path].formula

    def is_of_marginal(self, path: Path) -> bool:
        """Return whether a price is one of bands that each charge only what falls into them."""
        priced, *_ = self._priced(path)
        return isinstance(priced, Bands) and priced.mode == "marginal"

    def _priced(self, path: Path) -> tuple[object, tuple[str | int, ...]]:
        """Return the tariff or exchange that a price is of, and where it stands in that."""
        match path:
            case ("service", str(service), "exchange", *rest):
                return self.case.comparison.scenario.corridor.service(service).exchange, (*rest,)
            case ("service", str(service), str(side), int(at), *rest):
                found = self.case.comparison.scenario.corridor.service(service)
                return getattr(found, side).charges[at].tariff, (*rest,)
        return None, ()

    def _price(self, path: Path) -> object:
        """Return a fixed amount, a percentage or where a band begins; None: there is none."""
        priced, rest = self._priced(path)
        for part in rest:
            name = "start" if part == "from" else part
            priced = getattr(priced, name, None) if isinstance(name, str) else _nth(priced, name)
        return priced

    def surveyed_at(self, step: Step) -> str:
        """Return the cell of the surveyed amount that a step is found at, empty: it is none's."""
        used = (leaf.path for leaf in step.leaves if isinstance(leaf, Priced))
        found = (self._prices.get((*path[:-1], "amount")) for path in used)
        return next((one.formula for one in found if one is not None), "")

    def agreeing(self, step: Step) -> str:
        """Return the formula of the same figure on the sheet of workers, empty: it has none."""
        kind, _, key = step.key.partition(":")
        if not self.is_live or step.result is None or step.unit.kind != "money":
            return ""
        if kind == "pooled" and key.startswith("pool."):
            return self._of_pool(key.removeprefix("pool."), step.minor)
        name = "saving" if kind == "saved" else f"{kind}_{key}"
        is_shown = kind == "saved" or (kind in ("alone", "pooled") and key in _OF_WORKER)
        column = self.table.column(name) if is_shown else None
        if column is None or column.values[self.row] != step.minor:
            return ""
        return self._address(column.key, self.row)

    def _of_pool(self, key: str, minor: int) -> str:
        """Return the cell of a figure of the worker's pool, before it is shared; or empty."""
        step = next((one for one in self.table.steps if one.key == key), None)
        pool = self._pool
        if key not in _OF_POOL or step is None or pool is None:
            return ""
        return f"{pool.name}_{key}" if step.values[pool.number - 1] == minor else ""

    @property
    def nobody_loses(self) -> str:
        """The formula that is true where the sheet of workers has no loss; empty: it is none."""
        has_savings = self.is_live and self.table.column("saving") is not None
        return 'COUNTIF(worker_saving,"<0")=0' if has_savings else ""

    @property
    def place(self) -> str:
        """The worker's place in the pool, by which equal shares are given."""
        if self.is_live:
            return self._address("place", self.row)
        groups = self.case.comparison.pools.groups
        rows = next(rows.tolist() for _, rows in groups if self.row in rows)
        return str(rows.index(self.row) + 1)

    def left_over(self, step: Step) -> str:
        """Return the formula that is true where a unit left over falls on a share; or empty."""
        if not self.is_live or not step.key.startswith(_POOLED):
            return ""
        pool, name = self._pool, self._shared(step.key.removeprefix(_POOLED))
        if pool is None or not name:
            return ""
        return f"{self._turn(f'{name}_rest', pool).formula}<={pool.name}_{name}_left"

    @property
    def _pool(self) -> Pool | None:
        return next((one for one in self.case.pools if self.row in one.rows), None)

    def _shared(self, key: str) -> str:
        """Return what the sheet of workers calls a share by weights, empty: it has none."""
        share = key.removesuffix(".left")
        name = f"tax{share[4:]}" if share.startswith("tax.") else _SHARED.get(share, "")
        return "" if self.table.column(f"{name}_floor") is None else name

    def _others(self, about: str, key: str) -> Linked | None:
        """Return what the other workers of the pool have, and this one's turn among them."""
        pool, name = self._pool, self._shared(key)
        if pool is None:
            return None
        if about == "amounts":
            return self._less(f"{pool.name}_principal", "amount")
        if not name:
            return None
        if about == "rounded_down":
            return self._less(f"({pool.name}_{name}-{pool.name}_{name}_left)", f"{name}_floor")
        return self._turn(f"{name}_rest", pool) if about == "turn" else None

    def _less(self, whole: str, column: str) -> Linked:
        is_arriving = "converted" in column or "arrival" in column
        units = self.case.minor_units(self.case.receiving if is_arriving else self.case.sending)
        return Linked(f"{whole}-{self._address(column, self.row)}", Fraction(1, units))

    def _turn(self, column: str, pool: Pool) -> Linked:
        """Return the place of a remainder among the pool's: the largest first, ties in order."""
        mine, all_of = self._address(column, self.row), self._range(column, self.table.count - 1)
        above = self._range(column, self.row)
        if self.case.is_one_pool:
            return Linked(f"RANK({mine},{all_of})+COUNTIF({above},{mine})-1", Fraction(1))
        pools, before = "worker_pool", self._range("pool", self.row)
        larger = f'COUNTIFS({pools},{pool.number},{all_of},">"&{mine})'
        ties = f"COUNTIFS({before},{pool.number},{above},{mine})"
        return Linked(f"{larger}+{ties}", Fraction(1))

    def _cell(self, column: str, row: int) -> Linked:
        units = self.case.minor_units(self.case.sending)
        return Linked(self._address(column, row), Fraction(1, units))

    def _address(self, column: str, row: int) -> str:
        letter = xl_col_to_name(self.table.places[column])
        return f"{quoted(self.case.sheets.workers)}!${letter}${FIRST_ROW + row + 1}"

    def _range(self, column: str, last: int) -> str:
        letter = xl_col_to_name(self.table.places[column])
        cells = f"${letter}${FIRST_ROW + 1}:${letter}${FIRST_ROW + last + 1}"
        return f"{quoted(self.case.sheets.workers)}!{cells}"


def _nth(priced: object, at: int) -> object:
    return priced[at] if isinstance(priced, tuple) else None
