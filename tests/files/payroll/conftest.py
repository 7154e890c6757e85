"""The corridor that payrolls are read for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remitcalc.files.corridor_library import load_corridor

if TYPE_CHECKING:
    from remitcalc.model.corridor import Corridor


@pytest.fixture(scope="session")
def corridor() -> Corridor:
    return load_corridor("canada-guatemala")
