"""The lists of a survey's library: corridors, narrowed by words and quarter, and rows left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.files.rpw.quarter import period_of
from remitcalc.files.rpw.summary import matches
from remitcalc.gui.form import name_input
from remitcalc.gui.models.excluded_model import ExcludedModel
from remitcalc.gui.models.survey_model import SurveyModel, surveyed_name
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.search_box import SearchBox
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.gui.widgets.table_view import TableView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from remitcalc.files.rpw.library import LibraryInfo
    from remitcalc.gui.survey_import import SurveyImport
    from remitcalc.model.survey import SurveyedCorridor
    from remitcalc.output.language import Language

CORRIDORS, EXCLUDED = "corridors", "excluded"
_LETTERS = 16
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


@guarded
class SurveyLists(QWidget):
    """Search, quarter and tabs; `stack` holds the tables and stands where its owner puts it.

    Signals
    -------
    chosen : another corridor is chosen, or none.
    accepted : the chosen one is what was looked for: a double click, or Enter.
    turned : str
        The tab that is shown now.
    read : the library was read again, which may have failed.
    """

    chosen = Signal()
    accepted = Signal()
    turned = Signal(str)
    read = Signal()

    def __init__(self, language: Language, survey: SurveyImport) -> None:
        super().__init__()
        self._language, self._survey = language, survey
        self._corridors: tuple[SurveyedCorridor, ...] = ()
        self._names: dict[str, str] = {}
        self._code = ""
        text = language.text
        self.search = SearchBox(text("Find"), text("Find a corridor: countries or codes"))
        self.quarter = ChoiceBox()
        self.quarter.setMinimumContentsLength(_LETTERS)
        name_input(
            self.quarter,
            text("Quarter"),
            help_text=text("The prices of which quarter are listed and taken"),
        )
        self.tabs = Segmented({CORRIDORS: "", EXCLUDED: ""})
        self.tabs.setAccessibleName(text("Lists"))
        self.model, self.excluded = SurveyModel(), ExcludedModel()
        nothing = text("Nothing found.")
        self.view = TableView(self.model, language, text("Corridors"), nothing=nothing)
        self.excluded_view = TableView(self.excluded, language, text("Rows left out"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.excluded_view)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.search, 1)
        row.addWidget(self.quarter)
        row.addStretch(1)
        row.addWidget(self.tabs)
        self._listen()

    def _listen(self) -> None:
        self.search.searched.connect(self._narrow)
        self.search.installEventFilter(self)
        self.view.installEventFilter(self)
        self.view.doubleClicked.connect(lambda _: self.accepted.emit())
        self.quarter.chosen.connect(lambda _: self._read())
        self.tabs.chosen.connect(self._turn)
        self.view.selectionModel().currentRowChanged.connect(self._choose)

    def show_library(self, info: LibraryInfo) -> None:
        """Show the corridors of a library."""
        language = self._language
        period, count = language.numbers.period, language.numbers.count
        quarters = [(str(q), period(period_of(q))) for q in reversed(info.quarters)]
        self.quarter.set_choices([("", language.text("Newest of each")), *quarters])
        self.tabs.set_text(
            CORRIDORS, language.text("Corridors {count}", count=count(info.corridors))
        )
        self.tabs.set_text(
            EXCLUDED, language.text("Rows left out {count}", count=count(info.excluded))
        )
        if self.tab() == EXCLUDED:
            self._turn(EXCLUDED)
        self._read()

    def tab(self) -> str:
        """Return which list is shown."""
        return self.tabs.key()

    def look_for(self) -> None:
        """Let somebody type what to look for."""
        self._turn(CORRIDORS)
        self.search.begin()

    def name(self, corridor: SurveyedCorridor) -> str:
        """Return a corridor's name in the reader's language."""
        return self._names.get(corridor.code, corridor.code)

    def corridor(self) -> SurveyedCorridor | None:
        """Return the corridor that is chosen, None where none is."""
        index = self.view.currentIndex()
        if not index.isValid():
            return None
        return self.model.corridors[self.model.source_row(index.row())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let arrow keys in the search box move the choice, and Enter accept it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accepted.emit()
                return True
            if watched is self.search and event.key() in _DOWN:
                self.view.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _read(self) -> None:
        quarter = int(self.quarter.key()) if self.quarter.key() else None
        self._corridors = self._survey.library.corridors(quarter=quarter)
        self._names = {one.code: surveyed_name(one, self._language) for one in self._corridors}
        self.read.emit()
        self._narrow(self.search.text())

    def _narrow(self, words: str) -> None:
        code = self._code
        found = [one for one in self._corridors if matches(one, words, self.name(one))]
        self.model.show_corridors(found, self._language)
        row = self.model.row_of_corridor(code)
        self.view.selectRow(row or 0)
        self.view.scrollTo(self.view.currentIndex())
        self._choose()

    def _choose(self, *_: QModelIndex) -> None:
        corridor = self.corridor()
        self._code = corridor.code if corridor else self._code
        self.chosen.emit()

    def _turn(self, tab: str) -> None:
        self.tabs.choose(tab)
        if tab == EXCLUDED:
            self.excluded.show_rows(self._survey.library.excluded(), self._language)
            self.read.emit()
        shown = self.excluded_view if tab == EXCLUDED else self.view
        self.stack.setCurrentWidget(shown)
        shown.fit()
        for widget in (self.search, self.quarter):
            widget.setVisible(tab != EXCLUDED)
        self.turned.emit(tab)
