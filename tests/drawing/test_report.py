"""The report on pages: nothing off the page or over anything, all of it there, always the same."""

from __future__ import annotations

import io
import re
from itertools import combinations, pairwise

import numpy as np
import pytest

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.flow import Flow, Footer
from remitcalc.drawing.pages.inset_chart import InsetChart
from remitcalc.drawing.pages.table import Table
from remitcalc.drawing.paper import page_box
from remitcalc.drawing.pencil import Pencil
from remitcalc.drawing.report import ReportBlocks, laid_report, report_pdf
from remitcalc.drawing.style import text_size
from remitcalc.output.answer import Answer
from remitcalc.output.headline import headline
from remitcalc.output.language import LANGUAGES, PlainEnglish
from remitcalc.output.report.report import report_of
from tests.output.wording_cases import CASES

pypdf = pytest.importorskip("pypdf")
ENGLISH = PlainEnglish()
CORRIDORS = ("canada-guatemala", "switzerland-serbia", "us-guatemala")
CHAPTERS = [
    "Answer",
    "Scenario",
    "When pooling pays",
    "Charts",
    "All ways to send C$400.00, cheapest first",
    "Each worker, one payday",
    "Prices used",
    "Sources",
    "Method",
    "What these figures leave out",
]


def paid(amounts, **named):
    scenario = Scenario.of(load_corridor("canada-guatemala"))
    return compare(scenario.replace(payroll=Payroll(np.array(amounts), **named)))


def read(content):
    return pypdf.PdfReader(io.BytesIO(content))


def text_of(content):
    pages = [page.extract_text() for page in read(content).pages]
    return [re.sub(r"[ \t\xa0]+", " ", page) for page in pages]


def laid(comparison, language, paper):
    made = ReportBlocks()
    flow = Flow(made.theme, paper, Footer("", lambda at, of: f"{at} {of}"))
    return flow, flow.laid(list(made.of(report_of(comparison, language))))


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("corridor", CORRIDORS)
def test_blocks_stay_on_the_page_and_clear_of_each_other(compared, spoken, tag, paper, corridor):
    flow, pages = laid(compared(corridor), spoken(tag), paper)
    assert page_box(paper).holds(flow.body)
    for page in pages:
        assert all(flow.body.holds(placed.box) for placed in page)
        assert not any(a.box.overlaps(b.box) for a, b in pairwise(page))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_words_stand_on_words_or_off_the_page(compared, spoken, monkeypatch, tag):
    written: list[tuple[Box, str]] = []

    def write(_pencil, box, said, _colour, used, side="left", **_):
        width = text_size(used, said)[0]
        shift = {"left": 0.0, "right": box.width - width, "centre": (box.width - width) / 2}[side]
        written.append((Box(box.left + shift, box.top, width, box.height), said))

    monkeypatch.setattr(Pencil, "text", write)
    monkeypatch.setattr(InsetChart, "paint", lambda *_: None)
    from PySide6.QtGui import QImage, QPainter

    image = QImage(10, 10, QImage.Format.Format_RGB32)
    names = tuple(f"A worker whose name is long {at} " * 2 for at in range(60))
    comparison = paid(range(9_000, 99_000, 1_500), names=names)
    for page in laid_report(comparison, spoken(tag), "Letter", with_names=True).pages:
        written.clear()
        painter = QPainter(image)
        page.paint(painter)
        painter.end()
        whole = page_box("Letter").grown(-60)
        boxes = [(box.grown(-0.5), said) for box, said in written if said.strip()]
        assert [said for box, said in boxes if not whole.holds(box)] == []
        over = [(one[1], two[1]) for one, two in combinations(boxes, 2) if one[0].overlaps(two[0])]
        assert over == []


def test_the_pages_hold_the_figures_of_the_answer(compared):
    comparison = compared()
    said = " ".join(text_of(report_pdf(comparison, ENGLISH, "A4")))
    answer = Answer(comparison, ENGLISH)
    for figure in (
        answer.words.spoken(answer.pooled.total),
        answer.words.spoken(answer.alone.receipt.total),
        answer.words.spoken(answer.saving),
        answer.words.spoken(answer.season_saving),
        answer.arriving(int(comparison.together.received[0])),
        "5.351934",
        "EXAMPLE – not a real price",
        "Cost per worker by group size",
    ):
        assert figure.replace("\xa0", " ") in said
    assert headline(answer).split(". ")[0].replace("\xa0", " ") in said


def test_title_language_and_a_bookmark_for_every_chapter(compared, spoken):
    document = read(report_pdf(compared(), ENGLISH, "A4"))
    assert document.metadata.title == "Sending pay home, alone or pooled – Canada → Guatemala"
    assert document.root_object["/Lang"] == "en"
    assert [item.title for item in document.outline] == CHAPTERS
    for item in document.outline:
        page = document.pages[document.get_destination_page_number(item)].extract_text()
        assert item.title.split()[0] in page
    assert read(report_pdf(compared(), spoken("sr-Latn"), "A4")).root_object["/Lang"] == "sr-Latn"


@pytest.mark.parametrize(("paper", "points"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_is_the_one_asked_for(compared, paper, points):
    box = read(report_pdf(compared(), ENGLISH, paper)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


def test_without_a_wish_the_paper_is_the_one_of_the_sending_country(compared):
    heights = [
        round(read(report_pdf(compared(corridor), ENGLISH)).pages[0].mediabox.height)
        for corridor in CORRIDORS
    ]
    assert heights == [792, 842, 792]


def test_workers_go_on_over_pages_under_the_same_headings():
    comparison = paid(range(9_000, 309_000, 1_000))
    pages = text_of(report_pdf(comparison, ENGLISH, "A4"))
    found = [page for page in pages if len(re.findall(r"^Worker \d+", page, re.MULTILINE)) > 2]
    assert len(found) > 5
    for page in found:
        assert "Arrives pooled" in page
        assert "Saved, season" in page
    numbers = [int(n) for page in pages for n in re.findall(r"^Worker (\d+)", page, re.MULTILINE)]
    assert numbers == list(range(1, 301))


def test_names_are_on_paper_only_where_they_were_ticked():
    comparison = paid([40_000, 50_000], names=("Xochitl Ixcoy", "Tecún Choc"))
    without = report_pdf(comparison, ENGLISH, "A4")
    assert "Ixcoy" not in " ".join(text_of(without))
    assert b"Ixcoy" not in without
    assert "Xochitl Ixcoy" in " ".join(
        text_of(report_pdf(comparison, ENGLISH, "A4", with_names=True))
    )


def test_the_same_comparison_gives_the_same_file_but_for_date_and_identifiers(compared):
    one, two = (_timeless(report_pdf(compared(), ENGLISH, "A4")) for _ in range(2))
    assert one == two


def _timeless(content):
    content = re.sub(rb"\(D(:|\\072)\d{14}[^)]*", b"DATE", content)
    content = re.sub(rb"/[A-Z]{6}\+", b"/SUBSET+", content)
    content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^<]*", b"DATE", content)
    content = re.sub(rb"uuid:[0-9a-f-]{36}", b"UUID", content)
    return re.sub(rb"/ID \[.*?\]", b"/ID", content, flags=re.DOTALL)


def test_ten_thousand_workers_are_reported_with_progress():
    amounts = np.random.default_rng(7).integers(5_000, 150_000, 10_000)
    told: list[float] = []
    pages = text_of(report_pdf(paid(amounts), ENGLISH, "A4", tick=told.append))
    assert len(told) == len(pages)
    assert told == sorted(told)
    assert any("9,000 more" in page for page in pages)
    assert len(pages) < 60


def test_one_worker_has_no_table_of_workers(compared):
    document = read(report_pdf(compared(workers=1), ENGLISH, "A4"))
    assert CHAPTERS[5] not in [item.title for item in document.outline]


def test_who_is_worse_off_stands_out_in_grey():
    made = ReportBlocks()
    blocks = list(made.of(report_of(compare(CASES["pool_worst"]), ENGLISH)))
    (table,) = [b for b in blocks if isinstance(b, Table) and b.rows[0].look == "worse"]
    assert table.rows[0].cells[4].startswith("-")
    assert table._font(table.rows[0]).bold() or table._font(table.rows[0]).weight() > 500
