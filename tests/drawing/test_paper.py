"""Pages on paper: as large as it is, in order, with title, language and bookmarks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPdfWriter

from remitcalc.drawing.paper import (
    About,
    NotPaintedError,
    Page,
    PaperSize,
    page_box,
    paint_pages,
    pdf_document,
)

if TYPE_CHECKING:
    from pathlib import Path

pypdf = pytest.importorskip("pypdf")
ABOUT = About("What it costs", "sr-Latn")


def written(word: str) -> Page:
    return Page(lambda painter: painter.drawText(QRectF(96, 96, 400, 40), word), word)


@pytest.mark.parametrize(("paper", "points"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_each_page_is_as_large_as_its_paper(paper: PaperSize, points: tuple[int, int]) -> None:
    content = pdf_document([written("one")], paper, ABOUT)
    box = pypdf.PdfReader(io.BytesIO(content)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points
    assert page_box(paper)[2:] == pytest.approx([p * 96 / 72 for p in points], abs=1)


def test_title_language_and_bookmarks_are_told_to_readers() -> None:
    pages = [written("Answer"), written("Workers"), Page(written("").paint)]
    read = pypdf.PdfReader(io.BytesIO(pdf_document(pages, "A4", ABOUT)))
    assert read.metadata.title == "What it costs"
    assert read.root_object["/Lang"] == "sr-Latn"
    assert [(o.title, read.get_destination_page_number(o)) for o in read.outline] == [
        ("Answer", 0),
        ("Workers", 1),
    ]
    assert [page.extract_text().strip() for page in read.pages] == ["Answer", "Workers", ""]


def test_making_pages_tells_how_far_it_is_and_can_be_ended() -> None:
    class End(Exception):  # noqa: N818
        pass

    told: list[float] = []

    def tick(fraction: float) -> None:
        told.append(fraction)
        if len(told) == 2:
            raise End

    with pytest.raises(End):
        pdf_document([written("one")] * 4, "A4", ABOUT, tick)
    assert told == [0, 0.25]


def test_a_page_that_is_interrupted_leaves_the_painter_in_order() -> None:
    def interrupted(_: QPainter) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pdf_document([written("one"), Page(interrupted)], "A4", ABOUT)


@pytest.mark.qt_log_ignore("begin")
def test_a_device_that_cannot_be_painted_on_is_an_error(tmp_path: Path) -> None:
    device: QPagedPaintDevice = QPdfWriter(str(tmp_path / "missing" / "report.pdf"))
    painted: list[QPainter] = []
    with pytest.raises(NotPaintedError):
        paint_pages(device, [Page(painted.append)], "A4")
    assert painted == []
