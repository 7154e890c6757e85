"""The input cells of charges: a row per band or surveyed pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.charge import Bands, Flat, Observed
from remitcalc.output.workbook.input_rows import AMOUNT, MAXIMUM, MINIMUM, PERCENT, START, UNITS

if TYPE_CHECKING:
    from decimal import Decimal

    from remitcalc.model.charge import Charge
    from remitcalc.output.workbook.charge_terms import ChargeTerms
    from remitcalc.output.workbook.input_rows import InputRows

FROM, FIXED, RATE, LEVEL, RUN, MINIMUM_UNITS, MAXIMUM_UNITS, UNTIL = range(UNITS, UNITS + 8)


class ChargeInputs:
    """Writes charges into rows; `whole` is how many units a hundred percent are."""

    def __init__(self, rows: InputRows, whole: int) -> None:
        self.rows, self.whole = rows, whole
        self.text = rows.case.language.text

    def write(self, terms: ChargeTerms, kind: str) -> None:
        """Write a charge of one transfer."""
        rows, charge, name = self.rows, terms.charge, terms.name
        number = "receiving" if charge.side == "receiving" else "sending"
        units = self._units(number)
        rows.label(rows.case.charge_name(charge), kind)
        self._held(charge, name, number, units)
        match charge.tariff:
            case Flat(fixed, percent):
                self._amount(fixed, number, units)
                self._percent(percent)
                rows.name(f"{name}_fixed", FIXED)
                rows.name(f"{name}_percent", RATE)
                rows.origin(charge.provenance)
                rows.row += 1
            case Bands():
                self._bands(charge, name, number, units)
            case Observed():
                self._pairs(charge, name, number, units)
        if terms.pieces.end is not None:
            self._until(name, terms.pieces.end, number, units)

    def season(self, name: str, charge: Charge, kind: str) -> None:
        """Write a charge that is due once a season."""
        number = "receiving" if charge.side == "receiving" else "sending"
        self.rows.label(self.rows.case.charge_name(charge), kind)
        fixed = charge.tariff.fixed if isinstance(charge.tariff, Flat) else 0
        self._amount(fixed, number, self._units(number))
        self.rows.name(f"{name}_fixed", FIXED)
        self.rows.origin(charge.provenance)
        self.rows.row += 1

    def _units(self, number: str) -> int:
        case = self.rows.case
        return case.minor_units(case.sending if number == "sending" else case.receiving)

    def _amount(self, minor: int, number: str, units: int) -> None:
        self.rows.input(AMOUNT, minor / units, number)
        self.rows.unit(FIXED, f"ROUND(D{{row}}*{units},0)", minor)

    def _percent(self, percent: Decimal) -> None:
        each = self.whole // 100
        self.rows.input(PERCENT, float(percent), "percent")
        self.rows.unit(RATE, f"ROUND(E{{row}}*{each},0)", int(percent * each))

    def _start(self, minor: int, number: str, units: int) -> None:
        self.rows.input(START, minor / units, number)
        self.rows.unit(FROM, f"ROUND(C{{row}}*{units},0)", minor)

    def _held(self, charge: Charge, name: str, number: str, units: int) -> None:
        rows = self.rows
        for bound, column, unit, letter, word in (
            (charge.minimum, MINIMUM, MINIMUM_UNITS, "F", "minimum"),
            (charge.maximum, MAXIMUM, MAXIMUM_UNITS, "G", "maximum"),
        ):
            if bound is not None:
                rows.input(column, bound / units, number)
                rows.unit(unit, f"ROUND({letter}{{row}}*{units},0)", bound)
                rows.name(f"{name}_{word}", unit)

    def _bands(self, charge: Charge, name: str, number: str, units: int) -> None:
        assert isinstance(charge.tariff, Bands)
        rows, bands = self.rows, charge.tariff.bands
        last = rows.row + len(bands) - 1
        columns = {"from": FROM, "fixed": FIXED, "percent": RATE, "level": LEVEL}
        for word, column in columns.items():
            if word != "level" or charge.tariff.mode == "marginal":
                rows.name(f"{name}_{word}", column, last)
        owed = 0
        for at, band in enumerate(bands):
            self._start(band.start, number, units)
            self._amount(band.fixed, number, units)
            self._percent(band.percent)
            if charge.tariff.mode == "marginal":
                owed += band.fixed * self.whole
                self._level(at, owed)
                owed += int(band.percent * (self.whole // 100)) * (
                    (band.end or band.start) - band.start
                )
            rows.origin(band.provenance or charge.provenance)
            rows.row += 1

    def _level(self, at: int, owed: int) -> None:
        """Put what is owed where a band begins, in units of a minor unit by `whole`."""
        before = self.rows.row
        formula = f"L{{row}}*{self.whole}"
        if at:
            formula += f"+N{before}+(K{{row}}-K{before})*M{before}"
        self.rows.unit(LEVEL, formula, owed)

    def _pairs(self, charge: Charge, name: str, number: str, units: int) -> None:
        assert isinstance(charge.tariff, Observed)
        pairs = charge.tariff.pairs
        self._names_of_pairs(name, len(pairs))
        for at, pair in enumerate(pairs):
            self._start(pair.amount, number, units)
            self._amount(pair.value, number, units)
            self.slope([(p.amount, p.value) for p in pairs], at)
            self.rows.origin(pair.provenance or charge.provenance)
            self.rows.row += 1

    def _names_of_pairs(self, name: str, count: int) -> None:
        last = self.rows.row + count - 1
        for word, column in {"from": FROM, "fee": FIXED, "rise": LEVEL, "run": RUN}.items():
            self.rows.name(f"{name}_{word}", column, last)

    def slope(self, pairs: list[tuple[int, int]], at: int) -> None:
        """Put how far it is from a surveyed pair to the next, up and along."""
        if at == len(pairs) - 1:
            self.rows.unit(LEVEL, "0", 0)
            self.rows.unit(RUN, "1", 1)
            return
        after = self.rows.row + 2
        (here, value), (there, beyond) = pairs[at], pairs[at + 1]
        self.rows.unit(LEVEL, f"L{after}-L{{row}}", beyond - value)
        self.rows.unit(RUN, f"K{after}-K{{row}}", there - here)

    def _until(self, name: str, end: int, number: str, units: int) -> None:
        """Put the amount from which a charge is not offered, on a row of its own."""
        rows = self.rows
        rows.label(self.text("not offered from this amount on"), style="line")
        rows.input(START, end / units, number)
        rows.unit(UNTIL, f"ROUND(C{{row}}*{units},0)", end)
        rows.name(f"{name}_until", UNTIL)
        rows.row += 1
