"""A row of the survey as the library keeps it."""

from __future__ import annotations

from typing import NamedTuple


class Quote(NamedTuple):
    """What one service cost at two amounts. Figures are whole millionths.

    Amounts and fees are of the sending currency, margins and totals of a percent; None is unknown.
    `margin1` and `margin2` are None too where the provider does not disclose them; `is_disclosed`
    tells. `total1` and `total2` are as published; of an undisclosed row they hold the fee only.

    Attributes
    ----------
    quarter : int
        20253 is the third of 2025.
    key : int
        The survey's own number, unique within a quarter.
    source, destination : str
        Alpha-3 codes.
    sheet : int
        Which of the imported sheets, counted from 0; `row` as a spreadsheet shows it.
    currency : str
        Of the amounts and fees, ISO 4217.
    day : str
        ISO; empty where not recorded.
    flags : int
        Bits, see `Flag`.
    """

    source: str
    destination: str
    quarter: int
    key: int
    sheet: int
    row: int
    firm: str
    firm_type: str
    instrument: str
    access_point: str
    speed: str
    pickup: str
    coverage: str
    currency: str
    amount1: int
    fee1: int
    margin1: int | None
    total1: int | None
    amount2: int | None
    fee2: int | None
    margin2: int | None
    total2: int | None
    is_disclosed: bool
    day: str
    flags: int
    note: str
