"""Damage to texts: one small step after another, each of them as the seed decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    Step = Callable[[bytes, random.Random, bytes], bytes]

MOST_BYTES = 60_000
_TOKEN = re.compile(rb'"[^"\n]*"|[\w.%-]+|[^\w\s]')
_NUMBER = re.compile(rb"\d[\d.,']*")
_MARKS = (b",", b";", b"\t", b"|", b"=", b"[", b"]", b"{", b"}", b'"', b"'", b'"""', b"#", b".")
_NUMBERS = (
    *(b"0", b"-0", b"-1", b"1e15", b"1e30", b"1e308", b"1e9999999", b"1e-9999999", b"nan", b"inf"),
    *(b"9" * 20, b"9" * 400, b"0." + b"3" * 60, b"1,234", b"1.234", b"1.234,50", b"1 234,50"),
    *(b"0x" + b"f" * 300, b"1_0", b"+5", b"(12.00)", b"5-", b"50%", b"2026-02-30", b"99999-01-01"),
    *(b"9223372036854775808", b"18446744073709551616", b"1/3", b"#DIV/0!", b"#N/A", b"TRUE"),
)
_TEXTS = tuple(
    text.encode()
    for text in (
        *("é", "\u0301", "\u202e", "\u200b", "\ufeff", "\u2028", "\x85", "\0", "\x1b[2J", "\x7f"),
        *("٣٤", "１２", "½", "−5", "💰", "ß" * 300, "İ", "ǆ", "€", "C$", "Q", "=1+1", "@x", "{x}"),
        *("{}", "{0}", "%s", "<b>x</b>", "&amp;", "yes", "none", "not surveyed", "total", "TOTAL"),
        *("worker", "amount", "net pay", "services", "provenance", "format", "[[services]]"),
        *("\r", "\r\n", "\n", "\x0b", "\x0c", "\x1c", " " * 400, "x" * 3000, "a b " * 200),
    )
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-8-sig", "cp1252", "latin-1", "cp1251", "utf-32")


def damaged(content: bytes, chance: random.Random, other: bytes) -> bytes:
    """Return `content` after one to six steps; `other` is a file to take pieces from."""
    for _ in range(chance.choice((1, 1, 2, 2, 3, 4, 6))):
        content = chance.choice(STEPS)(content, chance, other)[:MOST_BYTES]
    return content


def flip(content: bytes, chance: random.Random, other: bytes) -> bytes:
    made = bytearray(content or b"\0")
    for _ in range(chance.choice((1, 1, 2, 8))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def insert_bytes(content: bytes, chance: random.Random, other: bytes) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.randbytes(chance.choice((1, 1, 2, 16))) + content[at:]


def cut_short(content: bytes, chance: random.Random, other: bytes) -> bytes:
    return content[: chance.randint(0, len(content))]


def cut_out(content: bytes, chance: random.Random, other: bytes) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + content[at + chance.choice((1, 1, 3, 10, 100)) :]


def splice(content: bytes, chance: random.Random, other: bytes) -> bytes:
    return content[: chance.randint(0, len(content))] + other[chance.randint(0, len(other)) :]


def lines(content: bytes, chance: random.Random, other: bytes) -> bytes:
    """Leave out, double, move or multiply a line, or take one of another file."""
    held = content.splitlines(keepends=True) or [b""]
    at, to = chance.randrange(len(held)), chance.randrange(len(held))
    what = chance.choice(("out", "double", "swap", "many", "other", "blank"))
    if what == "out":
        del held[at]
    elif what == "swap":
        held[at], held[to] = held[to], held[at]
    elif what == "other":
        held.insert(at, chance.choice(other.splitlines(keepends=True) or [b"\n"]))
    elif what == "blank":
        held.insert(at, chance.choice((b"\n", b"\r\n", b",,,\n", b";\n", b"   \n")))
    else:
        held[at:at] = [held[at]] * (1 if what == "double" else chance.choice((9, 60, 300, 1500)))
    return b"".join(held)


def tokens(content: bytes, chance: random.Random, other: bytes) -> bytes:
    """Put one word or mark in the place of another."""
    found = list(_TOKEN.finditer(content))
    taken = _TOKEN.findall(other if chance.random() < 0.3 else content)
    if not found or not taken:
        return content
    place = chance.choice(found)
    return content[: place.start()] + chance.choice(taken) + content[place.end() :]


def number(content: bytes, chance: random.Random, other: bytes) -> bytes:
    found = list(_NUMBER.finditer(content))
    if not found:
        return content
    place = chance.choice(found)
    return content[: place.start()] + chance.choice(_NUMBERS) + content[place.end() :]


def text(content: bytes, chance: random.Random, other: bytes) -> bytes:
    """Put a text that has harmed programs before a word, or in its place."""
    found = list(_TOKEN.finditer(content))
    if not found:
        return chance.choice(_TEXTS)
    place = chance.choice(found)
    end = place.end() if chance.random() < 0.5 else place.start()
    return content[: place.start()] + chance.choice(_TEXTS) + content[end:]


def mark(content: bytes, chance: random.Random, other: bytes) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(_MARKS) * chance.choice((1, 1, 2)) + content[at:]


def marks_changed(content: bytes, chance: random.Random, other: bytes) -> bytes:
    """Write the whole file with other separators, quotes or ends of lines."""
    was, now = chance.choice(
        ((b",", b";"), (b";", b","), (b",", b"\t"), (b".", b","), (b'"', b"'"), (b"\n", b"\r\n"),
         (b"\n", b"\r"), (b"=", b":"), (b'"', "“".encode()), (b" ", b"\xa0"))
    )  # fmt: skip
    return content.replace(was, now)


def nested(content: bytes, chance: random.Random, other: bytes) -> bytes:
    at, deep = chance.randint(0, len(content)), chance.choice((3, 40, 500, 3000))
    opening, closing = chance.choice(((b"[", b"]"), (b"{", b"}"), (b'{"a":', b"}"), (b"a.", b"")))
    return content[:at] + opening * deep + closing * deep + content[at:]


def encoded(content: bytes, chance: random.Random, other: bytes) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


STEPS: tuple[Step, ...] = (
    *(flip, insert_bytes, cut_short, cut_out, splice, lines, lines, tokens, tokens, tokens),
    *(number, number, number, text, text, text, mark, mark, marks_changed, nested, encoded),
)
