"""Questions to ask in the window: asked for, shown, saved, printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from remitcalc.files.slugs import slug
from remitcalc.gui.dialogs.questions_export import QuestionsChoice, QuestionsExport
from remitcalc.gui.dialogs.questions_preview import QuestionsPreview
from remitcalc.gui.exports import FileKind
from remitcalc.gui.page_desk import PageDesk
from remitcalc.gui.page_printing import KEY, laid_batch
from remitcalc.output.price_words import PriceWords
from remitcalc.output.questions.open_prices import is_asked
from remitcalc.output.questions.sheets import nothing_to_ask, question_sheets
from remitcalc.pages.paper import usual_paper
from remitcalc.pages.questions import questions_typesetting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from remitcalc.engine.comparison import Comparison
    from remitcalc.gui.exports import Exports
    from remitcalc.gui.page_printing import Batch
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.pages.paper import PaperSize
    from remitcalc.pages.typesetting import Typesetting


class QuestionsDesk(PageDesk):
    """Makes sheets of questions; `refused` says why there are none, or that nothing is open."""

    def __init__(self, session: Session, exports: Exports, tasks: Tasks, window: QWidget) -> None:
        super().__init__(session, exports, tasks, window)
        self._preview: QuestionsPreview | None = None

    def ask(self) -> None:
        """Ask of whom and on which paper, then save, show or print."""
        if self._comparison() is None:
            return
        dialog = QuestionsExport(self._session, self._window)
        dialog.save_asked.connect(self.write)
        dialog.print_asked.connect(self.choose_printer)
        dialog.preview_asked.connect(self.preview)
        dialog.show()

    def preview(self, choice: QuestionsChoice) -> None:
        """Show the sheets; from there they are saved and printed."""
        if self._open(choice) is None:
            return
        if self._preview is None:
            self._preview = shown = QuestionsPreview(self._session, self._tasks, self._window)
            shown.save_asked.connect(lambda: self.write(shown.choice))
            shown.print_asked.connect(lambda: self.choose_printer(shown.choice))
            shown.closed.connect(self._forget_preview)
            shown.show()
        self._preview.take(choice)
        self._preview.raise_()
        self._preview.activateWindow()

    def preview_about(self, service: str, part: str) -> None:
        """Show the sheets of whom a price is asked; where it is known, or not compared, say so."""
        comparison, language = self._comparison(), self._session.language
        if comparison is None:
            return
        corridor = comparison.scenario.corridor
        found = next((one for one in corridor.services if one.id == service), None)
        if found is None:
            said = language.text(
                "Questions are asked about what is compared, and this is not compared yet."
            )
            self.refused.emit(said)
        elif not is_asked(found, part, PriceWords(corridor, language)):
            said = language.text(
                "There is nothing to ask about this price: it is known, and no example."
            )
            self.refused.emit(said)
        else:
            paper = usual_paper(corridor.sending_country)
            self.preview(QuestionsChoice(found.provider, paper))

    def write(self, choice: QuestionsChoice) -> None:
        """Ask for a place and write the sheets there."""
        comparison, language = self._open(choice), self._session.language
        if comparison is None:
            return
        words = language.text("Questions to ask")
        kinds = [FileKind(language.text("PDF document"), ".pdf")]
        name = f"{slug(words)}-{comparison.scenario.corridor.id}"
        path = self._exports.ask(self._window, words, name, kinds)
        if path is not None:
            laid = self._laid(comparison, choice, choice.paper)
            self._exports.write(path, lambda tick: laid(tick).pdf())

    def choose_printer(self, choice: QuestionsChoice) -> None:
        """Ask for a printer and print the sheets on it."""
        if self._open(choice) is not None:
            name = self._session.language.text("Questions to ask")
            self._printing.choose_printer(choice.paper, name, partial(self._prepare, choice))

    def print_on(self, printer: QPrinter, choice: QuestionsChoice) -> None:
        """Print the sheets on a printer."""
        name = self._session.language.text("Questions to ask")
        self._printing.print_on(printer, name, partial(self._prepare, choice))

    def _prepare(
        self, choice: QuestionsChoice, paper: PaperSize, then: Callable[[Sequence[Batch]], None]
    ) -> None:
        comparison = self._open(choice)
        if comparison is not None:
            laid = self._laid(comparison, choice, paper)
            self._tasks.run(
                laid, lambda made: then([laid_batch(made)]), self._printing.tell, key=KEY
            )

    def _laid(
        self, comparison: Comparison, choice: QuestionsChoice, paper: PaperSize
    ) -> Callable[[Tick], Typesetting]:
        """Return what lays the sheets, off the window's thread."""
        language = self._session.language

        def laid(tick: Tick) -> Typesetting:
            tick.of("pages", 0, 0)
            asked = question_sheets(comparison, language, choice.provider)
            return questions_typesetting(asked, paper)

        return laid

    def _open(self, choice: QuestionsChoice) -> Comparison | None:
        """Return the comparison where something of it is open; else say that nothing is, or why."""
        comparison = self._comparison()
        if comparison is None:
            return None
        nothing = nothing_to_ask(comparison, self._session.language, choice.provider)
        if nothing:
            self.refused.emit(nothing)
            return None
        return comparison

    def _forget_preview(self) -> None:
        self._preview = None
