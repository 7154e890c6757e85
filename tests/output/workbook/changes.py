"""Inputs of a workbook changed as a user would, and the same change to the corridor."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl

from remitcalc.engine.pricing import price
from remitcalc.model.charge import Bands, Flat, Observed
from remitcalc.model.exchange import Margin, MarginSteps, ObservedMargins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from remitcalc.model.charge import Charge
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.service import Service

AMOUNT, PERCENT = "D", "E"


def changed_charge(charge: Charge) -> Charge:
    """The charge, dearer by an odd amount and an odd percentage."""
    match charge.tariff:
        case Flat(fixed, percent):
            tariff = Flat(fixed + 137, percent + Decimal("0.13"))
        case Bands(mode, bands):
            dearer = [
                replace(b, fixed=b.fixed + 137, percent=b.percent + Decimal("0.13"), ranges=())
                for b in bands
            ]
            tariff = Bands(mode, tuple(dearer))
        case Observed(pairs):
            tariff = Observed(tuple(replace(p, value=p.value + 137, ranges=()) for p in pairs))
    return replace(charge, tariff=tariff)


def changed_margin(percent: Decimal) -> Decimal:
    """A margin of more decimals than the file had."""
    return percent + Decimal("0.217")


class Inputs:
    """The sheet of inputs, found by the names of its cells; openpyxl keeps the formulas."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book = openpyxl.load_workbook(path)

    def save(self) -> None:
        self._book.save(self._path)

    def _rows(self, name: str) -> tuple[str, list[int]]:
        sheet, cells = next(iter(self._book.defined_names[name].destinations))
        numbers = [int(part.rpartition("$")[2]) for part in cells.split(":")]
        return sheet, list(range(numbers[0], numbers[-1] + 1))

    def _set(self, name: str, column: str, values: list[float]) -> None:
        sheet, rows = self._rows(name)
        for row, value in zip(rows, values, strict=True):
            assert self._book[sheet][f"{column}{row}"].value is not None
            self._book[sheet][f"{column}{row}"].value = value

    def change(self, name: str, percent: float) -> None:
        self._set(name, PERCENT, [percent])

    def change_fixed(self, name: str, amount: float) -> None:
        self._set(f"{name}_fixed", AMOUNT, [amount])

    def change_paydays(self, paydays: int) -> None:
        self._set("paydays", AMOUNT, [paydays])

    def change_amounts(self, minors: list[int]) -> None:
        """Type every worker's amount; their rows are the last of the sheet."""
        sheet = self._book["Inputs"]
        first = sheet.max_row - len(minors) + 1
        for row, minor in enumerate(minors, start=first):
            sheet[f"{AMOUNT}{row}"].value = minor / 100

    def change_charges(
        self, corridor: Corridor, service: str, prefix: str, change: Callable[[Charge], Charge]
    ) -> Corridor:
        """Change every charge of a service in the sheet, and return the corridor likewise."""
        found = corridor.service(service)
        pricing = price(corridor, found, corridor.defaults.date)
        kinds = {"fee": pricing.sending, "own_fee": pricing.own_sending}
        kinds |= {"transit": pricing.transit}
        kinds |= {"arrival": pricing.receiving, "own_arrival": pricing.own_receiving}
        for kind, charges in kinds.items():
            for number, priced in enumerate(charges, start=1):
                self._type(f"{prefix}_{kind}{number}", change(priced.charge))
        sides = {
            name: replace(side, charges=tuple(map(change, side.charges)))
            for name in ("sending", "transit", "receiving")
            if (side := getattr(found, name))
        }
        return _with(corridor, replace(found, **sides))

    def _type(self, name: str, charge: Charge) -> None:
        tariff = charge.tariff
        if isinstance(tariff, Observed):
            self._set(f"{name}_fee", AMOUNT, [pair.value / 100 for pair in tariff.pairs])
            return
        rows = tariff.bands if isinstance(tariff, Bands) else (tariff,)
        self._set(f"{name}_fixed", AMOUNT, [row.fixed / 100 for row in rows])
        self._set(f"{name}_percent", PERCENT, [float(row.percent) for row in rows])

    def change_margins(
        self, corridor: Corridor, service: str, prefix: str, change: Callable[[Decimal], Decimal]
    ) -> Corridor:
        """Change the margin of a service, each of its steps or surveyed pairs, likewise."""
        found = corridor.service(service)
        exchange = found.exchange
        if isinstance(exchange, ObservedMargins):
            pairs = tuple(
                replace(pair, percent=change(pair.percent), ranges=()) for pair in exchange.pairs
            )
            self._set(f"{prefix}_margin_from", PERCENT, [float(pair.percent) for pair in pairs])
            return _with(corridor, replace(found, exchange=ObservedMargins(pairs)))
        assert isinstance(exchange, (Margin, MarginSteps))
        steps = exchange.steps if isinstance(exchange, MarginSteps) else (exchange,)
        changed = tuple(replace(step, percent=change(step.percent), ranges=()) for step in steps)
        sheet, (last,) = self._rows(f"{prefix}_rate")
        for row, step in enumerate(changed, start=last - len(changed) + 1):
            self._book[sheet][f"{PERCENT}{row}"].value = float(step.percent)
        exchange = MarginSteps(changed) if isinstance(exchange, MarginSteps) else changed[0]
        return _with(corridor, replace(found, exchange=exchange))

    def change_reference(self, corridor: Corridor, times: Decimal) -> Corridor:
        """Change the reference rate, likewise."""
        assert corridor.reference is not None
        rate = corridor.reference.rate * times
        self._set("reference_rate", AMOUNT, [float(rate)])
        return replace(corridor, reference=replace(corridor.reference, rate=rate))


def _with(corridor: Corridor, service: Service) -> Corridor:
    services = tuple(service if s.id == service.id else s for s in corridor.services)
    return replace(corridor, services=services)
