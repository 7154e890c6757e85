"""The language of a PDF file, as a whole BCP 47 tag."""

from __future__ import annotations

import re

_CATALOGUE = re.compile(rb"<</Type/Catalog[^\n]*?/Lang\(([A-Za-z-]+)\)[^\n]*>>\nendobj\n(?=xref\n)")
_START = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")


def with_language(pdf: bytes, tag: str) -> bytes:
    """Return a file of Typst's with its language said in full, as in `sr-Latn`.

    Typst knows languages and countries, but of a script it writes nothing. The catalogue is the
    last object of its files: what is longer there moves only the table behind it. In a file that is
    put together otherwise the language stays as it is.
    """
    at = pdf.rfind(b"<</Type/Catalog")
    found = _CATALOGUE.match(pdf, at) if at >= 0 else None
    start = _START.search(pdf, at) if found else None
    if found is None or start is None or int(start[1]) != found.end():
        return pdf
    longer = len(tag) - len(found[1])
    return b"".join(
        (
            pdf[: found.start(1)],
            tag.encode("ascii"),
            pdf[found.end(1) : start.start(1)],
            str(int(start[1]) + longer).encode("ascii"),
            pdf[start.end(1) :],
        )
    )
