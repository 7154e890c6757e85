"""Handouts: in which language, for whom, in whose name; then to a file, on paper or in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from remitcalc.gui.dialogs.handout_form import HandoutForm
from remitcalc.gui.dialogs.options import PAPER_HELP, OptionsDialog
from remitcalc.gui.dialogs.report_options import chosen_paper, paper_choice
from remitcalc.gui.form import give_topic
from remitcalc.gui.widgets.scrolled import Scrolled
from remitcalc.gui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks

_AROUND = 60
"""Pixels of a screen that no window can have."""


class HandoutExport(OptionsDialog):
    """Asks for the same pages as `remitcalc handout` makes with the same options.

    Signals
    -------
    save_asked, print_asked, preview_asked : HandoutChoice
        What is to be done with the pages; the dialog is closed then.
    """

    save_asked = Signal(object)
    print_asked = Signal(object)
    preview_asked = Signal(object)

    def __init__(
        self,
        session: Session,
        exports: Exports,
        tasks: Tasks,
        parent: QWidget,
        *,
        prints: bool = False,
    ) -> None:
        """Make the dialog; its main button saves, or `prints`."""
        text = session.language.text
        title = text("Print handout") if prints else text("Handout")
        words = text("Print…") if prints else text("Save…")
        super().__init__(session, title, words, lambda: None, parent)
        self._session, self._exports = session, exports
        self.page = HandoutForm(session, exports, tasks)
        self.paper = paper_choice(session)
        self._lay_out()
        asked = {
            True: (self.print_asked, self.save_asked),
            False: (self.save_asked, self.print_asked),
        }
        first, other = asked[prints]
        self.accepted.disconnect()
        self.accepted.connect(self._going(first.emit))
        self.other = self.offer(
            text("Save…") if prints else text("Print…"), self._going(other.emit)
        )
        self.show_button = self.offer(text("Preview"), self._going(self.preview_asked.emit))
        self.page.workers.chosen.connect(self._adapt)
        self.page.logo.changed.connect(self._adapt)
        self.finished.connect(self._end)
        session.compared.connect(self._adapt)
        self.walk(*self.page.stops(), self.paper)
        self._adapt()

    def _lay_out(self) -> None:
        text = self._session.language.text
        self.scrolled = Scrolled("options")
        inner = self.scrolled.column
        inner.setContentsMargins(0, 0, 8, 0)
        said = text("One page in large type and plain words, for a worker to take home.")
        inner.addWidget(label("note", said, self, wraps=True))
        inner.addWidget(self.page)
        inner.addStretch(1)
        give_topic(self, "handouts#page")
        self.form.add(text("&Paper"), self.paper, help_text=text(PAPER_HELP))
        self.form.insert(0, self.scrolled)

    def _adapt(self, *_: object) -> None:
        """Be as high as what is asked needs, where the screen has room; all else scrolls."""
        self.page.adapt()
        for holder in (self.page, self.form, self):
            if (layout := holder.layout()) is not None:
                layout.activate()
        inner = self.scrolled.column
        needed = inner.totalHeightForWidth(self.width()) if inner.hasHeightForWidth() else 0
        needed = max(needed, inner.totalSizeHint().height())
        least = max(self.scrolled.minimumHeight(), self.scrolled.minimumSizeHint().height())
        around = self.sizeHint().height() - least
        room = self.screen().availableSize().height() - _AROUND - around
        self.scrolled.setMinimumHeight(max(min(needed, room), 120))
        self.resize(self.width(), self.sizeHint().height())

    def _going(self, then: Callable[[object], object]) -> Callable[[], None]:
        """Return what goes on with the pages that are chosen; without words, says why not."""

        def go() -> None:
            self.page.keep()
            choice = self.page.choice(chosen_paper(self.paper), with_names=self.with_names)
            if choice is None:
                self._exports.failed.emit(self.page.trouble.text())
            else:
                then(choice)

        return go

    def _end(self, _: int) -> None:
        self.page.end()
