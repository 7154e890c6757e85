"""What holds and paints values in a plot: the parts of pyqtgraph that are used, guarded."""

from __future__ import annotations

import pyqtgraph as pg  # type: ignore[import-untyped]

from remitcalc.drawing.guarded import guarded


@guarded
class Bars(pg.BarGraphItem):  # type: ignore[misc]
    """The bars of one series, one item for all of them."""


@guarded
class ValueBox(pg.ViewBox):  # type: ignore[misc]
    """The box that holds values, with its range and zoom."""


@guarded
class Scene(pg.GraphicsScene):  # type: ignore[misc]
    """What a chart is painted from where there is no window."""


@guarded
class View(pg.GraphicsView):  # type: ignore[misc]
    """What a chart is looked at through in a window."""
