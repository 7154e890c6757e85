"""The figures under the answer, a card each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.text import label, selectable
from remitcalc.output.document import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from remitcalc.output.answer import Answer

_NARROW = 760
_LEAST = 140
_MOST_NARROW = 4
_MARGIN, _TIGHT_MARGIN = 14, 8
_SPACING = 12
_PLAIN = ("figure", "figure", "figure")
_KINDS = ("figurePooled", "figureAlone", *_PLAIN)
_KINDS_OF_ONE = ("figureAlone", *_PLAIN)
"""What is pooled and what is alone has a colour; for one worker there is no pool."""


class FigureCard(Card):
    """A title, a figure, and what it means."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.column.setSpacing(2)
        self.title = label("cardNote", wraps=True)
        self.title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.figure = selectable(label(kind))
        self.note = label("cardNote", wraps=True)
        for one in (self.title, self.figure, self.note):
            self.column.addWidget(one)
        self.column.addStretch(1)

    def show_figure(self, title: str, figure: str, note: str) -> None:
        """Fill the card."""
        self.title.setText(title)
        self.figure.setText(figure)
        self.note.setText(note)
        self.setAccessibleName(f"{title}: {figure}. {note}")

    @property
    def edges(self) -> int:
        """What of the width no words can have."""
        around = self.column.contentsMargins()
        return around.left() + around.right() + 2 * self.frameWidth()

    def title_height(self, width: int) -> int:
        """Return the height that the title needs at a width."""
        self.title.setMinimumHeight(0)  # it needs no less than its least height
        return self.title.heightForWidth(width)

    def be_of(self, kind: str) -> None:
        """Show the figure in the colour of its kind."""
        if self.figure.objectName() != kind:
            self.figure.setObjectName(kind)
            self._polish()

    def be_tight(self, *, is_tight: bool) -> None:
        """Take less room, or the usual one."""
        if bool(self.figure.property("tight")) != is_tight:
            self.figure.setProperty("tight", is_tight)
            self._polish()
            side = _TIGHT_MARGIN if is_tight else _MARGIN
            self.column.setContentsMargins(side, _TIGHT_MARGIN, side, _TIGHT_MARGIN)

    def _polish(self) -> None:
        self.style().unpolish(self.figure)
        self.style().polish(self.figure)


@guarded
class FigureCards(QWidget):
    """Cards in a row, or in two rows where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        self.cards = [FigureCard(kind) for kind in _KINDS]
        self._given = len(self.cards)
        self._columns = 0
        self._levelled: tuple[object, ...] = ()
        self._arrange(len(self.cards))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_answer(self, answer: Answer) -> None:
        """Show the figures of an answer."""
        rows = group_rows(answer) if answer.has_pool else figures.figures_of_one(answer)
        kinds = _KINDS if answer.has_pool else _KINDS_OF_ONE
        self._given = len(rows)
        for card, kind, row in zip(self.cards, kinds, rows, strict=False):
            card.be_of(kind)
            card.show_figure(*row)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Go from one row to two and back."""
        super().resizeEvent(event)
        self.fit()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the cards in sight; what they ask for is known at once."""
        return self._grid.heightForWidth(width)

    def fit(self) -> None:
        """Use smaller letters where it is narrow, and two rows where these do not fit either.

        Where it is narrow the last card gives way: the chart shows from which size pooling pays.
        """
        is_tight = self.width() < _NARROW
        shown = self.cards[: min(self._given, _MOST_NARROW) if is_tight else self._given]
        for card in self.cards:
            card.be_tight(is_tight=is_tight)
            if card.isHidden() == (card in shown):
                card.setVisible(card in shown)
        needed = sum(max(card.minimumSizeHint().width(), _LEAST) + _SPACING for card in shown)
        has_room = needed - _SPACING <= self.width()
        columns = len(shown) if has_room else -(-len(shown) // 2)
        self._arrange(columns)
        self._level(shown, (self.width() - _SPACING * (columns - 1)) // columns - shown[0].edges)

    def _level(self, shown: Sequence[FigureCard], inside: int) -> None:
        """Give all titles one height, or figures would not stand on one line."""
        level = (inside, shown[0].title.fontMetrics().height(), *(c.title.text() for c in shown))
        if level == self._levelled:
            return
        self._levelled = level
        higher = max(card.title_height(inside) for card in shown)
        for card in shown:
            card.title.setMinimumHeight(higher)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for at in range(len(self.cards)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)


def group_rows(answer: Answer) -> list[tuple[str, str, str]]:
    """Return title, figure and note of each card, worded where the text report is."""
    text, alone = answer.language.text, answer.alone
    provider = answer.language.own(alone.service.provider)
    title = text("{label} ({service})", label=figures.alone_title(answer), service=provider)
    rows = [
        (figures.pooled_title(answer), *figures.way_figure(answer, answer.pooled)),
        (title, *figures.way_figure(answer, alone.receipt)),
    ]
    if not answer.pool_reason and alone.receipt.is_possible:
        rows.append(figures.saving_figure(answer))
    rows.append(figures.break_even_figure(answer))
    if (paid := figures.employer_figure(answer)) is not None:
        rows.insert(-1, paid)
    return rows
