"""From chart data to its plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.drawing.plots.amount import AmountPlot
from remitcalc.drawing.plots.breakdown import BreakdownPlot
from remitcalc.drawing.plots.group_size import GroupSizePlot
from remitcalc.drawing.plots.savings import SavingsPlot
from remitcalc.drawing.plots.season import SeasonPlot
from remitcalc.drawing.plots.sensitivity import SensitivityPlot
from remitcalc.output.chart_data.amount import AmountChart
from remitcalc.output.chart_data.breakdown import BreakdownChart
from remitcalc.output.chart_data.group_size import GroupSizeChart
from remitcalc.output.chart_data.savings import SavingsChart
from remitcalc.output.chart_data.season import SeasonChart
from remitcalc.output.chart_data.sensitivity import SensitivityChart

if TYPE_CHECKING:
    from remitcalc.drawing.plot import Plot
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.chart import Chart

_PLOTS: dict[type[Chart], type[Plot[Any]]] = {
    GroupSizeChart: GroupSizePlot,
    SavingsChart: SavingsPlot,
    BreakdownChart: BreakdownPlot,
    AmountChart: AmountPlot,
    SeasonChart: SeasonPlot,
    SensitivityChart: SensitivityPlot,
}


def paint(item: Any, data: Chart, theme: Theme) -> Plot[Any]:
    """Paint a chart into a pyqtgraph PlotItem and return its plot, to be kept as long as it shows.

    The item must be in a view that gives it its size.
    """
    return _plot_of(type(data))(item, data, theme)


def _plot_of(kind: type[Chart]) -> type[Plot[Any]]:
    if kind in _PLOTS:
        return _PLOTS[kind]
    # Imported here: only who looks at surveyed prices needs it, and the window starts without.
    from remitcalc.drawing.plots.history import HistoryPlot
    from remitcalc.output.chart_data.history import HistoryChart

    seldom: dict[type[Chart], type[Plot[Any]]] = {HistoryChart: HistoryPlot}
    return seldom[kind]
