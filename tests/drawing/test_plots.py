from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from remitcalc import Payroll, Scenario, compare, load_corridor
from remitcalc.drawing.bare_item import BareItem
from remitcalc.drawing.label_placement import Box, distance
from remitcalc.drawing.painting import paint
from remitcalc.drawing.plots.breakdown import Key
from remitcalc.drawing.plots.breakdown_rows import REST
from remitcalc.drawing.style import text_size
from remitcalc.drawing.theme import DARK, LIGHT, theme
from remitcalc.engine.price_ends import cheapest
from remitcalc.output.answer import Answer
from remitcalc.output.chart_data.breakdown import breakdown_chart
from remitcalc.output.chart_data.group_size import group_size_chart
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.chart_data.savings import savings_chart
from remitcalc.output.chart_data.savings_order import SAVES, UNSURE, WORSE_OFF
from remitcalc.output.language import LANGUAGES
from tests.drawing.words import Recorder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from remitcalc.drawing.labels import PlacedLabel
    from remitcalc.drawing.plot import Plot
    from remitcalc.output.chart_data.chart import Chart

MAKERS = tuple(kind.chart for kind in KINDS.values())
NUMBERS = (1, 2, 40, 10_000)
SIZES = ((700, 300), (1400, 500), (320, 180))


class Page:
    """A plot on a page of its own."""

    def __init__(self, data: Chart, size: tuple[int, int], shade: str = LIGHT) -> None:
        self.scene = pg.GraphicsScene()
        self.item = BareItem()
        self.scene.addItem(self.item)
        self.item.setGeometry(QRectF(0, 0, *size))
        self.plot: Plot = paint(self.item, data, theme(shade))


def check_labels(page: Page) -> None:
    plot = page.plot
    found = plot.labels()
    for number, label in enumerate(found):
        assert plot.page.holds(label.box), label.text
        width, height = text_size(label.used, label.text)
        assert width <= label.box.width
        assert height <= label.box.height + 1e-6
        assert not any(label.box.overlaps(other.box) for other in found[:number])
    if hasattr(plot, "lines"):
        check_nearest(found, plot.lines())


def check_nearest(found: list[PlacedLabel], lines: Mapping[str, NDArray[np.float64]]) -> None:
    for label in found:
        own = [distance(label.box, lines[name]) for name in label.lines if name in lines]
        if own and np.isfinite(min(own)):
            others = [points for name, points in lines.items() if name not in label.lines]
            assert all(distance(label.box, one) > min(own) for one in others), label.text


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("workers", NUMBERS)
def test_labels_do_not_overlap_and_stay_inside(tag: str, workers: int, compared, spoken) -> None:
    """Each chart meets each language in two numbers, each number in two or three languages."""
    for at, make in enumerate(MAKERS):
        field = at + [*LANGUAGES].index(tag) + NUMBERS.index(workers)
        if field % 2:
            continue
        is_mixed = field // 2 % 2 == 1
        data = make(compared(workers=workers, is_mixed=is_mixed), spoken(tag))
        for size in SIZES:
            check_labels(Page(data, size))


@pytest.mark.parametrize("corridor", ["us-guatemala", "switzerland-serbia"])
def test_labels_have_room_in_every_corridor_and_shade(corridor: str, compared, spoken) -> None:
    for make in MAKERS:
        data = make(compared(corridor), spoken("de"))
        for shade in (LIGHT, DARK):
            check_labels(Page(data, (700, 300), shade))


def test_the_usual_labels_are_all_there(compared, spoken) -> None:
    page = Page(group_size_chart(Answer(compared(), spoken("en"))), (700, 300))
    said = {label.text for label in page.plot.labels()}
    pays = "pays from 8 workers at the latest"
    assert {"Pooled", pays, "40 workers · C$10.69", "5\xa0%"} <= said
    assert len(said) == 7


def test_names_of_any_length_stay_in_their_place(spoken) -> None:
    names = ("A" * 300, "Ж" * 80)
    corridor = load_corridor("canada-guatemala")
    payroll = Payroll(np.array([40_000, 90_000]), names=names)
    comparison = compare(Scenario.of(corridor).replace(payroll=payroll))
    page = Page(savings_chart(Answer(comparison, spoken("en")), with_names=True), (700, 300))
    check_labels(page)
    spot = page.plot.mark(0)
    assert spot is not None
    (said,) = spot.lines
    assert names[1] in said or names[0] in said
    _rendered(page.plot)


def test_a_long_service_name_is_shortened_beside_its_bar(compared, spoken) -> None:
    data = breakdown_chart(Answer(compared(), spoken("fr")))
    long = tuple(replace(bar, label=bar.label * 10) for bar in data.bars)
    page = Page(replace(data, bars=long), (700, 300))
    plot = page.plot
    assert plot.frame.box.left <= 0.4 * 700 + 1


def test_a_size_that_is_not_taken_is_a_gap(compared, spoken) -> None:
    comparison = compared()
    curve = comparison.break_even
    possible = curve.is_possible.copy()
    possible[19:25] = False
    with_gap = replace(comparison, break_even=curve._replace(is_possible=possible))
    page = Page(group_size_chart(Answer(with_gap, spoken("en"))), (700, 300))
    plot = page.plot
    frame = plot.frame
    low, high = frame.x(19) + 0.01, frame.x(26) - 0.01
    for part in plot._curve:
        assert all(not low < x < high for x, _ in part)
    assert {round(frame.value_x(part[0][0])) for part in plot._curve} >= {26}
    assert "not possible" in plot.spot(20).lines[0]


def test_the_curve_is_cut_at_the_top_and_never_leaves_the_frame(compared, spoken) -> None:
    page = Page(group_size_chart(Answer(compared(), spoken("en"))), (700, 300))
    plot = page.plot
    box = plot.frame.box
    assert np.nanmax(plot.data.pooled) > plot.data.cost_range[1]
    for part in plot._curve:
        for point in part:
            assert box.grown(1e-6).holds(Box(*point, 0, 0))


def test_those_worse_off_stand_apart_in_another_colour_and_hatched(compared, spoken) -> None:
    comparison = compared(workers=3, is_mixed=True)
    data = savings_chart(Answer(comparison, spoken("en")))
    kinds = np.array([SAVES, WORSE_OFF, WORSE_OFF], dtype=np.uint8)
    saving, still = np.array([5.0, -3.0, -6.0]), np.zeros(3, dtype=np.int8)
    data = replace(data, kind=kinds, saving=saving, direction=still, open_name="")
    page = Page(data, (700, 300))
    plot = page.plot
    colours = theme(LIGHT).colours
    fills = {kind: bars.opts["brush"].name() for kind, bars in plot._bars.items()}
    assert fills == {0: colours.pooled, WORSE_OFF: colours.worse_soft}
    image = _rendered(plot)
    bar = plot.bar_boxes(WORSE_OFF)[0]
    seen = {image.pixelColor(x, int(bar.top) + 9).name() for x in _inside(bar)}
    assert colours.worse_soft in seen
    assert len(seen) > 2  # hatched, not one colour
    good = plot.bar_boxes(0)[0]
    assert {image.pixelColor(x, int(good.top) + 9).name() for x in _inside(good)} == {
        colours.pooled
    }
    assert plot.bar_boxes(WORSE_OFF)[0].left - good.right > good.width


def test_one_item_holds_all_bars_of_a_kind(compared, spoken) -> None:
    page = Page(
        savings_chart(Answer(compared(workers=10_000, is_mixed=True), spoken("en"))), (700, 300)
    )
    bars = [item for item in page.item.items if isinstance(item, pg.BarGraphItem)]
    assert len(bars) == 1
    assert len(bars[0].opts["x0"]) <= 700


def test_a_bar_nobody_knows_is_outlined_only(compared, spoken) -> None:
    data = savings_chart(Answer(compared(workers=2), spoken("en")))
    page = Page(replace(data, kind=np.full(2, UNSURE, dtype=np.uint8)), (700, 300))
    plot = page.plot
    assert plot._bars[UNSURE].opts["brush"].name() == theme(LIGHT).colours.surface


def test_parts_stack_to_the_total_and_promotions_go_left_of_zero(compared, spoken) -> None:
    page = Page(breakdown_chart(Answer(compared("us-guatemala"), spoken("en"))), (1400, 900))
    plot = page.plot
    for row in plot.rows():
        bar = plot.data.bars[row]
        own = [segment for segment in plot.segments if segment.row == row]
        assert sum(s.end - s.start for s in own) == pytest.approx(
            sum(abs(cost) for cost in (*bar.parts.values(), bar.rest) if cost)
        )
        for segment in own:
            cost = bar.rest if segment.part == REST else bar.parts[segment.part]
            assert cost is not None
            assert (segment.end <= 0) == (cost < 0)
    assert any(s.end <= 0 for s in plot.segments)


def test_a_part_that_is_not_surveyed_has_no_segment(compared, spoken) -> None:
    page = Page(breakdown_chart(Answer(compared(), spoken("en"))), (1400, 500))
    plot = page.plot
    for row, bar in enumerate(plot.data.bars):
        drawn = {s.part for s in plot.segments if s.row == row}
        assert not drawn & {part for part, cost in bar.parts.items() if cost is None}
    assert any(entry.pattern == "missing" for entry in Key(plot.data, plot.theme, 1400).entries)


def test_patterns_tell_parts_apart_without_colour(compared, spoken) -> None:
    page = Page(breakdown_chart(Answer(compared("us-guatemala"), spoken("en"))), (1400, 900))
    plot = page.plot
    patterns = {s.part: s.pattern for s in plot.segments}
    assert len(set(patterns.values())) == len(patterns) == 6


def test_the_pool_and_the_service_compared_with_stay_where_rows_are_left_out(
    compared, spoken
) -> None:
    page = Page(breakdown_chart(Answer(compared("us-guatemala"), spoken("en"))), (700, 260))
    plot = page.plot
    assert {plot.data.bars[row].role for row in plot.rows()} == {"pooled", "baseline", "alone"}
    assert len(plot.rows()) < len(plot.data.bars)


def test_a_narrow_page_shows_the_histogram_instead_of_the_bars(compared, spoken) -> None:
    data = savings_chart(Answer(compared(workers=300, is_mixed=True), spoken("en")))
    for width, is_binned in ((1400, False), (420, True)):
        page = Page(data, (width, 300))
        boxes = page.plot._binned(page.plot.frame).boxes()
        assert len(boxes) == len(data.bins)
        assert all(page.plot.page.holds(box) for box in boxes)
        assert page.plot.is_only_binned == is_binned
        assert bool(page.plot.bar_boxes(SAVES)) != is_binned
        bars = max((box.right for box in page.plot.bar_boxes(SAVES)), default=0.0)
        assert boxes[0].left >= bars


def test_names_without_room_are_left_out_whole(spoken) -> None:
    names = ("Ana", "Luz María de los Ángeles Hernández", "Rosa")
    payroll = Payroll(np.array([40_000, 90_000, 120_000]), names=names)
    comparison = compare(Scenario.of(load_corridor("canada-guatemala")).replace(payroll=payroll))
    data = savings_chart(Answer(comparison, spoken("en")), with_names=True)
    page = Page(data, (900, 300))
    shown = {name for name, fits in zip(data.names, page.plot._names._written, strict=True) if fits}
    assert shown == {"Ana", "Rosa"}


@pytest.mark.parametrize("kind", ["breakdown", "savings", "season", "sensitivity"])
def test_a_bound_has_no_closing_edge_and_fades(kind, compared, spoken) -> None:
    data = KINDS[kind].chart(compared(), spoken("en"))
    page = Page(data, (1400, 600))
    plot, across = page.plot, kind in ("breakdown", "sensitivity")
    if kind == "breakdown":
        row = next(row for row, bar in enumerate(data.bars) if bar.role == "baseline")
        bar = [one.box for one in plot.segments if one.row == row][-1]
    else:
        boxes = plot.bar_boxes(1 if kind == "sensitivity" else 0)
        rows = plot.open_ends(1) if kind == "sensitivity" else [0]
        bar = next(boxes[r] for r in rows if not across or plot.ends(1)[r] > data.saving)
    image = _rendered(plot)
    middle = int(bar.top + bar.height / 4 if across else bar.left + bar.width / 4)
    past = [
        image.pixelColor(int(bar.right) + n, middle)
        if across
        else image.pixelColor(middle, int(bar.top) - n)
        for n in (3, 8, 13)
    ]
    shades = [colour.lightness() for colour in past]
    assert shades == sorted(shades)
    assert shades[0] < shades[-1]


def test_a_bound_line_has_a_fringe_on_its_open_side(compared, spoken) -> None:
    data = group_size_chart(Answer(compared(), spoken("en")))
    pages = [Page(replace(data, alone_is_open=is_open), (1400, 600)) for is_open in (True, False)]
    images = [_rendered(page.plot) for page in pages]
    plot = pages[0].plot
    row = int(plot.frame.y(data.alone.value)) - 5
    left, right = (int(plot.frame.x(size)) for size in (12, 30))
    colour = plot.theme.colours.alone
    seen = [
        sum(image.pixelColor(x, row).name() == colour for x in range(left, right))
        for image in images
    ]
    assert seen[0] > 10
    assert seen[1] == 0


def test_a_season_is_shaded_from_its_least_to_its_most_with_its_amount_at_its_own_line(
    compared, spoken
) -> None:
    data = KINDS["season"].chart(compared(), spoken("en"))
    page = Page(data, (1400, 600))
    plot = page.plot
    row, (least, most) = data.chosen[1], data.bands[1]
    box, bar = plot.band_box(1), plot.bar_boxes(1)[row]
    assert (box.top, box.bottom) == pytest.approx((plot.frame.y(most), plot.frame.y(least)))
    assert (box.left, box.width) == (bar.left, bar.width)
    image, middle = _rendered(plot), int((bar.top + box.top) / 2)
    assert image.pixelColor(int(box.right) - 4, middle).name() == plot.theme.colours.pooled_soft
    amount = next(one for one in plot.labels() if one.text == data.labels[row][1])
    assert 0 <= bar.top - amount.box.bottom < 3


@pytest.mark.parametrize("tag", ["en", "es", "fr", "de", "sr-Latn"])
def test_what_the_bars_of_a_season_are_is_said_whole_in_the_width_of_a_page(
    compared, spoken, tag, monkeypatch
) -> None:
    data = KINDS["season"].chart(compared("us-guatemala", workers=5), spoken(tag))
    assert data.open_name
    assert data.band_label
    recorder, page = Recorder(monkeypatch), Page(data, (560, 260))
    _rendered(page.plot)
    words = {one.text: one.box for one in recorder.words}
    said = (*data.names, data.open_name, data.band_label)
    assert set(said) <= set(words)
    assert max(words[one].bottom for one in said) <= page.plot.frame.box.top


def test_only_a_saving_that_is_known_is_an_area(compared, spoken) -> None:
    data = group_size_chart(Answer(compared(), spoken("en")))
    for has_saving in (True, False):
        page = Page(replace(data, has_saving=has_saving, band=None), (1400, 600))
        plot = page.plot
        x, y = int(plot.frame.x(30.5)), int(plot.frame.y(14))
        found = _rendered(plot).pixelColor(x, y).name()
        assert (found == plot.theme.colours.pooled_soft) == has_saving


def test_a_pool_that_ranges_is_an_area_between_its_least_and_its_most(compared, spoken) -> None:
    data = group_size_chart(Answer(compared(), spoken("en")))
    page = Page(data, (1400, 600))
    plot, shown = page.plot, _rendered(page.plot)
    least, most = (edge[29] for edge in data.band)  # 30 workers
    assert least < data.pooled[29] < most

    def colour(cost: float) -> str:
        return shown.pixelColor(int(plot.frame.x(30.5)), int(plot.frame.y(cost))).name()

    middle = (data.pooled[29] + most) / 2
    assert colour(middle) == plot.theme.colours.pooled_soft
    assert colour(most + 0.8) == "#ffffff"
    assert colour(least - 0.8) == "#ffffff"


def test_without_ranges_there_is_no_band(compared, spoken) -> None:
    comparison = compared()
    corridor = replace(
        comparison.scenario.corridor,
        services=tuple(cheapest(one) for one in comparison.scenario.corridor.services),
    )
    data = group_size_chart(
        Answer(compare(comparison.scenario.replace(corridor=corridor)), spoken("en"))
    )
    assert data.band is None
    assert len(data.table.headers) == 3


def test_the_table_of_a_pool_that_ranges_holds_both_ends(compared, spoken) -> None:
    answer = Answer(compared(), spoken("en"))
    data = group_size_chart(answer)
    row = data.table.row(answer.pool_size - 1)
    ends = [end.each(answer.joining).minor for end in answer.comparison.range.pooled]
    assert [cell.minor for cell in row[-2:]] == ends


def _rendered(plot: Plot) -> QImage:
    image = QImage(int(plot.page.width), int(plot.page.height), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    plot.item.scene().render(painter, QRectF(*plot.page), QRectF(*plot.page))
    painter.end()
    return image


def _inside(box: Box) -> range:
    return range(int(box.left) + 4, int(box.right) - 4)
