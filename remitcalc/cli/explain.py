"""`remitcalc explain CORRIDOR`: one figure taken apart, step by step, to its sources."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.cli.corridor_argument import corridor_of
from remitcalc.cli.destination import (
    EXPLAIN_FORMATS,
    deliver,
    style_of_output,
    wanted_format,
)
from remitcalc.cli.scenario_argument import scenario_of, side_by_side
from remitcalc.cli.worker_argument import row_of
from remitcalc.engine.compare import compare
from remitcalc.model.message import message
from remitcalc.output.steps.explanation import FIGURES, Asked, Explanation, explanation
from remitcalc.output.worker_names import plain_name, worker_names

if TYPE_CHECKING:
    from remitcalc.cli.request import Request
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.document import PayrollOrigin
    from remitcalc.model.scenario import Scenario
    from remitcalc.output.json_document.layout import Json
    from remitcalc.output.steps.explanation import WayAsked

ALONE: WayAsked = "alone"
POOLED: WayAsked = "pooled"
WAYS = (ALONE, POOLED)


class _Cell(NamedTuple):
    """The cell of a payroll that a worker's amount comes from."""

    file: str
    sheet: str
    cell: str


def run(request: Request) -> int:
    """Take a figure apart and deliver its steps; where there is no such figure, say so."""
    request.keeps_origins = True
    kind = wanted_format(request, EXPLAIN_FORMATS)
    corridor = corridor_of(request)
    scenario = scenario_of(request, corridor) if corridor is not None else None
    figure = request.values.choice("--figure", FIGURES) or FIGURES[0]
    way = _way(request, corridor) if corridor is not None else None
    row = _row(request, scenario) if scenario is not None else 0
    if request.arguments.complaints or corridor is None or scenario is None:
        return request.complain()
    asked = _asked(request, scenario, figure, way, row)
    comparison = compare(_with_way(scenario, way), side_by_side=side_by_side(request))
    if asked is None:
        joins = bool(comparison.pools.joins[row])
        asked = Asked(row, figure, POOLED if joins else ALONE, None, request.has("--season"))
    if asked.way == POOLED and comparison.pools.refusal is not None:
        request.arguments.complain(comparison.pools.refusal)
        return request.complain()
    found = explanation(comparison, asked)
    if not isinstance(found, Explanation):
        request.arguments.complain(found)
        return request.complain()
    deliver(request, _rendered(request, found, scenario, kind), kind)
    return 0


def _rendered(request: Request, found: Explanation, scenario: Scenario, kind: str) -> str:
    language, row = request.language, found.row
    names = worker_names(scenario.payroll, with_names=request.has("--names"), language=language)
    worker, cell = plain_name(names[row]), _cell(request, scenario, row)
    if kind == "json":
        from remitcalc.output.json_document.layout import json_text
        from remitcalc.output.json_document.steps import explanation_document

        where: Json = None if cell is None else cell._asdict()
        return json_text(explanation_document(found, language, worker, where))
    from remitcalc.output.text.steps import explanation_text

    said = "" if cell is None else ", ".join(part for part in cell if part)
    return explanation_text(found, language, worker, said, style_of_output(request))


def _way(request: Request, corridor: Corridor) -> str | None:
    """Return the way asked for: "alone", "pooled" or the id of a service; None: not said."""
    services = [one.id for one in corridor.services]
    return request.values.choice("--way", [*WAYS, *services], "service_unknown")


def _with_way(scenario: Scenario, way: str | None) -> Scenario:
    """Return the scenario with the service that the way names."""
    if way is None or way in WAYS:
        return scenario
    if any(one.id == way for one in scenario.corridor.pooled_services):
        return scenario.replace(pooled=way)
    return scenario.replace(individual=way)


def _asked(
    request: Request, scenario: Scenario, figure: str, way: str | None, row: int
) -> Asked | None:
    """Return what is asked for; None where nobody said whether alone or pooled."""
    if way is None:
        return None
    pooled = any(one.id == way for one in scenario.corridor.pooled_services)
    kind: WayAsked = POOLED if pooled or way == POOLED else ALONE
    is_named = way not in WAYS and not pooled
    service = scenario.corridor.service(way) if is_named else None
    return Asked(row, figure, kind, service, request.has("--season"))


def _row(request: Request, scenario: Scenario) -> int:
    """Return the worker asked for, from 0; the first where none is."""
    typed = request.values.typed("--worker")
    if typed is None:
        return 0
    row = row_of(typed, scenario.payroll)
    if row is None:
        said = message("worker_unknown", option="--worker", value=typed)
        request.arguments.complain(said)
    return row or 0


def _cell(request: Request, scenario: Scenario, row: int) -> _Cell | None:
    """Return the cell of the payroll that a worker's amount stands in, where one is known."""
    origin: PayrollOrigin | None = request.payroll_origin
    document = request.document
    if origin is None and document is not None and scenario.payroll is document.scenario.payroll:
        origin = document.payroll_origin
    found = None if origin is None else origin.cell(row)
    if origin is None or found is None:
        return None
    from remitcalc.files.tables.sheet import column_letters

    sheet, line, column = found
    return _Cell(PurePath(origin.path).name, sheet, f"{column_letters(column)}{line}")
