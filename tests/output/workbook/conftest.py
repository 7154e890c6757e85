"""Every workbook of these tests, computed by LibreOffice: started once, which takes longest."""

from __future__ import annotations

import pytest

from tests.output.workbook.books import KINDS, Books, Computed
from tests.output.workbook.recalculation import recalculated
from tests.output.workbook.worked_books import WORKED


@pytest.fixture(scope="session")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Every workbook of these tests, by test."""
    folder = tmp_path_factory.mktemp("workbooks")
    books: Books = {}
    for kind, (scenarios, write) in {**KINDS, **WORKED}.items():
        books[kind] = []
        for name, scenario in scenarios().items():
            path = folder / f"{kind}-{name}.xlsx"
            after = write(scenario, path)
            books[kind].append(Computed(scenario, after, path, folder / "theirs" / path.name))
    paths = [one.ours for some in books.values() for one in some]
    recalculated(paths, folder / "theirs", tmp_path_factory.mktemp("libreoffice"))
    return books
