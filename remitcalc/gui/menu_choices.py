"""What can be chosen from the menus: corridors, charts and tables, languages, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.actions import Choice, language_choices, theme_choices
from remitcalc.gui.appearance import SYSTEM
from remitcalc.gui.chart_choice import chart_choices
from remitcalc.gui.panels.tables import CHART, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.panels.centre import Centre
    from remitcalc.gui.preferences import Preferences
    from remitcalc.gui.recent_files import RecentFiles
    from remitcalc.gui.session import Session


class MenuChoices:
    """Those of one centre: what is shown in it is the one that has the mark."""

    def __init__(
        self,
        session: Session,
        known_corridors: KnownCorridors,
        preferences: Preferences,
        recent_files: RecentFiles,
        centre: Centre,
    ) -> None:
        self._session, self._known_corridors = session, known_corridors
        self._preferences, self._recent_files, self._centre = preferences, recent_files, centre

    def offered(self) -> dict[str, Callable[[], Sequence[Choice]]]:
        """Return, by the key of each menu, what returns its entries."""
        return {
            "recent": self._recent_files.choices,
            "theme": lambda: theme_choices(self._session, self._preferences.word("theme", SYSTEM)),
            "language": lambda: language_choices(self._session),
            "chart": self._charts,
            "table": self._tables,
            "corridor": self._corridors,
            "worker_columns": self._columns,
        }

    def handlers(self) -> dict[str, Callable[[str], object]]:
        """Return, by the key of each menu, what takes the key of the entry that was chosen."""
        return {
            "chart": self.choose_chart,
            "table": self._centre.tables.choose,
            "corridor": self._take_corridor,
            "worker_columns": self._show_column,
        }

    def choose_chart(self, kind: str) -> None:
        """Show a chart, also where it is a tab among the tables."""
        self._centre.chart.choose(kind)
        if self._centre.tables.isAncestorOf(self._centre.chart):
            self._centre.tables.choose(CHART)

    def _charts(self) -> list[Choice]:
        offered = chart_choices(self._session.scenario, self._session.language)
        return [Choice(key, name, key == self._centre.chart.kind) for key, name in offered]

    def _tables(self) -> list[Choice]:
        tabs = self._centre.tables.tabs
        return [Choice(key, tabs.button(key).text(), key == tabs.key()) for key in TABLES]

    def _columns(self) -> list[Choice]:
        payroll, language = self._session.scenario.payroll, self._session.language
        listed = self._centre.tables.workers.further_columns(payroll, language)
        return [Choice(*one) for one in listed]

    def _show_column(self, role: str) -> None:
        self._centre.tables.workers_page.show_column(role)

    def _corridors(self) -> list[Choice]:
        present = self._session.scenario.corridor.id
        names = self._known_corridors.names(self._session.language.tag)
        return [Choice(key, name, key == present) for key, name in names]

    def _take_corridor(self, key: str) -> None:
        known = self._known_corridors
        self._session.take_corridor(known.corridor(key), known.origin(key))
