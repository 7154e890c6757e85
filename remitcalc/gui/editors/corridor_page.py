"""The corridor editor: stands in the window's place while somebody types a corridor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.editors.drafting import Drafting
from remitcalc.gui.editors.grid_tabs import WAYS, GridTabs
from remitcalc.gui.editors.header_form import HeaderForm
from remitcalc.gui.editors.problem_points import ProblemPoints
from remitcalc.gui.editors.problems_list import ProblemsList
from remitcalc.gui.editors.record_kinds import records_of
from remitcalc.gui.editors.side_form import SideForm
from remitcalc.gui.form import give_topic
from remitcalc.gui.widgets.elided import ElidedLabel
from remitcalc.gui.widgets.notice import Notice
from remitcalc.gui.widgets.scrolled import Scrolled
from remitcalc.gui.widgets.text import announce, give_tip, label
from remitcalc.output.headline import headline
from remitcalc.output.who_sends import who_sends
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.editors.grid_pasting import GridPasting
    from remitcalc.gui.editors.price_form import PriceForm
    from remitcalc.gui.session import Session

_REST = 120
"""Milliseconds after which the form beside the grid follows: it is not waited for while one types.
"""
_SIDE, _NARROW = 340, 1180
_NEXT, _NEXT_FAULT, _BACK = "F6", "F8", "Shift+F6"
_SHOW = "Ctrl+Return"


@guarded
class CorridorPage(QWidget):
    """Head, grids and what is to settle; beside them what a grid has no room for.

    Where the window is narrow, the form beside the grid takes its place while one needs it.

    Signals
    -------
    finished
        Somebody wants to see the comparison.
    saving, asking
        Somebody wants to save the corridor, to print its questions.
    """

    finished = Signal()
    saving = Signal()
    asking = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        language = session.language
        self.setObjectName("corridorPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        give_topic(self, "corridors#editor")
        self.drafting = Drafting(session, self)
        self.points = ProblemPoints(self.drafting, language)
        self.title = label("headline", wraps=True)
        self.show_button = QPushButton(language.text("Show the comparison"))
        self.show_button.setDefault(True)
        shown = QKeySequence(_SHOW).toString(QKeySequence.SequenceFormat.NativeText)
        give_tip(self.show_button, shown)
        self.save_button = QPushButton(language.text("Save as…"))
        self.notice = Notice(language)
        self.header = HeaderForm(self.drafting, language)
        self.tabs = GridTabs(records_of(self.drafting, language), language)
        self.problems = ProblemsList(language)
        self.answer = ElidedLabel()
        self.answer.setAccessibleName(language.text("The answer"))
        self.side = SideForm(self.drafting, language)
        self.main = Scrolled("centre")
        self._is_side_asked = False
        self.aiming = QTimer(self, singleShot=True, interval=_REST)
        self.aiming.timeout.connect(self._aim)
        self._lay_out()
        self._listen()
        self.set_theme(theme)
        self._name_saving()

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self.tabs.set_theme(theme)
        self.side.set_theme(theme)
        self._fit()

    def begin(self, *, is_new: bool = False) -> None:
        """Give the keyboard to the grid, or for a new corridor to its countries."""
        if is_new:
            self.header.begin()
        else:
            self.tabs.views[WAYS].begin(0, "provider")

    def wake(self) -> None:
        """Be of the document of now, whatever happened while nobody looked."""
        self.drafting.is_resting = False
        self.drafting.follow()
        self._tell_answer()

    def rest(self) -> None:
        """Follow nothing while nobody looks."""
        self.drafting.is_resting = True

    def refresh(self) -> None:
        """Show the draft of now."""
        self.title.setText(self.points.title())
        self.header.refresh()
        self.tabs.refresh()
        if not self.drafting.is_compared:
            self._tell_answer()
        if _is_in(self.focusWidget() or self, self.side):
            self.side.refresh()
        else:
            self.aiming.start()

    def _name_saving(self) -> None:
        origin, text = self._session.document.corridor_origin, self._session.language.text
        has_file = origin is not None and origin.path.lower().endswith(".toml")
        self.save_button.setText(text("Save the corridor") if has_file else text("Save as…"))

    def say(
        self,
        text: str,
        answers: Sequence[tuple[str, Callable[[], object]]] = (),
        **look: bool,
    ) -> None:
        """Show a message in place."""
        self.notice.say(text, answers, **look)

    def do(self, action: str) -> None:
        """Change whole rows of the grid that is shown."""
        self.tabs.view.do(action)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the form beside the grid where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        # While it is empty: what comes into another widget is styled anew with all that is in it.
        row.addWidget(self.main, 1)
        row.addWidget(self.side)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        column = self.main.column
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(12)
        column.addWidget(self.notice)
        self.main.pin(self.notice)
        column.addLayout(top)
        column.addWidget(self.answer)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.problems)

    def _listen(self) -> None:
        self.show_button.clicked.connect(self.finished)
        self.save_button.clicked.connect(self.saving)
        self.tabs.questions_asked.connect(self.asking)
        self.tabs.details_asked.connect(self._enter_side)
        self.drafting.changed.connect(self.refresh)
        self.drafting.understood.connect(self._understood)
        self.drafting.told.connect(lambda said: self.say(said, is_good=True))
        self._session.compared.connect(self._tell_answer)
        self._session.edited.connect(self._name_saving)
        self.problems.chosen.connect(self.lead_to)
        self.problems.right.connect(self._settle)
        self.side.left.connect(self._leave_side)
        for key, view in self.tabs.views.items():
            view.opened.connect(self._open_side)
            view.selectionModel().currentChanged.connect(lambda *_: self.aiming.start())
            view.pasted.connect(lambda key=key: self._paste(key))
        for form in (self.side.charge, self.side.exchange):
            form.items.pasted.connect(partial(self._paste_bands, form))
        self.tabs.turned.connect(lambda _: self.aiming.start())
        for keys, does in ((_NEXT, 1), (_BACK, -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=does: self._go_on(by))
        QShortcut(QKeySequence(_SHOW), self).activated.connect(self.finished)
        QShortcut(QKeySequence(_NEXT_FAULT), self).activated.connect(self._next_fault)

    def _aim(self) -> None:
        """Let the form show what the current cell is about, as it is now."""
        self.aiming.stop()
        key, at = self.tabs.key, self.tabs.view.currentIndex()
        column = self.tabs.models[key].role(at.column()) if at.isValid() else ""
        if not self.side.show_place(key, at.row() if at.isValid() else -1, column or ""):
            self.side.refresh()

    def _open_side(self, row: int, column: str) -> None:
        self.aiming.stop()
        if not self.side.show_place(self.tabs.key, row, column):
            self.side.refresh()  # what was pasted just now is shown
        self._is_side_asked = True
        self._fit()
        self.side.begin()

    def _leave_side(self) -> None:
        self._is_side_asked = False
        self._fit()
        self.tabs.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        wide = self.fontMetrics().averageCharWidth() * 48
        is_narrow = self.width() < max(_NARROW, 3 * wide)
        self.side.setFixedWidth(self.width() if is_narrow else max(_SIDE, wide))
        self.side.be_alone(is_alone=is_narrow)
        self.side.setVisible(not is_narrow or self._is_side_asked)
        self.tabs.show_details(is_shown=is_narrow)
        self.answer.set_lines(2 if is_narrow else 1)
        self.main.setVisible(not is_narrow or not self._is_side_asked)

    def _go_on(self, by: int) -> None:
        """Go to the next part of the page, or to the one before."""
        parts: list[tuple[QWidget, Callable[[], object]]] = [
            (self.header, self.header.begin),
            (self.tabs, self._leave_side),
            (self.side, self._enter_side),
            (self.problems, self._enter_problems),
            (self.show_button, self.show_button.setFocus),
        ]
        if self.problems.list.isHidden():
            parts.pop(3)
        now = self.focusWidget()
        at = next((i for i, (one, _) in enumerate(parts) if now and _is_in(now, one)), 0)
        parts[(at + by) % len(parts)][1]()

    def _enter_side(self) -> None:
        if self.aiming.isActive():
            self._aim()
        self._is_side_asked = True
        self._fit()
        self.side.begin()

    def _enter_problems(self) -> None:
        if self._is_side_asked and self.main.isHidden():
            self._leave_side()
        self.problems.list.setFocus()

    def _understood(self) -> None:
        self.tabs.refresh()
        found = self.points.find()
        self.problems.tell(found, self.points.unknown())
        self.tabs.tell_faults(self.points.faults())
        self.side.tell_faults()

    def _next_fault(self) -> None:
        if self.points.places:
            self.lead_to(self.problems.next())

    def lead_to(self, at: int) -> None:
        """Give the keyboard to where a point is settled."""
        if not 0 <= at < len(self.points.places):
            return
        place = self.points.places[at]
        self.problems.choose(at)
        self._is_side_asked = False
        self._fit()
        if place.page == "header":
            if not self.header.begin_at(place.path):
                self.aiming.stop()
                self.side.show_place(place.page, -1, "")
                self._enter_side()
                self.side.lead_to(place.path)
            return
        self.tabs.choose(place.page)
        view = self.tabs.views[place.page]
        column = place.column or self.tabs.models[place.page].records.columns[0].key
        view.begin(max(place.row, 0), column)
        if place.is_aside:
            self._open_side(place.row, column)
            self.side.lead_to(place.path)

    def _settle(self, at: int) -> None:
        self.points.settle(at)

    def _pastes(self) -> GridPasting:
        from remitcalc.gui.editors.grid_pasting import GridPasting  # the page opens without

        if not hasattr(self, "_pasting"):
            self._pasting = GridPasting(self._session, self.drafting, self)
            self._pasting.said.connect(self.say)
            self._pasting.told.connect(lambda said: self.say(said, is_good=True))
        return self._pasting

    def _paste_bands(self, form: PriceForm) -> None:
        at = form.items.currentIndex()
        self._pastes().paste_bands(form.items.records, max(at.row(), 0), form.items.key_at(at))

    def _paste(self, key: str) -> None:
        view = self.tabs.views[key]
        at = view.currentIndex()
        column = self.tabs.models[key].role(at.column()) or ""
        self._pastes().paste(self.tabs.models[key].records, key, max(at.row(), 0), column)

    def _tell_answer(self) -> None:
        if self.drafting.is_resting:
            return
        answer, language = self._session.answer, self._session.language
        if not self.drafting.is_compared:
            self.answer.setText("")
            give_tip(self.answer, "")
            return
        if answer is None:
            said = " ".join(sentence(one, language) for one in self._session.trouble)
        else:
            said = f"{who_sends(answer)}: {headline(answer)}"
        name = self._session.scenario.corridor.name(language.tag)
        said = f"{name} · {said}"
        if said == self.answer.text():
            return
        self.answer.setText(said)
        give_tip(self.answer, said)
        if self.isVisible():
            announce(self.answer, said)


def _is_in(widget: QWidget, part: QWidget) -> bool:
    return widget is part or part.isAncestorOf(widget)
