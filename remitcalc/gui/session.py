"""The session: one frozen document, the comparison derived from it, and the way back.

Panels call `edit` and listen to the signals; they never listen to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from remitcalc.engine.compare import compare
from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.document.origins import corridor_origin, digest_of
from remitcalc.gui.scenario_edit import with_scenario
from remitcalc.gui.undo_commands import Edit
from remitcalc.model.document import Document
from remitcalc.model.message import ModelError
from remitcalc.model.scenario import Scenario
from remitcalc.model.work import Step
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
    from remitcalc.model.work import Work
    from remitcalc.output.language import Language

LARGEST_AT_ONCE = 20_000
"""Workers up to which a comparison takes no noticeable time and is made at once."""

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
        self.undo_stack = QUndoStack(self)
        self.document = document
        self._starts = WeakSet([self.scenario])
        self._spoken = language
        self.comparison: Comparison | None = None
        self.trouble: tuple[Message, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self.tasks = tasks
        self._epoch = 0
        self._is_resuming = self._is_words = False
        self._pause = QTimer(self, singleShot=True, interval=_LETTERS_PAUSE)
        self._pause.timeout.connect(self._compare)
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
        self._is_words = True
        try:
            self.edit(name, change, merge)
        finally:
            self._is_words = False

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
            after = change(self.document)
        except ModelError as error:
            self.refused.emit(error.messages)
            return False
        if after is self.document:
            return False
        key = f"{merge}:{self._epoch}" if merge else ""
        if not self._went_on(after, key):
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
            self.undo_stack.clear()
            for step in work.steps:
                self.undo_stack.push(Edit(self, step.name, step.before, step.after, ""))
            if work.clean is None:
                self.undo_stack.resetClean()
            else:
                self.undo_stack.setIndex(work.clean)
                self.undo_stack.setClean()
            self.undo_stack.setIndex(work.index)
        finally:
            self._is_resuming = False
        if self.document is not work.document:
            self.set_document(work.document)

    def steps(self) -> tuple[Step, ...]:
        """Return every edit that can be undone or done again, in order."""
        stack = self.undo_stack
        commands = (stack.command(at) for at in range(stack.count()))
        return tuple(
            Step(one.name, one.before, one.after) for one in commands if isinstance(one, Edit)
        )

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
        self.edited.emit()
        shown = self.comparison
        if is_same and shown is not None and shown.scenario is document.scenario:
            return  # what is typed of its corridor is no corridor yet: nothing else is compared
        if self._is_words:
            self._pause.start()
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
            digest = digest_of(source.path)
            tick_of = None if tick is None else tick.of
            found = read_any_corridor(source, decimal=decimal, tick=tick_of, kind=kind)
            return found, corridor_origin(source.path, digest)

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
            self.edit(marked("Return to what is shown"), lambda _: shown.scenario)

    def _went_on(self, after: Document, key: str) -> bool:
        """Let the last edit go on to `after`, if it is the same; what was saved stays a step."""
        stack = self.undo_stack
        last = stack.command(stack.index() - 1)
        is_open = stack.index() == stack.count() and not stack.isClean()
        if not (is_open and isinstance(last, Edit) and last.goes_on(after, key)):
            return False
        stack.indexChanged.emit(stack.index())
        return True

    def _start_with(self, corridor: Corridor, name: str, origin: Origin | None) -> None:
        is_lost = self.scenario not in self._starts
        is_counted = self.scenario.payroll.is_counted
        start = Document(Scenario.of(corridor), corridor_origin=origin)
        self._starts.add(start.scenario)
        if self.edit_document(name, lambda _: start) and is_lost:
            self.started_over.emit(not is_counted)

    def _compare(self) -> None:
        self._pause.stop()
        scenario = self.scenario
        if self.comparison is not None and self.comparison.scenario is scenario:
            self.tasks.cancel(_COMPARISON)
            self._took(self.comparison)
            return
        if len(scenario.payroll) > LARGEST_AT_ONCE:
            self.tasks.run(
                lambda tick: _compared(scenario, tick),
                self._took,
                self._could_not,
                key=_COMPARISON,
            )
            self.waiting.emit()
            return
        self.tasks.cancel(_COMPARISON)
        try:
            comparison = _compared(scenario)
        except ModelError as error:
            self._could_not(error)
        else:
            self._took(comparison)

    def _took(self, comparison: Comparison) -> None:
        self.comparison, self.trouble = comparison, ()
        self.compared.emit()

    def _could_not(self, error: Exception) -> None:
        if not isinstance(error, ModelError):
            raise error
        self.comparison, self.trouble = None, error.messages
        self.compared.emit()


def _compared(scenario: Scenario, tick: Tick | None = None) -> Comparison:
    """Return a comparison in which all pooled services of the corridor stand side by side.

    Where it is made beside the window, so is what the table of ways shows of the others. What they
    must quote takes longer than all the rest, and is found when the answer is painted.
    """
    offers = [one.id for one in scenario.corridor.pooled_services]
    comparison = compare(scenario, tick, side_by_side=offers)
    if tick is not None:
        _ = comparison.offers
    return comparison
