"""Questions to ask as they will be on paper, live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.dialogs.pages_preview import PagesPreview
from remitcalc.gui.dialogs.questions_export import (
    WHOM,
    WHOM_HELP,
    QuestionsChoice,
    provider_choice,
)
from remitcalc.gui.form import give_topic, name_input
from remitcalc.output.questions.sheets import nothing_to_ask, question_sheets
from remitcalc.pages.questions import questions_typesetting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.pages.typesetting import Typesetting


class QuestionsPreview(PagesPreview):
    """Shows the sheets of one bank or provider, or of all."""

    key = "questions-preview"

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget) -> None:
        text = session.language.text
        title, pages = text("Preview of the questions"), text("Pages of questions")
        super().__init__(session, tasks, parent, title=title, pages=pages)
        give_topic(self, "exports#questions")
        self.provider = provider_choice(session)
        name_input(self.provider, text(WHOM), help_text=text(WHOM_HELP))
        self.provider.chosen.connect(lambda _: self.refresh())
        self._laid: Typesetting | None = None
        self._dots = 0.0
        self.open()

    @property
    def choice(self) -> QuestionsChoice:
        """What is chosen."""
        return QuestionsChoice(self.provider.key() or None, self.paper_size)

    def take(self, choice: QuestionsChoice) -> None:
        """Choose what was chosen in a dialog."""
        self.paper.choose(choice.paper)
        self.provider.choose(choice.provider or "")
        self.refresh()

    def inputs(self) -> list[QWidget]:
        """Return whom to ask."""
        return [self.labelled(self.session.language.text(WHOM), self.provider), self.provider]

    def offer_names(self) -> None:
        """Offer no names: none is on these pages. Offer whom the present corridor has."""
        self.names.hide()
        present = provider_choice(self.session)
        self.provider.set_choices(present.choices())
        present.deleteLater()

    def lay(self) -> None:
        """Lay the sheets anew; where there is nothing to ask, say so."""
        comparison, language, choice = self.session.comparison, self.session.language, self.choice
        if comparison is None:
            return
        if nothing := nothing_to_ask(comparison, language, choice.provider):
            self.tasks.cancel(self.key)
            self._laid = None
            self.view.show_pages([], choice.paper)
            self.say(nothing)
            return

        def laid(tick: Tick) -> Typesetting:
            tick.of("pages", 0, 0)
            asked = question_sheets(comparison, language, choice.provider)
            return questions_typesetting(asked, choice.paper)

        def take(made: Typesetting) -> None:
            self._laid = made
            self._picture()

        self.tasks.run(laid, take, self.tell_trouble, key=self.key)

    def picture_again(self) -> None:
        """Have the pages pictured again where they are shown larger than they were pictured."""
        if self.view.dots_per_point > self._dots:
            self._picture()

    def _picture(self) -> None:
        self._dots = self.view.dots_per_point
        if self._laid is not None:
            self.show_laid(self._laid)
