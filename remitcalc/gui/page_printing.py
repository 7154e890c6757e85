"""What is laid out on pages, on a printer: asked for, pictured off the window's thread, painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

from remitcalc.gui.paper import page_layout, paper_of
from remitcalc.gui.printing import DOTS_PER_POINT, NotPaintedError, PrintedSheets
from remitcalc.model.message import ModelError
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.pages.paper import PaperSize
    from remitcalc.pages.typesetting import Typesetting

KEY = "printing"


class Batch(NamedTuple):
    """Some pages: `pictured` makes a picture of each, so many dots to a point.

    `pages` is how many they are; 0: it is seen when they are there.
    """

    pictured: Callable[[Tick, float], list[bytes]]
    pages: int = 0


if TYPE_CHECKING:
    Prepare = Callable[[PaperSize, Callable[[Sequence[Batch]], None]], None]
    """Makes batches of pages for a paper, and hands them on in the window's thread."""


class PagePrinting(QObject):
    """Prints what can be laid out on pages; `refused` says why it could not."""

    refused = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._tasks, self._window = session, tasks, window
        self._run: _Run | None = None

    def choose_printer(self, paper: PaperSize, name: str, prepare: Prepare) -> None:
        """Ask for a printer and print on it; `name` is what the printer calls it."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(paper))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.print_on(printer, name, prepare))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter, name: str, prepare: Prepare) -> None:
        """Print on a printer, some pages at a time."""
        printer.setDocName(name)

        def start(batches: Sequence[Batch]) -> None:
            self._run = _Run(self, self._tasks, printer, batches)
            self._run.go_on()

        prepare(paper_of(printer.pageLayout()), start)

    def tell(self, error: Exception) -> None:
        """Say why there are no pages; what is no reason for that is a failure of ours."""
        if isinstance(error, NotPaintedError):
            self.refused.emit(self._session.language.text("The printer did not take the pages."))
        elif isinstance(error, ModelError):
            said = (sentence(one, self._session.language) for one in error.messages)
            self.refused.emit(" ".join(said))
        else:
            self._tasks.failed.emit(error)


class _Run(QObject):
    """One print: each batch is pictured elsewhere, then painted here, before the next one is."""

    def __init__(
        self, printing: PagePrinting, tasks: Tasks, printer: QPrinter, batches: Sequence[Batch]
    ) -> None:
        super().__init__(printing)
        self._printing, self._tasks, self._printer = printing, tasks, printer
        self._left = _asked_batches(printer, batches)
        self._sheets: PrintedSheets | None = None
        self._is_over = False
        tasks.ended.connect(self._ended)

    def go_on(self) -> None:
        """Take the next batch, or end."""
        found = next(self._left, None)
        if found is None:
            self._end()
            return
        skipped, batch = found

        def pictured(tick: Tick) -> list[bytes]:
            return batch.pictured(tick, DOTS_PER_POINT)

        def paint(pages: list[bytes]) -> None:
            self._paint(asked_for(self._printer, pages, skipped))

        self._tasks.run(pictured, paint, self._fail, key=KEY)

    def _paint(self, pages: list[bytes]) -> None:
        try:
            self._sheets = self._sheets or PrintedSheets(self._printer)
        except NotPaintedError as error:
            self._fail(error)
            return
        steps = self._sheets.steps(pages)
        self._tasks.step(steps, lambda _: self.go_on(), self._fail, key=KEY, phase="pages")

    def _ended(self, key: str) -> None:
        if key == KEY:
            QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        """End where somebody cancelled: then nothing of it runs, and nothing is called."""
        if not self._is_over and not self._tasks.is_running(KEY):
            self._printer.abort()
            self._end()

    def _fail(self, error: Exception) -> None:
        self._end()
        self._printing.tell(error)

    def _end(self) -> None:
        self._is_over = True
        self._tasks.ended.disconnect(self._ended)
        if self._sheets is not None:
            self._sheets.end()
        self.deleteLater()


def _asked_batches(printer: QPrinter, batches: Sequence[Batch]) -> Iterator[tuple[int, Batch]]:
    """Yield the batches that have pages which were asked for, and how many pages lie before."""
    first, last = printer.fromPage() or 1, printer.toPage()
    before = 0
    for batch in batches:
        is_known = bool(batch.pages)
        is_asked = before + batch.pages >= first and not (last and before >= last)
        if is_asked or not is_known:
            yield before, batch
        before += batch.pages


def asked_for(printer: QPrinter, pages: list[bytes], before: int = 0) -> list[bytes]:
    """Return the pages of the range that somebody chose; all, where none was chosen.

    `before` is how many pages lie before these.
    """
    first = max((printer.fromPage() or 1) - 1 - before, 0)
    return pages[first : max(printer.toPage() - before, 0) if printer.toPage() else len(pages)]


def laid_batch(laid: Typesetting) -> Batch:
    """Return all pages of a document as they are printed."""

    def pictured(tick: Tick, dots: float) -> list[bytes]:
        tick.of("pages", 0, 0)
        return laid.page_pictures(dots)

    return Batch(pictured)
