"""Gives one file to the reader it is for and to a command, and looks at what comes of it."""

from __future__ import annotations

import contextlib
import io
import os
import traceback
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.cli.main import main
from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.corridor_file import read_corridor, read_corridor_text
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.files.corridor_text.writing import corridor_text
from remitcalc.files.handout_words import read_handout_words
from remitcalc.files.kinds import kind_of
from remitcalc.files.payroll.reading import read_payroll
from remitcalc.files.rpw.importing import import_rpw
from remitcalc.files.rpw.library import RpwLibrary
from remitcalc.files.source import Source
from remitcalc.files.wise_comparison import add_wise_quotes
from remitcalc.model.corridor import Corridor
from remitcalc.output.language import LANGUAGES
from tests.faults.answers import known_faults
from tests.faults.oracle import unsayable, wrong_output
from tests.faults.watch import MOST_SECONDS, WORKBOOK_SECONDS, Watch, left_over

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from remitcalc.files.problems import Problem
    from tests.faults.cases import Case

COMMANDS_EVERY = 16
"""One file of so many goes through a command too, which takes longer than a reader; of quotes, with
which only a command counts, more."""

KINDS_SEEN = 0.25
"""Of so many files it is asked what kind they are."""

_TREE = "remitcalc"


class Fault(NamedTuple):
    """What is wrong: `sign` is the same for the same fault, `details` tell one case of it."""

    sign: str
    details: str = ""


class Trials:
    """Tries files in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._watch = Watch(folder)
        self.hand_over = self._watch.hand_over
        self.answers = dict.fromkeys(("accepted", "refused", "command"), 0)
        self.accepted_figures = 0

    def take_counts(self) -> dict[str, int]:
        """Return how many files were taken how since this was last asked."""
        counts = {**self.answers, "figures": self.accepted_figures}
        self.answers, self.accepted_figures = dict.fromkeys(self.answers, 0), 0
        return counts

    def faults(self, case: Case, chance: random.Random) -> list[Fault]:
        """Return everything that is wrong with how the program takes this file."""
        path = self._folder / case.name
        path.write_bytes(case.content)
        seconds = WORKBOOK_SECONDS if case.content[:2] == b"PK" else MOST_SECONDS
        found: list[Fault] = []
        with self._watch.over(seconds):
            found += self._read(case, path, sees_kind=chance.random() < KINDS_SEEN)
        found += [Fault(f"{case.kind} reader {fault}") for fault in self._watch.faults]
        often = COMMANDS_EVERY // 4 if case.kind == "quotes" else COMMANDS_EVERY
        if chance.random() < 1 / often and case.kind != "words":
            words = _command(case, path, chance)
            with self._watch.over(seconds):
                found += self._commanded(words)
            found += [Fault(f"{words[0]} {fault}", " ".join(words)) for fault in self._watch.faults]
        if path.read_bytes() != case.content:
            found.append(Fault(f"{case.kind} input changed"))
        path.unlink()
        stray = left_over(self._folder)
        found += [Fault(f"{case.kind} left over", ", ".join(stray))] * bool(stray)
        return found

    def _read(self, case: Case, path: Path, *, sees_kind: bool) -> Iterator[Fault]:
        try:
            if sees_kind:
                kind_of(Source(path))
            value, problems = _read(case, path)
        except Exception as error:
            yield raised(error)
            return
        is_refused = any(not problem.is_warning for problem in problems)
        self.answers["refused" if is_refused else "accepted"] += 1
        if (value is None) != is_refused:
            yield Fault(f"{case.kind}: neither a value nor a problem, or both")
        try:
            yield from map(Fault, unsayable(problems))
            if value is not None:
                yield from map(Fault, _unsound(value))
                if case.figures is not None:
                    self.accepted_figures += 1
                    yield from map(Fault, known_faults(case.figures, value))
        except Exception as error:
            yield raised(error)

    def _commanded(self, words: Sequence[str]) -> Iterator[Fault]:
        self.answers["command"] += 1
        printed, told = io.StringIO(), io.StringIO()
        typed = " ".join(words)
        try:
            with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(told):
                code = main([*words, "--debug"])
        except SystemExit as end:
            yield Fault(f"{words[0]} exits by itself: {end.code}", typed)
        except Exception as error:
            yield from _of_command(error, typed)
        else:
            texts = printed.getvalue(), told.getvalue()
            found = wrong_output(code, *texts, is_text="--format" not in words)
            yield from (Fault(f"{words[0]}: {fault}", typed) for fault in found)
        for path in self._folder.glob("out.*"):
            path.unlink()


def _of_command(error: Exception, typed: str) -> Iterator[Fault]:
    """Yield an error that a command would not tell as a sentence with exit code 2."""
    from remitcalc.cli.failure import told

    told_to = io.StringIO()
    with contextlib.redirect_stderr(told_to):
        code = told(error, typed.split())
    if code != 2:
        yield raised(error, typed)


def raised(error: BaseException, details: str = "") -> Fault:
    """Return an exception as a fault: its kind and the innermost place of ours."""
    if isinstance(error, RuntimeError) and error.__cause__ is not None:  # out of a generator
        error = error.__cause__
    ours = [f for f in traceback.extract_tb(error.__traceback__) if f"/{_TREE}/" in f.filename]
    at = ours[-1] if ours else None
    where = f"{at.filename.rpartition(f'/{_TREE}/')[2]} {at.name}" if at else "nowhere of ours"
    return Fault(f"{type(error).__name__} in {where}", f"{error!s:.200} {details}".strip())


def _read(case: Case, path: Path) -> tuple[object, tuple[Problem, ...]]:
    if case.kind in ("corridor", "fees"):
        return read_any_corridor(path)
    if case.kind == "payroll":
        read = read_payroll(path, bundled("canada-guatemala"))
        return (None if read.payroll is None else read), read.problems
    if case.kind == "quotes":
        return add_wise_quotes(bundled("us-guatemala"), path)
    if case.kind == "words":
        return read_handout_words(path)
    library = path.with_name("library.sqlite")
    try:
        return import_rpw([path], RpwLibrary(library))
    finally:
        library.unlink(missing_ok=True)


def _unsound(value: object) -> Iterator[str]:
    """Yield what is wrong with what was accepted: a corridor can be written, and read again."""
    if isinstance(value, Corridor):
        again, problems = read_corridor_text(corridor_text(value))
        if again is None:
            codes = {p.message.code for p in problems if not p.is_warning}
            yield f"a corridor as written is refused: {', '.join(sorted(codes))}"


def _command(case: Case, path: Path, chance: random.Random) -> list[str]:
    """Return a command that reads this file."""
    file, out = os.fspath(path), os.fspath(path.with_name("out"))
    check = ["check", file]
    choices = {
        "corridor": [check, ["rank", file, "--amount", "400"], ["compare", file]],
        "fees": [check, ["rank", file, "--amount", "400", "--decimal", "comma"], ["compare", file]],
        "payroll": [check, ["compare", "canada-guatemala", "--payroll", file]],
        "quotes": [
            [*check, "--corridor", "us-guatemala"],
            ["rank", "us-guatemala", "--amount", "200", "--quotes", file],
        ],
        "survey": [check],
    }[case.kind]
    words = list(chance.choice(choices))
    if words[0] == "compare":
        words += chance.choice(
            ([], ["--format", "json"], ["-o", f"{out}.csv"], ["-o", f"{out}.json"])
        )
    return [*words, "--language", chance.choice(list(LANGUAGES))]


@cache
def bundled(name: str) -> Corridor:
    """Return a corridor that comes with the program."""
    corridor, _ = read_corridor(bundled_corridors()[name])
    assert corridor is not None
    return corridor
