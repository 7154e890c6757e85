"""From chart data to its plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.drawing.plots.amount import AmountPlot
from remitcalc.drawing.plots.breakdown import BreakdownPlot
from remitcalc.drawing.plots.group_size import GroupSizePlot
from remitcalc.drawing.plots.history import HistoryPlot
from remitcalc.drawing.plots.savings import SavingsPlot
from remitcalc.drawing.plots.season import SeasonPlot
from remitcalc.drawing.plots.sensitivity import SensitivityPlot
from remitcalc.output.chart_data.amount import AmountChart
from remitcalc.output.chart_data.breakdown import BreakdownChart
from remitcalc.output.chart_data.group_size import GroupSizeChart
from remitcalc.output.chart_data.history import HistoryChart
from remitcalc.output.chart_data.savings import SavingsChart
from remitcalc.output.chart_data.season import SeasonChart
from remitcalc.output.chart_data.sensitivity import SensitivityChart

if TYPE_CHECKING:
    from remitcalc.drawing.plot import Plot
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.chart import Chart

_PLOTS: dict[type[Chart], type[Plot[Any]]] = {
    GroupSizeChart: GroupSizePlot,
    HistoryChart: HistoryPlot,
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
    return _PLOTS[type(data)](item, data, theme)
