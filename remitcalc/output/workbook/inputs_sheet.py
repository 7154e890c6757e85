"""The sheet of inputs: everything a figure of the workbook depends on, to be changed there."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from remitcalc.engine.figure import RECEIVING, SENDING, TRANSIT
from remitcalc.model.money import exponent
from remitcalc.output.language import marked
from remitcalc.output.workbook.case import shown_terms
from remitcalc.output.workbook.charge_inputs import FIXED, LEVEL, RATE, ChargeInputs
from remitcalc.output.workbook.exchange_inputs import ExchangeInputs
from remitcalc.output.workbook.input_rows import (
    AMOUNT,
    KIND,
    LABEL,
    PERCENT,
    SHOWN_COLUMNS,
    UNITS,
    InputRows,
)
from remitcalc.output.workbook.season_terms import is_season_live, season_charges

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.service_terms import ServiceTerms, Terms

_WIDTHS = (40, 22, 14, 14, 12, 13, 13, 32, 15, 3)
_UNIT_COLUMNS = 8
_RULES = {
    "equal": marked("equal parts"),
    "proportional": marked("in proportion to the amounts"),
    "no-one-worse-off": marked("so that nobody is worse off"),
}


class InputsSheet:
    """Writes the sheet; `amounts` then are the cells of workers' amounts in minor units."""

    def __init__(self, book: Workbook, sheet: Worksheet, case: Case) -> None:
        self.sheet, self.case = sheet, case
        self.rows = InputRows(book, case)
        self.text = case.language.text
        self.amounts: list[str] = []

    def write(self) -> None:
        """Write everything."""
        self._head()
        self._settings()
        alone, pooled = shown_terms(self.case)
        self._taxes([*alone, *([pooled] if pooled else [])])
        charges = ChargeInputs(self.rows, self.case.plan.counting.whole)
        if pooled is not None:
            self._service(pooled, charges, self.text("Pooled"))
        for terms in alone:
            self._service(terms, charges, self.text("Alone"))
        if self.case.plan.is_live:
            self._workers()
        self._print()

    def _head(self) -> None:
        rows, case, text = self.rows, self.case, self.text
        corridor = case.comparison.scenario.corridor
        title = corridor.name(case.language.tag)
        rows.grid.put(0, LABEL, title, case.styles.get("title"))
        said = text("Change a yellow cell: every other sheet follows, to the cent.")
        if not case.plan.is_live:
            from remitcalc.output.workbook.plan import MOST_LIVE

            said = text(case.plan.why, most=MOST_LIVE)
        rows.grid.put(1, LABEL, said, case.styles.get("line"))
        if case.plan.is_live:
            heading = text("The same in whole units, as formulas count them")
            rows.grid.put(1, UNITS, heading, case.styles.get("line"))
        rows.row = 2

    def _settings(self) -> None:
        rows, text, scenario = self.rows, self.text, self.case.comparison.scenario
        rows.section(
            text("Settings"),
            text("What"),
            "",
            "",
            text("Figure"),
            text("Percent"),
            "",
            "",
            text("Status"),
            text("As of"),
        )
        is_live = self.case.plan.is_live
        self._reference()
        self._said(text("Sharing rule"), text(_RULES[scenario.share]))
        self._percent(text("Employer's share of the shared fees"), "employer_share")
        self._number(text("Paydays in the season"), "paydays", scenario.paydays)
        self._said(text("First payday"), self.case.language.numbers.date(scenario.date))
        if is_live:
            whole = self.case.plan.counting.whole
            rows.row -= 1  # beside the last setting
            hundred = self.case.styles.get("line", right=True)
            rows.grid.put(rows.row, FIXED, text("100 %, counted:"), hundred)
            rows.unit(RATE, str(whole), whole)
            rows.name("whole", RATE)
            rows.row += 1

    def _reference(self) -> None:
        rows, text, corridor = self.rows, self.text, self.case.comparison.scenario.corridor
        rows.label(text("Reference rate"))
        case = self.case
        pair = text("{receiving} for one {sending}", receiving=case.receiving, sending=case.sending)
        rows.grid.put(rows.row, KIND, pair, self.case.styles.get("line"))
        if corridor.reference is None:
            style = self.case.styles.get("plain", right=True)
            rows.grid.put(rows.row, AMOUNT, text("not surveyed"), style)
            rows.row += 1
            return
        rows.input(AMOUNT, float(corridor.reference.rate), "rate")
        rows.origin(corridor.reference.provenance)
        if self.case.plan.is_live:
            rows.name("reference_rate", AMOUNT)
            decimals = self.case.plan.counting.reference_decimals
            factor = _shift(self.case) * 10**decimals
            counted = Fraction(corridor.reference.rate) * factor
            times = f"*{factor.numerator}"
            if factor.denominator > 1:
                times += f"/{factor.denominator}"
            rows.unit(FIXED, f"ROUND(D{{row}}{times},0)", int(counted))
            rows.unit(RATE, str(10**decimals), 10**decimals)
            rows.name("reference_units", FIXED)
            rows.name("reference_whole", RATE)
            rows.unit(LEVEL, f"ROUND(ABS(D{{row}}{times}-L{{row}}),3)", 0)
            rows.name("reference_rest", LEVEL)
        rows.row += 1

    def _said(self, label: str, words: str) -> None:
        self.rows.label(label)
        style = self.case.styles.get("plain", right=True)
        self.rows.grid.put(self.rows.row, AMOUNT, words, style)
        self.rows.row += 1

    def _percent(self, label: str, name: str) -> None:
        percent = self.case.comparison.scenario.employer_share_percent
        self.rows.label(label)
        self.rows.input(PERCENT, float(percent), "percent")
        each = self.case.plan.counting.whole // 100
        self.rows.unit(RATE, f"ROUND(E{{row}}*{each},0)", int(percent * each))
        self.rows.name(name, RATE)
        self.rows.row += 1

    def _number(self, label: str, name: str, value: int) -> None:
        self.rows.label(label)
        if is_season_live(self.case):
            self.rows.input(AMOUNT, value, "count")
        else:
            style = self.case.styles.get("plain", "count")
            self.rows.grid.put(self.rows.row, AMOUNT, value, style)
        self.rows.name(name, AMOUNT)
        self.rows.row += 1

    def _taxes(self, services: list[ServiceTerms]) -> None:
        rows, text = self.rows, self.text
        due = {name: tax for terms in services for name, tax in terms.taxes}
        if not due:
            return
        rows.section(text("Taxes due"), text("Tax"), "", "", "", text("Percent"))
        each = self.case.plan.counting.whole // 100
        for name, tax in due.items():
            rows.label(self.case.language.own(tax.name))
            rows.input(PERCENT, float(tax.percent), "percent")
            rows.unit(RATE, f"ROUND(E{{row}}*{each},0)", int(tax.percent * each))
            rows.name(f"{name}_percent", RATE)
            rows.origin(tax.provenance)
            rows.row += 1

    def _service(self, terms: ServiceTerms, charges: ChargeInputs, way: str) -> None:
        rows, text = self.rows, self.text
        label = self.case.answer.labels[terms.service.id]
        rows.section(
            f"{way}: {label}",
            text("Charge"),
            text("Charged"),
            text("From amount"),
            text("Fixed"),
            text("Percent"),
            text("At least"),
            text("At most"),
            text("Status"),
            text("As of"),
        )
        side_words = (text("on top"), text("on the way"), text("on arrival"))
        for words, shared, own in (
            (side_words[0], terms.fees, terms.own_fees),
            (side_words[0], terms.employer_fees, terms.own_employer_fees),
            (side_words[1], terms.transits, ()),
            (side_words[2], terms.arrivals, terms.own_arrivals),
        ):
            self._charges(charges, shared, words)
            self._charges(charges, own, text("{side}, each worker", side=words))
        for name, charge in season_charges(terms):
            charges.season(name, charge, text("once a season"))
        self._unsurveyed(terms)
        ExchangeInputs(rows, charges, _shift(self.case)).write(terms)

    def _charges(self, charges: ChargeInputs, found: Terms, kind: str) -> None:
        for terms in found:
            charges.write(terms, kind)

    def _unsurveyed(self, terms: ServiceTerms) -> None:
        """Say what is not known of a service, instead of a figure."""
        text = self.text
        for words, part in (
            (text("Fees on top"), SENDING),
            (text("Taken on the way"), TRANSIT),
            (text("Charges on arrival"), RECEIVING),
        ):
            if terms.pricing.unsurveyed & part:
                self.rows.label(words)
                style = self.case.styles.get("plain", right=True)
                self.rows.grid.put(self.rows.row, AMOUNT, text("not surveyed"), style)
                self.rows.row += 1

    def _workers(self) -> None:
        rows, text, case = self.rows, self.text, self.case
        units = case.minor_units(case.sending)
        amounts = case.comparison.scenario.payroll.amounts.tolist()
        rows.section(text("Workers"), text("Worker"), "", "", text("Amount"))
        is_same = len(set(amounts)) == 1
        if is_same:
            rows.label(text("Amount of every worker"), style="strong")
            rows.input(AMOUNT, amounts[0] / units, "sending")
            rows.name("amount_each", AMOUNT)
            rows.row += 1
        style = case.styles.get("input", "sending")
        for name, minor in zip(case.names, amounts, strict=True):
            rows.label(name)
            if is_same:
                rows.grid.put_formula(rows.row, AMOUNT, "=amount_each", minor / units, style)
            else:
                rows.input(AMOUNT, minor / units, "sending")
            rows.unit(FIXED, f"ROUND(D{{row}}*{units},0)", minor)
            self.amounts.append(rows.address(FIXED))
            rows.row += 1

    def _print(self) -> None:
        sheet = self.sheet
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        if self.case.plan.is_live:
            sheet.set_column(UNITS, UNITS + _UNIT_COLUMNS - 1, 18)
        self.rows.grid.write(sheet)
        sheet.freeze_panes(2, 1)
        sheet.print_area(0, 0, self.rows.row, SHOWN_COLUMNS - 1)
        sheet.repeat_rows(0, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)


def _shift(case: Case) -> Fraction:
    """Return what turns a rate between currencies into one between their minor units."""
    return Fraction(10) ** (exponent(case.receiving) - exponent(case.sending))
