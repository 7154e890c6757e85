"""A chart as a file against one Qt paint of the same sheet at the same pixel size."""

from __future__ import annotations

import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

pytest.importorskip("PySide6")
from PySide6.QtGui import QImage, QPainter

from remitcalc import Scenario, compare, load_corridor
from remitcalc.drawing import export
from remitcalc.drawing.export import chart_image, encoded, pdf, svg, usual_size
from remitcalc.drawing.sheet import Sheet
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.language import Language
from tests.benchmarks.timing import best_times

pytestmark = pytest.mark.benchmark


class Stopped(QPainter):
    """Stops the clock at the end of painting, where a PDF's fonts are cut down and packed."""

    at_the_end = 0.0

    def end(self) -> bool:
        start = time.perf_counter()
        ended = super().end()
        Stopped.at_the_end += time.perf_counter() - start
        return ended


def painting() -> float:
    """Return the time without what was spent at the end of painting."""
    return time.perf_counter() - Stopped.at_the_end


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_against_one_paint(kind: str, qapp, monkeypatch) -> None:
    comparison = compare(Scenario.of(load_corridor("us-guatemala")))
    data = KINDS[kind].chart(comparison, Language("en"))
    size = usual_size(data)
    monkeypatch.setattr(export, "QPainter", Stopped)
    for scale in (1, 2):
        sheet = Sheet(data, *size)
        image = QImage(size[0] * scale, size[1] * scale, QImage.Format.Format_RGB32)
        ends: list[float] = []

        def paint(image=image, sheet=sheet, scale=scale) -> None:
            painter = QPainter(image)
            painter.scale(scale, scale)
            sheet.paint(painter)
            painter.end()

        def packed(ends=ends) -> None:
            before = Stopped.at_the_end
            pdf(data, *size)
            ends.append(Stopped.at_the_end - before)

        drawn = chart_image(data, *size, 96 * scale)
        one, *times = best_times(
            paint,
            lambda scale=scale: chart_image(data, *size, 96 * scale),
            lambda: svg(data, *size),
            packed,
            lambda drawn=drawn: encoded(drawn),
            lambda: KINDS[kind].chart(comparison, Language("en")),
            runs=15,
            clock=painting,
        )
        times.append(min(ends))
        names = ("PNG", "SVG", "PDF", "PNG encoder", "data", "PDF encoder")
        said = ", ".join(
            f"{name} {time / one:.2f}" for name, time in zip(names, times, strict=True)
        )
        wanted = "PNG, SVG, PDF wanted: 3 at most"
        print(f"\n{kind} at {scale}x, paint {one * 1000:.1f} ms = 1: {said} ({wanted})")  # noqa: T201
