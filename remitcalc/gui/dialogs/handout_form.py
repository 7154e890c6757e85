"""What is asked for a handout, in the dialog and beside its preview."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from remitcalc.files.handout_words import find_handout_words, handout_languages
from remitcalc.gui.dialogs.logo_choice import LogoChoice
from remitcalc.gui.form import Form, field, name_input
from remitcalc.gui.handout_choice import HandoutChoice
from remitcalc.gui.number_style import plain_style
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.gui.widgets.text import label
from remitcalc.output.handout.employer import MOST_LETTERS, employer_of
from remitcalc.output.handout.languages import offered_first, territory_of
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks
    from remitcalc.model.document import Document, View
    from remitcalc.model.handout_words import HandoutWords
    from remitcalc.pages.paper import PaperSize

_ALL, _ONE, _EACH = "all", "one", "each"
_LONGEST_NAME = 200
_MERGE = "handout"


class HandoutForm(QWidget):
    """Language, workers, name, employer: tells `changed` whenever pages would be other ones.

    Language, employer and the room for own quotes are the document's: they are kept with it, and
    an edit like any other. Names of workers are not.
    """

    changed = Signal()

    def __init__(self, session: Session, exports: Exports, tasks: Tasks) -> None:
        super().__init__()
        self._session = session
        text = session.language.text
        self.language = ChoiceBox()
        self.trouble = label("note", "", self, wraps=True)
        self.workers = Segmented({_ALL: text("All"), _ONE: text("Only one")})
        self.number = ExactBox(plain_style(session.language, 0), 1, 1)
        self.files = Segmented({_ALL: text("One PDF for all"), _EACH: text("One PDF each")})
        self.named = QLineEdit(maxLength=_LONGEST_NAME)
        self.employer = QLineEdit(maxLength=MOST_LETTERS)
        self.logo = LogoChoice(session, exports, tasks)
        self.quotes = QCheckBox(text("&Keep room for own quotes"), self)
        self._words: HandoutWords | None = None
        self._is_list, self._shown = False, ""
        self._offer_languages()
        self._lay_out()
        self.show_kept()
        self.adapt()
        self._connect()

    def choice(self, paper: PaperSize, *, with_names: bool) -> HandoutChoice | None:
        """Return what is chosen; None where the words of the language cannot be read."""
        words = self._words
        if words is None:
            return None
        return HandoutChoice(
            words=words,
            territory=territory_of(words.tag, self._session.scenario.corridor),
            paper=paper,
            rows=self._rows(),
            is_each=self._is_list and self._is_for_all and self.files.key() == _EACH,
            named="" if self._is_list else self.named.text(),
            with_names=with_names,
            employer=employer_of(self.employer.text(), self.logo.drawn),
            keeps_quotes_room=self.quotes.isChecked(),
        )

    def take(self, choice: HandoutChoice) -> None:
        """Show for whom somebody chose pages; what the document keeps is shown already."""
        if self._is_list:
            is_one = len(choice.rows) == 1 and len(self._session.scenario.payroll) > 1
            self.workers.choose(_ONE if is_one else _ALL)
            self.number.set_value(choice.rows[0] + 1)
            self.files.choose(_EACH if choice.is_each else _ALL)
        self.named.setText(choice.named)
        self.adapt()

    def keep(self) -> None:
        """Keep with the document what is its own."""

        def kept(document: Document) -> Document:
            view = self._kept(document.view)
            return document if view == document.view else document.replace(view=view)

        self.employer.setModified(False)
        self._session.edit_document(marked("Change of the handout"), kept, _MERGE)

    def end(self) -> None:
        """Keep what is to be kept, and wait for nothing any more."""
        self.logo.end()
        self.keep()
        self._session.end_edit()

    def show_kept(self) -> None:
        """Show what the document says; where it says nothing, what is offered first."""
        view, before = self._session.document.view, self._shown
        is_at_hand = view.handout_language in self._languages
        self._shown = view.handout_language if is_at_hand else self._languages[0]
        if self._shown != before:
            self.language.choose(self._shown)
            self._read_words()
        if not self.employer.isModified():  # what is being typed is left alone
            self.employer.setText(view.employer)
        self.logo.show_logo(view.logo)
        self.quotes.setChecked(view.keeps_quotes_room)

    def adapt(self) -> None:
        """Ask what can be said about the present workers."""
        payroll = self._session.scenario.payroll
        if self._session.scenario.corridor.receiving_country != self._country:
            self._offer_languages()
            self.show_kept()
        are_alike = bool(payroll.amounts.min() == payroll.amounts.max())
        self._is_list = payroll.names is not None or not are_alike
        self.number.set_most(len(payroll))
        shown = {
            "workers": self._is_list,
            "number": self._is_list and not self._is_for_all,
            "files": self._is_list and self._is_for_all,
            "named": not self._is_list,
        }
        for name, row in self._rows_of_form.items():
            row.setVisible(shown.get(name, True))

    def stops(self) -> list[QWidget]:
        """Return what the Tab key goes through, in its order."""
        return [
            self.language,
            self.workers,
            self.number,
            self.files,
            self.named,
            self.employer,
            self.logo,
            self.quotes,
        ]

    def say(self, words: str) -> None:
        """Show words below the language; none: there is nothing to say."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    @property
    def _is_for_all(self) -> bool:
        return self.workers.key() != _ONE

    def _rows(self) -> Sequence[int]:
        if not self._is_list:
            return range(1)
        count = len(self._session.scenario.payroll)
        if self._is_for_all:
            return range(count)
        return [min(self.number.value() or 1, count) - 1]

    def _kept(self, view: View) -> View:
        """Return how the document is looked at, with what is shown here.

        A language that nobody chose is not kept: another corridor offers another one.
        """
        language = self.language.key()
        return replace(
            view,
            handout_language=view.handout_language if language == self._shown else language,
            employer=employer_of(self.employer.text()).name,
            logo=self.logo.logo,
            keeps_quotes_room=self.quotes.isChecked(),
        )

    def _offer_languages(self) -> None:
        """Offer every language by its own name, first those where the money arrives."""
        self._country = self._session.scenario.corridor.receiving_country
        own = self._session.language.tag
        self._languages = offered_first(handout_languages(), self._country, own)
        names = {tag: find_handout_words(tag)[0] for tag in self._languages}
        self.language.set_choices(
            [(tag, tag if words is None else words.name) for tag, words in names.items()]
        )

    def _read_words(self) -> None:
        """Read the words of the language, and say what is wrong with them."""
        words, problems = find_handout_words(self.language.key())
        self._words = words
        self.say(" ".join(sentence(one.message, self._session.language) for one in problems))

    def _lay_out(self) -> None:
        text = self._session.language.text
        form = Form(parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        self._rows_of_form = {
            key: field(words, box, help_text=said, topic=topic)[0]
            for key, (box, words, said, topic) in self._asked().items()
        }
        for key, row in self._rows_of_form.items():
            form.put(row)
            if key == "language":
                form.put(self.trouble)
        said = text(
            "Lines to write down what others ask. Fewer ways may stand on the page then; where"
            " there is room left, the lines are there anyway."
        )
        name_input(self.quotes, self.quotes.text(), help_text=said, topic="handouts#quotes")
        form.put(self.quotes)

    def _asked(self) -> dict[str, tuple[QWidget, str, str, str]]:
        """Return what is asked: its box, its label, its help, and its part of the manual."""
        text = self._session.language.text
        return {
            "language": (
                self.language,
                text("&Language of the page"),
                text("The language of whoever reads it; the window keeps its own"),
                "handouts#page",
            ),
            "workers": (
                self.workers,
                text("&Workers"),
                text("A page for every worker of the payroll, or for one of them"),
                "handouts#for-whom",
            ),
            "number": (
                self.number,
                text("&Row in the payroll"),
                text("For which worker: the first one of the list is 1"),
                "handouts#for-whom",
            ),
            "files": (
                self.files,
                text("&Files"),
                text("All pages in one file, or a file for each worker in a folder"),
                "handouts#for-whom",
            ),
            "named": (
                self.named,
                text("N&ame on the page, if wished"),
                text("Printed on the page; it is kept nowhere else"),
                "handouts#for-whom",
            ),
            "employer": (
                self.employer,
                text("&Employer's name, if wished"),
                text("Printed at the top of the page, and kept with the document"),
                "handouts#employer",
            ),
            "logo": (
                self.logo,
                text("Lo&go, if wished"),
                text("A picture, PNG, JPEG or SVG; kept with the document"),
                "handouts#employer",
            ),
        }

    def _connect(self) -> None:
        self.language.chosen.connect(self._choose_language)
        self.workers.chosen.connect(self._choose_workers)
        self.number.value_changed.connect(lambda _: self.changed.emit())
        self.named.textEdited.connect(lambda _: self.changed.emit())
        self.employer.textEdited.connect(lambda _: self.changed.emit())
        self.employer.editingFinished.connect(self.keep)
        self.logo.changed.connect(self._keep_and_tell)
        self.quotes.clicked.connect(self._keep_and_tell)
        self._session.edited.connect(self.show_kept)
        self._session.compared.connect(self.adapt)

    def _choose_language(self, _: str) -> None:
        self._read_words()
        self._keep_and_tell()

    def _choose_workers(self, _: str) -> None:
        self.adapt()
        self.changed.emit()

    def _keep_and_tell(self, *_: object) -> None:
        self.keep()
        self.changed.emit()
