"""The charts there are: key, name, and what makes one of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remitcalc.output.chart_data.amount import amount_chart
from remitcalc.output.chart_data.breakdown import breakdown_chart
from remitcalc.output.chart_data.group_size import group_size_chart
from remitcalc.output.chart_data.savings import named_savings_chart, savings_chart
from remitcalc.output.chart_data.season import season_chart
from remitcalc.output.chart_data.sensitivity import sensitivity_chart
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.chart_data.chart import Chart
    from remitcalc.output.language import Language


class ChartKind(NamedTuple):
    """One kind of chart, under the key that the command gives it."""

    words: str
    make: Callable[[Comparison, Language], Chart]
    make_named: Callable[[Comparison, Language], Chart] | None = None

    @property
    def names_workers(self) -> bool:
        """Whether workers are named where somebody asks for it."""
        return self.make_named is not None

    def chart(
        self, comparison: Comparison, language: Language, *, with_names: bool = False
    ) -> Chart:
        """Return the chart; names of workers only where they are asked for."""
        make = self.make_named if with_names and self.make_named else self.make
        return make(comparison, language)


KINDS = {
    "group-size": ChartKind(marked("Group size"), group_size_chart),
    "savings": ChartKind(marked("Savings per worker"), savings_chart, named_savings_chart),
    "breakdown": ChartKind(marked("What it is made of"), breakdown_chart),
    "amount": ChartKind(marked("Amount sent"), amount_chart),
    "season": ChartKind(marked("Season"), season_chart),
    "sensitivity": ChartKind(marked("What matters most"), sensitivity_chart),
}


def chart_names(language: Language) -> list[tuple[str, str]]:
    """Return the key and the name of each chart, the first one to begin with."""
    return [(key, language.text(kind.words)) for key, kind in KINDS.items()]
