"""The four figures under the answer, a card each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.text import label, selectable
from remitcalc.output.text import figures

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from remitcalc.output.answer import Answer

_NARROW = 760
_LEAST = 140
_MARGIN, _TIGHT_MARGIN = 14, 10
_SPACING = 12
_BOUND = re.compile("([≤≥]) ")
_KINDS = ("figurePooled", "figureAlone", "figure", "figure")


class FigureCard(Card):
    """A title, a figure, and what it means."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.column.setSpacing(2)
        self.title = label("cardNote", wraps=True)
        self.figure = selectable(label(kind))
        self.note = label("cardNote", wraps=True)
        for one in (self.title, self.figure, self.note):
            self.column.addWidget(one)
        self.column.addStretch(1)

    def show_figure(self, title: str, figure: str, note: str) -> None:
        """Fill the card."""
        self.title.setText(title)
        self.figure.setText(figure)
        self.note.setText(_BOUND.sub("\\1\N{NO-BREAK SPACE}", note))
        self.setAccessibleName(f"{title}: {figure}. {note}")

    def be_tight(self, *, is_tight: bool) -> None:
        """Take less room, or the usual one."""
        if bool(self.figure.property("tight")) != is_tight:
            self.figure.setProperty("tight", is_tight)
            self.style().unpolish(self.figure)
            self.style().polish(self.figure)
            side = _TIGHT_MARGIN if is_tight else _MARGIN
            self.column.setContentsMargins(side, _TIGHT_MARGIN, side, _TIGHT_MARGIN)


@guarded
class FigureCards(QWidget):
    """Four cards in a row, or two by two where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        self.cards = [FigureCard(kind) for kind in _KINDS]
        self._columns = 0
        self._arrange(len(self.cards))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_answer(self, answer: Answer) -> None:
        """Show the figures of an answer."""
        for card, row in zip(self.cards, four_rows(answer), strict=True):
            card.show_figure(*row)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Go from four columns to two and back."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Use smaller letters where it is narrow, and two columns where these do not fit either."""
        is_tight = self.width() < _NARROW
        for card in self.cards:
            card.be_tight(is_tight=is_tight)
        needed = sum(max(c.minimumSizeHint().width(), _LEAST) + _SPACING for c in self.cards)
        self._arrange(2 if needed - _SPACING > self.width() else len(self.cards))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for at in range(len(self.cards)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)


def four_rows(answer: Answer) -> list[tuple[str, str, str]]:
    """Return title, figure and note of each of the four, worded where the text report is."""
    text, each, alone = answer.language.text, answer.comparison.each, answer.alone
    rows = []
    if answer.pool_reason:
        rows.append((figures.pooled_title(answer), text("not possible"), ""))
    else:
        said = figures.share_and_arrival(answer, each)
        rows.append((figures.pooled_title(answer), answer.total(each), said))
    title = text("{label} ({service})", label=answer.alone_label, service=alone.service.provider)
    if alone.total is None:
        rows.append((title, text("not possible"), ""))
    else:
        said = figures.share_and_arrival(answer, alone.outcome)
        rows.append((title, answer.total(alone.outcome), said))
    if answer.pool_reason or alone.total is None:
        rows.append((text("Saved per worker"), text("unknown"), ""))
    else:
        rows.append(figures.saving_figure(answer))
    rows.append(figures.break_even_figure(answer))
    return rows
