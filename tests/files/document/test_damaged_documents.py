"""Documents damaged by chance: each is refused with a problem, or read as what it now says."""

from __future__ import annotations

import json
import os
import random
from typing import TYPE_CHECKING, Any

from remitcalc.files.document import parsing
from remitcalc.files.document.plain_columns import cut_out
from remitcalc.files.document.reading import read_document_bytes
from remitcalc.files.document.writing import document_bytes
from remitcalc.output.language import Language
from remitcalc.output.wording.sentences import sentence, sentences
from tests.files.document.making import differences, random_document, small, workers

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

SEED = int(os.environ.get("REMITCALC_SEED", "20261128"))
COUNT = int(os.environ.get("REMITCALC_LONG_FUZZ", "250"))
ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**20, "", " ", "x", "0.001", "1e5", "9" * 30, "\ud83d", "\0"),
    *([], {}, [[]], [None], {"x": 1}, ["1.00"], "2026-02-30", "none", "not surveyed", "typical"),
)
LITTLE = (b"", b" ", b"\n", b'"', b",", b"]", b"[", b"\\", b"\xff", b"\t", b"0", b".", b"t", b":")
ENGLISH = Language("en", "", None)


def documents() -> list[bytes]:
    corridor = small().scenario.corridor
    made = [random_document(corridor, [40_000, 35_050, 5], seed) for seed in range(5)]
    return [document_bytes(one) for one in (small(), workers(400), *made)]


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a JSON value; of a long list some."""
    if at:
        yield at
    pairs = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        pairs = list(enumerate(value))[:4]
    for key, entry in pairs:
        yield from places(entry, (*at, key))


def changed(content: bytes, chance: random.Random) -> bytes:
    """The document with one value, chosen by chance, taken out or replaced."""
    tables = json.loads(content)
    *within, last = chance.choice(list(places(tables)))
    table = tables
    for key in within:
        table = table[key]
    if chance.random() < 0.25:
        del table[last]
    elif isinstance(table, dict) and chance.random() < 0.2:
        table[chance.choice([f"{last}s", last[:-1], last.upper(), "x"])] = table.pop(last)
    else:
        table[last] = chance.choice(ODD)
    return json.dumps(tables, indent=2, ensure_ascii=chance.random() < 0.5).encode(
        "utf-8", "replace"
    )


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The document with some bytes taken out, put in or exchanged."""
    at, length = chance.randrange(len(content)), chance.choice([0, 1, 1, 2, 9, 300])
    put = chance.choice([b"", b'"', b",", b"{", b"]", b"\xff", b"\0", b"1", b"\n", b"\\u", b"e9"])
    return content[:at] + put + content[at + length :]


def test_what_chance_does_to_a_document_never_raises() -> None:
    chance = random.Random(SEED)
    sound, accepted = documents(), 0
    for _ in range(COUNT):
        content = chance.choice([changed, spoilt])(chance.choice(sound), chance)
        read, problems = read_document_bytes(content, "d")
        errors = [p for p in problems if not p.is_warning]
        assert (read is None) == bool(errors), content
        for problem in problems:
            assert problem.message.code in sentences(), problem
            assert sentence(problem.message, ENGLISH)
        if read is not None:
            accepted += 1
            again, _ = read_document_bytes(document_bytes(read))
            assert again is not None, content
            assert not differences(read, again), content
    assert 0 < accepted < COUNT


def test_long_columns_are_read_as_the_parser_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(SEED)
    sound, cut = document_bytes(workers(600)), 0
    start, end = sound.index(b'"workers": {'), sound.index(b'"Worker Number 9"')
    for _ in range(COUNT):
        at = chance.choice([chance.randrange(start, len(sound)), chance.randrange(start, end)])
        taken = chance.choice([0, 1, 1])
        content = sound[:at] + chance.choice(LITTLE) + sound[at + taken :]
        cut += len(cut_out(content)[1])
        read, problems = read_document_bytes(content, "d")
        with monkeypatch.context() as patched:
            patched.setattr(parsing, "cut_out", lambda whole: (whole, {}))
            plain, told = read_document_bytes(content, "d")
        assert problems == told, content
        assert not differences(read, plain), content
    assert cut > COUNT
