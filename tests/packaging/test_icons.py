"""The icon of every system, read back as that system would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6")
from PySide6.QtGui import QImage, QImageReader

from remitcalc import APPLICATION_ID

ROOT = Path(__file__).parents[2]
SIZES = {16, 22, 24, 32, 48, 64, 128, 256, 512}
GREEN, NEAR = (11, 107, 99), 2


def make(folder: Path) -> Path:
    command = [sys.executable, str(ROOT / "packaging" / "icons.py"), str(folder)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, env=environment, check=True, timeout=60)
    return folder


@pytest.fixture(scope="module")
def icons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("icons"))


def assert_drawn(image: QImage, size: int) -> None:
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() < 255  # round corners
    edge = image.pixelColor(size // 2, size // 16)
    assert all(abs(a - b) <= NEAR for a, b in zip(edge.getRgb()[:3], GREEN, strict=True))
    middle = [image.pixelColor(x, size // 2).lightness() for x in range(size)]
    assert max(middle) > 240  # the arrow


def test_desktops_find_every_size_and_the_drawing(icons):
    found = {}
    for path in icons.glob("hicolor/*/apps/*.png"):
        assert path.name == f"{APPLICATION_ID}.png"
        found[path.parts[-3]] = QImage(str(path))
    assert found.keys() == {f"{size}x{size}" for size in SIZES}
    for name, image in found.items():
        assert_drawn(image, int(name.partition("x")[0]))
    drawing = icons / "hicolor" / "scalable" / "apps" / f"{APPLICATION_ID}.svg"
    assert drawing.read_bytes() == (ROOT / "resources/icons/remitcalc.svg").read_bytes()


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("remitcalc.ico", [16, 20, 24, 32, 40, 48, 64, 256]),
        ("remitcalc.icns", [16, 32, 64, 128, 256, 512, 1024]),
    ],
)
def test_windows_and_macos_find_the_sizes_they_ask_for(icons, name, sizes):
    reader = QImageReader(str(icons / name))
    found = set()
    for at in range(reader.imageCount()):
        assert reader.jumpToImage(at)
        image = reader.read()
        found.add(image.width())
        assert_drawn(image, image.width())
    assert found == set(sizes)


def test_made_again_they_are_the_same_bytes(icons, tmp_path):
    again = make(tmp_path)
    for path in icons.rglob("*.*"):
        if path.is_file():
            assert (again / path.relative_to(icons)).read_bytes() == path.read_bytes()
