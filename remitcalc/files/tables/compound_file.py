"""The streams of a compound file ([MS-CFB]), as which old workbooks (.xls) are kept."""

from __future__ import annotations

import struct

_END = 0xFFFFFFFA
"""Numbers of sectors from here on are marks: the end of a chain, a free sector."""

_DIRECTORY_ENTRY = 128
_HEADER_FAT = 109


class DamagedError(ValueError):
    """A chain of sectors that leads nowhere."""


class CompoundFile:
    """Reads streams by name.

    Raises
    ------
    DamagedError
    """

    def __init__(self, content: bytes) -> None:
        try:
            shift, small_shift = struct.unpack_from("<HH", content, 30)
            first_directory, self._small_limit = struct.unpack_from("<I4xI", content, 48)
            first_small_fat, _, first_more, _ = struct.unpack_from("<IIII", content, 60)
            self._content, self._size, self._small_size = content, 1 << shift, 1 << small_shift
            self._fat: tuple[int, ...] = ()
            self._fat = self._table_of(first_more)
            self._entries = self._read_entries(first_directory)
            self._small_fat = self._numbers(self._chain(first_small_fat))
        except (struct.error, IndexError, OverflowError):
            raise DamagedError from None

    def stream(self, name: str) -> bytes | None:
        """Return a stream, None where there is none of this name."""
        if name not in self._entries:
            return None
        start, size = self._entries[name]
        if size >= self._small_limit:
            return self._chain(start)[:size]
        root_start, root_size = self._entries.get("Root Entry", (_END, 0))
        root = self._chain(root_start)[:root_size]
        parts: list[bytes] = []
        at = start
        while at < _END and len(parts) * self._small_size < size:
            parts.append(root[at * self._small_size : (at + 1) * self._small_size])
            at = self._next(self._small_fat, at)
        return b"".join(parts)[:size]

    def _sector(self, at: int) -> bytes:
        return self._content[(at + 1) * self._size : (at + 2) * self._size]

    def _table_of(self, more: int) -> tuple[int, ...]:
        """Return the table of all sectors: the header lists its first parts, a chain the rest."""
        sectors = list(struct.unpack_from(f"<{_HEADER_FAT}I", self._content, 76))
        met = set()
        while more < _END and more not in met:
            met.add(more)
            listed = self._numbers(self._sector(more))
            sectors += listed[:-1]
            more = listed[-1]
        return self._numbers(b"".join(self._sector(at) for at in sectors if at < _END))

    @staticmethod
    def _numbers(table: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def _chain(self, at: int) -> bytes:
        parts: list[bytes] = []
        while at < _END:
            if len(parts) > len(self._fat):
                raise DamagedError
            parts.append(self._sector(at))
            at = self._next(self._fat, at)
        return b"".join(parts)

    @staticmethod
    def _next(table: tuple[int, ...], at: int) -> int:
        if at >= len(table):
            raise DamagedError
        return table[at]

    def _read_entries(self, first: int) -> dict[str, tuple[int, int]]:
        directory = self._chain(first)
        found: dict[str, tuple[int, int]] = {}
        for at in range(0, len(directory) - _DIRECTORY_ENTRY + 1, _DIRECTORY_ENTRY):
            length = struct.unpack_from("<H", directory, at + 64)[0]
            name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", directory, at + 116)
            found.setdefault(name, (start, size))
        return found
