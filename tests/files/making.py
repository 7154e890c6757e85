"""Corridors as files can state them, and a fee table as people type it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remitcalc.files.fee_table.workbook import fee_workbook
from remitcalc.files.fee_table.writing import fee_csv

if TYPE_CHECKING:
    from pathlib import Path

    from remitcalc.model.corridor import Corridor
    from remitcalc.model.service import Service, Side
    from remitcalc.writing.csv_rows import Dialect

HAND_MADE = """\
Service;Provider;Provider type;Kind;Payment instrument;Part;Charge;Basis;Amount;Fee;FX margin;\
Source;Date;Status;Corridor;name_en;From country;To country;From currency;To currency;\
default_pooled_service;default_workers;default_amount;default_paydays;default_payday_days;\
default_date
ria;Ria;Money Transfer Operator;individual;CASH;;fee;;200;{fee};{margin};Survey;2025;surveyed;\
mine;Mine;CA;GT;CAD;GTQ;wire;40;{amount};17;14;2026-01-02
ria;;;;;;fee;;500;{fee};{margin};Survey;2025;surveyed;;;;;;;;;;;;
wire;Bank;bank;pooled;bank account;;wire fee;;;15;;Survey;2025;surveyed;;;;;;;;;;;;
wire;;;;;exchange;;;;;2;Survey;2025;surveyed;;;;;;;;;;;;
"""


def write_fee_table(path: Path, corridor: Corridor, dialect: Dialect = "canonical") -> None:
    """Write a fee table as it is saved: a workbook where the name ends in .xlsx, else CSV."""
    is_workbook = path.suffix == ".xlsx"
    content = fee_workbook(corridor) if is_workbook else fee_csv(corridor, dialect).encode()
    path.write_bytes(content)


def as_a_file_says(corridor: Corridor) -> Corridor:
    """Return a corridor whose sides state no source of their own where files have no place for it.

    That is where a side has charges, each with a source, or was not surveyed.
    """
    return replace(corridor, services=tuple(_service(s) for s in corridor.services))


def _service(service: Service) -> Service:
    def side(of: Side) -> Side:
        if of.is_surveyed and not of.charges:
            return of
        return replace(of, provenance=service.provenance)

    return replace(
        service,
        sending=side(service.sending),
        transit=side(service.transit),
        receiving=side(service.receiving),
    )
