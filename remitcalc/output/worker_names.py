"""What workers are called in anything that leaves the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.output.language import PlainEnglish

if TYPE_CHECKING:
    from remitcalc.model.payroll import Payroll
    from remitcalc.output.language import Language


def worker_names(
    payroll: Payroll, *, with_names: bool, language: Language | None = None
) -> list[str]:
    """Return a name per row: the payroll's own only where the user asks for them.

    Else "Worker 1", "Worker 2", … in payroll order, without grouping marks.
    """
    if with_names and payroll.names is not None:
        return list(payroll.names)
    template = (language or PlainEnglish()).text("Worker {number}")
    return [template.replace("{number}", str(row)) for row in range(1, len(payroll) + 1)]
