"""Writes a document: the same bytes for the same document, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remitcalc.files.document.corridor_tables import corridor_in, corridor_tables
from remitcalc.files.document.draft_tables import draft_said
from remitcalc.files.document.layout import json_bytes
from remitcalc.files.document.migration import NEWEST_FORMAT
from remitcalc.files.document.recognition import SUFFIX
from remitcalc.files.document.settings import ORIGIN, SETTINGS, VIEW, payroll_origin
from remitcalc.files.document.workers import workers_said
from remitcalc.model.message import ModelError
from remitcalc.writing.replacement import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from remitcalc.model.document import Document

__all__ = ["SUFFIX", "document_bytes", "document_tables", "write_document"]


def document_bytes(document: Document) -> bytes:
    """Return a document as a file holds it; it reads back the same.

    Raises
    ------
    ModelError
        With everything in the corridor that no corridor file can hold, such as an empty name.
    """
    tables = document_tables(document)
    corridor, problems = corridor_in(tables["corridor"], "", "corridor")
    if corridor is None:
        raise ModelError(problem.message for problem in problems if not problem.is_warning)
    return json_bytes(tables)


def document_tables(document: Document) -> dict[str, Any]:
    """Return the tables of a document."""
    from remitcalc import __version__

    scenario = document.scenario
    currency = scenario.corridor.sending_currency
    tables: dict[str, Any] = {
        "format": NEWEST_FORMAT,
        "program": __version__,
        "corridor": corridor_tables(scenario.corridor),
        "scenario": SETTINGS.said(scenario),
        "workers": workers_said(scenario.payroll, currency),
        "view": VIEW.said(document.view),
    }
    if document.draft is not None:
        tables["draft"] = draft_said(document.draft)
    origins: dict[str, Any] = {}
    if document.corridor_origin is not None:
        origins["corridor"] = ORIGIN.said(document.corridor_origin)
    if document.payroll_origin is not None:
        origins["payroll"] = payroll_origin(currency).said(document.payroll_origin)
    if origins:
        tables["origins"] = origins
    return tables


def write_document(path: Path, document: Document) -> bytes:
    """Write a document to a file, for its owner alone where it is new; return what was written.

    Raises
    ------
    ModelError
        As of `document_bytes`.
    NotWrittenError
        Nothing was changed.
    """
    content = document_bytes(document)
    replace_file(path, content, is_private=True)
    return content
