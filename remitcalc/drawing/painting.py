"""From chart data to its plot.

`plots.season.SeasonPlot` paints `chart_data.season.SeasonChart`, and so on: one is found by the
name of the other, and imported when the first of its kind is painted.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from remitcalc.drawing.bare_item import BareItem
    from remitcalc.drawing.plot import Plot
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.chart import Chart


def paint(item: BareItem, data: Chart, theme: Theme) -> Plot[Any]:
    """Paint a chart into `item` and return its plot, to be kept as long as it shows.

    The item must be in a view or a scene, which gives it its size.
    """
    return _plot_of(type(data))(item, data, theme)


def _plot_of(kind: type[Chart]) -> type[Plot[Any]]:
    module = import_module(f"remitcalc.drawing.plots.{kind.__module__.rpartition('.')[2]}")
    plot: type[Plot[Any]] = getattr(module, kind.__name__.removesuffix("Chart") + "Plot")
    return plot
