"""A corridor that was read again: asked about first, where that takes the place of own edits."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.files.document.origins import corridor_origin, digest_of
from remitcalc.model.message import message
from remitcalc.model.scenario import Scenario
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from remitcalc.files.corridor_file import CorridorRead
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.document import Document, Origin

_KEY = "read again"
_MOST_SAID = 3
_PARTS = {
    "names": marked("Name"),
    "reference": marked("Reference rate"),
    "taxes": marked("Taxes"),
    "notes": marked("Notes"),
    "translations": marked("Translations"),
}
_OTHER = marked("what is not about one way")


class CorridorAgain(QObject):
    """Takes what a file says now; where the corridor was edited here, it asks which stands.

    Signals
    -------
    said : str, list of (str, callable)
        Words to show in place, with the answers they ask for.
    told : str
        What was done.
    """

    said = Signal(str, list)
    told = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks

    def read(self, path: Path, *, is_sure: bool = False) -> None:
        """Read the corridor of a file; `is_sure`: its words stand, whatever was edited here."""

        def read(_: Tick) -> tuple[CorridorRead, Origin | None]:
            from remitcalc.files.any_corridor import read_any_corridor  # the window starts without

            origin = corridor_origin(path, digest_of(path))
            return read_any_corridor(path), origin

        self._tasks.run(read, partial(self._took, path, is_sure=is_sure), key=_KEY)

    def end(self) -> None:
        """Take nothing more of what is being read."""
        self._tasks.cancel(_KEY)

    def _took(
        self, path: Path, found: tuple[CorridorRead, Origin | None], *, is_sure: bool
    ) -> None:
        (corridor, problems), origin = found
        text, document = self._session.language.text, self._session.document
        self._session.tell_problems(problems)
        if corridor is None:
            said = text("{file} was not opened: see what is wrong under Problems.", file=path.name)
            self.said.emit(said, [])
            return
        after = with_corridor(document.scenario, corridor).corridor
        if not is_sure and is_edited(document, after) and after != document.scenario.corridor:
            self._ask(path, self._differing(document.scenario.corridor, after))
            return

        currency = corridor.sending_currency
        is_other = currency != document.scenario.corridor.sending_currency

        def read_again(document: Document) -> Document:
            made = document.with_scenario(with_corridor(document.scenario, corridor))
            workers = None if is_other else document.payroll_origin
            return made.replace(corridor_origin=origin, payroll_origin=workers)

        if self._session.edit_document(marked("Reading the corridor again"), read_again):
            self.told.emit(text("{file} was read again.", file=path.name))
            if is_other:
                reason = message("draft_other_currency", currency=currency)
                self.said.emit(sentence(reason, self._session.language), [])

    def _ask(self, path: Path, differing: Sequence[str]) -> None:
        language = self._session.language
        text, listed = language.text, list(differing[:_MOST_SAID])
        if len(differing) > _MOST_SAID:
            more = len(differing) - _MOST_SAID
            listed.append(language.plural("{count} more", "{count} more", more))
        said = text(
            "The corridor was edited here, and {file} says something else now: {parts}.",
            file=path.name,
            parts="; ".join(listed),
        )
        answers = [
            (text("Keep mine"), _leave),
            (text("Take the file's"), partial(self.read, path, is_sure=True)),
        ]
        self.said.emit(said, answers)

    def _differing(self, mine: Corridor, theirs: Corridor) -> list[str]:
        """Return what would be another: ways by their providers, and whether anything else is."""
        text = self._session.language.text
        had = {one.id: one for one in mine.services}
        has = {one.id: one for one in theirs.services}
        changed = [one.provider for key, one in had.items() if key in has and one != has[key]]
        gone = [
            text("{worker} is no longer there", worker=one.provider)
            for key, one in had.items()
            if key not in has
        ]
        new = [text("{way} is new", way=one.provider) for key, one in has.items() if key not in had]
        ways = (*changed, *gone, *new)
        others = [
            text(_PARTS.get(one.name, _OTHER))
            for one in fields(mine)
            if one.name != "services" and getattr(mine, one.name) != getattr(theirs, one.name)
        ]
        return [*dict.fromkeys((*ways, *others))] or [text(_OTHER)]


def is_edited(document: Document, after: Corridor) -> bool:
    """Return whether something may have been done to the corridor here since it was read.

    It was typed, or figures of it were typed over; or ways are in it that its file does not have.
    """
    known = {one.id for one in after.services}
    is_more = any(one.id not in known for one in document.scenario.corridor.services)
    return document.draft is not None or document.stated is not None or is_more


def with_corridor(scenario: Scenario, corridor: Corridor) -> Scenario:
    """Return `scenario` on the same corridor as it is now, its offers kept.

    Where another currency is sent the amounts of before are none of it: the corridor's own defaults
    are the start.

    A service that is gone gives way: the pooled one to the first there is, one sent with alone to
    what is usual.
    """
    if corridor.sending_currency != scenario.corridor.sending_currency:
        return Scenario.of(corridor)
    offers = tuple(s for s in scenario.corridor.services if s.id in scenario.offers)
    taken = {offer.id for offer in offers}
    services = (*(s for s in corridor.services if s.id not in taken), *offers)
    merged = replace(corridor, services=services)
    pooled = [service.id for service in merged.pooled_services]
    alone = {service.id for service in merged.individual_services}
    changes: dict[str, object] = {"corridor": merged}
    if scenario.pooled not in pooled:
        usual = merged.defaults.pooled_service
        changes["pooled"] = usual if usual in pooled else next(iter(pooled), "")
    if scenario.individual not in (*alone, "typical", "cheapest"):
        changes["individual"] = "typical"
    if scenario.payroll.services is not None:
        kept = tuple(one if one in alone else None for one in scenario.payroll.services)
        changes["payroll"] = replace(scenario.payroll, services=kept)
    return scenario.replace(**changes)


def _leave() -> None:
    """Let it be: it is told once."""
