"""`remitcalc handout CORRIDOR`: a page for a worker, or one for each of a payroll."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.cli.corridor_argument import corridor_of, tell_problems
from remitcalc.cli.destination import (
    STANDARD_OUTPUT,
    deliver_file,
    may_hold_names,
    wanted_suffix,
)
from remitcalc.cli.document_argument import has_list
from remitcalc.cli.progress import Progress
from remitcalc.cli.scenario_argument import scenario_of, side_by_side
from remitcalc.cli.worker_argument import row_of
from remitcalc.engine.compare import compare
from remitcalc.files.handout_words import find_handout_words, handout_languages
from remitcalc.files.logo import read_logo
from remitcalc.files.problems import Place, Problem
from remitcalc.model.document import View
from remitcalc.model.message import message
from remitcalc.output.handout.employer import employer_of
from remitcalc.output.handout.handout import Handouts
from remitcalc.output.handout.languages import territory_of
from remitcalc.output.language import find_language
from remitcalc.pages.handout import document, each
from remitcalc.pages.logo import logo_faults
from remitcalc.pages.paper import PAPER_SIZES, usual_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.cli.request import Request
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.handout_words import HandoutWords
    from remitcalc.model.payroll import Payroll
    from remitcalc.output.handout.employer import Employer
    from remitcalc.pages.paper import PaperSize

_PAPERS = {size.lower(): size for size in PAPER_SIZES}
_PHASE = "pages"


class _Job(NamedTuple):
    """What is to be made: pages of these workers, on this paper."""

    handouts: Handouts
    rows: Sequence[int]
    paper: PaperSize


def run(request: Request) -> int:
    """Make the pages and write them, all or none."""
    paper = _paper(request)
    if request.has("--each"):
        _want_folder(request)
    elif request.values.typed("--output") != STANDARD_OUTPUT:
        wanted_suffix(request, (".pdf",))
    corridor = corridor_of(request)
    scenario = scenario_of(request, corridor, amount_is="outlay") if corridor is not None else None
    rows = _rows(request, scenario.payroll) if scenario is not None else []
    if request.arguments.complaints or scenario is None:
        return request.complain()
    words, territory = _words(request, scenario.corridor)
    employer = _employer(request)
    if words is None or employer is None:
        return 2
    kept = request.document is not None and request.document.view.keeps_quotes_room
    handouts = Handouts(
        compare(scenario, side_by_side=side_by_side(request)),
        words,
        with_names=request.has("--names"),
        name=request.values.typed("--for") or "",
        territory=territory,
        employer=employer,
        keeps_quotes_room=kept or request.has("--own-quotes"),
    )
    usual = usual_paper(scenario.corridor.sending_country)
    _write(request, _Job(handouts, rows, paper or usual))
    return 0


def _write(request: Request, job: _Job) -> None:
    with Progress(request.language) as progress:

        def tick(done: int, total: int) -> None:
            progress.tick(_PHASE, done, total)

        if request.has("--each"):
            from pathlib import Path

            from remitcalc.writing.batch import write_files

            folder = Path(request.values.typed("--output") or "")
            write_files(folder, each(*job, tick), is_private=may_hold_names(request))
            return
        content = document(*job, tick)
    deliver_file(request, content)


def _words(request: Request, corridor: Corridor) -> tuple[HandoutWords | None, str]:
    """Return the words asked for, telling what is wrong with their file, and the territory.

    Where no territory was named, and the language is that of the people where the money arrives, it
    is their country.
    """
    asked = request.values.typed("--page-language")
    if asked is None and request.document is not None:
        asked = request.document.view.handout_language or None
    if asked is None:
        known = request.language.tag, request.language.territory
    else:
        known = (None if asked in handout_languages() else find_language(asked)) or (asked, "")
    words, problems = find_handout_words(known[0])
    tell_problems(request, problems)
    territory = known[1]
    if words is not None and not territory:
        territory = territory_of(words.tag, corridor)
    return words, territory


def _employer(request: Request) -> Employer | None:
    """Return name and logo as typed, else those of the document; None: what is wrong is told."""
    view = View() if request.document is None else request.document.view
    name, file = (request.values.typed(option) for option in ("--employer", "--logo"))
    logo = view.logo
    if file is not None:
        logo, problems = read_logo(file)
        tell_problems(request, problems)
        if logo is None:
            return None
    if logo is not None and (faults := logo_faults(logo)):
        place = Place(file or request.operands[0])
        tell_problems(request, tuple(Problem(fault, place) for fault in faults))
        return None
    return employer_of(view.employer if name is None else name, logo)


def _paper(request: Request) -> PaperSize | None:
    """Return the paper asked for, however its letters are written."""
    typed = (request.values.typed("--paper") or "").lower()
    if typed not in _PAPERS:
        request.values.choice("--paper", PAPER_SIZES)
    return _PAPERS.get(typed)


def _want_folder(request: Request) -> None:
    typed = request.values.typed("--output")
    if typed in (None, "", STANDARD_OUTPUT):
        code = "option_missing" if typed is None else "each_needs_folder"
        request.arguments.complain(message(code, option="--output"))


def _rows(request: Request, payroll: Payroll) -> Sequence[int]:
    """Return the rows asked for: one worker, all of a payroll, or anybody where all are alike."""
    typed = request.values.typed("--worker")
    rows: Sequence[int] = range(len(payroll)) if has_list(request) else range(1)
    if typed is not None:
        rows = [row for row in (row_of(typed, payroll),) if row is not None]
        if not rows:
            said = message("worker_unknown", option="--worker", value=typed)
            request.arguments.complain(said)
    if len(rows) > 1 and request.values.typed("--for") is not None:
        request.arguments.complain(message("option_missing", option="--worker"))
    return rows
