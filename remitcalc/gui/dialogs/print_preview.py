"""The report as it will be on paper, live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.dialogs.pages_preview import PagesPreview
from remitcalc.gui.form import give_topic
from remitcalc.gui.report_layout import ReportLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks
    from remitcalc.pages.typesetting import Typesetting


class PrintPreview(PagesPreview):
    """Shows the report of the present comparison."""

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget) -> None:
        text = session.language.text
        title, pages = text("Print preview"), text("Pages of the report")
        super().__init__(session, tasks, parent, title=title, pages=pages)
        give_topic(self, "exports#report")
        self._layout = ReportLayout(tasks, self.key)
        self._laid: Typesetting | None = None
        self._dots = 0.0
        self.open()

    def lay(self) -> None:
        """Lay the report anew."""
        comparison = self.session.comparison
        if comparison is None:
            return

        def take(laid: Typesetting) -> None:
            self._laid = laid
            self._picture()

        language = self.session.language
        self._layout.lay(comparison, language, self.paper_size, take, with_names=self.with_names)

    def picture_again(self) -> None:
        """Have the pages pictured again where they are shown larger than they were pictured."""
        if self.view.dots_per_point > self._dots:
            self._picture()

    def _picture(self) -> None:
        self._dots = self.view.dots_per_point
        if self._laid is not None:
            self.show_laid(self._laid)
