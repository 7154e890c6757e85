"""Every fault of a fee table is reported at its row and column, and all at once."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from remitcalc.cli.problem_lines import problem_line
from remitcalc.files.corridor_file import read_corridor
from remitcalc.files.fee_table.reading import read_fee_table
from remitcalc.files.fee_table.writing import fee_csv
from remitcalc.output.language import Language
from tests.files.making import HAND_MADE

EVERY_FORM = Path(__file__).parents[2] / "data" / "corridors" / "every-form.toml"
GOLDEN = Path(__file__).with_name("twenty_faults.txt")


class Table:
    """The fee table with every form, to be spoilt."""

    def __init__(self, path: Path) -> None:
        corridor, _ = read_corridor(EVERY_FORM)
        self.path = path
        self.rows = list(csv.reader(io.StringIO(fee_csv(corridor))))

    def set(self, row: int, column: str, text: str) -> None:
        self.rows[row - 1][self.rows[0].index(column)] = text

    def set_all(self, column: str, text: str) -> None:
        for row in range(2, len(self.rows) + 1):
            self.set(row, column, text)

    def row(self, service: str, part: str, *, nth: int = 1) -> int:
        own = [self.rows[0].index(name) for name in ("service", "part")]
        found = [
            at for at, row in enumerate(self.rows, 1) if [row[i] for i in own] == [service, part]
        ]
        return found[nth - 1]

    def read(self, **options):
        text = io.StringIO()
        csv.writer(text).writerows(self.rows)
        self.path.write_bytes(text.getvalue().encode())
        return read_fee_table(self.path, **options)

    def problems(self, **options):
        corridor, problems = self.read(**options)
        assert (corridor is None) == any(not p.is_warning for p in problems)
        return problems


@pytest.fixture
def table(tmp_path, monkeypatch) -> Table:
    monkeypatch.chdir(tmp_path)
    return Table(Path("fees.csv"))


def test_twenty_faults_are_told_in_one_go(table) -> None:
    agent, banded, wire = (table.row(s, "sending") for s in ("agent", "banded", "wire"))
    table.set(1, "coverage", "coverge")
    for row in table.rows:
        row.append("remarks")
    table.set_all("sending_currency", "CDN")
    table.set_all("reference_status", "publishd")
    table.set_all("default_date", "3 October")
    table.set_all("typical_service", "agnet")
    table.set(5, "default_workers", "41")
    table.set(agent, "provider_type", "money transfer operater")
    table.set(agent, "fee", "eight")
    table.set(agent + 1, "fee", "9.505")
    table.set(agent, "most_days", "-1")
    table.set(agent, "rate", "5")
    table.set(table.row("app", "sending"), "part", "")
    table.set(table.row("app", "exchange"), "part", "exchnge")
    table.set(banded, "to", "200")
    table.set(banded, "min", "45")
    table.set(banded + 1, "basis", "whole")
    table.set(wire, "fee", "-15")
    table.set(table.row("wire", "transit"), "per", "worker")
    table.set(table.row("wire", "sending", nth=3), "basis", "falt")
    table.set(table.row("plain-wire", "sending"), "fx_margin_percent", "100")
    table.set(table.row("hidden-wire", "sending"), "service", "")
    table.set(table.row("", "tax"), "instruments", "cahs; bank account")
    table.set(table.row("", "tax"), "until_date", "2025-12-31")
    table.set(table.row("", "note"), "text", "")
    told = [problem_line(p, Language("en")) for p in table.problems()]
    assert len(told) >= 20
    assert "\n".join(told) + "\n" == GOLDEN.read_text("utf-8")


# service and part of the row, column, text, code
FAULTS = [
    ("agent sending", "basis", "none", "basis_alone"),
    ("banded sending", "basis", "", None),  # the other rows of the charge say it
    ("agent sending", "amount", "", "missing_key"),
    ("wire transit", "amount", "100", "cell_not_used"),
    ("wire transit", "fee", "", "missing_key"),
    ("quoted-wire exchange", "rate", "", "missing_key"),
    ("quoted-wire exchange", "rate", "0", "rate_not_positive"),
    ("app sending", "part", "fee", "unknown_choice"),
    ("agent sending", "service_source", "Another", "cells_differ"),
    ("agent sending", "status", "published", "missing_key"),
    ("agent sending", "least_days", "5", "reversed_speed"),
    ("wire sending", "bearer", "our", "bearer_our_has_transit"),
]


@pytest.mark.parametrize(("at", "column", "text", "code"), FAULTS)
def test_each_fault_is_reported_in_its_row(table, at, column, text, code) -> None:
    service, part = at.split()
    row = table.row(service, part)
    table.set(row, column, text)
    if column in ("service_source", "least_days", "bearer"):
        for other in range(2, len(table.rows) + 1):
            if table.rows[other - 1][0] == service and column != "service_source":
                table.set(other, column, text)
    found = {(p.message.code, p.place.row) for p in table.problems()}
    if code is None:
        assert found == set()
    else:
        rows = {at for said, at in found if said == code}
        assert rows, found
        assert min(abs(at - row) for at in rows) <= 1


def test_a_missing_column_is_told_by_its_name(table) -> None:
    at = table.rows[0].index("default_paydays")
    table.rows = [row[:at] + row[at + 1 :] for row in table.rows]
    (problem,) = table.problems()
    assert (problem.message.code, problem.place.key) == ("missing_key", "default_paydays")
    assert problem.place.column == ""


def hand_made(tmp_path, *, fee="8", margin="2", amount="400", **options):
    file = tmp_path / "mine.csv"
    file.write_text(HAND_MADE.format(fee=fee, margin=margin, amount=amount), "utf-8")
    return read_fee_table(file, **options)


def test_a_table_made_by_hand_repeats_nothing_and_names_its_source_once(tmp_path) -> None:
    corridor, problems = hand_made(tmp_path, fee="8,50", margin="2,5")
    assert problems == ()
    ria = corridor.service("ria")
    assert (ria.provider_type, ria.instrument) == ("money transfer operator", "cash")
    assert [pair.value for pair in ria.sending.charges[0].tariff.pairs] == [850, 850]
    assert str(ria.exchange.percent) == "2.5"
    assert not ria.transit.is_surveyed
    assert not ria.receiving.is_surveyed
    assert ria.provenance.source == "Survey"


@pytest.mark.parametrize(
    ("cells", "decimal", "amount"),
    [
        ({"amount": "1,234"}, None, "decimal_ambiguous"),
        ({"amount": "1.234"}, None, "decimal_ambiguous"),
        ({"amount": "1,234"}, "point", 123_400),
        ({"amount": "1.234"}, "comma", 123_400),
        ({"amount": "1.234", "fee": "8,50"}, None, 123_400),
        ({"amount": "1,234", "fee": "8.50"}, None, 123_400),
        ({"amount": "1 234,50"}, None, 123_450),
        ({"amount": "1\u202f234,50"}, None, 123_450),
        ({"amount": "1'234.50"}, None, 123_450),
        ({"amount": "1.234,50"}, None, 123_450),
        ({"amount": "1,234.50"}, None, 123_450),
        ({"amount": "12.50", "fee": "8,50"}, None, "decimal_mixed"),
        ({"amount": "12,34,56"}, None, "wrong_type"),
    ],
)
def test_a_file_decides_what_marks_its_decimals_or_is_refused(
    tmp_path, cells, decimal, amount
) -> None:
    corridor, problems = hand_made(tmp_path, **cells, decimal=decimal)
    if isinstance(amount, int):
        assert (corridor.defaults.amount, problems) == (amount, ())
    else:
        assert corridor is None
        assert [p.message.code for p in problems] == [amount]
        assert problems[0].place.row is not None


def test_the_same_fault_in_two_rows_of_prices_is_told_twice(table) -> None:
    rows = [table.row("agent", "sending"), table.row("wire", "sending")]
    for row in rows:
        table.set(row, "fee", "eight")
    assert [p.place.row for p in table.problems()] == rows


def test_each_row_that_says_something_else_of_the_corridor_is_told(table) -> None:
    for row in (4, 9):
        table.set(row, "default_workers", "41")
    told = [(p.message.code, p.place.row) for p in table.problems()]
    assert told == [("cells_differ", 4), ("cells_differ", 9)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"worker,amount\nAna,5\n", "not_a_fee_table"),
        (b"service,provider,fee,amount\n", "table_without_rows"),
        (b"%PDF-1.7", "not_a_table_file"),
    ],
)
def test_what_is_no_fee_table_is_refused_with_one_sentence(tmp_path, content, code) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    corridor, problems = read_fee_table(tmp_path / "a.csv")
    assert (corridor, [p.message.code for p in problems]) == (None, [code])


def test_margins_that_look_like_fractions_are_warned_of(tmp_path) -> None:
    small = {"fee": "8.50", "margin": "0.02"}
    _, (far,) = hand_made(tmp_path, **small)  # one of two percent stands elsewhere
    assert (far.message.code, far.place.row, far.found) == ("fraction_likely", 2, "0.02")
    file = tmp_path / "mine.csv"
    file.write_text(file.read_text("utf-8").replace(";;;2;Survey", ";;;0.015;Survey"), "utf-8")
    corridor, (problem,) = read_fee_table(file)
    assert corridor is not None
    assert (problem.message.code, problem.place.row) == ("fractions_likely", 2)
