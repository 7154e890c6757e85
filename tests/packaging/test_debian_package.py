"""The package for Debian and Ubuntu: installed on this system, run, and removed again."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import build

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(shutil.which("dpkg") is None, reason="of Debian's kind only"),
]


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def package(handed_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("deb")
    (out / "remitcalc").symlink_to(handed_out / "remitcalc")
    build(out, "deb")
    (made,) = out.glob("*.deb")
    return made


def test_it_asks_for_what_it_needs_and_holds_what_a_desktop_looks_for(package: Path) -> None:
    asked = run("dpkg-deb", "--field", package, "Depends")
    for name in ("libc6 (>=", "libxcb-cursor0", "libfontconfig1", "libegl1"):
        assert name in asked
    listed = [line.split()[5] for line in run("dpkg-deb", "--contents", package).splitlines()]
    for place in ("applications", "metainfo", "mime/packages", "man/man1", "icons/hicolor"):
        assert any(path.startswith(f"./usr/share/{place}/") for path in listed), place
    # The system's own libraries are the system's.
    assert not [path for path in listed if path.endswith("_internal/libz.so.1")]


def assert_opens_its_documents(document: Path) -> None:
    tools = ("gio", "update-mime-database", "update-desktop-database")
    if not all(map(shutil.which, tools)):
        return
    document.write_text("{}\n")
    kind = run("gio", "info", "-a", "standard::content-type", document).split()[-1]
    assert kind == "application/x-remitcalc+json"
    assert "io.github.remitcalc.Remitcalc.desktop" in run("gio", "mime", kind).splitlines()[0]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs")
@pytest.mark.skipif(Path("/usr/lib/remitcalc").exists(), reason="one is installed already")
def test_it_installs_runs_and_leaves_nothing_behind(package: Path, tmp_path: Path) -> None:
    install = ("dpkg", "--install", package)
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    try:
        if "dependency problems" in done.stderr:
            pytest.skip(f"what it depends on is not at hand: {done.stderr[-500:]}")
        assert done.returncode == 0, done.stderr
        assert run("/usr/bin/remitcalc", "--version").startswith("remitcalc ")
        run("/usr/bin/remitcalc", "report", "us-guatemala", "-o", tmp_path / "r.pdf")
        assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
        assert Path("/usr/share/doc/remitcalc/licences/README.txt").is_file()
        assert_opens_its_documents(tmp_path / "año.remitcalc")
        run(*install)  # an upgrade
        assert run("/usr/bin/remitcalc", "--version").startswith("remitcalc ")
    finally:
        run("dpkg", "--purge", "remitcalc")
    assert not Path("/usr/lib/remitcalc").exists()
    assert not [path for path in Path("/usr/share").rglob("*emitcalc*") if path.exists()]
