"""`remitcalc chart CORRIDOR -o FILE`: one chart as a PNG, SVG or PDF file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.cli.corridor_argument import corridor_of
from remitcalc.cli.destination import deliver_file, wanted_suffix
from remitcalc.cli.drawn import drawing_room
from remitcalc.cli.scenario_argument import scenario_of, side_by_side
from remitcalc.engine.compare import compare
from remitcalc.model.message import message
from remitcalc.output.chart_data.kinds import KINDS
from remitcalc.output.picture import (
    LEAST_DPI,
    LEAST_SIZE,
    MOST_DPI,
    MOST_SIZE,
    USUAL_DPI,
    Size,
    size_of,
    too_large,
)

if TYPE_CHECKING:
    from remitcalc.cli.request import Request

_SUFFIXES = (".png", ".svg", ".pdf")
_EXAMPLE = Size(1200, 675)


class _Wanted(NamedTuple):
    """A picture: which chart, in which format, how large; no size: the chart's usual one."""

    kind: str
    suffix: str
    size: Size | None
    dpi: int


def run(request: Request) -> int:
    """Compare, draw one chart of it, and deliver the file."""
    wanted = _wanted(request)
    corridor = corridor_of(request)
    scenario = scenario_of(request, corridor) if corridor is not None else None
    if request.arguments.complaints or scenario is None:
        return request.complain()
    export, _application = drawing_room(request, "export")
    chart = KINDS[wanted.kind].chart(
        compare(scenario, side_by_side=side_by_side(request)),
        request.language,
        with_names=request.has("--names"),
        in_percent=request.has("--percent"),
    )
    content = export.picture(chart, wanted.suffix, wanted.size, wanted.dpi)
    deliver_file(request, content)
    return 0


def _wanted(request: Request) -> _Wanted:
    """Return what the options ask for; what is wrong with them is noted."""
    values = request.values
    kind = values.choice("--kind", tuple(KINDS)) or next(iter(KINDS))
    suffix = wanted_suffix(request, _SUFFIXES) or _SUFFIXES[0]
    size, dpi = _size(request), values.whole_number("--dpi", LEAST_DPI, MOST_DPI)
    if request.has("--percent") and not KINDS[kind].has_percent:
        kinds = ", ".join(key for key, one in KINDS.items() if one.has_percent)
        said = message("percent_without_costs", option="--percent", kinds=kinds)
        request.arguments.complain(said)
    is_image = suffix == ".png"
    if dpi is not None and not is_image:
        said = message("dpi_without_pixels", option="--dpi", value=suffix[1:].upper())
        request.arguments.complain(said)
    fault = too_large(size or _EXAMPLE, dpi or USUAL_DPI) if is_image else None
    if fault is not None:
        request.arguments.complain(fault)
    return _Wanted(kind, suffix, size, dpi or USUAL_DPI)


def _size(request: Request) -> Size | None:
    typed = request.values.typed("--size")
    size = None if typed is None else size_of(typed)
    if typed is not None and size is None:
        limits = {"least": str(LEAST_SIZE), "most": str(MOST_SIZE), "example": str(_EXAMPLE)}
        said = message("size_unreadable", option="--size", value=typed, **limits)
        request.arguments.complain(said)
    return size
