"""Handouts as they will be on paper, live: what is asked at the left, the pages beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.dialogs.handout_form import HandoutForm
from remitcalc.gui.dialogs.pages_preview import PagesPreview
from remitcalc.gui.form import give_topic
from remitcalc.gui.handout_choice import AT_ONCE, pictured
from remitcalc.gui.widgets.scrolled import Scrolled
from remitcalc.pages.handout import MOST_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.handout_choice import HandoutChoice
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.output.handout.handout import Handouts


@guarded
class HandoutPreview(PagesPreview):
    """Makes the pages that are in sight; others when somebody turns to them.

    Signals
    -------
    save_chosen, print_chosen : HandoutChoice
    """

    key = "handout-preview"
    save_chosen = Signal(object)
    print_chosen = Signal(object)

    def __init__(self, session: Session, exports: Exports, tasks: Tasks, parent: QWidget) -> None:
        text = session.language.text
        title, pages = text("Handout preview"), text("Pages of the handout")
        super().__init__(session, tasks, parent, title=title, pages=pages)
        give_topic(self, "handouts#preview")
        self.page = HandoutForm(session, exports, tasks)
        self._made: tuple[Handouts, HandoutChoice] | None = None
        self._dots = 0.0
        self.open()
        self.page.changed.connect(self.rest)
        self.view.lacked.connect(self._fill)
        self.save_asked.connect(self._emitting(self.save_chosen.emit))
        self.print_asked.connect(self._emitting(self.print_chosen.emit))

    def take(self, choice: HandoutChoice) -> None:
        """Choose what was chosen in a dialog; what the document keeps is there already."""
        self.paper.choose(choice.paper)
        self.names.setChecked(choice.with_names)
        self.page.take(choice)
        self.refresh()

    def side(self) -> QWidget:
        """Return what is asked."""
        scrolled = Scrolled("options")
        scrolled.column.setContentsMargins(0, 0, 8, 0)
        scrolled.column.addWidget(self.page)
        scrolled.column.addStretch(1)
        return scrolled

    def side_stops(self) -> list[QWidget]:
        """Return what is asked, one after the other."""
        return self.page.stops()

    def lay(self) -> None:
        """Make the pages in sight anew."""
        comparison, choice = self.session.comparison, self._choice()
        if comparison is None:
            return
        if choice is None:
            self.say(self.page.trouble.text())
            return
        rows = choice.rows[:MOST_PAGES]
        first = self._first_of(self.view.number - 1, len(rows))
        part, dots = rows[first : first + AT_ONCE], self.view.dots_per_point

        def make(tick: Tick) -> tuple[Handouts, list[bytes]]:
            tick.of("pages", 0, 0)
            handouts = choice.handouts(comparison)
            return handouts, pictured(handouts, part, choice.paper, tick, dots)

        def show(made: tuple[Handouts, list[bytes]]) -> None:
            handouts, pages = made
            self._made, self._dots = (handouts, choice), dots
            all_pages: list[bytes | None] = [None] * len(rows)
            all_pages[first : first + len(pages)] = pages
            self.view.show_pages(all_pages, choice.paper)
            self._tell_left_out(choice)

        self.tasks.run(make, show, self.tell_trouble, key=self.key)

    def picture_again(self) -> None:
        """Make the pages in sight again where they are shown larger than they were pictured."""
        if self.view.dots_per_point > self._dots:
            self.lay()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keep what is the document's."""
        self.page.end()
        super().closeEvent(event)

    def _fill(self, at: int) -> None:
        """Make pages that came into sight; not while others are being made: they ask again."""
        if self._made is None or self.tasks.is_running(self.key) or not self.isVisible():
            return
        (handouts, choice), dots = self._made, self._dots
        first = self._first_of(at, self.view.count)
        part = choice.rows[first : first + AT_ONCE]

        def make(tick: Tick) -> list[bytes]:
            return pictured(handouts, part, choice.paper, tick, dots)

        def show(pages: list[bytes]) -> None:
            for number, page in enumerate(pages, first):
                self.view.set_picture(number, page)

        self.tasks.run(make, show, self.tell_trouble, key=self.key)

    def _first_of(self, at: int, count: int) -> int:
        """Return the first of the pages that are made together with one."""
        at = max(min(at, count - 1), 0)
        return at - at % AT_ONCE

    def _tell_left_out(self, choice: HandoutChoice) -> None:
        count, text = len(choice.rows), self.session.language.text
        if count > MOST_PAGES:
            said = text(
                "The first {most} of {count} pages are shown.", most=MOST_PAGES, count=count
            )
            self.say(said)
        else:
            self.say("")

    def _choice(self) -> HandoutChoice | None:
        return self.page.choice(self.paper_size, with_names=self.with_names)

    def _emitting(self, emit: Callable[[object], object]) -> Callable[[], None]:
        def go() -> None:
            self.page.keep()
            choice = self._choice()
            if choice is None:
                self.say(self.page.trouble.text())
            else:
                emit(choice)

        return go
