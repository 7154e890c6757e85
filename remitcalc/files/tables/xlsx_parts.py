"""Which part of an XLSX or XLSB package holds which sheet."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Sequence

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)")


def sheet_parts(package: zipfile.ZipFile) -> Sequence[str]:
    """Return the names of the parts with the sheets, in the workbook's order; empty: not known.

    What cannot be told here is told by whoever reads the sheets.
    """
    try:
        book, relations = package.read(_BOOK), package.read(_RELATIONS)
        if _ENTITY.search(book) or _ENTITY.search(relations):
            return ()
        targets = {
            related.get("Id", ""): _whole(related.get("Target", ""))
            for related in ET.fromstring(relations)
        }
        return [targets.get(_relation(sheet), "") for sheet in _sheets(book)]
    except (KeyError, ET.ParseError):
        return ()


def _sheets(book: bytes) -> list[ET.Element]:
    root = ET.fromstring(book)
    return [one for one in root.iter() if one.tag.rpartition("}")[2] == "sheet"]


def _relation(sheet: ET.Element) -> str:
    """Return the id of a sheet's relation, in whichever namespace it stands."""
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")


def _whole(target: str) -> str:
    r"""Return the name of a part as the package has it.

    >>> _whole("worksheets/sheet1.xml"), _whole("/xl/worksheets/sheet1.xml")
    ('xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml')
    """
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
