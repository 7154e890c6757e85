"""The centre: notice, answer, chart and tables, in tabs where it is low, or a payroll coming in."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.panels.answer_panel import AnswerPanel
from remitcalc.gui.panels.beginnings import Beginnings
from remitcalc.gui.panels.chart_panel import ChartPanel
from remitcalc.gui.panels.chosen import Chosen
from remitcalc.gui.panels.halves import Halves
from remitcalc.gui.panels.tables import CHART, FIGURES, Tables
from remitcalc.gui.widgets.held_places import HeldPlaces
from remitcalc.gui.widgets.notice import Notice
from remitcalc.gui.widgets.popover import Popover
from remitcalc.gui.widgets.scrolled import Scrolled
from remitcalc.model.document import View

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.panels.payroll_page import PayrollPage
    from remitcalc.gui.panels.survey_page import SurveyPage
    from remitcalc.gui.payroll_import import PayrollImport
    from remitcalc.gui.session import Session
    from remitcalc.gui.survey_import import SurveyImport
    from remitcalc.gui.waiting_files import Outcome
    from remitcalc.gui.widgets.toast import Toast
    from remitcalc.model.document import View

_BELOW_ANSWER = 552
"""What chart and tables need below the answer, each at its least, with the room around them."""
_BELOW_ANSWER_ALONE = 280
"""What the chart alone needs there at its least; with less one has to scroll to see it."""
_BARGAINING = 250
"""What the strip of bargaining, and a chart in which a line is pulled, need more."""
_ROOMY, _TIGHT = 24, 14
_WIDE = 900
_LEAST = QSize(480, 400)


@guarded
class Centre(Scrolled):
    """Reads from the top: what happened, the answer, the chart, the tables.

    `begun` tells by which of the ways to begin somebody wants to, `first_edited` that somebody did.
    """

    begun = Signal(str)
    first_edited = Signal()

    def __init__(
        self, session: Session, theme: Theme, payroll_import: PayrollImport, survey: SurveyImport
    ) -> None:
        super().__init__("centre")
        self._session, self._theme = session, theme
        self._payroll_import, self._survey = payroll_import, survey
        self.payroll_page: PayrollPage | None = None
        self.survey_page: SurveyPage | None = None
        self.column.setSpacing(14)
        self.notice = Notice(session.language)
        self.beginnings = Beginnings(session.language)
        self.beginnings.hide()
        self.answer = AnswerPanel(session)
        self.chart, self.tables = ChartPanel(session, theme), Tables(session, theme)
        self.splitter = Halves(self.chart, self.tables)
        self.column.addWidget(self.notice)
        self.pin(self.notice)
        self.column.addWidget(self.beginnings)
        self.column.addWidget(self.answer)
        self.column.addWidget(self.splitter, 1)
        self._is_beginning = False
        self._places = HeldPlaces(self)
        self._places.given_up.connect(self.close_ranks)
        self._told_at = -1
        self._listen()
        self._show_coming()

    def _listen(self) -> None:
        self._session.undo_stack.indexChanged.connect(self._went_on)
        self._session.started_over.connect(self._started_over)
        self.beginnings.chosen.connect(self.begun)
        self._session.edited.connect(self._end_beginning)
        self.chart.view.picture_copied.connect(
            partial(self.tell_done, self._session.language.text("The chart was copied."))
        )
        for copied in (self.chart.copied, self.tables.copied):
            copied.connect(self._tell_rows_copied)
        for resettled in (self.answer.resettled, self.chart.bargained):
            resettled.connect(self._fit)
        self.tables.said.connect(lambda said, to: self.say(said, to, waits=bool(to)))
        self.tables.eased.connect(self.notice.unsay)
        self.tables.told.connect(self.tell_edit)
        self.tables.came.connect(self._payroll_import.take)
        self.tables.chose.connect(self.chart.select)
        self.chart.chosen.connect(self._show_chosen)
        self.answer.examples_asked.connect(self.tables.show_examples)
        self._payroll_import.changed.connect(self._show_coming)
        self._payroll_import.opened.connect(self._enter_payroll)
        self._payroll_import.again.told.connect(self.tell_edit)
        self._payroll_import.again.said.connect(self.say)
        self._survey.changed.connect(self._show_coming)

    def _show_chosen(self, workers: Sequence[int]) -> None:
        """Select in the table whose bar was chosen; the page is made when it is asked for."""
        self.tables.workers_page.show_chosen(workers)

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self.chart.set_theme(theme)
        self.tables.set_theme(theme)
        if self.survey_page is not None:
            self.survey_page.set_theme(theme)

    def say(
        self,
        text: str,
        answers: Sequence[tuple[str, Callable[[], object]]] = (),
        **look: bool,
    ) -> None:
        """Show a message in place, with the answers it asks for; how it looks is `Notice.say`'s."""
        self._told_at = -1
        self._places.free()
        self.notice.say(text, answers, **look)

    @cached_property
    def toast(self) -> Toast:
        """What tells of what was done, made with the first such word: the window starts without."""
        from remitcalc.gui.widgets.toast import Toast

        return Toast(self, self._session.language)

    def _end_toast(self) -> None:
        if "toast" in self.__dict__:
            self.toast.leave()

    def tell_done(self, text: str, offers: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say for a while that something was done, with what can be done now."""
        self.toast.tell(text, offers)

    def begin(self) -> None:
        """Say that an example is shown, with ways to begin, until the first edit."""
        self._is_beginning = True
        self._show_coming()
        self.close_ranks()

    def _end_beginning(self) -> None:
        """Take the ways to begin away; their place stays as long as one types.

        Nothing must jump under the hands of who types the first figure.
        """
        if self._is_beginning:
            self._is_beginning = False
            self._places.hide(self.beginnings)
            self.first_edited.emit()

    def close_ranks(self) -> None:
        """Let the answer move up at once: nobody is typing, and nothing is kept waiting for."""
        self._places.free()
        self._fit()

    def _tell_rows_copied(self, rows: int) -> None:
        plural = self._session.language.plural
        self.tell_done(plural("{count} row was copied.", "{count} rows were copied.", rows))

    def list_files(self, outcomes: Sequence[Outcome]) -> None:
        """List what became of each of several files, those that were not opened first."""
        text, popover = self._session.language.text, Popover(self)
        left = [one for one in outcomes if not one.is_open]
        why = [
            text("{what}: {said}", what=one.path.name, said=one.reason or text("cancelled"))
            for one in left
        ]
        popover.add(text("Not opened"), why)
        popover.add(text("Opened"), [one.path.name for one in outcomes if one.is_open])
        popover.open_under(self.notice)

    def tell_edit(self, text: str) -> None:
        """Tell of the last edit, with the way back from it, until there is another one."""
        stack = self._session.undo_stack
        self.say(text, [(self._session.language.text("Undo"), stack.undo)], is_good=True)
        self._told_at = stack.index()

    def forget(self) -> None:
        """Say nothing any more but what tells of the last edit."""
        if self._told_at != self._session.undo_stack.index():
            self.notice.forget()

    def chosen(self) -> Chosen:
        """Return what is chosen to be seen."""
        chart, tables = self.chart, self.tables
        is_table, tab = chart.table_button.isChecked(), tables.wanted
        search, orders, now = tables.search.text(), tables.orders(), self._is_beginning
        chosen = Chosen(chart.wanted, is_table, tab, search, orders, self.splitter.division(), now)
        columns, typed = frozenset(tables.workers.wanted), dict(tables.workers.typed)
        return chosen._replace(columns=columns, half_typed=typed)

    def choose(self, chosen: Chosen) -> None:
        """Show what was chosen before."""
        self.tables.workers.wanted |= chosen.columns
        self.take_half_typed(chosen.half_typed)
        self.chart.choose(chosen.chart)
        self.chart.table_button.setChecked(chosen.is_chart_table)
        self.tables.choose(chosen.tab)
        self.tables.search.setText(chosen.search)
        self.tables.sort(chosen.orders)
        self.splitter.divide(chosen.division)
        if chosen.is_beginning:
            self.begin()

    def looked_at(self, view: View) -> View:
        """Return how a document is looked at, with what is seen here; all else stays."""
        typed, tab = dict(self.tables.workers.typed), self.tables.wanted
        return replace(view, chart=self.chart.wanted, tab=tab, half_typed=typed)

    def look_as(self, view: View) -> None:
        """Look at a document as somebody did before."""
        if view.chart:
            self.chart.choose(view.chart)
        if view.tab:
            self.tables.choose(view.tab)
        self.take_half_typed(view.half_typed)

    def take_half_typed(self, typed: Mapping[str, str]) -> None:
        """Go on with a worker who was half typed, or with none."""
        if typed != self.tables.workers.typed:
            self.tables.workers_page.list.take_typed(typed)

    def look_for(self) -> None:
        """Let somebody type what to look for in the table that is shown."""
        if self.survey_page is not None and self.survey_page.isVisible():
            self.survey_page.look_for()
        else:
            self.tables.look_for()

    def copy_table(self) -> None:
        """Copy the table in sight, or the figures of the chart that stands in its place."""
        (self.chart.copy_table if self.tables.tabs.key() == CHART else self.tables.copy)()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the arrangement to the size."""
        super().resizeEvent(event)
        self.close_ranks()

    def _fit(self) -> None:
        if not self.isVisible():
            return  # it has no size yet, or gets one as it is shown
        size = self.viewport().size()
        side = _ROOMY if size.width() > _WIDE else _TIGHT
        inner = size.width() - 2 * side
        needed = _BELOW_ANSWER + self.answer.heightForWidth(inner)
        if self.beginnings.isVisible() or self._places.is_held(self.beginnings):
            needed += self.beginnings.heightForWidth(inner) + self.column.spacing()
        is_low = size.height() < needed
        self.column.setContentsMargins(side, _TIGHT if is_low else _ROOMY, side, _TIGHT)
        is_bargaining = self.chart.bargaining.is_open
        is_tab = is_low or (is_bargaining and size.height() < needed + _BARGAINING)
        self.splitter.be_low(is_low=is_tab, in_front=is_bargaining)
        is_scrolled = size.height() < needed - _BELOW_ANSWER + _BELOW_ANSWER_ALONE
        self.chart.give_sight(size.height(), is_scrolled_to=is_scrolled)

    def looked_at_with(self, now: QWidget) -> QWidget:
        """Return what is to be in sight with the keyboard: the chart, while one bargains on it."""
        strip, room = self.chart.strip, self.viewport().height()
        if strip is not None and strip.isAncestorOf(now):
            card = self.tables if self.tables.isAncestorOf(self.chart) else self.chart
            return next((one for one in (card, strip) if one.height() <= room), now)
        return now

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least that can be used."""
        return super().minimumSizeHint().expandedTo(_LEAST)

    def _started_over(self, had_payroll: bool) -> None:  # noqa: FBT001 - a Qt signal
        language = self._session.language
        corridor = self._session.scenario.corridor.name(language.tag)
        said = language.text(
            "{corridor} starts with workers, services and a season of its own.", corridor=corridor
        )
        if had_payroll:
            said += " " + language.text("The payroll is no longer used.")
        self.tell_edit(said)

    def _went_on(self, index: int) -> None:
        if self._told_at not in (-1, index):
            self._told_at = -1
            self._places.hide(self.notice)

    def _enter_payroll(self) -> None:
        """Give the keyboard to the payroll: Escape closes what was opened last."""
        if self.payroll_page is not None:
            self.payroll_page.take_focus()

    def pointed(self) -> tuple[str, str] | None:
        """Return what `FiguresPage.pointed` does, where that page is looked at."""
        return self.tables.figures_page.pointed() if self.tables.tabs.key() == FIGURES else None

    def _show_coming(self) -> None:
        """Show a payroll that is on its way in, or surveyed prices, in the place of the answer."""
        is_payroll = self._payroll_import.path is not None
        is_survey = self._survey.is_open and not is_payroll
        if is_payroll and self.payroll_page is None:
            # Imported here, and below: the window starts without.
            from remitcalc.gui.panels.payroll_page import PayrollPage

            self.payroll_page = PayrollPage(self._session, self._payroll_import)
            self.column.addWidget(self.payroll_page, 1)
        if is_survey and self.survey_page is None:
            from remitcalc.gui.panels.survey_page import SurveyPage

            self.survey_page = SurveyPage(self._session, self._survey, self._theme)
            self.column.addWidget(self.survey_page, 1)
        is_answer = not is_payroll and not is_survey
        for widget in (self.answer, self.splitter):
            widget.setVisible(is_answer)
        self.beginnings.setVisible(is_answer and self._is_beginning)
        if not is_answer:
            self._end_toast()
            self._places.free()
        if self.payroll_page is not None:
            self.payroll_page.setVisible(is_payroll)
        if self.survey_page is not None and self.survey_page.isHidden() == is_survey:
            self.survey_page.setVisible(is_survey)
            if is_survey:
                self.survey_page.begin()
