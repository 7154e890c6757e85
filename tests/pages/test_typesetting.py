"""Templates filled by Typst: a tagged file that says what it is, or one sentence and no file."""

import shutil
from io import BytesIO

import pytest
from pypdf import PdfReader

from remitcalc import paths
from remitcalc.pages import typesetting
from remitcalc.pages.typesetting import NotLaidOutError, Typesetting

_LAID = '#import "base.typ": *\n#let laid(d) = document-of(d)[= #d.title\n#d.said]\n'
_DOCUMENT = {"title": "A *title*", "language": "sr-Latn", "paper": "Letter"}


@pytest.fixture
def templates(tmp_path, monkeypatch):
    folder = tmp_path / "resources"
    shutil.copytree(paths.resources() / "pages", folder / "pages")
    shutil.copytree(paths.resources() / "theme", folder / "theme")
    monkeypatch.setattr(typesetting.paths, "resources", lambda: folder)
    (folder / "pages" / "letter.typ").write_text(_LAID, encoding="utf-8")
    return folder / "pages"


def _letter(said="čas"):
    return Typesetting("letter", {**_DOCUMENT, "said": said}, {})


@pytest.mark.usefixtures("templates")
def test_a_document_is_tagged_and_says_its_title_and_its_language():
    root = PdfReader(BytesIO(_letter().pdf())).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sr-Latn"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert PdfReader(BytesIO(_letter().pdf())).metadata.title == "A *title*"


@pytest.mark.usefixtures("templates")
def test_what_a_document_says_is_never_markup():
    said = "#panic() $x$ *star* _under_ <label> @ref // not a comment"
    page = PdfReader(BytesIO(_letter(said).pdf())).pages[0]
    assert said in page.extract_text().replace("\n", " ")


@pytest.mark.usefixtures("templates")
def test_the_same_document_has_the_same_bytes():
    assert _letter().pdf() == _letter().pdf()


@pytest.mark.usefixtures("templates")
def test_pages_are_pictures_of_the_size_that_is_asked_for():
    (page,) = _letter().page_pictures(0.5)
    assert page.startswith(b"\x89PNG")
    assert (int.from_bytes(page[16:20]), int.from_bytes(page[20:24])) == (306, 396)


def test_a_template_that_is_missing_is_one_sentence(templates):
    (templates / "letter.typ").unlink()
    with pytest.raises(NotLaidOutError) as told:
        _letter().pdf()
    assert [one.code for one in told.value.messages] == ["page_template_missing"]


def test_a_template_that_is_broken_is_one_sentence(templates):
    (templates / "letter.typ").write_text("#let laid(d) = foo(", encoding="utf-8")
    with pytest.raises(NotLaidOutError) as told:
        _letter().pdf()
    assert [one.code for one in told.value.messages] == ["page_template_broken"]


@pytest.mark.usefixtures("templates")
def test_without_any_of_our_fonts_a_document_is_set_in_one_that_typst_brings(monkeypatch):
    monkeypatch.setattr(typesetting, "_families", list)
    page = PdfReader(BytesIO(_letter("readable").pdf())).pages[0]
    assert "readable" in page.extract_text()
    fonts = page["/Resources"]["/Font"].values()
    assert any("Libertinus" in font.get_object()["/BaseFont"] for font in fonts)
