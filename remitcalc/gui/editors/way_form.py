"""What a way is apart from its prices; and what a corridor is apart from its ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.sources import TABLE
from remitcalc.files.corridor_draft.way_rows import ways_in
from remitcalc.gui.editors.draft_form import DraftForm
from remitcalc.gui.editors.format_words import choices
from remitcalc.gui.editors.list_records import source_choices
from remitcalc.output.language import LANGUAGES, marked

if TYPE_CHECKING:
    from remitcalc.gui.editors.drafting import Drafting
    from remitcalc.model.corridor_draft import Path
    from remitcalc.output.language import Language

_WAY, _CORRIDOR = marked("Change of a way to send"), marked("Change of a corridor")


class WayForm(DraftForm):
    """`owner` is where the way stands."""

    def __init__(self, drafting: Drafting, language: Language) -> None:
        super().__init__(drafting, language, _WAY)
        text = language.text
        unsaid = text("not told")
        types = choices(("services", 0, "provider_type"), language)
        self.put(self.pick("provider_type", text("Kind of provider"), types))
        methods = choices(("services", 0, "pickup_method"), language, blank=unsaid)
        self.put(self.pick("pickup_method", text("Received as"), methods))
        said = text("From the least to the most: 1–3. 0 is the same day.")
        self.put(self.line("speed_days", text("Days until it arrives"), said))
        said = text("Where the money can be received")
        self.put(self.line("coverage", text("Coverage"), said))
        bearers = choices(("services", 0, "bearer"), language, blank=unsaid)
        said = text("Who bears the charges of banks on the way")
        self.put(self.pick("bearer", text("Charges borne"), bearers, said))
        said = text("Where its figures come from that name no source of their own")
        self.put(self.pick(TABLE, text("Who said so"), [("", "–")], said))
        said = text("What this way is called in the file")
        self.put(self.line("id", text("Short name"), said))

    def aim(self, way: Path) -> None:
        """Show another way."""
        self.owner = way
        self.refresh()

    def refresh(self) -> None:
        """Show the draft of now."""
        super().refresh()
        box = self.boxes[TABLE]
        box.set_choices(source_choices(self._drafting, self._language))  # type: ignore[union-attr]
        self._show(TABLE, box)


class CorridorForm(DraftForm):
    """What a comparison starts with, the way most used, and what the corridor is called."""

    def __init__(self, drafting: Drafting, language: Language) -> None:
        super().__init__(drafting, language, _CORRIDOR)
        text = language.text
        start = text("What a comparison of this corridor starts with")
        self.beside(
            self.line("defaults.workers", text("Workers"), start),
            self.line("defaults.amount", text("Each sends"), start),
        )
        self.beside(
            self.line("defaults.paydays", text("Paydays"), start),
            self.line("defaults.payday_days", text("Days between"), start),
        )
        self.beside(
            self.line("defaults.date", text("First payday"), start),
            self.pick(
                "defaults.amount_is",
                text("Fees are"),
                [("", text("on top")), ("outlay", text("included"))],
                start,
            ),
        )
        said = text("The one way alone that most people use, if a source says so")
        self.put(self.pick("typical.service", text("Most used"), [("", "–")], said))
        self.put(self.pick("typical.provenance", text("Who said so"), [("", "–")], said))
        for tag, name in LANGUAGES.items():
            said = text("What the corridor is called in this language")
            self.put(self.line(f"names.{tag.partition('-')[0]}", name, said))
        said = text("What the corridor is called in commands and file names")
        self.put(self.line("id", text("Short name"), said))

    def refresh(self) -> None:
        """Show the draft of now."""
        draft = self._drafting.draft
        ways = [
            (str(way.get("id")), f"{way.get('provider', '')} ({way.get('id')})")
            for way in ways_in(draft)
            if isinstance(way, dict) and way.get("kind") == "individual"
        ]
        unsaid = ("", self._language.text("not told"))
        sources = source_choices(self._drafting, self._language)
        self.boxes["typical.service"].set_choices([unsaid, *ways])  # type: ignore[union-attr]
        self.boxes["typical.provenance"].set_choices([unsaid, *sources])  # type: ignore[union-attr]
        self.show_field("typical.provenance", is_shown="typical" in draft.tables)
        super().refresh()

    def type_in(self, key: str, typed: str) -> None:
        """Let the value at a key be what was typed; without the way most used none has a source."""
        if key.startswith("typical") and not typed:
            self._drafting.edit(_CORRIDOR, lambda draft: draft.without(("typical",)))
        elif key.startswith("typical"):
            place = self.place(key)
            self._drafting.edit(_CORRIDOR, lambda draft: draft.with_value(place, typed))
        else:
            super().type_in(key, typed)
