"""The exchange of a way: a margin, bands, surveyed margins, a rate, or several conversions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.price_forms import (
    BANDS,
    OBSERVED,
    RATE,
    STEPS,
    exchange_form,
    with_exchange_form,
)
from remitcalc.files.corridor_draft.sources import TABLE
from remitcalc.files.corridor_draft.way_cells import MARGIN
from remitcalc.files.corridor_format import NOT_SURVEYED, UNDISCLOSED
from remitcalc.gui.editors.draft_form import DraftForm
from remitcalc.gui.editors.form_choice import FormChoice
from remitcalc.gui.editors.item_grid import ItemGrid
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.model.corridor_draft import Path
    from remitcalc.output.language import Language

FORMS = {
    NOT_SURVEYED: marked("not known yet (?)"),
    UNDISCLOSED: marked("not told: it is kept back"),
    MARGIN: marked("a margin, in percent"),
    RATE: marked("a rate that was quoted"),
    BANDS: marked("margins in bands"),
    OBSERVED: marked("amounts that were asked for, with their margins"),
    STEPS: marked("several conversions"),
}
_LISTS = (BANDS, OBSERVED, STEPS)
_EDIT = marked("Change of an exchange")


class ExchangeForm(DraftForm):
    """`owner` is where the exchange stands."""

    def __init__(self, drafting: Drafting, language: Language) -> None:
        super().__init__(drafting, language, _EDIT)
        text = language.text
        self.form = FormChoice()
        self.form.set_choices([(key, text(words)) for key, words in FORMS.items()])
        self.items = ItemGrid(drafting, language, text("Margins"))
        self.add(text("Stated as"), self.form, help_text=text("How the price was told"))
        told = text("A number, “?” or a range: 10–30 (15).")
        self.put(self.line(MARGIN, text("Margin, percent"), told))
        self.put(self.line(RATE, text("Rate"), told))
        self.put(self.items)
        said = text("The source of this figure")
        self.put(self.pick_source(text("Who said so"), said))
        self.form.made.connect(self._turn)

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self.items.set_theme(theme)

    def aim(self, exchange: Path) -> None:
        """Show another exchange."""
        self.owner = exchange
        self.refresh()

    def refresh(self) -> None:
        """Show the draft of now."""
        shown = exchange_form(self._drafting.draft, self.owner)
        self.form.choose(shown)
        for key in (MARGIN, RATE):
            self.show_field(key, is_shown=shown == key)
        self.show_field(TABLE, is_shown=shown not in (NOT_SURVEYED, UNDISCLOSED))
        self.items.setVisible(shown in _LISTS)
        if shown in _LISTS:
            self.items.aim((*self.owner, shown), shown)
        super().refresh()

    def lead_to(self, path: Path) -> bool:
        """Give the keyboard to the field over a path; return whether there is one."""
        if not self.items.isHidden() and self.items.lead_to(path):
            return True
        return super().lead_to(path)

    def tell_faults(self, faults: Mapping[Path, str]) -> None:
        """Mark the fields and cells about which something is to be said."""
        super().tell_faults(faults)
        self.items.tell_faults(faults)

    def _turn(self, form: str, is_staying: bool) -> None:  # noqa: FBT001 - a Qt signal
        owner, said = self.owner, self._drafting.notation
        self._drafting.edit(_EDIT, lambda draft: with_exchange_form(draft, owner, form, said))
        self.refresh()
        if form in _LISTS and is_staying:
            self.items.begin(0, self.items.first_key())
