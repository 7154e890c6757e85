"""Writes what the program is made of, as CycloneDX has it (a bill of materials, SBOM)."""

from __future__ import annotations

import json
import platform
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import project
from program.distributions import canonical, distributions


def write_bill(out: Path, work: Path) -> Path:
    """Return the written file: each package in the program, and the crates inside those of Rust.

    `cyclonedx-py` tells of the whole environment that builds; what is not in the program is taken
    off the list.

    Raises
    ------
    NotHereError
    """
    if find_spec("cyclonedx_py") is None:
        raise project.NotHereError("cyclonedx-py is not installed (pip install '.[packaging]')")
    whole = work / "environment.cdx.json"
    project.run(
        [
            *(sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible"),
            *("--pyproject", project.ROOT / "pyproject.toml", "--output-format", "JSON"),
            *("--output-file", whole, sys.executable),
        ],
        log=work / "cyclonedx.log",
    )
    bill = json.loads(whole.read_text(encoding="utf-8"))
    path = out / f"{project.NAME}-{project.version()}.cdx.json"
    made = json.dumps(_of_the_program(bill), indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(made + "\n", encoding="utf-8", newline="\n")
    return path


def _of_the_program(bill: dict[str, Any]) -> dict[str, Any]:
    packages = distributions()
    names = {canonical(package.name) for package in packages}
    kept = [part for part in bill["components"] if canonical(part["name"]) in names]
    # Where packages lay on the machine that built is nobody's business.
    for part in kept:
        part.pop("externalReferences", None)
    kept += [crate for package in packages for crate in _crates(package)]
    kept.append(
        {
            "type": "platform",
            "name": "CPython",
            "version": platform.python_version(),
            "bom-ref": "cpython",
            "licenses": [{"license": {"id": "PSF-2.0"}}],
        }
    )
    there = {part["bom-ref"] for part in kept} | {bill["metadata"]["component"]["bom-ref"]}
    needs = [entry for entry in bill.get("dependencies", ()) if entry["ref"] in there]
    for entry in needs:
        entry["dependsOn"] = [ref for ref in entry.get("dependsOn", ()) if ref in there]
    return {**bill, "components": kept, "dependencies": needs}


def _crates(package: Any) -> list[dict[str, Any]]:
    lists = [file for file in package.files or () if file.name.endswith(".cyclonedx.json")]
    found: list[dict[str, Any]] = []
    for file in lists:
        told = json.loads(Path(str(package.locate_file(file))).read_text(encoding="utf-8"))
        for part in told["components"]:
            found.append(
                {**part, "bom-ref": f"{canonical(package.name)}/{part['name']}@{part['version']}"}
            )
            found[-1].pop("externalReferences", None)
    return found
