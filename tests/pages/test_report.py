"""The report on paper: all of it there and in order, nothing alone at a page's foot, read aloud."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import numpy as np
import pytest
from pypdf import PdfReader

from remitcalc import Payroll, Scenario, compare, load_corridor, paths
from remitcalc.output.document import parts
from remitcalc.output.language import Language, PlainEnglish
from remitcalc.output.report.report import report_of
from remitcalc.pages.paper import PAPER_SIZES
from remitcalc.pages.report import ReportPages
from tests.output.wording_cases import CASES, compared

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH = PlainEnglish()
SECTIONS = [
    "Answer",
    "Scenario",
    "When pooling pays",
    "How far the offer can go",
    "All ways to send C$400.00, cheapest first",
    "Each worker, one payday",
    "Prices used",
    "Sources",
    "Method",
    "What these figures leave out",
]
_PLOT = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}"/>'


def spoken(tag, territory=""):
    return Language(tag, territory, paths.resources() / "translations")


def paid(amounts, corridor="canada-guatemala", **named):
    scenario = Scenario.of(load_corridor(corridor))
    return compare(scenario.replace(payroll=Payroll(np.array(amounts), **named)))


def bundled(corridor="canada-guatemala"):
    return compare(Scenario.of(load_corridor(corridor)))


def laid(report, language=ENGLISH, paper="A4"):
    """Return a report laid out, with plots on which nothing is drawn."""
    pages = ReportPages(report, language, paper)
    blank = {p.file: _PLOT.format(p.width, p.height).encode() for p in pages.plots()}
    return pages.typesetting(blank)


def pdf(comparison, language=ENGLISH, paper="A4", **named):
    return laid(report_of(comparison, language, **named), language, paper).pdf()


def read(content):
    return PdfReader(io.BytesIO(content))


def page_texts(content):
    return [re.sub(r"[ \t\xa0]+", " ", page.extract_text()) for page in read(content).pages]


def bare(text):
    """Return a text without spaces and hyphens: lines may break anywhere between words."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def words(report) -> Iterator[str]:
    """Yield what must be read on the pages, one by one."""
    yield from (report.title, report.subtitle, report.footer)
    for section in report.sections:
        yield section.title
        for part in section.parts:
            match part:
                case parts.Said(text, _):
                    yield text
                case parts.Listed(items):
                    yield from items
                case parts.Table(heads, lines, _):
                    yield from (head.text for head in heads)
                    yield from ("".join(line.cells) for line in lines)
                case parts.Charted(_, chart):
                    yield from (chart.captions.title, chart.captions.topic)
                    yield from (chart.captions.summary, *chart.captions.footer)


def flow(report, content):
    """Return everything that the pages say, without what stands at the head and foot of each."""
    found = []
    for at, text in enumerate(page_texts(content)):
        said = bare(text)
        foot = said.rindex(bare(report.footer))
        # Beside a long section there is no room for the title.
        head = len(bare(report.title)) if at and said.startswith(bare(report.title)) else 0
        found.append(said[head:foot])
        if at:
            title = next(s.title for s in report.sections if said[head:].startswith(bare(s.title)))
            found[-1] = found[-1][len(bare(title)) :]
    return "".join(found) + bare(report.footer)


@pytest.mark.parametrize(
    ("name", "tag"),
    [(name, "en") for name in CASES] + [("mixed_amounts", tag) for tag in ("es", "de", "sr-Latn")],
)
def test_every_sentence_and_every_row_of_the_report_is_read_on_its_pages(name, tag):
    language = spoken(tag)
    report = report_of(compared(name), language)
    said = flow(report, laid(report, language).pdf())
    assert [one for one in words(report) if bare(one) not in said] == []


def test_headings_are_repeated_and_rows_go_on_over_pages_in_their_order():
    comparison = paid(range(9_000, 309_000, 1_000))
    pages = page_texts(pdf(comparison))
    found = [page for page in pages if len(re.findall(r"^Worker \d+", page, re.MULTILINE)) > 1]
    assert len(found) > 4
    for page in found:
        assert "Arrives pooled" in page
        assert "Saved, season" in page
    numbers = [int(n) for page in pages for n in re.findall(r"^Worker (\d+)", page, re.MULTILINE)]
    assert numbers == list(range(1, 301))


def test_no_row_is_broken_over_a_page():
    names = tuple(f"A worker whose name is long {at} " * 3 for at in range(60))
    comparison = paid(range(9_000, 69_000, 1_000), names=names)
    pages = [bare(page) for page in page_texts(pdf(comparison, with_names=True))]
    report = report_of(comparison, ENGLISH, with_names=True)
    (table,) = [
        p for s in report.sections if s.title == "Each worker, one payday" for p in s.parts
        if isinstance(p, parts.Table)
    ]  # fmt: skip
    for line in table.lines:
        row = bare("".join(line.cells))
        assert sum(row in page for page in pages) == 1


def made_of(*section_parts):
    section = parts.Section("Chapter", tuple(section_parts))
    return parts.Document("Name", "Title", "Subtitle", "Footer", "en", (section,))


def rows(count):
    heads = (parts.Head("What", gives_way=1), parts.Head("Figure", is_figure=True))
    lines = tuple(parts.Line((f"row {at}.", f"{at}.00")) for at in range(count))
    return parts.Table(heads, lines)


@pytest.mark.parametrize("count", range(24, 46))
def test_neither_a_heading_nor_a_row_stands_alone(count):
    filler = tuple(parts.Said(f"line {at}") for at in range(count))
    leads = parts.Said("This leads to a table:")
    report = made_of(*filler, parts.Said("Heading", "heading"), leads, rows(20))
    pages = page_texts(laid(report).pdf())
    with_heading = next(page for page in pages if "Heading" in page)
    assert "This leads" in with_heading
    assert "row 1." in with_heading
    assert len(re.findall(r"row \d+\.", pages[-1])) > 1


def places(content) -> list[tuple[str, tuple[int, float]]]:
    """Return all words with their page and how far down on it they stand."""
    found = []
    for number, page in enumerate(read(content).pages):

        def noted(said, whole, line, _font, _size, number=number):
            if said.strip():
                found.append((said.strip(), (number, -(line[5] * whole[3] + whole[5]))))

        page.extract_text(visitor_text=noted)
    return found


@pytest.mark.parametrize("count", range(8, 50, 3))
def test_a_chart_stands_between_what_is_before_and_after_it_and_never_in_a_table(count):
    report = report_of(bundled(), ENGLISH)
    chart = next(p for s in report.sections for p in s.parts if isinstance(p, parts.Charted))
    filler = tuple(parts.Said(f"line {at}") for at in range(count))
    belongs, after = parts.Said("It belongs to this."), parts.Said("This comes after.")
    made = made_of(*filler, rows(30), belongs, chart, after, rows(40))
    found = places(laid(made).pdf())
    title = bare(chart.chart.captions.title)[:20]
    top = next(place for said, place in found if bare(said).startswith(title))
    last_row = next(place for said, place in found if said == "29.00")
    assert last_row < next(place for said, place in found if said == "It belongs to this.") < top
    assert top < next(place for said, place in found if said == "This comes after.")
    first = [place for said, place in found if said == "row 0."]
    assert first[0] < top < first[1], "the table after it begins below"


def test_what_is_higher_than_a_page_goes_on_over_pages():
    heads = (parts.Head("What", gives_way=1), parts.Head("Figure", is_figure=True))
    long = " ".join(f"word{at}" for at in range(2_000))
    table = parts.Table(heads, (parts.Line((long, "1.00")), parts.Line(("last", "2.00"))))
    said = " ".join(page_texts(laid(made_of(table)).pdf()))
    assert all(f"word{at}" in said for at in range(2_000))
    assert "last" in said


def test_words_longer_than_a_column_break_and_stay_on_the_page():
    address = "https://example.org/" + "path/" * 60
    report = made_of(
        parts.Said("x" * 500),
        parts.Listed((address,)),
        *(parts.Said(address, look) for look in ("example", "heading", "lead", "quiet")),
    )
    for page in read(laid(report).pdf()).pages:
        places = []
        page.extract_text(
            visitor_text=lambda text, _m, tm, _font, size, found=places: found.append(
                (text, tm[4] + 0.45 * size * len(text.rstrip("\n")))
            )
        )
        assert [text for text, end in places if end > page.mediabox.width] == []
    assert bare(address) in bare(" ".join(page_texts(laid(report).pdf())))


def test_a_table_without_rows_has_its_headings():
    (page,) = page_texts(laid(made_of(rows(0))).pdf())
    assert "Figure" in page


def test_title_and_a_bookmark_for_every_section_and_chart():
    document = read(pdf(bundled()))
    assert document.metadata.title == "Sending pay home, alone or pooled – Canada → Guatemala"
    outline = document.outline
    assert [item.title for item in outline if not isinstance(item, list)] == SECTIONS
    assert "Pooling pays from 8 workers at the latest" in [
        item.title for item in outline[outline.index(_named(outline, SECTIONS[2])) + 1]
    ]
    for item in outline:
        if not isinstance(item, list):
            page = document.pages[document.get_destination_page_number(item)].extract_text()
            assert bare(item.title) in bare(page)


def _named(outline, title):
    return next(one for one in outline if not isinstance(one, list) and one.title == title)


def test_each_chart_is_a_figure_whose_summary_is_read_aloud():
    comparison = bundled("us-guatemala")
    report = report_of(comparison, ENGLISH)
    charts = [p.chart for s in report.sections for p in s.parts if isinstance(p, parts.Charted)]
    root = read(laid(report).pdf()).trailer["/Root"]["/StructTreeRoot"]
    said = [one["/Alt"] for one in _tagged(root) if one.get("/S") == "/Figure"]
    assert len(charts) > 3
    assert sorted(said) == sorted(chart.captions.summary for chart in charts)


def _tagged(of) -> Iterator[dict]:
    of = of.get_object()
    if isinstance(of, list):
        for one in of:
            yield from _tagged(one)
    elif isinstance(of, dict):
        yield of
        if "/K" in of:
            yield from _tagged(of["/K"])


def test_sentences_and_tables_with_their_headings_are_tagged():
    report = made_of(parts.Said("One."), parts.Said("Two.", "example"), rows(3))
    kinds = [
        one.get("/S")
        for one in _tagged(read(laid(report).pdf()).trailer["/Root"]["/StructTreeRoot"])
    ]
    assert (kinds.count("/TH"), kinds.count("/TD")) == (2, 6)
    assert kinds.count("/H1") == 1
    assert kinds.count("/P") == len(["subtitle", "one", "two"])


@pytest.mark.parametrize(
    ("tag", "territory", "said"),
    [("en", "", "en"), ("es", "GT", "es-GT"), ("de", "CH", "de-CH")],
)
def test_the_language_is_told_to_who_reads_aloud(tag, territory, said):
    language = spoken(tag, territory)
    assert read(pdf(bundled(), language)).trailer["/Root"]["/Lang"] == said


@pytest.mark.parametrize(("tag", "said"), [("en", "Page 2 of "), ("es", "Página 2 de ")])
def test_pages_are_numbered_in_the_language_of_the_reader(tag, said):
    pages = page_texts(pdf(bundled(), spoken(tag)))
    assert f"{said}{len(pages)}" in pages[1]


@pytest.mark.parametrize(("paper", "points"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_paper_is_the_one_asked_for_and_plots_are_as_wide_as_the_text(paper, points):
    report = report_of(bundled(), ENGLISH)
    box = read(laid(report, paper=paper).pdf()).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points
    margins = 2 * 18 / 25.4 * 72
    for plot in ReportPages(report, ENGLISH, paper).plots():
        assert plot.width * 72 / 96 == pytest.approx(points[0] - margins, abs=1)


def test_every_paper_there_is_can_be_laid_out():
    assert all(laid(made_of(rows(2)), paper=paper).pdf() for paper in PAPER_SIZES)


def test_the_same_comparison_gives_the_same_bytes():
    assert pdf(bundled()) == pdf(bundled())


def test_names_are_on_paper_only_where_they_were_ticked():
    comparison = paid([40_000, 50_000], names=("Xochitl Ixcoy", "Tecún Choc"))
    without = pdf(comparison)
    assert "Ixcoy" not in " ".join(page_texts(without))
    assert b"Ixcoy" not in without
    assert "Xochitl Ixcoy" in " ".join(page_texts(pdf(comparison, with_names=True)))


def test_one_worker_has_no_table_of_workers():
    document = read(pdf(paid([40_000])))
    assert "Each worker, one payday" not in [
        one.title for one in document.outline if not isinstance(one, list)
    ]


def test_who_is_worse_off_stands_out_in_grey():
    said = []
    for page in read(pdf(compared("pool_worst"))).pages:
        page.extract_text(
            visitor_text=lambda text, _m, _tm, font, _size: said.append(
                (text.strip(), (font or {}).get("/BaseFont", ""))
            )
        )
    assert any("Workers 1 to" in text and "Bold" in font for text, font in said)


HOSTILE = (
    "\u202eנתן\u202c",
    "👩🏽‍🌾",
    "x" * 300,
    "#panic() $x$ *star* <label> @ref",
    "%s {number} {count}",
    "nul\x00 bell\x07",
    "half \ud83d",
)


def test_names_of_any_kind_are_only_names():
    comparison = paid(range(20_000, 20_000 + 5_000 * len(HOSTILE), 5_000), names=HOSTILE)
    content = pdf(comparison, with_names=True)
    assert read(content).trailer["/Root"]["/MarkInfo"]["/Marked"]
    said = bare(" ".join(page_texts(content)))
    assert bare(HOSTILE[3]) in said
    assert bare(HOSTILE[4]) in said


def test_letters_that_no_font_has_leave_a_tagged_file_without_the_claim_of_the_standard():
    readable = paid([20_000, 25_000], names=("Ana", "Luz"))
    unknown = paid([20_000, 25_000], names=("ሰላም", "Luz"))
    assert b"pdfuaid" in pdf(readable, with_names=True)
    content = pdf(unknown, with_names=True)
    assert b"pdfuaid" not in content
    assert read(content).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Luz" in " ".join(page_texts(content))
