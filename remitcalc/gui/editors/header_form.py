"""From where to where, in which money, and the rate that all margins are measured by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.beginning import with_country
from remitcalc.files.corridor_draft.cells import cell_at, typed_at
from remitcalc.files.corridor_draft.sources import TABLE, date_typed, source_of, source_typed
from remitcalc.gui.editors.cell_box import CellBox
from remitcalc.gui.editors.country_choice import country_choices, currency_choices
from remitcalc.gui.form import field
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.flow_row import FlowRow
from remitcalc.gui.widgets.text import give_tip
from remitcalc.model.draft_cell import DraftCell
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.model.corridor_draft import CorridorDraft, Path
    from remitcalc.model.notation import Notation
    from remitcalc.output.language import Language

_EDIT = marked("Change of what a corridor is about")
FROM, TO = "sending_country", "receiving_country"
PAID_IN, RECEIVED_IN = "sending_currency", "receiving_currency"
RATE, RATE_DATE, RATE_SOURCE, NAME = "rate", "rate_date", "rate_source", "names"
_REFERENCE = ("reference_rate",)
_NARROW, _WIDE, _SOURCE = 70, 130, 190


def header_cell(draft: CorridorDraft, key: str, tag: str) -> DraftCell:
    """Return what a field of the head shows."""
    if key in (RATE_DATE, RATE_SOURCE):
        found = source_of(draft, _REFERENCE)
        if found is None:
            return DraftCell("blank")
        return cell_at(draft, (TABLE, found.name, "date" if key == RATE_DATE else "source"))
    return cell_at(draft, _path(key, tag))


def _typed(
    draft: CorridorDraft, key: str, text: str, notation: Notation, tag: str
) -> CorridorDraft:
    """Return a draft with a text typed into a field of the head."""
    if key in (FROM, TO):
        return with_country(draft, key.partition("_")[0], text)
    if key == RATE_DATE:
        return date_typed(draft, _REFERENCE, text, notation)
    if key == RATE_SOURCE:
        return source_typed(draft, _REFERENCE, text, notation)
    if key == RATE and not text.strip():
        return draft.without(_REFERENCE)
    return typed_at(draft, _path(key, tag), text, notation)


def _path(key: str, tag: str) -> Path:
    """Return where a field stands; a name in the language of the reader."""
    if key == NAME:
        return (NAME, tag.partition("-")[0])
    return (*_REFERENCE, RATE) if key == RATE else (key,)


class HeaderForm(FlowRow):
    """Fields over the head of the draft."""

    def __init__(self, drafting: Drafting, language: Language) -> None:
        super().__init__()
        self._drafting, self._language = drafting, language
        text = language.text
        self.boxes: dict[str, ChoiceBox | CellBox] = {}
        countries = (("", text("choose…")), *country_choices(language.tag))
        currencies = (("", "–"), *currency_choices())
        self._choice(FROM, text("From"), countries, _WIDE, text("Where the money is sent from"))
        self._choice(PAID_IN, text("paid in"), currencies, _NARROW, text("The currency sent"))
        self._choice(TO, text("To"), countries, _WIDE, text("Where the money goes"))
        said = text("The currency that is paid out")
        self._choice(RECEIVED_IN, text("received in"), currencies, _NARROW, said)
        self._rate_label = self._line(RATE, text("Rate"), _WIDE, text("The rate without a margin"))
        self._line(RATE_DATE, text("on"), _WIDE, text("The day of the rate"))
        said = text("Who publishes the rate")
        self._line(RATE_SOURCE, text("according to"), _SOURCE, said, stretch=1)
        said = text("What the corridor is called")
        self._line(NAME, text("Name"), _SOURCE, said, stretch=1)

    def begin(self, key: str = FROM) -> None:
        """Let somebody type in one of the fields."""
        self.boxes[key].setFocus()

    def begin_at(self, path: Path) -> bool:
        """Give the keyboard to the field over a value; return whether there is one here."""
        key = str(path[0]) if path else FROM
        if key == _REFERENCE[0]:
            key = RATE_SOURCE if path[-1] == TABLE else RATE
        is_here = key in self.boxes and (key != NAME or path == _path(NAME, self._language.tag))
        if is_here:
            self.begin(key)
        return is_here

    def refresh(self) -> None:
        """Show the draft of now."""
        draft, text = self._drafting.draft, self._language.text
        for key, box in self.boxes.items():
            cell = header_cell(draft, key, self._language.tag)
            if isinstance(box, ChoiceBox):
                box.choose(cell.word or cell.text)
                give_tip(box, box.currentText())
            else:
                box.show_cell(cell)
        sending = header_cell(draft, PAID_IN, self._language.tag).word
        receiving = header_cell(draft, RECEIVED_IN, self._language.tag).word
        said = text("1 {sending} in {receiving}", sending=sending, receiving=receiving)
        said = said if sending and receiving else text("Rate")
        self._rate_label.setText(said)
        self.boxes[RATE].setAccessibleName(said)

    def _choice(
        self, key: str, words: str, offered: tuple[tuple[str, str], ...], least: int, said: str
    ) -> None:
        box = ChoiceBox()
        box.set_choices(offered)
        box.setMinimumContentsLength(3 if least == _NARROW else 10)
        box.chosen.connect(partial(self._put, key))
        self._place(key, words, box, least, said, 0)

    def _line(self, key: str, words: str, least: int, said: str, *, stretch: int = 0) -> QLabel:
        box = CellBox(self._language)
        box.typed.connect(partial(self._put, key))
        box.editingFinished.connect(self._drafting.end_edit)
        return self._place(key, words, box, least, said, stretch)

    def _place(  # noqa: PLR0917, PLR0913
        self, key: str, words: str, box: ChoiceBox | CellBox, least: int, said: str, stretch: int
    ) -> QLabel:
        row, made = field(words, box, help_text=said, topic="corridors#editor")
        row.setMinimumWidth(least)
        self.boxes[key] = box
        self.add(row, stretch)
        return made

    def _put(self, key: str, typed: str) -> None:
        language, said = self._language, self._drafting.notation
        self._drafting.edit(
            _EDIT,
            lambda draft: _typed(draft, key, typed, said, language.tag),
            merge=f"header {key}",
        )
