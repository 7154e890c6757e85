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
from remitcalc.gui.editors.price_form import PriceForm
from remitcalc.output.language import marked

if TYPE_CHECKING:
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


class ExchangeForm(PriceForm):
    """`owner` is where the exchange stands."""

    def __init__(self, drafting: Drafting, language: Language) -> None:
        text = language.text
        called = text("Margins")
        super().__init__(drafting, language, _EDIT, forms=FORMS, lists=_LISTS, called=called)
        told = text("A number, “?” or a range: 10–30 (15).")
        self.put(self.line(MARGIN, text("Margin, percent"), told))
        self.put(self.line(RATE, text("Rate"), told))
        self.put(self.items)
        said = text("The source of this figure")
        self.put(self.pick_source(text("Who said so"), said))
        self.form.made.connect(self._turn)

    def aim(self, exchange: Path) -> None:
        """Show another exchange."""
        self.owner = exchange
        self.refresh()

    def refresh(self) -> None:
        """Show the draft of now."""
        shown = exchange_form(self._drafting.draft, self.owner)
        for key in (MARGIN, RATE):
            self.show_field(key, is_shown=shown == key)
        self.show_field(TABLE, is_shown=shown not in (NOT_SURVEYED, UNDISCLOSED))
        self.show_form(shown)
        super().refresh()

    def _turn(self, form: str, is_staying: bool) -> None:  # noqa: FBT001 - a Qt signal
        owner, said = self.owner, self._drafting.notation
        self.turn(
            form, lambda draft: with_exchange_form(draft, owner, form, said), is_staying=is_staying
        )
