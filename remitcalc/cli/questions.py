"""`remitcalc questions CORRIDOR`: what to ask each bank or provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import corridor_of
from remitcalc.cli.destination import (
    QUESTION_FORMATS,
    STANDARD_OUTPUT,
    deliver,
    deliver_file,
    style_of_output,
    wanted_format,
    wanted_suffix,
)
from remitcalc.cli.report import paper_asked
from remitcalc.cli.scenario_argument import scenario_of, side_by_side
from remitcalc.engine.compare import compare
from remitcalc.model.message import message
from remitcalc.output.questions.sheets import providers, question_sheets

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.model.corridor import Corridor
    from remitcalc.output.questions.sheets import QuestionSheets
    from remitcalc.pages.paper import PaperSize


def run(request: Request) -> int:
    """Find what is open, and deliver it as questions; where nothing is, say so."""
    kind = wanted_format(request, QUESTION_FORMATS)
    if kind == "pdf" and request.values.typed("--output") != STANDARD_OUTPUT:
        wanted_suffix(request, (".pdf",))
    paper = _paper(request, kind)
    corridor = corridor_of(request)
    scenario = scenario_of(request, corridor) if corridor is not None else None
    provider = _provider(request, corridor) if corridor is not None else None
    if request.arguments.complaints or corridor is None or scenario is None:
        return request.complain()
    comparison = compare(scenario, side_by_side=side_by_side(request))
    asked = question_sheets(comparison, request.language, provider)
    if kind == "pdf":
        _deliver_pages(request, asked, paper, corridor)
    else:
        deliver(request, _rendered(request, asked, corridor, kind), kind)
    return 0


def _deliver_pages(
    request: Request, asked: QuestionSheets, paper: PaperSize | None, corridor: Corridor
) -> None:
    """Write the pages; where there is nothing to ask, there is no file either."""
    if not asked.sheets:
        request.say(asked.nothing)
        return
    from remitcalc.cli.progress import Progress
    from remitcalc.pages.paper import usual_paper
    from remitcalc.pages.questions import questions_typesetting

    used = paper or usual_paper(corridor.sending_country)
    with Progress(request.language) as progress:
        progress.tick("pages", 0, 0)
        content = questions_typesetting(asked, used).pdf()
    deliver_file(request, content)


def _rendered(request: Request, asked: QuestionSheets, corridor: Corridor, kind: str) -> str:
    if kind == "json":
        from remitcalc.output.json_document.layout import json_text
        from remitcalc.output.json_document.questions import questions_document

        return json_text(questions_document(asked, corridor))
    from remitcalc.output.text.questions import questions_text

    return questions_text(asked, style_of_output(request))


def _provider(request: Request, corridor: Corridor) -> str | None:
    """Return the provider asked for, however its letters are written; None: all."""
    typed = request.values.typed("--provider")
    if typed is None:
        return None
    names = providers(corridor)
    for name in names:
        if typed.strip().casefold() in (name.casefold(), request.language.own(name).casefold()):
            return name
    from remitcalc.files.problems import did_you_mean

    said = message("provider_unknown", option="--provider", value=typed, choices=names)
    request.arguments.complain(said, did_you_mean(typed, names))
    return None


def _paper(request: Request, kind: str) -> PaperSize | None:
    paper = paper_asked(request)
    if paper is not None and kind != "pdf":
        request.arguments.complain(message("paper_without_pages", option="--paper"))
    return paper
