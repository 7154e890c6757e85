"""What the head of a PNG or JPEG file says: how large the picture is, and whether it moves."""

from __future__ import annotations

import struct
from typing import NamedTuple

MOST_PIXELS = 16_000_000
"""A logo on a page has half a million at 600 dpi; each takes four bytes when it is drawn."""

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_CHUNK_AROUND = 12
"""Bytes of a PNG chunk besides its data: length, name, checksum."""
_FIRST_CHUNK = 8
_MARKER = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers that begin a frame (ITU-T T.81, table B.1): the size stands there."""
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers without a segment."""
_SCAN, _END = 0xDA, 0xD9
_LAST = bytes((_MARKER, _END))


class RasterHeader(NamedTuple):
    """Width and height in pixels, and whether the picture is animated."""

    width: int
    height: int
    moves: bool = False


def is_png(content: bytes) -> bool:
    """Return whether a file means to be PNG."""
    return content.startswith(_PNG)


def is_jpeg(content: bytes) -> bool:
    """Return whether a file means to be JPEG."""
    return content.startswith(_JPEG)


def png_header(content: bytes) -> RasterHeader | None:
    """Return what the chunks of a PNG file say; None: it is broken before its first pixels.

    An animated PNG has a chunk `acTL` before them.
    """
    size: tuple[int, int] | None = None
    moves, at = False, _FIRST_CHUNK
    while at + _CHUNK_AROUND <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        if name == b"IHDR" and at == _FIRST_CHUNK and at + 16 <= len(content):
            size = struct.unpack_from(">II", content, at + 8)
        moves = moves or name == b"acTL"
        if name == b"IDAT":
            return RasterHeader(*size, moves) if size is not None and all(size) else None
        at += _CHUNK_AROUND + length
    return None


def jpeg_header(content: bytes) -> RasterHeader | None:
    """Return what the first frame of a JPEG file says; None: there is none, or it has no end."""
    at = 2
    while at + 4 <= len(content):
        if content[at] != _MARKER:
            return None
        kind = content[at + 1]
        if kind == _MARKER:  # a fill byte
            at += 1
            continue
        if kind in _BARE:
            at += 2
            continue
        if kind in (_SCAN, _END):
            return None
        if kind in _FRAMES:
            if at + 9 > len(content):
                return None
            height, width = struct.unpack_from(">HH", content, at + 5)
            is_whole = content.find(_LAST, at) >= 0
            return RasterHeader(width, height) if width and height and is_whole else None
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]
    return None
