"""Blocks on pages: all of it there, in order, on the page, nothing over anything."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest

from remitcalc.drawing.label_placement import Box
from remitcalc.drawing.pages.block import Placing
from remitcalc.drawing.pages.column import Column
from remitcalc.drawing.pages.flow import Flow, Footer
from remitcalc.drawing.pages.paragraph import Paragraph, Type
from remitcalc.drawing.pages.picture import ChartPicture
from remitcalc.drawing.pages.table import Row, Table
from remitcalc.drawing.pages.wrapping import wrapped
from remitcalc.drawing.paper import About, pdf_document
from remitcalc.drawing.style import font, text_size
from remitcalc.drawing.theme import LIGHT, theme
from remitcalc.output.chart_data.breakdown import breakdown_chart

pypdf = pytest.importorskip("pypdf")
THEME = theme(LIGHT)
WORDS = "What each way to send costs, and what arrives of it, is said here in plain words. "
COLUMNS = (Column("Worker", wraps=True), Column("Pays", "right"), Column("Arrives", "right"))


def body() -> Type:
    return Type(font(THEME, THEME.type.body), THEME.colours.text)


def flow(paper="A4") -> Flow:
    return Flow(THEME, paper, Footer("Figures of 2025", lambda at, of: f"Page {at} of {of}"))


def table(count: int, name: str = "Worker") -> Table:
    rows = [Row((f"{name} {at}", f"C${at}.00", "Q2,155.61")) for at in range(1, count + 1)]
    return Table(COLUMNS, rows, THEME)


def written(blocks, paper="A4") -> list[str]:
    content = pdf_document(flow(paper).pages(blocks), paper, About("Report", "en"))
    read = pypdf.PdfReader(io.BytesIO(content))
    return [page.extract_text().replace("\t", " ") for page in read.pages]


@pytest.mark.parametrize(
    "text", [WORDS * 5, "x" * 500, "😀" * 300, "=HYPERLINK(1)\nnext", "שלום " * 90]
)
def test_lines_hold_all_words_and_are_no_wider_than_the_line(text: str) -> None:
    used = font(THEME, THEME.type.body)
    lines = wrapped(used, text, 200)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(text_size(used, line)[0] <= 200 for line in lines)


def test_of_too_many_lines_the_last_is_shortened() -> None:
    lines = wrapped(font(THEME, THEME.type.body), WORDS * 5, 200, most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_blocks_stay_on_the_page_and_clear_of_each_other(paper: str) -> None:
    blocks = [
        Paragraph("Answer", body(), Placing(keeps_with_next=True, bookmark="Answer")),
        Paragraph(WORDS * 90, body(), Placing(space_before=12), mark="•"),
        table(120, "A worker with a rather long name " * 3),
        Paragraph(WORDS * 3, body()),
    ]
    made = flow(paper)
    for page in made.laid(blocks):
        assert all(made.body.holds(placed.box) for placed in page)
        assert not any(a.box.overlaps(b.box) for a, b in pairwise(page))
    assert made.body.bottom < made.foot.top


def test_a_long_table_goes_on_over_pages_under_the_same_headings() -> None:
    pages = written([table(150)])
    assert len(pages) > 2
    assert all("Arrives" in page for page in pages)
    found = [line for page in pages for line in page.split("\n") if line.startswith("Worker ")]
    assert [int(line.split()[1]) for line in found if line != "Worker "] == list(range(1, 151))


def test_a_row_is_never_higher_than_a_page() -> None:
    rows = [Row(("long words " * 900, "C$1.00", "Q1.00")), Row(("last", "C$2.00", "Q2.00"))]
    made = flow()
    laid = made.laid([Table(COLUMNS, rows, THEME)])
    assert all(made.body.holds(placed.box) for page in laid for placed in page)


def test_a_heading_goes_to_the_next_page_with_what_follows() -> None:
    made = flow()
    filler = Paragraph("\n".join(["line"] * 3), body())
    count = int(made.body.height / filler.height(made.body.width))
    heading = Paragraph("Workers", body(), Placing(keeps_with_next=True))
    laid = made.laid([*[Paragraph("a\nb\nc", body()) for _ in range(count)], heading, table(5)])
    assert laid[1][0].block is heading
    assert len(laid[1]) == 2


def test_pages_are_numbered_and_a_block_may_begin_a_page_with_a_bookmark() -> None:
    blocks = [
        Paragraph("One", body()),
        Paragraph("Two", body(), Placing(starts_page=True, bookmark="Second")),
    ]
    pages = flow().pages(blocks)
    assert [page.bookmark for page in pages] == ["", "Second"]
    first, second = written(blocks)
    assert "Page 1 of 2" in first
    assert "Page 2 of 2" in second
    assert "Figures of 2025" in second
    assert len(flow().pages([])) == 1


def test_columns_share_the_width_and_those_that_wrap_give_way() -> None:
    wide = table(3, "A worker with a name that takes several lines " * 4)
    widths = wide.sizes(400).widths
    assert sum(widths) == pytest.approx(400)
    assert widths[2] > text_size(font(THEME, THEME.type.small), "Q2,155.61")[0]


def test_a_chart_is_a_picture_among_blocks(compared, spoken) -> None:
    data = breakdown_chart(compared(), spoken("en"))
    made = flow()
    (page,) = made.laid([Paragraph(WORDS, body()), ChartPicture(data, 380)])
    assert page[1].box == Box(made.body.left, page[0].box.bottom, made.body.width, 380)
    (text,) = written([Paragraph(WORDS, body()), ChartPicture(data, 380)])
    assert data.captions.title in " ".join(text.split())


@pytest.mark.parametrize("count", range(2, 60))
def test_no_single_row_of_a_table_stands_alone_on_a_page(count: int) -> None:
    made = flow()
    laid = made.laid([Paragraph(WORDS * 60, body()), table(count)])
    parts = [placed.block for page in laid for placed in page if isinstance(placed.block, Table)]
    assert sum(len(part.rows) for part in parts) == count
    assert all(len(part.rows) >= 2 for part in parts)
