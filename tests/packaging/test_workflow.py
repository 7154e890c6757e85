"""The hosted workflow and the Flatpak manifest can be read, and say what the project does."""

from __future__ import annotations

import re
from typing import Any

import pytest

from .conftest import ROOT, module

yaml = pytest.importorskip("yaml", reason="pip install '.[test]'")


def read(path: str) -> dict[str, Any]:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_the_workflow_builds_checks_and_runs_on_each_system() -> None:
    jobs = read(".github/workflows/packages.yml")["jobs"]
    steps = module("build").STEPS
    systems = {}
    for entry in jobs["build"]["strategy"]["matrix"]["include"]:
        asked = entry["steps"].split()
        assert set(asked) <= set(steps)
        assert asked == sorted(asked, key=list(steps).index), "in the order of the build"
        assert {"folder", "check", "smoke", "sbom"} <= set(asked)
        systems[entry["system"].partition("-")[0]] = asked
    assert set(systems) == {"ubuntu", "windows", "macos"}
    assert len(jobs["build"]["strategy"]["matrix"]["include"]) == 4


def test_every_secret_of_the_workflow_is_explained() -> None:
    text = (ROOT / ".github" / "workflows" / "packages.yml").read_text(encoding="utf-8")
    page = (ROOT / "packaging" / "README.md").read_text(encoding="utf-8")
    secrets = set(re.findall(r"secrets\.(\w+)", text))
    assert secrets
    assert not [name for name in secrets if f"`{name}`" not in page]


def test_scripts_of_the_workflow_exist() -> None:
    text = (ROOT / ".github" / "workflows" / "packages.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"packaging/[\w./-]+", text))
    assert named
    assert not [path for path in named if not (ROOT / path).is_file()]


def test_the_flatpak_has_one_name_and_no_network() -> None:
    project = module("project")
    manifest = read(f"packaging/linux/{project.IDENTIFIER}.yml")
    assert manifest["id"] == project.IDENTIFIER
    assert manifest["command"] == project.NAME
    allowed = manifest["finish-args"]
    assert "--share=network" not in allowed
    assert not [line for line in allowed if line.startswith("--filesystem")]
    commands = " ".join(manifest["modules"][0]["build-commands"])
    for name in ("desktop", "metainfo.xml", "xml"):
        assert f"linux/{project.IDENTIFIER}.{name}" in commands
