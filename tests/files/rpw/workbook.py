"""Writes workbooks in the layout of the World Bank's: six sheets, both layouts, every trap."""

from __future__ import annotations

import csv
import datetime
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import xlsxwriter

from tests.files.rpw.layout import (
    NEW_HEADER,
    NEW_SHEET,
    OLD_HEADER,
    OLD_SHEET,
    OTHER_SHEETS,
    new_samples,
    old_samples,
    row,
)
from tests.files.rpw.survey import survey
from tests.files.rpw.traps import old_traps, traps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    Row = dict[str, object]

FULL = (49_491, 204_469)
"""The rows of the two sheets of the real workbook of 2025 Q3, headers not counted."""

_GAPS = {(2011, 2), (2011, 4), (2012, 2), (2012, 4), (2025, 2)}
_SOURCES = "USA CHE CAN GBR DEU FRA ITA ESP SAU ARE SGP AUS JPN KOR ZAF NGA RUS NOR SWE NLD".split()
_DESTINATIONS = (
    "GTM SRB JAM MEX PHL IND BGD PAK VNM COL PER ECU DOM HTI SLV HND NPL LKA KEN UGA GHA SEN MAR"
).split()
_FIRMS = ("MoneyGram", "Western Union", "Ria", "Remitly", "Xoom", "A Bank", "Another Bank", "Posta")
_TYPES = ("Money Transfer Operator", "Bank", "Post office", "Mobile Operator")
_PAID = ("Cash", "Debit card", "Credit card", "Bank account transfer", "Mobile money")
_ACCESS = ("Agent", "Internet", "Bank branch", "Bank branch,Call Center", "Mobile phone")
_SPEEDS = ("Less than one hour", "Same day", "Next day", "2 days", "3-5 days")


def old_rows() -> list[Row]:
    """Return the rows of the older sheet that tests rely on."""
    return [*old_samples(), *old_traps()]


def new_rows() -> list[Row]:
    """Return the rows of the newer sheet that tests rely on."""
    return [*new_samples(), *survey(), *traps()]


def write_workbook(
    path: Path, old: Sequence[Row] | None = None, new: Sequence[Row] | None = None
) -> Path:
    """Write a small workbook; by default with every sample and trap."""
    _write(path, old_rows() if old is None else old, new_rows() if new is None else new)
    return path


def write_full_workbook(path: Path, counts: tuple[int, int] = FULL) -> Path:
    """Write a workbook of the real one's size, about 50 MB: real rows, traps, then made-up ones."""
    old = _filled(old_rows(), OLD_HEADER, _quarters(2011, 2015), counts[0])
    new = _filled(new_rows(), NEW_HEADER, _quarters(2017, 2025), counts[1])
    _write(path, old, new)
    return path


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Row], delimiter: str = ",") -> Path:
    """Write one sheet as CSV, dates as text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows([[_plain(made.get(name, "")) for name in header] for made in rows])
    return path


def _write(path: Path, old: Iterable[Row], new: Iterable[Row]) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        day = workbook.add_format({"num_format": "dd/mmm/yyyy"})
        for name in OTHER_SHEETS:
            workbook.add_worksheet(name).write_string(0, 0, f"{name}: see the publisher's site")
        for name, header, rows in ((OLD_SHEET, OLD_HEADER, old), (NEW_SHEET, NEW_HEADER, new)):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, header)
            for at, made in enumerate(rows, 1):
                _write_row(sheet, at, header, made, day)


def _write_row(sheet, at, header, made, day):  # type: ignore[no-untyped-def]
    for column, name in enumerate((*header, "beyond")):
        cell = made.get(name, "")
        if cell == "":
            continue
        if isinstance(cell, datetime.date):
            sheet.write_datetime(at, column, cell, day)
        elif isinstance(cell, tuple):
            sheet.write_formula(at, column, cell[0].format(row=at + 1), None, cell[1])
        elif isinstance(cell, float):
            sheet.write_number(at, column, cell)
        else:
            sheet.write_string(at, column, cell)


def _plain(cell: object) -> object:
    if isinstance(cell, tuple):
        return cell[1]
    return f"{cell} 00:00:00" if isinstance(cell, datetime.date) else cell


def _quarters(first: int, last: int) -> list[str]:
    made = [(year, q) for year in range(first, last + 1) for q in (1, 2, 3, 4)]
    return [f"{year}_{q}Q" for year, q in made if (year, q) not in _GAPS]


def _filled(known: list[Row], header: Sequence[str], quarters: list[str], count: int) -> Iterator:
    yield from islice(known, count)
    chance = Random(7)
    for at in range(count - len(known)):
        yield _made_up(header, quarters, 2_000_000_000 + at, chance)


def _made_up(header: Sequence[str], quarters: list[str], key: int, chance: Random) -> Row:
    is_open = chance.random() > 0.06
    fee1, fee2 = chance.randrange(0, 1600) / 100, chance.randrange(0, 3000) / 100
    margin = chance.randrange(-50, 600) / 100 if is_open else 0.0
    rate = chance.random() * 20
    return row(
        tuple(header),
        id=float(key),
        period=chance.choice(quarters),
        source_code=(source := chance.choice(_SOURCES)),
        source_name=source.title(),
        source_region="High income: OECD",
        source_income="High income",
        destination_code=(destination := chance.choice(_DESTINATIONS)),
        destination_name=destination.title(),
        destination_region="Latin America and Caribbean",
        destination_income="Upper middle income",
        destination_lending="IBRD",
        firm=chance.choice(_FIRMS),
        firm_type=chance.choice(_TYPES),
        **{header[16].replace(" ", "_"): chance.choice(_PAID)},
        **{header[17].replace(" ", "_"): chance.choice(_ACCESS)},
        speed_actual=chance.choice(_SPEEDS),
        cc1_lcu_amount=200.0,
        cc1_lcu_code="USD",
        cc1_lcu_fee=fee1,
        cc1_fx_margin=margin,
        cc1_total_cost=round(fee1 / 2 + margin, 2),
        cc2_lcu_amount=500.0,
        cc2_lcu_fee=fee2,
        cc2_fx_margin=margin,
        cc2_total_cost=round(fee2 / 5 + margin, 2),
        cc1_lcu_fx_rate=rate,
        cc2_lcu_fx_rate=rate,
        inter_lcu_bank_fx=rate * 1.01,
        transparent="yes" if is_open else "no",
        note2="",
        date=f"{chance.randrange(1, 29):02}/Aug/2020",
    )
