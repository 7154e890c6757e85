"""The library: imported whole or not at all, opened at once, corridors and history out of it."""

from __future__ import annotations

import sqlite3
import threading
import time
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from remitcalc.engine.indicators import indicator
from remitcalc.files.corridor_file import read_corridor_text
from remitcalc.files.corridor_text.writing import corridor_text
from remitcalc.files.rpw.cells import MILLION, MOST_PERCENT
from remitcalc.files.rpw.columns import positions
from remitcalc.files.rpw.flags import Flag
from remitcalc.files.rpw.importing import import_rpw
from remitcalc.files.rpw.library import RpwLibrary
from remitcalc.files.rpw.row_reader import RowReader
from remitcalc.files.rpw.services import service_of
from remitcalc.files.rpw.source import ATTRIBUTION
from remitcalc.model.corridor import NO_POOL
from remitcalc.model.exchange import Margin, ObservedMargins, Undisclosed
from remitcalc.model.message import message
from remitcalc.model.provenance import Status
from tests.files.rpw.layout import NEW_HEADER, OLD_HEADER
from tests.files.rpw.survey import MEANS, survey
from tests.files.rpw.traps import TRAPS, trap_id, traps
from tests.files.rpw.workbook import new_rows, old_rows, write_csv, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from remitcalc.files.rpw.quote import Quote


class Stopped(Exception):  # noqa: N818
    pass


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    return write_workbook(tmp_path_factory.mktemp("rpw") / "rpw_dataset_2011_2025_q3.xlsx")


@pytest.fixture(scope="module")
def imported(workbook):
    library = RpwLibrary(workbook.with_name("library.sqlite"))
    return library, import_rpw([workbook], library)


@pytest.fixture(scope="module")
def library(imported):
    return imported[0]


def quote_of(trap: str, **changes: object) -> Quote:
    made = {**traps()[list(TRAPS).index(trap)], **changes}
    return RowReader(positions(NEW_HEADER)[0]).read([made[name] for name in NEW_HEADER], 2)


def rounded(average: Fraction | None) -> str:
    assert average is not None
    return str(float(round(average, 3)))


def test_the_means_are_those_of_the_publisher(library) -> None:
    found = {c.code: c for c in library.corridors(quarter=20253)}
    assert {
        code: (rounded(found[code].average_200), rounded(found[code].average_500)) for code in MEANS
    } == MEANS
    assert found["USA-GTM"].average_200 == Fraction("4.185")
    counts = [(found[code].services, found[code].counted_200) for code in MEANS]
    assert counts == [(30, 30), (9, 9), (15, 15)]


def test_a_corridor_quarter_by_quarter_has_the_figures_of_its_rows(library) -> None:
    quarters = library.by_quarter("USA", "GTM")
    assert {one.code for one in quarters} == {"USA-GTM"}
    for one in quarters:
        rows = library.quotes("USA", "GTM", one.quarter)
        counted = [
            row.total1
            for row in rows
            if row.is_disclosed and not row.flags & Flag.OUTLYING and row.total1 is not None
        ]
        mean = Fraction(sum(counted), len(counted) * MILLION) if counted else None
        assert (one.services, one.counted_200, one.average_200) == (len(rows), len(counted), mean)


def test_the_import_tells_what_it_holds_and_every_row_left_out(imported, workbook) -> None:
    library, (info, problems) = imported
    assert info == library.info()
    assert info.files == (str(workbook),)
    assert info.rows == len(old_rows()) + len(new_rows()) - info.excluded
    assert info.excluded == len(problems) == 6
    assert all(problem.is_warning and problem.place.row for problem in problems)
    told = {(problem.message.code, problem.place.column, problem.found) for problem in problems}
    assert told == {
        ("rpw_no_provider", "firm", ""),
        ("rpw_no_price", "cc1 lcu fee", ""),
        ("rpw_unreadable_number", "cc1 lcu fee", "five"),
        ("rpw_no_quarter", "period", "2025_5Q"),
        ("rpw_no_country", "destination_code", ""),
        ("rpw_repeated_key", "id", str(trap_id("undisclosed"))),
    }


def test_quarters_are_in_order_of_time(library) -> None:
    quarters = library.quarters()
    assert list(quarters) == sorted(quarters)
    assert quarters[:4] == (20111, 20123, 20154, 20161)
    assert quarters[-1] == 20253


def test_the_undisclosed_are_counted_and_in_no_average(library) -> None:
    (mali,) = library.corridors("USA-MLI", 20253)
    quotes = library.quotes("USA", "MLI", 20253)
    assert mali.undisclosed == sum(not quote.is_disclosed for quote in quotes) == 2
    disclosed = [quote.total1 for quote in quotes if quote.is_disclosed]
    assert mali.counted_200 == len(disclosed) == mali.services - 2
    assert mali.average_200 == Fraction(sum(disclosed), 10**6 * len(disclosed))
    assert mali.counted_500 == mali.counted_200 - 1  # one has no second amount


def test_an_outlying_local_amount_is_flagged_and_in_no_average(library) -> None:
    quotes = library.quotes("RWA", "UGA", 20253)
    assert {quote.key for quote in quotes if quote.flags & Flag.OUTLYING} == {
        trap_id("outlying_amount"),
        trap_id("outlying_second"),
    }
    (rwanda,) = library.corridors("rwanda uganda", 20253)
    assert (rwanda.services, rwanda.counted_200, rwanda.flagged) == (4, 2, 2)


def test_traps_come_out_of_the_workbook_as_out_of_its_rows(library) -> None:
    positions_of = positions(NEW_HEADER)[0]
    reader = RowReader(positions_of, sheet=1)
    first = len(new_rows()) - len(traps())
    told = {row.row for row in library.excluded()}
    for at, made in enumerate(traps(), first + 2):
        if at in told:
            continue
        cells = [made[name] for name in NEW_HEADER]
        direct = reader.read([c[1] if isinstance(c, tuple) else c for c in cells], at)
        ends = direct.source, direct.destination, direct.quarter
        (kept,) = [quote for quote in library.quotes(*ends) if quote.key == direct.key]
        assert kept._replace(flags=kept.flags & ~Flag.OUTLYING) == direct


def test_kosovo_is_one_country_under_its_two_codes(library) -> None:
    (found,) = library.corridors("USA-KSV")
    assert (found.destination, found.services) == ("XKX", 2)
    assert len(library.quotes("USA", "KSV", 20253)) == 2
    assert [one.services for one in library.by_quarter("USA", "KSV")] == [2]


@pytest.mark.parametrize(
    "typed", ["USA-GTM", "us gt", "usa→gtm", "guat", "united guatemala", "GTM", "gt united"]
)
def test_corridors_are_found_by_names_and_codes(library, typed: str) -> None:
    assert [c.code for c in library.corridors(typed)] == ["USA-GTM"]


def test_names_are_found_without_their_accents(library) -> None:
    assert [c.code for c in library.corridors("cote mali")] == ["CIV-MLI"]
    assert library.corridors("atlantis") == ()


def test_without_a_quarter_each_corridor_stands_in_its_newest(library) -> None:
    found = {c.code: c for c in library.corridors()}
    assert found["TZA-KEN"].quarter == 20111
    assert (found["USA-MLI"].quarter, found["USA-MLI"].quarters) == (20253, 6)


def test_the_history_is_by_quarter_and_ends_with_the_newest(library) -> None:
    quarters = library.by_quarter("USA", "MLI")
    periods = [one.period for one in quarters]
    assert periods == ["2012-Q3", "2015-Q4", "2016-Q1", "2024-Q3", "2025-Q1", "2025-Q3"]
    assert quarters[0].average_200 == 4
    (mali,) = library.corridors("USA-MLI")
    assert quarters[-1] == mali
    assert library.by_quarter("USA", "ZZZ") == ()


def test_a_corridor_has_two_observed_prices_and_says_whose_they_are(library) -> None:
    corridor, problems = library.corridor("USA", "GTM")
    assert [problem.message.code for problem in problems] == ["rpw_negative"] * 3
    assert (corridor.id, corridor.sending_currency, corridor.receiving_currency) == (
        "us-gt-2025-q3",
        "USD",
        "GTQ",
    )
    assert corridor.reference is None
    assert corridor.names["de"] == "Vereinigte Staaten → Guatemala"
    services = corridor.individual_services
    assert len(services) == len({service.id for service in services}) == 30
    for service in services:
        (charge,) = service.sending.charges
        assert [pair.amount for pair in charge.tariff.pairs] == [20000, 50000]
        assert charge.provenance.source == ATTRIBUTION
        assert charge.provenance.status is Status.SURVEYED
        assert not service.receiving.is_surveyed
    wells = next(s for s in services if s.id == "wells-fargo-bank-account-internet")
    assert isinstance(wells.exchange, ObservedMargins)
    assert [str(pair.percent) for pair in wells.exchange.pairs] == ["0.86", "0.71"]
    assert isinstance(services[0].exchange, Margin)


@pytest.mark.parametrize("code", list(MEANS))
def test_the_engine_finds_the_published_average_of_a_corridor(library, code: str) -> None:
    corridor, _ = library.corridor(*code.split("-"))
    for amount, mean in zip(("200", "500"), MEANS[code], strict=True):
        found = indicator(corridor, amount)
        # Fees and margins are rounded to cents, the published totals to hundredths of a percent.
        assert float(found.average) == pytest.approx(float(mean), abs=0.005)


def test_what_the_survey_does_not_record_is_assumed_and_said() -> None:
    quote = quote_of("dots_and_blanks", **{"payment instrument": ".."})
    service = service_of(quote)
    assert (service.instrument, service.provider_type) == ("cash", "money transfer operator")
    assert "“cash” is assumed" in service.provenance.note
    assert "type of the provider is not recorded" in service.provenance.note


def test_a_margin_unknown_at_the_second_amount_is_not_repeated_there() -> None:
    service = service_of(quote_of("capital_yes", **{"cc2 fx margin": ".."}))
    assert isinstance(service.exchange, ObservedMargins)
    assert [pair.amount for pair in service.exchange.pairs] == [20000]
    alone = service_of(quote_of("blank_second"))
    assert isinstance(alone.exchange, Margin)


def test_fees_beyond_the_currency_are_rounded_and_it_is_said() -> None:
    service = service_of(quote_of("capital_yes", **{"cc1 lcu fee": 3.985}))
    assert service.sending.charges[0].tariff.pairs[0].value == 399
    assert "rounded" in service.provenance.note


def test_there_is_no_pool_until_there_is_an_offer(library) -> None:
    corridor, _ = library.corridor("USA", "GTM")
    assert not corridor.pooled_services
    assert corridor.defaults.pooled_service == NO_POOL
    assert {service.kind for service in corridor.services} == {"individual"}


def test_the_corridor_is_a_corridor_file_that_reads_back_as_the_same(library) -> None:
    for code in (*MEANS, "USA-MLI", "TZA-KEN", "CHL-PER", "CIV-MLI", "RWA-UGA"):
        corridor, _ = library.corridor(*code.split("-"))
        again, problems = read_corridor_text(corridor_text(corridor))
        assert again == corridor, problems


def test_an_undisclosed_service_stays_undisclosed(library) -> None:
    corridor, problems = library.corridor("USA", "MLI")
    undisclosed = [s for s in corridor.services if isinstance(s.exchange, Undisclosed)]
    assert len(undisclosed) == 2
    assert "rpw_by_note" in {problem.message.code for problem in problems}


def test_what_is_left_out_of_a_corridor_is_told_with_its_row(library, workbook) -> None:
    corridor, problems = library.corridor("RWA", "UGA", 20253)
    assert len(corridor.individual_services) == 2
    assert [p.message.code for p in problems] == ["rpw_left_out", "rpw_outlying_amount"] * 2
    assert problems[0].place.file == str(workbook)
    assert problems[0].place.row


def test_currencies_come_from_the_country_or_from_the_user(library) -> None:
    chile, _ = library.corridor("CHL", "PER")
    assert (chile.sending_currency, chile.receiving_currency) == ("CLP", "PEN")
    ivory, _ = library.corridor("CIV", "MLI", to_currency="eur")
    assert (ivory.sending_currency, ivory.receiving_currency) == ("XOF", "EUR")
    none, problems = library.corridor("CIV", "MLI", to_currency="EURO")
    assert none is None
    assert problems[0].suggestion == "EUR"


def test_a_corridor_that_was_not_surveyed_is_a_problem(library) -> None:
    for asked in (("USA", "TZA", None), ("USA", "GTM", 20111)):
        corridor, problems = library.corridor(*asked)
        assert corridor is None
        assert [problem.message.code for problem in problems] == ["rpw_no_corridor"]


def test_sheets_kept_as_csv_make_the_same_library(tmp_path, library) -> None:
    rows = new_rows()
    shouted = {name.upper(): name for name in reversed(NEW_HEADER)}
    turned = [{shout: row[name] for shout, name in shouted.items()} for row in rows]
    files = [
        write_csv(tmp_path / "old.csv", OLD_HEADER, old_rows()),
        write_csv(tmp_path / "new.csv", list(shouted), turned, delimiter=";"),
    ]
    other = RpwLibrary(tmp_path / "library.sqlite")
    info, _ = import_rpw(files, other)
    assert info is not None
    assert other.corridors() == library.corridors()
    for corridor in library.corridors():
        ends = corridor.source, corridor.destination, corridor.quarter
        assert [q._replace(sheet=0, row=0) for q in other.quotes(*ends)] == [
            q._replace(sheet=0, row=0) for q in library.quotes(*ends)
        ]


def test_csv_with_decimal_commas_is_read_with_them(tmp_path) -> None:
    rows = [
        {
            name: str(cell).replace(".", ",") if isinstance(cell, float) else cell
            for name, cell in row.items()
        }
        for row in survey()
    ]
    library = RpwLibrary(tmp_path / "library.sqlite")
    file = write_csv(tmp_path / "new.csv", NEW_HEADER, rows, delimiter=";")
    file.write_bytes(file.read_text("utf-8").encode("cp1252").replace(b"ScotiaBank", b"Scotia\xe9"))
    _, problems = import_rpw([file], library)
    assert {problem.message.code for problem in problems} == {"csv_not_utf8", "csv_decimal_comma"}
    assert all(problem.is_warning for problem in problems)
    assert [rounded(c.average_200) for c in library.corridors("USA-GTM")] == ["4.185"]


def test_amounts_that_could_be_two_are_left_out_until_one_says_which(tmp_path) -> None:
    rows = [
        {name: str(int(cell)) if isinstance(cell, float) else cell for name, cell in row.items()}
        for row in survey()[30:39]
    ]
    rows[0]["cc1 lcu amount"] = "1,600"
    file = write_csv(tmp_path / "new.csv", NEW_HEADER, rows)
    library = RpwLibrary(tmp_path / "library.sqlite")
    info, (problem,) = import_rpw([file], library)
    assert (info.rows, problem.message.code, problem.found) == (8, "decimal_ambiguous", "1,600")
    import_rpw([file], library, decimal="point")
    assert library.quotes("CHE", "SRB", 20253)[0].amount1 == 1_600_000_000


def test_a_row_of_csv_that_a_comma_splits_is_left_out_and_told(tmp_path) -> None:
    rows = [*survey()[30:39]]
    file = write_csv(tmp_path / "new.csv", NEW_HEADER, rows)
    first, second, *others = file.read_text("utf-8").splitlines()
    assert "200.0," in second
    file.write_text("\n".join([first, second.replace("200.0,", "1,200.0,", 1), *others]), "utf-8")
    info, (problem,) = import_rpw([file], RpwLibrary(tmp_path / "library.sqlite"))
    assert (info.rows, problem.message.code, problem.place.row) == (8, "table_row_split", 2)


def test_a_newer_workbook_replaces_all_there_was(tmp_path) -> None:
    library = RpwLibrary(tmp_path / "library.sqlite")
    first = write_workbook(tmp_path / "first.xlsx")
    import_rpw([first], library)
    assert library.is_made_of([first])
    second = write_workbook(tmp_path / "second.xlsx", [], survey())
    info, problems = import_rpw([second], library)
    assert (info.rows, info.quarters, problems) == (54, (20253,), ())
    assert not library.is_made_of([first])
    assert library.is_made_of([second])
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "first.xlsx",
        "library.sqlite",
        "second.xlsx",
    ]


def test_fewer_prices_take_no_place_of_more_where_they_may_not(tmp_path) -> None:
    library = RpwLibrary(tmp_path / "library.sqlite")
    first = write_workbook(tmp_path / "first.xlsx")
    before = import_rpw([first], library)[0]
    second = write_workbook(tmp_path / "second.xlsx", [], survey())
    info, (problem,) = import_rpw([second], library, may_shrink=False)
    assert info is None
    assert problem.message.code == "library_smaller"
    assert problem.message.values["rows"] == 54
    assert problem.message.values["rows_before"] == before.rows > 54
    assert library.info() == before
    assert library.is_made_of([first])
    again, _ = import_rpw([first], library, may_shrink=False)
    assert again.rows == before.rows
    assert {p.name for p in tmp_path.iterdir()} == {"first.xlsx", "library.sqlite", "second.xlsx"}


def test_cancelling_is_quick_and_leaves_the_library_as_it_was(tmp_path) -> None:
    library = RpwLibrary(tmp_path / "library.sqlite")
    workbook = write_workbook(tmp_path / "first.xlsx")
    before = import_rpw([workbook], library)[0]
    asked = []

    def tick(phase, done, total):
        if phase in ("sheet", "rows", "saving"):
            asked.append(time.perf_counter())
            raise Stopped

    with pytest.raises(Stopped):
        import_rpw([workbook], library, tick=tick)
    assert time.perf_counter() - asked[0] < 0.2
    assert library.info() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["first.xlsx", "library.sqlite"]


def test_a_library_can_be_read_while_it_is_replaced(tmp_path) -> None:
    library = RpwLibrary(tmp_path / "library.sqlite")
    workbook = write_workbook(tmp_path / "first.xlsx")
    import_rpw([workbook], library)
    done = threading.Event()

    def again():
        import_rpw([workbook], library)
        done.set()

    thread = threading.Thread(target=again)
    thread.start()
    while not done.wait(0.005):
        assert len(library.corridors("USA-GTM")) == 1
    thread.join()


def test_removal_leaves_nothing_and_may_be_repeated(tmp_path) -> None:
    library = RpwLibrary(tmp_path / "library.sqlite")
    import_rpw([write_workbook(tmp_path / "book.xlsx")], library)
    library.remove()
    library.remove()
    assert not library.is_there
    assert library.info() is None
    assert (library.corridors(), library.quarters(), library.excluded()) == ((), (), ())
    assert library.corridor("USA", "GTM")[1][0].message == message("rpw_no_corridor")


def test_a_library_of_another_version_or_of_no_kind_is_none(tmp_path) -> None:
    file = tmp_path / "library.sqlite"
    file.write_bytes(b"not a database, but long enough to look like a file of some kind" * 20)
    assert not RpwLibrary(file).is_there
    assert RpwLibrary(file).corridors() == ()
    file.unlink()
    with sqlite3.connect(file) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()
    assert RpwLibrary(file).info() is None


def refused(path: Path, tmp_path: Path) -> list[str]:
    library = RpwLibrary(tmp_path / "none" / "library.sqlite")
    info, problems = import_rpw([path], library)
    assert info is None
    assert not library.is_there
    return [problem.message.code for problem in problems]


def test_what_is_no_survey_is_refused_in_one_sentence(tmp_path) -> None:
    assert refused(tmp_path / "missing.xlsx", tmp_path) == ["file_missing"]
    other = tmp_path / "other.csv"
    other.write_text("worker,amount\nAna,400\n")
    assert refused(other, tmp_path) == ["not_a_survey_file"]
    (tmp_path / "empty.csv").write_text("")
    assert refused(tmp_path / "empty.csv", tmp_path) == ["file_empty"]
    assert refused(tmp_path, tmp_path) == ["file_is_directory"]
    half = tmp_path / "half.xlsx"
    half.write_bytes(write_workbook(tmp_path / "book.xlsx").read_bytes()[:4000])
    assert refused(half, tmp_path) == ["workbook_corrupt"]


def test_columns_that_are_missing_are_named(tmp_path) -> None:
    header = [name for name in NEW_HEADER if name != "cc1 fx margin"]
    path = write_csv(tmp_path / "new.csv", header, survey())
    _, (problem,) = import_rpw([path], RpwLibrary(tmp_path / "library.sqlite"))
    assert problem.message.values["columns"] == ("cc1 fx margin",)


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    library = RpwLibrary(tmp_path / "file" / "library.sqlite")
    _, (problem,) = import_rpw([write_workbook(tmp_path / "book.xlsx")], library)
    assert problem.message.code == "library_not_written"


def test_totals_too_large_to_be_summed_are_left_out_and_the_others_loaded(tmp_path) -> None:
    rows = survey()[30:39]
    rows[0]["cc1 total cost %"] = 9e8
    rows[1]["cc1 total cost %"] = 999_999.0
    library = RpwLibrary(tmp_path / "library.sqlite")
    info, (problem,) = import_rpw([write_csv(tmp_path / "new.csv", NEW_HEADER, rows)], library)
    assert (info.rows, info.excluded) == (8, 1)
    assert (problem.message.code, problem.place.row) == ("rpw_number_too_large", 2)
    assert library.corridors("CHE-SRB")[0].average_200 > 100_000
    assert MOST_PERCENT * 4 * 2**20 < 2**63  # the rows of four full sheets
