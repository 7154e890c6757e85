"""Figures are taken apart beside the answer: asked for by clicks and keys, followed by edits."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from remitcalc.gui.comparing import LARGEST_AT_ONCE, compared
from remitcalc.gui.explain.seat import Seat

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QSplitter, QWidget

    from remitcalc.gui.explain.content import Content, Contents
    from remitcalc.gui.explain.panel import ExplainPanel
    from remitcalc.gui.explain.subject import Found, Subject
    from remitcalc.gui.panels.centre import Centre
    from remitcalc.gui.panels.scenario_panel import ScenarioPanel
    from remitcalc.gui.session import Session

_FINDING = "figure taken apart"
_BETWEEN = 40
"""Milliseconds from a comparison until its figure is taken apart; more comparisons count once."""


class ExplainDesk(QObject):
    """Opens the panel, fills it anew with every comparison, and closes it.

    Attributes
    ----------
    panel : ExplainPanel or None
        None before it was first opened in the present language.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self.panel: ExplainPanel | None = None
        self._seat: Seat | None = None
        self._subject: Subject | None = None
        # While a figure is spun, the answer comes first.
        self._later = QTimer(self, singleShot=True, interval=_BETWEEN)
        self._later.timeout.connect(self._follow)
        session.compared.connect(self._follow_later)

    def seat(self, content: QSplitter, centre: Centre, scenario: ScenarioPanel) -> Seat:
        """Return what shows the window's content, with the panel in it while it is open."""
        was_open = self.is_open
        self.panel, self._centre, self._scenario = None, centre, scenario
        self._seat = Seat(content)
        self._seat.left.connect(self.close)
        centre.answer.cards.asked.connect(self._open_card)
        centre.tables.apart_asked.connect(self._open_cell)
        centre.chart.asked.connect(self._open_point)
        if was_open and self._subject is not None:
            self.open(self._subject)
        return self._seat

    @property
    def is_open(self) -> bool:
        """Whether a figure is shown taken apart."""
        return self.panel is not None and not self.panel.isHidden()

    def open(self, subject: Subject, *, by_key: bool = False) -> None:
        """Take a figure apart; by a key the panel gets the keyboard."""
        self._subject = subject
        self._find(partial(self._show, subject, by_key=by_key))

    def close(self) -> None:
        """Show no figure any more."""
        self._session.tasks.cancel(_FINDING)
        self._subject = None
        if self.panel is not None:
            self.panel.leave()

    def copy(self) -> None:
        """Copy what is shown as text, as the command writes it."""
        if self.panel is not None and self.panel.content is not None:
            QApplication.clipboard().setText(self.panel.content.text)
            self._centre.tell_done(self._session.language.text("The steps were copied."))

    def _open_card(self, at: int, by_key: bool) -> None:  # noqa: FBT001 - a Qt signal
        from remitcalc.gui.explain.pointed import of_card  # the window starts without

        answer = self._session.answer
        if answer is not None:
            self._open_found(of_card(answer, at), by_key=by_key)

    def _open_cell(self, figure: str, row: int, by_key: bool) -> None:  # noqa: FBT001
        from remitcalc.gui.explain import pointed

        answer, tables = self._session.answer, self._centre.tables
        if answer is None:
            return
        table, _, name = figure.partition(".")
        if table == "ways":
            subject = pointed.of_way(answer, tables.services.ways[row].row, name)
        elif table == "workers":
            subject = pointed.of_worker(row, name)
        elif table == "chart":
            self._open_point(row, by_key)
            return
        else:
            subject = pointed.of_price(answer, tables.figures_page.model.rows[row])
        self._open_found(subject, by_key=by_key)

    def _open_point(self, row: int, by_key: bool) -> None:  # noqa: FBT001 - a Qt signal
        from remitcalc.gui.explain.pointed import of_point

        answer, chart = self._session.answer, self._centre.chart.view.data
        if answer is not None and chart is not None:
            self._open_found(of_point(answer, chart, row), by_key=by_key)

    def _open_found(self, subject: Subject | None, *, by_key: bool) -> None:
        if subject is not None:
            self._session.when_compared(partial(self.open, subject, by_key=by_key))
        else:
            self._subject = None
            self._show_content(self._contents().of_size(self._session.answer), by_key=by_key)

    def _find(self, done: Callable[[Found], None]) -> None:
        """Take the figure apart: at once, or beside the window where that takes time."""
        from remitcalc.gui.explain.subject import found

        comparison, subject = self._session.comparison, self._subject
        if comparison is None or subject is None:
            return
        workers = max(len(comparison.scenario.payroll), subject.workers)
        if workers > LARGEST_AT_ONCE:
            self._session.tasks.run(
                lambda tick: found(comparison, subject, partial(compared, tick=tick)),
                done,
                key=_FINDING,
            )
        else:
            self._session.tasks.cancel(_FINDING)
            done(found(comparison, subject, compared))

    def _show(self, subject: Subject, what: Found, *, by_key: bool = False) -> None:
        self._show_content(self._contents().of(what, subject), by_key=by_key)

    def _show_content(self, content: Content, *, by_key: bool) -> None:
        panel = self._made()
        panel.show_content(content)
        panel.show()
        panel.raise_()
        if by_key:
            panel.take_keyboard()
        else:
            panel.announce()

    def _follow_later(self) -> None:
        if self.is_open and not self._later.isActive():
            self._later.start()

    def _follow(self) -> None:
        """Show the same figure of another comparison; without one, why there is none."""
        if not self.is_open:
            return
        if self._session.comparison is None:
            self._made().show_content(self._contents().of_trouble(self._session.trouble))
        elif self._subject is not None:
            self._find(partial(self._show_again, self._subject))
        else:
            self._made().show_content(self._contents().of_size(self._session.answer))

    def _show_again(self, subject: Subject, what: Found) -> None:
        if self.is_open:
            self._made().show_content(self._contents().of(what, subject))

    def _contents(self) -> Contents:
        from remitcalc.gui.explain.content import Contents
        from remitcalc.gui.explain.ways_on import WaysOn

        session = self._session
        ways_on = WaysOn(session, self._centre, self._scenario, self._make_way)
        return Contents(session.document, session.language, ways_on, self._open_worker)

    def _open_worker(self, row: int, is_own: bool) -> None:  # noqa: FBT001
        """Show the figure of a sum for one of its workers."""
        if self._subject is not None:
            self.open(replace(self._subject, who=row, is_own=is_own), by_key=True)

    def _choose_span(self, span: str) -> None:
        if self._subject is not None:
            self.open(replace(self._subject, is_season=span == "season"))

    def _make_way(self) -> None:
        """Let what the panel leads to be seen where the panel lies over it."""
        if self._seat is not None and self._seat.is_over:
            self.close()

    def _made(self) -> ExplainPanel:
        if self.panel is None:
            from remitcalc.gui.explain.panel import ExplainPanel  # the window starts without

            self.panel = ExplainPanel(self._session.language)
            self.panel.hide()
            self.panel.closed.connect(self.close)
            self.panel.copy_asked.connect(self.copy)
            self.panel.span_chosen.connect(self._choose_span)
            assert self._seat is not None
            self._seat.take(self.panel)
        return self.panel
