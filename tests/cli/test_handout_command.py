"""`remitcalc handout`: one page or a batch, whole or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from remitcalc.cli.main import main
from remitcalc.files.document.writing import write_document
from remitcalc.model.document import View
from remitcalc.model.logo import Logo
from tests.files import logo_cases
from tests.files.document.making import small

pypdf = pytest.importorskip("pypdf")
PAYROLL = 'worker,amount\nAna López,400.00\n"=HYPERLINK(""x"")",55.50\nLuz,1200.00\n'


@pytest.fixture
def run(capsysbinary, monkeypatch, tmp_path):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "own"))

    def called(*typed):
        code = main(["handout", *map(str, typed)])
        captured = capsysbinary.readouterr()
        return code, captured.out, captured.err.decode()

    return called


@pytest.fixture
def workers(tmp_path):
    file = tmp_path / "may.csv"
    file.write_text(PAYROLL, encoding="utf-8")
    return file


def pages(content: bytes) -> list[str]:
    read = pypdf.PdfReader(io.BytesIO(content)).pages
    return [page.extract_text().replace("\t", " ") for page in read]


def test_one_page_in_the_language_asked_for(run, tmp_path):
    file = tmp_path / "hoja.pdf"
    typed = ("canada-guatemala", "--language", "es", "--paper", "a4", "-o", file)
    assert run(*typed) == (0, b"", "")
    (page,) = pages(file.read_bytes())
    assert "Enviar su paga a casa" in page
    box = pypdf.PdfReader(file).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_the_amount_is_all_that_a_worker_parts_with_unless_it_is_said(run, tmp_path):
    said = []
    for meant in ((), ("--amount-is", "outlay"), ("--amount-is", "principal")):
        file = tmp_path / f"{len(said)}.pdf"
        assert run("canada-guatemala", *meant, "-o", file)[0] == 0
        said.append(pages(file.read_bytes()))
    assert said[0] == said[1] != said[2]


def test_the_language_of_the_page_may_be_another_and_paper_is_that_of_the_country(run, tmp_path):
    file = tmp_path / "list.pdf"
    code, _, _ = run("canada-guatemala", "--page-language", "sr-Latn", "--for", "Ana", "-o", file)
    assert code == 0
    (page,) = pages(file.read_bytes())
    assert "Za: Ana" in page
    assert round(pypdf.PdfReader(file).pages[0].mediabox.width) == 612


def test_a_payroll_gives_a_page_each_without_names(run, workers):
    code, out, _ = run("canada-guatemala", "--payroll", workers, "-o", "-")
    assert code == 0
    found = pages(out)
    assert [f"Worker {at}" in page for at, page in enumerate(found, 1)] == [True] * 3
    assert not any("Ana" in page for page in found)


def test_one_worker_of_a_payroll_by_name_or_number(run, workers):
    for who in ("Luz", "3"):
        _, out, _ = run("canada-guatemala", "--payroll", workers, "--worker", who, "-o", "-")
        (page,) = pages(out)
        assert "C$1,200.00" in page
        assert "Worker 3" in page


def test_one_file_each_goes_into_a_folder(run, workers, tmp_path):
    folder = tmp_path / "pages"
    typed = ("canada-guatemala", "--payroll", workers, "--names", "--each", "-o", folder)
    assert run(*typed)[:2] == (0, b"")
    assert sorted(file.name for file in folder.iterdir()) == [
        "handout-1-Ana-López.pdf",
        "handout-2-HYPERLINK-x.pdf",
        "handout-3-Luz.pdf",
    ]


def test_every_mistake_is_told_at_once(run, workers):
    for wrong, count in (
        ("--paper A9 -o x.doc", 2),
        ("--worker 9 -o x.pdf", 1),
        ("--for A -o -", 1),
    ):
        code, _, err = run("canada-guatemala", "--payroll", workers, *wrong.split())
        assert code == 2
        assert len([line for line in err.splitlines() if "may.csv" not in line]) == count


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["-o", "missing/page.pdf"], "its folder does not exist"),
        (["-o", f"{'a' * 300}.pdf"], "its name is too long"),
        (["--each", "-o", "no/where"], f"there is no folder {Path('no/where')}."),
        (["-o", "folder.pdf"], "it is a folder"),
        ([], "--output must be given"),
        (["--each"], "--output must be given"),
        (["--each", "-o", "-"], "--output must name a folder"),
        (["--page-language", "xx", "-o", "a.pdf"], "no handout texts in the language “xx”"),
        (["--page-language", "missing.toml", "-o", "a.pdf"], "no such file"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(run, tmp_path, monkeypatch, typed, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.pdf").mkdir()
    code, out, err = run("canada-guatemala", *typed)
    assert (code, out) == (2, b"")
    assert said in err
    assert "Traceback" not in err
    assert [file.name for file in tmp_path.iterdir()] == ["folder.pdf"]


def test_a_template_that_is_missing_is_a_sentence_and_no_file(run, tmp_path, monkeypatch):
    import remitcalc.pages.handout

    monkeypatch.setattr(remitcalc.pages.handout, "_TEMPLATE", "missing")
    code, out, err = run("canada-guatemala", "-o", tmp_path / "page.pdf")
    assert (code, out) == (2, b"")
    assert "missing" in err
    assert "Traceback" not in err
    assert not (tmp_path / "page.pdf").exists()


def test_interrupted_it_leaves_the_old_file_and_nothing_else(run, workers, tmp_path, monkeypatch):
    from remitcalc.cli.progress import Progress

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Progress, "tick", interrupt)
    folder = tmp_path / "pages"
    folder.mkdir()
    old = folder / "all.pdf"
    old.write_bytes(b"old")
    for target in (["-o", old], ["--each", "-o", folder]):
        code, _, _ = run("canada-guatemala", "--payroll", workers, *target)
        assert code == 130
    assert [(f.name, f.read_bytes()) for f in folder.iterdir()] == [("all.pdf", b"old")]


def test_employer_and_logo_stand_on_the_page_and_are_looked_at_first(run, tmp_path):
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    good.write_bytes(logo_cases.png())
    bad.write_bytes(logo_cases.png()[:40])
    file = tmp_path / "page.pdf"
    named = ("canada-guatemala", "--employer", "Ferme Érable", "--own-quotes", "-o", file)
    assert run(*named, "--logo", good) == (0, b"", "")
    (page,) = pages(file.read_bytes())
    assert "Ferme Érable" in page
    assert "What others told me for C$400.00" in page
    file.unlink()
    code, _, err = run(*named, "--logo", bad)
    assert code == 2
    assert err == f"remitcalc: {bad}: The picture is broken or not whole.\n"
    assert not file.exists()


def test_a_document_brings_language_employer_and_logo_along_wherever_it_is_opened(run, tmp_path):
    view = View(
        handout_language="es",
        employer="Finca El Sol",
        logo=Logo("png", logo_cases.png()),
        keeps_quotes_room=True,
    )
    kept = tmp_path / "pool.remitcalc"
    write_document(kept, small().replace(view=view))
    code, out, _ = run(kept, "--worker", "1", "-o", "-")
    assert code == 0
    (page,) = pages(out)
    assert "Finca El Sol" in page
    assert "Lo que me dijeron otros por" in page
    logo = tmp_path / "logo.png"
    logo.write_bytes(logo_cases.png())
    typed = ("--employer", "Finca El Sol", "--logo", logo, "--page-language", "es", "--own-quotes")
    write_document(kept, small())
    assert run(kept, "--worker", "1", *typed, "-o", "-")[1] == out


@pytest.mark.parametrize(
    ("typed", "told"),
    [(("--page-language", "es"), "es-GT"), (("--page-language", "de"), "de"),
     (("--language", "es-MX"), "es-MX")],
)  # fmt: skip
def test_a_page_for_the_people_of_a_country_says_so(run, typed, told):
    _, out, _ = run("canada-guatemala", *typed, "-o", "-")
    assert pypdf.PdfReader(io.BytesIO(out)).root_object["/Lang"] == told
