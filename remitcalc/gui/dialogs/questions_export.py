"""Questions to ask: of which bank or provider, on which paper; then to a file, printed, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal

from remitcalc.gui.dialogs.options import PAPER_HELP, OptionsDialog
from remitcalc.gui.dialogs.report_options import chosen_paper, paper_choice
from remitcalc.gui.form import give_topic
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.text import label
from remitcalc.output.language import marked
from remitcalc.output.questions.sheets import providers

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.session import Session
    from remitcalc.pages.paper import PaperSize

WHOM, WHOM_HELP = marked("&Bank or provider"), marked("Which bank or provider is asked")
_ALL = ""


class QuestionsChoice(NamedTuple):
    """Whom to ask, None: all of them; and on which paper."""

    provider: str | None
    paper: PaperSize


class QuestionsExport(OptionsDialog):
    """Asks for the same pages as `remitcalc questions -o FILE.pdf`; no worker's name is on them.

    Signals
    -------
    save_asked, print_asked, preview_asked : QuestionsChoice
        What is to be done with the pages; the dialog is closed then.
    """

    save_asked = Signal(object)
    print_asked = Signal(object)
    preview_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        text = session.language.text
        super().__init__(session, text("Questions to ask"), text("Save…"), self._save, parent)
        said = text(
            "A page for each bank or provider with what is unknown of it, or only an example, as"
            " questions for a telephone call."
        )
        self.form.put(label("note", said, self, wraps=True))
        self.provider, self.paper = provider_choice(session), paper_choice(session)
        self.form.add(text(WHOM), self.provider, help_text=text(WHOM_HELP))
        self.form.add(text("&Paper"), self.paper, help_text=text(PAPER_HELP))
        self.offer_names(are_offered=False)
        give_topic(self, "exports#questions")
        self.offer(text("Print…"), lambda: self.print_asked.emit(self._choice()))
        self.offer(text("Preview"), lambda: self.preview_asked.emit(self._choice()))
        self.walk(self.provider, self.paper)
        self.resize(self.width(), self.sizeHint().height())

    def _choice(self) -> QuestionsChoice:
        return QuestionsChoice(self.provider.key() or None, chosen_paper(self.paper))

    def _save(self) -> None:
        self.save_asked.emit(self._choice())


def provider_choice(session: Session) -> ChoiceBox:
    """Return the banks and providers to choose from; chosen are all."""
    made, own = ChoiceBox(), session.language.own
    names = providers(session.scenario.corridor)
    all_of_them = (_ALL, session.language.text("All"))
    made.set_choices([all_of_them, *((name, own(name)) for name in names)])
    made.choose(_ALL)
    return made
