"""A step that unfolds: what it finds and comes to, and below that how, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.text import Passage, Piece, label, styled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

_INDENT = 12
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_KEYBOARD = Qt.TextInteractionFlag.LinksAccessibleByKeyboard
_MOUSE = Qt.TextInteractionFlag.LinksAccessibleByMouse


class Lead(NamedTuple):
    """Where something can be changed: what the link is called, and what it does."""

    words: str
    follow: Callable[[], object]


class Said(NamedTuple):
    """A line below a step; `kind` is that of its label."""

    text: str
    kind: str = "note"
    lead: Lead | None = None


@guarded
class _Arrow(QWidget):
    """Shows whether something is unfolded."""

    def __init__(self) -> None:
        super().__init__()
        self.is_down = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of an arrow beside a line of these letters."""
        line = self.fontMetrics().height()
        return QSize(line * 3 // 4, line)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the arrow of the style in the colour of the words."""
        option = QStyleOption()
        option.initFrom(self)
        text = self.palette().color(QPalette.ColorRole.WindowText)
        option.palette.setColor(QPalette.ColorRole.ButtonText, text)
        option.palette.setColor(QPalette.ColorRole.WindowText, text)
        element = QStyle.PrimitiveElement
        arrow = element.PE_IndicatorArrowDown if self.is_down else element.PE_IndicatorArrowRight
        self.style().drawPrimitive(arrow, option, QPainter(self), self)


@guarded
class Fold(QPushButton):
    """A line with a name at the left and a figure at the right; pressed, it unfolds what is below.

    Right and left unfold and fold, down and up go to the next such line, as in trees. It is no
    button that is checked: `states` are the words by which a screen reader tells whether it is
    folded, or unfolded. `turned` tells that it was.
    """

    turned = Signal(bool)

    def __init__(self, name: str, figure: str, part: str, states: tuple[str, str]) -> None:
        super().__init__()
        self.setObjectName("fold")
        self.is_unfolded, self._states = False, states
        self.setAccessibleDescription(states[0])
        self.setAccessibleName(" ".join(filter(None, (part, name, figure))))
        self._arrow = _Arrow()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(4, 5, 4, 5)
        row.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("foldName", name, wraps=True))
        if part:
            words.addWidget(label("note", part, wraps=True))
        row.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(label("foldFigure", figure), 0, Qt.AlignmentFlag.AlignTop)
        for one in self.findChildren(QWidget):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: self.unfold(is_on=not self.is_unfolded))

    def unfold(self, *, is_on: bool) -> None:
        """Unfold what is below, or fold it."""
        if is_on == self.is_unfolded:
            return
        self.is_unfolded = self._arrow.is_down = is_on
        self._arrow.update()
        self.setAccessibleDescription(self._states[is_on])
        self.turned.emit(is_on)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the least room: a long name goes on in another line."""
        return self._row.minimumSize()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room below which a figure would be cut off."""
        return self._row.minimumSize()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height at which a long name has all its lines."""
        return self._row.heightForWidth(width)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that it depends on the width."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Unfold and fold by the arrows, and go on and back."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._go(step)
            return
        wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
        if wanted is None or wanted == self.is_unfolded:
            super().keyPressEvent(event)
        else:
            self.unfold(is_on=wanted)

    def _go(self, step: int) -> None:
        """Give the keyboard to the next line in sight, past what is written between; stay at ends.

        Left to Qt it would come to a text with a link, which does not show it, and not out again.
        """
        lines = [one for one in self.window().findChildren(Fold) if one.isVisible()]
        lines.sort(key=lambda one: one.mapTo(self.window(), QPoint()).y())
        at = lines.index(self) + step
        if 0 <= at < len(lines):
            lines[at].setFocus(Qt.FocusReason.TabFocusReason)


@guarded
class Section(QWidget):
    """A fold and what is below it, made when it is first unfolded.

    `fill` puts that into the body it is given. `turned` tells that it was folded or unfolded.
    """

    turned = Signal(bool)

    def __init__(self, fold: Fold, fill: Callable[[QVBoxLayout], None]) -> None:
        super().__init__()
        self._fill: Callable[[QVBoxLayout], None] | None = fill
        self.fold = fold
        self._body = QWidget()
        self._inner = QVBoxLayout(self._body)
        self._inner.setContentsMargins(_INDENT, 2, 0, 6)
        self._inner.setSpacing(3)
        self._body.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fold)
        column.addWidget(self._body)
        self.fold.turned.connect(self._turn)

    def _turn(self, is_down: bool) -> None:  # noqa: FBT001 - a Qt signal
        if is_down and self._fill is not None:
            self._fill(self._inner)
            self._fill = None
        self._body.setVisible(is_down)
        self.turned.emit(is_down)


def add_lines(column: QVBoxLayout, lines: Sequence[Said]) -> None:
    """Put lines below each other; those that lead somewhere end in a link."""
    for line in lines:
        if line.lead is None:
            column.addWidget(label(line.kind, line.text, wraps=True))
        else:
            column.addWidget(_linked(line.text, line.kind, line.lead))


def _linked(text: str, kind: str, lead: Lead) -> Passage:
    made = Passage()
    styled(made, kind, wraps=True)
    made.setTextInteractionFlags(_KEYBOARD | _MOUSE)
    said = [Piece(f"{text} ")] if text else []
    made.say([[*said, Piece(lead.words, link="go")]])
    made.setAccessibleName(f"{text} {lead.words}".strip())
    made.linkActivated.connect(lambda _: lead.follow())
    return made
