"""A form over a price that may be stated in several ways: in one figure, or in a list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.editors.draft_form import DraftForm
from remitcalc.gui.editors.form_choice import FormChoice
from remitcalc.gui.editors.item_grid import ItemGrid

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from remitcalc.drawing.theme import Theme
    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.model.corridor_draft import CorridorDraft, Path
    from remitcalc.output.language import Language


class PriceForm(DraftForm):
    """Below the choice of a form stand its fields, or a grid of its bands and amounts.

    Parameters
    ----------
    drafting : Drafting
    language : Language
    name : str
        Of an edit, a marked template.
    forms : mapping of str to str
        The forms of the price, and what each is called.
    lists : collection of str
        Those that are typed in the grid, `items`.
    called : str
        What the grid is called.
    """

    def __init__(  # noqa: PLR0913
        self,
        drafting: Drafting,
        language: Language,
        name: str,
        *,
        forms: Mapping[str, str],
        lists: Collection[str],
        called: str,
    ) -> None:
        super().__init__(drafting, language, name)
        text = language.text
        self._lists = lists
        self.form = FormChoice()
        self.form.set_choices([(key, text(words)) for key, words in forms.items()])
        self.items = ItemGrid(drafting, language, called)
        self.add(text("Stated as"), self.form, help_text=text("How the price was told"))

    def set_theme(self, theme: Theme) -> None:
        """Put on another theme."""
        self.items.set_theme(theme)

    def show_form(self, form: str) -> bool:
        """Show which form the price has, and its list; return whether it is one."""
        self.form.choose(form)
        is_list = form in self._lists
        self.items.setVisible(is_list)
        if is_list:
            self.items.aim((*self.owner, form), form)
        return is_list

    def lead_to(self, path: Path) -> bool:
        """Give the keyboard to the field over a path; return whether there is one."""
        if not self.items.isHidden() and self.items.lead_to(path):
            return True
        return super().lead_to(path)

    def tell_faults(self, faults: Mapping[Path, str]) -> None:
        """Mark the fields and cells about which something is to be said."""
        super().tell_faults(faults)
        self.items.tell_faults(faults)

    def turn(
        self, form: str, change: Callable[[CorridorDraft], CorridorDraft], *, is_staying: bool
    ) -> None:
        """Put a change of the form into the draft; who stays here goes on in its list."""
        self._drafting.edit(self._name, change)
        self.refresh()
        if form in self._lists and is_staying:
            self.items.begin(0, self.items.first_key())
