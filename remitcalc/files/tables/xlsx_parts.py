"""Which part of an XLSX package holds which sheet (ECMA-376, part 1, 18.2.20)."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping, Sequence

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)")


def sheet_parts(package: zipfile.ZipFile) -> Sequence[str]:
    """Return the names of the parts with the sheets, in the workbook's order; empty: not known.

    What is wrong with the workbook is told by whoever reads the sheets.
    """
    try:
        book, relations = package.read(_BOOK), package.read(_RELATIONS)
        if _ENTITY.search(book) or _ENTITY.search(relations):
            return ()
        targets = {
            given.get("Id", ""): _whole(given.get("Target", ""))
            for given in _elements(relations, "Relationship")
        }
        return [targets.get(_relation(given), "") for given in _elements(book, "sheet")]
    except (KeyError, expat.ExpatError):
        return ()


def _elements(xml: bytes, name: str) -> Sequence[Mapping[str, str]]:
    """Return the attributes of all elements with a name, in whichever namespace."""
    found: list[Mapping[str, str]] = []

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
