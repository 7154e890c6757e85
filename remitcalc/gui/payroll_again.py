"""A payroll that was read again: its new values laid under what was done to the list by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from remitcalc.model.file_list import ByHand, FileList, are_of_a_file
from remitcalc.model.message import ModelError
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.gui.session import Session
    from remitcalc.gui.tasks import Tasks
    from remitcalc.model.document import Document, PayrollOrigin
    from remitcalc.model.payroll import Payroll
    from remitcalc.model.reread import Contest, Reread, Stands

_KEY = "payroll again"
_NAME = marked("Reading the payroll again")
_MOST_SAID = 3


class PayrollAgain(QObject):
    """Takes what a file says now; where cells were changed on both sides, it asks which stands.

    Signals
    -------
    asked : str, list of (str, callable)
        Words to show in place, until somebody has answered.
    told : str
        What was done, with the way back from it.
    said : str
        Why it could not be done.
    """

    asked = Signal(str, list)
    told = Signal(str)
    said = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks

    def take(self, payroll: Payroll, origin: PayrollOrigin, stands: Stands | None = None) -> None:
        """Lay the workers of a file under the list that was made of it before."""
        from remitcalc.model.reread import reread  # the window starts without

        document, again = self._session.document, partial(self.take, payroll, origin)
        before = document.payroll_origin
        if before is None or before.rows is None or origin.rows is None:
            self._replace(payroll, origin)
            return
        is_known = are_of_a_file(origin.rows) and (before.listed or are_of_a_file(before.rows))
        if not is_known:
            self._replace(payroll, origin)
            return
        listed = before.listed or FileList(document.scenario.payroll, before.rows)
        rows, new = before.rows, FileList(payroll, origin.rows)
        mine = document.scenario.payroll

        def done(found: Reread) -> None:
            if self._session.document is not document:
                again(stands)  # edited meanwhile
            elif found.is_unclear:
                self._ask_whole(payroll, origin)
            elif found.contests and stands is None:
                self._ask(found.contests, origin, again)
            else:
                self._put(found, origin, new)

        self._tasks.run(
            lambda _: reread(mine, rows, listed, new, stands or "mine"),
            done,
            self._could_not,
            key=_KEY,
        )

    def end(self) -> None:
        """Take nothing more of what is laid under a list just now."""
        self._tasks.cancel(_KEY)

    def _put(self, found: Reread, origin: PayrollOrigin, new: FileList) -> None:
        is_as_read = ByHand(found.payroll, found.rows, new).is_nothing
        listed = None if is_as_read else new
        payroll = new.payroll if is_as_read else found.payroll
        beside = replace(origin, rows=new.rows if is_as_read else found.rows, listed=listed)
        if self._edit(payroll, beside):
            self.told.emit(" ".join([self._read_again(origin), *self._counts(found)]))

    def _replace(self, payroll: Payroll, origin: PayrollOrigin) -> None:
        if self._edit(payroll, origin):
            self.told.emit(self._read_again(origin))

    def _edit(self, payroll: Payroll, origin: PayrollOrigin) -> bool:
        def read_again(document: Document) -> Document:
            scenario = document.scenario.replace(payroll=payroll)
            return document.replace(scenario=scenario, payroll_origin=origin)

        return self._session.edit_document(_NAME, read_again)

    def _read_again(self, origin: PayrollOrigin) -> str:
        name = Path(origin.path).name
        return self._session.language.text("{file} was read again.", file=name)

    def _counts(self, found: Reread) -> list[str]:
        plural = self._session.language.plural
        counted = (
            (
                found.taken,
                plural(
                    "{count} cell has the file's new value.",
                    "{count} cells have the file's new values.",
                    found.taken,
                ),
            ),
            (
                found.kept,
                plural(
                    "{count} cell that was changed by hand was kept.",
                    "{count} cells that were changed by hand were kept.",
                    found.kept,
                ),
            ),
            (found.came, plural("{count} worker is new.", "{count} workers are new.", found.came)),
            (
                found.went,
                plural(
                    "{count} worker is no longer there.",
                    "{count} workers are no longer there.",
                    found.went,
                ),
            ),
            (
                found.left_out,
                plural(
                    "{count} worker stays left out.",
                    "{count} workers stay left out.",
                    found.left_out,
                ),
            ),
        )
        return [words for count, words in counted if count]

    def _ask(
        self,
        contests: tuple[Contest, ...],
        origin: PayrollOrigin,
        again: Callable[[Stands], None],
    ) -> None:
        language = self._session.language
        listed = [self._words(one) for one in contests[:_MOST_SAID]]
        if len(contests) > _MOST_SAID:
            more = len(contests) - _MOST_SAID
            listed.append(language.plural("{count} more", "{count} more", more))
        said = language.plural(
            "{count} change of yours stands against {file}, which has changed there, too:",
            "{count} changes of yours stand against {file}, which has changed there, too:",
            len(contests),
            file=Path(origin.path).name,
        )
        text = language.text
        answers = [
            (text("Keep mine"), partial(again, "mine")),
            (text("Take the file's"), partial(again, "file")),
        ]
        self.asked.emit(f"{said} {'; '.join(listed)}.", answers)

    def _words(self, contest: Contest) -> str:
        from remitcalc.gui.worker_words import HEADINGS, cell_words  # the window starts without

        language, scenario = self._session.language, self._session.scenario
        name = contest.name or ""
        if contest.role is None:
            return language.text("{worker} is no longer there", worker=name)
        mine, theirs = (
            cell_words(value, contest.role, scenario, language)
            for value in (contest.mine, contest.theirs)
        )
        return language.text(
            "{worker}, {column}: {mine} here, {theirs} in the file",
            worker=name,
            column=language.text(HEADINGS[contest.role]),
            mine=mine,
            theirs=theirs,
        )

    def _ask_whole(self, payroll: Payroll, origin: PayrollOrigin) -> None:
        text = self._session.language.text
        said = text(
            "Nothing tells which worker of {file} is which of yours now, so that what was changed"
            " by hand cannot be kept beside its new values.",
            file=Path(origin.path).name,
        )
        answers = [
            (text("Keep mine"), partial(self.keep_against, origin.digest)),
            (text("Take the file's"), partial(self._replace, payroll, origin)),
        ]
        self.asked.emit(said, answers)

    def keep_against(self, digest: str) -> None:
        """Remember that the list stays as it is though its file has become another one."""

        def keep(document: Document) -> Document:
            origin = document.payroll_origin
            if origin is None or origin.kept_against == digest:
                return document
            return document.replace(payroll_origin=replace(origin, kept_against=digest))

        self._session.edit_document(marked("Keeping of the workers as they are"), keep)

    def _could_not(self, error: Exception) -> None:
        if not isinstance(error, ModelError):
            raise error
        language = self._session.language
        self.said.emit(" ".join(sentence(one, language) for one in error.messages))
