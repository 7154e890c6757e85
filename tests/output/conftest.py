"""Recorded files: what a projection wrote when a person last looked at it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_FOLDER = Path(__file__).parent / "data"


@pytest.fixture
def golden():
    """Compare a text with the recorded one; RECORD=1 in the environment records it anew."""

    def compared(name: str, text: str) -> None:
        path = _FOLDER / name
        if os.environ.get("RECORD"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compared
