"""The corridor a command is about: an id, a file, or a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.cli.document_argument import document_in
from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.corridor_library import corridor_path
from remitcalc.files.kinds import kind_of
from remitcalc.files.source import Source
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.files.numbers.notation import DecimalMark
    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor import Corridor

EXAMPLE = "canada-guatemala"


def corridor_of(request: Request) -> Corridor | None:
    """Return the corridor that the command names; problems are told, warnings too.

    What is wrong with the command itself is only noted.
    """
    if not request.operands:
        request.arguments.complain(message("corridor_missing", example=EXAMPLE))
        return None
    request.arguments.expect_operands(1)
    corridor = _named(request, request.operands[0])
    if corridor is not None:
        request.language = request.language.of(corridor)
    quotes = request.values.typed("--quotes")
    return corridor if corridor is None or quotes is None else _with(request, corridor, quotes)


def _named(request: Request, text: str) -> Corridor | None:
    """Return the corridor of a file or an id; that of a document with all that it says besides."""
    is_document, request.document, problems = document_in(text)
    if is_document:
        tell_problems(request, problems)
        return None if request.document is None else request.document.scenario.corridor
    if request.keeps_origins:
        from remitcalc.files.document.origins import digest_of

        path, _ = corridor_path(text)
        request.corridor_digest = None if path is None else digest_of(path)
    return read(request, text)


def read(request: Request, text: str) -> Corridor | None:
    """Return the corridor that `text` means, telling its problems."""
    path, problems = corridor_path(text)
    corridor = None
    if path is not None:
        source = Source(path, encoding_of(request))
        kind = kind_of(source)
        corridor, problems = read_any_corridor(source, decimal=decimal_mark(request), kind=kind)
        request.tables += [source] * kind.is_table
    if problems:
        tell_problems(request, problems)
    return corridor


def _with(request: Request, corridor: Corridor, quotes: str) -> Corridor | None:
    from remitcalc.files.wise_comparison import add_wise_quotes

    made, problems = add_wise_quotes(corridor, quotes)
    if made is None:
        from remitcalc.files.other_kind import named_for_what_it_is

        problems = named_for_what_it_is(Source(quotes), "quotes", problems)
    tell_problems(request, problems)
    return made


def decimal_mark(request: Request) -> DecimalMark | None:
    """Return what the user says that marks decimals in files, if anything."""
    said = request.values.choice("--decimal", ("comma", "point"))
    if said is None:
        return None
    return "comma" if said == "comma" else "point"


def encoding_of(request: Request) -> str:
    """Return the encoding that is said; empty: none."""
    typed = request.values.typed("--encoding")
    if typed is None:
        return ""
    from remitcalc.files.tables.encodings import encoding_names

    return request.values.choice("--encoding", encoding_names(typed)) or ""


def tell_problems(request: Request, problems: tuple[Problem, ...]) -> None:
    """Write problems to the error stream, a line each."""
    from remitcalc.cli.problem_lines import problem_line

    for problem in problems:
        if problem.message.code == "unknown_corridor":
            request.tell(problem.message, problem.suggestion)
        else:
            request.say(problem_line(problem, request.language))
