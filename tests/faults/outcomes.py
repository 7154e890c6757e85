"""What must come of single files: those that once did harm, and what is right for them."""

from __future__ import annotations

import gzip
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.seeds import CORPUS

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS = Path(__file__).with_name("outcomes")


class Outcome(NamedTuple):
    """A file of the corpus, the command that reads it, and how that must end.

    `says` are parts of what is printed or told, `never` what must not be among it, `amounts` what
    the workers of a payroll send, `seconds` of processor time how long it may take.
    """

    file: str
    words: tuple[str, ...]
    code: int
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    seconds: float = 5.0


def outcomes() -> Iterator[Outcome]:
    """Yield every outcome that is written down."""
    for path in sorted(_LISTS.glob("*.toml")):
        for raw in tomllib.loads(path.read_text("utf-8"))["held"]:
            lists = {n: tuple(raw.get(n, ())) for n in ("words", "says", "never", "amounts")}
            yield Outcome(raw["file"], code=raw["exit"], seconds=raw.get("seconds", 5.0), **lists)


def unpacked(file: str, folder: Path) -> Path:
    """Return a copy of a file of the corpus; what is kept compressed is unpacked."""
    source = CORPUS / file
    content = source.read_bytes()
    target = folder / source.name.removesuffix(".gz")
    target.write_bytes(gzip.decompress(content) if source.suffix == ".gz" else content)
    return target
