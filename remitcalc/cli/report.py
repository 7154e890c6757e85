"""`remitcalc report CORRIDOR -o FILE.pdf`: a comparison as a document to read and to file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.cli.corridor_argument import corridor_of
from remitcalc.cli.destination import STANDARD_OUTPUT, deliver_file, wanted_suffix
from remitcalc.cli.drawn import drawing_room
from remitcalc.cli.progress import Progress
from remitcalc.cli.scenario_argument import scenario_of, side_by_side
from remitcalc.engine.compare import compare
from remitcalc.output.report.report import report_of
from remitcalc.pages.paper import PAPER_SIZES, usual_paper
from remitcalc.pages.report import ReportPages

if TYPE_CHECKING:
    from types import ModuleType

    from remitcalc.cli.request import Request
    from remitcalc.pages.paper import PaperSize


def run(request: Request) -> int:
    """Compare, lay the report on pages, and deliver the file."""
    if request.values.typed("--output") != STANDARD_OUTPUT:
        wanted_suffix(request, (".pdf",))
    paper = paper_asked(request)
    corridor = corridor_of(request)
    scenario = scenario_of(request, corridor) if corridor is not None else None
    if request.arguments.complaints or scenario is None:
        return request.complain()
    room, _application = drawing_room(request, "export")
    report = report_of(
        compare(scenario, side_by_side=side_by_side(request)),
        request.language,
        with_names=request.has("--names"),
    )
    used = paper or usual_paper(scenario.corridor.sending_country)
    deliver_file(request, _laid_out(request, ReportPages(report, request.language, used), room))
    return 0


def _laid_out(request: Request, pages: ReportPages, drawing: ModuleType) -> bytes:
    """Return the file; its plots are painted by `drawing` one by one."""
    pictures, plots = {}, list(pages.plots())
    with Progress(request.language) as progress:
        for done, plot in enumerate(plots):
            progress.tick("pages", done, len(plots))
            pictures[plot.file] = drawing.plot_svg(plot.chart, plot.width, plot.height)
        progress.tick("pages", 0, 0)
        return pages.typesetting(pictures).pdf()


def paper_asked(request: Request) -> PaperSize | None:
    """Return the paper asked for, however it is spelt; None: the one usual in the country."""
    typed = request.values.typed("--paper")
    for size in PAPER_SIZES:
        if typed is not None and typed.lower() == size.lower():
            return size
    request.values.choice("--paper", PAPER_SIZES)
    return None
