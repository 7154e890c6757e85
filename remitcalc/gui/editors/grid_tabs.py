"""The grids of a corridor, one at a time: ways, taxes, sources, notes, translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.editors.grid_model import GridModel
from remitcalc.gui.editors.grid_view import GridView
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.gui.widgets.text import label
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.editors.grid_model import Spot
    from remitcalc.gui.editors.records import Records
    from remitcalc.output.language import Language

WAYS, TAXES, SOURCES, NOTES, TRANSLATIONS = "ways", "taxes", "sources", "notes", "translations"
TITLES = {
    WAYS: marked("Ways {count}"),
    TAXES: marked("Taxes {count}"),
    SOURCES: marked("Sources {count}"),
    NOTES: marked("Notes {count}"),
    TRANSLATIONS: marked("Translations {count}"),
}
_NAMES = {
    WAYS: marked("Ways to send"),
    TAXES: marked("Taxes"),
    SOURCES: marked("Sources"),
    NOTES: marked("Notes"),
    TRANSLATIONS: marked("Translations"),
}
_LEAST_ROWS = 6


@guarded
class GridTabs(Card):
    """Where the names of all tabs have no room beside each other, they are a list.

    `questions_asked`: somebody wants to print what is still to be asked; `question_asked`: about
    the current cell alone; `details_asked`: to see the form beside the grid, where it has no room
    there. `turned` tells which grid is shown now.
    """

    questions_asked = Signal()
    question_asked = Signal()
    details_asked = Signal()
    turned = Signal(str)

    def __init__(self, records: Mapping[str, Records], language: Language) -> None:
        super().__init__(margin=8)
        self._language = language
        self.tabs = Segmented(dict.fromkeys(records, ""))
        self.list = ChoiceBox()
        for picker in (self.tabs, self.list):
            picker.setAccessibleName(language.text("Parts of the corridor"))
        self.questions = QPushButton(language.text("Questions to ask…"))
        self.details = QPushButton(language.text("Details"))
        self.details.hide()
        self.models = {key: GridModel(of, language) for key, of in records.items()}
        self.views = {
            key: GridView(model, language, language.text(_NAMES[key]))
            for key, model in self.models.items()
        }
        self.views[WAYS].has_questions = True
        self.views[WAYS].asked.connect(self.question_asked)
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self.hint = label("note", wraps=True)
        top = QHBoxLayout()
        top.addWidget(self.tabs, 1)
        top.addWidget(self.list)
        top.addStretch(0)
        top.addWidget(self.details)
        top.addWidget(self.questions)
        self.column.addLayout(top)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.hint)
        self.questions.clicked.connect(self.questions_asked)
        self.details.clicked.connect(self.details_asked)
        for picker in (self.tabs, self.list):
            picker.chosen.connect(self.choose)
        self.name_counts()
        self.choose(next(iter(records)))

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        for view in self.views.values():
            view.set_theme(theme)
        self._fit_rows()
        self._fit_top()

    @property
    def key(self) -> str:
        """Which grid is shown."""
        return self.tabs.key()

    @property
    def view(self) -> GridView:
        """The grid that is shown."""
        return self.views[self.key]

    def choose(self, key: str) -> None:
        """Show one of the grids."""
        self.tabs.choose(key)
        self.list.choose(key)
        self.models[key].refresh()
        self._stack.setCurrentWidget(self.views[key])
        self.hint.setText(self._hint(key))
        self.questions.setVisible(key == WAYS)
        self._fit_top()
        self.views[key].fit()
        self.turned.emit(key)

    def show_details(self, *, is_shown: bool) -> None:
        """Offer the form beside the grid, or not."""
        self.details.setVisible(is_shown)
        self._fit_top()

    def refresh(self) -> None:
        """Show the records of now in the grid in sight; the others follow when they are shown."""
        self.models[self.key].refresh()
        self.name_counts()

    def tell_faults(self, faults: Mapping[str, Mapping[Spot, str]]) -> None:
        """Mark the cells about which something is to be said, by grid."""
        for key, model in self.models.items():
            model.tell_faults(faults.get(key, {}))

    def name_counts(self) -> None:
        """Say beside each name how many there are."""
        count, text = self._language.numbers.count, self._language.text
        for key, model in self.models.items():
            self.tabs.set_text(key, text(TITLES[key], count=count(len(model.records))))
        named = [(key, self.tabs.button(key).text()) for key in self.models]
        self.list.set_choices(named)
        self.list.choose(self.tabs.key())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit what stands above the grid to the width."""
        super().resizeEvent(event)
        self._fit_top()

    def _fit_top(self) -> None:
        buttons = [one for one in (self.details, self.questions) if not one.isHidden()]
        taken = sum(one.sizeHint().width() + self.column.spacing() for one in buttons)
        room = self.width() - taken - 4 * self.column.spacing()
        has_tabs = self.tabs.sizeHint().width() <= room
        self.tabs.setVisible(has_tabs)
        self.list.setVisible(not has_tabs)
        self.list.setFixedWidth(max(min(self.list.whole_width(), room), 0))

    def _fit_rows(self) -> None:
        rows = self.fontMetrics().height() * 2 * (_LEAST_ROWS + 1)
        self._stack.setMinimumHeight(rows)

    def _hint(self, key: str) -> str:
        text = self._language.text
        if key == WAYS:
            return text(
                "Enter a number, none (nobody charges it) or ? (not known yet); a range as"
                " 10–30 (15). Tab and Enter go on, F2 edits, F6 leads to the next part. Paste rows"
                " from a spreadsheet. A comparison needs one way; one for all together is not"
                " required."
            )
        return text("The last row adds one. Tab and Enter go on, F2 edits, Ctrl+Delete deletes.")
