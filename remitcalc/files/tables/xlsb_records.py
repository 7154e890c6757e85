"""The records of which the parts of a binary workbook are made ([MS-XLSB] 2.1.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BITS = 0x7F
_MOST_BYTES_OF_KIND, _MOST_BYTES_OF_LENGTH = 2, 4


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the content of each record of a part."""
    at = 0
    while at < len(part):
        kind, at = _varied(part, at, _MOST_BYTES_OF_KIND)
        length, at = _varied(part, at, _MOST_BYTES_OF_LENGTH)
        yield kind, part[at : at + length]
        at += length


def _varied(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number of as many bytes as it needs, seven bits in each, and where it ends."""
    value = 0
    for place in range(most):
        byte = part[at] if at < len(part) else 0
        at += 1
        value |= (byte & _BITS) << (7 * place)
        if byte <= _BITS:
            break
    return value, at
