"""What kind of workbook some bytes are, and whether its package can be unpacked safely."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from remitcalc.files.limits import MOST_UNPACKED_BYTES
from remitcalc.files.refusal import RefusedError
from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.files.tables.child import Tick

    Kind = Literal["xlsx", "xlsb", "ods", "xls"]

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
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = set(package.namelist())
            if "mimetype" in names and b"opendocument.spreadsheet" in package.read("mimetype"):
                if _MANIFEST in names and _ENCRYPTED_ODS in package.read(_MANIFEST):
                    raise RefusedError(message("workbook_protected"))
                return "ods"
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise RefusedError(message("workbook_corrupt", reason=str(error))) from None
    except RuntimeError:  # an entry of the archive is encrypted
        raise RefusedError(message("workbook_protected")) from None
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


def check_package(content: bytes, kind: Kind, tick: Tick) -> None:
    """Unpack a workbook once, keeping nothing, so that what is wrong with it is known before.

    Raises
    ------
    RefusedError
        It unpacks to more than `MOST_UNPACKED_BYTES`, as declared or in fact; a part is corrupt, or
        declares XML entities, which a spreadsheet has no use for.
    """
    if kind == "xls":
        return
    total = check_size(content, kind)
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = package.infolist()
        done = 0
        for part in parts:
            try:
                _check_part(package, part)
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
                raise RefusedError(message("workbook_corrupt", reason=str(error))) from None
            except RuntimeError:
                raise RefusedError(message("workbook_protected")) from None
            done += part.file_size
            tick("unpacking", done, total)


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    is_xml = part.filename.endswith((".xml", ".rels"))
    tail = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if is_xml and _ENTITY.search(tail + chunk):
                raise RefusedError(message("workbook_entities"))
            tail = chunk[-_LONGEST_MARK:]
