"""README's pictures show the program as it is: words always, pixels on a machine like theirs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6")
import numpy as np
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "packaging" / "pictures"
NAMES = ("chart.png", "handout.png", "window-dark.png", "window-light.png")
MOST_BYTES = 150_000
AFRESH = "they show what the program no longer does: run python packaging/pictures.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    command = [sys.executable, str(ROOT / "packaging" / "pictures.py"), str(folder)]
    names = ("LC_ALL", "LANG")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run(
        command, env=kept, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def blurred(image: QImage) -> np.ndarray:
    """Return an image in squares of 8 pixels, so that a letter's edge weighs little."""
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    high, wide = plain.height() // 8, plain.width() // 8
    return rows[: high * 8, : wide * 8].reshape(high, 8, wide, 8).mean(axis=(1, 3))


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_says_what_the_program_says(made, name):
    before, now = QImage(str(KEPT / name)), QImage(str(made / name))
    assert now.size() == before.size(), AFRESH
    assert now.text("Words").splitlines() == before.text("Words").splitlines(), AFRESH
    if now.text("Made with") == before.text("Made with"):
        is_other = np.abs(blurred(now) - blurred(before)) > 24
        assert is_other.mean() < 0.002, AFRESH


def test_there_are_no_more_pictures_than_are_made_and_none_is_large():
    assert sorted(path.name for path in KEPT.iterdir()) == list(NAMES)
    for path in KEPT.iterdir():
        assert path.stat().st_size <= MOST_BYTES


def test_readme_shows_them_all():
    readme = ROOT.joinpath("README.md").read_text(encoding="utf-8")
    shown = re.findall(r"packaging/pictures/([\w-]+\.png)", readme)
    assert sorted(set(shown)) == list(NAMES)
