"""A report on its way to pages: what blocks nobody off the window's thread, plots on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from remitcalc.drawing.export import plot_svg
from remitcalc.output.report.report import report_of
from remitcalc.pages.report import ReportPages

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from remitcalc.engine.comparison import Comparison
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.output.language import Language
    from remitcalc.pages.paper import PaperSize
    from remitcalc.pages.typesetting import Typesetting


class ReportLayout:
    """Says what is on the pages, paints the plots one by one, and hands on what is laid out."""

    def __init__(self, tasks: Tasks, key: str) -> None:
        self._tasks, self._key = tasks, key

    def lay(
        self,
        comparison: Comparison,
        language: Language,
        paper: PaperSize,
        then: Callable[[Typesetting], None],
        *,
        with_names: bool,
    ) -> None:
        """Have a comparison's report made, and call `then` on the window's thread."""

        def said(tick: Tick) -> ReportPages:
            tick.of("pages", 0, 0)  # one that waited while a later one was asked for ends here
            report = report_of(comparison, language, with_names=with_names)
            return ReportPages(report, language, paper)

        self._tasks.run(said, partial(self._paint, then=then), key=self._key)

    def _paint(self, pages: ReportPages, then: Callable[[Typesetting], None]) -> None:
        self._tasks.step(
            _painted(pages),
            lambda pictures: then(pages.typesetting(pictures)),
            key=self._key,
            phase="pages",
        )


def _painted(pages: ReportPages) -> Generator[float, None, dict[str, bytes]]:
    """Paint a plot a step."""
    pictures, plots = {}, list(pages.plots())
    for done, plot in enumerate(plots):
        yield done / len(plots)
        pictures[plot.file] = plot_svg(plot.chart, plot.width, plot.height)
    return pictures
