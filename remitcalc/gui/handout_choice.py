"""What is chosen for handouts: in which words, for whom, on which paper, in whose name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.gui.page_printing import Batch
from remitcalc.output.handout.handout import Handouts
from remitcalc.pages.handout import typesetting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.engine.comparison import Comparison
    from remitcalc.gui.tasks import Tick
    from remitcalc.model.handout_words import HandoutWords
    from remitcalc.output.handout.employer import Employer
    from remitcalc.pages.paper import PaperSize
    from remitcalc.pages.waiting import Tick as PagesTick

AT_ONCE = 5
"""Pages that are made together, for the window and the printer: who waits sees the first soon."""
_PHASE = "pages"


class HandoutChoice(NamedTuple):
    """One answer to all that is asked; `rows` are the workers, counted from 0."""

    words: HandoutWords
    territory: str
    paper: PaperSize
    rows: Sequence[int]
    is_each: bool
    named: str
    with_names: bool
    employer: Employer
    keeps_quotes_room: bool

    @property
    def shows_names(self) -> bool:
        """Whether a worker's name may stand on any page."""
        return self.with_names or bool(self.named)

    def handouts(self, comparison: Comparison) -> Handouts:
        """Return what is on the pages; it takes a while where there are many workers."""
        return Handouts(
            comparison,
            self.words,
            with_names=self.with_names,
            name=self.named,
            territory=self.territory,
            employer=self.employer,
            keeps_quotes_room=self.keeps_quotes_room,
        )


def paged(tick: Tick) -> PagesTick:
    """Return what tells how many pages are made."""
    return partial(tick.of, _PHASE)


def pictured(
    handouts: Handouts, rows: Sequence[int], paper: PaperSize, tick: Tick, dots: float
) -> list[bytes]:
    """Return the pages of some workers as pictures."""
    laid = typesetting(handouts, rows, paper, paged(tick))
    tick.of(_PHASE, 0, 0)
    return laid.page_pictures(dots)


def batches(handouts: Handouts, rows: Sequence[int], paper: PaperSize) -> list[Batch]:
    """Return the pages of some workers as they are printed, some at a time."""
    parts = (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE))
    return [Batch(partial(pictured, handouts, part, paper), len(part)) for part in parts]
