"""Where a figure that was taken apart can be changed: its row, its cell, its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractSpinBox

from remitcalc.engine.steps.expression import Priced, Told
from remitcalc.gui.explain.section import Lead
from remitcalc.gui.panels.tables import CHART, FIGURES, WORKERS
from remitcalc.model.price_place import SIDES, PricePlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from remitcalc.engine.steps.expression import Leaf, Path
    from remitcalc.engine.steps.step import Step
    from remitcalc.gui.panels.centre import Centre
    from remitcalc.gui.panels.scenario_panel import ScenarioPanel
    from remitcalc.gui.panels.tables import Tables
    from remitcalc.gui.session import Session

_NEAREST = {"from": "", "amount": "", "value": "value"}
"""What stands beside a price in a row of the table of figures, and is no figure of it."""


class WaysOn:
    """Leads from the panel to what would change a figure; `make_way` lets that be seen."""

    def __init__(
        self,
        session: Session,
        centre: Centre,
        scenario: ScenarioPanel,
        make_way: Callable[[], object],
    ) -> None:
        self._session, self._centre, self._scenario = session, centre, scenario
        self._make_way = make_way

    def from_leaf(self, leaf: Leaf, row: int) -> Lead | None:
        """Return where a figure is changed that no step computes; None: nowhere.

        `row` is the worker whose figure it is; below 0: none of the document's.
        """
        text = self._session.language.text
        if isinstance(leaf, Priced):
            place = place_of(leaf.path)
            return Lead(text("Show it among the figures"), lambda: self._show_figure(place))
        if not isinstance(leaf, Told):
            return None
        change = text("Change it")
        if leaf.origin == "amount":
            return None if row < 0 else Lead(change, lambda: self.show_amount(row))
        fields: dict[tuple[str, str], QWidget] = {
            ("setting", "employer_share_percent"): self._scenario.together.employer,
            ("count", "paydays"): self._scenario.season.paydays,
            ("count", "transfers"): self._scenario.together.every,
        }
        if (leaf.origin, leaf.about) == ("count", "workers"):
            return Lead(change, self.show_workers)
        field = fields.get((leaf.origin, leaf.about))
        return None if field is None else Lead(change, lambda: self._enter(field))

    def from_unknown(self, step: Step, service: str) -> Lead | None:
        """Return where a part of a price can be entered that is not known."""
        part = step.key.rpartition(".")[2]
        if part not in (*SIDES, "fx"):
            return None
        place = PricePlace(service, part)  # type: ignore[arg-type]
        words = self._session.language.text("Enter it among the figures")
        return Lead(words, lambda: self._show_figure(place))

    def show_amount(self, row: int) -> None:
        """Go to what a worker sends: the cell of the list, or the field for all."""
        if self._session.scenario.payroll.is_counted:
            self._enter(self._scenario.workers.amount)
        else:
            self.show_worker(row, "amount")

    def show_workers(self) -> None:
        """Go to how many workers there are."""
        if self._session.scenario.payroll.is_counted:
            self._enter(self._scenario.workers.workers)
        else:
            self.show_worker(0, "joins")

    def show_worker(self, row: int, role: str) -> None:
        """Go to the cell of a worker in the list."""
        tables = self._open(WORKERS)
        page = self._centre.tables.workers_page
        at = tables.workers.column_of(role)
        page.view.stand_at(tables.workers.row_of(row), max(at, 0))
        page.view.setFocus()

    def show_sizes(self) -> None:
        """Go to the chart of the costs by group size."""
        self._make_way()
        centre = self._centre
        centre.chart.choose("group-size")
        if not centre.tables.tabs.button(CHART).isHidden():
            centre.tables.choose(CHART)

    def ask(self) -> None:
        """Offer the questions to ask for what is not known."""
        self._centre.tables.questions_asked.emit()

    def _show_figure(self, place: PricePlace) -> None:
        self._open(FIGURES)
        self._centre.tables.figures_page.show_figure(place)

    def _enter(self, field: QWidget) -> None:
        self._make_way()
        field.setFocus()
        if isinstance(field, QAbstractSpinBox):
            field.selectAll()

    def _open(self, tab: str) -> Tables:
        self._make_way()
        tables = self._centre.tables
        tables.search.clear()
        tables.view(tab).narrow("")
        tables.choose(tab)
        return tables


def place_of(path: Path) -> PricePlace:
    """Return where a price of a step stands, as the table of figures calls it.

    What is a limit of a band or pair is led to the figure beside it: that has figure "".

    >>> place_of(("service", "bank", "sending", 0, "bands", 2, "from"))
    PricePlace(service='bank', part='sending', at=0, entry=2, figure='')
    """
    figure = str(path[-1])
    if path[0] == "reference":
        return PricePlace("", "reference", figure="rate")
    if path[0] == "tax":
        return PricePlace("", "tax", int(path[1]), figure="percent")
    _, service, part, *rest = path
    name = "fx" if part == "exchange" else str(part)
    if not rest:
        return PricePlace(str(service), name)  # type: ignore[arg-type]
    numbers = [one for one in rest if isinstance(one, int)]
    at = numbers.pop(0) if name in SIDES and numbers else 0
    entry = numbers.pop(0) if numbers else 0
    return PricePlace(str(service), name, at, entry, _NEAREST.get(figure, figure))  # type: ignore[arg-type]
