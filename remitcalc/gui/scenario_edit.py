"""What an edit of the scenario makes of the document around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.model.document import Document
    from remitcalc.model.scenario import Scenario


def with_scenario(document: Document, change: Callable[[Scenario], Scenario]) -> Document:
    """Return a document with its scenario changed."""
    return document.with_scenario(change(document.scenario))


def carried_along(before: Document, after: Document) -> Document:
    """Return the document after an edit; what is being typed of its corridor follows that."""
    draft, corridors = after.draft, (before.scenario.corridor, after.scenario.corridor)
    if draft is None or draft is not before.draft or corridors[0] is corridors[1]:
        return after
    from remitcalc.files.corridor_draft.carrying import carried  # the window starts without

    return after.replace(draft=carried(draft, *corridors))
