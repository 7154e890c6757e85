"""The answer: how the pool stands, what is cheaper, against what, and four figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.example_list import example_figures
from remitcalc.gui.panels.figure_cards import FigureCards
from remitcalc.gui.widgets.popover import Popover
from remitcalc.gui.widgets.text import Passage, Piece, give_tip, label, selectable, styled
from remitcalc.output.text.background import left_out
from remitcalc.output.text.breakdown import like_for_like
from remitcalc.output.text.style import PLAIN
from remitcalc.output.wording.sentences import sentence
from remitcalc.output.wording.words import STATUSES

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from remitcalc.gui.example_list import ExampleFigure
    from remitcalc.gui.session import Session
    from remitcalc.output.answer import Answer

_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=\S)")
_WHY = "why"
_TIGHT = 760


@guarded
class AnswerPanel(QWidget):
    """Reads first: one headline, then what qualifies it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(16)
        self.headline = selectable(label("headline", wraps=True))
        self.chip = QPushButton(self)
        self.chip.setObjectName("chip")
        self.chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.chip.clicked.connect(self._list_examples)
        top.addWidget(self.headline, 1)
        top.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        self.body = Passage()
        selectable(styled(self.body, "lead", wraps=True))
        self.body.setTextInteractionFlags(
            self.body.textInteractionFlags()
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.body.linkActivated.connect(lambda _: self._explain())
        column.addWidget(self.body)
        self.cards = FigureCards()
        column.addSpacing(4)
        column.addWidget(self.cards)
        session.compared.connect(self._show)
        self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take the link's colour from a new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._session.answer is not None:
            self.body.clear()
            self.body.say(_body(self._session.answer))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say it in smaller letters where there is little room."""
        super().resizeEvent(event)
        is_tight = event.size().width() < _TIGHT
        if bool(self.headline.property("tight")) != is_tight:
            self.headline.setProperty("tight", is_tight)
            self.style().unpolish(self.headline)
            self.style().polish(self.headline)

    def _show(self) -> None:
        answer, language = self._session.answer, self._session.language
        for widget in (self.body, self.chip, self.cards):
            widget.setVisible(answer is not None)
        if answer is None:
            said = " ".join(sentence(one, language) for one in self._session.trouble)
            self.headline.setText(said)
            return
        self.headline.setText(two_lines(answer.headline()))
        self.body.say(_body(answer))
        self.cards.show_answer(answer)
        examples = len(example_figures(answer))
        self.chip.setVisible(bool(examples))
        self.chip.setText(
            language.plural("{count} example figure  ›", "{count} example figures  ›", examples)
        )
        give_tip(self.chip, answer.example_line(examples))

    def _list_examples(self) -> None:
        answer = self._session.answer
        if answer is None:
            return
        found = example_figures(answer)
        popover = Popover(self)
        by_service: dict[str, list[ExampleFigure]] = {}
        for figure in found:
            by_service.setdefault(figure.service, []).append(figure)
        for service, figures in by_service.items():
            title = service or answer.comparison.scenario.corridor.name(answer.language.tag)
            popover.add(title, [self._source_of(figure) for figure in figures])
        popover.open_under(self.chip)

    def _source_of(self, figure: ExampleFigure) -> str:
        language, told = self._session.language, figure.provenance
        return language.text(
            "{figure}: {source}, {period} ({status})",
            figure=figure.name,
            source=told.source,
            period=language.numbers.period(told.date),
            status=language.text(STATUSES[told.status.word]),
        )

    def _explain(self) -> None:
        answer = self._session.answer
        if answer is None:
            return
        language = answer.language
        popover = Popover(self)
        warnings = [sentence(w, language) for w in answer.comparison.warnings]
        if said := like_for_like(answer):
            warnings.append(" ".join(line.strip() for line in said))
        popover.add(language.text("To read with these figures"), warnings)
        title, *facts = left_out(language, PLAIN)
        popover.add(title, _joined(facts))
        popover.open_under(self.body)


def _body(answer: Answer) -> list[list[Piece]]:
    """Return the lines under the headline, the names of cheaper ways in bold."""
    why = [Piece(answer.language.text("Why?"), link=_WHY)] if answer.comparison.warnings else []
    told = " ".join(
        filter(None, (answer.range_line(), answer.amounts_line(), answer.groups_line()))
    )
    lines = [_cheaper(answer), [Piece(answer.against_baseline())], [Piece(told)]]
    said = [line for line in lines if any(piece.text for piece in line)]
    if not said:  # neither the pool nor the way alone has a price: the headline says why
        return [why]
    if why:
        said[0] += [Piece(" "), *why]
    return said


def _cheaper(answer: Answer) -> list[Piece]:
    rest, pieces = answer.cheaper(), []
    for way in answer.comparison.cheaper:
        named = f"{answer.labels[way.service.id]} {answer.money(way.total)}"
        before, found, after = rest.partition(named)
        if found:
            pieces += [Piece(before), Piece(named, is_bold=True)]
            rest = after
    return [*pieces, Piece(rest)] if rest else pieces


def two_lines(headline: str) -> str:
    r"""Return the headline with its second sentence on a line of its own.

    >>> two_lines("Pooled: C$10.69 each. That beats 13 of 15 ways.")
    'Pooled: C$10.69 each.\nThat beats 13 of 15 ways.'
    """
    return _SENTENCE_END.sub("\n", headline, count=1)


def _joined(lines: list[str]) -> list[str]:
    """Return wrapped lines of a list as one line for each of its points."""
    points: list[str] = []
    for line in lines:
        bare = line.strip()
        if bare.startswith("·"):
            points.append(bare.removeprefix("·").strip())
        else:
            points[-1] += f" {bare}"
    return points
