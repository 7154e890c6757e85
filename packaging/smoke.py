"""Runs a finished program: `python packaging/smoke.py PROGRAM`, every command and the window.

What it prints and writes must be, byte for byte, what the checkout does in the same environment,
so that nothing of its words, figures, pictures and fonts got lost in freezing, and nothing prints
that should not. Both run in fresh folders with a home of their own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

BAD_INPUT = 2
TOO_LONG = 300
"""Seconds after which a command hangs."""

_SURVEY = "survey.xlsx"
_NOT_OURS = (b"Traceback", b"Warning", b"qt.", b"PyInstaller", b"not part of this installation")
"""What no command may print, even if the checkout does."""

_SIDE = re.compile(rb"(?<=[/\\])frozen(?=[/\\])")
"""What differs between the folders of the two."""

_OF_THE_MOMENT = re.compile(
    rb"/(?:Creation|Mod)Date \([^)]*\)|/ID \[[^]]*\]|xmp:\w+Date=\"[^\"]*\"|uuid:[-0-9a-f]+"
)


@dataclass(frozen=True)
class Case:
    """One command as typed, and how it must end."""

    typed: str
    code: int = 0


def cases() -> list[Case]:
    """Return the commands, in an order in which later ones find the files of earlier ones."""
    tags = ("en", "es", "fr", "de", "sr-Latn", "fr-CA")
    kinds = ("savings", "breakdown", "sensitivity", "amount", "group-size", "season")
    kinds += ("sharing", "speed", "waterfall")
    suffixes = ("png", "svg", "pdf")
    typed = [
        *("--version", "--help", "corridors", "corridors --format json"),
        *(f"compare us-guatemala --language {tag}" for tag in tags),
        *(f"compare us-guatemala --format {name}" for name in ("json", "csv")),
        "compare us-guatemala --csv excel -o excel.csv",
        "compare us-guatemala -o answer.xlsx",
        "rank switzerland-serbia --amount 160",
        *(f"handout canada-guatemala --language {tag} -o handout-{tag}.pdf" for tag in tags),
        *(
            f"chart us-guatemala --kind {kind} -o {kind}.{suffixes[at % len(suffixes)]}"
            for at, kind in enumerate(kinds)
        ),
        "chart us-guatemala --kind savings -o savings.svg",
        "report canada-guatemala -o report.pdf",
        "questions canada-guatemala --language fr",
        "questions us-guatemala -o questions.pdf",
        "report switzerland-serbia --paper letter --language de -o bericht.pdf",
        "template fees.xlsx",
        "check fees.xlsx",
        "compare fees.xlsx",
        "template payroll.xlsx --kind payroll",
        "compare canada-guatemala --payroll payroll.xlsx",
        "handout canada-guatemala --payroll payroll.xlsx --page-language es --each -o pages",
        f"import-rpw {_SURVEY}",
        "import-rpw --corridor USA-GTM -o surveyed.toml",
        "import-rpw --corridor USA-GTM --history -o history.svg",
        "rank surveyed.toml --amount 200",
    ]
    if sys.platform == "linux":  # without a display it prints; elsewhere there always is one
        typed.append("open us-guatemala")
    wrong = ("check nope.toml", "compare nowhere", "chart us-guatemala -o no/such/folder.png")
    return [*(Case(one) for one in typed), *(Case(one, BAD_INPUT) for one in wrong)]


def main(typed: list[str] | None = None) -> int:
    """Tell every difference, and return the exit code."""
    (program,) = sys.argv[1:] if typed is None else typed
    faults = []
    with tempfile.TemporaryDirectory() as place:
        ours, theirs = Path(place, "frozen"), Path(place, "checkout")
        for folder in (ours, theirs):
            _prepare(folder)
        for case in cases():
            frozen = _run([str(Path(program).resolve())], case, ours)
            checkout = _run([sys.executable, "-m", "remitcalc"], case, theirs)
            faults += [f"{case.typed}: {what}" for what in _wrong(case, frozen, checkout)]
        faults += _other_files(ours, theirs)
    from smoke_window import window_faults

    faults += window_faults(Path(program).resolve())
    sys.stdout.write("".join(f"wrong: {fault}\n" for fault in faults))
    sys.stdout.write(f"{len(cases())} commands and the window, {len(faults)} faults\n")
    return 1 if faults else 0


def surroundings(home: Path) -> dict[str, str]:
    """Return the variables of an account with an empty home and no display."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "QT_QPA_PLATFORM")
        and not name.startswith(("XDG_", "REMITCALC_", "PYTEST", "COV_"))
    }
    own = dict.fromkeys(("HOME", "APPDATA", "LOCALAPPDATA", "USERPROFILE"), str(home))
    # Qt writes the fonts of a PDF in the order of a table that is shuffled at each start.
    steady = {"QT_HASH_SEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    return {**kept, **own, **steady, "XDG_RUNTIME_DIR": str(home)}


def _prepare(folder: Path) -> None:
    from tests.files.rpw.workbook import write_workbook

    for name in ("home", "work", "work/pages"):
        (folder / name).mkdir(parents=True)
    write_workbook(folder / "work" / _SURVEY)


def _run(program: list[str], case: Case, folder: Path) -> subprocess.CompletedProcess[bytes]:
    extra = {} if "-m" not in program else {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [*program, *case.typed.split()],
        cwd=folder / "work",
        env={**surroundings(folder / "home"), **extra},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TOO_LONG,
        check=False,
    )


def _wrong(
    case: Case,
    frozen: subprocess.CompletedProcess[bytes],
    checkout: subprocess.CompletedProcess[bytes],
) -> list[str]:
    said = frozen.stdout + frozen.stderr
    found = [f"prints {word.decode()}: {said[-500:]!r}" for word in _NOT_OURS if word in said]
    if frozen.returncode != case.code:
        found.append(f"ends with {frozen.returncode}: {said[-500:]!r}")
    for name in ("stdout", "stderr"):
        here, there = getattr(frozen, name), getattr(checkout, name)
        if _SIDE.sub(b"checkout", here) != there:
            found.append(f"{name} is {here[-300:]!r}, in the checkout {there[-300:]!r}")
    return found


def _other_files(ours: Path, theirs: Path) -> list[str]:
    """Return what differs among the files that both wrote.

    The survey was made for each, and its library has times in it.
    """
    names = {
        path.relative_to(side).as_posix()
        for side in (ours, theirs)
        for path in (side / "work").rglob("*")
        if path.is_file() and path.name != _SURVEY
    }
    found = []
    for name in sorted(names):
        sides = [side / name for side in (ours, theirs)]
        if not all(path.is_file() for path in sides):
            found.append(f"{name} is written by one of the two")
        elif _steady(sides[0]) != _steady(sides[1]):
            found.append(f"{name} is not the same file")
    return found


def _steady(path: Path) -> bytes:
    """Return the content of a file without the moment and number that Qt writes into a PDF."""
    return _OF_THE_MOMENT.sub(b"", path.read_bytes())


if __name__ == "__main__":
    sys.exit(main())
