import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
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


Rule = Callable[[Path, list[ast.AST]], Iterator[str]]
"""Yields what stands in a module, given all the nodes of its text, and should not."""


def imported(_: Path, nodes: list[ast.AST]) -> Iterator[str]:
    """Every name that is imported, for types only or when it runs."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def too_long(path: Path, nodes: list[ast.AST]) -> Iterator[str]:
    """A module that cannot be read in a sitting, and functions that cannot."""
    if len(path.read_text(encoding="utf-8").splitlines()) > 350:
        yield "the whole module"
    for node in nodes:
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            if node.end_lineno - node.lineno >= 60:
                yield node.name


SHOWN = tuple(f"remitcalc/{room}/" for room in ("output", "drawing", "pages", "gui", "cli"))
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
_READS_OUTCOMES = ("remitcalc/output/tables/", "remitcalc/output/workbook/")


def of_an_outcome(path: Path, nodes: list[ast.AST]) -> Iterator[str]:
    """Figures that are read elsewhere than from tables."""
    if named(path).startswith(SHOWN) and not named(path).startswith(_READS_OUTCOMES):
        for node in nodes:
            if isinstance(node, ast.ImportFrom) and node.module == _OUTCOME:
                yield f"line {node.lineno}: {_OUTCOME}"
            if isinstance(node, ast.Attribute) and node.attr in _OF_AN_OUTCOME:
                yield f"line {node.lineno}: {node.attr}"


_SAY_BOUNDS = ("figure_words.py", "output/steps/formula.py")


def said_of_bounds(path: Path, nodes: list[ast.AST]) -> Iterator[str]:
    """Texts with a sign of how far a figure holds."""
    if not named(path).startswith(SHOWN) or named(path).endswith(_SAY_BOUNDS):
        return
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in told and set(node.value) & set("≥≤"):
            yield f"line {node.lineno}: {node.value}"


_CLEARED_WITH_ITS_LIST = {"QListWidgetItem", "QTreeWidgetItem", "QTableWidgetItem"}


def items_of_lists(path: Path, nodes: list[ast.AST]) -> Iterator[str]:
    """Items of lists that are made in Python."""
    for node in nodes if named(path).startswith(SHOWN) else ():
        if isinstance(node, ast.Name) and node.id in _CLEARED_WITH_ITS_LIST:
            yield f"line {node.lineno}: {node.id}"


RULES: tuple[Rule, ...] = (imported, too_long, of_an_outcome, said_of_bounds, items_of_lists)
Found = dict[Rule, dict[str, list[str]]]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def found() -> Found:
    """What each rule finds, by module; each is parsed once, and its tree is not kept."""
    by_rule: Found = {rule: {} for rule in RULES}
    for path in ROOT.glob("remitcalc/**/*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        for rule in RULES:
            if faults := list(rule(path, nodes)):
                by_rule[rule][named(path)] = faults
    return by_rule


def test_the_rules_see_the_modules_they_are_about(found: Found) -> None:
    """Or they would hold of nothing."""
    looked_at = found[imported]
    assert len(looked_at) > 500
    assert all(any(one.startswith(room) for one in looked_at) for room in SHOWN)


def test_no_modules_import_each_other(found: Found) -> None:
    names = {one.removesuffix(".py").replace("/", "."): one for one in found[imported]}
    left = {(a, b) for a, one in names.items() for b in found[imported][one] if b in names}
    while True:
        # Who imports nobody that is left, or is imported by nobody, is in no circle.
        importing, whom = {a for a, _ in left}, {b for _, b in left}
        kept = {(a, b) for a, b in left if a in whom and b in importing}
        if kept == left:
            break
        left = kept
    assert not left


def test_files_and_functions_can_be_read_in_a_sitting(found: Found) -> None:
    assert found[too_long] == {}


def test_figures_are_read_from_tables_only(found: Found) -> None:
    assert found[of_an_outcome] == {}


def test_how_far_a_figure_holds_is_said_in_one_place(found: Found) -> None:
    assert found[said_of_bounds] == {}


def test_no_item_of_a_list_is_made_in_python(found: Found) -> None:
    """Clearing a list with such items ended the process now and then while another thread worked.

    Qt deletes the item, and PySide then looks at a Python object that may be gone. `addItems` and
    models have no such objects.
    """
    assert found[items_of_lists] == {}
