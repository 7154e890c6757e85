"""The figures behind the present answer, listed when there is time, and how far each moves it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from remitcalc.gui.comparing import LARGEST_AT_ONCE

if TYPE_CHECKING:
    from remitcalc.engine.comparison import Comparison
    from remitcalc.engine.effects import Effect
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tick
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.price_place import PricePlace
    from remitcalc.output.tables.figures import FigureRow

STEP_PERCENT = Decimal(20)
"""By how much a figure without a range is moved, as in the chart of what matters."""
_PAUSE = 200
"""Milliseconds without another answer after which its figures are counted."""
_ROWS, _EFFECTS = "figures", "effects of figures"
_MOST_AT_ONCE = 20_000
"""Workers times figures up to which effects take no noticeable time."""

Effects = dict["PricePlace", "Effect | None"]


class ListedFigures(QObject):
    """Lists figures after a pause, or at once while somebody looks at them.

    Signals
    -------
    counted
        `rows` are those of the present answer.
    moved
        `effects` are.
    """

    counted = Signal()
    moved = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: list[FigureRow] = []
        self.effects: Effects = {}
        self._listed: tuple[object, object] | None = None
        self._moved_for: object = None
        self._is_watched = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._list)
        for key in (_ROWS, _EFFECTS):  # of a list that this one takes the place of
            session.tasks.cancel(key)

    def follow(self) -> None:
        """List the figures of another answer: later, unless somebody looks at them."""
        if self._session.comparison is None or self._is_listed():
            return
        if self._is_watched:
            self._list()
        else:
            self._pause.start()

    def watch(self, *, is_watched: bool) -> None:
        """Know whether somebody looks: only then is told how far figures move the answer."""
        self._is_watched = is_watched
        if is_watched:
            self._list()

    def _is_listed(self) -> bool:
        now = (self._session.comparison, self._session.document.stated)
        return self._listed is not None and all(
            one is other for one, other in zip(self._listed, now, strict=True)
        )

    def _list(self) -> None:
        self._pause.stop()
        comparison, stated = self._session.comparison, self._session.document.stated
        if comparison is None:
            return
        if self._is_listed():
            self._move()
            return
        self._listed = comparison, stated
        if len(comparison.scenario.payroll) > LARGEST_AT_ONCE:
            self._session.tasks.run(
                lambda _: _rows_of(comparison, stated), self._take_rows, key=_ROWS
            )
        else:
            self._session.tasks.cancel(_ROWS)
            self._take_rows(_rows_of(comparison, stated))

    def _take_rows(self, rows: list[FigureRow]) -> None:
        self.rows = rows
        if self._moved_for is not self._session.comparison:
            self.effects = {}
        self.counted.emit()
        self._move()

    def _move(self) -> None:
        """Find out how far figures move the answer, while somebody looks."""
        comparison = self._session.comparison
        if comparison is None or not self._is_watched or self._moved_for is comparison:
            return
        self._moved_for = comparison
        places = [row.place for row in self.rows if row.is_behind and not row.is_unknown]
        if len(comparison.scenario.payroll) * len(places) > _MOST_AT_ONCE:
            self._session.tasks.run(
                lambda tick: _effects_of(comparison, places, tick), self._take_effects, key=_EFFECTS
            )
        else:
            self._session.tasks.cancel(_EFFECTS)
            self._take_effects(_effects_of(comparison, places))

    def _take_effects(self, effects: Effects) -> None:
        self.effects = effects
        self.moved.emit()


def _rows_of(comparison: Comparison, stated: Corridor | None) -> list[FigureRow]:
    from remitcalc.output.tables.figures import figure_rows  # the window starts without

    return figure_rows(comparison, stated)


def _effects_of(
    comparison: Comparison, places: list[PricePlace], tick: Tick | None = None
) -> Effects:
    from remitcalc.engine.effects import effect_of  # the window starts without

    found: Effects = {}
    for at, place in enumerate(places):
        if tick is not None:
            tick(at / len(places))
        found[place] = effect_of(comparison, place, STEP_PERCENT)
    return found
