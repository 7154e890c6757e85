import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from remitcalc.cli import compare as compare_command
from remitcalc.cli.main import main
from remitcalc.files.corridor_library import bundled_corridors

FULL = Path("/dev/full")
NO_WINDOW = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
VARIABLES = (*NO_WINDOW, "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch, tmp_path):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "own"))


@pytest.fixture
def run(capsys):
    def called(*typed):
        code = main(typed)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


def test_alone_it_prints_canada_guatemala_and_says_why(run):
    code, out, err = run()
    assert code == 0
    assert "Pooled: C$10.69 each. That beats at least 13 of 15 ways to send alone." in out
    assert (
        err == "remitcalc: There is no display, so the comparison is printed instead of a window.\n"
    )


def test_open_prints_the_file_and_says_that_there_is_no_window(run):
    code, out, err = run("open", str(bundled_corridors()["us-guatemala"]), "other.toml")
    assert code == 0
    assert "United States → Guatemala" in out
    assert "only the first file" in err


def test_compare_takes_every_option(run):
    code, out, err = run(
        *"compare switzerland-serbia --workers 12 --amount 350,50 --amount-is outlay".split(),
        *"--individual cheapest --pooled postfinance-foreign-order --share proportional".split(),
        *"--employer-share 25 --paydays 6 --payday-days 30 --individual-every 2".split(),
        *"--pooled-every=3 --date 2026-06-01 --format json".split(),
    )
    assert (code, err) == (0, "")
    made = json.loads(out)
    assert made["pooled_service"] == "postfinance-foreign-order"
    assert made["workers"][11]["amount"] == "350.50"
    assert (made["share"], made["employer_share"], made["paydays"]) == ("proportional", "25", 6)
    assert (made["amount_is"], made["date"]) == ("outlay", "2026-06-01")


def test_one_of_workers_and_amount_leaves_the_other_as_the_corridor_has_it(run):
    _, out, _ = run(*"compare canada-guatemala --workers 3 --format json".split())
    made = json.loads(out)
    assert [worker["amount"] for worker in made["workers"]] == ["400.00"] * 3


def test_every_mistake_is_told_at_once_in_one_sentence_each(run):
    code, out, err = run(
        *"compare canada-guatemala --amount 1,234 --share equall --workers 0".split(),
        *"--date 2026-02-30 --pooled nope --formt json --paydays".split(),
    )
    assert (code, out) == (2, "")
    lines = err.splitlines()
    assert len(lines) == 7
    assert all(line.startswith("remitcalc: ") and line.endswith((".", "?")) for line in lines)
    assert "Did you mean “--format”?" in err
    assert "Did you mean “equal”?" in err
    assert "without thousands marks" in err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("comapre canada-guatemala", "Did you mean “compare”?"),
        ("compare canada-gautemala", "Did you mean “canada-guatemala”?"),
        ("compare", "Say which corridor, such as canada-guatemala."),
        ("compare canada-guatemala --json", "Did you mean “--format json”?"),
        ("compare canada-guatemala more", "“more” is one word too many here."),
        ("rank canada-guatemala", "--amount must be given."),
        ("check", "Name at least one file."),
        ("compare canada-guatemala --payroll x.csv", "There is no such file."),
        ("compare canada-guatemala --amount --share equal", "--amount needs a value after it."),
        ("compare canada-guatemala --names=yes", "--names takes no value."),
        ("compare canada-guatemala --workers 1 --workers 2", "more than once"),
        ("compare canada-guatemala --format pdf", "--format: “pdf” is not known"),
        ("compare canada-guatemala --amount 0", "An amount must be above zero."),
        ("compare canada-guatemala --amount 99999999999999", "larger than this program can count"),
        ("rank canada-guatemala --amount 0", "An amount must be above zero."),
        ("compare canada-guatemala --language it", "en, es, fr, de, sr-Latn"),
        ("compare no-such-file.toml", "no-such-file.toml: There is no such file."),
        ("carte x", "There is no command “carte”"),
        ("carte x", "questions, import-rpw, check, template."),
        ("--langauge es", "There is no option --langauge here. Did you mean “--language”?"),
        ("--language es carte", "No existe la orden «carte»"),
        ("compare canada-guatemala --force", "There is no option --force here.\n"),
        ("compare canada-guatemala -workers 5", "Did you mean “--workers”?"),
    ],
)
def test_bad_input_ends_with_2_and_a_sentence(run, typed, said):
    code, out, err = run(*typed.split())
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_a_file_in_the_place_of_a_command_is_told_how_to_be_opened(run, tmp_path):
    file = tmp_path / "the farm.remitcalc"
    file.write_bytes(b"{}")
    code, _, err = run(str(file))
    assert code == 2
    assert err.endswith(f'To open it in the window: remitcalc open "{file}"\n')


def test_our_own_failure_ends_with_1_and_no_traceback(run, monkeypatch):
    def fail(_, **__):
        raise RuntimeError("boom")

    monkeypatch.setattr(compare_command, "compare", fail)
    code, out, err = run("compare", "canada-guatemala")
    assert (code, out) == (1, "")
    assert "RuntimeError: boom" in err
    assert "--debug" in err
    with pytest.raises(RuntimeError):
        main(["compare", "canada-guatemala", "--debug"])


def test_an_interruption_is_quiet(run, monkeypatch):
    def interrupt(_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(compare_command, "compare", interrupt)
    assert run("compare", "canada-guatemala") == (130, "", "")


def test_a_file_is_written_whole_and_its_name_decides_the_format(run, tmp_path):
    path = tmp_path / "out.json"
    assert run("compare", "canada-guatemala", "-o", str(path)) == (0, "", "")
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == 2
    _, printed, _ = run("compare", "canada-guatemala", "--format", "json")
    assert path.read_text(encoding="utf-8") == printed
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        (("compare", "canada-guatemala", "-o", "a.pdf"), ".txt, .csv, .json, .xlsx, .remitcalc."),
        (("compare", "canada-guatemala", "--format", "csv", "-o", "a.xlsx"), ".csv."),
        (("rank", "canada-guatemala", "--amount", "300", "-o", "a.XLSX"), ".txt, .csv, .json."),
        (("corridors", "-o", "a.docx"), ".txt, .csv, .json."),
    ],
)
def test_text_is_not_written_under_a_name_that_promises_another_file(
    run, tmp_path, monkeypatch, typed, ends
):
    monkeypatch.chdir(tmp_path)
    code, _, err = run(*typed)
    assert (code, err.endswith(f"should end in one of: {ends}\n")) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(run, tmp_path):
    code, _, err = run("compare", "canada-guatemala", "-o", str(tmp_path / "no" / "a.csv"))
    assert code == 2
    assert "was not written: its folder does not exist." in err


def test_excel_csv_needs_no_other_option(run):
    _, out, _ = run(*"rank us-guatemala --amount 200 --csv excel".split())
    assert out.startswith("\ufeffRank;Service;")


def test_corridors_lists_what_is_at_hand(run):
    code, out, _ = run("corridors")
    assert code == 0
    assert "5.62" in out
    assert [c["id"] for c in json.loads(run("corridors", "--format", "json")[1])] == [
        "canada-guatemala",
        "switzerland-serbia",
        "us-guatemala",
    ]


def test_check_lists_every_problem_with_its_line(run, tmp_path):
    bad = tmp_path / "bad.toml"
    text = bundled_corridors()["canada-guatemala"].read_text(encoding="utf-8")
    bad.write_text(text.replace("paydays = 17", "paydayz = 17"), encoding="utf-8")
    code, out, err = run("check", str(bundled_corridors()["us-guatemala"]), str(bad))
    assert (code, err) == (2, "")
    assert f"{bad}:" in out
    assert "Did you mean “paydays”?" in out
    assert "us-guatemala.toml: no problems" in out


def test_check_of_a_clean_file_ends_with_0(run):
    code, out, _ = run("check", *map(str, bundled_corridors().values()))
    assert code == 0
    assert out.count("no problems") == 3


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("es", "Envío conjunto:"),
        ("fr-CA", "Envoi groupé"),
        ("de", "Gemeinsam:"),
        ("sr-Latn", "Zajednički:"),
    ],
)
def test_the_language_is_the_one_asked_for_or_that_of_the_environment(run, monkeypatch, tag, said):
    assert said in run("compare", "canada-guatemala", "--language", tag)[1]
    monkeypatch.setenv("LANG", f"{tag.replace('-', '_')}.UTF-8")
    assert said in run("compare", "canada-guatemala")[1]
    assert run("compare", "nope")[2]
    _, out, _ = run("compare", "canada-guatemala", "--format", "json")
    assert "No source names the most used service" in out


@pytest.mark.parametrize("tag", ["en", "es", "fr", "de", "sr-Latn"])
@pytest.mark.parametrize(
    "command", [(), ("compare",), ("rank",), ("corridors",), ("check",), ("open",), ("handout",)]
)
def test_help_fits_80_columns_in_every_language(run, tag, command):
    code, out, _ = run(*command, "--help", "--language", tag)
    assert code == 0
    assert all(len(line) <= 80 for line in out.splitlines())
    assert "--language" in out


def test_help_lists_only_what_there_is(run):
    _, out, _ = run("--help")
    assert "handout" in out
    assert "report" in out


def test_colours_are_for_terminals_that_want_them(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def shown():
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        assert main(["compare", "canada-guatemala"]) == 0
        return terminal.getvalue()

    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in shown()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in shown()


# Whole processes: without Qt, without a display.

BLOCKED = (
    "import sys; sys.modules.update(dict.fromkeys(('PySide6', 'pyqtgraph')));"
    "sys.argv[0] = 'remitcalc';"
    "from remitcalc.__main__ import main; code = main();"
)


def process(code, *typed, **named):
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return subprocess.run(
        [sys.executable, "-c", code, *typed],
        capture_output=True,
        check=False,
        env=kept | {"PYTHONUTF8": "1"},
        **named,
    )


TOLD_THREADS = """
import os, sys
from remitcalc import __main__ as program
def tell(code):
    print(len(os.listdir("/proc/self/task")), "numpy" in sys.modules, file=sys.stderr)
program._leave = tell
sys.argv = ["remitcalc", "compare", "canada-guatemala"]
program.main()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="threads are counted as on Linux")
def test_a_command_is_one_thread_however_many_cores_there_are(monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    done = process(TOLD_THREADS)
    assert done.stderr.decode() == "1 True\n"


def test_json_needs_neither_pandas_nor_babel_nor_gettext_nor_qt():
    report = "print([m for m in ('pandas', 'babel', 'gettext', 'argparse', 'remitcalc.gui')"
    code = BLOCKED + report + " if m in sys.modules], file=sys.stderr); sys.exit(code)"
    done = process(code, "compare", "canada-guatemala", "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["format"] == 2
    assert done.stderr.decode().strip() == "[]"


def test_it_runs_as_a_module_without_qt_and_without_a_display():
    done = process(BLOCKED + "sys.exit(code)")
    assert done.returncode == 0
    assert b"Pooled: C$10.69 each." in done.stdout
    assert done.stderr.count(b"\n") == 1


def test_the_version_needs_nothing_else():
    code = BLOCKED + "print('numpy' in sys.modules, 'remitcalc.cli' in sys.modules)"
    done = process(code, "--version")
    assert done.stdout.decode().split() == ["remitcalc", "0.1.0", "False", "False"]


def test_the_help_needs_no_numpy_and_no_babel():
    code = BLOCKED + "print([m for m in ('numpy', 'babel', 'dataclasses') if m in sys.modules])"
    assert process(code, "--help").stdout.decode().splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_who_goes_away_hears_no_complaint():
    reading, writing = os.pipe()
    os.close(reading)
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    done = subprocess.run(
        [sys.executable, "-m", "remitcalc", "compare", "canada-guatemala"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        env=kept,
    )
    os.close(writing)
    assert done.returncode == 141
    assert done.stderr == b""


def test_a_terminal_without_the_characters_gets_stand_ins():
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    done = subprocess.run(
        [sys.executable, "-m", "remitcalc", "compare", "canada-guatemala"],
        capture_output=True,
        check=False,
        env=kept | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 0
    assert b"Canada ? Guatemala" in done.stdout


def test_a_dash_stands_for_the_standard_output(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["compare", "canada-guatemala", "--format", "json", "-o", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["format"] == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is full")
@pytest.mark.parametrize("command", ["compare canada-guatemala", "corridors"])
def test_a_full_standard_output_is_a_sentence(command):
    with FULL.open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "remitcalc", *command.split()],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert ran.returncode == 2
    assert ran.stderr.startswith("remitcalc: The output could not be written to its end")
    assert ran.stderr.count("\n") == 1


def test_a_closed_standard_output_is_no_failure():
    command = f'"{sys.executable}" -m remitcalc corridors >&-'
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
