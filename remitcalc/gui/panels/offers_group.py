"""Banks' offers for one transfer: a list to choose from, and a form to type one in."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from remitcalc.drawing.guarded import guarded
from remitcalc.gui.widgets.offer_line import OfferLine
from remitcalc.gui.widgets.tab_order import follow
from remitcalc.gui.widgets.text import give_tip, label
from remitcalc.output.language import marked
from remitcalc.output.offer_words import offer_summary
from remitcalc.output.service_label import pooled_names
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from remitcalc.gui.panels.offer_form import OfferForm
    from remitcalc.gui.session import Session
    from remitcalc.output.answer import Answer
    from remitcalc.output.tables.offers import OfferRow

_AT_ONCE = 1_000
"""Workers up to which what must be quoted is found without anybody noticing."""
_PAUSE = 80
"""Milliseconds after an edit until what must be quoted is looked for: it is not read meanwhile."""
_BETWEEN = 2
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


@guarded
class OffersGroup(QWidget):
    """The pooled services of the corridor; those that were typed in can be changed and removed."""

    counted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._lines: dict[str, OfferLine] = {}
        self._told = ""
        self._is_behind = False
        text = session.language.text
        self.choices = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(_BETWEEN)
        self.note = label("note", wraps=True)
        self.add_button = QPushButton(text("Add an &offer…"))
        self.edit_button = QPushButton(text("Edit…"))
        self.copy_button = QPushButton(text("Copy"))
        self.remove_button = QPushButton(text("Remove"))
        self._quoting = QTimer(self, singleShot=True, interval=_PAUSE)
        self._quoting.timeout.connect(self._quote)
        session.tasks.settled.connect(self._quoting.start)
        self._make([one.id for one in session.scenario.corridor.pooled_services])
        self._lay_out()
        self._listen()
        self._show()

    @cached_property
    def form(self) -> OfferForm:
        """What an offer is typed into, made when it is first needed: the window starts without."""
        from remitcalc.gui.panels.offer_form import OfferForm

        form = OfferForm(self._session)
        form.done.connect(self.close_form)
        form.troubled.connect(partial(QTimer.singleShot, 0, form, self._bring))
        self._column.addWidget(form)
        follow(self.remove_button, form.stops())
        return form

    @property
    def _is_typing(self) -> bool:
        """Whether an offer is being typed in."""
        return "form" in self.__dict__ and not self.form.isHidden()

    @property
    def lines(self) -> tuple[OfferLine, ...]:
        """The offers in their order."""
        return tuple(self._lines.values())

    def add(self) -> None:
        """Let an offer be typed in."""
        self._unfold()
        self.form.begin()
        self._quote()

    def edit(self) -> None:
        """Let the chosen offer be changed; one that is the corridor's own is copied first."""
        scenario = self._session.scenario
        if scenario.pooled not in scenario.offers:
            self.copy()
        self._unfold()
        self.form.begin(self._session.scenario.pooled)

    def copy(self) -> None:
        """Add an offer that tells what the chosen one does, and choose it."""
        from remitcalc.model.bank_offer import free_id, offer_in, with_offer

        scenario = self._session.scenario
        service = scenario.corridor.service(scenario.pooled)
        offered = offer_in(service).copied(service, free_id(scenario))
        self._session.end_edit()
        self._session.edit(
            marked("Copy of an offer"), lambda s: with_offer(s, offered, is_chosen=True)
        )

    def remove(self) -> None:
        """Remove the chosen offer, and choose the next one."""
        scenario, text = self._session.scenario, self._session.language.text
        removed = scenario.pooled
        if removed not in scenario.offers:
            return
        from remitcalc.model.bank_offer import without_offer

        names = self._names()
        had_focus = self._has_focus()
        self._session.end_edit()
        self._session.edit(marked("Removal of an offer"), lambda s: without_offer(s, removed))
        chosen = self._session.scenario.pooled
        said = text("{offer} is removed: there is no pool now.", offer=names[removed])
        if chosen:
            said = text(
                "{offer} is removed; {chosen} is chosen.",
                offer=names[removed],
                chosen=names[chosen],
            )
        self._tell(said)
        if had_focus:
            (self._lines[chosen].choice if chosen else self.add_button).setFocus()

    def close_form(self) -> None:
        """Fold the form away; the keyboard goes back to the list."""
        self._session.end_edit()
        self.form.hide()
        self._fold(is_typing=False)
        self._quote()
        chosen = self._lines.get(self._session.scenario.pooled)
        if chosen is not None:
            chosen.choice.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Choose with the arrow keys, change with Enter, remove with Delete."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            ids = list(self._lines)
            at = ids.index(self._session.scenario.pooled) + _STEPS[key]
            self._choose(ids[at % len(ids)])
            self._lines[self._session.scenario.pooled].choice.setFocus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        else:
            return False
        return True

    def _unfold(self) -> None:
        """Show the form in place of the buttons, all of it in sight where there is room."""
        self.form.show()
        self._fold(is_typing=True)
        QTimer.singleShot(0, self.form, self._bring)

    def _bring(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            for widget in (self.form.close_button, self.form.name, self.form.focusWidget()):
                if widget is not None:
                    above.ensureWidgetVisible(widget)

    def _fold(self, *, is_typing: bool) -> None:
        self._buttons.setHidden(is_typing or not self._lines)
        self.add_button.setHidden(is_typing)

    def _lay_out(self) -> None:
        text = self._session.language.text
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._list)
        self._column.addWidget(self.note)
        self._column.addWidget(self.add_button)
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(_BETWEEN)
        for button in (self.edit_button, self.copy_button, self.remove_button):
            button.setObjectName("quiet")
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._column.addWidget(self._buttons)
        give_tip(self.add_button, text("What a bank offered you for one transfer"))
        give_tip(self.edit_button, text("Change the chosen offer"))
        give_tip(self.copy_button, text("Start another offer from the chosen one"))
        give_tip(self.remove_button, text("Remove the chosen offer"))

    def _listen(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.copy_button.clicked.connect(self.copy)
        self.remove_button.clicked.connect(self.remove)
        self._session.edited.connect(self._edited)
        self._session.compared.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Be of now, whatever was edited while nobody looked."""
        super().showEvent(event)
        if self._is_behind:
            self._show()

    def _follow(self) -> None:
        """Show what is now; while the corridor editor covers this, only say how many there are."""
        if self.isVisible() or not self.window().isVisible():
            self._show()
        else:
            self._is_behind = True
            self.counted.emit(len(self._session.scenario.corridor.pooled_services))

    def _edited(self) -> None:
        if self._is_typing and not self.form.follow():
            self.close_form()
        self._told = ""
        self._follow()

    def _tell(self, said: str) -> None:
        """Say something in place until the next edit."""
        self._told = said
        self.note.setText(said)
        self.note.setVisible(True)

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _names(self) -> dict[str, str]:
        return pooled_names(self._session.scenario.corridor.pooled_services, self._session.language)

    def _choose(self, offer: str) -> None:
        self._session.change(marked("Choice of an offer"), pooled=offer)

    def _show(self) -> None:
        """Follow the session: lines for the offers there are, the figures of the answer."""
        self._is_behind = False
        scenario = self._session.scenario
        services = scenario.corridor.pooled_services
        if list(self._lines) != [one.id for one in services]:
            self._make([one.id for one in services])
        names, language = self._names(), self._session.language
        rows = self._rows()
        for service in services:
            line = self._lines[service.id]
            line.show_offer(
                names[service.id],
                offer_summary(service, scenario.corridor, language),
                self._price(rows.get(service.id)),
                is_chosen=service.id == scenario.pooled,
            )
        self._fold(is_typing=self._is_typing)
        self.remove_button.setEnabled(scenario.pooled in scenario.offers)
        self.counted.emit(len(services))
        if not self._told and self._session.tasks.is_settled:
            self._quoting.start()

    def _make(self, offers: list[str]) -> None:
        """Make a line for each offer anew, in the place among the tabs of those before."""
        before, language = self.lines, self._session.language
        self._lines = {offer: OfferLine(language, self) for offer in offers}
        stops: list[QWidget] = [line.choice for line in before[-1:]]
        earlier = self.add_button.previousInFocusChain()
        if not before and earlier is not None and self.isVisible():
            stops = [earlier]
        for offer, line in self._lines.items():
            self._list.addWidget(line)
            self.choices.addButton(line.choice)
            line.choice.installEventFilter(self)
            line.choice.clicked.connect(partial(self._choose, offer))
            line.opened.connect(self.edit)
            stops.append(line.choice)
        if stops:
            follow(stops[0], stops[1:])
        for line in before:
            self.choices.removeButton(line.choice)
            line.hide()
            line.deleteLater()

    def _rows(self) -> dict[str, OfferRow]:
        """Return the figures of the offers, where the answer is of the present scenario."""
        answer = self._session.answer
        if answer is None or not answer.has_pool:
            return {}
        return {row.service.id: row for row in answer.offers}

    def _price(self, row: OfferRow | None) -> str:
        answer = self._session.answer
        if row is None or answer is None:
            return ""
        if row.reason is not None:
            return answer.language.text("not possible")
        return answer.words.short(row.each)

    def _quote(self) -> None:
        """Say what the chosen offer must quote; a large group's is found beside the window."""
        answer = self._session.answer
        is_new = self._is_typing and not self.form.offer
        if answer is None or not answer.has_pool or self._told or is_new:
            self.note.setVisible(bool(self._told))
            return
        row = answer.offers[0]

        def found(_: object) -> tuple[list[str], list[str]]:
            from remitcalc.output.document.offers import quote_line, quote_sentences

            lines = [quote_line(answer, row, quote) for quote in row.quotes]
            return lines, list(quote_sentences(answer, row))

        if len(answer.comparison.scenario.payroll) > _AT_ONCE:
            self._session.tasks.run(found, partial(self._say, answer), key="quotes")
        else:
            self._say(answer, found(None))

    def _say(self, answer: Answer, quotes: tuple[list[str], list[str]]) -> None:
        if answer is not self._session.answer or self._told:
            return
        from remitcalc.output.document.offers import place_said  # the window starts without

        row, text = answer.offers[0], answer.language.text
        if row.reason is not None:
            self.note.setText(sentence(row.reason, answer.language))
            return
        lines, sentences = quotes
        place = text("Place {place}", place=place_said(answer, row))
        size = answer.words.pays_from(row.offer.break_even)
        first = " · ".join(part for part in (place, size) if part)
        self.note.setText("\n".join([first, *lines]))
        self.note.setVisible(True)
        give_tip(self.note, "\n".join(sentences))
