"""The corridor that is compared, in the place of one that is typed: to be saved as that is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.files.corridor_draft.reading import DraftRead, read_draft
from remitcalc.files.corridor_draft.stating import draft_of
from remitcalc.files.text_source import read_text

if TYPE_CHECKING:
    from remitcalc.gui.session import Session
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.corridor_draft import CorridorDraft


class StatedCorridor:
    """Where nothing is typed: the scenario's corridor with its offers; a chosen one is its default.

    What is typed of it by the time that it is asked for comes first.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def draft(self) -> CorridorDraft:
        """What is typed, or what the file of the corridor states, or would."""
        document = self._session.document
        if document.draft is not None:
            return document.draft
        origin = document.corridor_origin
        text = "" if origin is None or not origin.path else read_text(origin.path)[0]
        return draft_of(self._corridor(), text or "")

    @property
    def read(self) -> DraftRead:
        """What that means."""
        draft = self._session.document.draft
        return DraftRead(self._corridor(), ()) if draft is None else read_draft(draft)

    def _corridor(self) -> Corridor:
        scenario = self._session.scenario
        corridor, pooled = scenario.corridor, scenario.pooled
        if pooled not in scenario.offers:
            return corridor
        # Whoever opens the file starts with the offer that was chosen.
        defaults = replace(corridor.defaults, pooled_service=pooled)
        return replace(corridor, defaults=defaults)
