"""What is charged on one side of a way: its form, its figures, its limits, who earns it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from remitcalc.files.corridor_draft.cells import cell_at
from remitcalc.files.corridor_draft.price_forms import (
    FLAT,
    MARGINAL,
    OBSERVED,
    WHOLE,
    charges_at,
    side_form,
    with_another_charge,
    with_side_form,
    without_charge,
)
from remitcalc.files.corridor_draft.sources import TABLE
from remitcalc.files.corridor_format import NONE, NOT_SURVEYED
from remitcalc.gui.editors.band_picture import BandPicture
from remitcalc.gui.editors.format_words import choices
from remitcalc.gui.editors.price_form import PriceForm
from remitcalc.gui.form import field
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.output.chart_data.fee_line import Step, band_lines, observed_line
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.model.corridor_draft import Path
    from remitcalc.output.chart_data.fee_line import Point
    from remitcalc.output.language import Language

FORMS = {
    NOT_SURVEYED: marked("not known yet (?)"),
    NONE: marked("none: nobody charges it"),
    FLAT: marked("a fixed amount, a percentage, or both"),
    WHOLE: marked("bands: one price for the whole amount"),
    MARGINAL: marked("bands: each part at its own price"),
    OBSERVED: marked("amounts that were asked for, with their fees"),
}
_LISTS = (WHOLE, MARGINAL, OBSERVED)
_DETAILS = ("name", "min", "max", "per", "borne_by", "kept_by", TABLE)
_EDIT = marked("Change of a charge")


class ChargeForm(PriceForm):
    """One charge of a side at a time; `side` is where the side stands."""

    def __init__(self, drafting: Drafting, language: Language) -> None:
        text = language.text
        called = text("Bands and amounts")
        super().__init__(drafting, language, _EDIT, forms=FORMS, lists=_LISTS, called=called)
        self.side: Path = ()
        self._at = 0
        self.which = ChoiceBox()
        self.picture = BandPicture(text("The fee by the amount sent"))
        self.another, self.gone = QPushButton(text("Another charge")), QPushButton(text("Remove"))
        self._which_row, _ = field(text("Charge"), self.which, help_text=text("Of several charges"))
        self._lay_out()
        self.form.made.connect(self._turn)
        self.which.chosen.connect(lambda key: self.show_charge(int(key)))
        self.another.clicked.connect(self._add)
        self.gone.clicked.connect(self._remove)

    def _lay_out(self) -> None:
        text = self._language.text
        self.put(self._which_row)
        told = text("A number, “?” or a range: 10–30 (15).")
        fixed = self.line("fixed", text("Fixed amount"), told)
        self.beside(fixed, self.line("percent", text("and percent"), told))
        self.put(self.items)
        self.put(self.picture)
        least = self.line("min", text("At least"), text("The charge is never less"), hint="–")
        self.beside(least, self.line("max", text("At most"), text("It is never more"), hint="–"))
        self.put(self.line("name", text("Called"), text("What the receipt says")))
        within = ("services", 0, "sending", 0)
        per = choices((*within, "per"), self._language)
        self.put(self.pick("per", text("Charged"), _unsaid(per), text("How often")))
        borne = _unsaid(choices((*within, "borne_by"), self._language))
        kept = choices((*within, "kept_by"), self._language, blank="–")
        self.beside(
            self.pick("borne_by", text("Paid by"), borne, text("Who pays the charge")),
            self.pick("kept_by", text("Earned by"), kept, text("Who keeps the charge")),
        )
        self.put(self.pick_source(text("Who said so"), text("The source of this figure")))
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.another)
        row.addWidget(self.gone)
        row.addStretch(1)
        self.put(self._buttons)

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        super().set_theme(theme)
        self.picture.set_theme(theme)

    def aim(self, side: Path) -> None:
        """Show another side, its first charge at first."""
        if side != self.side:
            self.side = side
            self.show_charge(0)
        else:
            self.refresh()

    def show_charge(self, at: int) -> None:
        """Show one of several charges."""
        self._at = at
        self.refresh()

    def refresh(self) -> None:
        """Show the draft of now."""
        draft, charges = self._drafting.draft, charges_at(self._drafting.draft, self.side)
        self._at = min(self._at, max(len(charges) - 1, 0))
        self.owner = (*self.side, self._at)
        shown = side_form(draft, self.side, self._at)
        names = [self._charge_name(at) for at in range(len(charges))]
        self.which.set_choices([(str(at), name) for at, name in enumerate(names)])
        self.which.choose(str(self._at))
        self._which_row.setVisible(len(charges) > 1)
        for key in ("fixed", "percent"):
            self.show_field(key, is_shown=shown == FLAT)
        for key in _DETAILS:
            self.show_field(key, is_shown=bool(charges))
        is_list = self.show_form(shown)
        self.picture.setVisible(is_list)
        self._buttons.setVisible(bool(charges))
        if is_list:
            self._draw(shown)
        super().refresh()

    def lead_to(self, path: Path) -> bool:
        """Give the keyboard to the field over a path; return whether there is one."""
        length = len(self.side)
        if len(path) > length and isinstance(path[length], int):
            self.show_charge(int(path[length]))
        return super().lead_to(path)

    def _charge_name(self, at: int) -> str:
        found = cell_at(self._drafting.draft, (*self.side, at, "name"))
        return f"{at + 1}. {found.text}"

    def _turn(self, form: str, is_staying: bool) -> None:  # noqa: FBT001 - a Qt signal
        side, at, said = self.side, self._at, self._drafting.notation
        self.turn(
            form, lambda draft: with_side_form(draft, side, form, said, at), is_staying=is_staying
        )

    def _add(self) -> None:
        side, said = self.side, self._drafting.notation
        self._at = len(charges_at(self._drafting.draft, side))
        self._drafting.edit(_EDIT, lambda draft: with_another_charge(draft, side, said))
        self.boxes["name"].setFocus()

    def _remove(self) -> None:
        self._drafting.edit(_EDIT, partial(without_charge, side=self.side, at=self._at))

    def _draw(self, form: str) -> None:
        language = self._language
        currency = self._drafting.draft.tables.get("sending_currency")
        lines = self._observed() if form == OBSERVED else self._bands(form)
        self.picture.show_lines(
            lines,
            language.text("fee"),
            lambda amount: language.numbers.count(round(amount)),
            unit=str(currency or ""),
            has_dots=form == OBSERVED,
        )

    def _bands(self, form: str) -> list[list[Point]]:
        found = self._drafting.draft.value((*self.owner, form))
        steps = []
        for at, band in enumerate(found if isinstance(found, list) else ()):
            numbers = {
                key: self._number(form, at, key) for key in ("from", "to", "fixed", "percent")
            }
            start, end = numbers["from"], numbers["to"]
            is_told = isinstance(band, dict) and start is not None
            if not is_told or (end is not None and start is not None and end <= start):
                return []
            fixed, percent = numbers["fixed"] or 0.0, numbers["percent"] or 0.0
            steps.append(Step(start or 0.0, end, fixed, percent))
        return band_lines(steps, is_marginal=form == MARGINAL)

    def _observed(self) -> list[list[Point]]:
        found = self._drafting.draft.value((*self.owner, OBSERVED))
        pairs = [
            (self._number(OBSERVED, at, "amount"), self._number(OBSERVED, at, "fee"))
            for at in range(len(found) if isinstance(found, list) else 0)
        ]
        return observed_line([(a, fee) for a, fee in pairs if a is not None and fee is not None])

    def _number(self, form: str, at: int, key: str) -> float | None:
        """Return a figure as it is drawn; None: there is none."""
        cell = cell_at(self._drafting.draft, (*self.owner, form, at, key))
        return float(cell.value) if cell.kind in ("number", "range") else None  # type: ignore[arg-type]


def _unsaid(offered: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return choices whose first stands where nothing is said."""
    (_, words), *others = offered
    return [("", words), *others]
