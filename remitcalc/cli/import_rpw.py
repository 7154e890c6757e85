"""`remitcalc import-rpw WORKBOOK…`: surveyed corridors, listed or made into a corridor file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import decimal_mark, encoding_of
from remitcalc.cli.destination import (
    PICTURES,
    csv_dialect,
    deliver,
    style_of_output,
    wanted_format,
)
from remitcalc.cli.problem_lines import problem_line
from remitcalc.cli.progress import Progress
from remitcalc.cli.request import BAD_INPUT
from remitcalc.files.kinds import is_workbook
from remitcalc.files.other_kind import named_for_what_it_is
from remitcalc.files.problems import cut
from remitcalc.files.rpw.building import NOTHING_SAID, Said
from remitcalc.files.rpw.importing import import_rpw
from remitcalc.files.rpw.library import RpwLibrary
from remitcalc.files.rpw.quarter import quarter_of
from remitcalc.files.rpw.recognition import is_survey
from remitcalc.files.rpw.source import ATTRIBUTION
from remitcalc.files.rpw.summary import corridor_code
from remitcalc.files.source import Source
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.cli.request import Request
    from remitcalc.files.problems import Problem
    from remitcalc.model.survey import SurveyedCorridor

_SMALLER = "library_smaller"
_NO_SURVEY = ("not_a_survey_file", "not_a_table_file")
_MOST_LINES = 20
"""Warnings told one by one; the others are counted."""


def run(request: Request) -> int:
    """Import what is not imported yet, then list the corridors, or make one of them."""
    kind = wanted_format(request, pictures=PICTURES if request.has("--history") else ())
    said = Said(decimal_mark(request), encoding_of(request))
    library, quarter, ends = RpwLibrary(), _quarter(request), _corridor(request)
    if not request.operands and not library.is_there:
        request.arguments.complain(library.fault or message("survey_needed"))
    _note_unused(request)
    if request.arguments.complaints:
        return request.complain()
    is_imported = not request.operands or (
        said == NOTHING_SAID and library.is_made_of(request.operands)
    )
    if not is_imported and not _imported(request, library, said):
        return BAD_INPUT
    code = _answer(request, library, ends, quarter, kind)
    if code is None and request.operands and is_imported and library.is_replaceable:
        # It looked sound until it was read.
        if not _imported(request, library, said):
            return BAD_INPUT
        code = _answer(request, library, ends, quarter, kind)
    if code is None and library.fault is not None:
        request.tell(library.fault)
    return BAD_INPUT if code is None else code


def _imported(request: Request, library: RpwLibrary, said: Said) -> bool:
    with Progress(request.language) as progress:
        info, problems = import_rpw(
            request.operands,
            library,
            decimal=said.decimal,
            encoding=said.encoding,
            may_shrink=request.has("--force"),
            tick=progress.tick,
        )
    if any(problem.message.code in _NO_SURVEY for problem in problems):
        problems = _named(request, problems)
    _tell(request, problems)
    if any(problem.message.code == _SMALLER for problem in problems):
        request.tell(message("replaced_with", option="--force"))
    return info is not None


def _named(request: Request, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return what is wrong with files that are no survey: what else they are, where it is known."""
    for file in request.operands:
        if not is_survey(file):
            return named_for_what_it_is(Source(file), "survey", problems)
    return problems


def _note_unused(request: Request) -> None:
    """Note options of what is not asked for: of CSV files, or of a corridor as it was surveyed."""
    for option in ("--quarter", "--to-currency") if request.has("--history") else ():
        if request.values.typed(option) is not None:
            said = message("options_exclude", one="--history", other=option)
            request.arguments.complain(said)
    if request.has("--force") and not request.operands:
        request.arguments.complain(message("force_unused", option="--force"))
    has_text = not all(map(is_workbook, map(Source, request.operands)))
    for option, code in (("--decimal", "decimal_unused"), ("--encoding", "encoding_unused")):
        if request.values.typed(option) is not None and not has_text:
            request.arguments.complain(message(code, option=option))


def _answer(
    request: Request,
    library: RpwLibrary,
    ends: tuple[str, str] | None,
    quarter: int | None,
    kind: str,
) -> int | None:
    """Give what was asked for, and return the exit code; None where the library fails."""
    if ends is not None and request.has("--history"):
        from remitcalc.cli.survey_history import tell_history

        return tell_history(request, library, ends, kind)
    if ends is not None:
        return _make(request, library, ends, quarter)
    found = library.corridors(quarter=quarter)
    if library.fault is not None:
        return None
    deliver(request, _rendered(request, found, kind), kind)
    return 0


def _quarter(request: Request) -> int | None:
    typed = request.values.typed("--quarter")
    quarter = None if typed is None else quarter_of(typed)
    if typed is not None and quarter is None:
        request.arguments.complain(message("quarter_unreadable", option="--quarter", value=typed))
    return quarter


def _corridor(request: Request) -> tuple[str, str] | None:
    typed = request.values.typed("--corridor")
    if typed is None:
        for option, is_file in (("--to-currency", False), ("--output", True)):
            value = request.values.typed(option)
            if value is not None and (not is_file or value.lower().endswith(".toml")):
                request.arguments.complain(message("option_missing", option="--corridor"))
                return None
        if request.has("--history"):
            request.arguments.complain(message("option_missing", option="--corridor"))
        return None
    ends = corridor_code(typed)
    if ends is None:
        said = message("corridor_code_unreadable", option="--corridor", value=typed)
        request.arguments.complain(said)
    return ends


def _make(
    request: Request, library: RpwLibrary, ends: tuple[str, str], quarter: int | None
) -> int | None:
    from remitcalc.files.corridor_text.writing import corridor_text

    currency = request.values.typed("--to-currency") or ""
    corridor, problems = library.corridor(*ends, quarter, currency)
    if library.fault is not None:
        return None
    _tell(request, problems)
    if corridor is None:
        return BAD_INPUT
    deliver(request, corridor_text(corridor), "toml")
    return 0


def _tell(request: Request, problems: Sequence[Problem]) -> None:
    for problem in cut(problems, _MOST_LINES):
        if problem.place.file:
            request.say(problem_line(problem, request.language))
        else:
            request.tell(problem.message, problem.suggestion)


def _rendered(request: Request, found: Sequence[SurveyedCorridor], kind: str) -> str:
    if kind == "json":
        from remitcalc.output.json_document.layout import json_text
        from remitcalc.output.json_document.survey import survey_document

        return json_text(survey_document(found, ATTRIBUTION))
    if kind == "csv":
        from remitcalc.output.csv_table.layout import csv_text
        from remitcalc.output.csv_table.survey import survey_columns

        return csv_text(survey_columns(found, ATTRIBUTION), csv_dialect(request))
    from remitcalc.output.text.survey import survey_text

    return survey_text(found, ATTRIBUTION, request.language, style_of_output(request))
