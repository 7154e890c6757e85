"""What stands on the sheet of steps, without recalculating it."""

from __future__ import annotations

import io

import numpy as np
import openpyxl
import pytest

from remitcalc import paths
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.output.answer import Answer
from remitcalc.output.document.parts import Table
from remitcalc.output.language import LANGUAGES, Language, PlainEnglish
from remitcalc.output.report.method import method_section
from remitcalc.output.workbook.document import comparison_workbook
from tests.output.workbook.books import compared, content_of
from tests.output.workbook.sheets import shown_in
from tests.output.workbook.worked_books import bundled, outlay, spread, unsettled
from tests.output.workbook.worked_sheet import HOLDS, rows, unlike, verdict
from tests.reference.making import bands, charge, corridor, pooled, service

EVIL = ('=1+1"', "@SUM(A1)", "+cmd|' /C calc'!A0", "-" * 400, '\'="x"')


def content(scenario: Scenario, language: Language | None = None, **more: bool) -> bytes:
    if language is None and not more:
        return content_of(scenario)
    return comparison_workbook(compared(scenario), language or PlainEnglish(), **more)


def formulas(scenario: Scenario, language: Language | None = None, **more: bool):
    return openpyxl.load_workbook(io.BytesIO(content(scenario, language, **more)))


def values(scenario: Scenario, language: Language | None = None, **more: bool):
    return shown_in(io.BytesIO(content(scenario, language, **more)))


@pytest.mark.parametrize("name", spread())
def test_before_anybody_recalculates_it_shows_what_the_engine_says(name: str) -> None:
    scenario = spread()[name]
    book = values(scenario)
    assert unlike(book, compared(scenario)) == []
    assert verdict(book) == HOLDS


def test_it_has_every_step_of_the_report_with_the_same_result() -> None:
    comparison = compared(bundled())
    parts = method_section(Answer(comparison, PlainEnglish())).parts
    lines = [line for part in parts if isinstance(part, Table) for line in part.lines]
    shown = rows(values(bundled()))
    assert len(lines) > 40
    for line, row in zip(lines, shown, strict=False):
        said, name = line.cells[0].partition("] ")[2], str(row[0]).partition("] ")[2]
        assert name == said
    totals = [str(row[1]) for row in shown if "Total cost" in str(row[0])]
    assert totals[0].startswith("[4] + [14] = C$4.00 + C$12.88 = C$16.88")


def test_what_is_saved_and_the_season_refer_to_steps_that_stand_above() -> None:
    named = {str(row[0]).partition("] ")[2]: row for row in rows(values(bundled()))[-8:]}
    assert named["Saved by pooling"][1] == "[57] − [60] = C$286.96 − C$181.73 = C$105.23\n" + (
        "at least C$105.23"
    )
    assert named["Total cost"][1] == "17 × [52] = 17 × C$10.69 = C$181.73"


def test_every_step_that_rests_on_another_or_on_a_price_is_a_formula() -> None:
    sheet = formulas(bundled())["Method"]
    found = [row for row in sheet.iter_rows(min_row=8) if str(row[0].value).startswith("[")]
    for row in found:
        if row[2].value != "unknown":
            assert row[2].data_type == "f"
            assert row[6].data_type == "f"


def test_prices_are_read_from_the_inputs_and_the_amount_from_the_workers() -> None:
    sheet = formulas(bundled())["Method"]
    found = {row[0].value: row for row in sheet.iter_rows(min_row=70)}
    assert found["The worker's amount"][6].value.startswith("='Workers'!")
    assert found["Reference rate"][6].value == "=reference_units"
    assert found["correspondent bank · Fixed"][3].value == "Inputs"
    assert "example" in found["correspondent bank · Fixed"][4].value


def test_where_other_sheets_are_values_its_own_figures_may_be_changed() -> None:
    sheet = formulas(bundled(amount_is="outlay"))["Method"]
    found = {row[0].value: row for row in sheet.iter_rows(min_row=60)}
    cell = found["correspondent bank · Fixed"][2]
    assert cell.value == 15
    assert cell.fill.fgColor.rgb == "FFFFF7D6"
    texts = [str(cell.value) for row in sheet for cell in row]
    assert not any("Inputs" in text or "'Workers'" in text for text in texts)


def test_an_edge_between_two_bands_stands_once_to_be_changed() -> None:
    edge = charge(tariff=bands("whole", (0, 25_000, 300, "1"), (25_000, None, 500, "0.8")))
    names = [str(row[0]) for row in values(outlay(edge, 25_699)).sheets["Method"]]
    assert names.count("sending fee · From amount (2)") == 1


def test_a_way_that_is_refused_says_why_and_what_is_only_tried_is_marked() -> None:
    scenarios = spread()
    refused = rows(values(scenarios["refused-pool"]))
    assert any(row[2] == "not possible" and row[1] for row in refused)
    tried = rows(values(scenarios["outlay"]))
    assert any(str(row[0]).endswith("(only tried)") for row in tried)


def test_of_a_season_that_cannot_be_settled_it_says_nothing_of_equal_shares() -> None:
    texts = [str(row[0].value) for row in formulas(unsettled())["Method"].iter_rows()]
    assert not any("are equal" in text for text in texts)
    settled = formulas(spread()["settled-season"])["Method"].iter_rows()
    assert any("are equal" in str(row[0].value) for row in settled)


def test_figures_that_nobody_knows_are_words() -> None:
    hidden = service(charge(fixed=300), unsurveyed=("transit",))
    shown = rows(values(Scenario.of(corridor(hidden, pooled(charge(fixed=900))))))
    assert [row[2] for row in shown if row[0] == "[6] Taken on the way"] == ["unknown"]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_in_every_language_the_sheet_has_a_name_that_a_spreadsheet_takes(tag: str) -> None:
    language = Language(tag, "", paths.resources() / "translations")
    names = formulas(bundled(), language).sheetnames
    assert len(set(names)) == 5
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
    method = values(bundled(), language).sheets[names[3]]
    assert method[4][1] == language.text(HOLDS)


def test_names_of_workers_groups_and_charges_are_never_run() -> None:
    payroll = Payroll(np.full(len(EVIL), 40_000), names=EVIL, groups=(EVIL[0],) * len(EVIL))
    fees = (charge(fixed=300, name=name) for name in EVIL)
    scenario = Scenario.of(corridor(service(*fees), pooled(charge(fixed=900, name=EVIL[0]))))
    book = formulas(scenario.replace(payroll=payroll), with_names=True)
    found = [cell for row in book["Method"] for cell in row]
    assert any(EVIL[0] in str(cell.value) for cell in found)
    for cell in found:
        if cell.data_type == "f":
            assert not any(name in str(cell.value) for name in EVIL)


def test_the_summary_leads_to_it() -> None:
    summary = formulas(bundled())["Summary"]
    (leading,) = (row[0] for row in summary.iter_rows() if row[0].hyperlink)
    assert leading.hyperlink.location == "'Method'!A1"
