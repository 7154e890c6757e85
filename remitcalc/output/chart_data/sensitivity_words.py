"""What is said on the chart of what the saving depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.chart_data.captions import whole_percent
from remitcalc.output.chart_data.chart import Table
from remitcalc.output.language import marked
from remitcalc.output.wording.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remitcalc.engine.figure import Figure
    from remitcalc.engine.sensitivity import Sensitivity
    from remitcalc.output.answer import Answer

_INPUTS = {
    "workers": marked("Workers in the pool"),
    "amount": marked("Amount sent"),
    "alone_fee": marked("Fees alone"),
    "alone_margin": marked("Exchange margin alone"),
    "pooled_fee": marked("Fees of the pool"),
    "pooled_transit": marked("Pool: taken on the way"),
    "pooled_margin": marked("Exchange margin of the pool"),
    "pooled_arrival": marked("Pool: charges on arrival"),
}


class SensitivityWords:
    """Words for the inputs of one comparison; a row is an input. Called, counts those left out."""

    def __init__(self, answer: Answer, found: Sequence[Sensitivity], step: int) -> None:
        self._answer = answer
        self._language = answer.language
        self._step = whole_percent(step)
        self.found = found

    def __call__(self, count: int) -> str:
        """Return how many inputs are left out."""
        return self._language.plural("{count} more input", "{count} more inputs", count)

    def finding(self) -> str:
        """Return which input matters most."""
        text = self._language.text
        if self._answer.pool_reason is not None:
            return text("Pooling is not possible")
        if not self.found:
            return text("What the saving depends on cannot be told")
        name = text(_INPUTS[self.found[0].input])
        return text("The saving depends most on this: {input}", input=name)

    def lowered_title(self) -> str:
        """Return what the lower bars show."""
        return self._language.text("{percent} less", percent=self._step)

    def raised_title(self) -> str:
        """Return what the higher bars show."""
        return self._language.text("{percent} more", percent=self._step)

    def saved_title(self) -> str:
        """Return whose saving it is."""
        title = self._language.text("saved per worker and payday")
        if not self._answer.is_of_one:
            title = self._language.text("saved by all who join, per payday")
        return self._answer.words.with_before(title, self._answer.saving.before)

    def saving_label(self) -> str:
        """Return what is saved as things are."""
        return self._language.text(
            "now {amount}", amount=self._answer.words.spoken(self._answer.saving)
        )

    def hover(self, row: int) -> str:
        """Return an input and both savings."""
        name, lowered, raised = self.row(row)
        return self._language.text(
            "{input}: {less} saves {lowered}, {more} saves {raised}",
            input=name,
            less=self.lowered_title(),
            lowered=lowered,
            more=self.raised_title(),
            raised=raised,
        )

    def table(self) -> Table:
        """Return both savings of every input."""
        headers = (self._language.text("Input"), self.lowered_title(), self.raised_title())
        return Table(headers, len(self.found), self.row)

    def row(self, row: int) -> tuple[str, str, str]:
        """Return one input's cells."""
        one = self.found[row]
        name = self._language.text(_INPUTS[one.input])
        return (name, self._amount(one.lowered), self._amount(one.raised))

    def summary(self) -> str:
        """Return what is saved now, and what matters most."""
        if not self.found:
            return self.nothing()
        template = marked("A worker saves {amount} per payday.")
        if not self._answer.is_of_one:
            template = marked("All who join save {amount} per payday.")
        saved = self._language.text(
            template,
            amount=self._answer.words.spoken(self._answer.saving),
        )
        return f"{saved} {self.hover(0)}."

    def nothing(self) -> str:
        """Return why no saving is known."""
        reason = self._answer.pool_reason
        if reason is not None:
            said = sentence(reason, self._language)
            return self._language.text("Pooling is not possible. {reason}", reason=said)
        if self._answer.alone.total is None:
            return self._answer.against_baseline()
        return self._language.text(
            "The saving is not fully known, so what it depends on cannot be told."
        )

    def _amount(self, figure: Figure | None) -> str:
        return self._answer.words.short(figure)
