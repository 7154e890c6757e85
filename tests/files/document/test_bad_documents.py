import json
import os
from pathlib import Path

import pytest

from remitcalc import Payroll, Scenario
from remitcalc.files.document.reading import read_document, read_document_bytes
from remitcalc.files.document.writing import document_bytes, write_document
from remitcalc.files.limits import MOST_DOCUMENT_BYTES
from remitcalc.model.document import Document
from remitcalc.model.message import ModelError
from tests.files.document.making import small
from tests.reference.making import corridor, service

GOOD = document_bytes(small())


def found(content: bytes) -> list[tuple[str, str]]:
    """The code and the key of each problem; there must be one, and no document."""
    document, problems = read_document_bytes(content, "d.remitcalc")
    assert document is None
    assert all(p.place.file == "d.remitcalc" for p in problems)
    errors = [p for p in problems if not p.is_warning]
    assert errors
    return [(p.message.code, p.place.key) for p in errors]


def changed(key: str, value: object) -> bytes:
    """The document with another value at a key; `...` takes it out."""
    tables = json.loads(GOOD)
    *within, last = [int(part) if part.isdigit() else part for part in key.split("/")]
    table = tables
    for part in within:
        table = table[part]
    if value is ...:
        del table[last]
    else:
        table[last] = value
    return json.dumps(tables).encode()


def test_cut_off_at_any_byte_a_document_is_refused() -> None:
    bare = Document(
        Scenario(
            corridor(service(), service(id="pool", kind="pooled")),
            Payroll.uniform(2, 40_000),
            "pool",
            small().scenario.date,
        )
    )
    content = document_bytes(bare)
    assert read_document_bytes(content)[0] is not None
    for length in range(len(content) - 2):  # the last sign but the line break closes it
        assert found(content[:length])


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("format", ..., "missing_key"),
        ("format", 0, "number_out_of_range"),
        ("format", "1", "wrong_type"),
        ("format", True, "wrong_type"),
        ("scenario", ..., "missing_key"),
        ("scenario", [], "wrong_type"),
        ("scenario", None, "wrong_type"),
        ("scenario/share", "equel", "unknown_choice"),
        ("scenario/share", ..., "missing_key"),
        ("scenario/paydays", 0, "number_out_of_range"),
        ("scenario/paydays", 1.5, "wrong_type"),
        ("scenario/date", "2026-02-30", "toml_no_such_day"),
        ("scenario/date", "9999-12-31", "season_past_calendar"),
        ("scenario/employer_share_percent", "101", "percent_out_of_range"),
        ("scenario/employer_share_percent", "1,5", "not_plain_number"),
        ("scenario/employer_share_percent", float("nan"), "number_not_finite"),
        ("scenario/pooled", "nobody", "unknown_pooled_service"),
        ("scenario/individual", "nobody", "unknown_individual_service"),
        ("view/chart", 5, "wrong_type"),
        ("workers/amounts/1", "350.505", "too_many_decimals"),
        ("workers/amounts/1", "350,50", "not_plain_number"),
        ("workers/amounts/1", "0.00", "amount_not_positive"),
        ("workers/amounts/1", "-1.00", "amount_not_positive"),
        ("workers/amounts/1", "9999999999999999.00", "number_too_large"),
        ("workers/amounts/1", None, "wrong_type"),
        ("workers/names/2", 7, "wrong_type"),
        ("workers/names/2", "half \ud83d", "text_half_letter"),
        ("corridor", [], "wrong_type"),
        ("corridor/names/en", "", "empty_text"),
        ("corridor/services/0/sending", "nune", "unknown_choice"),
        ("corridor/defaults/date", "3 March", "wrong_type"),
        ("origins/payroll/digest", "abc", "not_a_digest"),
        ("origins/payroll/rows/0", "4-2", "not_rows"),
        ("origins/payroll/rows/0", "2-99999999", "not_rows"),
        ("origins/payroll/rows/0", 2, "not_rows"),
    ],
)
def test_each_problem_is_told_at_its_key(key: str, value: object, code: str) -> None:
    path = ""
    for part in key.split("/"):
        path += f"[{part}]" if part.isdigit() else f".{part}" if path else part
    assert found(changed(key, value)) == [(code, path)]


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("workers/amounts", ["1.00"], ("columns_differ_in_length", "workers")),
        ("workers/amounts", [], ("empty_table", "workers.amounts")),
        ("workers/amounts", ..., ("no_form", "workers")),
        ("workers/count", 3, ("several_forms", "workers")),
        ("workers/names", ["Ana", "Luz", "Ana"], ("repeated_worker", "workers")),
        ("workers/services", [None, "x", None], ("unknown_individual_service", "workers.services")),
        ("scenario/offers", ["x"], ("unknown_pooled_service", "scenario.pooled")),
        ("origins/payroll/rows", ["2"], ("columns_differ_in_length", "origins.payroll.rows")),
        ("corridor/services", [], ("wrong_length", "corridor.services")),
    ],
)
def test_what_does_not_fit_together_is_told(
    key: str, value: object, expected: tuple[str, str]
) -> None:
    assert found(changed(key, value)) == [expected]


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("sceanrio", "scenario"),
        ("scenario/payday", "paydays"),
        ("workers/name", "names"),
        ("view/charts", "chart"),
        ("origins/payrol", "payroll"),
        ("corridor/service", "services"),
    ],
)
def test_unknown_keys_are_problems_with_what_was_meant(key: str, meant: str) -> None:
    _, problems = read_document_bytes(changed(key, {}))
    unknown = [p for p in problems if p.message.code == "unknown_key"]
    assert [(p.suggestion, p.place.key) for p in unknown] == [(meant, key.replace("/", "."))]


def test_all_problems_are_told_at_once() -> None:
    tables = json.loads(GOOD)
    tables["scenario"]["share"] = "x"
    tables["workers"]["amounts"][0] = "1.005"
    tables["workers"]["amounts"][2] = "x"
    tables["corridor"]["services"][0]["sending"] = 5
    tables["corridor"]["services"][1]["kind"] = 5
    keys = [key for _, key in found(json.dumps(tables).encode())]
    assert keys == [
        *("scenario.share", "workers.amounts[0]", "workers.amounts[2]"),
        *("corridor.services[0].sending", "corridor.services[1].kind"),
    ]


def test_a_newer_format_is_refused_and_nothing_else_is_said_of_it() -> None:
    content = changed("format", 2).replace(b'"scenario"', b'"scene"')
    assert found(content) == [("newer_format", "format")]


def test_a_key_that_stands_twice_is_a_problem() -> None:
    content = GOOD.replace(b'"paydays": 17,', b'"paydays": 17,\n    "paydays": 18,')
    assert ("toml_repeated_key", "paydays") in found(content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b" \n", "file_empty"),
        (b"\xef\xbb\xbf", "not_a_document"),
        (b"PK\x03\x04" + bytes(99), "not_a_document"),
        (bytes(range(256)) * 9, "not_a_document"),
        (b"format = 1\n", "not_a_document"),
        (b"[1, 2]", "not_a_document"),
        (b'"scenario"', "not_a_document"),
        (b"{}", "not_a_document"),
        (b'{"providers": []}', "not_a_document"),
        (b'{"a": "\xff"}', "file_not_utf8"),
        (b'{"a": 1,}', "document_not_json"),
        (b'{"a": "b\nc": 1}', "document_not_json"),
        (GOOD[:-2], "document_cut"),
        (GOOD[: GOOD.index(b'"corridor"') + 5], "document_cut"),
        (GOOD[: len(GOOD) // 2], "document_cut"),
        (b'{"a": "\x00"}', "file_binary"),
        (b'{"a": ' * 100_000, "toml_too_deep"),
        (b"[" * 100_000, "toml_too_deep"),
        (b'{"format": ' + b"9" * 9_000 + b"}", "not_a_document"),
    ],
)
def test_what_is_no_document_is_refused_in_a_sentence(content: bytes, code: str) -> None:
    assert [c for c, _ in found(content)] == [code]


def test_a_fault_of_the_form_has_its_line() -> None:
    _, problems = read_document_bytes(b'{\n  "format": 1\n  "view": {}\n}')
    assert problems[0].place.line == 3
    assert problems[0].place.line_text == '"view": {}'


def test_an_endless_number_takes_no_time() -> None:
    for number in ("1e999999999", "9" * 100_000, "-0." + "0" * 100_000 + "1"):
        tables = changed("workers/amounts/0", 77777).replace(b"77777", number.encode())
        assert found(tables)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    def code(path: Path) -> str:
        document, problems = read_document(path)
        assert document is None
        return problems[0].message.code

    assert code(tmp_path) == "file_is_directory"
    assert code(tmp_path / "none.remitcalc") == "file_missing"
    assert code(tmp_path / "a\0b") == "file_unreadable"
    assert code(Path(os.devnull)) == "file_is_device"
    huge = tmp_path / "huge.remitcalc"
    with huge.open("wb") as file:
        file.truncate(MOST_DOCUMENT_BYTES + 1)
    assert code(huge) == "file_too_large"
    closed = tmp_path / "closed.remitcalc"
    closed.write_bytes(GOOD)
    closed.chmod(0)
    if not os.access(closed, os.R_OK):
        assert code(closed) == "file_not_permitted"


def test_a_corridor_that_no_file_can_hold_is_not_written_over_a_good_one(tmp_path: Path) -> None:
    path = tmp_path / "d.remitcalc"
    write_document(path, small())
    bad = corridor(service(provider=""), service(id="pool", kind="pooled"))
    scenario = Scenario(bad, Payroll.uniform(1, 1), "pool", small().scenario.date)
    with pytest.raises(ModelError):
        write_document(path, Document(scenario))
    assert path.read_bytes() == GOOD
