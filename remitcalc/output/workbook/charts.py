"""Native charts of the summary, over the tables beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.output.workbook.styles import ALERT, ALONE, INK, POOLED, QUIET, RULE

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

    from remitcalc.output.workbook.case import Case
    from remitcalc.output.workbook.chart_tables import Block

_PART_COLOURS = ("#0072B2", "#AA4499", "#E69F00", "#56B4E9", "#009E73")
WIDTH, HEIGHT = 900, 310
_FONT = {"color": INK, "size": 9}
_QUIET_FONT = {"color": QUIET, "size": 9, "bold": False}
_BAR_HEIGHT = 22


class Charts:
    """Makes charts whose figures stand on the sheet of the summary."""

    def __init__(self, book: Workbook, case: Case) -> None:
        self.book, self.case = book, case
        self.sheet = case.sheets.summary
        self.text = case.language.text
        self.money = case.styles.get("plain", "sending").num_format

    def savings(self, block: Block) -> Chart:
        """Return a column per worker, the most saved first."""
        chart = self.book.add_chart({"type": "column"})
        chart.add_series(
            {
                **self._series(block, 1),
                "fill": {"color": POOLED},
                "gap": 20,
                "invert_if_negative": True,
                "invert_if_negative_color": ALERT,
            }
        )
        chart.set_legend({"none": True})
        axis = self.text("workers, from the most saved")
        self._axes(chart, axis, interval=max(1, block.rows // 10))
        return self._finished(chart, self.text("What each worker saves by pooling"))

    def breakdown(self, block: Block) -> Chart:
        """Return a bar per service, of its parts."""
        chart = self.book.add_chart({"type": "bar", "subtype": "stacked"})
        for at, colour in enumerate(_PART_COLOURS, start=1):
            chart.add_series({**self._series(block, at), "fill": {"color": colour}, "gap": 40})
        chart.set_legend({"position": "bottom", "font": _FONT})
        chart.set_y_axis({"reverse": True, "num_font": _FONT, "label_position": "low"})
        chart.set_x_axis(
            {
                "num_font": _FONT,
                "num_format": self.money,
                "major_gridlines": {"visible": True, "line": {"color": RULE, "width": 0.5}},
            }
        )
        title = self.text("What one transfer costs, by part")
        return self._finished(chart, title, 120 + _BAR_HEIGHT * (block.rows + 2))

    def sizes(self, block: Block) -> Chart:
        """Return what a worker pays by the size of the group."""
        most = int(self.case.comparison.break_even.sizes[-1])
        chart = self.book.add_chart({"type": "scatter", "subtype": "straight"})
        lines = ((POOLED, "solid"), (ALONE, "dash"))
        for at, (colour, dash) in enumerate(lines, start=1):
            line = {"color": colour, "width": 2.25, "dash_type": dash}
            chart.add_series({**self._series(block, at), "line": line, "marker": {"type": "none"}})
        chart.set_legend({"position": "bottom", "font": _FONT})
        self._axes(chart, self.text("workers in the group"))
        chart.set_x_axis(
            {
                "name": self.text("workers in the group"),
                "name_font": _QUIET_FONT,
                "num_font": _FONT,
                "min": 0,
                "max": most,
                "num_format": "#,##0",
                "major_gridlines": {"visible": False},
            }
        )
        return self._finished(chart, self.text("What one worker pays, by the size of the group"))

    def _series(self, block: Block, at: int) -> dict[str, Any]:
        last = block.row + block.rows - 1
        column = block.column
        return {
            "name": [self.sheet, block.row - 1, column + at],
            "categories": [self.sheet, block.row, column, last, column],
            "values": [self.sheet, block.row, column + at, last, column + at],
        }

    def _axes(self, chart: Chart, across: str, interval: int = 1) -> None:
        chart.set_x_axis(
            {
                "name": across,
                "name_font": _QUIET_FONT,
                "num_font": _FONT,
                "label_position": "low",
                "interval_unit": interval,
                "interval_tick": interval,
            }
        )
        chart.set_y_axis(
            {
                "num_font": _FONT,
                "num_format": self.money,
                "line": {"none": True},
                "major_gridlines": {"visible": True, "line": {"color": RULE, "width": 0.5}},
            }
        )

    def _finished(self, chart: Chart, title: str, height: int = HEIGHT) -> Chart:
        font = {"color": INK, "size": 12, "bold": True}
        if self.case.comparison.status.is_example:
            title = f"{title}\n{self.text('EXAMPLE – not a real price')}"
        chart.set_title({"name": title, "name_font": font, "overlay": False})
        chart.set_chartarea({"border": {"color": RULE}})
        chart.set_size({"width": WIDTH, "height": height})
        return chart
