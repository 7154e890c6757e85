"""What readers of files are at, in words for a progress bar."""

from __future__ import annotations

from remitcalc.output.language import marked

PHASES = {
    "opening": marked("Opening"),
    "rows": marked("Reading rows"),
    "saving": marked("Saving"),
    "sheet": marked("Reading sheets"),
    "unpacking": marked("Unpacking"),
}
