"""The corpus: small files of every kind the program reads, to be damaged."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from remitcalc import paths
from tests.files.making import HAND_MADE
from tests.files.rpw.layout import NEW_HEADER, OLD_HEADER, new_samples, old_samples
from tests.files.rpw.traps import traps

Kind = Literal["corridor", "fees", "payroll", "survey", "quotes", "words"]
KINDS: tuple[Kind, ...] = ("corridor", "fees", "payroll", "survey", "quotes", "words")
CORPUS = Path(__file__).with_name("corpus")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Seed(NamedTuple):
    """One sound file: which reader it is for, its name and what is in it."""

    kind: Kind
    name: str
    content: bytes

    @property
    def is_workbook(self) -> bool:
        """Whether it is a package or a compound file, whose bytes are no text."""
        return self.content.startswith(WORKBOOKS)


@cache
def seeds() -> tuple[Seed, ...]:
    """Return what lies in the corpus, and what other tests and the program itself have."""
    kept = [
        Seed(kind, path.name, path.read_bytes())
        for kind in KINDS
        for path in sorted((CORPUS / kind).glob("*"))
        if path.suffix != ".gz"
    ]
    return (*kept, *_of_the_program(), *_of_the_tests())


@cache
def texts(kind: Kind) -> tuple[Seed, ...]:
    """Return the seeds of one kind that are texts."""
    return tuple(seed for seed in seeds() if seed.kind == kind and not seed.is_workbook)


@cache
def workbooks() -> tuple[Seed, ...]:
    """Return the seeds that are workbooks, of whatever kind."""
    return tuple(seed for seed in seeds() if seed.is_workbook)


def _of_the_program() -> list[Seed]:
    own = paths.resources()
    words = [Seed("words", f.name, f.read_bytes()) for f in sorted(own.glob("handout/*.toml"))]
    large = own / "corridors" / "canada-guatemala.toml"
    return [*words, Seed("corridor", large.name, large.read_bytes())]


def _of_the_tests() -> list[Seed]:
    every_form = Path(__file__).parents[1] / "data" / "corridors" / "every-form.toml"
    table = HAND_MADE.format(fee="12,50", margin="1,5", amount="400,00")
    return [
        Seed("corridor", every_form.name, every_form.read_bytes()),
        Seed("fees", "hand-made.csv", table.encode()),
        Seed("survey", "new.csv", _survey(NEW_HEADER, [*new_samples()[:3], *traps()[:6]])),
        Seed("survey", "old.csv", _survey(OLD_HEADER, old_samples()[:2])),
    ]


def _survey(header: tuple[str, ...], rows: list[dict[str, object]]) -> bytes:
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(header)
    writer.writerows([_plain(row.get(name, "")) for name in header] for row in rows)
    return target.getvalue().encode()


def _plain(cell: object) -> object:
    return cell[1] if isinstance(cell, tuple) else cell
