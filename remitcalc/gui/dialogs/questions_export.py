"""Questions to ask as a file to print: to which bank or provider, on which paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.dialogs.options import PAPER_HELP, OptionsDialog
from remitcalc.gui.dialogs.report_options import chosen_paper, paper_choice
from remitcalc.gui.exports import FileKind
from remitcalc.gui.form import give_topic
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.text import label
from remitcalc.output.questions.sheets import nothing_to_ask, providers, question_sheets
from remitcalc.pages.questions import questions_typesetting

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tick

_ALL = ""


class QuestionsExport(OptionsDialog):
    """Writes the same pages as `remitcalc questions -o FILE.pdf`; no worker's name is on them.

    `tell` says where there is nothing to ask.
    """

    def __init__(
        self, session: Session, exports: Exports, tell: Callable[[str], object], parent: QWidget
    ) -> None:
        text = session.language.text
        super().__init__(session, text("Questions to ask"), text("Save…"), self._save, parent)
        self._session, self._exports, self._tell, self._window = session, exports, tell, parent
        said = text(
            "A page for each bank or provider with what is unknown of it, or only an example, as"
            " questions for a telephone call."
        )
        self.form.put(label("note", said, self, wraps=True))
        self.provider, self.paper = ChoiceBox(), paper_choice(session)
        names = providers(session.scenario.corridor)
        own = session.language.own
        self.provider.set_choices([(_ALL, text("All")), *((name, own(name)) for name in names)])
        self.provider.choose(_ALL)
        whom = text("Which bank or provider is asked")
        self.form.add(text("&Bank or provider"), self.provider, help_text=whom)
        self.form.add(text("&Paper"), self.paper, help_text=text(PAPER_HELP))
        self.offer_names(are_offered=False)
        give_topic(self, "exports#questions")
        self.walk(self.provider, self.paper)
        self.resize(self.width(), self.sizeHint().height())

    def _save(self) -> None:
        comparison, language = self._session.comparison, self._session.language
        if comparison is None:
            return
        provider, paper = self.provider.key() or None, chosen_paper(self.paper)
        if nothing := nothing_to_ask(comparison, language, provider):
            self._tell(nothing)
            return
        title = language.text("Questions to ask").lower().replace(" ", "-")
        kinds = [FileKind(language.text("PDF document"), ".pdf")]
        name = f"{title}-{comparison.scenario.corridor.id}"
        path = self._exports.ask(self._window, self.windowTitle(), name, kinds)
        if path is None:
            return

        def make(tick: Tick) -> bytes:
            tick.of("pages", 0, 0)
            return questions_typesetting(
                question_sheets(comparison, language, provider), paper
            ).pdf()

        self._exports.write(path, make)
