"""What an edit of the scenario makes of the document around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.model.document import Document
    from remitcalc.model.scenario import Scenario


def with_scenario(document: Document, change: Callable[[Scenario], Scenario]) -> Document:
    """Return a document with its scenario changed; with other workers, they are of no file.

    What is being typed of the corridor follows where the corridor was changed.
    """
    before, after = document.scenario, change(document.scenario)
    if after is before:
        return document
    is_same_list = after.payroll is before.payroll
    origin = document.payroll_origin if is_same_list else None
    draft = document.draft
    if draft is not None and after.corridor is not before.corridor:
        from remitcalc.files.corridor_draft.carrying import carried  # the window starts without

        draft = carried(draft, before.corridor, after.corridor)
    return document.replace(scenario=after, payroll_origin=origin, draft=draft)
