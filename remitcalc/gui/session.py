"""The session: one frozen document, the comparison derived from it, and the way back.

Panels call `edit` and listen to the signals; they never listen to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal

from remitcalc.gui.comparing import LARGEST_AT_ONCE, compared
from remitcalc.gui.scenario_edit import carried_along, with_scenario
from remitcalc.gui.undo_commands import Edit, EditStack
from remitcalc.model.document import Document
from remitcalc.model.message import ModelError
from remitcalc.model.scenario import Scenario
from remitcalc.output.answer import Answer
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.comparison import Comparison
    from remitcalc.files.corridor_file import CorridorRead
    from remitcalc.files.kinds import FileKind
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.problems import Problem
    from remitcalc.files.source import Source
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.document import Origin
    from remitcalc.model.message import Message
    from remitcalc.model.work import Step, Work
    from remitcalc.output.language import Language

_LETTERS_PAUSE = 150
"""Milliseconds without a letter after which what is said of figures is compared anew."""
_COMPARISON = "comparison"
_OPENING = "opening"


class Session(QObject):
    """What the window is about.

    Attributes
    ----------
    document : Document
        The scenario, and where its corridor and workers came from.
    comparison : Comparison or None
        Of `scenario`, or, while a large one is being made, of the scenario before it. None where it
        cannot be compared at all; `trouble` then says why.
    problems : tuple of Problem
        Of the file that was opened last.
    tasks : Tasks
        Runs what takes long.

    Signals
    -------
    typed
        There is something else to keep, told at once: another document, whose `edited` follows
        once typing of cells pauses, or a worker who is half typed.
    edited
    compared
    refused : tuple of Message
    problems_found
    language_changed
    waiting
        The comparison follows the edit that was just made: what is shown of it is still the old.
    started_over : bool
        Another corridor took the place of one for which something had been set: workers, sharing,
        season or services. What was set is gone but for the way back; True: a payroll, too.
    """

    typed = Signal()
    edited = Signal()
    compared = Signal()
    waiting = Signal()
    refused = Signal(object)
    problems_found = Signal()
    language_changed = Signal()
    started_over = Signal(bool)

    def __init__(
        self, document: Document, language: Language, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.undo_stack = EditStack(self, self)
        self.document = document
        self._starts = WeakSet([self.scenario])
        self._spoken = language
        self.comparison: Comparison | None = None
        self.trouble: tuple[Message, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self.tasks = tasks
        self._epoch = 0
        self._is_resuming = self._is_untold = False
        self._pace = ""
        self._is_due = True
        self._until_compared: list[Callable[[], object]] = []
        self._until_pause = QTimer(self, singleShot=True, interval=_LETTERS_PAUSE)
        self._until_pause.timeout.connect(self._compare)
        self._answer: Answer | None = None
        self._compare()

    @property
    def scenario(self) -> Scenario:
        """What is asked at present."""
        return self.document.scenario

    @property
    def language(self) -> Language:
        """The language of the window, as the corridor that is compared speaks it."""
        return self._spoken.of(self.scenario.corridor)

    @property
    def answer(self) -> Answer | None:
        """The sentences of the comparison in the present language."""
        if self.comparison is None:
            return None
        if self._answer is None or self._answer.comparison is not self.comparison:
            self._answer = Answer(self.comparison, self.language)
        return self._answer

    def edit_words(self, name: str, change: Callable[[Scenario], Scenario], merge: str) -> None:
        """Like `edit`, for what is typed quickly, one thing after the other: letters, cells.

        What is done is there at once, to be kept and undone; the comparison follows when the
        typing pauses.
        """
        self._paced("words", lambda: self.edit(name, change, merge))

    def edit_cell(self, name: str, change: Callable[[Document], Document]) -> bool:
        """Like `edit_document`, for a cell of many that are typed one after the other.

        As of `edit_words`; that the document was edited is told in the pause, too.
        """
        return self._paced("cells", lambda: self.edit_document(name, change))

    def _paced(self, pace: str, edit: Callable[[], bool]) -> bool:
        self._pace = pace
        try:
            return edit()
        finally:
            self._pace = ""

    def edit(self, name: str, change: Callable[[Scenario], Scenario], merge: str = "") -> bool:
        """Change the scenario, undoably; return whether it was changed.

        `name` is a marked English template; edits of one `merge` key become one until `end_edit`. A
        change that the model refuses leaves everything as it is and is told by `refused`. Workers
        that are other ones are no longer those of a file.
        """
        return self.edit_document(name, lambda document: with_scenario(document, change), merge)

    def edit_document(
        self, name: str, change: Callable[[Document], Document], merge: str = ""
    ) -> bool:
        """Like `edit`, for what changes where figures come from as well."""
        try:
            after = carried_along(self.document, change(self.document))
        except ModelError as error:
            self.refused.emit(error.messages)
            return False
        if after is self.document:
            return False
        key = f"{merge}:{self._epoch}" if merge else ""
        if not self.undo_stack.went_on(after, key):
            self.undo_stack.push(Edit(self, name, self.document, after, key))
        return True

    def change(self, name: str, merge: str = "", **values: object) -> bool:
        """Change some fields of the scenario; nothing happens where they have these values."""
        if all(getattr(self.scenario, field) == value for field, value in values.items()):
            return False
        return self.edit(name, lambda scenario: scenario.replace(**values), merge)

    def begin(self, document: Document) -> None:
        """Go on with another document, of which nothing has been edited."""
        self.end_edit()
        self.undo_stack.clear()
        self._starts.add(document.scenario)
        self.set_document(document)

    def resume(self, work: Work) -> None:
        """Go on where somebody stopped: with what is on the table, and the way it came there."""
        self.end_edit()
        self._is_resuming = True  # the steps were done before: nothing is compared meanwhile
        try:
            self.undo_stack.take(self, work)
        finally:
            self._is_resuming = False
        if self.document is not work.document:
            self.set_document(work.document)

    def steps(self) -> tuple[Step, ...]:
        """Return every edit that can be undone or done again, in order."""
        return self.undo_stack.steps()

    def tell_problems(self, problems: tuple[Problem, ...]) -> None:
        """Make what is wrong with a file the session's problems."""
        self.problems = problems
        self.problems_found.emit()

    def end_edit(self) -> None:
        """End an edit that goes on: the next one is undone on its own."""
        self._epoch += 1

    def set_document(self, document: Document) -> None:
        """Make `document` the present one; undo commands call this."""
        if self._is_resuming:
            return
        is_same = document.scenario is self.scenario
        self.document = document
        self.typed.emit()
        self._is_untold = True
        if self._pace != "cells":
            self._tell_edited()
        shown = self.comparison
        if is_same and not self._is_due and shown and shown.scenario is document.scenario:
            return  # what is typed of its corridor is no corridor yet: nothing else is compared
        self._is_due = True
        if self._pace:
            self._until_pause.start()
            self.waiting.emit()
        else:
            self._compare()

    def take_corridor(self, corridor: Corridor, origin: Origin | None = None) -> None:
        """Start from the defaults of `corridor`, undoably."""
        self._start_with(corridor, marked("Change of corridor"), origin)

    def open_corridor(
        self,
        source: Source,
        opened: Callable[[bool], None],
        kind: FileKind,
        decimal: DecimalMark | None = None,
    ) -> None:
        """Read a corridor from a file of a kind, then call `opened` with whether it could be.

        A corridor file is read at once, a fee table off the window's thread, its numbers with the
        decimal mark said. Where there are errors, what was open stays open.
        """

        def read(tick: Tick | None = None) -> tuple[CorridorRead, Origin | None]:
            from remitcalc.gui.corridor_reading import read_with_origin  # the window starts without

            return read_with_origin(source, kind, decimal, tick)

        if not kind.is_table:
            opened(self.take_read(*read()))
            return
        self.tasks.run(read, lambda found: opened(self.take_read(*found)), key=_OPENING)

    def take_read(self, read: CorridorRead, origin: Origin | None = None) -> bool:
        """Start from a corridor that was read, undoably; return whether there was one.

        What was wrong with it becomes the session's problems.
        """
        corridor, problems = read
        self.tell_problems(problems)
        if corridor is None:
            return False
        self._start_with(corridor, marked("Opening of a corridor file"), origin)
        return True

    def speak(self, language: Language) -> None:
        """Say everything in another language."""
        self._spoken = language
        self._answer = None
        self.language_changed.emit()

    def give_up(self) -> None:
        """Stop a long comparison and return, undoably, to what is shown: no other figures exist."""
        self.tasks.cancel(_COMPARISON)
        shown = self.comparison
        if shown is not None and shown.scenario is not self.scenario:
            back = self.undo_stack.document_of(shown.scenario)
            name = marked("Return to what is shown")
            self.edit_document(name, lambda d: back or d.replace(scenario=shown.scenario))

    def when_compared(self, action: Callable[[], object]) -> None:
        """Do something with the comparison of now: at once, or as soon as it is there.

        One that waits for the typing to pause waits no longer.
        """
        if self._is_due and self._until_pause.isActive():
            self._compare()
        if self._is_due:
            self._until_compared.append(action)
        else:
            action()

    def _start_with(self, corridor: Corridor, name: str, origin: Origin | None) -> None:
        is_lost = self.scenario not in self._starts
        is_counted = self.scenario.payroll.is_counted
        start = Document(Scenario.of(corridor), corridor_origin=origin)
        self._starts.add(start.scenario)
        if self.edit_document(name, lambda _: start) and is_lost:
            self.started_over.emit(not is_counted)

    def _tell_edited(self) -> None:
        self._is_untold = False
        self.edited.emit()

    def _compare(self) -> None:
        self._until_pause.stop()
        if self._is_untold:
            self._tell_edited()
        scenario = self.scenario
        if self.comparison is not None and self.comparison.scenario is scenario:
            self.tasks.cancel(_COMPARISON)
            self._took(self.comparison)
            return
        if len(scenario.payroll) > LARGEST_AT_ONCE:
            self.tasks.run(
                lambda tick: compared(scenario, tick),
                self._took,
                self._could_not,
                key=_COMPARISON,
            )
            self.waiting.emit()
            return
        self.tasks.cancel(_COMPARISON)
        try:
            comparison = compared(scenario)
        except ModelError as error:
            self._could_not(error)
        else:
            self._took(comparison)

    def _took(self, comparison: Comparison) -> None:
        self.comparison, self.trouble = comparison, ()
        self._tell_compared()

    def _could_not(self, error: Exception) -> None:
        if not isinstance(error, ModelError):
            raise error
        self.comparison, self.trouble = None, error.messages
        self._tell_compared()

    def _tell_compared(self) -> None:
        self._is_due = False
        self.compared.emit()
        waiting, self._until_compared = self._until_compared, []
        for action in waiting:
            action()
