"""A widget that shows one chart and answers mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from remitcalc.drawing.bare_item import BareItem
from remitcalc.drawing.guarded import guarded
from remitcalc.drawing.painting import paint
from remitcalc.drawing.plots.group_size import GroupSizePlot
from remitcalc.drawing.plotted import View
from remitcalc.drawing.pullable import PullablePlot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

    from remitcalc.drawing.plot import Plot
    from remitcalc.drawing.pullable import Grip
    from remitcalc.drawing.theme import Theme
    from remitcalc.output.chart_data.chart import Chart

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEY = True
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PULLING = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_FAR = 10**9
_STILL = 4
"""Pixels that a mouse may move in a click."""


@guarded
class ChartCanvas(QWidget):
    """One chart at a time. Arrow keys step through its points; Escape lets go of them.

    The pool's line is pulled up and down by the mouse, and by Shift with the arrow keys.

    The keys that copy elsewhere copy here too.

    Signals
    -------
    opened : int, bool
        The row of a point that was clicked, or pointed at when Enter was pressed; True: by a key.
    pointed : tuple of str
        What is said of the point under mouse or keys, a line each; empty: of none.
    size_dragged : int
        A size that the own one was dragged to, each time it changes.
    drag_ended
    line_pulled : PulledTo
        Where the pool's line is pulled to, each time the pointer moves.
    pull_ended : bool
        The line was let go of; False: what it was pulled to is not wanted.
    line_stepped : int
        The line is to go a step up, 1, or down, -1.
    zoomed : bool
        Whether less than the whole chart is in view, each time that changes.
    copy_asked
    chosen : list of int
        The workers, counted from 0, whose bar was clicked or come to by keys.
    """

    opened = Signal(int, bool)
    pointed = Signal(tuple)
    size_dragged = Signal(int)
    drag_ended = Signal()
    line_pulled = Signal(object)
    pull_ended = Signal(bool)
    line_stepped = Signal(int)
    zoomed = Signal(bool)
    copy_asked = Signal()
    chosen = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._clicked: QPointF | None = None
        self._row: int | None = None
        self._hint = ""
        self._can_drag = self._is_zoomed = False
        self._dragged_to: int | None = None
        self._grip: Grip | None = None
        self._hints = ("", "")
        self._pressed: QPointF | None = None
        self._selected: Sequence[int] = ()
        self.plot: Plot[Any] | None = None
        self._view = View(self, useOpenGL=False)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._item = BareItem()
        self._view.setCentralItem(self._item)
        self._view.setBackground(QColor(theme.colours.surface))
        self._view.viewport().installEventFilter(self)
        self._view.setMouseTracking(True)
        self._item.getViewBox().sigRangeChanged.connect(self._tell_zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 120)

    def show_chart(
        self,
        data: Chart,
        *,
        can_drag: bool = False,
        hints: tuple[str, str] = ("", ""),
        stands_still: bool = False,
    ) -> None:
        """Show a chart; while something is dragged, what is in view stands still.

        `hints` are said of the pool's line: where it can be taken hold of, and while it is pulled;
        empty: it cannot be pulled.
        """
        self._can_drag, self._hints = can_drag, hints
        self._row = None
        if self.plot is not None and type(self.plot.data) is type(data):
            self.plot.show(data, self._theme, keeps_range=stands_still or self.is_dragging)
        else:
            if self.plot is not None:
                self.plot.remove()
            self._grip = None
            self.plot = paint(self._item, data, self._theme)
        self.setAccessibleName(data.captions.title)
        self.setAccessibleDescription(data.captions.summary)
        if isinstance(self.plot, GroupSizePlot):
            self.plot.let_drag(can_drag=can_drag)
        if isinstance(self.plot, PullablePlot):
            self.plot.let_pull(can_pull=bool(hints[0]))
        if self._grip is not None:
            self.point(self._grip.row, hints[1])
        self.select(self._selected)
        self._tell_zoom()

    def set_theme(self, theme: Theme) -> None:
        """Show the same chart in other colours or sizes."""
        self._theme = theme
        self._view.setBackground(QColor(theme.colours.surface))
        if self.plot is not None:
            self.plot.show(self.plot.data, theme)

    def reset_zoom(self) -> None:
        """Show the whole chart."""
        if self.plot is not None:
            self.plot.reset_zoom()

    @property
    def is_zoomed(self) -> bool:
        """Whether less than the whole chart is in view."""
        return self._is_zoomed

    @property
    def is_dragging(self) -> bool:
        """Whether the own size, or the pool's line, is held."""
        return self._dragged_to is not None or self.is_pulling

    @property
    def is_pulling(self) -> bool:
        """Whether the pool's line is held."""
        return self._grip is not None

    def point(self, row: int | None, hint: str = "") -> None:
        """Point at a row of the chart's table, with a line more to say; None: at nothing."""
        if self.plot is None or (row is None and self._row is None):
            return
        self._row, self._hint = row, hint
        spot = self.plot.mark(row, (hint,) if hint else ())
        self.pointed.emit(spot.lines if spot else ())

    def select(self, workers: Sequence[int]) -> None:
        """Mark the bars of workers, counted from 0, where the chart has a bar for each."""
        self._selected = workers
        if self.plot is not None:
            self.plot.select(workers)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step through the points."""
        key = Qt.Key(event.key())
        by = {Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR, **_STEPS}.get(key)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif key == Qt.Key.Key_Escape and self.is_pulling:
            self._release(is_kept=False)
        elif key == Qt.Key.Key_Escape and self._row is not None:
            self.point(None)
        elif key in _PULLING and self._hints[0] and event.modifiers() & _SHIFT:
            self.line_stepped.emit(_PULLING[key])
        elif key in _OPENING and self._row is not None:
            self.opened.emit(self._row, _BY_KEY)
        elif by is not None and self.plot is not None:
            rows = self.plot.rows()
            start = rows[0] if rows and self._row is None and abs(by) == _FAR else self._row
            self.point(self.plot.step(start, by))
            workers = None if self._row is None else self.plot.workers_of(self._row)
            if workers is not None:
                self.chosen.emit(workers)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Point at nothing any more."""
        self.point(None)
        super().focusOutEvent(event)

    def _click(self, event: QMouseEvent) -> None:
        """Open the point that was clicked; where the pointer went on, something was moved."""
        at = self._item.mapFromScene(self._view.mapToScene(event.position().toPoint()))
        is_left = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress:
            is_grabbed = self._grabs(at) or self._grip_at(at) is not None
            self._clicked = at if is_left and not is_grabbed else None
        elif event.type() == QEvent.Type.MouseButtonRelease and self._clicked is not None:
            way, self._clicked = at - self._clicked, None
            spot = self.plot.spot_at(at.x(), at.y()) if self.plot is not None else None
            if spot is not None and way.manhattanLength() < QApplication.startDragDistance():
                self.opened.emit(spot.row, not _BY_KEY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Point, and drag the own size; all else, such as zooming, is the view's."""
        if watched is self._view.viewport() and self.plot is not None:
            if isinstance(event, QMouseEvent):
                self._click(event)
                return self._mouse(event)
            if event.type() == QEvent.Type.Leave and not self.hasFocus():
                self.point(None)
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        at = self._item.mapFromScene(self._view.mapToScene(event.position().toPoint()))
        kind, is_left = event.type(), event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.RightButton:
            return True  # it opens a menu, which takes the mouse: to the view it would stay down
        if kind == QEvent.Type.MouseButtonPress and is_left:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._pressed = at
            return self._take(at)
        if kind == QEvent.Type.MouseMove and self.is_dragging:
            self._drag(at)
            return True
        if kind == QEvent.Type.MouseMove and not event.buttons():
            self._hover(at)
        if kind == QEvent.Type.MouseButtonRelease and is_left and self.is_dragging:
            self._release()
            return True
        if kind == QEvent.Type.MouseButtonRelease and is_left:
            self._choose(at)
        return False

    def _choose(self, at: QPointF) -> None:
        """Tell whose bar was clicked; what was drawn along is the view's."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or self.plot is None or (at - pressed).manhattanLength() > _STILL:
            return
        workers = self.plot.workers_at(at.x(), at.y())
        if workers:
            self.chosen.emit(workers)

    def _grabs(self, at: QPointF) -> bool:
        plot = self.plot
        return self._can_drag and isinstance(plot, GroupSizePlot) and plot.grabs(at.x(), at.y())

    def _grip_at(self, at: QPointF) -> Grip | None:
        plot = self.plot
        return plot.grip_at(at.x(), at.y()) if isinstance(plot, PullablePlot) else None

    def _take(self, at: QPointF) -> bool:
        self._grip = self._grip_at(at)
        if self._grip is not None:
            self.point(self._grip.row, self._hints[1])
            return True
        if not self._grabs(at) or not isinstance(self.plot, GroupSizePlot):
            return False
        own = self.plot.data.own
        self._dragged_to = own.size if own else None
        self.point(None)
        return True

    def _drag(self, at: QPointF) -> None:
        if self._grip is not None and isinstance(self.plot, PullablePlot):
            self.line_pulled.emit(self.plot.pulled_to(self._grip, at.y()))
        elif isinstance(self.plot, GroupSizePlot):
            size = self.plot.size_at(at.x())
            if size != self._dragged_to:
                self._dragged_to = size
                self.size_dragged.emit(size)

    def _release(self, *, is_kept: bool = True) -> None:
        """Let go of what is dragged; the view shows all of it again."""
        was_pulling = self.is_pulling
        self._dragged_to = self._grip = None
        self.point(None)
        if was_pulling:
            self.pull_ended.emit(is_kept)
        else:
            self.drag_ended.emit()
        self.reset_zoom()

    def _hover(self, at: QPointF) -> None:
        assert self.plot is not None
        grip = self._grip_at(at)
        shape = Qt.CursorShape.SizeHorCursor if self._grabs(at) else Qt.CursorShape.ArrowCursor
        if grip is not None:
            shape = Qt.CursorShape.SizeVerCursor
        self._view.viewport().setCursor(shape)
        spot = self.plot.spot_at(at.x(), at.y())
        hint = "" if grip is None else self._hints[0]
        if (spot.row if spot else None, hint) != (self._row, self._hint):
            self.point(spot.row if spot else None, hint)

    def _tell_zoom(self, *_: object) -> None:
        is_zoomed = self.plot is not None and not self.is_dragging and self.plot.is_zoomed
        if is_zoomed != self._is_zoomed:
            self._is_zoomed = is_zoomed
            self.zoomed.emit(is_zoomed)
