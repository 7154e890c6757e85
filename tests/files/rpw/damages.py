"""Ways to damage a library of prices: bytes, as disks and people do it, and values, as enemies do.

After bytes have changed the seal is broken. An enemy makes a new one; so does `resealed`.
"""

from __future__ import annotations

import contextlib
import io
import sqlite3
from typing import TYPE_CHECKING

from remitcalc.files.rpw.seal import seal

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

_SEAL = len(b"\nremitcalc prices, CRC-32 01234567\n")
_VALUES: tuple[object, ...] = (
    *(None, "", "text", "2025_3Q", "\0", "x" * 100_000, b"\xff\xfe", "12", 1.5, float("inf")),
    *(0, -1, 5, 20255, 99999, 2**31, 2**53, 10**15 + 1, 2**63 - 1, -(2**63)),
)


def damaged(content: bytes, chance: Random) -> bytes:
    """Return the bytes of a library with something wrong in them, seal and all."""
    kind = chance.choice(("flip", "flips", "head", "cut", "zeros", "swap", "tail", "junk", "twice"))
    made, at = bytearray(content), chance.randrange(len(content))
    if kind in ("flip", "flips", "head"):
        for _ in range(1 if kind == "flip" else chance.randrange(2, 40)):
            where = chance.randrange(100) if kind == "head" else chance.randrange(len(made))
            made[where] ^= 1 << chance.randrange(8)
    elif kind == "cut":
        del made[at:]
    elif kind == "zeros":
        made[at : at + 4096] = bytes(len(made[at : at + 4096]))
    elif kind == "swap":
        pages = len(made) // 4096
        one, other = (4096 * chance.randrange(pages) for _ in range(2))
        first, second = made[one : one + 4096], made[other : other + 4096]
        made[one : one + 4096], made[other : other + 4096] = second, first
    elif kind == "tail":
        made += chance.randbytes(chance.randrange(1, 5000))
    elif kind == "junk":
        made[at:] = chance.randbytes(len(made) - at)
    else:
        made += content
    return bytes(made)


def resealed(content: bytes) -> bytes:
    """Return what is left of a library with a seal that fits."""
    made = io.BytesIO(content[:-_SEAL])
    seal(made)
    return made.getvalue()


def changed(file: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    """Change a library by SQL, and seal it anew as if nothing had happened."""
    with contextlib.closing(sqlite3.connect(file)) as base, base:
        for statement in statements:
            base.execute(statement, values)
    content = file.read_bytes()
    with contextlib.closing(sqlite3.connect(file)) as base:
        (pages,), (size,) = (
            base.execute(f"PRAGMA {of}").fetchone() for of in ("page_count", "page_size")
        )
    file.write_bytes(resealed(content[: pages * size] + bytes(_SEAL)))


def with_a_wrong_value(file: Path, chance: Random) -> str:
    """Put a value of any kind into one place of a library, and return which and where."""
    with contextlib.closing(sqlite3.connect(file)) as base:
        tables = [t for (t,) in base.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        table = chance.choice(tables)
        column = chance.choice([row[1] for row in base.execute(f"PRAGMA table_info({table})")])
    value = chance.choice(_VALUES)
    which = chance.choice(("1", "random() % 2", "random() % 9 = 0"))
    with contextlib.suppress(sqlite3.IntegrityError):
        changed(file, f"UPDATE {table} SET {column} = ? WHERE {which}", values=(value,))
    return f"{table}.{column} = {value!r:.40} where {which}"
