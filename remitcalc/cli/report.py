"""`remitcalc report CORRIDOR -o FILE.pdf`: a comparison as a document to read and to file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import corridor_of
from remitcalc.cli.destination import STANDARD_OUTPUT, deliver_file, wanted_suffix
from remitcalc.cli.drawn import drawing_room
from remitcalc.cli.progress import Progress
from remitcalc.cli.scenario_argument import scenario_of
from remitcalc.engine.compare import compare

if TYPE_CHECKING:
    from remitcalc.cli.request import Request

_PAPERS = {"a4": "A4", "letter": "Letter"}
_STEPS = 100


def run(request: Request) -> int:
    """Compare, lay the report on pages, and deliver the file."""
    if request.values.typed("--output") != STANDARD_OUTPUT:
        wanted_suffix(request, (".pdf",))
    paper = _paper(request)
    corridor = corridor_of(request)
    scenario = scenario_of(request, corridor) if corridor is not None else None
    if request.arguments.complaints or scenario is None:
        return request.complain()
    room, _application = drawing_room(request, "report")
    with Progress(request.language) as progress:
        content = room.report_pdf(
            compare(scenario),
            request.language,
            paper,
            with_names=request.has("--names"),
            tick=lambda done: progress.tick("pages", int(done * _STEPS), _STEPS),
        )
    deliver_file(request, content)
    return 0


def _paper(request: Request) -> str | None:
    """Return the paper asked for, however it is spelt; None: the one usual in the country."""
    typed = request.values.typed("--paper")
    if typed is not None and typed.lower() in _PAPERS:
        return _PAPERS[typed.lower()]
    request.values.choice("--paper", tuple(_PAPERS.values()))
    return None
