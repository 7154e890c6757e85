"""The input cells of an exchange: margins or a rate, and the rate that follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.exchange import (
    Margin,
    MarginBands,
    MarginSteps,
    ObservedMargins,
    QuotedRate,
)
from remitcalc.output.workbook.charge_inputs import FIXED, FROM, LEVEL, RATE, RUN, UNTIL
from remitcalc.output.workbook.input_rows import AMOUNT, PERCENT, START
from remitcalc.output.workbook.plan import applied_rate

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from remitcalc.model.provenance import Provenance
    from remitcalc.output.workbook.charge_inputs import ChargeInputs
    from remitcalc.output.workbook.input_rows import InputRows
    from remitcalc.output.workbook.service_terms import ServiceTerms


class ExchangeInputs:
    """Writes the exchange of a service; `shift` is what turns a rate into one of minor units."""

    def __init__(self, rows: InputRows, charges: ChargeInputs, shift: Fraction) -> None:
        self.rows, self.charges, self.shift = rows, charges, shift
        self.text = rows.case.language.text

    def write(self, terms: ServiceTerms) -> None:
        """Write the exchange of `terms` and, where it has one, its rate in whole units."""
        margin = self.text("Exchange margin")
        match terms.service.exchange:
            case Margin(percent, provenance):
                name = f"{terms.name}_margin1"
                self._rate(terms, [self._percent(margin, percent, provenance, name)])
            case MarginSteps(steps):
                own = self.rows.case.language.own
                cells = [
                    self._percent(
                        f"{margin}: {own(s.name)}",
                        s.percent,
                        s.provenance,
                        f"{terms.name}_margin{at}",
                    )
                    for at, s in enumerate(steps, start=1)
                ]
                self._rate(terms, cells)
            case QuotedRate(rate, provenance):
                self.rows.label(self.text("Quoted rate"))
                self.rows.input(AMOUNT, float(rate), "rate")
                self.rows.origin(provenance)
                cell = f"$D${self.rows.row + 1}"
                self.rows.row += 1
                self._rate(terms, [], cell)
            case MarginBands(bands):
                self._margins(terms, [(b.start, b.percent, b.provenance) for b in bands])
            case ObservedMargins(pairs):
                self._margins(terms, [(p.amount, p.percent, p.provenance) for p in pairs])
            case _:
                self.rows.label(margin)
                word = self.text("unknown")
                self.rows.grid.put(
                    self.rows.row, PERCENT, word, self.rows.case.styles.get("plain", right=True)
                )
                self.rows.origin(terms.service.exchange.provenance)
                self.rows.row += 1
                if terms.pricing.received_known:
                    self._rate(terms, [])

    def _percent(self, label: str, percent: Decimal, provenance: Provenance, name: str) -> str:
        rows = self.rows
        rows.label(label)
        rows.input(PERCENT, float(percent), "percent")
        rows.name(name, PERCENT)
        rows.origin(provenance)
        rows.row += 1
        return f"$E${rows.row}"

    def _rate(self, terms: ServiceTerms, margins: list[str], quoted: str = "") -> None:
        """Put the rate that transfers are converted at, between minor units, and how it counts."""
        applied = applied_rate(terms.pricing)
        if applied is None or not self.rows.case.plan.is_live:
            return
        whole = 10**terms.rate_decimals
        kept = "*".join(f"(1-{cell}/100)" for cell in margins)
        if terms.pricing.received_known:
            source = quoted or "reference_rate"
            times = _times(self.shift * whole)
            formula = "*".join(filter(None, [source, kept])) + times
        else:
            formula = f"(1-{kept or 1})*{whole}"
        rows = self.rows
        rows.row -= 1  # beside the last margin
        rows.unit(FIXED, f"ROUND({formula},0)", int(applied * whole))
        rows.unit(RATE, str(whole), whole)
        rows.name(f"{terms.name}_rate", FIXED)
        rows.name(f"{terms.name}_rate_whole", RATE)
        rows.unit(LEVEL, f"ROUND(ABS({formula}-L{{row}}),3)", 0)
        rows.name(f"{terms.name}_rate_rest", LEVEL)
        rows.row += 1

    def _margins(self, terms: ServiceTerms, found: list[tuple[int, Decimal, Provenance]]) -> None:
        rows, name = self.rows, f"{terms.name}_margin"
        units, each = rows.case.minor_units(rows.case.sending), terms.margin_whole // 100
        last = rows.row + len(found) - 1
        columns = {"from": FROM, "fee": FIXED}
        is_surveyed = isinstance(terms.service.exchange, ObservedMargins)
        if is_surveyed:
            columns |= {"rise": LEVEL, "run": RUN}
        for word, column in columns.items():
            rows.name(f"{name}_{word}", column, last)
        counted = [(start, int(percent * each)) for start, percent, _ in found]
        for at, (start, percent, provenance) in enumerate(found):
            rows.label(self.text("Exchange margin") if at == 0 else "")
            rows.input(START, start / units, "sending")
            rows.unit(FROM, f"ROUND(C{{row}}*{units},0)", start)
            rows.input(PERCENT, float(percent), "percent")
            rows.unit(FIXED, f"ROUND(E{{row}}*{each},0)", counted[at][1])
            if is_surveyed:
                self.charges.slope(counted, at)
            rows.origin(provenance)
            rows.row += 1
        self._margin_whole(terms, name)

    def _margin_whole(self, terms: ServiceTerms, name: str) -> None:
        """Put how many units a margin is counted in, and from where on there is none."""
        if not self.rows.case.plan.is_live:
            return
        rows, pieces = self.rows, terms.pricing.conversion.by_amount
        rows.row -= 1
        rows.unit(RATE, str(terms.margin_whole), terms.margin_whole)
        rows.name(f"{name}_whole", RATE)
        rows.row += 1
        if pieces is not None and pieces.end is not None:
            rows.label(self.text("not offered from this amount on"), style="line")
            units = rows.case.minor_units(rows.case.sending)
            rows.input(START, pieces.end / units, "sending")
            rows.unit(UNTIL, f"ROUND(C{{row}}*{units},0)", pieces.end)
            rows.name(f"{name}_until", UNTIL)
            rows.row += 1


def _times(factor: Fraction) -> str:
    """Return a whole factor, or a divisor, as the end of a formula."""
    if factor.denominator == 1:
        return f"*{factor.numerator}"
    return f"*{factor.numerator}/{factor.denominator}"
