"""The report in the window: as a file, in a preview, on a printer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from remitcalc.files.slugs import slug
from remitcalc.gui.dialogs.print_preview import PrintPreview
from remitcalc.gui.dialogs.report_options import ReportOptions
from remitcalc.gui.exports import FileKind
from remitcalc.gui.page_desk import PageDesk
from remitcalc.gui.page_printing import KEY, laid_batch
from remitcalc.gui.report_layout import ReportLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.page_printing import Batch
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.pages.paper import PaperSize
    from remitcalc.pages.typesetting import Typesetting


class Reports(PageDesk):
    """Makes reports of the present comparison; `refused` says why there is none.

    Names of workers are in them only where somebody ticked it in that very dialog.
    """

    def __init__(self, session: Session, exports: Exports, tasks: Tasks, window: QWidget) -> None:
        super().__init__(session, exports, tasks, window)
        self._layout = ReportLayout(tasks, KEY)
        self._preview: PrintPreview | None = None

    def save(self) -> None:
        """Ask for paper and names, then for a place, and write the report there."""
        text = self._session.language.text
        if self._comparison() is None:
            return
        options = ReportOptions(self._session, text("Report"), text("Save…"), self._window)
        options.accepted.connect(
            lambda: self.write(options.paper_size, with_names=options.with_names)
        )
        options.show()

    def write(self, paper: PaperSize, *, with_names: bool) -> None:
        """Ask for a place and write the report there."""
        comparison, language = self._comparison(), self._session.language
        if comparison is None:
            return
        kinds = [FileKind(language.text("PDF document"), ".pdf")]
        name = f"{slug(language.text('Report'))}-{comparison.scenario.corridor.id}"
        path = self._exports.ask(self._window, language.text("Report"), name, kinds)
        if path is not None:
            self._lay(paper, self._writer(path, with_names=with_names), with_names=with_names)

    def _writer(self, path: Path, *, with_names: bool) -> Callable[[Typesetting], None]:
        def write(laid: Typesetting) -> None:
            self._exports.write(path, lambda tick: _file(laid, tick), with_names=with_names)

        return write

    def _lay(
        self, paper: PaperSize, then: Callable[[Typesetting], None], *, with_names: bool
    ) -> None:
        comparison = self._comparison()
        if comparison is not None:
            language = self._session.language
            self._layout.lay(comparison, language, paper, then, with_names=with_names)

    def preview(self) -> None:
        """Show the report as it will be on paper; from there it can be saved and printed."""
        if self._comparison() is None:
            return
        if self._preview is not None:
            self._preview.raise_()
            self._preview.activateWindow()
            return
        self._preview = shown = PrintPreview(self._session, self._tasks, self._window)
        shown.save_asked.connect(lambda: self.write(shown.paper_size, with_names=shown.with_names))
        shown.print_asked.connect(
            lambda: self.choose_printer(shown.paper_size, with_names=shown.with_names)
        )
        shown.closed.connect(self._forget_preview)
        shown.show()

    def _forget_preview(self) -> None:
        self._preview = None

    def print_out(self) -> None:
        """Ask for paper and names, then for a printer, and print."""
        text = self._session.language.text
        if self._comparison() is None:
            return
        options = ReportOptions(self._session, text("Print"), text("Print…"), self._window)
        options.accepted.connect(
            lambda: self.choose_printer(options.paper_size, with_names=options.with_names)
        )
        options.show()

    def choose_printer(self, paper: PaperSize, *, with_names: bool) -> None:
        """Ask for a printer and print the report on it."""
        prepare = partial(self._prepare, with_names=with_names)
        self._printing.choose_printer(paper, self._session.language.text("Report"), prepare)

    def print_on(self, printer: QPrinter, *, with_names: bool) -> None:
        """Print the report on a printer."""
        prepare = partial(self._prepare, with_names=with_names)
        self._printing.print_on(printer, self._session.language.text("Report"), prepare)

    def _prepare(
        self, paper: PaperSize, then: Callable[[Sequence[Batch]], None], *, with_names: bool
    ) -> None:
        self._lay(paper, lambda laid: then([laid_batch(laid)]), with_names=with_names)


def _file(laid: Typesetting, tick: Tick) -> bytes:
    tick.of("pages", 0, 0)
    return laid.pdf()
