"""Columns of workers as this program lays them out, read by NumPy instead of the parser of JSON.

A line break never stands within a text of JSON. So the key of a column, found as a line of its own,
is that key, and its list ends at the first bracket in the margin of that key. Every line of it is
looked at: a list of anything but plain amounts, true and false, names of which no two are alike or
texts of which few differ is left to the parser.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from remitcalc.files.document.text_lines import names_of, repeated_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Positions = NDArray[np.int32]

_LONG = 4_000
"""Bytes from which it pays."""

_WORKERS: Final = b'\n  "workers": {\n'
_END: Final = b"\n    "
"""What stands before the bracket that ends a column, and nowhere else in it."""

_LINE_END, _SPACE, _QUOTE, _COMMA, _POINT, _ZERO = b'\n ",.0'
_TRUE, _FALSE = b"true", b"false"
_NEAR = 200
"""Bytes within which a column begins after the one before it."""

_MARK = b'"see beside"'


class PlainAmounts:
    """A list of amounts as text, a line each: digits and points, nothing else."""

    def __init__(self, signs: NDArray[np.uint8], starts: Positions, ends: Positions) -> None:
        self._signs, self._starts, self._ends = signs, starts, ends

    def __len__(self) -> int:
        return len(self._starts)

    def minor(self, decimals: int) -> NDArray[np.int64] | None:
        """Return minor units where all have just so many decimals; None: one has not."""
        return minor_of(self._signs, self._starts, self._ends, decimals)

    def entries(self) -> list[str]:
        """Return them as texts."""
        text = self._signs.tobytes().decode("ascii")
        pairs = zip(self._starts.tolist(), self._ends.tolist(), strict=True)
        return [text[start:end] for start, end in pairs]


def cut_out(content: bytes) -> tuple[bytes, dict[str, Any]]:
    """Return the bytes of a document without its long plain columns, and those columns.

    `amounts` are `PlainAmounts`, `joins` a bool array, `names` `UniqueNames`, `groups` a list;
    nothing where it is laid out otherwise.
    """
    at = content.find(_WORKERS)
    columns: dict[str, Any] = {}
    parts, done = [], 0
    for name, read in _READERS.items():
        # One follows the other: a key is looked for where the last column ended.
        key = b'\n    "%b": [\n' % name.encode()
        found = content.find(key, at, at + _NEAR) if at >= 0 else -1
        if found < 0:
            continue
        start = found + len(key)
        end = _end_of(content, start)
        at = max(at, end)
        if end - start < _LONG:
            continue
        column = read(content[start : end - len(_END)])
        if column is not None:
            columns[name] = column
            parts += [content[done : start - 2], _MARK]
            done = end + 1
    return b"".join([*parts, content[done:]]), columns


def _end_of(content: bytes, start: int) -> int:
    """Return where the bracket of a list stands, -1: nowhere; a text may have one, too."""
    end = content.find(b"]", start)
    while end >= 0 and content[end - len(_END) : end] != _END:
        end = content.find(b"]", end + 1)
    return end


def put_back(raw: object, columns: dict[str, Any]) -> bool:
    """Put columns that were cut out into the parsed tables; return whether each had its place."""
    workers = raw.get("workers") if isinstance(raw, dict) else None
    mark = json.loads(_MARK)
    if not isinstance(workers, dict) or any(workers.get(name) != mark for name in columns):
        return False
    workers.update(columns)
    return True


def _amounts(lines: bytes) -> PlainAmounts | None:
    """Return the amounts of lines such as `      "400.00",`; None: not all are such."""
    signs, starts, ends = _lines(lines)
    ends = ends - 2  # the mark after each amount; `starts` are those before
    inner = int((ends - starts - 1).sum())
    if int((ends - starts).min()) <= 1 or (signs[ends + 1] != _COMMA).any():
        return None
    if (signs[starts] != _QUOTE).any() or (signs[ends] != _QUOTE).any():
        return None
    digits = np.count_nonzero(signs - _ZERO < 10)  # noqa: PLR2004  what is below wraps round
    if digits + np.count_nonzero(signs == _POINT) != inner:
        return None
    if np.count_nonzero(signs == _SPACE) != len(signs) - inner - 4 * len(starts):
        return None
    return PlainAmounts(signs, starts + 1, ends)


def _joins(lines: bytes) -> NDArray[np.bool_] | None:
    """Return the values of lines of true and false; None: not all are such."""
    signs, starts, ends = _lines(lines)
    if starts[-1] + len(_TRUE) >= len(signs) or int((ends - starts).min()) <= len(_TRUE):
        return None
    values = signs[starts] == _TRUE[0]
    lengths = np.where(values, len(_TRUE), len(_FALSE)) + 1
    if (ends - starts != lengths).any() or (signs[ends - 1] != _COMMA).any():
        return None
    if (signs[ends - 2] != _TRUE[-1]).any():
        return None
    for place in range(len(_TRUE) - 1):
        if (signs[starts + place] != np.where(values, _TRUE[place], _FALSE[place])).any():
            return None
    if (signs[ends - 3] != np.where(values, _TRUE[-2], _FALSE[-2])).any():
        return None
    margins = len(signs) - int((lengths + 1).sum())
    return values if np.count_nonzero(signs == _SPACE) == margins else None


def _lines(lines: bytes) -> tuple[NDArray[np.uint8], Positions, Positions]:
    """Return signs, where the entry of each line should begin and where the line ends.

    No line break ends the last line, which gets a comma as the others. The margin of the first
    line is that of all.
    """
    signs = np.frombuffer(lines + b",\n", dtype=np.uint8)
    ends = np.flatnonzero(signs == _LINE_END).astype(np.int32)
    starts = np.empty_like(ends)
    starts[0], starts[1:] = 0, ends[:-1] + 1
    margin = len(lines) - len(lines.lstrip(b" "))
    return signs, starts + margin, ends


def minor_of(
    signs: NDArray[np.uint8],
    starts: Positions,
    ends: Positions,
    decimals: int,
) -> NDArray[np.int64] | None:
    """Return the numbers from `starts` to before `ends`, all with just so many decimals, scaled.

    Only digits and points stand there. None: one is written otherwise, or has too many digits.
    """
    lengths = ends - starts
    places = int(lengths.max()) - (decimals > 0)
    least = decimals + 2 if decimals else 1
    if int(lengths.min()) < least or places > _MOST_DIGITS:
        return None
    points = np.count_nonzero(signs == _POINT)
    if points != (len(ends) if decimals else 0):
        return None
    if decimals and (signs[ends - decimals - 1] != _POINT).any():
        return None
    values = signs - _ZERO
    sums = np.zeros(len(ends), dtype=np.int64)
    for place in range(places - 1, -1, -1):
        at = ends - (place + (2 if 0 < decimals <= place else 1))
        digits = values[at]
        digits[at < starts] = 0
        sums *= 10
        sums += digits
    return sums


_MOST_DIGITS = 16
"""With so many a number fits into 64 bits."""

_READERS: Final[dict[str, Callable[[bytes], Any]]] = {
    "amounts": _amounts,
    "groups": repeated_texts,
    "joins": _joins,
    "names": names_of,
}
"""What reads a column from its lines, in the order of the keys."""
