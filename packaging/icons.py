"""Makes the icon of every system from the one drawing: `python packaging/icons.py FOLDER`.

FOLDER gets `hicolor/` with a PNG of each size and the drawing itself, as desktops of Linux look
for them, `remitcalc.ico` (Windows) and `remitcalc.icns` (macOS). The same bytes each time.
"""

from __future__ import annotations

import os
import shutil
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from remitcalc import APPLICATION_ID, paths

DRAWING = paths.resources() / "icons" / "remitcalc.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels; hicolor's themes ask for these."""

_IN_ICO = (16, 20, 24, 32, 40, 48, 64, 256)
"""Pixels of Windows' lists, menus and taskbars at its usual scales."""

_SMALL, _THIN, _THICK = 24, b'stroke-width="4"', b'stroke-width="5"'
"""Up to this size lines are drawn thicker: a line of one pixel between two is a grey one."""

_LARGEST_PLAIN = 64
"""Larger ones are PNG inside an .ico, which not all that read small ones understand."""

_IN_ICNS = {
    "icp4": 16, "icp5": 32, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024,
    "ic11": 32, "ic12": 64, "ic13": 256, "ic14": 512,
}  # fmt: skip
"""Types that macOS reads PNG from; from ic11 on, and ic10, for screens of twice the dots."""


def drawn(size: int) -> QImage:
    """Return the drawing, `size` pixels wide and high."""
    drawing = DRAWING.read_bytes()
    if size <= _SMALL:
        drawing = drawing.replace(_THIN, _THICK)
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def png(size: int) -> bytes:
    """Return the drawing as a PNG file."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    drawn(size).save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico() -> bytes:
    """Return the drawing as Windows wants it: small sizes plain, the large one as PNG."""
    contents = [_plain(size) if size <= _LARGEST_PLAIN else png(size) for size in _IN_ICO]
    place = 6 + 16 * len(contents)
    entries = b""
    for size, content in zip(_IN_ICO, contents, strict=True):
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<4B2H2I", side, side, 0, 0, 1, 32, len(content), place)
        place += len(content)
    return struct.pack("<3H", 0, 1, len(contents)) + entries + b"".join(contents)


def _plain(size: int) -> bytes:
    """Return a bitmap of blue, green, red and opacity, from the lowest row up, and its mask."""
    image = drawn(size)
    rows = [bytes(image.constScanLine(y))[: 4 * size] for y in reversed(range(size))]
    mask = bytes((size + 31) // 32 * 4 * size)  # nothing: the opacity says it all
    head = struct.pack("<I2i2H6I", 40, size, 2 * size, 1, 32, 0, 4 * size * size, 0, 0, 0, 0)
    return head + b"".join(rows) + mask


def icns() -> bytes:
    """Return the drawing as macOS wants it."""
    parts = b""
    for kind, size in _IN_ICNS.items():
        content = png(size)
        parts += kind.encode() + struct.pack(">I", 8 + len(content)) + content
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def main(folder: Path) -> None:
    """Write every icon into `folder`, which is made where it does not exist."""
    for size in SIZES:
        path = folder / "hicolor" / f"{size}x{size}" / "apps" / f"{APPLICATION_ID}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(size))
    path = folder / "hicolor" / "scalable" / "apps" / f"{APPLICATION_ID}.svg"
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DRAWING, path)
    (folder / "remitcalc.ico").write_bytes(ico())
    (folder / "remitcalc.icns").write_bytes(icns())


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004
        sys.exit("Usage: python packaging/icons.py FOLDER")
    application = QGuiApplication(["icons"])
    main(Path(sys.argv[1]))
