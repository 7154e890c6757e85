"""The employer's logo: chosen from a file, shown as it will be on paper, removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from remitcalc.files.logo import read_logo
from remitcalc.gui.widgets.text import label
from remitcalc.output.wording.sentences import sentence
from remitcalc.pages.logo import TRIED_DOTS, tried_logo

if TYPE_CHECKING:
    from pathlib import Path

    from remitcalc.gui.exports import Exports
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.model.logo import Logo
    from remitcalc.model.message import Message

_SUFFIXES = "*.png *.jpg *.jpeg *.svg"


class _Tried(NamedTuple):
    logo: Logo | None
    faults: tuple[Message, ...]
    picture: bytes = b""


class LogoChoice(QWidget):
    """Tells `changed` when another logo was chosen, or none; what is refused changes nothing.

    A logo of the document that cannot be drawn stays the document's, and is told; pages are made
    without it.
    """

    changed = Signal()

    def __init__(self, session: Session, exports: Exports, tasks: Tasks) -> None:
        super().__init__()
        self._session, self._exports, self._tasks = session, exports, tasks
        self.key = f"logo-{id(self)}"
        self.logo: Logo | None = None
        self._is_sound = True
        text = session.language.text
        self.picture = label("logo", "", self)
        self.picture.setAccessibleName(text("The logo as it will be printed"))
        self.choose_button = QPushButton(text("&Choose…"), self)
        self.remove_button = QPushButton(text("Re&move"), self)
        for button in (self.choose_button, self.remove_button):
            button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose)
        self.remove_button.clicked.connect(self.remove)
        self.trouble = label("trouble", "", self, wraps=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.picture, self.choose_button, self.remove_button):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # its label passes the keyboard on then
        self.setFocusProxy(self.choose_button)
        self._show(b"")

    @property
    def drawn(self) -> Logo | None:
        """What pages are made with."""
        return self.logo if self._is_sound else None

    def show_logo(self, logo: Logo | None) -> None:
        """Show what is kept, without telling anybody."""
        if logo is self.logo:
            return
        self.logo, self._is_sound = logo, True
        self._tell(())
        if logo is None:
            self._tasks.cancel(self.key)
            self._show(b"")
            return

        def tried(_: Tick) -> _Tried:
            return _Tried(logo, *tried_logo(logo))

        self._tasks.run(tried, self._take_kept, key=self.key)

    def choose(self) -> None:
        """Ask for a file."""
        text = self._session.language.text
        kind = f"{text('Picture')} ({_SUFFIXES})"
        path = self._exports.ask_picture(self.window(), text("Choose the logo"), kind)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Look at a file off the window's thread; take it, or say why it cannot be."""
        self._tasks.run(lambda _: _tried(path), partial(self._take, path), key=self.key)

    def remove(self) -> None:
        """Do without."""
        self._tasks.cancel(self.key)
        self._tell(())
        if self.logo is not None:
            self.logo = None
            self._show(b"")
            self.choose_button.setFocus()
            self.changed.emit()

    def end(self) -> None:
        """Wait for nothing any more."""
        self._tasks.cancel(self.key)

    def _take(self, path: Path, tried: _Tried) -> None:
        self._tell(tried.faults, path.name)
        if not tried.faults and tried.logo is not None:
            self.logo, self._is_sound = tried.logo, True
            self._show(tried.picture)
            self.changed.emit()

    def _take_kept(self, tried: _Tried) -> None:
        self._tell(tried.faults)
        self._show(tried.picture)
        if tried.faults:
            self._is_sound = False
            self.changed.emit()

    def _tell(self, faults: tuple[Message, ...], file: str = "") -> None:
        language = self._session.language
        said = " ".join(sentence(one, language) for one in faults)
        if file and said:
            said = language.text("{what}: {said}", what=file, said=said)
        self.trouble.setText(said)
        self.trouble.setVisible(bool(said))

    def _show(self, picture: bytes) -> None:
        shown = QPixmap()
        has_picture = bool(picture) and shown.loadFromData(picture)
        if has_picture:
            ratio = self.devicePixelRatioF()
            size = shown.size() / TRIED_DOTS * ratio
            smooth = Qt.TransformationMode.SmoothTransformation
            shown = shown.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)
        self.picture.setVisible(has_picture)
        self.remove_button.setVisible(self.logo is not None)


def _tried(path: Path) -> _Tried:
    logo, problems = read_logo(path)
    if logo is None:
        return _Tried(None, tuple(one.message for one in problems))
    return _Tried(logo, *tried_logo(logo))
