"""The figures under the answer, a card each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.card import Card
from remitcalc.gui.widgets.elided import ElidedLabel
from remitcalc.gui.widgets.text import give_tip, label, selectable
from remitcalc.output.document import figures

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from remitcalc.output.answer import Answer

_NARROW = 760
_LEAST = 140
_MOST_NARROW = 4
_MARGIN, _TIGHT_MARGIN = 14, 8
_SPACING = 12
_TITLE_LINES, _NARROW_TITLE_LINES = 1, 2
_ONE_LINE_TITLES = 1000
"""Pixels from which titles of four cards in a row have room in a line, in most languages."""
_NOTE_LINES = 3
_PLAIN = ("figure", "figure", "figure")
_KINDS = ("figurePooled", "figureAlone", *_PLAIN)
_KINDS_OF_ONE = ("figureAlone", *_PLAIN)
"""What is pooled and what is alone has a colour; for one worker there is no pool."""
_BY_KEY = True
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@guarded
class FigureCard(Card):
    """A title, a figure, and what it means.

    It is as high whatever it says: words that have no room end in …, and `cut` tells them.
    `asked`: its figure is to be taken apart, asked for by a key or not.
    """

    asked = Signal(bool)

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.column.setSpacing(2)
        self._pressed: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title = ElidedLabel(_TITLE_LINES)
        self.figure = selectable(label(kind))
        self.note = ElidedLabel(_NOTE_LINES)
        for words in (self.title, self.note):
            words.setObjectName("cardNote")
        for one in (self.title, self.figure, self.note):
            self.column.addWidget(one)
        self.column.addStretch(1)
        self.figure.installEventFilter(self)

    def ask(self) -> None:
        """Ask for the figure to be taken apart, and the keyboard to follow."""
        self.asked.emit(_BY_KEY)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ask by Enter or the space bar."""
        if event.key() in _PRESSING:
            self.ask()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a click."""
        self._press(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask by a click."""
        self._release(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take a click on the figure, whose text can be selected, for one on the card."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._press(event)
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._release(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.globalPosition().toPoint() if is_left else None

    def _release(self, event: QMouseEvent) -> None:
        """Ask, unless the pointer went on, as it does where text is selected."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return
        way = event.globalPosition().toPoint() - pressed
        if way.manhattanLength() < QApplication.startDragDistance():
            self.asked.emit(not _BY_KEY)

    def show_figure(self, title: str, figure: str, note: str) -> None:
        """Fill the card."""
        for words, said in ((self.title, title), (self.figure, figure), (self.note, note)):
            if words.text() != said:
                words.setText(said)
        self.setAccessibleName(f"{title}: {figure}. {note}")

    def cut(self) -> str:
        """Return all that the card says where some of it is not shown; else nothing."""
        return self.accessibleName() if self.title.is_cut or self.note.is_cut else ""

    def tell_rest(self) -> None:
        """Have what is not shown in the tool tip."""
        give_tip(self, self.cut())

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

    def be_narrow(self, *, is_narrow: bool) -> None:
        """Give the title a second line, or the usual one, whatever it says."""
        self.title.set_lines(_NARROW_TITLE_LINES if is_narrow else _TITLE_LINES)

    def _polish(self) -> None:
        self.style().unpolish(self.figure)
        self.style().polish(self.figure)


@guarded
class FigureCards(QWidget):
    """Cards in a row, or in two rows where there is no room.

    `asked` tells which one's figure is to be taken apart, and whether by a key.
    """

    asked = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        self.cards = [FigureCard(kind) for kind in _KINDS]
        for at, card in enumerate(self.cards):
            card.asked.connect(partial(self.asked.emit, at))
        self._given = len(self.cards)
        self._columns = 0
        self._arrange(len(self.cards))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def show_answer(self, answer: Answer) -> None:
        """Show the figures of an answer."""
        rows = group_rows(answer) if answer.has_pool else figures.figures_of_one(answer)
        kinds = _KINDS if answer.has_pool else _KINDS_OF_ONE
        self._given = len(rows)
        help_text = answer.language.text("A click or Enter takes the figure apart.")
        for card, kind, row in zip(self.cards, kinds, rows, strict=False):
            card.setAccessibleDescription(help_text)  # the name has all that is cut off
            card.be_of(kind)
            card.show_figure(*row)
        self.fit()

    def cut(self) -> list[str]:
        """Return all that those cards say some of whose words are not shown."""
        return [said for card in self.cards if not card.isHidden() and (said := card.cut())]

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
        is_tight, is_narrow = self.width() < _NARROW, self.width() < _ONE_LINE_TITLES
        shown = self.cards[: min(self._given, _MOST_NARROW) if is_tight else self._given]
        for card in self.cards:
            card.be_tight(is_tight=is_tight)
            # However many cards there are: their height must not follow what is answered.
            card.be_narrow(is_narrow=is_narrow)
            if card.isHidden() == (card in shown):
                card.setVisible(card in shown)
            card.tell_rest()
        needed = sum(max(card.minimumSizeHint().width(), _LEAST) + _SPACING for card in shown)
        has_room = needed - _SPACING <= self.width()
        self._arrange(len(shown) if has_room else -(-len(shown) // 2))

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
        (figures.pooled_title(answer), *figures.pooled_figure(answer)),
        (title, *figures.way_figure(answer, alone.receipt)),
    ]
    if not answer.pool_reason and alone.receipt.is_possible:
        rows.append(figures.saving_figure(answer))
    rows.append(figures.break_even_figure(answer))
    if (paid := figures.employer_figure(answer)) is not None:
        rows.insert(-1, paid)
    return rows
