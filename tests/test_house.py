import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP_LEVEL = {
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "packaging",
    "pyproject.toml",
    "remitcalc",
    "resources",
    "tests",
}
MODULES = sorted(ROOT.glob("remitcalc/**/*.py"))


def run(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_code_is_formatted_and_linted() -> None:
    run("ruff", "check", "--no-cache", ".")
    run("ruff", "format", "--no-cache", "--check", ".")


def test_types_hold() -> None:
    # What mypy found before it keeps by the content of each module: only changed ones cost.
    run("mypy")


def test_rooms_import_in_one_direction() -> None:
    code = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_top_level_holds_what_it_should() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    tops = {line.split("/")[0] for line in tracked.stdout.splitlines()}
    assert {top for top in tops if not top.startswith(".")} <= TOP_LEVEL


def imports() -> set[tuple[str, str]]:
    """Return which module imports which, anywhere in its text, for types only or when it runs."""
    names = {".".join(p.relative_to(ROOT).with_suffix("").parts): p for p in MODULES}
    found = set()
    for name, path in names.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                said = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                said = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            else:
                continue
            found |= {(name, one) for one in said if one in names}
    return {(a.removeprefix("remitcalc."), b.removeprefix("remitcalc.")) for a, b in found}


def test_no_modules_import_each_other() -> None:
    left = imports()
    while True:
        # Who imports nobody that is left, or is imported by nobody, is in no circle.
        importing, imported = {a for a, _ in left}, {b for _, b in left}
        kept = {(a, b) for a, b in left if a in imported and b in importing}
        if kept == left:
            break
        left = kept
    assert not left


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_and_functions_can_be_read_in_a_sitting(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 350
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 60, node.name


_OUTCOME = "remitcalc.engine.outcome"
_OF_AN_OUTCOME = {
    "all_comparable",
    "all_possible",
    "outside_range",
    "paid_bound",
    "part_sums",
    "principal_bound",
    "reason_at",
    "received_bound",
    "total_bound",
}
_READS_OUTCOMES = ("output/tables/", "output/workbook/")
SHOWN = [
    path
    for room in ("output", "drawing", "pages", "gui", "cli")
    for path in MODULES
    if f"remitcalc/{room}/" in path.as_posix()
]


@pytest.mark.parametrize("path", SHOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_figures_are_read_from_tables_only(path: Path) -> None:
    if any(room in path.as_posix() for room in _READS_OUTCOMES):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.module != _OUTCOME
        if isinstance(node, ast.Attribute):
            assert node.attr not in _OF_AN_OUTCOME, f"line {node.lineno}"


_FORMULAS = "output/steps/formula.py"


@pytest.mark.parametrize("path", SHOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_how_far_a_figure_holds_is_said_in_one_place(path: Path) -> None:
    if path.name == "figure_words.py" or path.as_posix().endswith(_FORMULAS):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            assert not set(node.value) & set("≥≤"), f"line {node.lineno}"


_CLEARED_WITH_ITS_LIST = {"QListWidgetItem", "QTreeWidgetItem", "QTableWidgetItem"}


@pytest.mark.parametrize("path", SHOWN, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_item_of_a_list_is_made_in_python(path: Path) -> None:
    """Clearing a list with such items ended the process now and then while another thread worked.

    Qt deletes the item, and PySide then looks at a Python object that may be gone. `addItems` and
    models have no such objects.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name):
            assert node.id not in _CLEARED_WITH_ITS_LIST, f"line {node.lineno}"
