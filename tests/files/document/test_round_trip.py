import json
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remitcalc import Payroll, Scenario, compare
from remitcalc.files.corridor_library import bundled_corridors, load_corridor
from remitcalc.files.document.amounts import amount_texts
from remitcalc.files.document.migration import migrated
from remitcalc.files.document.plain_columns import _amounts, _joins
from remitcalc.files.document.reading import read_document, read_document_bytes
from remitcalc.files.document.row_runs import RowRuns, runs_of
from remitcalc.files.document.text_lines import names_of, repeated_texts
from remitcalc.files.document.writing import document_bytes, write_document
from remitcalc.files.problems import Problems
from remitcalc.model.bank_offer import without_offer
from remitcalc.model.corridor import NO_POOL
from remitcalc.model.document import Document, View
from remitcalc.model.message import ModelError
from remitcalc.model.payroll import UniqueNames
from tests.files.document.making import (
    differences,
    offered_where_no_pool_is,
    random_document,
    small,
    workers,
)
from tests.reference.strategies import Case, cases

TEXTS = st.text('aé]"\\ ,李👩', max_size=9) | st.sampled_from(["Farm 1", "Farm 2"])


@settings(max_examples=40)
@given(cases(), st.integers(0, 2**32))
def test_what_is_written_is_read_and_written_the_same(case: Case, seed: int) -> None:
    document = random_document(case.corridor, case.amounts, seed)
    content = document_bytes(document)
    read, problems = read_document_bytes(content)
    assert read is not None, problems
    assert not differences(document, read)
    assert document_bytes(read) == content


@settings(max_examples=18)
@given(cases(), st.integers(0, 2**32))
def test_a_document_gives_the_same_comparison_to_the_cent(case: Case, seed: int) -> None:
    document = random_document(case.corridor, case.amounts, seed)
    try:
        wanted = compare(document.scenario).workers
    except ModelError:
        return
    read, _ = read_document_bytes(document_bytes(document))
    assert read is not None
    assert compare(read.scenario).workers.equals(wanted)


def test_an_offer_in_a_corridor_without_a_pool_comes_back() -> None:
    document = Document(offered_where_no_pool_is())
    content = document_bytes(document)
    read, problems = read_document_bytes(content)
    assert read is not None, problems
    assert not differences(document, read)
    assert document_bytes(read) == content
    assert read.scenario.corridor.defaults.pooled_service == NO_POOL
    assert without_offer(read.scenario, "offer-1").pooled == NO_POOL


@pytest.mark.parametrize("corridor", bundled_corridors())
def test_every_bundled_corridor_comes_back_from_a_document(corridor: str) -> None:
    document = Document(Scenario.of(load_corridor(corridor)))
    content = document_bytes(document)
    read, _ = read_document_bytes(content)
    assert read is not None
    assert not differences(document, read)
    assert document_bytes(read) == content


def test_many_workers_come_back(tmp_path) -> None:
    document = workers(20_000)
    write_document(tmp_path / "w.remitcalc", document)
    read, problems = read_document(tmp_path / "w.remitcalc")
    assert not problems
    assert not differences(document, read)


def test_a_file_is_for_its_owner_alone_and_can_be_compared_line_by_line(tmp_path) -> None:
    path = tmp_path / "d.remitcalc"
    write_document(path, small())
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_text("utf-8").splitlines()
    document = small()
    amounts = document.scenario.payroll.amounts.copy()
    amounts[1] += 1
    payroll = Payroll(amounts, names=document.scenario.payroll.names)
    write_document(path, document.replace(scenario=document.scenario.replace(payroll=payroll)))
    after = path.read_text("utf-8").splitlines()
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed == [('      "350.50",', '      "350.51",')]


def test_keys_are_sorted_and_alike_workers_are_counted() -> None:
    content = document_bytes(Document(Scenario.of(load_corridor("canada-guatemala"))))
    tables = json.loads(content)
    assert tables["workers"] == {"amount": "400.00", "count": 40}
    assert tables["format"] == 1
    assert all(a < b for a, b in pairwise(tables))


def test_half_letters_are_kept_in_paths_and_marked_as_lost_elsewhere() -> None:
    document = small().replace(view=View(employer="Farm \ud83d"))
    read, problems = read_document_bytes(document_bytes(document))
    assert not problems
    assert read is not None
    assert read.view.employer == "Farm �"


def test_a_document_without_a_pool_service_written_by_hand_reads_numbers_too() -> None:
    tables = json.loads(document_bytes(small()))
    tables["scenario"]["employer_share_percent"] = 12.5
    tables["workers"]["amounts"] = [400, 350.5, "0.05"]
    read, problems = read_document_bytes(json.dumps(tables).encode())
    assert not problems
    assert read is not None
    assert read.scenario.employer_share_percent == Decimal("12.5")
    assert read.scenario.payroll.amounts.tolist() == [40_000, 35_050, 5]


@given(
    st.lists(st.integers(1, 10**15), min_size=1, max_size=30),
    st.sampled_from([("CAD", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4)]),
)
def test_amounts_as_text_are_those_amounts(amounts: list[int], unit: tuple[str, int]) -> None:
    currency, decimals = unit
    texts = amount_texts(np.array(amounts), currency)
    assert [int(Decimal(text).scaleb(decimals)) for text in texts] == amounts
    plain = _amounts(laid_out(texts))
    assert plain is not None
    assert plain.entries() == texts
    read = plain.minor(decimals)
    assert read is not None
    assert read.tolist() == amounts


def laid_out(texts: list[str]) -> bytes:
    return ",\n".join(f'      "{text}"' for text in texts).encode()


@pytest.mark.parametrize("text", ["4", "4.0", "4.000", ".00", "4..0", "4.0.0", "1" * 15 + ".00"])
def test_amounts_of_other_decimals_are_not_read_as_if(text: str) -> None:
    plain = _amounts(laid_out(["400.00", text]))
    assert plain is not None
    assert plain.minor(2) is None
    assert plain.entries() == ["400.00", text]


@pytest.mark.parametrize(
    "text",
    ["", "4,00", "-4.00", "+4.00", " 4.00", '4.00"', '4.00","5.00', "٤.00", "4.00\n", "e", "4\\"],
)
def test_what_else_stands_among_amounts_is_left_to_the_parser(text: str) -> None:
    assert _amounts(laid_out(["400.00", text])) is None


@given(st.lists(st.booleans(), min_size=1))
def test_true_and_false_line_by_line_are_read_as_such(values: list[bool]) -> None:
    lines = ",\n".join(f"      {str(value).lower()}" for value in values)
    read = _joins(lines.encode())
    assert read is not None
    assert read.tolist() == values
    assert _joins(lines.replace("true", "trve", 1).replace("false", "f", 1).encode()) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("300.00", "300.000"),
        ('"300.00"', "300.00"),
        ('"300.00"', '"300,00"'),
        ('"300.00",', '"300.00"'),
        ("true,", "trve,"),
        ("true,", '"true",'),
        ('"names"', '"amounts"'),
        ('"workers"', '"worker"'),
        ('"Worker Number 7",', '"Worker Number 8",'),
        ('"Worker Number 7",', "7,"),
        ('"Worker Number 7",', '"\\ud83d",'),
        ('"Worker Number 7",', '"a", "b",'),
        ('"Farm 7",', '"Farm 7"'),
        ('"Farm 7",', '"Farm 7";'),
        ('  "Farm 7",', 'x "Farm 7",'),
        ('"Farm 7",', "null,"),
        ('"Farm 7",', '"Farm\t7",'),
    ],
)
def test_long_columns_say_the_same_problems_as_short_ones(old: str, new: str) -> None:
    content = document_bytes(workers(1_000)).decode()
    assert old in content
    content = content.replace(old, new, 1)
    read = [read_document_bytes(one.encode()) for one in (content, content.replace("    ", "   "))]
    assert read[0][0] is None or '"300.00"' in old
    # Laid out otherwise, the parser of JSON reads all of it.
    told = [[(p.message.code, p.place.key, p.place.line) for p in found] for _, found in read]
    assert told[0] == told[1]


@given(st.lists(TEXTS, min_size=1, max_size=30))
def test_texts_line_by_line_are_those_texts_or_left_to_the_parser(texts: list[str]) -> None:
    lines = ",\n".join(f"      {json.dumps(text, ensure_ascii=False)}" for text in texts).encode()
    names, groups = names_of(lines), repeated_texts(lines)
    assert names is None or list(names) == texts
    assert groups is None or groups == texts
    is_plain = (
        b"\\" not in lines and max(len(json.dumps(t, ensure_ascii=False)) for t in texts) < 16
    )
    assert (names is None) == (not is_plain or len(set(texts)) < len(texts))
    assert (groups is None) == (not is_plain)


@pytest.mark.parametrize("inner", [b"\xff", b"\xed\xa0\x80", b"\x01", b'","', b'",', b"\\n"])
def test_what_is_no_text_among_lines_of_texts_is_left_to_the_parser(inner: bytes) -> None:
    lines = b'      "Ana",\n      "' + inner + b'",\n      "Luz"'
    assert names_of(lines) is repeated_texts(lines) is None


def test_of_names_that_are_known_to_be_unique_none_is_looked_at_again() -> None:
    read, _ = read_document_bytes(document_bytes(workers(1_000)))
    assert read is not None
    payroll = read.scenario.payroll
    assert isinstance(payroll.names, UniqueNames)
    assert not isinstance(payroll.names[:2], UniqueNames)
    assert isinstance(payroll.groups, tuple)


@given(st.lists(st.integers(0, 40), max_size=60))
def test_rows_as_runs_are_those_rows(rows: list[int]) -> None:
    runs = runs_of(np.array(rows, dtype=np.int64))
    problems = Problems("")
    read = RowRuns().read(runs, "rows", problems)
    assert isinstance(read, np.ndarray)
    assert read.tolist() == rows


def test_older_formats_are_brought_up_step_by_step() -> None:
    steps = {1: lambda raw: raw | {"b": raw["a"]}, 2: lambda raw: raw | {"c": raw["b"]}}
    assert migrated({"format": 1, "a": 5}, steps, newest=3) == {"format": 3, "a": 5, "b": 5, "c": 5}


def test_the_cell_of_each_worker_can_be_named() -> None:
    origin = small().payroll_origin
    assert origin is not None
    assert origin.cell(1) == ("", 3, 2)
    assert origin.cell(2) is None
