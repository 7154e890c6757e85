"""Charts drawn off screen, with fonts: without them text is boxes and every size is another."""

from __future__ import annotations

import os
from functools import cache

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QFontDatabase

from remitcalc import Comparison, Payroll, Scenario, compare, load_corridor, paths
from remitcalc.output.language import Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    assert qapp.platformName() == "offscreen"
    assert QFontDatabase.families()


@pytest.fixture(scope="session")
def spoken():
    catalogues = paths.resources() / "translations"
    return lambda tag: Language(tag, "", catalogues)


@pytest.fixture(scope="session")
def compared():
    """Compare a bundled corridor, with as many workers, who send the same or not; each once."""

    @cache
    def made(
        corridor: str = "canada-guatemala", workers: int = 0, *, is_mixed: bool = False
    ) -> Comparison:
        scenario = Scenario.of(load_corridor(corridor))
        if is_mixed:
            amounts = np.random.default_rng(7).integers(5_000, 150_000, workers)
            scenario = scenario.replace(payroll=Payroll(amounts))
        elif workers:
            amount = int(scenario.payroll.amounts[0])
            scenario = scenario.replace(payroll=Payroll.uniform(workers, amount))
        return compare(scenario)

    return made
