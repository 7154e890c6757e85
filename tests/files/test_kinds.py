"""One table of kinds: what a file is, which suffixes are shown, and that it is read once."""

from __future__ import annotations

import pytest
import xlsxwriter

from remitcalc.cli.main import main
from remitcalc.files.any_corridor import read_any_corridor
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.files.fee_table.writing import fee_csv
from remitcalc.files.kinds import KINDS, kind_of, suffixes
from remitcalc.files.payroll.reading import read_payroll
from remitcalc.files.source import Source
from remitcalc.files.tables import child
from remitcalc.output.wording.kind_names import KIND_NAMES
from remitcalc.output.wording.words import VALUE_KINDS
from tests.files.rpw.layout import NEW_HEADER
from tests.files.rpw.survey import survey
from tests.files.rpw.workbook import write_csv

PAIN = """<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
  version="3"><CstmrCdtTrfInitn/></Document>"""
WISE = '{"sourceCurrency": "CAD", "targetCurrency": "GTQ", "providers": []}'


def corridor():
    read, _ = read_any_corridor(bundled_corridors()["canada-guatemala"])
    return read


CONTENTS = {
    "corridor_file": "# ours\n[[service]]\nid = 'a'\n",
    "payroll": "worker,amount\nAna,400\n",
    "quotes": WISE,
    "iso_20022": PAIN,
    "nacha": "101 091000019 1234567892605010000A094101BANK                   FARM\n",
    "json": '[{"worker": "Ana", "amount": 400}]',
    "web_page": "<html><body class='a'></body></html>",
    "pdf": "%PDF-1.7",
    "unknown": "Dear all, here are the amounts.",
}


@pytest.mark.parametrize("key", CONTENTS)
def test_a_file_is_known_by_its_content_whatever_it_is_called(tmp_path, key) -> None:
    file = tmp_path / "something.dat"
    file.write_text(CONTENTS[key], encoding="utf-8")
    assert kind_of(Source(file)).key == key


def test_tables_are_told_apart_by_their_headings(tmp_path) -> None:
    fees, prices, titled = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    fees.write_text(fee_csv(corridor()), encoding="utf-8")
    write_csv(prices, NEW_HEADER, survey(), ",")
    titled.write_text("[May]\nworker,amount\nAna,400\n", encoding="utf-8")
    assert [kind_of(Source(one)).key for one in (fees, prices, titled)] == [
        *("fee_table", "survey", "payroll"),
    ]


def test_what_cannot_be_opened_is_left_to_its_reader(tmp_path) -> None:
    assert kind_of(Source(tmp_path / "missing")).key == "unknown"
    assert kind_of(Source(tmp_path)).key == "unknown"


def test_every_kind_has_words_and_everything_that_is_read_a_suffix() -> None:
    named = {kind.key for kind in KINDS} - {"table", "unknown"}
    assert named <= VALUE_KINDS.keys()
    assert KIND_NAMES.keys() == {kind.gives for kind in KINDS if kind.gives}
    assert suffixes("corridor")[0] == ".toml"
    assert ".pdf" not in suffixes()
    assert {".xlsm", ".json", ".tsv"} <= set(suffixes())


def test_a_workbook_is_parsed_once_to_be_known_and_read(tmp_path, monkeypatch) -> None:
    started = []
    command = child._command

    def counted():
        started.append(1)
        return command()

    monkeypatch.setattr(child, "_command", counted)
    file = tmp_path / "may.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write_row(0, 0, ["worker", "amount"])
        book.worksheets()[0].write_row(1, 0, ["Ana", 400])
    source = Source(file)
    assert kind_of(source).key == "payroll"
    assert read_payroll(source, corridor()).payroll is not None
    assert len(started) == 1
    assert main(["check", str(file)]) == 0
    assert len(started) == 2


@pytest.mark.parametrize(
    ("command", "key", "said"),
    [
        ("compare {file}", "payroll", "This is a list of workers: give it with --payroll"),
        ("compare {file}", "quotes", "price comparison of Wise: add it to a corridor with"),
        ("compare {file}", "iso_20022", "payment file (ISO 20022, such as pain.001)"),
        ("compare {file}", "json", "This is a JSON document, not a corridor file."),
        (
            "compare canada-guatemala --payroll {file}",
            "corridor_file",
            "This is a corridor file: name it where CORRIDOR stands.",
        ),
        ("rank canada-guatemala --amount 9 --quotes {file}", "payroll", "list of workers: give"),
        ("import-rpw {file}", "payroll", "This is a list of workers: give it with --payroll"),
        ("check {file}", "nacha", "This is a bank's payment file (NACHA)"),
    ],
)
def test_what_is_given_in_another_place_is_named_for_what_it_is(
    tmp_path, capsys, command, key, said
) -> None:
    file = tmp_path / "given.txt"
    file.write_text(CONTENTS[key], encoding="utf-8")
    assert main(command.format(file=file).split()) == 2
    captured = capsys.readouterr()
    told = [line for line in (captured.out + captured.err).splitlines() if "given.txt" in line]
    assert len(told) == 1
    assert said in told[0]
