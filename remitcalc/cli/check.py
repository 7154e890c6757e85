"""`remitcalc check FILE…`: every problem of every file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import EXAMPLE, decimal_mark, encoding_of, read
from remitcalc.cli.options import PAYROLL
from remitcalc.cli.problem_lines import problem_line
from remitcalc.cli.request import BAD_INPUT
from remitcalc.cli.unused_options import note_unused, note_unused_marks, unused_for
from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.handout_words import check_handout_words, is_handout_words
from remitcalc.files.kinds import kind_of
from remitcalc.files.source import Source
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.files.kinds import Gives
    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor import Corridor

    Checked = tuple[bool, tuple[Problem, ...]]
    """Whether a file can be used, and its problems."""


def run(request: Request) -> int:
    """Print all problems of all files, on the standard output: they are the result."""
    if not request.operands:
        request.arguments.complain(message("file_needed"))
    check = _Check(request)
    if request.arguments.complaints:
        return request.complain()
    is_clean = True
    for file in request.operands:
        is_good, problems = check.of(file)
        for problem in problems:
            sys.stdout.write(problem_line(problem, request.language) + "\n")
        if is_good and not problems:
            sys.stdout.write(request.language.text("{file}: no problems", file=file) + "\n")
        is_clean &= is_good
    check.note_unused()
    if request.arguments.complaints:
        return request.complain()
    return 0 if is_clean else BAD_INPUT


class _Check:
    """Checks files one after the other, and notes which options had no use in any of them."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._decimal, self._encoding = decimal_mark(request), encoding_of(request)
        self._gives: set[Gives] = set()
        self._unused: list[list[str]] = []

    def of(self, file: str) -> Checked:
        """Return what is to be said of a file."""
        source = Source(file, self._encoding)
        if is_handout_words(source.head):
            words, found = check_handout_words(source.path)
            return words is not None, found
        kind = kind_of(source)
        self._gives.add(kind.gives)
        self._request.tables += [source] * kind.is_table
        if kind.gives == "document":
            return _checked_document(source)
        if kind.gives == "payroll":
            return self._payroll(source)
        if kind.gives == "quotes":
            return self._quotes(source)
        if kind.gives == "survey":
            return self._survey(source)
        corridor, problems = read_any_corridor(source, decimal=self._decimal, kind=kind)
        return corridor is not None, problems

    def note_unused(self) -> None:
        """Note options that say something of a kind of file that none of the files is."""
        arguments = self._request.arguments
        if arguments.complaints:
            return
        typed = (*arguments.texts, *arguments.switches)
        if "payroll" not in self._gives:
            for option in (option.name for option in PAYROLL):
                if option in typed:
                    arguments.complain(message("option_of_no_payroll", option=option))
            if "quotes" not in self._gives and "--corridor" in typed:
                arguments.complain(message("corridor_unused", option="--corridor"))
        if self._unused:
            first, *others = self._unused
            note_unused(self._request, [o for o in first if all(o in other for other in others)])
        note_unused_marks(self._request)

    def _payroll(self, source: Source) -> Checked:
        """Check a payroll against a corridor, whose currency and services it must have."""
        # Imported here: most files are corridors.
        from remitcalc.cli.payroll_argument import choices_of
        from remitcalc.files.payroll.reading import read_payroll

        corridor = self._corridor()
        if corridor is None:
            return False, ()
        choices = choices_of(self._request, corridor.sending_currency)
        if self._request.arguments.complaints:
            return False, ()
        found = read_payroll(source, corridor, choices)
        if found.payroll is None:
            self._unused.append([])
        else:
            self._unused.append(unused_for(self._request, source, found, choices, corridor))
        return found.payroll is not None, found.problems

    def _quotes(self, source: Source) -> Checked:
        """Check the quotes of a comparison against the corridor that they are to join."""
        from remitcalc.files.wise_comparison import add_wise_quotes

        corridor = self._corridor()
        if corridor is None:
            return False, ()
        joined, problems = add_wise_quotes(corridor, source.path)
        return joined is not None, problems

    def _corridor(self) -> Corridor | None:
        """Return the corridor that what is checked belongs to; None where it cannot be read."""
        typed = self._request.values.typed("--corridor")
        return read(self._request, EXAMPLE if typed is None else typed)

    def _survey(self, source: Source) -> Checked:
        """Check the survey's workbook as an import does, without touching the user's library."""
        import shutil
        import tempfile
        from functools import partial
        from pathlib import Path

        from remitcalc.cli.progress import Progress
        from remitcalc.files.rpw.importing import import_rpw
        from remitcalc.files.rpw.library import RpwLibrary
        from remitcalc.writing.tidying import tidied

        with (
            tempfile.TemporaryDirectory() as folder,
            tidied(partial(shutil.rmtree, folder, ignore_errors=True)),
            Progress(self._request.language) as progress,
        ):
            info, problems = import_rpw(
                [source.path],
                RpwLibrary(Path(folder) / "library.sqlite"),
                decimal=self._decimal,
                encoding=self._encoding,
                tick=progress.tick,
            )
        return info is not None, problems


def _checked_document(source: Source) -> Checked:
    from remitcalc.files.document.reading import read_document

    document, problems = read_document(source.path)
    return document is not None, problems
