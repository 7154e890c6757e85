"""The session: one frozen scenario, the comparison derived from it, and the way back.

Panels call `edit` and listen to the signals; they never listen to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from remitcalc.engine.compare import compare
from remitcalc.files.any_corridor import is_table_file
from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.problems import Place, Problem
from remitcalc.gui.undo_commands import EditScenario
from remitcalc.model.message import ModelError, message
from remitcalc.model.scenario import Scenario
from remitcalc.output.answer import Answer
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from remitcalc.engine.comparison import Comparison
    from remitcalc.files.corridor_file import CorridorRead
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.gui.tasks import Tasks, Tick
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.message import Message
    from remitcalc.output.language import Language

LARGEST_AT_ONCE = 20_000
"""Workers up to which a comparison takes no noticeable time and is made at once."""

_COMPARISON = "comparison"
_OPENING = "opening"


class Session(QObject):
    """What the window is about.

    Attributes
    ----------
    scenario : Scenario
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
    started_over : bool
        Another corridor took the place of one for which something had been set: workers, sharing,
        season or services. What was set is gone but for the way back; True: a payroll, too.
    """

    edited = Signal()
    compared = Signal()
    refused = Signal(object)
    problems_found = Signal()
    language_changed = Signal()
    started_over = Signal(bool)

    def __init__(
        self, corridor: Corridor, language: Language, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.scenario = Scenario.of(corridor)
        self._starts = WeakSet([self.scenario])
        self._spoken = language
        self.comparison: Comparison | None = None
        self.trouble: tuple[Message, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self.tasks = tasks
        self._epoch = 0
        self._answer: Answer | None = None
        self._compare()

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

    def edit(self, name: str, change: Callable[[Scenario], Scenario], merge: str = "") -> bool:
        """Change the scenario, undoably; return whether it was changed.

        `name` is a marked English template; edits of one `merge` key become one until `end_edit`. A
        change that the model refuses leaves everything as it is and is told by `refused`.
        """
        try:
            after = change(self.scenario)
        except ModelError as error:
            self.refused.emit(error.messages)
            return False
        if after is self.scenario:
            return False
        key = f"{merge}:{self._epoch}" if merge else ""
        if not self._went_on(after, key):
            self.undo_stack.push(EditScenario(self, name, self.scenario, after, key))
        return True

    def change(self, name: str, merge: str = "", **values: object) -> bool:
        """Change some fields of the scenario; nothing happens where they have these values."""
        if all(getattr(self.scenario, field) == value for field, value in values.items()):
            return False
        return self.edit(name, lambda scenario: scenario.replace(**values), merge)

    def end_edit(self) -> None:
        """End an edit that goes on: the next one is undone on its own."""
        self._epoch += 1

    def set_scenario(self, scenario: Scenario) -> None:
        """Make `scenario` the present one; undo commands call this."""
        self.scenario = scenario
        self.edited.emit()
        self._compare()

    def take_corridor(self, corridor: Corridor) -> None:
        """Start from the defaults of `corridor`, undoably; one without a pool is refused."""
        if corridor.pooled_services:
            self._start_with(corridor, marked("Change of corridor"))
        else:
            self.refused.emit((message("no_pooled_service"),))

    def open_corridor(
        self, path: Path, opened: Callable[[bool], None], decimal: DecimalMark | None = None
    ) -> None:
        """Read a corridor from a file, then call `opened` with whether it could be.

        A corridor file is read at once, a fee table off the window's thread, its numbers with the
        decimal mark said. Where there are errors, what was open stays open.
        """
        if not is_table_file(path):
            opened(self.take_read(read_corridor(path)))
            return
        from remitcalc.files.fee_table.reading import read_fee_table  # the window starts without

        def read(tick: Tick) -> CorridorRead:
            return read_fee_table(path, decimal=decimal, tick=tick.of)

        self.tasks.run(read, lambda found: opened(self.take_read(found)), key=_OPENING)

    def take_read(self, read: CorridorRead) -> bool:
        """Start from a corridor that was read, undoably; return whether there was one.

        What was wrong with it becomes the session's problems.
        """
        corridor, problems = read
        if corridor is not None and not corridor.pooled_services:
            corridor = None  # the window compares with a pool, and there is none
            problems = (*problems, Problem(message("no_pooled_service"), Place("")))
        self.problems = problems
        self.problems_found.emit()
        if corridor is None:
            return False
        self._start_with(corridor, marked("Opening of a corridor file"))
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

    def _went_on(self, after: Scenario, key: str) -> bool:
        """Let the last edit go on to `after`, if it is the same; what was saved stays a step."""
        stack = self.undo_stack
        last = stack.command(stack.index() - 1)
        is_open = stack.index() == stack.count() and not stack.isClean()
        if not (is_open and isinstance(last, EditScenario) and last.goes_on(after, key)):
            return False
        stack.indexChanged.emit(stack.index())
        return True

    def _start_with(self, corridor: Corridor, name: str) -> None:
        is_lost = self.scenario not in self._starts
        is_counted = self.scenario.payroll.is_counted
        start = Scenario.of(corridor)
        self._starts.add(start)
        if self.edit(name, lambda _: start) and is_lost:
            self.started_over.emit(not is_counted)

    def _compare(self) -> None:
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

    What takes as long as the comparison itself is made with it where it is made beside the window.
    """
    offers = [one.id for one in scenario.corridor.pooled_services]
    comparison = compare(scenario, tick, side_by_side=offers)
    if tick is not None:
        for offer in comparison.offers:
            _ = offer.to_match_baseline, offer.to_match_cheapest, offer.break_even
    return comparison
