"""The scenario: everything that can be changed, in one column at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from remitcalc.gui.panels.corridor_group import CorridorGroup
from remitcalc.gui.panels.season_group import SeasonGroup
from remitcalc.gui.panels.ways_groups import AloneGroup, TogetherGroup
from remitcalc.gui.panels.workers_group import WorkersGroup

if TYPE_CHECKING:
    from remitcalc.gui.session import Session
    from remitcalc.gui.shelf import Shelf

_MARGIN = 16
_BETWEEN_GROUPS = 18


class ScenarioPanel(QScrollArea):
    """The inputs in groups; scrolls where the window is low."""

    def __init__(self, session: Session, shelf: Shelf) -> None:
        super().__init__()
        self.setObjectName("scenario")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QWidget()
        self._column.setObjectName("scenarioColumn")
        layout = QVBoxLayout(self._column)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_BETWEEN_GROUPS)
        self.corridor = CorridorGroup(session, shelf)
        self.workers = WorkersGroup(session)
        self.alone = AloneGroup(session)
        self.together = TogetherGroup(session)
        self.season = SeasonGroup(session)
        for group in (self.corridor, self.workers, self.alone, self.together, self.season):
            layout.addWidget(group)
        layout.addStretch(1)
        self.setWidget(self._column)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the width of the inputs with the scroll bar."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the width below which inputs would be cut off."""
        width = self._column.minimumSizeHint().width()
        return QSize(width + self.verticalScrollBar().sizeHint().width(), 200)
