"""Lists of texts, an entry a line: what is alike among them is told by NumPy, from their bytes."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import numpy as np

from remitcalc.model.payroll import UniqueNames

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORD = 8
"""Bytes that are compared at once."""

_LONGEST = 64
"""Bytes of an entry up to which this pays."""

_MOST_DIFFERENT = 40
_LINE_END, _SPACE, _QUOTE, _COMMA = b'\n ",'
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(_WORD + 1)], dtype=np.uint64)
"""What keeps so many of the first bytes of a word."""


def names_of(lines: bytes) -> UniqueNames | None:
    """Return names of which no two are alike; None: some may be, or it is no list of texts."""
    starts, ends = _edges(lines)
    words = _words(lines, starts, ends)
    if words is None:
        return None
    mixed = np.zeros(len(starts), dtype=np.uint64)
    for word in words:
        mixed ^= mixed >> np.uint64(29)
        mixed = (mixed ^ word) * np.uint64(0x9E3779B97F4A7C15)
    mixed.sort()
    if (mixed[1:] == mixed[:-1]).any():
        return None
    try:
        names = json.loads(f"[{lines.decode()}]")
        "".join(names)
    except (ValueError, TypeError, RecursionError):
        return None
    return UniqueNames(names) if len(names) == len(mixed) else None


def repeated_texts(lines: bytes) -> list[str] | None:
    """Return texts of which few are different; None: many are, or it is no list of texts."""
    starts, ends = _edges(lines)
    words = _words(lines, starts, ends)
    if words is None or not _are_laid_out(lines, starts, ends):
        return None
    texts = np.empty(len(starts), dtype=object)
    is_open = np.ones(len(starts), dtype=np.bool_)
    for _ in range(_MOST_DIFFERENT):
        first = int(is_open.argmax())
        try:
            text = json.loads(lines[starts[first] : ends[first]].decode())
        except ValueError:
            return None
        if not isinstance(text, str):
            return None
        alike = np.logical_and.reduce([word == word[first] for word in words])
        texts[alike] = text
        is_open &= ~alike
        if not is_open.any():
            found: list[str] = texts.tolist()
            return found
    return None


def _are_laid_out(lines: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> bool:
    """Return whether only blanks stand before each entry, and a comma after each but the last."""
    signs = np.frombuffer(lines, dtype=np.uint8)
    before = (signs[starts - place] for place in range(1, int(starts[0]) + 1))
    are_blank = all(bool((signs_there == _SPACE).all()) for signs_there in before)
    return are_blank and bool((signs[ends[:-1]] == _COMMA).all())


def _words(
    lines: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> list[NDArray[np.uint64]] | None:
    """Return the bytes of each entry, its quotes among them, as words filled up with zeros.

    None: an entry is too long, or has a backslash, by which one text can be written in two ways.
    """
    if b"\\" in lines or sys.byteorder != "little":
        return None
    lengths = ends - starts
    longest = int(lengths.max())
    if int(lengths.min()) < 2 or longest > _LONGEST:  # noqa: PLR2004
        return None
    filled = lines + bytes(_LONGEST)
    signs = np.frombuffer(filled, dtype=np.uint8)
    if (signs[starts] != _QUOTE).any() or (signs[ends - 1] != _QUOTE).any():
        return None
    at_any = np.ndarray((len(filled) - _WORD + 1,), np.uint64, filled, strides=(1,))
    return [
        at_any[starts + offset] & _MASKS[np.clip(lengths - offset, 0, _WORD)]
        for offset in range(0, longest, _WORD)
    ]


def _edges(lines: bytes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each entry begins, after the margin of the first line, and where it ends."""
    signs = np.frombuffer(lines + b",\n", dtype=np.uint8)
    ends = np.flatnonzero(signs == _LINE_END)
    starts = np.concatenate(([0], ends[:-1] + 1)) + len(lines) - len(lines.lstrip(b" "))
    return starts, ends - 1
