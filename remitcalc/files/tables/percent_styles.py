"""Which styles of a package show a number as a percentage (ECMA-376, part 1, 18.8)."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING
from xml.parsers import expat

from remitcalc.files.tables.percent_format import percent_styles
from remitcalc.files.tables.xlsb_look import binary_styles

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping

_STYLES, _BINARY_STYLES = "xl/styles.xml", "xl/styles.bin"
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)")


def percent_styles_of(package: zipfile.ZipFile) -> frozenset[int]:
    """Return the styles of cells in an XLSX or XLSB package that show percentages.

    What is wrong with it is told by whoever reads the sheets.
    """
    names = package.namelist()
    try:
        if _BINARY_STYLES in names:
            return percent_styles(*binary_styles(package.read(_BINARY_STYLES)))
        xml = package.read(_STYLES) if _STYLES in names else b""
        if not xml or _ENTITY.search(xml):
            return frozenset()
        styles = _Styles()
        styles.parse(xml)
    except (LookupError, ValueError, expat.ExpatError, struct.error):  # an encoding is looked up
        return frozenset()
    return percent_styles(styles.formats, styles.of_cells)


class _Styles:
    """Follows the formats and the styles of cells; those of other styles are passed over."""

    def __init__(self) -> None:
        self.formats: dict[int, str] = {}
        self.of_cells: list[int] = []
        self._is_of_cells = False

    def parse(self, xml: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(xml, True)  # noqa: FBT003  the parser takes no name

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "numFmt":
            number = int(attributes.get("numFmtId", "-1"))
            self.formats.setdefault(number, attributes.get("formatCode", ""))
        elif local == "cellXfs":
            self._is_of_cells = True
        elif local == "xf" and self._is_of_cells:
            self.of_cells.append(int(attributes.get("numFmtId", "0")))

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] == "cellXfs":
            self._is_of_cells = False
