"""Who publishes the survey, and how its figures must be attributed."""

from __future__ import annotations

from remitcalc.files.rpw.quarter import period_of
from remitcalc.model.provenance import Provenance, Status

ATTRIBUTION = (
    "The World Bank, Remittance Prices Worldwide, available at"
    " http://remittanceprices.worldbank.org"
)
"""What must stand wherever these figures are shown; they are licensed CC BY 4.0."""


def surveyed(quarter: int, day: str = "", note: str = "") -> Provenance:
    """Return the provenance of a figure observed on `day`, else some day of `quarter`."""
    return Provenance(ATTRIBUTION, day or period_of(quarter), Status.SURVEYED, note)
