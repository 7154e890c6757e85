"""The charts there are: key, name, and what makes one of a comparison."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from remitcalc.output.answer import Answer
from remitcalc.output.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.engine.comparison import Comparison
    from remitcalc.output.chart_data.chart import Chart
    from remitcalc.output.language import Language


class ChartKind(NamedTuple):
    """One kind of chart, under the key that the command gives it.

    `maker`, and `named_maker`, `shown_maker` and `percent_maker` where there are such, are
    functions of a `module` beside this one. That is imported when the first such chart is made: a
    window shows one chart to begin with.
    """

    words: str
    module: str
    maker: str
    named_maker: str = ""
    shown_maker: str = ""
    percent_maker: str = ""

    @property
    def names_workers(self) -> bool:
        """Whether workers are named where somebody asks for it."""
        return bool(self.named_maker)

    @property
    def has_percent(self) -> bool:
        """Whether costs are shown in percent where somebody asks for it."""
        return bool(self.percent_maker)

    def chart(
        self,
        comparison: Comparison,
        language: Language,
        *,
        with_names: bool = False,
        in_percent: bool = False,
    ) -> Chart:
        """Return the chart; names of workers, and shares, only where they are asked for."""
        answer = Answer(comparison, language)
        return self.of(answer, with_names=with_names, in_percent=in_percent)

    def of(self, answer: Answer, *, with_names: bool = False, in_percent: bool = False) -> Chart:
        """Return the chart of an answer, whose figures several charts then share; see `chart`."""
        maker = self.named_maker if with_names and self.named_maker else self.maker
        if in_percent and self.percent_maker:
            maker = self.percent_maker
        return _function(self.module, maker)(answer)

    def shown(self, answer: Answer, *, in_percent: bool = False) -> Chart:
        """Return the chart as a window shows it: who is pointed at has a name there."""
        if in_percent and self.percent_maker:
            return self.of(answer, in_percent=True)
        return _function(self.module, self.shown_maker or self.maker)(answer)


KINDS = {
    "group-size": ChartKind(marked("Group size"), "group_size", "group_size_chart"),
    "savings": ChartKind(
        marked("Savings per worker"),
        "savings",
        "savings_chart",
        "named_savings_chart",
        "shown_savings_chart",
    ),
    "breakdown": ChartKind(marked("What it is made of"), "breakdown", "breakdown_chart"),
    "waterfall": ChartKind(marked("Where it goes"), "waterfall", "waterfall_chart"),
    "amount": ChartKind(
        marked("Amount sent"), "amount", "amount_chart", percent_maker="percent_amount_chart"
    ),
    "sharing": ChartKind(marked("Sharing rules"), "sharing", "sharing_chart"),
    "speed": ChartKind(marked("How fast"), "speed", "speed_chart"),
    "season": ChartKind(marked("Season"), "season", "season_chart"),
    "sensitivity": ChartKind(marked("What matters most"), "sensitivity", "sensitivity_chart"),
}


def chart_names(language: Language) -> list[tuple[str, str]]:
    """Return the key and the name of each chart, the first one to begin with."""
    return [(key, language.text(kind.words)) for key, kind in KINDS.items()]


def _function(module: str, name: str) -> Callable[[Answer], Chart]:
    made: Callable[[Answer], Chart] = getattr(
        import_module(f"remitcalc.output.chart_data.{module}"), name
    )
    return made
