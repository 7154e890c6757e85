"""Edits, keeps and saves work without end, a process of its own for each line of the input.

Each process goes on with the work that the one before it left, tells what it found, and tells each
edit before it is made and after it is kept, each save before and after. A line says at which step
of writing it kills itself, before a file is opened, renamed or removed; 0: somebody else does.
"""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from remitcalc import Payroll
from remitcalc.files.kept.unsaved import unsaved_work
from remitcalc.files.kept.versions import save_document
from remitcalc.files.kept.work_folder import WorkFolder, new_work_folder
from remitcalc.model.work import Step, Work
from tests.files.document.making import workers

if TYPE_CHECKING:
    from remitcalc.model.document import Document

WORKERS = 300
_STEPS = 50
_SAVES_EVERY = 7


def number_of(document: Document) -> int:
    """Return after which edit a document was so."""
    return int(document.view.employer or 0)


def edited(work: Work, number: int) -> Work:
    """Return work after one more edit: of a setting, or every third time of all amounts."""
    before = work.document
    scenario = before.scenario
    payroll = scenario.payroll
    if number % 3 == 0:
        payroll = Payroll(payroll.amounts + 1, payroll.names, None, payroll.groups, payroll.joins)
    after = before.replace(
        scenario=scenario.replace(payroll=payroll, employer_share_percent=number % 101),
        view=replace(before.view, employer=str(number)),
    )
    steps = (*work.steps, Step(f"Edit {number}", before, after))[-_STEPS:]
    return Work(after, steps, len(steps), None, title=work.title)


def found_work() -> tuple[WorkFolder, Work]:
    """Return the work that was left, or new work where none was."""
    found, problems = unsaved_work()
    assert not problems, problems
    if not found:
        return new_work_folder(), Work(workers(WORKERS), title="Untitled")
    assert len(found) == 1, found
    restored = found[0].restore()
    assert not restored.problems, restored.problems
    assert restored.folder is not None
    assert restored.work is not None
    return restored.folder, restored.work


def tell(word: str, number: int) -> None:
    """Write it at once: nothing that was told may be lost with the process."""
    os.write(1, f"{word} {number}\n".encode())


def work_on(file: Path, last: int) -> NoReturn:
    """Edit and keep, in a thread as the window does; now and then save."""
    folder, work = found_work()
    number = number_of(work.document)
    tell("found", number)
    if last:
        _die_at(last)
    with ThreadPoolExecutor(1) as executor:
        while True:
            number += 1
            tell("made", number)
            work = edited(work, number)
            said = executor.submit(folder.keep, work).result()
            assert not said, said
            tell("kept", number)
            if number % _SAVES_EVERY == 0:
                tell("saves", number)
                save_document(file, work.document)
                tell("saved", number)


def _die_at(last: int) -> None:
    steps = 0

    def count(event: str, _: tuple[Any, ...]) -> None:
        nonlocal steps
        if event == "open" or event.startswith(("os.", "shutil.")):
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def main(file: Path) -> None:
    """Start a process for each line, and tell its number and its end."""
    for line in sys.stdin:
        child = os.fork()
        if child:
            tell("child", child)
            os.waitpid(child, 0)
            tell("gone", child)
            continue
        try:
            work_on(file, int(line))
        except BaseException as error:
            os.write(1, f"failed {error!r}\n".encode())
            os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
