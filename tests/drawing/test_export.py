import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from remitcalc.drawing.export import (
    NotDrawnError,
    chart_image,
    pdf,
    picture,
    plot_svg,
    png,
    svg,
    usual_size,
)
from remitcalc.drawing.sheet import Sheet
from remitcalc.drawing.theme import LIGHT, theme
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.breakdown import ALONE, BASELINE, breakdown_chart
from remitcalc.output.chart_data.group_size import group_size_chart
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.chart_data.savings import savings_chart

COLOURS = theme(LIGHT).colours
ROW = 30
"""A worker whose bar has no label over it."""
MAKERS = tuple(kind.chart for kind in KINDS.values())


def first_row(image: QImage, x: int, colour: str, top: int, bottom: int) -> int:
    return next(y for y in range(top, bottom) if image.pixelColor(x, y).name() == colour)


def from_svg(content: bytes) -> QImage:
    image = QImage(1200, 675, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    QSvgRenderer(content).render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("dpi", [96, 192, 300, "svg"])
def test_a_bars_top_is_where_its_tick_says(dpi: int | str, compared, spoken) -> None:
    data = savings_chart(Answer(compared(), spoken("en")))
    still = np.zeros_like(data.direction)
    data = replace(data, direction=still, alike="", open_name="")
    image = from_svg(svg(data)) if dpi == "svg" else chart_image(data, dpi=int(dpi))
    scale = image.width() / 1200
    sheet = Sheet(data, 1200, 675)
    frame, left, top = sheet.plot.frame, sheet.plot_box.left, sheet.plot_box.top
    low, high = (int((top + y) * scale) for y in (frame.box.top - 2, frame.box.bottom + 2))
    ticks = [value for value, _ in sheet.plot._rows]
    # Left of the first bar there are only grid lines: where zero and six are.
    beside = int((left + frame.box.left + 1) * scale)
    lines = [y for y in range(low, high) if image.pixelColor(beside, y).name() != "#ffffff"]
    zero = max(lines)
    six_at = (top + frame.y(6)) * scale
    six = min(lines, key=lambda y: abs(y - six_at))
    assert 6 in ticks
    bar = int((left + frame.x(ROW)) * scale)
    found = first_row(image, bar, COLOURS.pooled, low, high)
    value = 6 * (zero - found) / (zero - six)
    per_pixel = 6 / (zero - six)
    assert abs(value - data.saving[ROW]) <= per_pixel * max(scale, 1)


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_chart_gives_the_same_pixels_and_the_same_svg(make, compared, spoken) -> None:
    one, other = (make(compared(), spoken("es")) for _ in range(2))
    assert png(one, dpi=96) == png(other, dpi=96)
    assert svg(one) == svg(other)
    assert pdf(one).startswith(b"%PDF-")


@pytest.mark.parametrize("make", MAKERS)
def test_an_svg_shows_what_the_png_shows(make, compared, spoken) -> None:
    data = make(compared(), spoken("en"))
    drawn, shown = from_svg(svg(data)), chart_image(data, dpi=96)
    differing = sum(
        abs(drawn.pixelColor(x, y).lightness() - shown.pixelColor(x, y).lightness()) > 90
        for x in range(0, 1200, 3)
        for y in range(0, 675, 3)
    )
    assert differing < 0.02 * 400 * 225


def test_a_pdf_has_one_page_of_the_size_asked_for(compared, spoken) -> None:
    content = pdf(group_size_chart(Answer(compared(), spoken("en"))), 960, 480)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", content)
    assert box is not None
    assert [float(one) for one in box.groups()] == pytest.approx([720, 360], abs=1)
    assert content.count(b"/Type /Page\n") == 1


def test_a_sheet_is_white_and_says_what_figures_rest_on(compared, spoken) -> None:
    data = group_size_chart(Answer(compared(), spoken("en")))
    image = chart_image(data, dpi=96)
    assert image.pixelColor(2, 2).name() == "#ffffff"
    content = svg(data).decode()
    for said in (data.captions.title, data.captions.subtitle, data.captions.example):
        assert said in content
    assert "World Bank" in content


def test_all_rows_of_a_breakdown_fit_its_usual_size(compared, spoken) -> None:
    data = breakdown_chart(Answer(compared("us-guatemala"), spoken("en")))
    sheet = Sheet(data, *usual_size(data))
    assert len(sheet.plot.rows()) == len(data.bars)


def test_without_a_pool_the_cheapest_way_stays_in_sight_where_few_fit(compared, spoken) -> None:
    data = breakdown_chart(Answer(compared("us-guatemala", 1), spoken("en")))
    width, _ = usual_size(data)
    assert 0 in Sheet(data, width, 260).plot.rows()
    shown = Sheet(data, width, 340).plot.rows()
    assert [data.bars[row].role for row in shown[:2]] == [ALONE, BASELINE]


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_chart_is_drawn_by_its_suffix(suffix: str, compared, spoken) -> None:
    assert len(picture(group_size_chart(Answer(compared(), spoken("en"))), suffix)) > 2000


def test_what_cannot_be_drawn_is_said(compared, spoken) -> None:
    data = group_size_chart(Answer(compared(), spoken("en")))
    with pytest.raises(ValueError, match="gif"):
        picture(data, ".gif")
    with pytest.raises(NotDrawnError):
        chart_image(data, 0, 0)


def test_a_browser_without_the_family_takes_one_like_it(compared, spoken) -> None:
    content = svg(group_size_chart(Answer(compared(), spoken("en")))).decode()
    (used,) = set(re.findall(r'<text[^>]* font-family="([^"]*)"', content))
    assert f"text {{ font-family: '{used}', " in content
    assert ", sans-serif }" in content


SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("make", MAKERS)
def test_an_svg_says_what_it_is_and_its_words_hang_at_their_anchors(make, compared, spoken) -> None:
    data = make(compared(), spoken("es"))
    root = ET.fromstring(svg(data))
    assert (root.get("lang"), root.get("role")) == ("es", "img")
    named = {one.get("id"): one.text for one in root if one.get("id")}
    assert named["chart-title"] == data.captions.title
    assert named["chart-description"] == data.captions.summary
    assert set(root.get("aria-labelledby", "").split()) <= set(named)
    anchors = {text.get("text-anchor") for text in root.iter(f"{SVG}text")}
    assert anchors >= {"start", "middle"}
    assert "remitcalc-text" not in svg(data).decode()


def test_words_at_the_right_of_an_svg_end_where_they_end_in_a_picture(compared, spoken) -> None:
    data = group_size_chart(Answer(compared(), spoken("en")))
    root = ET.fromstring(svg(data))
    ends = {t.get("x") for t in root.iter(f"{SVG}text") if t.get("text-anchor") == "end"}
    sheet = Sheet(data, 1200, 675)
    assert len(ends) == 1
    right = sheet.plot.frame.box.left - sheet.plot.theme.spacing.two
    assert float(ends.pop()) == pytest.approx(right, abs=0.01)


@pytest.mark.parametrize("make", MAKERS)
def test_a_plot_for_a_page_has_no_words_around_it_and_is_the_same_each_time(
    make, compared, spoken
) -> None:
    data = make(compared(), spoken("en"))
    content = plot_svg(data, 658, 256)
    assert content == plot_svg(data, 658, 256)
    root = ET.fromstring(content)
    assert root.get("viewBox") == "0 0 658 256"
    said = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert said
    captions = data.captions
    assert not {captions.title, captions.topic, captions.subtitle, *captions.footer} & {*said}
    # What fades does so in two steps: fifty of them made a page three times as large.
    assert content.count(b"<stop") == 2 * content.count(b"<linearGradient")


def test_names_with_marks_of_xml_are_whole_in_an_svg(compared, spoken) -> None:
    data = group_size_chart(Answer(compared(), spoken("en")))
    odd = replace(data.captions, title='A & <b> "C" — 👩🏽‍🌾')
    root = ET.fromstring(svg(replace(data, captions=odd)))
    assert odd.title in {text.text for text in root.iter(f"{SVG}text")}


def test_a_png_holds_its_title_and_its_sources(compared, spoken) -> None:
    data = group_size_chart(Answer(compared(), spoken("es")))
    image = QImage.fromData(png(data, dpi=96), "PNG")
    assert image.text("Title") == data.captions.title
    assert image.text("Description") == data.captions.summary
    assert "World Bank" in image.text("Source")
