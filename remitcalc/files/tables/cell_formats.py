"""What cells show beside their numbers: read from number formats (ECMA-376, part 1, 18.8.31)."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING
from xml.parsers import expat

from remitcalc.files.tables.xlsb_records import records

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping

_STYLES, _BINARY_STYLES = "xl/styles.xml", "xl/styles.bin"
_DECLARES = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)")
_SHOWN = re.compile(
    r"\[\$(?P<symbol>[^\]\-]{0,20})(?:-[^\]]{0,20})?\]"  # the currency of a place: [$USD-409]
    r"|\[[^\]]{0,40}\]"  # a colour or a condition
    r'|"(?P<text>[^"]{0,60})"'
    r"|\\(?P<letter>.)"
    r"|[_*]."  # a blank as wide as a letter, a letter that fills the cell
    r"|(?P<sign>[$€£¥])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_LONGEST = 255


def shown_beside(code: str) -> str:
    """Return the text that a number format shows beside the number.

    >>> shown_beside("[$USD] #,##0.00"), shown_beside('"Q"#,##0.00;[Red]-"Q"#,##0.00')
    ('USD', 'Q')
    >>> shown_beside("0.00%"), shown_beside("_-[$£-809]* #,##0.00_-"), shown_beside("yyyy-mm-dd")
    ('', '£', '')
    """
    shown = []
    for found in _SHOWN.finditer(code[:_LONGEST]):
        if found["other"] == ";":
            break
        kept = found["symbol"] or found["text"] or found["letter"] or found["sign"]
        shown.append(kept or " ")
    text = " ".join("".join(shown).split())
    return text if any(letter.isalpha() or letter in "$€£¥" for letter in text) else ""


def money_styles(package: zipfile.ZipFile) -> Mapping[int, str]:
    """Return what cells show beside their numbers, by the number of their style; most show nothing.

    What is wrong with the part of the styles is told by whoever reads the sheets.
    """
    names = package.namelist()
    try:
        if _STYLES in names:
            return _shown_by_style(*_read_xml(package.read(_STYLES)))
        if _BINARY_STYLES in names:
            return _shown_by_style(*_read_binary(package.read(_BINARY_STYLES)))
    except (expat.ExpatError, LookupError, struct.error, ValueError):
        pass
    return {}


def _shown_by_style(codes: Mapping[int, str], formats: list[int]) -> Mapping[int, str]:
    shown = {number: shown_beside(code) for number, code in codes.items()}
    return {style: shown[number] for style, number in enumerate(formats) if shown.get(number, "")}


def _read_xml(xml: bytes) -> tuple[dict[int, str], list[int]]:
    """Return the codes of formats by number, and the number of the format of each style."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    inside: list[str] = []
    if _DECLARES.search(xml):
        return codes, formats

    def start(name: str, given: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "numFmt":
            codes[int(given.get("numFmtId", "-1"))] = given.get("formatCode", "")
        elif local == "xf" and inside[-1:] == ["cellXfs"]:
            formats.append(int(given.get("numFmtId", "0")))
        inside.append(local)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: inside.pop()
    parser.Parse(xml, True)  # noqa: FBT003  the parser takes no name
    return codes, formats


_FORMAT, _STYLE, _BEGIN_STYLES, _END_STYLES = 44, 47, 617, 618


def _read_binary(part: bytes) -> tuple[dict[int, str], list[int]]:
    """Return the same of a binary workbook, [MS-XLSB] 2.4.660 and 2.4.812."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    is_inside = False
    for kind, held in records(part):
        is_inside = kind == _BEGIN_STYLES or (is_inside and kind != _END_STYLES)
        if kind == _FORMAT:
            number, length = struct.unpack_from("<HI", held)
            codes[number] = held[6 : 6 + 2 * length].decode("utf-16-le", "replace")
        elif kind == _STYLE and is_inside:
            formats.append(struct.unpack_from("<H", held, 2)[0])
    return codes, formats
