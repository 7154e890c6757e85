"""The kinds of files the program knows: a table, for commands and window alike.

A file is of the first kind that its content is; suffixes only tell which files a dialog shows. A
further kind is a further row: what it is told by stands here, and where its words are, in
`output.wording.words`, its key has some.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from remitcalc.files.document.recognition import SUFFIX as DOCUMENT
from remitcalc.files.document.recognition import is_document
from remitcalc.files.foreign_kinds import FOREIGN_KINDS, foreign_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remitcalc.files.problems import Problem
    from remitcalc.files.source import Source
    from remitcalc.files.tables.child import Tick

Gives = Literal["corridor", "document", "payroll", "quotes", "survey", ""]
"""What reading a file comes to; nothing of a foreign one."""


class FileKind(NamedTuple):
    """One kind of file.

    Attributes
    ----------
    key : str
    gives : str
    suffixes : tuple of str
    is_one : callable
        Whether a file is of this kind, given that it is of none above it in the table. May read
        the file's sheets, which are kept for the reader.
    is_table : bool
        Whether it is read as sheets of cells, off the window's thread.
    """

    key: str
    gives: Gives
    suffixes: tuple[str, ...]
    is_one: Callable[[Source, Tick | None], bool]
    is_table: bool = False


_TEXTS = (".csv", ".tsv", ".txt")
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_WORKBOOKS_BEGIN = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HEADING_LINES = 20
_TOML_KEY = re.compile(r"""\s*["'\w.-]+\s*=""")
_TOML_TABLE = re.compile(r"\s*\[")
_DELIMITER = re.compile(r"[;,\t]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SEPARATOR_LINE = re.compile(r"""["']?sep=""", re.IGNORECASE)
_FAULTS_OF_CSV = (
    *("csv_quote_open", "csv_quote_swallows", "csv_unreadable", "file_encoding_unclear"),
    *("file_not_encoded_so",),
)


def kind_of(source: Source, tick: Tick | None = None) -> FileKind:
    """Return what a file is; what is nothing known is left to the reader of corridors to refuse.

    Parameters
    ----------
    source : Source
    tick : callable, optional
        As of `remitcalc.files.tables.reading.read_sheets`: a table must be read for this.
    """
    return next(kind for kind in KINDS if kind.is_one(source, tick))


def is_told_at_once(source: Source) -> bool:
    """Return whether it is seen from its first lines what a file is, so that nothing takes long."""
    if not source.head or foreign_kind(source.head):
        return True
    return any(is_one(source) for is_one in (_is_document, _is_quotes, _is_corridor_file))


def suffixes(*gives: str) -> tuple[str, ...]:
    """Return the suffixes of files that give one of these; without any, of all that are read."""
    found = (kind.suffixes for kind in KINDS if kind.gives and (not gives or kind.gives in gives))
    return tuple(dict.fromkeys(suffix for some in found for suffix in some))


def is_workbook(source: Source) -> bool:
    """Return whether a file is a workbook rather than text."""
    return source.head.startswith(_WORKBOOKS_BEGIN)


def _is_document(source: Source, _: Tick | None = None) -> bool:
    return is_document(source.path, source.head)


def _is_quotes(source: Source, _: Tick | None = None) -> bool:
    """Return whether a file begins as a Wise comparison does: JSON that lists providers."""
    head = source.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"{") and b'"providers"' in head


def _is_corridor_file(source: Source, _: Tick | None = None) -> bool:
    return is_toml(source.head) and not is_like_table(source.head)


def _is_survey(source: Source, _: Tick | None = None) -> bool:
    from remitcalc.files.rpw.recognition import is_survey

    return bool(source.head) and is_survey(source.path)


def _is_fee_table(source: Source, tick: Tick | None = None) -> bool:
    """Return whether a file is a fee table, or more like one than like anything else."""
    from remitcalc.files.fee_table.headings import fee_sheet, is_like_fees
    from remitcalc.files.payroll.headings import is_payroll

    sheets, problems = source.sheets(tick) if source.head else (None, ())
    if sheets is None:
        return _is_csv(problems) and is_like_table(source.head)
    if fee_sheet(sheets) is not None:
        return True
    return any(map(is_like_fees, sheets)) and not any(map(is_payroll, sheets))


def _is_payroll(source: Source, tick: Tick | None = None) -> bool:
    """Return whether a person could say of a table which columns are the names and amounts."""
    from remitcalc.files.payroll.headings import may_be_payroll

    sheets, problems = source.sheets(tick) if source.head else (None, ())
    return _is_csv(problems) if sheets is None else any(map(may_be_payroll, sheets))


def _is_csv(problems: Sequence[Problem]) -> bool:
    """Return whether what is wrong with a file is wrong with CSV: it is a table all the same."""
    return any(problem.message.code in _FAULTS_OF_CSV for problem in problems)


def _is_foreign(key: str) -> Callable[[Source, Tick | None], bool]:
    return lambda source, _: foreign_kind(source.head) == key


KINDS = (
    FileKind("document", "document", (DOCUMENT,), _is_document),
    FileKind("quotes", "quotes", (".json",), _is_quotes),
    *(FileKind(k.key, "", k.suffixes, _is_foreign(k.key)) for k in FOREIGN_KINDS),
    FileKind("corridor_file", "corridor", (".toml",), _is_corridor_file),
    FileKind("survey", "survey", (".xlsx", ".csv", ".xlsb", ".ods"), _is_survey, is_table=True),
    FileKind("fee_table", "corridor", (*_TEXTS, *_WORKBOOKS), _is_fee_table, is_table=True),
    FileKind("payroll", "payroll", (*_TEXTS, *_WORKBOOKS), _is_payroll, is_table=True),
    FileKind("table", "corridor", (), lambda s, _: is_like_table(s.head), is_table=True),
    FileKind("unknown", "corridor", (), lambda *_: True),
)
"""Each is asked only where those above it are not it."""


def is_like_table(head: bytes) -> bool:
    r"""Return whether a file that begins so is a workbook, or CSV of fees rather than TOML.

    >>> is_like_table(b"format = 1"), is_like_table(b"Fees 2025;;\nService;Provider;Fee")
    (False, True)
    """
    if head.startswith((*_WORKBOOKS_BEGIN, *_UTF16_MARKS)):
        return True
    for line in _first_lines(head):
        if _is_toml_line(line):
            return False
        words = {word.strip(" \"'").casefold() for word in _DELIMITER.split(line)}
        if "provider" in words or len(words & {"service", "fee", "amount", "corridor"}) > 1:
            return True
    return False


def is_toml(head: bytes) -> bool:
    r"""Return whether a file that begins so has lines as TOML has them.

    A line in brackets may be the title of a list: keys follow it, or nothing that is cells.

    >>> is_toml(b"[corridor]\nid = 1"), is_toml(b"[May]\nworker,amount\nAna,400")
    (True, False)
    """
    lines = _first_lines(head)
    if any(_TOML_KEY.match(line) and not _SEPARATOR_LINE.match(line) for line in lines):
        return True
    is_titled = any(map(_TOML_TABLE.match, lines))
    return is_titled and not any(map(_DELIMITER.search, lines))


def _is_toml_line(line: str) -> bool:
    is_one = _TOML_KEY.match(line) or _TOML_TABLE.match(line)
    return bool(is_one) and not _SEPARATOR_LINE.match(line)


def _first_lines(head: bytes) -> list[str]:
    text = head.decode("utf-8-sig", errors="replace")
    return _LINE_END.split(text, maxsplit=_HEADING_LINES)[:_HEADING_LINES]
