"""A document stands wherever a corridor does, and what it says is what options leave open."""

import json
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from remitcalc import Payroll, Scenario, load_corridor, paths
from remitcalc.cli.main import main
from remitcalc.files.corridor_library import bundled_corridors
from remitcalc.files.document.origins import digest_of, path_of
from remitcalc.files.document.reading import read_document
from remitcalc.files.document.writing import write_document
from remitcalc.files.kept.version_choice import keep_versions
from remitcalc.files.kept.versions import versions_of
from remitcalc.model.document import Document, View
from tests.files.corridor_draft.making import by_telephone, type_in
from tests.files.document.making import differences, small

PAYROLL = "worker,amount,joins\nAna,400.00,yes\nLuz,350.50,no\n\nEva,99.00,yes\n"


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch, tmp_path):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys):
    def called(*typed):
        code = main([str(word) for word in typed])
        told = capsys.readouterr()
        return code, told.out, told.err

    return called


@pytest.fixture
def document(tmp_path) -> Path:
    scenario = small().scenario.replace(
        paydays=3, share="proportional", employer_share_percent=Decimal(50), individual="cheapest"
    )
    path = tmp_path / "farm.remitcalc"
    write_document(path, small().replace(scenario=scenario, view=View(handout_language="es")))
    return path


def compared(run, *typed):
    code, out, err = run("compare", *typed, "--format", "json")
    assert code == 0, err
    return json.loads(out)


def test_a_document_is_compared_as_it_says(run, document):
    found = compared(run, document)
    assert [w["amount"] for w in found["workers"]] == ["400.00", "350.50", "0.05"]
    assert (found["paydays"], found["share"], found["employer_share"]) == (3, "proportional", "50")


def test_options_go_before_what_a_document_says(run, document):
    found = compared(run, document, "--paydays", 5, "--share", "equal")
    assert (found["paydays"], found["share"], found["employer_share"]) == (5, "equal", "50")
    found = compared(run, document, "--amount", 300, "--names")
    assert [(w["worker"], w["amount"]) for w in found["workers"]] == [
        *(("Ana", "300.00"), ("Luz", "300.00"), ("Eva", "300.00"))
    ]
    found = compared(run, document, "--workers", 2, "--amount", 300)
    assert [w["amount"] for w in found["workers"]] == ["300.00"] * 2


def test_how_much_others_would_send_is_not_guessed(run, document, tmp_path):
    code, _, err = run("compare", document, "--workers", 9)
    assert code == 2
    assert "--workers" in err
    assert "--amount" in err
    alike = tmp_path / "alike.remitcalc"
    scenario = Scenario.of(load_corridor("us-guatemala")).replace(
        payroll=Payroll.uniform(7, 25_000)
    )
    write_document(alike, Document(scenario))
    found = compared(run, alike, "--workers", 9)
    assert [w["amount"] for w in found["workers"]] == ["250.00"] * 9
    assert len(compared(run, alike, "--amount", 100)["workers"]) == 7


def test_compare_writes_a_document_that_gives_the_same_comparison(run, tmp_path):
    payroll = tmp_path / "may.csv"
    payroll.write_text(PAYROLL, encoding="utf-8")
    asked = ("canada-guatemala", "--payroll", payroll, "--paydays", 4, "--leave-out", "3")
    written = tmp_path / "may.remitcalc"
    code, out, err = run("compare", *asked, "-o", written)
    assert (code, out) == (0, ""), err
    assert written.stat().st_mode & 0o777 == 0o600
    assert compared(run, written) == compared(run, *asked)
    read, _ = read_document(written)
    assert read is not None
    origin = read.payroll_origin
    assert origin is not None
    assert (origin.path, origin.digest) == (str(payroll), digest_of(payroll))
    assert origin.cell(0) == ("", 2, 2)
    assert origin.cell(1) == ("", 5, 2)
    assert origin.choices.left_out == frozenset({3})
    assert read.corridor_origin is not None
    assert read.corridor_origin.bundled == "canada-guatemala"
    for one in (origin, read.corridor_origin):
        assert digest_of(path_of(one)) == one.digest, "the file is as it was read"
    payroll.write_text("x", encoding="utf-8")
    assert digest_of(path_of(origin)) not in (origin.digest, None)
    payroll.unlink()
    assert digest_of(path_of(origin)) is None


def test_a_document_written_of_a_document_changes_what_was_said_alone(run, document, tmp_path):
    again = tmp_path / "again.remitcalc"
    assert run("compare", document, "-o", again)[0] == 0
    assert again.read_bytes() == document.read_bytes()
    assert run("compare", document, "--paydays", 9, "-o", again)[0] == 0
    before, after = read_document(document)[0], read_document(again)[0]
    assert differences(before, after) == [".scenario.paydays"]
    assert run("compare", document, "--amount", 9, "-o", again)[0] == 0
    after, _ = read_document(again)
    assert after is not None
    assert after.payroll_origin is None


@pytest.mark.usefixtures("own_home")
def test_a_document_that_is_written_over_becomes_an_older_version(run, document):
    before = document.read_bytes()
    assert run("compare", document, "--paydays", 9, "-o", document) == (0, "", "")
    assert document.read_bytes() != before
    (version,) = versions_of(document)
    assert version.file.read_bytes() == before
    assert version.file.stat().st_mode & 0o777 == 0o600
    assert run("compare", document, "--paydays", 9, "-o", document) == (0, "", "")
    assert len(versions_of(document)) == 1, "it is as it was"


@pytest.mark.usefixtures("own_home")
def test_no_older_version_is_kept_by_a_command_where_the_window_was_told_so(run, document):
    keep_versions(keeps=False)
    assert run("compare", document, "--paydays", 9, "-o", document) == (0, "", "")
    assert versions_of(document) == ()
    keep_versions(keeps=True)
    assert run("compare", document, "--paydays", 4, "-o", document) == (0, "", "")
    assert len(versions_of(document)) == 1


@pytest.mark.usefixtures("own_home")
def test_an_older_version_that_cannot_be_kept_is_told_and_the_document_is_written(run, document):
    before, folder = document.read_bytes(), paths.kept_versions()
    assert folder is not None
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("no folder", encoding="utf-8")
    code, out, err = run("compare", document, "--paydays", 9, "-o", document)
    assert (code, out) == (0, "")
    assert "Its older version could not be kept." in err
    assert document.read_bytes() != before


def test_what_is_half_typed_of_a_corridor_stays_in_a_document_written_of_it(
    run, document, tmp_path
):
    draft = type_in(by_telephone(), 1, "fee", "1.400")
    before, _ = read_document(document)
    assert before is not None
    write_document(document, before.replace(draft=draft))
    code, _, err = run("compare", document, "--paydays", 5, "-o", tmp_path / "other.remitcalc")
    assert code == 0, err
    other, _ = read_document(tmp_path / "other.remitcalc")
    assert other is not None
    assert other.draft is not None
    assert other.draft.tables == draft.tables


def test_a_document_is_printed_where_it_is_asked_for(run, document):
    code, out, _ = run("compare", document, "--format", "remitcalc", "-o", "-")
    assert code == 0
    assert out == document.read_text("utf-8")


@pytest.mark.parametrize("typed", ["--format json -o a.remitcalc", "--format remitcalc -o a.json"])
def test_no_file_is_called_what_it_is_not(run, document, tmp_path, typed):
    code, _, err = run("compare", document, *typed.split())
    assert code == 2
    assert "should end in" in err
    assert not (tmp_path / "a.remitcalc").exists()


def test_rank_takes_day_and_amount_from_a_document(run, document, tmp_path):
    assert run("rank", document)[0] == 2  # the amounts differ
    assert run("rank", document, "--amount", 300)[0] == 0
    alike = tmp_path / "alike.remitcalc"
    scenario = Scenario.of(load_corridor("us-guatemala")).replace(
        payroll=Payroll.uniform(7, 25_000), amount_is="outlay"
    )
    write_document(alike, Document(scenario))
    code, out, err = run("rank", alike, "--format", "json")
    assert code == 0, err
    assert json.loads(out)["amount"] == "250.00"
    said = run("rank", "us-guatemala", "--amount", 250, "--amount-is", "outlay", "--format", "json")
    assert said[1] == out


@pytest.mark.parametrize(
    "way",
    [
        "chart -o out.svg",
        "report -o out.pdf",
        "questions -o out.pdf",
        "handout -o out.pdf",
        "handout --each -o out",
    ],
)
def test_a_document_stands_in_every_command(run, document, tmp_path, way):
    command, *options = way.split()
    code, _, err = run(command, document, *options)
    assert code == 0, err
    (out,) = tmp_path.glob("out*")
    assert len(list(out.iterdir())) == 3 if out.is_dir() else out.stat().st_size


def test_check_validates_documents_and_takes_one_as_corridor(run, document, tmp_path):
    assert run("check", document)[0] == 0
    payroll = tmp_path / "may.csv"
    payroll.write_text(PAYROLL, encoding="utf-8")
    assert run("check", payroll, "--corridor", document)[0] == 0
    bad = tmp_path / "bad.remitcalc"
    bad.write_text(document.read_text("utf-8").replace('"share"', '"sahre"'), encoding="utf-8")
    code, out, _ = run("check", bad)
    assert code == 2
    assert "scenario.sahre" in out
    assert "Did you mean “share”?" in out
    code, _, err = run("compare", bad)
    assert code == 2
    assert "scenario.sahre" in err


def test_without_a_window_open_prints_a_document(run, document):
    code, out, err = run("open", document)
    assert code == 0, err
    assert "3" in out


def test_a_document_is_known_by_what_it_holds_whatever_it_is_called(run, document, tmp_path):
    other = document.rename(tmp_path / "farm.txt")
    assert len(compared(run, other)["workers"]) == 3
    # What compare writes as JSON is no document, though it looks like one.
    assert run("compare", other, "--format", "json", "-o", "answer.json")[0] == 0
    assert run("compare", "answer.json")[0] == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"{", "ends in its midst"),
        (b'{"corridor": {', "ends in its midst"),
        (b'{"format": 1, "providers": [', "ends in its midst"),
        (b'{"format": 1, "providers": [}', "not JSON"),
        (b"\x00\x01", "not a document"),
        (bytes(9_000), "not a document"),
        (b"PK\x03\x04", "not a document"),
        (b'id = "x"', "not a document"),
    ],
)
def test_what_only_has_a_documents_name_is_refused_in_a_sentence(run, tmp_path, content, said):
    path = tmp_path / "a.remitcalc"
    path.write_bytes(content)
    for command in ("compare", "check", "open"):
        code, out, err = run(command, path)
        assert code == 2
        assert "a.remitcalc:" in out + err
        assert said in out + err
        assert "Traceback" not in err


def test_a_corridor_file_that_is_called_a_document_is_read_as_what_it_is(run, tmp_path):
    path = tmp_path / "a.remitcalc"
    path.write_bytes((paths.resources() / "corridors" / "us-guatemala.toml").read_bytes())
    assert run("check", path)[0] == 0
    assert "United States → Guatemala" in run("compare", path)[1]


@pytest.mark.parametrize("length", [0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_document_that_was_cut_off_is_refused_by_every_command(run, document, length):
    content = document.read_bytes()
    document.write_bytes(content[: int(length * len(content))])
    for typed in ("compare", "check", "open", "rank --amount 9", "chart -o a.svg"):
        command, *options = typed.split()
        code, out, err = run(command, document, *options)
        assert code == 2
        assert "farm.remitcalc:" in out + err
        said = " ".join((out + err).split())
        assert "ends in its midst" in said
        assert "Take an older version or another copy of it." in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"format": 1', '"format": 2', "newer format"),
        ('"350.50"', '"350.505"', "more decimals than CAD"),
        ('"sending_currency": "CAD"', '"sending_currency": "XXX"', "corridor.sending_currency"),
        ('"services": [', '"servces": [', "corridor.servces"),
    ],
)
def test_a_document_that_says_what_cannot_be_is_refused_by_every_command(
    run, document, old, new, said
):
    content = document.read_text("utf-8")
    assert old in content
    document.write_text(content.replace(old, new, 1), encoding="utf-8")
    for typed in ("compare", "check", "open", "rank --amount 9", "handout -o a.pdf"):
        command, *options = typed.split()
        code, out, err = run(command, document, *options)
        assert code == 2
        assert said in out + err


def test_a_folder_with_a_documents_name_is_no_document(run, tmp_path):
    (tmp_path / "a.remitcalc").mkdir()
    for typed in ("compare a.remitcalc", "check a.remitcalc"):
        code, out, err = run(*typed.split())
        assert code == 2
        assert "This is a folder" in out + err
    code, _, err = run("compare", "us-guatemala", "-o", "a.remitcalc")
    assert code == 2
    assert "it is a folder" in err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are Unicode")
@pytest.mark.parametrize("name", ["Łucja 李", "محمد", "a\nb", "\udcff", "=1+1", "-", "x" * 240])
def test_documents_have_names_of_any_script(run, document, tmp_path, name):
    target = tmp_path / f"{name}.remitcalc"
    code, _, err = run("compare", document, "-o", target)
    assert code == 0, err
    assert target.read_bytes() == document.read_bytes()
    assert compared(run, target) == compared(run, document)
    assert run("check", target)[0] == 0
    target.write_bytes(b"{")
    assert run("check", target)[0] == run("compare", target)[0] == 2


def test_a_document_that_is_not_there_is_no_unknown_corridor(run):
    code, _, err = run("compare", "none.remitcalc")
    assert code == 2
    assert "There is no such file" in err


def test_a_corridor_file_is_the_origin_of_its_document(run, tmp_path):
    own = tmp_path / "own.toml"
    own.write_bytes(bundled_corridors()["us-guatemala"].read_bytes())
    assert run("compare", own, "-o", "own.remitcalc")[0] == 0
    read, _ = read_document(tmp_path / "own.remitcalc")
    assert read is not None
    assert read.corridor_origin is not None
    assert (read.corridor_origin.path, read.corridor_origin.bundled) == (str(own), "")
    assert digest_of(path_of(read.corridor_origin)) == read.corridor_origin.digest
