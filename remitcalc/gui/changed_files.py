"""Tells in place that a file changed under the document, and reads it again where wanted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.document.origins import corridor_origin, digest_of
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from remitcalc.files.corridor_file import CorridorRead
    from remitcalc.gui.document_desk import DocumentDesk
    from remitcalc.gui.origin_watch import OriginWatch, Role
    from remitcalc.gui.payroll_import import PayrollImport
    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.document import Document, Origin
    from remitcalc.model.scenario import Scenario

_KEY = "read again"
_CHANGED: dict[Role, str] = {
    "document": marked("{file} was changed by somebody else since it was opened."),
    "payroll": marked("{file}, the payroll, has changed on disk."),
    "corridor": marked("{file}, the corridor, has changed on disk."),
}
_GONE: dict[Role, str] = {
    "document": marked("{file} is no longer there. Save the document to keep it in a file."),
    "payroll": marked("{file}, the payroll, can no longer be read. The workers stay as they are."),
    "corridor": marked("{file}, the corridor, can no longer be read. Its prices stay as they are."),
}


class ChangedFiles(QObject):
    """Says what the watch finds, with the ways to go on.

    Signals
    -------
    said : str, list of (str, callable)
        Words to show in place, with the answers they ask for.
    eased : str
        Words that are no longer true.
    """

    said = Signal(str, list)
    eased = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        watch: OriginWatch,
        desk: DocumentDesk,
        payroll_import: PayrollImport,
    ) -> None:
        super().__init__(watch)
        self._session, self._tasks, self._desk = session, tasks, desk
        self._payroll_import, self._watch = payroll_import, watch
        self._told: dict[Role, str] = {}
        desk.leaving.connect(self._end_reading)
        watch.restored.connect(self._ease)
        watch.changed.connect(self._tell_changed)
        watch.gone.connect(self._tell_gone)

    def _end_reading(self) -> None:
        """Take nothing of what is read again for a document into the one that comes."""
        self._tasks.cancel(_KEY)
        self._payroll_import.end_again()

    def _tell_changed(self, role: Role, path: Path) -> None:
        text = self._session.language.text
        self._tell(role, text(_CHANGED[role], file=path.name), self._answers(role, path))

    def _tell_gone(self, role: Role, path: Path) -> None:
        """Tell that a file is gone; where that is its drive, it may come back and be read again."""
        text = self._session.language.text
        answers = self._answers(role, path)
        if role == "document":
            answers = [(text("Save as…"), self._desk.save_as)]
        self._tell(role, text(_GONE[role], file=path.name), answers)

    def _answers(self, role: Role, path: Path) -> list[tuple[str, Callable[[], object]]]:
        text = self._session.language.text
        read_again: dict[Role, Callable[[], object]] = {
            "document": self._desk.read_again,
            "payroll": self._read_payroll,
            "corridor": partial(self._read_corridor, path),
        }
        keep = partial(self._keep_payroll, path) if role == "payroll" else _leave
        return [(text("Read again"), read_again[role]), (text("Keep mine"), keep)]

    def _tell(self, role: Role, said: str, answers: list[tuple[str, Callable[[], object]]]) -> None:
        """Tell what became of a file, and no longer what had become of it before."""
        self._ease(role)
        self._told[role] = said
        self.said.emit(said, answers)

    def _ease(self, role: Role) -> None:
        if role in self._told:
            self.eased.emit(self._told.pop(role))

    def _read_payroll(self) -> None:
        origin = self._session.document.payroll_origin
        if origin is not None:
            self._payroll_import.read_again(origin)

    def _keep_payroll(self, path: Path) -> None:
        """Keep the workers as they are, and say no more of what the file is now."""
        digest = self._watch.digest_now(path)
        if digest:
            self._payroll_import.again.keep_against(digest)

    def _read_corridor(self, path: Path) -> None:
        def read(_: Tick) -> tuple[CorridorRead, Origin | None]:
            origin = corridor_origin(path, digest_of(path))
            return read_any_corridor(path), origin

        self._tasks.run(read, partial(self._took_corridor, path), key=_KEY)

    def _took_corridor(self, path: Path, found: tuple[CorridorRead, Origin | None]) -> None:
        (corridor, problems), origin = found
        self._session.tell_problems(problems)
        if corridor is None:
            text = self._session.language.text
            said = text("{file} was not opened: see what is wrong under Problems.", file=path.name)
            self.said.emit(said, [])
            return

        def read_again(document: Document) -> Document:
            made = document.with_scenario(with_corridor(document.scenario, corridor))
            return made.replace(corridor_origin=origin, payroll_origin=document.payroll_origin)

        self._session.edit_document(marked("Reading the corridor again"), read_again)


def with_corridor(scenario: Scenario, corridor: Corridor) -> Scenario:
    """Return `scenario` on the same corridor as it is now, its offers kept.

    A service that is gone gives way: the pooled one to the first there is, one sent with alone to
    what is usual.
    """
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
