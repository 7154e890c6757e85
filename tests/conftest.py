"""Tests run on all cores, benchmarks alone.

Property tests have the same examples every time; new ones where REMITCALC_FUZZ is set.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from remitcalc.gui.garbage import search_where_due

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALONE = ("benchmark", "packaging")
_FIRST = ("tests/test_house.py", "tests/output/workbook/test_recalculated.py")
_NEW_OBJECTS = 7_000
"""After how many garbage is searched for, ten times as many as usual: most are gone by then."""

_TOLERATED = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("fuzz", deadline=None, suppress_health_check=_TOLERATED)
settings.register_profile("steady", settings.get_profile("fuzz"), derandomize=True)
settings.load_profile("fuzz" if os.environ.get("REMITCALC_FUZZ") else "steady")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many tests run at once: ratios hold only alone, packages are built once."""
    return 0 if config.option.markexpr in _ALONE else os.cpu_count() or 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Keep thousands of tests and all that they import out of each search for garbage.

    None is automatic from here on: it might run in a thread of work, see `gui.garbage`.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(_NEW_OBJECTS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what waits for other programs: at the end one core would have nothing to do."""
    items.sort(key=lambda item: not item.nodeid.startswith(_FIRST))


def pytest_runtest_logfinish() -> None:
    """Search for garbage between tests, in the thread that runs them."""
    search_where_due()


@pytest.fixture(scope="session", autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep work and versions away from the home of whoever runs the tests."""
    folder = str(tmp_path_factory.mktemp("state"))
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        os.environ[name] = folder


@pytest.fixture
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep notes of writing away from the home of whoever runs the tests."""
    folder = str(tmp_path_factory.mktemp("home"))
    for name in ("HOME", "XDG_DATA_HOME", "APPDATA", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, folder)
