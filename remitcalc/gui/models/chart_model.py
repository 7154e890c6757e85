"""A chart's points as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.models.columns_model import ColumnsModel, ShownColumn

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.output.chart_data.chart import ChartTable
    from remitcalc.output.language import Language
    from remitcalc.output.tables.cell import Cell


class ChartModel(ColumnsModel):
    """The rows that keys step through, in that order; the first column names, the others count."""

    def show_table(self, table: ChartTable, language: Language) -> None:
        """Show another table; a row is made when it is looked at."""

        def cell(at: int) -> Callable[[int], Cell]:
            return lambda row: table.row(row)[at]

        columns = [
            ShownColumn(
                header,
                cell(at),
                is_figure=at > 0,
                can_stretch=at == 0,
                copied=None if at else table.copied,
                apart="chart.point" if at else "",
            )
            for at, header in enumerate(table.headers)
        ]
        self.show_columns(columns, len(table), language)
