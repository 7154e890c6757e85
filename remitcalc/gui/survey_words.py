"""What the window says of the survey's library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from remitcalc.files.rpw.quarter import period_of

if TYPE_CHECKING:
    from remitcalc.files.rpw.library import LibraryInfo
    from remitcalc.output.language import Language


def library_line(info: LibraryInfo, language: Language) -> str:
    """Return files, rows, corridors and quarters of a library in one line."""
    period = language.numbers.period
    said = [", ".join(Path(file).name for file in info.files)]
    said.append(language.plural("{count} price row", "{count} price rows", info.rows))
    said.append(language.plural("{count} corridor", "{count} corridors", info.corridors))
    if info.quarters:
        first, last = (period(period_of(info.quarters[at])) for at in (0, -1))
        said.append(first if first == last else f"{first} – {last}")
    return " · ".join(part for part in said if part)
