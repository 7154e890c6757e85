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
        self._rows_for: object = None
        self._stated: object = None
        self._moved_for: object = None
        self._is_watched = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._list)
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest.timeout.connect(self._move_elsewhere)
        session.tasks.settled.connect(self.follow)
        for key in (_ROWS, _EFFECTS):  # of a list that this one takes the place of
            session.tasks.cancel(key)

    @property
    def are_of_now(self) -> bool:
        """Whether the rows are those of the present answer."""
        stated = self._session.document.stated
        return self._rows_for is self._session.comparison and self._stated is stated

    def follow(self) -> None:
        """List the figures of another answer: later, unless somebody looks at them."""
        if self._session.comparison is None or self.are_of_now:
            return
        if self._is_watched:
            self._list()
        elif self._session.tasks.is_settled:
            self._pause.start()

    def watch(self, *, is_watched: bool) -> None:
        """Know whether somebody looks: only then is told how far figures move the answer."""
        self._is_watched = is_watched
        if is_watched:
            self._list()

    def _list(self) -> None:
        self._pause.stop()
        comparison, stated = self._session.comparison, self._session.document.stated
        if comparison is None:
            return
        if self.are_of_now:
            self._move()
            return

        def take(rows: list[FigureRow]) -> None:
            if comparison is self._session.comparison:  # else others are about to be listed
                self._take_rows(rows, comparison, stated)

        if len(comparison.scenario.payroll) > LARGEST_AT_ONCE:
            self._session.tasks.run(lambda _: _rows_of(comparison, stated), take, key=_ROWS)
        else:
            self._session.tasks.cancel(_ROWS)
            take(_rows_of(comparison, stated))

    def _take_rows(
        self, rows: list[FigureRow], comparison: Comparison, stated: Corridor | None
    ) -> None:
        self.rows, self._rows_for, self._stated = rows, comparison, stated
        if self._moved_for is not comparison:
            self.effects = {}
        self.counted.emit()
        self._move()

    def _move(self) -> None:
        """Find out how far figures move the answer, while somebody looks."""
        comparison = self._session.comparison
        if comparison is None or not self._is_watched or self._moved_for is comparison:
            return
        places = self._moving()
        if len(comparison.scenario.payroll) * len(places) > _MOST_AT_ONCE:
            self._rest.start()  # while answers follow each other none is moved
            return
        self._session.tasks.cancel(_EFFECTS)
        self._moved_for = comparison
        self._take_effects(_effects_of(comparison, places))

    def _move_elsewhere(self) -> None:
        comparison = self._session.comparison
        if comparison is None or not self.are_of_now or self._moved_for is comparison:
            return
        self._moved_for, places = comparison, self._moving()

        def take(effects: Effects) -> None:
            if comparison is self._session.comparison:
                self._take_effects(effects)

        self._session.tasks.run(
            lambda tick: _effects_of(comparison, places, tick), take, key=_EFFECTS
        )

    def _moving(self) -> list[PricePlace]:
        return [row.place for row in self.rows if row.is_behind and not row.is_unknown]

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
