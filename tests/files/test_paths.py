"""Bundled and own files are found on every platform and in every way of installing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from remitcalc import paths


def test_a_checkout_has_its_resources_beside_the_package() -> None:
    assert (paths.resources() / "corridors" / "us-guatemala.toml").is_file()


@pytest.mark.parametrize("place", ["resources", "remitcalc/resources"])
def test_a_frozen_program_has_its_resources_where_it_unpacks(place, tmp_path, monkeypatch) -> None:
    (tmp_path / place).mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / place


def test_a_wheel_has_its_resources_inside_the_package(tmp_path, monkeypatch) -> None:
    (tmp_path / "remitcalc" / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "remitcalc" / "paths.py"))
    assert paths.resources() == tmp_path / "remitcalc" / "resources"


def test_own_corridors_are_where_the_platform_keeps_data(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.delenv("APPDATA", raising=False)
    expected = {
        "linux": ".local/share",
        "darwin": "Library/Application Support",
        "win32": "AppData/Roaming",
    }
    for platform, folder in expected.items():
        monkeypatch.setattr(sys, "platform", platform)
        assert paths.own_corridors() == tmp_path / folder / "remitcalc" / "corridors"


def test_the_environment_may_name_the_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "x"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "w"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths.own_corridors() == tmp_path / "x" / "remitcalc" / "corridors"
    monkeypatch.setattr(sys, "platform", "win32")
    assert paths.own_corridors() == tmp_path / "w" / "remitcalc" / "corridors"


def test_an_account_without_a_home_has_no_own_corridors(monkeypatch) -> None:
    def no_home() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", no_home)
    assert paths.own_corridors() is None
