"""Reads a document, with every problem at the key it stands at."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from remitcalc.files.document.corridor_tables import corridor_in
from remitcalc.files.document.draft_tables import draft_taken
from remitcalc.files.document.fields import Anything, Words
from remitcalc.files.document.migration import NEWEST_FORMAT, migrated
from remitcalc.files.document.parsing import content_of, refused, tables_of
from remitcalc.files.document.settings import ORIGIN, SETTINGS, VIEW, payroll_origin
from remitcalc.files.document.workers import payroll_taken, workers_table
from remitcalc.files.grammar import BrokenError, Whole
from remitcalc.files.grammar_tables import Entry, Key, TomlTable
from remitcalc.files.problems import Problems, cut
from remitcalc.files.refusal import RefusedError
from remitcalc.model.document import Document, View
from remitcalc.model.message import ModelError, message
from remitcalc.model.money import CURRENCIES
from remitcalc.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Callable

    from remitcalc.files.problems import Problem
    from remitcalc.model.corridor import Corridor
    from remitcalc.model.corridor_draft import CorridorDraft
    from remitcalc.model.message import Message
    from remitcalc.model.payroll import Payroll

    DocumentRead = tuple[Document | None, tuple[Problem, ...]]

_ANY_CURRENCY = "CLF"
"""Where the corridor does not tell: that with the most decimals."""

_TABLE = Anything()


def read_document(path: str | os.PathLike[str]) -> DocumentRead:
    """Read a document.

    Returns
    -------
    (Document or None, tuple of Problem)
        The document when there is no error; warnings, of its corridor, may come with it.
    """
    try:
        content = content_of(path)
    except (RefusedError, OSError, ValueError) as error:
        problems = Problems(os.fspath(path))
        problems.add(refused(error))
        return None, problems.listed()
    return read_document_bytes(content, os.fspath(path))


def read_document_bytes(content: bytes, file: str = "") -> DocumentRead:
    """Read what a document holds; `file` is only named in problems."""
    problems = Problems(file)
    raw = tables_of(content, problems)
    if raw is None or not _is_known(raw, problems):
        return None, problems.listed()
    reading = _Reading(migrated(raw), problems)
    document = reading.document()
    found = cut((*problems.listed(), *reading.of_corridor))
    return (None if problems.has_errors else document), found


def _is_known(raw: dict[str, object], problems: Problems) -> bool:
    """Return whether this is a document, of a version known here."""
    version = raw.get("format")
    if type(version) is int and version > NEWEST_FORMAT:
        problems.add(message("newer_format", newest=NEWEST_FORMAT), "format", found=version)
        return False
    if not any(name in raw for name in ("scenario", "workers", "corridor")):
        problems.add(message("not_a_document"))
        return False
    return True


class _Reading:
    """One document while it is read; `of_corridor` are the problems of its corridor."""

    def __init__(self, raw: dict[str, Any], problems: Problems) -> None:
        self._problems = problems
        self.of_corridor: tuple[Problem, ...] = ()
        self._currency = _currency_in(raw)
        self._origin = payroll_origin(self._currency)
        entry = self._table().read(raw, "", problems)
        assert isinstance(entry, Entry)
        self._file = entry

    def document(self) -> Document | None:
        file = self._file
        corridor = self._attempt("corridor", lambda: self._corridor(file.need("corridor", dict)))
        settings = self._attempt("scenario", lambda: SETTINGS.values(file.need("scenario", Entry)))
        payroll = self._attempt("workers", self._payroll)
        view = self._attempt("view", lambda: self._part(file, "view", VIEW.taken) or View())
        origins = self._attempt("origins", self._origins)
        has_draft, draft = self._attempt("draft", self._draft) or (True, None)
        if corridor is None or settings is None or payroll is None or view is None or not origins:
            return None
        if has_draft and draft is None:
            return None
        scenario = self._scenario(settings | {"corridor": corridor, "payroll": payroll})
        if scenario is None:
            return None
        made: Document | None = self._attempt(
            "origins.payroll.rows", lambda: Document(scenario, origins[0], origins[1], view, draft)
        )
        return made

    def _table(self) -> TomlTable:
        origins = TomlTable(
            (
                Key("corridor", ORIGIN.table, "Where the corridor was read from."),
                Key("payroll", self._origin.table, "Where the workers were read from."),
            )
        )
        return TomlTable(
            (
                Key("corridor", _TABLE, "The corridor, as its own file.", is_required=True),
                Key("draft", _TABLE, "The corridor while it is typed."),
                Key("format", Whole(1, NEWEST_FORMAT), "This format.", is_required=True),
                Key("origins", origins, "Where it was read from."),
                Key("program", Words(), "The program that wrote this."),
                Key("scenario", SETTINGS.table, "Every setting.", is_required=True),
                Key("view", VIEW.table, "How it was looked at."),
                Key("workers", workers_table(self._currency), "Who sends.", is_required=True),
            )
        )

    def _attempt(self, key: str, make: Callable[[], Any]) -> Any:
        """Return what is made, or None, its faults noted."""
        try:
            return make()
        except BrokenError:
            return None
        except ModelError as error:
            for fault in error.messages:
                self._problems.add(fault, key)
            return None

    def _part(self, within: Entry, name: str, take: Callable[[Entry], Any]) -> Any:
        entry = within.get(name, Entry)
        return None if entry is None else take(entry)

    def _corridor(self, raw: dict[str, object]) -> Corridor | None:
        corridor, self.of_corridor = corridor_in(raw, self._problems.file, "corridor")
        return corridor

    def _draft(self) -> tuple[bool, CorridorDraft | None]:
        """Return whether there is a draft, and it."""
        raw = self._file.get("draft", dict)
        return (False, None) if raw is None else (True, draft_taken(raw, "draft", self._problems))

    def _payroll(self) -> Payroll:
        entry = self._file.need("workers", Entry)
        return payroll_taken(entry, self._currency, self._problems)

    def _origins(self) -> tuple[Any, Any]:
        entry = self._file.get("origins", Entry)
        if entry is None:
            return None, None
        corridor = self._part(entry, "corridor", ORIGIN.taken)
        return corridor, self._part(entry, "payroll", self._origin.taken)

    def _scenario(self, values: dict[str, Any]) -> Scenario | None:
        try:
            return Scenario(**values)
        except ModelError as error:
            for fault in error.messages:
                key = _key_of(fault, values["individual"])
                found = fault.values.get("service") or fault.values.get("value", "")
                choices = fault.values.get("choices", ())
                assert isinstance(choices, tuple)
                self._problems.add(fault, key, found=found, choices=choices)
            return None


def _currency_in(raw: dict[str, Any]) -> str:
    corridor = raw.get("corridor")
    said = corridor.get("sending_currency") if isinstance(corridor, dict) else None
    return said if isinstance(said, str) and said in CURRENCIES else _ANY_CURRENCY


def _key_of(fault: Message, individual: str) -> str:
    """Return where a fault of the scenario stands."""
    service = fault.values.get("service")
    if fault.code == "unknown_individual_service":
        return "scenario.individual" if service == individual else "workers.services"
    keys = {
        "unknown_pooled_service": "scenario.pooled",
        "repeated_service": "scenario.offers",
        "percent_out_of_range": "scenario.employer_share_percent",
        "season_past_calendar": "scenario.date",
    }
    return keys.get(fault.code, "scenario")
