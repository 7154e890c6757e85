"""Handouts as files: in which language, for whom, on which paper; then where they go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from remitcalc.files.handout_words import find_handout_words, handout_languages
from remitcalc.gui.dialogs.options import PAPER_HELP, OptionsDialog
from remitcalc.gui.exports import FileKind
from remitcalc.gui.form import field, give_topic
from remitcalc.gui.number_style import plain_style
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.exact_box import ExactBox
from remitcalc.gui.widgets.segmented import Segmented
from remitcalc.gui.widgets.text import label
from remitcalc.output.handout.file_name import SUFFIX
from remitcalc.output.handout.handout import Handouts
from remitcalc.output.wording.sentences import sentence
from remitcalc.pages.handout import document, each
from remitcalc.pages.paper import PAPER_SIZES, usual_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tick
    from remitcalc.pages.paper import PaperSize
    from remitcalc.pages.waiting import Tick as PagesTick

_ALL, _ONE, _EACH = "all", "one", "each"
_PHASE = "pages"
_LONGEST_NAME = 200


class HandoutExport(OptionsDialog):
    """Writes the same pages as `remitcalc handout` with the same options."""

    def __init__(self, session: Session, exports: Exports, parent: QWidget) -> None:
        text = session.language.text
        super().__init__(session, text("Handout"), text("Save…"), self._save, parent)
        self._session, self._exports, self._window = session, exports, parent
        payroll = session.scenario.payroll
        are_alike = bool(payroll.amounts.min() == payroll.amounts.max())
        self._is_list = payroll.names is not None or not are_alike
        self.language, self.paper = ChoiceBox(), Segmented({size: size for size in PAPER_SIZES})
        self.language.set_choices(_languages())
        self.language.choose(session.language.tag)
        self.paper.choose(usual_paper(session.scenario.corridor.sending_country))
        self.workers = Segmented({_ALL: text("All"), _ONE: text("Only one")})
        self.number = ExactBox(plain_style(session.language, 0), 1, len(payroll))
        self.files = Segmented({_ALL: text("One PDF for all"), _EACH: text("One PDF each")})
        self.named = QLineEdit(maxLength=_LONGEST_NAME)
        self._lay_out()
        self.workers.chosen.connect(self._adapt)
        self._adapt()
        self.setTabOrder(self.named, self.names)
        self.setTabOrder(self.names, self.go)
        self.language.setFocus()

    def _lay_out(self) -> None:
        text = self._session.language.text
        said = text("One page in large type and plain words, for a worker to take home.")
        self.form.put(label("note", said, self, wraps=True))
        give_topic(self, "handouts#page")
        self.form.add(
            text("&Language of the page"),
            self.language,
            help_text=text("The language of whoever reads it; the window keeps its own"),
        )
        self.form.add(text("&Paper"), self.paper, help_text=text(PAPER_HELP))
        rows: dict[str, tuple[QWidget, str, str]] = {
            "workers": (
                self.workers,
                text("&Workers"),
                text("A page for every worker of the payroll, or for one of them"),
            ),
            "number": (
                self.number,
                text("&Row in the payroll"),
                text("For which worker: the first one of the list is 1"),
            ),
            "files": (
                self.files,
                text("&Files"),
                text("All pages in one file, or a file for each worker in a folder"),
            ),
            "named": (
                self.named,
                text("N&ame on the page, if wished"),
                text("Printed on the page; it is kept nowhere else"),
            ),
        }
        self._rows = {
            key: field(words, box, help_text=said, topic="handouts#for-whom")[0]
            for key, (box, words, said) in rows.items()
        }
        for row in self._rows.values():
            self.form.put(row)

    def _adapt(self, *_: object) -> None:
        """Show what can be said about these workers."""
        is_one = self.workers.key() == _ONE
        shown = {
            "workers": self._is_list,
            "number": self._is_list and is_one,
            "files": self._is_list and not is_one,
            "named": not self._is_list,
        }
        for name, row in self._rows.items():
            row.setVisible(shown[name])
        for holder in (self.form, self):
            if (layout := holder.layout()) is not None:
                layout.activate()
        self.resize(self.width(), self.sizeHint().height())

    def _wanted(self) -> Sequence[int]:
        if not self._is_list:
            return range(1)
        if self.workers.key() == _ONE:
            return [(self.number.value() or 1) - 1]
        return range(len(self._session.scenario.payroll))

    def _save(self) -> None:
        comparison, exports = self._session.comparison, self._exports
        words, problems = find_handout_words(self.language.key())
        if words is None:
            said = [sentence(one.message, self._session.language) for one in problems]
            exports.failed.emit(" ".join(said))
        if comparison is None or words is None:
            return
        rows, paper = self._wanted(), _paper(self.paper.key())
        make = partial(
            Handouts, comparison, words, with_names=self.with_names, name=self.named.text()
        )
        named = self.with_names or bool(self.named.text())
        if len(rows) > 1 and self.files.key() == _EACH:
            folder = exports.ask_folder(self._window, self.windowTitle())
            if folder is not None:
                exports.write_each(
                    folder, lambda tick: each(make(), rows, paper, _paged(tick)), with_names=named
                )
            return
        name = f"{comparison.scenario.corridor.id}-{words.tag}"
        offered = [FileKind(self._session.language.text("PDF page"), SUFFIX)]
        path = exports.ask(self._window, self.windowTitle(), name, offered)
        if path is not None:
            exports.write(
                path, lambda tick: document(make(), rows, paper, _paged(tick)), with_names=named
            )


def _languages() -> list[tuple[str, str]]:
    """Return tag and own name of every language; one whose file is wrong has its tag only."""
    found = {tag: find_handout_words(tag)[0] for tag in handout_languages()}
    return [(tag, tag if words is None else words.name) for tag, words in found.items()]


def _paper(key: str) -> PaperSize:
    return next(size for size in PAPER_SIZES if size == key)


def _paged(tick: Tick) -> PagesTick:
    return partial(tick.of, _PHASE)
