"""`remitcalc questions`: what to ask, as text, JSON or pages; bad input in one sentence."""

from __future__ import annotations

import io
import json
import re

import pytest

from remitcalc.cli.main import main

pypdf = pytest.importorskip("pypdf")


@pytest.fixture
def run(capsysbinary, monkeypatch, tmp_path):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def called(*typed):
        code = main(["questions", *map(str, typed)])
        captured = capsysbinary.readouterr()
        return code, captured.out.decode("utf-8", "replace"), captured.err.decode()

    return called


def pages(content: bytes) -> list[str]:
    found = pypdf.PdfReader(io.BytesIO(content)).pages
    return [re.sub(r"[ \t\xa0\n]+", " ", page.extract_text()) for page in found]


CORRIDOR = """
format = 1
id = "own"
sending_country = "CA"
receiving_country = "GT"
sending_currency = "CAD"
receiving_currency = "GTQ"
[names]
en = "Own"
[reference_rate]
rate = 5.5
provenance = "list"
[defaults]
pooled_service = "wire"
workers = 10
amount = 400
paydays = 1
payday_days = 14
date = 2026-03-01
[provenance.list]
source = "A price list"
date = "2026"
status = "published"
"""
SERVICE = """
[[services]]
id = "{id}"
provider = "{provider}"
provider_type = "bank"
kind = "{kind}"
instrument = "bank account"
speed_days = [1, 2]
provenance = "list"
sending = [{{name = "fee", fixed = 5.00}}]
transit = {{none = "list"}}
receiving = {receiving}
exchange = {{fx_margin_percent = 2}}
"""
NONE = '{none = "list"}'


def own(folder, *services: tuple[str, str, str]) -> str:
    """Write a corridor of individual services, each (id, provider, on arrival), and a wire."""
    made = [
        SERVICE.format(id=key, provider=provider, kind="individual", receiving=receiving)
        for key, provider, receiving in services
    ]
    wire = SERVICE.format(id="wire", provider="Wire bank", kind="pooled", receiving=NONE)
    file = folder / "own.toml"
    file.write_text(CORRIDOR + "".join([*made, wire]), "utf-8")
    return str(file)


def test_the_questions_are_printed_as_text_in_the_language_asked_for(run) -> None:
    code, out, err = run("canada-guatemala", "--language", "es")
    assert (code, err) == (0, "")
    assert out.startswith("Preguntas pendientes · Canadá → Guatemala")
    assert "¿Cuánto es la comisión por una transferencia de" in out


def test_pages_go_into_a_pdf_one_for_each_provider(run, tmp_path) -> None:
    assert run("canada-guatemala", "-o", "q.pdf") == (0, "", "")
    found = pages((tmp_path / "q.pdf").read_bytes())
    names = "Royal Bank of Canada|MoneyGram|Ria|Western Union|Remitly|Xoom|ScotiaBank".split("|")
    assert len(found) == len(names)
    assert all(name in page for name, page in zip(names, found, strict=True))
    assert all("Who answered" in page and "On which day" in page for page in found)


def test_paper_is_that_of_the_country_unless_it_is_said(run, tmp_path) -> None:
    widths = []
    for typed in ((), ("--paper", "a4")):
        assert run("canada-guatemala", "-o", "q.pdf", *typed)[0] == 0
        widths.append(round(pypdf.PdfReader(tmp_path / "q.pdf").pages[0].mediabox.width))
    assert widths == [612, 595]


@pytest.mark.parametrize("typed", ["Ria", "ria", " RIA "])
def test_one_provider_however_its_letters_are_written(run, typed: str) -> None:
    code, out, _ = run("canada-guatemala", "--provider", typed, "--format", "json")
    assert code == 0
    assert [sheet["provider"] for sheet in json.loads(out)["sheets"]] == ["Ria"]


def test_a_provider_that_is_not_there_is_told_with_what_was_probably_meant(run) -> None:
    code, out, err = run("canada-guatemala", "--provider", "Monygram")
    assert (code, out) == (2, "")
    assert "there is no provider “Monygram”" in err
    assert "Did you mean “MoneyGram”?" in err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--paper", "a4"), "--paper says something about pages"),
        (("--paper", "a5", "-o", "q.pdf"), "“a5” is not known"),
        (("-o", "q.xlsx"), "should end in one of: .txt, .json, .pdf"),
        (("--format", "pdf"), "--output must be given"),
        (("--format", "json", "-o", "q.pdf"), "should end in one of: .json"),
        (("--format", "csv"), "“csv” is not known"),
        (("--provider",), "--provider needs a value"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_writes_nothing(run, tmp_path, typed, said) -> None:
    code, out, err = run("canada-guatemala", *typed)
    assert (code, out) == (2, "")
    assert said in err
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_is_open_it_is_said_and_no_file_is_written(run, tmp_path) -> None:
    file = own(tmp_path, ("a", "A bank", NONE))
    said = "There is nothing to ask: every price of this corridor's services is known"
    code, out, err = run(file)
    assert (code, err) == (0, "")
    assert out.startswith(said)
    code, out, err = run(file, "-o", "q.pdf")
    assert (code, out) == (0, "")
    assert said in err
    assert not (tmp_path / "q.pdf").exists()
    code, out, _ = run(file, "--format", "json")
    assert (code, json.loads(out)["sheets"]) == (0, [])


def test_nothing_open_of_one_provider_is_said_of_that_one(run, tmp_path) -> None:
    file = own(tmp_path, ("a", "A bank", NONE), ("b", "Other", '"not surveyed"'))
    code, out, _ = run(file, "--provider", "a bank")
    assert (code, out) == (
        0,
        "There is nothing to ask A bank: every price is known, and none is an example.\n",
    )
    assert "1. Is anything taken when the money arrives?" in run(file)[1]


def test_a_document_stands_for_a_corridor(run, tmp_path) -> None:
    assert main(["compare", "canada-guatemala", "--workers", "12", "-o", "w.remitcalc"]) == 0
    code, out, _ = run("w.remitcalc")
    assert code == 0
    assert "12 workers send C$400.00 each" in out
    assert "one transfer of C$4,800.00" in out


NAMES = (
    "Banco de Desarrollo Rural y de Cooperativas Agrícolas Integrales de Guatemala " * 3,
    "Štedionica Đorđević i Šćepanović – Žabalj",
    "x" * 300,
    "#panic() $x$ *b* _i_ <l> @r // c",
    "=HYPERLINK(1)",
    "שלום عبد الرحمن",
)


@pytest.mark.parametrize("language", ["en", "fr", "es", "de", "sr-Latn"])
def test_long_and_foreign_names_stand_on_a_page_each(run, tmp_path, language: str) -> None:
    asked = [(f"s{at}", name, '"not surveyed"') for at, name in enumerate(NAMES)]
    file = own(tmp_path, *asked)
    code, out, _ = run(file, "--language", language)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert run(file, "--language", language, "-o", "q.pdf")[0] == 0
    assert len(pages((tmp_path / "q.pdf").read_bytes())) == len(NAMES)


def test_sixty_services_of_sixty_providers_are_sixty_pages(run, tmp_path) -> None:
    asked = [(f"s{at}", f"Bank {at}", '"not surveyed"') for at in range(60)]
    assert run(own(tmp_path, *asked), "-o", "q.pdf") == (0, "", "")
    found = pages((tmp_path / "q.pdf").read_bytes())
    assert len(found) == 60
    assert all(f"Bank {at} " in page for at, page in enumerate(found))
