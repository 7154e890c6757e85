"""Which part of an XLSX or XLSB package holds which sheet (ECMA-376, part 1, 18.2.20)."""

from __future__ import annotations

import posixpath
import re
import struct
from typing import TYPE_CHECKING
from xml.parsers import expat

from remitcalc.files.tables.xlsb_look import sheet_relations

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping, Sequence

_BOOK, _BINARY_BOOK = "xl/workbook.xml", "xl/workbook.bin"
_RELATION = "Relationship"
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)")


def sheet_parts(package: zipfile.ZipFile) -> Sequence[str]:
    """Return the names of the parts with the sheets, in the workbook's order; empty: not known.

    What is wrong with the workbook is told by whoever reads the sheets.
    """
    try:
        is_binary = _BINARY_BOOK in package.namelist()
        name = _BINARY_BOOK if is_binary else _BOOK
        book = package.read(name)
        relations = _elements(package.read(f"xl/_rels/{posixpath.basename(name)}.rels"), _RELATION)
        targets = {given.get("Id", ""): _whole(given.get("Target", "")) for given in relations}
        ids = sheet_relations(book) if is_binary else map(_relation, _elements(book, "sheet"))
        return [targets.get(one, "") for one in ids]
    except (LookupError, expat.ExpatError, struct.error):  # an encoding is looked up
        return ()


def _elements(xml: bytes, name: str) -> Sequence[Mapping[str, str]]:
    """Return the attributes of all elements with a name, in whichever namespace.

    Of XML that declares entities none: it is refused before long.
    """
    found: list[Mapping[str, str]] = []
    if _ENTITY.search(xml):
        return found

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if element.rpartition(":")[2] == name:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(xml, True)  # noqa: FBT003  the parser takes no name
    return found


def _relation(sheet: Mapping[str, str]) -> str:
    """Return the id of a sheet's relation, the one attribute that has a namespace."""
    return next((value for name, value in sheet.items() if name.endswith(":id")), "")


def _whole(target: str) -> str:
    r"""Return the name of a part as the package has it.

    >>> _whole("worksheets/sheet1.xml"), _whole("/xl/worksheets/sheet1.xml")
    ('xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml')
    """
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
