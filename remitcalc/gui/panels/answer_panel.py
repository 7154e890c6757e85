"""The answer: how the pool stands, what is cheaper, against what, and a few figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.panels.figure_cards import FigureCards
from remitcalc.gui.widgets.headline import Headline
from remitcalc.gui.widgets.held_places import keep_place
from remitcalc.gui.widgets.lead import Lead, Paragraph
from remitcalc.gui.widgets.text import give_tip, selectable, styled
from remitcalc.output.answer_notes import amounts_line, example_line, groups_line, range_line
from remitcalc.output.baseline_words import against_baseline
from remitcalc.output.cheaper_words import cheaper
from remitcalc.output.headline import headline_lines, loss_first, losses
from remitcalc.output.language import marked
from remitcalc.output.range_words import ranging
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from remitcalc.gui.session import Session
    from remitcalc.output.answer import Answer

_WHY, _SHARE = "why", "share"
_NOBODY_LOSES = "no-one-worse-off"
_TIGHT = 760
_LINE = 16
"""Pixels that a line of the usual letters takes; larger ones need as much more width."""


@guarded
class AnswerPanel(QWidget):
    """Reads first: one headline, then what qualifies it.

    Each part is as high whatever it says: chart and tables do not jump. `resettled` tells that the
    width or the letters have become others, and that the height may have. `examples_asked`: which
    figures are examples is to be seen.
    """

    resettled = Signal()
    examples_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._is_tight = session, False
        # Later, because what stands in here has its new letters only then.
        self._restyled = QTimer(self, singleShot=True, interval=0)
        self._restyled.timeout.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._top = QGridLayout()
        self._top.setHorizontalSpacing(16)
        self._top.setVerticalSpacing(8)
        self._top.setColumnStretch(0, 1)
        self.headline = Headline()
        self.chip = QPushButton(self)
        self.chip.setObjectName("chip")
        self.chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.chip.clicked.connect(self.examples_asked)
        self.body = Lead()
        selectable(styled(self.body, "lead", wraps=True))
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.setTextInteractionFlags(
            self.body.textInteractionFlags()
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.body.linkActivated.connect(self._follow_link)
        for part in (self.body, self.chip):
            keep_place(part, is_kept=True)
        self._place(is_tight=False)
        column.addLayout(self._top)
        self.cards = FigureCards()
        column.addWidget(self.cards)
        column.addStretch(1)
        self.headline.rest_changed.connect(self._tell_again)
        for one in self.findChildren(QLabel):  # the window's menu, not that of a label
            one.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        session.compared.connect(self._show)
        self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take the link's colour from a new palette, and the room from new letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._restyled.start()
        if event.type() == QEvent.Type.PaletteChange:
            self.body.clear()
            self._tell_again()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say it in smaller letters where there is little room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_letters()
            self._restyled.start()

    def _fit_letters(self) -> None:
        is_tight = self.width() < _TIGHT * max(1.0, self.fontMetrics().height() / _LINE)
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self.headline.be_tight(is_tight=is_tight)
            self._place(is_tight=is_tight)
            self._tell_again()

    def _place(self, *, is_tight: bool) -> None:
        """Put the chip beside the headline, or below what is said where there is no room."""
        self._top.addWidget(self.headline, 0, 0, 1, 2 if is_tight else 1)
        self._top.addWidget(self.body, 1, 0, 1, 2)
        at = (2, 0, 1, 2) if is_tight else (0, 1, 1, 1)
        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        self._top.addWidget(self.chip, *at, top | left if is_tight else top)

    def _fit(self) -> None:
        """Fit all to another width, or to other letters."""
        self._fit_letters()
        self.body.hold()
        self.body.fit()
        self.cards.fit()
        self.resettled.emit()

    def _show(self) -> None:
        answer, language = self._session.answer, self._session.language
        for widget in (self.body, self.chip, self.cards):
            widget.setVisible(answer is not None)
        if answer is None:
            said = " ".join(sentence(one, language) for one in self._session.trouble)
            self.headline.tell([said])
            return
        self.headline.tell(headline_lines(answer))
        self.cards.show_answer(answer)
        self._tell(answer)
        examples = len(answer.examples)
        self.chip.setVisible(bool(examples))
        self.chip.setText(
            language.plural("{count} example figure  ›", "{count} example figures  ›", examples)
        )
        give_tip(self.chip, example_line(answer))

    def _tell_again(self) -> None:
        if self._session.answer is not None:
            self._tell(self._session.answer)

    def _tell(self, answer: Answer) -> None:
        more = Paragraph("", answer.language.text("More"), _WHY)
        ranges = "" if self._is_tight else ranging(answer)  # else the first card has it
        self.body.tell(_paragraphs(answer, self.headline.rest, ranges), more)

    def _follow_link(self, key: str) -> None:
        if key == _SHARE:
            self._session.change(marked("Change of the sharing rule"), share=_NOBODY_LOSES)
        else:
            self._explain()

    def _explain(self) -> None:
        answer = self._session.answer
        if answer is None:
            return
        from remitcalc.gui.widgets.popover import Popover  # the window starts without
        from remitcalc.output.document.background import left_out_facts
        from remitcalc.output.document.breakdown import like_for_like_said

        language = answer.language
        popover = Popover(self)
        ranges = ranging(answer)
        if self.body.is_cut or self.cards.cut() or (ranges and self._is_tight):
            whole = [one.text for one in _paragraphs(answer, self.headline.rest, ranges)]
            popover.add(language.text("The answer in full"), [*whole, *self.cards.cut()])
        warnings = [sentence(w, language) for w in answer.comparison.warnings]
        if said := like_for_like_said(answer):
            warnings.append(said)
        popover.add(language.text("To read with these figures"), warnings)
        popover.add(language.text("What these figures leave out"), left_out_facts(language))
        popover.open_under(self.body)


def _paragraphs(answer: Answer, first: Sequence[str], ranges: str) -> list[Paragraph]:
    """Return what is said under the headline, after the sentences for which it has no room.

    What is cheaper, what is saved, what it ranges over, whose figures.
    """
    against = against_baseline(answer)
    if not loss_first(answer):  # else it is in the headline
        against = " ".join(filter(None, (against, losses(answer))))
    groups = groups_line(answer, are_below=False)
    more = (groups, range_line(answer), amounts_line(answer), ranges)
    told = " ".join(filter(None, more))
    shared = Paragraph(against)
    if _can_share(answer):
        shared = Paragraph(against, answer.language.text("Share so that nobody loses"), _SHARE)
    begun = Paragraph(" ".join(filter(None, (*first, cheaper(answer)))))
    said = [one for one in (begun, shared, Paragraph(told)) if one.text]
    if answer.comparison.warnings:
        why = answer.language.text("Why?")
        if not said:  # neither the pool nor the way alone has a price: the headline says why
            return [Paragraph("", why, _WHY)]
        free = next((at for at, one in enumerate(said) if not one.link), None)
        if free is not None:
            said[free] = Paragraph(said[free].text, why, _WHY)
    return said


def _can_share(answer: Answer) -> bool:
    """Return whether some lose though all together gain, and sharing by that would help."""
    comparison = answer.comparison
    gained = (comparison.group_saving, comparison.season_totals.group_saving)
    is_gain = all(one.is_known and one.minor > 0 for one in gained)
    return is_gain and bool(losses(answer)) and comparison.scenario.share != _NOBODY_LOSES
