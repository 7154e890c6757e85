"""Bars, curves and grid lines stand where their values say, within a pixel, in every format."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from remitcalc.drawing.export import chart_image, pdf, svg, usual_size
from remitcalc.drawing.plots.breakdown_rows import SOLID
from remitcalc.drawing.sheet import Sheet
from remitcalc.drawing.theme import LIGHT, theme
from remitcalc.engine.figure import Bound
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.chart_data.savings import SavingsChart
from remitcalc.output.chart_data.savings_order import SAVES
from remitcalc.output.chart_data.season import POOLED, SeasonChart
from remitcalc.output.chart_data.sensitivity import SensitivityChart
from remitcalc.output.chart_data.sharing import SharingChart
from remitcalc.output.chart_data.speed import SpeedChart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from remitcalc.drawing.plot import Plot
    from remitcalc.output.chart_data.chart import Chart

COLOURS = theme(LIGHT).colours
FORMATS = ("96", "192", "300", "svg", "pdf")
NEAR = 7
RAISED = 1


class Probe(NamedTuple):
    """Where a colour is expected: the middle of a line, or the first pixel of a fill.

    `dx`, `dy` is the way to look, from the ground to the fill or across the line.
    """

    x: float
    y: float
    dx: int
    dy: int
    colour: str
    is_line: bool = False


def probes_of_rows(kind: str, plot: Plot) -> Iterator[Probe]:
    if kind == "sharing":
        for mark in plot.marks[:6]:
            yield Probe(mark.box.left + 2, mark.box.top, 0, 1, COLOURS.pooled)
            y = mark.box.bottom - 3
            yield Probe(mark.box.left + 2, y, 1, 0, COLOURS.pooled, is_line=True)
    elif kind == "speed":
        for row, bar in plot.bars().items():
            edge = COLOURS.pooled if plot.data.rows[row].role == "pooled" else COLOURS.quiet
            y = bar.top + bar.height / 2
            for x in {bar.left, bar.right}:
                yield Probe(x, y, 1, 0, edge, is_line=True)
    elif kind == "waterfall":
        for bar in plot.bars():
            if bar.way == POOLED and bar.box.width > 12:
                yield Probe(bar.box.right - 1, bar.box.top, 0, 1, COLOURS.pooled)
                yield Probe(bar.box.right, bar.box.bottom - 3, -1, 0, COLOURS.pooled)
    elif kind == "sensitivity":
        for row, box in plot.bar_boxes(RAISED).items():
            grows = plot.ends(RAISED)[row] > plot.data.saving
            end, way = (box.right, -1) if grows else (box.left, 1)
            if box.width > 12:
                yield Probe(end, box.top + box.height / 2, way, 0, COLOURS.quiet)


def probes(kind: str, plot: Plot) -> Iterator[Probe]:
    frame = plot.frame
    if kind in ("group-size", "amount"):
        xs = plot.data.sizes if kind == "group-size" else plot.data.amounts
        ys = plot.data.pooled if kind == "group-size" else plot.data.pooled.cost
        for row in (14, 25, len(plot.data.table) - 4):
            yield Probe(frame.x(xs[row]), frame.y(ys[row]), 0, 1, COLOURS.pooled, is_line=True)
    elif kind in ("savings", "season"):
        boxes = plot.bar_boxes(SAVES if kind == "savings" else POOLED)
        for row in (0, len(boxes) - 2):
            shade = plot.band_box(POOLED) if kind == "season" and row == 0 else None
            # Where it is shaded, its own colour begins at the least that it may be.
            top = boxes[row].top if shade is None else shade.bottom
            yield Probe(boxes[row].left + 3, top, 0, 1, COLOURS.pooled)
    elif kind in ("sensitivity", "sharing", "speed", "waterfall"):
        yield from probes_of_rows(kind, plot)
    else:
        for one in plot.segments:
            if one.pattern == SOLID and one.box.width > 12:
                colour = getattr(COLOURS, one.family)
                yield Probe(one.box.left, one.box.top + 3, 1, 0, colour)
    if hasattr(plot, "_rows"):
        for value, _ in plot._rows[1:]:
            # Amounts over bars of a season begin where the frame does.
            x = frame.box.right - 3 if kind == "season" else frame.box.left + 2
            y = round(frame.y(value))
            yield Probe(x, y + 0.5, 0, 1, COLOURS.line, is_line=True)


def alike(image: QImage, x: float, y: float, colour: str) -> bool:
    found, wanted = image.pixelColor(int(x), int(y)), QColor(colour)
    pairs = zip(found.getRgb()[:3], wanted.getRgb()[:3], strict=True)
    return sum(abs(one - other) for one, other in pairs) < 48


def check(image: QImage, probe: Probe, scale: float, left: float, top: float) -> None:
    x, y = (left + probe.x) * scale, (top + probe.y) * scale
    reach = int(NEAR * scale)
    steps = range(-reach, reach + 1)
    hits = [s for s in steps if alike(image, x + s * probe.dx, y + s * probe.dy, probe.colour)]
    assert hits, probe
    # Of a fill only what is of one piece: words in its colour may stand before it.
    piece = [s for s in hits if set(range(s, reach)) <= set(hits)]
    off = (hits[0] + hits[-1]) / 2 if probe.is_line else piece[0]
    assert abs(off) <= max(scale, 1.0) + 0.5, (probe, off)


def painted(data: Chart, form: str, folder: Path) -> QImage:
    size = usual_size(data)
    if form.isdigit():
        return chart_image(data, *size, int(form))
    if form == "svg":
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        QSvgRenderer(svg(data, *size)).render(painter)
        painter.end()
        return image
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not installed")
    (folder / "chart.pdf").write_bytes(pdf(data, *size))
    command = ["pdftoppm", "-png", "-r", "96", "-singlefile", "chart.pdf", "chart"]
    subprocess.run(command, cwd=folder, check=True, timeout=60)
    return QImage(str(folder / "chart.png"))


def closed(data: Chart) -> Chart:
    """Return a chart whose figures are exact, with a bar a worker: open ends fade instead."""
    if isinstance(data, SavingsChart):
        return replace(data, direction=np.zeros_like(data.direction), alike="", open_name="")
    if isinstance(data, SeasonChart):
        return replace(data, is_open=np.zeros_like(data.is_open))
    if isinstance(data, SpeedChart):
        rows = (replace(one, days=(2, 2) if one.role == "alone" else one.days) for one in data.rows)
        return replace(data, rows=tuple(rows))
    if isinstance(data, SharingChart):
        rows = (replace(one, is_open=np.zeros_like(one.is_open)) for one in data.rows)
        return replace(data, rows=tuple(rows))
    if isinstance(data, SensitivityChart):
        exact = {"lowered_bound": Bound.EXACT, "raised_bound": Bound.EXACT}
        return replace(data, swings=tuple(replace(one, **exact) for one in data.swings))
    return data


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_points_stand_where_their_values_say(kind, form, compared, spoken, tmp_path) -> None:
    comparison = compared(workers=40)
    data = closed(KINDS[kind].chart(comparison, spoken("es")))
    sheet = Sheet(data, *usual_size(data))
    image = painted(data, form, tmp_path)
    scale = image.width() / sheet.page.width
    wanted = list(probes(kind, sheet.plot))
    assert len(wanted) >= 4
    for probe in wanted:
        check(image, probe, scale, sheet.plot_box.left, sheet.plot_box.top)


@pytest.mark.parametrize("kind", ["savings", "season", "sensitivity"])
def test_bars_are_as_long_as_their_figures(kind, compared, spoken) -> None:
    sheet = Sheet(closed(KINDS[kind].chart(compared(), spoken("en"))), 1200, 675)
    plot = sheet.plot
    frame, data = plot.frame, plot.data
    if kind == "savings":
        pairs = [(frame.y(0) - b.top, data.saving[r]) for r, b in enumerate(plot.bar_boxes(SAVES))]
        unit = frame.y(0) - frame.y(1)
    elif kind == "season":
        boxes = plot.bar_boxes(POOLED)
        pairs = [(frame.y(0) - b.top, data.totals[r, POOLED]) for r, b in boxes.items()]
        unit = frame.y(0) - frame.y(1)
    else:
        boxes, ends = plot.bar_boxes(RAISED), plot.ends(RAISED)
        pairs = [(b.width, abs(ends[r] - data.saving)) for r, b in boxes.items()]
        unit = frame.x(1) - frame.x(0)
    assert len(pairs) > 5
    for length, figure in pairs:
        assert length == pytest.approx(figure * unit)
