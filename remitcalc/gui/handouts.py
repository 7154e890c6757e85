"""Handouts in the window: asked for, shown, saved, printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from remitcalc.gui.dialogs.handout_export import HandoutExport
from remitcalc.gui.dialogs.handout_preview import HandoutPreview
from remitcalc.gui.exports import FileKind
from remitcalc.gui.handout_choice import batches, paged
from remitcalc.gui.page_desk import PageDesk
from remitcalc.gui.page_printing import KEY
from remitcalc.output.handout.file_name import SUFFIX
from remitcalc.pages.handout import document, each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.handout_choice import HandoutChoice
    from remitcalc.gui.page_printing import Batch
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.pages.paper import PaperSize


class HandoutDesk(PageDesk):
    """Makes handouts of the present comparison; `refused` says why there are none."""

    def __init__(self, session: Session, exports: Exports, tasks: Tasks, window: QWidget) -> None:
        super().__init__(session, exports, tasks, window)
        self._preview: HandoutPreview | None = None

    def ask(self, *, prints: bool = False) -> None:
        """Ask what the pages shall be, then save, show or print them; to print is the first."""
        if self._comparison() is None:
            return
        dialog = HandoutExport(
            self._session, self._exports, self._tasks, self._window, prints=prints
        )
        dialog.save_asked.connect(self.write)
        dialog.print_asked.connect(self.choose_printer)
        dialog.preview_asked.connect(self.preview)
        dialog.show()

    def preview(self, choice: HandoutChoice | None = None) -> None:
        """Show the pages, as they were chosen if they were; from there they go on."""
        if self._comparison() is None:
            return
        if self._preview is None:
            self._preview = shown = HandoutPreview(
                self._session, self._exports, self._tasks, self._window
            )
            shown.save_chosen.connect(self.write)
            shown.print_chosen.connect(self.choose_printer)
            shown.closed.connect(self._forget_preview)
            shown.show()
        if choice is not None:
            self._preview.take(choice)
        self._preview.raise_()
        self._preview.activateWindow()

    def write(self, choice: HandoutChoice) -> None:
        """Ask for a place and write the pages there."""
        comparison, exports = self._comparison(), self._exports
        if comparison is None:
            return
        title, with_names = self._session.language.text("Handout"), choice.shows_names
        if len(choice.rows) > 1 and choice.is_each:
            folder = exports.ask_folder(self._window, title)
            if folder is not None:

                def files(tick: Tick) -> Iterable[tuple[str, bytes]]:
                    return each(choice.handouts(comparison), choice.rows, choice.paper, paged(tick))

                exports.write_each(folder, files, with_names=with_names)
            return
        name = f"{comparison.scenario.corridor.id}-{choice.words.tag}"
        offered = [FileKind(self._session.language.text("PDF page"), SUFFIX)]
        path = exports.ask(self._window, title, name, offered)
        if path is not None:

            def file(tick: Tick) -> bytes:
                return document(choice.handouts(comparison), choice.rows, choice.paper, paged(tick))

            exports.write(path, file, with_names=with_names)

    def choose_printer(self, choice: HandoutChoice) -> None:
        """Ask for a printer and print the pages on it."""
        title = self._session.language.text("Handout")
        prepare = partial(self._prepare, choice)
        self._printing.choose_printer(choice.paper, title, prepare)

    def print_on(self, printer: QPrinter, choice: HandoutChoice) -> None:
        """Print the pages on a printer."""
        title = self._session.language.text("Handout")
        self._printing.print_on(printer, title, partial(self._prepare, choice))

    def _prepare(
        self, choice: HandoutChoice, paper: PaperSize, then: Callable[[Sequence[Batch]], None]
    ) -> None:
        comparison = self._comparison()
        if comparison is None:
            return

        def made(tick: Tick) -> list[Batch]:
            tick.of("pages", 0, 0)
            return batches(choice.handouts(comparison), choice.rows, paper)

        self._tasks.run(made, then, self._printing.tell, key=KEY)

    def _forget_preview(self) -> None:
        self._preview = None
