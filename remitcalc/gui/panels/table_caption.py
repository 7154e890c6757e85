"""What stands above a table of ways or workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.gui.models.worker_columns import saving_note
from remitcalc.output.document.services import services_title
from remitcalc.output.who_sends import who_sends

if TYPE_CHECKING:
    from remitcalc.output.answer import Answer


def table_caption(answer: Answer | None, *, of_ways: bool) -> str:
    """Return what the figures in it are about; empty while there are none."""
    if answer is None:
        return ""
    return (services_title(answer) if of_ways else saving_note(answer)) or who_sends(answer)
