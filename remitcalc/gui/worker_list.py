"""The workers as one types them: what a cell means, and every edit of the list, undone by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from remitcalc.gui.number_style import money_style
from remitcalc.gui.typed_list import TypedList
from remitcalc.model.message import ModelError, message
from remitcalc.model.payroll_edits import (
    NO_GROUP,
    added,
    duplicated,
    with_values,
    without,
)
from remitcalc.output.language import marked
from remitcalc.output.service_label import service_labels
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from remitcalc.gui.session import Session
    from remitcalc.model.message import Message
    from remitcalc.model.payroll import Payroll
    from remitcalc.model.payroll_edits import CellRole

YES, NO = "yes", "no"
USUAL = ""
"""The key of the service that is compared with, whichever it is."""
_NAMES: dict[CellRole, str] = {
    "worker": marked("Change of a worker's name"),
    "amount": marked("Change of a worker's amount"),
    "group": marked("Change of a worker's group"),
    "joins": marked("Change of whether a worker takes part"),
    "service": marked("Change of the service a worker uses"),
}


class WorkerList(TypedList):
    """Puts what is typed into the payroll of the session.

    Attributes
    ----------
    typed : dict of role to text
        What was typed of a worker who has no amount yet: without one there is no worker.

    Signals
    -------
    told : str
        What was done, with the way back from it.
    half_typed
        `typed` changed, and the list did not.
    """

    told = Signal(str)
    half_typed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.typed: dict[str, str] = {}
        self._typed_below = len(self.payroll)

    @property
    def payroll(self) -> Payroll:
        """The workers of now."""
        return self._session.scenario.payroll

    def choices(self, role: CellRole) -> list[tuple[str, str]]:
        """Return the keys and words of what a cell may be; none: it is typed."""
        text, corridor = self._session.language.text, self._session.scenario.corridor
        if role == "joins":
            return [(YES, text("yes")), (NO, text("no"))]
        if role == "service":
            labels = service_labels(corridor, self._session.language)
            services = [(one.id, labels[one.id]) for one in corridor.individual_services]
            services.sort(key=lambda pair: pair[1].casefold())
            return [(USUAL, text("the usual")), *services]
        return []

    def text_to_edit(self, worker: int, role: CellRole) -> str:
        """Return what stands in a cell when it is begun to be edited: a key, or bare text."""
        payroll, is_new = self.payroll, worker >= len(self.payroll)
        if is_new:
            return self.typed.get(role, "")
        if role == "amount":
            style = money_style(self._session.language, self._currency())
            return style.plain(payroll.amounts.item(worker))
        if role == "joins":
            return YES if payroll.joins is None or payroll.joins.item(worker) else NO
        if role == "service":
            return (payroll.services and payroll.services[worker]) or USUAL
        if role == "group":
            return payroll.groups[worker] if payroll.groups else ""
        return payroll.names[worker] if payroll.names else self.numbered(worker + 1)

    def put(self, worker: int, role: CellRole, typed: str) -> str:
        """Let a cell be what was typed; return why it cannot be, or nothing.

        Below the last worker it is a worker who comes to be with the amount.
        """
        if typed == self.text_to_edit(worker, role):
            return ""
        if worker >= len(self.payroll):
            return self._put_new(role, typed)
        value, fault = self.read(role, typed)
        if fault or (role == "amount" and value == self.payroll.amounts.item(worker)):
            return fault
        return self._edit(
            _NAMES[role],
            lambda: with_values(self.payroll, role, {worker: value}, self.numbered),
            is_typed=True,
        )

    def read(self, role: CellRole, typed: str) -> tuple[object, str]:
        """Return the value that is typed for a role, and why it is none."""
        text, words = self._session.language.text, " ".join(typed.split())
        if role == "amount":
            style = money_style(self._session.language, self._currency())
            value = style.read(words)
            if value is None:
                unread = text("“{typed}” is not an amount of money.", typed=words)
                return None, style.doubt(words) or unread
            return value, ""
        if role == "worker" and not words:
            return None, text("A worker needs a name.")
        if role == "joins":
            return typed == YES, ""
        if role == "service":
            return typed or None, ""
        return words or (NO_GROUP if role == "group" else words), ""

    def delete(self, workers: Sequence[int]) -> bool:
        """Take workers off the list; the last one stays."""
        if not workers:
            return False
        less = partial(without, self.payroll, workers)
        done = self._done(marked("Deletion of workers"), less, gone=workers)
        if done:
            plural = self._session.language.plural
            said = plural(
                "{count} worker was deleted.", "{count} workers were deleted.", len(workers)
            )
            self.told.emit(said)
        return done

    def duplicate(self, workers: Sequence[int]) -> bool:
        """Put copies of workers at the end of the list."""
        if not workers:
            return False
        name = marked("Duplication of workers")
        return self._done(name, partial(duplicated, self.payroll, workers))

    def give_back(self, role: CellRole, values: Mapping[int, object]) -> bool:
        """Give cells the values back that their file has."""
        if not values:
            origin, text = self._session.document.payroll_origin, self._session.language.text
            is_of_file = origin is not None and origin.listed is not None
            self.tell_fault(
                text("This cell is as in the file.")
                if is_of_file
                else text("No cell was changed since a file was read.")
            )
            return False
        name = marked("Return to the file's value")
        return self._done(name, lambda: with_values(self.payroll, role, values, self.numbered))

    def numbered(self, number: int) -> str:
        """Return what a worker without a name is called."""
        return self._session.language.text("Worker {number}").replace("{number}", str(number))

    def follow(self) -> None:
        """Give up the worker who is half typed where the list has become another one meanwhile."""
        if len(self.payroll) != self._typed_below:
            self.typed.clear()
            self._typed_below = len(self.payroll)

    def take_typed(self, typed: Mapping[str, str]) -> None:
        """Go on with a worker who was half typed before."""
        if typed != self.typed:
            self.typed.clear()
            self.typed.update(typed)
            self._typed_below = len(self.payroll)
            self.half_typed.emit()

    def forget_typed(self) -> None:
        """Give up the worker who is half typed."""
        if self.typed:
            self.typed.clear()
            self._tell_half_typed()

    def _tell_half_typed(self) -> None:
        """Show it, and have it kept."""
        self.half_typed.emit()
        self._session.typed.emit()

    def _currency(self) -> str:
        return self._session.scenario.corridor.sending_currency

    def _put_new(self, role: CellRole, typed: str) -> str:
        if role != "amount":
            _, fault = self.read(role, typed)
            if not fault:
                self.typed[role] = typed
                self._tell_half_typed()
            return fault
        amount, fault = self.read(role, typed)
        if fault:
            return fault
        before = dict(self.typed)

        def with_one() -> Payroll:
            worker = len(self.payroll)
            payroll = added(self.payroll, [amount], self.numbered)  # type: ignore[list-item]
            for other in ("worker", "group", "joins", "service"):
                if before.get(other):
                    value, _ = self.read(other, before[other])
                    payroll = with_values(payroll, other, {worker: value}, self.numbered)
            return payroll

        self.typed.clear()
        fault = self._edit(marked("Addition of a worker"), with_one)
        if fault:
            self.typed.update(before)
        return fault

    def _done(self, name: str, change: Callable[[], Payroll], *, gone: Sequence[int] = ()) -> bool:
        fault = self._edit(name, change, gone=gone)
        if fault:
            self.tell_fault(fault)
        return not fault

    def _edit(
        self,
        name: str,
        change: Callable[[], Payroll],
        *,
        is_typed: bool = False,
        gone: Sequence[int] = (),
    ) -> str:
        """Make an edit, in which some workers may go; return why it cannot be."""
        try:
            payroll = change()
        except ModelError as error:
            return " ".join(sentence(_told(one), self._session.language) for one in error.messages)
        self.ease()
        edit = self._session.edit_cell if is_typed else self._session.edit_document
        edit(name, lambda document: document.with_workers(payroll, gone))
        return ""


def _told(said: Message) -> Message:
    return message("worker_named_twice") if said.code == "repeated_worker" else said
