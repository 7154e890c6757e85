"""The language of a file said in full: nothing else of it changes, and no other file does."""

from __future__ import annotations

import io

import pypdf
import pytest

from remitcalc.pages.language_tag import with_language
from remitcalc.pages.typesetting import Typesetting
from tests.pages.pdf_reading import reader

_HEAD = b"%PDF-1.7\n"
_CATALOGUE = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R/Lang(sr)/Outlines 3 0 R>>\nendobj\n"


def _file(between: bytes = b"") -> bytes:
    start = len(_HEAD + _CATALOGUE + between)
    table = b"xref\n0 1\ntrailer\n<</Size 1>>\nstartxref\n%d\n%%%%EOF" % start
    return _HEAD + _CATALOGUE + between + table


@pytest.mark.parametrize("tag", ["sr", "sr-Latn", "sr-Latn-RS"])
def test_the_table_is_where_the_file_says_it_is(tag):
    made = with_language(_file(), tag)
    assert f"/Lang({tag})".encode() in made
    start = int(made.rpartition(b"startxref\n")[2].partition(b"\n")[0])
    assert made[start:].startswith(b"xref")
    assert len(made) == len(_file()) + len(tag) - 2


def test_a_file_that_is_put_together_otherwise_stays_as_it_is():
    for other in (_file(b"2 0 obj\nendobj\n"), b"", b"%PDF-1.7\n%%EOF", _CATALOGUE):
        assert with_language(other, "sr-Latn") == other


def test_a_long_document_can_be_read_after_it(monkeypatch):
    made = pypdf.PdfWriter()
    made.add_blank_page(100, 100)
    target = io.BytesIO()
    made.write(target)
    assert with_language(target.getvalue(), "sr-Latn") == target.getvalue()
    monkeypatch.setattr(Typesetting, "_files", lambda _: {"main.typ": _LONG})
    content = Typesetting("any", {"language": "sr-Latn-RS"}, {}).pdf()
    assert reader(content).root_object["/Lang"] == "sr-Latn-RS"
    assert len(reader(content).pages) == 30


_LONG = b"""
#set document(title: "x", date: none)
#set text(lang: "sr")
#for at in range(30) { heading[A title]; pagebreak(weak: true) }
"""
