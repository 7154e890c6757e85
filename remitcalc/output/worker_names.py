"""What workers are called in anything that leaves the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remitcalc.output.language import PlainEnglish

if TYPE_CHECKING:
    from remitcalc.model.payroll import Payroll
    from remitcalc.output.language import Language

_UNDRAWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_TURNING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain_name(name: str) -> str:
    r"""Return a name as it can stand within a line that is drawn or read out.

    Control characters become spaces; marks that turn the direction of what follows are left out:
    they would turn the words around the name as well.

    >>> plain_name("Ana\nMaría"), plain_name("\u202eAna")
    ('Ana María', 'Ana')
    """
    return _TURNING.sub("", _UNDRAWABLE.sub(" ", name)).strip()


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
