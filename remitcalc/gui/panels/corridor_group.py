"""Which corridor, and the reference rate that its figures rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.form import Form
from remitcalc.gui.widgets.choice_box import ChoiceBox
from remitcalc.gui.widgets.text import give_tip, label
from remitcalc.output.wording.words import STATUSES

if TYPE_CHECKING:
    from remitcalc.gui.known_corridors import KnownCorridors
    from remitcalc.gui.session import Session
    from remitcalc.model.corridor import Corridor


class CorridorGroup(Form):
    """Chooses the corridor."""

    def __init__(self, session: Session, known_corridors: KnownCorridors) -> None:
        text = session.language.text
        super().__init__(text("Co&rridor"), topic="corridors#choose")
        self._session, self._known_corridors = session, known_corridors
        self.corridor = ChoiceBox()
        self.add_under_title(
            self.corridor, help_text=text("Where the money is sent from and where it goes")
        )
        self._rate = label("note", wraps=True)
        self.put(self._rate)
        self.corridor.chosen.connect(self._chosen)
        session.edited.connect(self._show)
        known_corridors.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        corridor = self._session.scenario.corridor
        names = self._known_corridors.names(self._session.language.tag)
        if corridor.id not in dict(names):  # one that was typed, and is of no file
            names.append((corridor.id, corridor.name(self._session.language.tag)))
        self.corridor.set_choices(names)
        self.corridor.choose(corridor.id)
        give_tip(self.corridor, corridor.name(self._session.language.tag))
        self._rate.setText(self._rate_line(corridor))

    def _rate_line(self, corridor: Corridor) -> str:
        language, reference = self._session.language, corridor.reference
        if reference is None:
            return language.text("No reference rate: what arrives is unknown.")
        return language.text(
            "1 {sending} = {rate} {receiving} · {status}, {period}",
            sending=corridor.sending_currency,
            rate=reference.rate,
            receiving=corridor.receiving_currency,
            status=language.text(STATUSES[reference.provenance.status.word]),
            period=language.numbers.period(reference.provenance.date),
        )

    def _chosen(self, corridor_id: str) -> None:
        if corridor_id != self._session.scenario.corridor.id:
            known = self._known_corridors
            self._session.take_corridor(known.corridor(corridor_id), known.origin(corridor_id))
            self._show()  # one that was refused is not the one that is compared
