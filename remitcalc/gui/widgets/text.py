"""The one way words come into the window: labels and tool tips that show any text as it is.

Qt takes a text that looks like HTML for HTML, in labels and in tool tips, and opens the files its
pictures name. Texts of files are other people's: no label is made anywhere else, no tool tip set.
The looks of the few kinds of text are in `appearance`.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Rich
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from remitcalc.drawing.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_DESCRIBED, _HELP = "describedByTip", "help"
_WRAPPED = Qt.WhiteSpaceMode.WhiteSpaceNormal


class PlainLabel(QLabel):
    """A label that shows its text letter by letter."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class Piece(NamedTuple):
    """Some words of a passage; those with a `link` can be clicked."""

    text: str
    is_bold: bool = False
    link: str = ""


@guarded
class Passage(QLabel):
    """A label some of whose words stand out or can be clicked; `linkActivated` tells which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)

    def say(self, lines: Iterable[Iterable[Piece]]) -> None:
        """Show lines of pieces; nothing of their texts is taken for markup."""
        self.setText("<br>".join("".join(map(_markup, line)) for line in lines))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Be at a link at once: the keyboard would be at none, unseen, and Enter do nothing."""
        super().focusInEvent(event)
        if self.text() and not self.hasSelectedText() and event.reason() in _BY_TAB:
            self.focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)


def label(
    kind: str, text: str = "", parent: QWidget | None = None, *, wraps: bool = False
) -> QLabel:
    """Return a label whose text is of `kind`: headline, section, figure, note, body and others."""
    return styled(PlainLabel(text, parent), kind, wraps=wraps)


def styled(made: QLabel, kind: str, *, wraps: bool = False) -> QLabel:
    """Return a label with the looks of `kind`."""
    made.setObjectName(kind)
    made.setIndent(0)  # or one whose style has an edge would stand apart from what is around it
    if wraps:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def selectable(made: QLabel) -> QLabel:
    """Let the text of a label be copied with the mouse."""
    made.setTextInteractionFlags(
        made.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByMouse
    )
    return made


def announce(widget: QWidget, said: str) -> None:
    """Let a screen reader say what is new in a widget, wherever the keyboard is."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # the window starts without

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, said))


def give_tip(widget: QWidget, text: str) -> None:
    """Give a widget its tool tip; a screen reader is told the words without what escapes them.

    The help of an input stays below what its tool tip says at the moment. What a screen reader says
    of a widget anyway, its name or what is chosen in it, is not said twice.
    """
    help_text = widget.property(_HELP)
    chosen = widget.currentText() if isinstance(widget, QComboBox) else ""
    is_said = text in (widget.accessibleName(), chosen)
    described = "\n".join(filter(None, ("" if is_said else text, help_text)))
    if widget.accessibleDescription() in ("", widget.property(_DESCRIBED)):
        widget.setAccessibleDescription(described)
    widget.setProperty(_DESCRIBED, described)
    widget.setToolTip(tip("\n".join(filter(None, (text, help_text)))))


def give_help(widget: QWidget, text: str) -> None:
    """Say for good what an input is for."""
    widget.setProperty(_HELP, text)
    give_tip(widget, "")


def tip(text: str) -> str:
    """Return a text as a tool tip shows it letter by letter."""
    return Rich.convertFromPlainText(text, _WRAPPED) if Rich.mightBeRichText(text) else text


def _markup(piece: Piece) -> str:
    said = escape(piece.text)
    if piece.link:
        return f'<a href="{escape(piece.link)}">{said}</a>'
    return f"<b>{said}</b>" if piece.is_bold else said
