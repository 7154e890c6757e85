"""`remitcalc check FILE…`: every problem of every file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import EXAMPLE, decimal_mark, read
from remitcalc.cli.problem_lines import problem_line
from remitcalc.cli.request import BAD_INPUT
from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.file_kind import file_kind
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor import Corridor


def run(request: Request) -> int:
    """Print all problems of all files, on the standard output: they are the result."""
    if not request.operands:
        request.arguments.complain(message("file_needed"))
    decimal = decimal_mark(request)
    if request.arguments.complaints:
        return request.complain()
    is_clean = True
    for file in request.operands:
        is_good, problems = _checked(request, file, decimal)
        for problem in problems:
            sys.stdout.write(problem_line(problem, request.language) + "\n")
        if is_good and not problems:
            sys.stdout.write(request.language.text("{file}: no problems", file=file) + "\n")
        is_clean &= is_good
    return 0 if is_clean else BAD_INPUT


def _checked(
    request: Request, file: str, decimal: DecimalMark | None
) -> tuple[bool, tuple[Problem, ...]]:
    kind = file_kind(file)
    if kind == "document":
        return _checked_document(file)
    if kind == "payroll":
        return _checked_payroll(request, file)
    if kind == "quotes":
        return _checked_quotes(request, file)
    if kind == "survey":
        return _checked_survey(request, file, decimal)
    return _checked_corridor(file, decimal)


def _checked_corridor(file: str, decimal: DecimalMark | None) -> tuple[bool, tuple[Problem, ...]]:
    corridor, problems = read_any_corridor(file, decimal=decimal)
    return corridor is not None, problems


def _checked_document(file: str) -> tuple[bool, tuple[Problem, ...]]:
    from remitcalc.files.document.reading import read_document

    document, problems = read_document(file)
    return document is not None, problems


def _checked_payroll(request: Request, file: str) -> tuple[bool, tuple[Problem, ...]]:
    """Check a payroll against a corridor, whose currency and services it must have."""
    # Imported here: most files are corridors.
    from remitcalc.cli.payroll_argument import choices_of, encoding_of
    from remitcalc.files.payroll.reading import read_payroll

    corridor = _corridor(request)
    if corridor is None:
        return False, ()
    choices, encoding = choices_of(request, corridor.sending_currency), encoding_of(request)
    found = read_payroll(file, corridor, choices, encoding=encoding)
    if request.arguments.complaints:
        request.complain()
        return False, ()
    return found.payroll is not None, found.problems


def _checked_quotes(request: Request, file: str) -> tuple[bool, tuple[Problem, ...]]:
    """Check the quotes of a comparison against the corridor that they are to join."""
    from remitcalc.files.wise_comparison import add_wise_quotes

    corridor = _corridor(request)
    if corridor is None:
        return False, ()
    joined, problems = add_wise_quotes(corridor, file)
    return joined is not None, problems


def _corridor(request: Request) -> Corridor | None:
    """Return the corridor that what is checked belongs to; None where it cannot be read."""
    typed = request.values.typed("--corridor")
    return read(request, EXAMPLE if typed is None else typed)


def _checked_survey(
    request: Request, file: str, decimal: DecimalMark | None
) -> tuple[bool, tuple[Problem, ...]]:
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
        Progress(request.language) as progress,
    ):
        library = RpwLibrary(Path(folder) / "library.sqlite")
        info, problems = import_rpw([file], library, decimal=decimal, tick=progress.tick)
    return info is not None, problems
