"""A box for an exact figure with steppers: money, percentages, counts; integers all the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QStyle, QStyleOptionSpinBox

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.undo_keys import leave_undo

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QWheelEvent

    from remitcalc.gui.number_style import NumberStyle

_LEFT = 6
_ROOM = 8 + _LEFT


@guarded
class ExactBox(QAbstractSpinBox):
    """Shows and reads an integer of smallest units as the reader's language writes it.

    Typing tells a new value as soon as the text means one for certain; what means none is put
    right when the box is left, and `doubted` says why where it may mean several. `step` is in
    smallest units; 0 steps by the figure's own size: a tenth of its leading decade. With `blank`
    the box may be empty, which is None: not told. It has room for figures of `digits` before the
    decimals from the first: longer ones make it wider.
    """

    value_changed = Signal(object)
    doubted = Signal(str)

    def __init__(  # noqa: PLR0913
        self,
        style: NumberStyle,
        least: int,
        most: int,
        *,
        step: int = 1,
        blank: str = "",
        digits: int = 3,
    ) -> None:
        super().__init__()
        self._style = style
        self._least, self._most, self._step = least, most, step
        self._blank, self._digits = blank, digits
        self._value: int | None = None if blank else least
        self.lineEdit().setPlaceholderText(blank)
        self.lineEdit().setTextMargins(_LEFT, 0, 0, 0)
        self.lineEdit().textEdited.connect(self._typed)
        self.editingFinished.connect(self._finish)
        self._last_typed = ""
        """Since the box was entered, or left last."""
        self._before = self._value
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.setAccelerated(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        leave_undo(self)
        self._tidy()

    def value(self) -> int | None:
        """Return the figure; None where the box is blank."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show `value` without telling anybody; what is being typed is left alone."""
        if value == self._value:
            return
        self._value = value
        self.doubted.emit("")  # that was of a figure before
        self._tidy()

    def set_most(self, most: int) -> None:
        """Take figures up to `most`; a greater one becomes that."""
        self._most = most
        if self._value is not None and self._value > most:
            self.set_value(most)

    def set_style(self, style: NumberStyle) -> None:
        """Show figures in another style, such as another currency."""
        is_other = not style.writes_as(self._style)
        self._style = style
        if is_other:  # what is being typed is left alone
            self._tidy()
            self.updateGeometry()

    def stepBy(self, steps: int) -> None:  # noqa: N802
        """Go up or down; a page is ten steps."""
        value = self._start()
        step = self._step or _own_step(value, 10**self._style.decimals)
        wanted = value + steps * step
        if not self._step:  # from a crooked figure to the next round one
            wanted = -(-wanted // step) * step if steps < 0 else wanted // step * step
        self._take(max(self._least, min(self._most, wanted)))
        self._tidy()
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802
        """Return which way there is room."""
        flag = QAbstractSpinBox.StepEnabledFlag
        value = self._start()
        up = flag.StepUpEnabled if value < self._most else flag.StepNone
        return up | (flag.StepDownEnabled if value > self._least else flag.StepNone)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let everything be typed that may become a figure."""
        if self._read(text)[0]:
            return QValidator.State.Acceptable, text, position
        allowed = "".join(("0123456789.,'’-− \xa0\u202f", *self._style.unit))
        state = QValidator.State
        good = all(c in allowed for c in text)
        return (state.Intermediate if good else state.Invalid), text, position

    def fixup(self, _text: str) -> str:
        """Return the figure there was before what cannot be read."""
        return self._shown()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Select all: a new figure is typed over the old one."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the panel unless the box is being used."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the figure shown, for usual ones whichever it is, and the steppers."""
        self.ensurePolished()
        sample = self._style.text(-(10 ** (self._style.decimals + self._digits - 1)))
        texts = (sample, self._shown(), self._blank)
        width = max(self.fontMetrics().horizontalAdvance(text) for text in texts)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        content = QSize(width + _ROOM, self.lineEdit().sizeHint().height())
        kind = QStyle.ContentsType.CT_SpinBox
        size = self.style().sizeFromContents(kind, option, content, self)
        # As high as lists and lines are by the style sheet, beside which it stands.
        size.setHeight(self.minimumHeight() or size.height())
        return size

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size below which the figure would be cut off."""
        return self.sizeHint()

    def _start(self) -> int:
        """Return the figure, or what a blank box is stepped from: as near to 0 as may be."""
        return max(self._least, min(self._most, 0)) if self._value is None else self._value

    def _typed(self, text: str) -> None:
        if not self._last_typed:
            self._before = self._value
        self._last_typed = text
        self.doubted.emit("")
        is_read, value = self._read(text)
        if is_read:
            self._take(value)
        elif value is not None or self._style.doubt(text):
            # 1.20 was taken on the way to 1.200, and a million on the way beyond the most.
            self._take(self._before)

    def _why_not(self, text: str) -> str:
        """Return why a text is not taken: it may mean several figures, or is beyond the ends."""
        if self._read(text)[0] or not any(map(str.isdigit, text)):
            return ""
        return self._style.doubt(text) or self._style.beyond(text, self._least, self._most)

    def _read(self, text: str) -> tuple[bool, int | None]:
        if self._blank and not text.strip():
            return True, None
        value = self._style.read(text)
        return (value is not None and self._least <= value <= self._most), value

    def _take(self, value: int | None) -> None:
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def _finish(self) -> None:
        """Show the figure that counts; say why, where what was typed is not certain."""
        typed, self._last_typed = self._last_typed, ""
        if typed and not self._read(typed)[0]:
            self.doubted.emit(self._why_not(typed))
        self._tidy()

    def _tidy(self) -> None:
        if self.lineEdit().text() != self._shown():
            self.lineEdit().setText(self._shown())
            self.updateGeometry()

    def _shown(self) -> str:
        return "" if self._value is None else self._style.text(self._value)


def _own_step(value: int, unit: int) -> int:
    """Return a tenth of the leading decade, at least one major unit.

    >>> _own_step(40000, 100), _own_step(30000, 1), _own_step(50, 100)
    (1000, 1000, 100)
    """
    return max(unit, int(10 ** (len(str(abs(value))) - 2))) if value else unit
