"""A chart, what is under the pointer, and the same figures as a table."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from remitcalc.gui.models.chart_model import ChartModel
from remitcalc.gui.widgets.elided import ElidedLabel
from remitcalc.gui.widgets.table_view import TableView
from remitcalc.gui.widgets.text import give_tip

if TYPE_CHECKING:
    from remitcalc.drawing.canvas import ChartCanvas
    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.tasks import Tasks
    from remitcalc.output.chart_data.chart import Chart
    from remitcalc.output.language import Language


class ChartView(QStackedWidget):
    """Shows one chart at a time, as a picture or as a table, each made when it is first shown.

    Attributes
    ----------
    reading : ElidedLabel
        Says what is pointed at, or else what the chart says as a whole; whoever shows the chart
        has a place for it.
    canvas : ChartCanvas or None
        The picture, once it is there.
    data : Chart or None

    Signals
    -------
    picture_copied
    table_made : TableView
        The same figures can be looked at, and copied, as a table.
    """

    picture_copied = Signal()
    table_made = Signal(TableView)

    def __init__(self, language: Language, theme: Theme, *, tasks: Tasks | None = None) -> None:
        super().__init__()
        self._language, self._theme, self._tasks = language, theme, tasks
        self._is_table = False
        self._model = ChartModel()
        self.canvas: ChartCanvas | None = None
        self.data: Chart | None = None
        self.reading = ElidedLabel()
        self.reading.setObjectName("cardNote")

    def made(self) -> ChartCanvas:
        """Return the canvas. Imported here: a window is up before the plotting library is."""
        if self.canvas is None:
            from remitcalc.drawing.canvas import ChartCanvas

            self.canvas = ChartCanvas(self._theme)
            self.canvas.pointed.connect(self._read)
            self.canvas.copy_asked.connect(self.copy)
            self.addWidget(self.canvas)
            self.show_table(is_on=self._is_table)
        return self.canvas

    def show_chart(
        self,
        data: Chart,
        *,
        can_drag: bool = False,
        hints: tuple[str, str] = ("", ""),
        stands_still: bool = False,
    ) -> None:
        """Show another chart; what is in view may be the same as before."""
        self.data = data
        self._read(())
        canvas = self.made()
        canvas.show_chart(data, can_drag=can_drag, hints=hints, stands_still=stands_still)
        if self._is_table:
            self._fill_table()

    def show_table(self, *, is_on: bool) -> None:
        """Show the figures in the place of the picture, or the picture again."""
        self._is_table = is_on
        if is_on:
            self._fill_table()
            self.setCurrentWidget(self._table)
        elif self.canvas is not None:
            self.setCurrentWidget(self.canvas)

    def copy(self) -> None:
        """Copy the chart as a picture with its sources, or the table where that is shown."""
        if self._is_table:
            self.copy_table()
        elif self.data is not None:
            from remitcalc.drawing.export import chart_image, usual_size

            image = chart_image(self.data, *usual_size(self.data))
            QGuiApplication.clipboard().setImage(image)
            self.picture_copied.emit()

    def copy_table(self) -> None:
        """Copy the figures."""
        if self.data is not None:
            self._fill_table()
            self._table.copy()

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        if self.canvas is not None:
            self.canvas.set_theme(theme)

    @cached_property
    def _table(self) -> TableView:
        name = self._language.text("The chart as a table")
        table = TableView(self._model, self._language, name, tasks=self._tasks)
        self.addWidget(table)
        self.table_made.emit(table)
        return table

    def _fill_table(self) -> None:
        if self.data is not None:
            self._model.show_table(self.data.table, self._language)

    def _read(self, pointed: tuple[str, ...]) -> None:
        """Show what is pointed at, or what the chart says as a whole."""
        # No lines of its own: more of them would take their height from what is pointed at.
        said = " · ".join(pointed) or (self.data.captions.summary if self.data else "")
        self.reading.setText(said)
        give_tip(self.reading, said)
