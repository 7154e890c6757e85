"""What is in a PDF file, as a reader finds it."""

from __future__ import annotations

import io
from functools import lru_cache, partial
from typing import NamedTuple
from unicodedata import normalize

import pypdf


class Run(NamedTuple):
    """Words in one size of type: on which page, and how far from its left edge they begin."""

    page: int
    said: str
    size: float
    left: float


@lru_cache(maxsize=1)
def reader(content: bytes) -> pypdf.PdfReader:
    """The file taken apart, once for all that one test looks at."""
    return pypdf.PdfReader(io.BytesIO(content), strict=True)


def plain(text: str) -> str:
    """Return a text without spaces and line ends, which depend on where lines end."""
    return "".join(normalize("NFKC", text).split())


def texts(content: bytes) -> list[str]:
    return [plain(text) for text in _read(content)[0]]


def runs(content: bytes) -> list[Run]:
    return list(_read(content)[1])


@lru_cache(maxsize=1)
def _read(content: bytes) -> tuple[list[str], list[Run]]:
    """Return the text of each page, and all runs: reading them takes longer than laying out."""
    found: list[Run] = []
    pages = enumerate(reader(content).pages)
    said = [page.extract_text(visitor_text=partial(_noted, found, at)) for at, page in pages]
    return said, found


def _noted(found: list[Run], number: int, said: str, *told) -> None:
    whole, line, _, size = told
    if said.strip():
        found.append(
            Run(number, said, size * abs(line[3] * whole[3]), line[4] * whole[0] + whole[4])
        )


def structure(content: bytes) -> list[tuple[str, str]]:
    """Return the tags of a file in their order, each with its alternative text."""
    found = []

    def walk(item):
        item = item.get_object()
        if isinstance(item, list):
            for inner in item:
                walk(inner)
        elif isinstance(item, dict):
            if "/S" in item:
                found.append((item["/S"], item.get("/Alt", "")))
            if "/K" in item:
                walk(item["/K"])

    walk(reader(content).trailer["/Root"]["/StructTreeRoot"])
    return found
