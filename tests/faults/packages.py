"""Damage to workbooks: in the parts of the package, or in its bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from tests.faults import texts

if TYPE_CHECKING:
    import random

    Parts = dict[str, bytes]

_ZIP = b"PK\x03\x04"
_SHEETS = ("/sheet", "content.xml", "sharedstrings", "styles", "workbook.xml")
_VALUE = re.compile(rb"<v>[^<]*</v>|office:value=\"[^\"]*\"|<text:p>[^<]*</text:p>")
_ATTRIBUTE = re.compile(rb'\b(?:r|t|s|ref|spans|count|uniqueCount|hidden|numFmtId|sheetId)="[^"]*"')
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="\d+"')
_VALUES = (
    *(b"NaN", b"INF", b"-INF", b"1e999", b"-1", b"0", b"1e15", b"#DIV/0!", b"#N/A", b"#REF!", b""),
    *(b"x", b"9" * 400, b"0.1234567890123456789", b"999999", b"-0", b"TRUE", b"4294967296", b" "),
)
_PLACES = (
    b"A1",
    b"XFD1048576",
    b"A1048576",
    b"XFD1",
    b"B2",
    b"A0",
    b"ZZZZ9",
    b"A1:XFD1048576",
    b"",
)
_TYPES = (b"e", b"s", b"str", b"inlineStr", b"b", b"n", b"d", b"z")
_COUNTS = (b"0", b"1", b"-1", b"4294967295", b"99999999999999999999", b"x")


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return a workbook after one to three steps of damage."""
    if not content.startswith(_ZIP):
        return _old_workbook(content, chance)
    if chance.random() < 0.1:
        return chance.choice((texts.flip, texts.cut_short, texts.cut_out))(content, chance, content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(chance.choice((1, 1, 2, 3))):
        chance.choice(_STEPS)(parts, chance)
    return packed(parts)


def packed(parts: Parts) -> bytes:
    """Return a package of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _old_workbook(content: bytes, chance: random.Random) -> bytes:
    """Damage a compound file: a bit, a few bytes, or its end; most of it near the beginning."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.randrange(len(made) if chance.random() < 0.6 else min(1024, len(made)))
        made[at : at + 1] = chance.randbytes(1)
    return bytes(made) if chance.random() < 0.85 else texts.cut_short(bytes(made), chance, b"")


def _a_part(parts: Parts, chance: random.Random) -> str:
    """Return the name of a part, of one with cells more often."""
    held = list(parts)
    if not held:
        return ""
    cells = [name for name in held if any(word in name.lower() for word in _SHEETS)]
    return chance.choice(cells if cells and chance.random() < 0.85 else held)


def _value(parts: Parts, chance: random.Random) -> None:
    """Give a cell a value that is none, with or without its type."""
    _replaced(parts, chance, _VALUE, _valued)


def _valued(found: bytes, chance: random.Random) -> bytes:
    value = chance.choice(_VALUES)
    if found.startswith(b"<v>"):
        return b"<v>" + value + b"</v>"
    if found.startswith(b"<text"):
        return b"<text:p>" + value + b"</text:p>"
    return b'office:value="' + value + b'"'


def _attribute(parts: Parts, chance: random.Random) -> None:
    _replaced(parts, chance, _ATTRIBUTE, _attributed)


def _attributed(found: bytes, chance: random.Random) -> bytes:
    name = found.partition(b"=")[0]
    choices = {b"r": _PLACES, b"ref": _PLACES, b"t": _TYPES}.get(name, _COUNTS)
    return name + b'="' + chance.choice(choices) + b'"'


def _repeated(parts: Parts, chance: random.Random) -> None:
    _replaced(parts, chance, _REPEATED, _attributed)


def _replaced(parts: Parts, chance: random.Random, pattern, make) -> None:  # type: ignore[no-untyped-def]
    name = _a_part(parts, chance)
    found = list(pattern.finditer(parts.get(name, b"")))
    if found:
        place, content = chance.choice(found), parts[name]
        made = make(place[0], chance)
        parts[name] = content[: place.start()] + made + content[place.end() :]


def _error(parts: Parts, chance: random.Random) -> None:
    """Make a cell one that holds an error, as a spreadsheet saves it."""
    name = _a_part(parts, chance)
    error = chance.choice((b"#DIV/0!", b"#N/A", b"#REF!", b"#VALUE!", b"#NAME?"))
    pattern = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*>.*?</c>', re.DOTALL)
    cells = list(pattern.finditer(parts.get(name, b"")))
    if cells:
        cell, content = chance.choice(cells), parts[name]
        made = b'<c r="' + cell[1] + b'" t="e"><v>' + error + b"</v></c>"
        parts[name] = content[: cell.start()] + made + content[cell.end() :]


def _text(parts: Parts, chance: random.Random) -> None:
    """Damage a part as any text is damaged."""
    name = _a_part(parts, chance)
    if name:
        other = parts[chance.choice(list(parts))]
        parts[name] = chance.choice(texts.STEPS)(parts[name], chance, other)


def _missing(parts: Parts, chance: random.Random) -> None:
    parts.pop(_a_part(parts, chance), None)


def _empty(parts: Parts, chance: random.Random) -> None:
    parts[_a_part(parts, chance)] = b""


def _renamed(parts: Parts, chance: random.Random) -> None:
    name = _a_part(parts, chance)
    names = (name.upper(), name.replace("/", "\\"), "../" + name, "/" + name, name + "x")
    if name in parts:
        parts[chance.choice(names)] = parts.pop(name)


def _swapped(parts: Parts, chance: random.Random) -> None:
    """Give two parts each other's content."""
    one, other = _a_part(parts, chance), _a_part(parts, chance)
    if one in parts and other in parts:
        parts[one], parts[other] = parts[other], parts[one]


_STEPS = (
    *(_value, _value, _value, _attribute, _attribute, _attribute, _repeated, _error, _error),
    *(_text, _text, _text, _missing, _empty, _renamed, _swapped),
)
