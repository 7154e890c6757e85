"""What stands above the tables: their tabs, or a list of them, search and copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.search_box import LEAST, SearchBox
from remitcalc.gui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from remitcalc.output.language import Language


class TableBar(QHBoxLayout):
    """One of the tabs is chosen; `plain` is the key of the one in which nothing is looked for."""

    def __init__(self, language: Language, tabs: dict[str, str], plain: str) -> None:
        super().__init__()
        text = language.text
        self._keys, self._plain = tuple(tabs), plain
        self._is_searching = False
        self._long: dict[str, str] = {}
        self._short: dict[str, str] = {}
        self.tabs, self.list = Segmented(tabs), ChoiceBox()
        for picker in (self.tabs, self.list):
            picker.setAccessibleName(text("Tables"))
        self.search = SearchBox(text("Find"), text("Find in the table"))
        self.copy_button = QPushButton(text("Copy table"))
        self.addWidget(self.tabs, 1)
        self.addWidget(self.list)
        self.addStretch(0)  # takes what is left where the tabs do not
        self.addWidget(self.search)
        self.addWidget(self.copy_button)

    def choose(self, key: str) -> None:
        """Mark one of the tabs as chosen."""
        self.tabs.choose(key)
        self.list.choose(key)

    def name_tabs(self, names: dict[str, str], short: dict[str, str] | None = None) -> None:
        """Name some of the tabs; where there is no room, some have a `short` name."""
        self._long |= names
        self._short |= short or {}
        for key, name in names.items():
            self.tabs.set_text(key, name)
        self.list_tabs()

    def list_tabs(self) -> None:
        """Let the list hold what the tabs do."""
        shown = (key for key in self._keys if not self.tabs.button(key).isHidden())
        names = self._long
        self.list.set_choices([(key, names.get(key) or self._text(key)) for key in shown])
        self.list.choose(self.tabs.key())

    def begin_search(self, width: int, gaps: int) -> None:
        """Let somebody type what to look for."""
        self._is_searching = True
        self.fit(width, gaps)
        self.search.begin()

    def leave_search(self, width: int, gaps: int) -> None:
        """Look for nothing more."""
        self._is_searching = False
        self.fit(width, gaps)

    def fit(self, width: int, gaps: int) -> None:
        """Show search and copying where there is room; for one: copying, unless one searches.

        Tabs that have no room even alone are a list. `width` is that of the card, of which `gaps`
        are left free.
        """
        copying = self.copy_button.sizeHint().width()
        has_tabs = self._fits(self._long, width - gaps) or self._fits(self._short, width - gaps)
        self.tabs.setVisible(has_tabs)
        self.list.setVisible(not has_tabs)
        listed = min(self.list.whole_width(), max(width - gaps, 0))
        self.list.setFixedWidth(listed)
        room = width - (self.tabs.sizeHint().width() if has_tabs else listed) - gaps
        has_both = room - copying >= LEAST
        is_table = self.tabs.key() != self._plain
        has_one = room >= copying and not self._is_searching
        self.search.setVisible(is_table and (has_both or self._is_searching))
        self.copy_button.setVisible(is_table and (has_both or has_one))

    def _fits(self, names: dict[str, str], width: int) -> bool:
        """Return whether the tabs have room with names, which those have then that have a short."""
        for key in self._short:
            if self._text(key) != names[key]:
                self.tabs.button(key).setMinimumWidth(0)  # a name may be shorter than before
                self.tabs.set_text(key, names[key])
        return self.tabs.sizeHint().width() <= width

    def _text(self, key: str) -> str:
        return self.tabs.button(key).text()
