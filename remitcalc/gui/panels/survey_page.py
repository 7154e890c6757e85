"""The World Bank's prices on this computer: corridors to pick from, their history, their use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSplitter

from remitcalc.drawing.guarded import guarded
from remitcalc.files.iso_countries import countries_by_alpha3
from remitcalc.files.rpw.library_file import REPLACEABLE
from remitcalc.files.rpw.quarter import period_of
from remitcalc.files.rpw.source import ATTRIBUTION
from remitcalc.gui.form import give_topic, name_input
from remitcalc.gui.panels.history_view import HistoryView
from remitcalc.gui.panels.survey_lists import EXCLUDED, SurveyLists
from remitcalc.gui.panels.survey_start import SurveyStart
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.notice import Notice
from remitcalc.gui.widgets.text import label, selectable
from remitcalc.model.money import CURRENCIES
from remitcalc.output.chart_data.history import history_chart
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from remitcalc.drawing.theme import Theme
    from remitcalc.files.rpw.library import LibraryInfo
    from remitcalc.gui.session import Session
    from remitcalc.gui.survey_import import SurveyImport
    from remitcalc.model.message import Message
    from remitcalc.model.survey import SurveyedCorridor
    from remitcalc.output.language import Language

_BOTH_HEIGHTS = (190, 240)
_BETWEEN = 12
_ALSO_PAID_OUT = ("USD", "EUR")
"""Paid out in many countries beside their own; they come first."""

_LETTERS = 12


@guarded
class SurveyPage(Card):
    """Stands in for answer, chart and tables while prices are looked at."""

    def __init__(self, session: Session, survey: SurveyImport, theme: Theme) -> None:
        super().__init__(margin=14)
        self._session, self._survey = session, survey
        text = session.language.text
        self.title = label("cardTitle", text("World Bank prices"))
        self.trouble = Notice(session.language)
        self.notes = label("note", wraps=True)
        self.start = SurveyStart(session.language)
        self.lists = SurveyLists(session.language, survey)
        self.history = HistoryView(session.language, theme)
        self.currency = ChoiceBox()
        self.save = QPushButton(text("Save corridor…"))
        self.compare = QPushButton(text("Compare this corridor"))
        self.compare.setDefault(True)
        self.back = QPushButton(text("Back"))
        self.menu_button = QPushButton(text("Workbook"))
        self.attribution = selectable(label("note", wraps=True))
        self.attribution.setText(text("Source: {source} (CC BY 4.0)", source=ATTRIBUTION))
        self._lay_out()
        self._listen()
        give_topic(self, "world-bank#compare")
        self.show_library()

    def _lay_out(self) -> None:
        text = self._session.language.text
        menu = QMenu(self.menu_button)
        menu.addAction(text("Import another workbook…"), self._survey.workbook_wanted.emit)
        menu.addAction(text("Remove from this computer…"), self._survey.removal_wanted.emit)
        self.menu_button.setMenu(menu)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        for button in (self.menu_button, self.back):
            top.addWidget(button)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(_BETWEEN)
        self._split.addWidget(self.lists.stack)
        self._split.addWidget(self.history)
        self._split.setSizes(list(_BOTH_HEIGHTS))
        self._bottom = Card(margin=0)
        self._bottom.setObjectName("bare")
        row = QHBoxLayout()
        said = label("field", text("Received &in"))
        said.setBuddy(self.currency)
        name_input(
            self.currency,
            said.text(),
            help_text=text("The currency that is paid out; the survey does not say"),
        )
        self.currency.setMinimumContentsLength(_LETTERS)
        row.addWidget(said)
        row.addWidget(self.currency)
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.compare)
        self._bottom.column.addLayout(row)
        self.column.addLayout(top)
        for widget in (self.trouble, self.notes, self.lists):
            self.column.addWidget(widget)
        self.column.addWidget(self._split, 1)
        self.column.addWidget(self._bottom)
        self.column.addWidget(self.start, 1)
        self.column.addWidget(self.attribution)

    def _listen(self) -> None:
        self.start.opening.connect(self._survey.workbook_wanted)
        self.back.clicked.connect(self._survey.close)
        self.compare.clicked.connect(self._compare)
        self.lists.accepted.connect(self._compare)
        self.lists.chosen.connect(self._show_corridor)
        self.lists.turned.connect(self._turn)
        self.lists.read.connect(self._check)
        self.save.clicked.connect(self._save)
        self.history.saving.connect(self._survey.chart_wanted)
        self._survey.changed.connect(self.show_library)

    def show_library(self) -> None:
        """Show what is in the library now, or how to get it."""
        if not self._survey.is_open:
            return
        library = self._survey.library
        info = library.info()
        if library.fault is None:
            self.trouble.hide()
            self._show_info(info)
        else:
            self._tell_fault(library.fault)

    def _show_info(self, info: LibraryInfo | None) -> None:
        self.start.setVisible(info is None)
        shown = (self.notes, self.lists, self._split, self._bottom, self.menu_button)
        for widget in shown:
            widget.setVisible(info is not None)
        if info is not None:
            self.notes.setText(_library_line(info, self._session.language))
            self.lists.show_library(info)

    def _tell_fault(self, fault: Message) -> None:
        """Say in place why the library is of no use, and offer the way on."""
        text = self._session.language.text
        way_on = (
            (text("Import again…"), self._survey.workbook_wanted.emit)
            if fault.code in REPLACEABLE
            else (text("Try again"), self._survey.show)
        )
        self._show_info(None)
        self.trouble.say(sentence(fault, self._session.language), [way_on])

    def _check(self) -> None:
        """Tell what has come to light about the library since it was shown."""
        fault = self._survey.library.fault
        if fault is not None:
            self._tell_fault(fault)

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self.history.set_theme(theme)

    def begin(self) -> None:
        """Take the keyboard: one types what to look for."""
        (self.start.open_button if self.start.isVisible() else self.lists.search).setFocus()

    def look_for(self) -> None:
        """Let somebody type what to look for."""
        self.lists.look_for()

    def chosen(self) -> SurveyedCorridor | None:
        """Return the corridor that is chosen."""
        return self.lists.corridor()

    def _show_corridor(self) -> None:
        chosen = self.chosen()
        for button in (self.save, self.compare, self.currency):
            button.setEnabled(chosen is not None)
        self.history.setVisible(chosen is not None and self.lists.tab() != EXCLUDED)
        if chosen is None:
            return
        language = self._session.language
        quarters = self._survey.library.by_quarter(chosen.source, chosen.destination)
        if not quarters:
            self._check()
            return
        name = self.lists.name(chosen)
        self.history.show_history(history_chart(quarters, ATTRIBUTION, language, name))
        own = countries_by_alpha3().get(chosen.destination, ("", ""))[1]
        usual = language.text("{currency} (usual)", currency=own) if own else "–"
        others = [*_ALSO_PAID_OUT, *sorted(CURRENCIES - set(_ALSO_PAID_OUT))]
        self.currency.set_choices([("", usual), *((code, code) for code in others if code != own)])
        self.currency.choose("")

    def _turn(self, tab: str) -> None:
        self.history.setVisible(tab != EXCLUDED and self.chosen() is not None)
        self._bottom.setVisible(tab != EXCLUDED)

    def _compare(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._survey.compare(chosen, self.currency.key())

    def _save(self) -> None:
        self._survey.file_wanted.emit(self.chosen(), self.currency.key())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._survey.close()
        else:
            super().keyPressEvent(event)


def _library_line(info: LibraryInfo, language: Language) -> str:
    """Return files, rows, corridors and quarters of a library in one line."""
    period = language.numbers.period
    said = [", ".join(Path(file).name for file in info.files)]
    said.append(language.plural("{count} price row", "{count} price rows", info.rows))
    said.append(language.plural("{count} corridor", "{count} corridors", info.corridors))
    if info.quarters:
        first, last = (period(period_of(info.quarters[at])) for at in (0, -1))
        said.append(first if first == last else f"{first} – {last}")
    return " · ".join(part for part in said if part)
