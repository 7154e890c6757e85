"""What stands in the workbook, without recalculating it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from decimal import Decimal

import numpy as np
import openpyxl
import pytest
from xlsxwriter.worksheet import Worksheet

from remitcalc import paths
from remitcalc.engine.compare import compare
from remitcalc.model.exchange import Undisclosed
from remitcalc.model.payroll import Payroll
from remitcalc.model.scenario import Scenario
from remitcalc.output.language import LANGUAGES, Language, PlainEnglish
from remitcalc.output.workbook.document import comparison_workbook
from tests.output.workbook.books import compared, content_of, mixed_up
from tests.output.workbook.sheets import FIRST_ROW, column, headings
from tests.output.workbook.worked_books import bundled, spread
from tests.reference.making import SOURCE, charge, corridor, margin, pooled, service

EVIL = ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "\x00tab\x07", "'=x", "Ana & <b>", "-" * 400)


def scenario(**changes):
    return bundled(**changes)


def written(of, language=None, **more):
    is_plain = language is None and not more
    content = (
        content_of(of)
        if is_plain
        else comparison_workbook(compared(of), language or PlainEnglish(), **more)
    )
    return openpyxl.load_workbook(io.BytesIO(content))


def values(of):
    return openpyxl.load_workbook(io.BytesIO(content_of(of)), data_only=True)


def formulas(book):
    return [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]


def texts(book):
    return [
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    ]


def test_five_sheets_with_headings_that_stay_and_pages_that_fit():
    book = written(scenario())
    assert book.sheetnames == ["Inputs", "Workers", "Summary", "Method", "Sources"]
    assert book.active.title == "Summary"
    assert book["Workers"].freeze_panes == f"B{FIRST_ROW}"
    for sheet in book:
        assert sheet.freeze_panes
        assert sheet.print_area
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
    assert len(book["Summary"]._charts) == 3


def test_the_same_comparison_gives_the_same_bytes():
    first, second = (comparison_workbook(compare(scenario()), PlainEnglish()) for _ in range(2))
    assert first == second


def test_no_formula_has_a_function_younger_than_the_format_of_the_file():
    """Those would be written with a prefix, which XlsxWriter puts before all it finds in a text."""
    looked_at = 0
    for of in (*spread().values(), *mixed_up().values()):
        found = written_formulas(content_of(of))
        looked_at += found.count("\n")
        assert "_xl" not in found
        assert Worksheet()._prepare_formula(found, expand_future_functions=True) == found
    assert looked_at > 10_000


def written_formulas(content):
    """Every formula of a workbook's cells as it stands in the file, each on a line."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "/worksheets/sheet" in name]
    found = re.findall(rb"<f>([^<]*)</f>", b"".join(sheets))
    return "".join(f"{html.unescape(one.decode())}\n" for one in found)


def test_the_answer_stands_on_the_summary_and_examples_are_marked():
    found = texts(written(scenario()))
    assert "Pooled: C$10.69 each. That beats at least 13 of 15 ways to send alone." in found
    assert any(text.startswith("EXAMPLE FIGURES: 8 figures") for text in found)
    assert "EXAMPLE – not a real price" in found


def test_every_check_says_ok_before_anybody_recalculates():
    sheet = values(scenario(share="proportional"))["Summary"]
    rows = list(sheet.iter_rows(max_col=2, values_only=True))
    start = next(at for at, row in enumerate(rows) if row[0] == "Checks")
    checks = [row[1] for row in rows[start + 1 : start + 8]]
    assert checks.count("OK") >= 6


@pytest.mark.parametrize(
    ("currency", "shape"), [("CAD", "0.00"), ("JPY", "#,##0;"), ("KWD", "0.000")]
)
def test_money_has_the_decimals_of_its_currency(currency, shape):
    of = Scenario.of(corridor(service(charge(fixed=500)), pooled(), currencies=f"{currency} GTQ"))
    sheet = written(of)["Workers"]
    cell = sheet.cell(FIRST_ROW, headings(sheet)["Amount"])
    assert shape in cell.number_format


@pytest.mark.parametrize("with_names", [True, False])
def test_names_go_out_only_when_asked_and_never_as_formulas(with_names):
    payroll = Payroll(np.full(len(EVIL), 40_000), names=EVIL, groups=EVIL)
    book = written(scenario(payroll=payroll), with_names=with_names)
    shown = column(book["Workers"], "Worker", len(EVIL))
    assert shown[0] == ("'=1+1" if with_names else "Worker 1")
    assert shown[4] == ("''=x" if with_names else "Worker 5")
    for cell in formulas(book):
        assert "cmd" not in str(cell.value)
        assert "SUM(A1)" not in str(cell.value)
    names = {f.value for f in formulas(book)}
    assert "=1+1" not in names


def test_what_is_not_known_is_a_word_and_never_zero():
    hidden = service(id="hidden", exchange=Undisclosed(SOURCE), unsurveyed=("receiving",))
    of = Scenario.of(corridor(hidden, pooled(), reference="5.53")).replace(individual="hidden")
    book = values(of.replace(payroll=Payroll.uniform(3, 40_000)))
    sheet = book["Workers"]
    assert "Alone: costs at least" in headings(sheet)
    assert column(sheet, "Exchange margin", 3) == ["unknown"] * 3
    assert column(sheet, "Charges on arrival", 3) == ["unknown"] * 3
    assert "Saved at least" in headings(sheet)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"payroll": Payroll.uniform(1_001, 40_000)}, "more than 1,000 workers"),
        ({"amount_is": "outlay"}, "found by a search"),
        ({"payroll": Payroll(np.array([1, 40_000]))}, "not every worker can send"),
    ],
)
def test_where_formulas_cannot_say_it_values_stand_with_a_note_and_sums(changes, why):
    of = scenario(**changes)
    book = written(of)
    assert sum(why in text for text in texts(book)) == 3
    left = {cell.parent.title for cell in formulas(book)}
    assert left <= {"Workers", "Summary", "Method"}
    on_rows = [c for c in formulas(book) if c.parent.title == "Workers" and c.row >= FIRST_ROW]
    assert on_rows == []


def test_a_long_payroll_is_not_kept_in_memory_and_loses_nothing(monkeypatch):
    of = scenario(payroll=Payroll.uniform(1_500, 40_000))
    kept = texts(written(of))
    monkeypatch.setattr("remitcalc.output.workbook.document._ROWS_IN_MEMORY", 100)
    assert texts(written(of)) == kept


def test_up_to_a_thousand_workers_are_live():
    of = scenario(payroll=Payroll.uniform(1_000, 40_000), share="proportional")
    content = comparison_workbook(compare(of), PlainEnglish())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("xl/worksheets/sheet2.xml").count(b"<f>") > 20_000


def test_settled_shares_are_values_and_the_rest_is_live():
    amounts = np.array([30_000, 40_000, 250_000])
    of = scenario(
        payroll=Payroll(amounts), share="no-one-worse-off", employer_share_percent=Decimal(90)
    )
    comparison = compare(of)
    assert comparison.pooled.all_possible
    book = written(of)
    heading = "Settled so that nobody is worse off (values)"
    settled = column(book["Workers"], heading, 3)
    assert sum(int(str(value)) for value in settled) == 0
    assert str(column(book["Workers"], "Total cost", 3)[0]).startswith("=")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_its_words(tag):
    language = Language(tag, "", paths.resources() / "translations")
    book = written(scenario(payroll=Payroll(np.array([30_000, 40_000]))), language)
    assert len(set(book.sheetnames)) == 5
    if tag != "en":
        assert book.sheetnames[2] != "Summary"


def test_cancelling_ends_the_work():
    class Stop(Exception):  # noqa: N818
        pass

    def tick(fraction):
        if fraction:
            raise Stop

    comparison = compare(scenario(payroll=Payroll.uniform(5_000, 40_000)))
    with pytest.raises(Stop):
        comparison_workbook(comparison, PlainEnglish(), tick=tick)


def test_a_price_reads_in_the_sources_as_it_is_stated():
    fee = charge(fixed=500, percent="0.125", minimum=450, maximum=2000, per="worker")
    of = Scenario.of(corridor(service(fee), pooled(exchange=margin("1.9475"))))
    found = texts(written(of))
    said = "C$5.00 + 0.125\xa0%, at least C$4.50, at most C$20.00, per worker"
    assert said in found
    assert "1.9475\xa0%" in found
