import csv
import io
from decimal import Decimal

import pytest

from remitcalc.engine.ranking import rank
from remitcalc.files.corridor_library import find_corridor
from remitcalc.output.csv_table.comparison import comparison_columns
from remitcalc.output.csv_table.corridors import corridors_columns
from remitcalc.output.csv_table.layout import csv_text
from remitcalc.output.csv_table.ranking import ranking_columns
from remitcalc.output.language import Language
from remitcalc.paths import resources
from tests.output.wording_cases import CASES, compared


def rows(text, delimiter=","):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter))


def test_there_is_a_row_per_worker_and_one_of_totals():
    made = rows(csv_text(comparison_columns(compared("mixed_amounts"))))
    assert [row["worker"] for row in made] == ["Worker 1", "Worker 2", "Worker 3", "TOTAL"]
    for column in ("amount", "pooled_total", "individual_received", "season_saving", "saving"):
        total = sum(Decimal(row[column]) for row in made[:-1])
        assert Decimal(made[-1][column]) == total


def test_unknown_cells_are_empty_and_have_no_total():
    made = rows(csv_text(comparison_columns(compared("before_arrival"))))
    assert {row["individual_receiving"] for row in made} == {""}


def test_names_that_a_spreadsheet_would_run_are_made_safe():
    made = rows(csv_text(comparison_columns(compared("mixed_amounts"), with_names=True)))
    assert made[2]["worker"] == "'=Eva"


def test_excel_csv_has_semicolons_decimal_commas_and_a_mark():
    columns = comparison_columns(compared("pool_worst"))
    text = csv_text(columns, "excel")
    assert text.startswith("\ufeffWorker;Amount;")
    assert "\r\n" in text
    made = rows(text, ";")
    assert made[0]["Amount"] == "400,00"
    assert made[0]["Saved"].startswith("-")
    assert made[0]["Service alone"] == "ana-cash"
    assert made[0]["Joins"] == "TRUE"
    assert made[0]["Pooled: outside the surveyed amounts"] == "FALSE"


@pytest.mark.parametrize("tag", ["es", "fr", "de", "sr-Latn"])
def test_every_heading_has_words(tag):
    columns = comparison_columns(compared("pool_worst"))
    headings = csv_text(columns, "excel", Language(tag)).partition("\r\n")[0].split(";")
    assert not any("_" in heading for heading in headings)
    assert len(set(headings)) == len(headings)


def test_excel_csv_calls_its_rows_as_the_reader_does():
    german = Language("de", "", resources() / "translations")
    columns = comparison_columns(compared("some_stay_out"))
    made = rows(csv_text(columns, "excel", german), ";")
    called = [next(iter(one.values())) for one in made]
    assert called == ["Person 1", "Person 2", "Person 3", "Summe", "Wer nicht teilnimmt"]
    english = rows(csv_text(columns, "excel", Language("en")), ";")
    assert [next(iter(one.values())) for one in english][-2:] == ["TOTAL", "NOT JOINING"]
    assert "Worker 1" in csv_text(columns, "canonical", german)


def test_who_does_not_join_is_added_up_apart():
    made = rows(csv_text(comparison_columns(compared("some_stay_out"))))
    *workers, total, staying = made
    assert (total["worker"], staying["worker"]) == ("TOTAL", "NOT JOINING")
    for column in ("amount", "individual_total", "pooled_total", "saving"):
        for said, row in (("true", total), ("false", staying)):
            added = sum(Decimal(one[column]) for one in workers if one["joins"] == said)
            assert Decimal(row[column]) == added
    assert staying["saving_bound"] == "exact"


def test_canonical_csv_has_neither_mark_nor_carriage_return():
    text = csv_text(comparison_columns(compared("pool_best")))
    assert "\ufeff" not in text
    assert "\r" not in text


@pytest.mark.parametrize("name", CASES)
def test_every_case_can_be_written(name):
    rows = list(csv.reader(csv_text(comparison_columns(compared(name))).splitlines()))
    assert len(rows) > 2
    assert len({len(row) for row in rows}) == 1


def test_rankings_and_corridors_are_as_recorded(golden):
    corridor, _ = find_corridor("us-guatemala")
    assert corridor is not None
    day = corridor.defaults.date
    ranking = rank(corridor, 20000, day=day)
    golden("us-guatemala-rank.csv", csv_text(ranking_columns(corridor, ranking, day)))
    golden("corridors.csv", csv_text(corridors_columns([corridor])))
