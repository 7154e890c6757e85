"""What a file or page shall hold, asked before it is made."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.form import Form, name_input
from remitcalc.gui.widgets.text import label
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.gui.session import Session

_WIDTH = 420
PAPER_HELP = marked("The paper it is printed on")


@guarded
class OptionsDialog(QDialog):
    """A form, the tick for workers' names, and two buttons; `chosen` is called when it is accepted.

    Not modal: the window stays usable behind it. Names are never ticked from the start, and there
    is nothing to tick where no payroll gives any.
    """

    def __init__(
        self, session: Session, title: str, go: str, chosen: Callable[[], object], parent: QWidget
    ) -> None:
        """Make a dialog whose form is still empty; `go` is what its main button says."""
        super().__init__(parent)
        self._when_compared, self._is_left = session.when_compared, False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = session.language.text
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(14)
        self.form = Form(parent=self)
        column.addWidget(self.form)
        self.names = QCheckBox(text("With workers' &names"), self)
        said = text("Without it they are called Worker 1, Worker 2 and so on.")
        name_input(self.names, self.names.text(), help_text=said, topic="privacy#names")
        self._names_note = label("note", said, self, wraps=True)
        column.addWidget(self.names)
        column.addWidget(self._names_note)
        column.addStretch(1)
        self._buttons = QDialogButtonBox(self)
        self.go = self._buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self._buttons.addButton(text("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)
        self.accepted.connect(chosen)
        self.offer_names(are_offered=session.scenario.payroll.names is not None)
        self.resize(_WIDTH, self.sizeHint().height())

    def accept(self) -> None:
        """Go on once the comparison of what was typed last is there."""
        self.go.setEnabled(False)
        self._when_compared(self._go_on)

    def done(self, result: int) -> None:
        """Be left, one way or the other."""
        self._is_left = True
        super().done(result)

    def _go_on(self) -> None:
        if not self._is_left:
            super().accept()

    def offer_names(self, *, are_offered: bool) -> None:
        """Show or hide the tick for names; hidden it is not ticked."""
        for widget in (self.names, self._names_note):
            widget.setVisible(are_offered)
        if not are_offered:
            self.names.setChecked(False)

    def walk(self, *inputs: QWidget) -> None:
        """Let the Tab key go through the form's inputs in this order, then to names and buttons."""
        for one, other in pairwise((*inputs, self.names, self.go)):
            self.setTabOrder(one, other)
        inputs[0].setFocus()

    @property
    def with_names(self) -> bool:
        """Whether somebody ticked that workers' names go out."""
        return self.names.isChecked()
