"""The scenario: everything that can be changed, in one column at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.panels.beginnings import CORRIDOR, OFFER, WORKERS
from remitcalc.gui.panels.corridor_group import CorridorGroup
from remitcalc.gui.panels.season_group import SeasonGroup
from remitcalc.gui.panels.ways_groups import AloneGroup, TogetherGroup
from remitcalc.gui.panels.workers_group import WorkersGroup
from remitcalc.gui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.session import Session

_MARGIN = 16
_BETWEEN_GROUPS = 16


class ScenarioPanel(Scrolled):
    """The inputs in groups; scrolls where the window is low."""

    def __init__(self, session: Session, known_corridors: KnownCorridors) -> None:
        super().__init__("scenario")
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.column.setSpacing(_BETWEEN_GROUPS)
        self.corridor = CorridorGroup(session, known_corridors)
        self.workers = WorkersGroup(session)
        self.alone = AloneGroup(session)
        self.together = TogetherGroup(session)
        self.season = SeasonGroup(session)
        for group in (self.corridor, self.workers, self.alone, self.together, self.season):
            self.column.addWidget(group)
        self.column.addStretch(1)

    def begin_by(self, way: str) -> None:
        """Give the keyboard to what somebody begins with."""
        if way == WORKERS:
            self.workers.workers.setFocus()
            self.workers.workers.selectAll()
        elif way == OFFER:
            self.together.offers.add()
        elif way == CORRIDOR:
            self.corridor.corridor.setFocus()
            self.corridor.corridor.showPopup()
