"""Whether what was accepted of a file of known figures has these figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.files.payroll.reading import PayrollRead
from remitcalc.model.corridor import Corridor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.figures import Known


def known_faults(known: Known, value: object) -> Iterator[str]:
    """Yield what differs from the known figures; `value` is what the reader made of the file."""
    found = _figures(known, value)
    stated = (*known.names, *known.figures)
    if found != stated:
        yield f"WRONG FIGURES in {known.kind} ({known.told}): {stated} read as {found}"


def _figures(known: Known, value: object) -> tuple[object, ...]:
    if isinstance(value, PayrollRead):
        assert value.payroll is not None
        return (*(value.payroll.names or ()), *value.payroll.amounts.tolist())
    assert isinstance(value, Corridor)
    if known.kind == "corridor":
        return (_charge(value, "alone").fixed, value.defaults.amount)
    if known.kind == "fees":
        margin = value.service("ria").exchange.percent  # type: ignore[union-attr]
        return (_charge(value, "ria").pairs[0].value, margin, value.defaults.amount)
    quoted = next(s for s in value.services if s.id.startswith("wise-quote"))
    pair = quoted.sending.charges[0].tariff.pairs[0]  # type: ignore[union-attr]
    return (pair.amount, pair.value, quoted.exchange.rate)  # type: ignore[union-attr]


def _charge(corridor: Corridor, service: str):  # type: ignore[no-untyped-def]
    return corridor.service(service).sending.charges[0].tariff
