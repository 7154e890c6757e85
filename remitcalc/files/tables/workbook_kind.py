"""What kind of workbook some bytes are, and whether its package can be unpacked safely."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Literal, Protocol

from remitcalc.files.limits import MOST_UNPACKED_BYTES
from remitcalc.files.refusal import RefusedError
from remitcalc.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remitcalc.files.tables.child import Tick
    from remitcalc.files.tables.sheet_marks import SheetMarks

    Kind = Literal["xlsx", "xlsb", "ods", "xls"]

    class Look(Protocol):
        """What takes a part of a package while it is unpacked."""

        def feed(self, chunk: bytes) -> None:
            """Take the next bytes of the part."""


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MANIFEST, _ENCRYPTED_ODS = "META-INF/manifest.xml", b"encryption-data"
_OLD_BOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_XLS_BEGINS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
"""The record that begins the globals of a workbook in BIFF8, [MS-XLS] 2.4.21."""
_RECORD = struct.Struct("<HH")
_FILE_PASS = 0x2F
"""The record of an encrypted workbook, [MS-XLS] 2.4.117; it stands near the beginning."""
_FIRST_RECORDS = 8
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
"""What unpacking raises; a ValueError where an entry is said to begin before the file does."""
_CHUNK = 2**20
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)")
_LONGEST_MARK = 16


def kind_of(content: bytes) -> Kind:
    """Return the kind of a workbook, by what it holds.

    Raises
    ------
    RefusedError
        It is no workbook, protected by a password, or not a package that can be opened.
    """
    if content.startswith(OLE):
        if _ENCRYPTED in content:
            raise RefusedError(message("workbook_protected"))
        if not any(name in content for name in _OLD_BOOK):
            raise RefusedError(message("not_a_table_file", found="office_document"))
        if _is_locked_xls(content):
            raise RefusedError(message("workbook_protected"))
        return "xls"
    with _opened(content) as package:
        names = set(package.namelist())
        if "mimetype" in names and b"opendocument.spreadsheet" in package.read("mimetype"):
            if _MANIFEST in names and _ENCRYPTED_ODS in package.read(_MANIFEST):
                raise RefusedError(message("workbook_protected"))
            return "ods"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise RefusedError(message("not_a_table_file", found="zip"))


def _is_locked_xls(content: bytes) -> bool:
    """Return whether one of the first records of an old workbook says that it is encrypted."""
    at = content.find(_XLS_BEGINS)
    for _ in range(_FIRST_RECORDS if at >= 0 else 0):
        if at + _RECORD.size > len(content):
            return False
        record, length = _RECORD.unpack_from(content, at)
        if record == _FILE_PASS:
            return True
        at += _RECORD.size + length
    return False


def check_size(content: bytes, kind: Kind) -> int:
    """Return how many bytes a workbook unpacks to as it declares, without unpacking it.

    Raises
    ------
    RefusedError
        More than `MOST_UNPACKED_BYTES`.
    """
    if kind == "xls":
        return len(content)
    with zipfile.ZipFile(BytesIO(content)) as package:
        total = sum(part.file_size for part in package.infolist())
    if total > MOST_UNPACKED_BYTES:
        raise RefusedError(message("workbook_unpacks_too_large", most_bytes=MOST_UNPACKED_BYTES))
    return total


def check_package(
    content: bytes, kind: Kind, tick: Tick, *, errors_only: bool = False
) -> Sequence[SheetMarks]:
    """Unpack a workbook once, keeping nothing, so that what is wrong with it is known before.

    Returns
    -------
    sequence of SheetMarks
        Of each sheet in the workbook's order what the library that reads workbooks does not tell:
        cells that show no value and, unless `errors_only`, what is hidden, merged or shown beside
        numbers; shorter where the last ones have nothing of it.

    Raises
    ------
    RefusedError
        It unpacks to more than `MOST_UNPACKED_BYTES`, as declared or in fact; a part is corrupt, or
        declares XML entities, which a spreadsheet has no use for.
    """
    if kind == "xls":
        from remitcalc.files.tables.xls_look import xls_marks

        return xls_marks(content)
    total = check_size(content, kind)
    with _opened(content) as package:
        if kind == "ods":
            return _ods_marks(package, total, tick, errors_only=errors_only)
        # Imported here: whoever only asks what kind a workbook is does not look into it.
        from remitcalc.files.tables.cell_formats import money_styles
        from remitcalc.files.tables.sheet_look import SheetLook
        from remitcalc.files.tables.xlsb_look import BinaryLook
        from remitcalc.files.tables.xlsx_parts import sheet_parts

        sheets = sheet_parts(package)
        look = BinaryLook if kind == "xlsb" else SheetLook
        money = {} if errors_only else money_styles(package)
        looks = {name: look(money, errors_only=errors_only) for name in sheets}
        _check_parts(package, looks, total, tick)
        return [looks[name].marks for name in sheets]


def _ods_marks(
    package: zipfile.ZipFile, total: int, tick: Tick, *, errors_only: bool
) -> Sequence[SheetMarks]:
    from remitcalc.files.tables.ods_look import CONTENT, OdsLook, ods_marks

    look = OdsLook(errors_only=errors_only)
    _check_parts(package, {CONTENT: look}, total, tick)
    return ods_marks(package) if look.may_tell() else ()


def _check_parts(
    package: zipfile.ZipFile, looks: Mapping[str, Look], total: int, tick: Tick
) -> None:
    done = 0
    for part in package.infolist():
        _check_part(package, part, looks.get(part.filename))
        done += part.file_size
        tick("unpacking", done, total)


@contextmanager
def _opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a package; what is wrong with its form while it is read is refused.

    Raises
    ------
    RefusedError
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _name_as_agreed(package)
            yield package
    except _BROKEN:
        raise RefusedError(message("workbook_corrupt")) from None
    except RuntimeError:  # a part is encrypted
        raise RefusedError(message("workbook_protected")) from None


def _name_as_agreed(package: zipfile.ZipFile) -> None:
    """Give parts that some writers on Windows name with backslashes the names they should have."""
    for part in package.infolist():
        if "\\" in part.filename:
            part.filename = part.filename.replace("\\", "/")
            package.NameToInfo[part.filename] = part


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, look: Look | None) -> None:
    is_xml = part.filename.endswith((".xml", ".rels"))
    tail = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            # One sign is found in no time; hardly any part has it.
            if is_xml and (b"!" in chunk or b"!" in tail) and _ENTITY.search(tail + chunk):
                raise RefusedError(message("workbook_entities"))
            if look is not None:
                look.feed(chunk)
            tail = chunk[-_LONGEST_MARK:]
