"""The history is drawn true: dots at their values, gaps where nobody surveyed, labels apart."""

from __future__ import annotations

import pytest

from remitcalc.drawing.export import chart_image
from remitcalc.drawing.theme import DARK, LIGHT, theme
from remitcalc.output.chart_data.history import history_chart
from remitcalc.output.language import LANGUAGES
from tests.drawing.test_plots import SIZES, Page, check_labels
from tests.output.test_history import QUARTERS, SOURCE, quarter

MISSING = {20112, 20114, 20122, 20124, 20252, 20254}
ALL = [10 * year + q for year in range(2011, 2026) for q in (1, 2, 3, 4)]
LONG = tuple(
    quarter(number, str(9 - at / 12), str(6 - at / 15))
    for at, number in enumerate(n for n in ALL if n not in MISSING)
)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("quarters", [QUARTERS, LONG, QUARTERS[:1]])
def test_labels_do_not_overlap_and_stay_inside(tag: str, quarters, spoken) -> None:
    for size in SIZES:
        for shade in (LIGHT, DARK):
            page = Page(history_chart(quarters, SOURCE, spoken(tag)), size, shade)
            check_labels(page)
    assert {"USD 200", "USD 500"} <= {label.text for label in page.plot.labels()}


def test_lines_end_where_a_quarter_was_not_surveyed(spoken) -> None:
    page = Page(history_chart(LONG, SOURCE, spoken("en")), (700, 300))
    for parts in page.plot._lines:
        assert [len(part) for part in parts] == [1, 1, 1, 1, 49, 1]
    page = Page(history_chart(QUARTERS, SOURCE, spoken("en")), (700, 300))
    small, large = page.plot._lines
    assert [len(part) for part in small] == [1, 1, 1]
    assert [len(part) for part in large] == [1, 1]


def test_a_dot_stands_at_its_value_and_answers_the_pointer(spoken) -> None:
    page = Page(history_chart(QUARTERS, SOURCE, spoken("en")), (700, 300))
    plot = page.plot
    frame = plot.frame
    spot = plot.spot(0)
    assert frame.value_y(spot.y) == pytest.approx(8.005)
    found = plot.spot_at(spot.x + 3, frame.box.bottom - 2)
    assert found is not None
    assert found.row == 0
    assert plot.step(0, 1) == 1
    assert plot.spot_at(0, 0) is None


def test_a_sheet_without_examples_keeps_its_grid(spoken) -> None:
    image = chart_image(history_chart(LONG, SOURCE, spoken("en")), dpi=96)
    grid = theme(LIGHT).colours.line
    assert sum(image.pixelColor(600, y).name() == grid for y in range(image.height())) >= 4


def test_nothing_to_draw_is_said(spoken) -> None:
    for quarters in (QUARTERS[2:3], ()):
        page = Page(history_chart(quarters, SOURCE, spoken("en")), (700, 300))
        assert page.plot.data.nothing
        assert page.plot.step(None, 1) is None
        assert page.plot.spot_at(300, 100) is None
