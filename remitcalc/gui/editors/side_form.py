"""The form beside the grid: what the current row states that no cell holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from remitcalc.drawing.guarded import guarded
from remitcalc.files.corridor_draft.cells import cell_at
from remitcalc.files.corridor_draft.keys import path_of
from remitcalc.files.corridor_draft.way_cells import SIDE_OF
from remitcalc.files.corridor_draft.way_rows import ways_in
from remitcalc.gui.editors.charge_form import ChargeForm
from remitcalc.gui.editors.exchange_form import ExchangeForm
from remitcalc.gui.editors.format_words import worded
from remitcalc.gui.editors.grid_tabs import WAYS
from remitcalc.gui.editors.way_form import CorridorForm, WayForm
from remitcalc.gui.form import field
from remitcalc.gui.models.problems_model import problem_text
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.scrolled import Scrolled
from remitcalc.gui.widgets.text import label
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.model.corridor_draft import Path
    from remitcalc.output.language import Language

SENDING, TRANSIT, RECEIVING = "sending", "transit", "receiving"
EXCHANGE, WAY, CORRIDOR = "exchange", "way", "corridor"
_PARTS = {
    SENDING: marked("fee"),
    TRANSIT: marked("charge on the way"),
    RECEIVING: marked("charge on arrival"),
    EXCHANGE: marked("exchange"),
    WAY: marked("the way itself"),
    CORRIDOR: marked("the corridor"),
}


@guarded
class SideForm(Scrolled):
    """`left` tells that somebody goes back to the grid."""

    left = Signal()

    def __init__(self, drafting: Drafting, language: Language) -> None:
        super().__init__("scenario")
        self._drafting, self._language = drafting, language
        text = language.text
        self._row, self._part = -1, CORRIDOR
        self.title, self.note = label("cardTitle", wraps=True), label("note", wraps=True)
        self.part = ChoiceBox()
        self._part_row, _ = field(text("About"), self.part, help_text=text("What is shown below"))
        self.back = QPushButton(text("Back to the table"))
        self.charge = ChargeForm(drafting, language)
        self.exchange = ExchangeForm(drafting, language)
        self.way = WayForm(drafting, language)
        self.corridor = CorridorForm(drafting, language)
        self.column.setContentsMargins(18, 14, 18, 14)
        for widget in (self.back, self.title, self.note, self._part_row):
            self.column.addWidget(widget)
        for form in (self.charge, self.exchange, self.way, self.corridor):
            self.column.addWidget(form)
        self.column.addStretch(1)
        self.part.chosen.connect(self._turn)
        self.back.clicked.connect(self.left)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self.charge.set_theme(theme)
        self.exchange.set_theme(theme)

    def be_alone(self, *, is_alone: bool) -> None:
        """Stand in the place of the grid, or beside it."""
        self.back.setVisible(is_alone)

    def show_place(self, page: str, row: int, column: str) -> bool:
        """Show what a cell is about, of no way the corridor; return whether that is another."""
        is_way = page == WAYS and 0 <= row < len(ways_in(self._drafting.draft))
        part = SIDE_OF.get(column, EXCHANGE if column == "margin" else WAY) if is_way else CORRIDOR
        place = (row if is_way else -1, part)
        if place == (self._row, self._part):
            return False
        self._row, self._part = place
        self.refresh()
        return True

    def begin(self) -> None:
        """Give the keyboard to the first field."""
        form = {WAY: self.way, CORRIDOR: self.corridor}.get(self._part)
        if form is not None:
            next(iter(form.boxes.values())).setFocus()
        elif self._part == EXCHANGE:
            self.exchange.form.setFocus()
        elif self.charge.items.isHidden():
            self.charge.form.setFocus()
        else:
            self.charge.items.begin(0, self.charge.items.first_key())

    def lead_to(self, path: Path) -> None:
        """Give the keyboard to the field over a path."""
        for form in (self.charge, self.exchange, self.way, self.corridor):
            if not form.isHidden() and form.lead_to(path):
                return

    def refresh(self) -> None:
        """Show the draft of now."""
        if self._row >= len(ways_in(self._drafting.draft)):
            self._row, self._part = -1, CORRIDOR
        is_way = self._row >= 0
        text = self._language.text
        offered = [part for part in _PARTS if (part != CORRIDOR) == is_way]
        self.part.set_choices([(part, text(_PARTS[part])) for part in offered])
        self.part.choose(self._part)
        self._part_row.setVisible(is_way)
        self._name(is_way=is_way)
        owner: Path = ("services", self._row)
        is_charge = self._part in (SENDING, TRANSIT, RECEIVING)
        self.charge.setVisible(is_charge)
        self.exchange.setVisible(self._part == EXCHANGE)
        self.way.setVisible(self._part == WAY)
        self.corridor.setVisible(self._part == CORRIDOR)
        if is_charge:
            self.charge.aim((*owner, self._part))
        elif self._part == EXCHANGE:
            self.exchange.aim((*owner, EXCHANGE))
        elif self._part == WAY:
            self.way.aim(owner)
        else:
            self.corridor.refresh()
        self.tell_faults()

    def tell_faults(self) -> None:
        """Mark what something is to be said about."""
        read = self._drafting.read
        problems = () if read is None else read.problems
        faults = {path_of(one.place.key): problem_text(one, self._language) for one in problems}
        for form in (self.charge, self.exchange, self.way, self.corridor):
            if not form.isHidden():
                form.tell_faults(faults)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back to the grid with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self, part: str) -> None:
        self._part = part
        self.refresh()

    def _name(self, *, is_way: bool) -> None:
        draft, text = self._drafting.draft, self._language.text
        if not is_way:
            self.title.setText(text("The corridor"))
            self.note.setText(text("What it starts with, and what it is called"))
            return
        owner = ("services", self._row)
        words = [
            worded(key, cell_at(draft, (*owner, key)).word, self._language)
            for key in ("instrument", "access_point")
        ]
        said = [cell_at(draft, (*owner, "provider")).text, *words]
        self.title.setText(", ".join(filter(None, said)) or text("A way without a name"))
        currency = "receiving" if self._part == RECEIVING else "sending"
        money = draft.tables.get(f"{currency}_currency")
        is_money = self._part in (SENDING, TRANSIT, RECEIVING) and isinstance(money, str)
        self.note.setText(text("in {currency}", currency=str(money)) if is_money else "")
        self.note.setVisible(is_money)
